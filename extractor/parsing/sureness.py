"""How sure a figure of running text is: what speaks for it, and which of two readings stands.

The rules and the trained tagger both read a sentence.  Of each figure that either finds it is told
how it was read, how sure its parts are, and whether the other reads the same; a trained model
(``models/cards/prose-figures.md``) makes of that the probability that the whole record is right,
which is its confidence.  Of two readings of one number the surer stands, if it is sure enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log

from extractor.language.classifier import Classifier
from extractor.language.joining import Joined
from extractor.parsing import figure_words
from extractor.parsing.indicator_names import unit_in_name
from extractor.parsing.lead_names import measure_like
from extractor.records import Figure, ItemKind

NAME, VERSION = "prose-figures", 3
RULE, TAGGED = "rule", "tagged"
# the least probability by the kind of item: reports on other things seldom hold indicators, and
# minutes have more numbers in passing than the paragraphs that the model has learned from
LEAST = {ItemKind.REPORT: 0.9, ItemKind.APPENDIX: 0.9, ItemKind.MINUTES: 0.6}
EVEN = 0.5
TOLD = ("indicator", "unit", "measure", "period")  # what two readings of a number may tell apart
WORD = re.compile(r"[\w%£]+")
LONG_NAME, MANY = 15, 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as the rules or the tagger (``by``) read it.  ``start`` is where its number stands
    in its block; ``joined`` is what the tagger makes of that number, if anything; ``values`` are
    those of its sentence; ``text`` is the block's."""

    figure: Figure
    start: int
    by: str
    joined: Joined | None
    values: int = 1
    inferred: bool = False
    text: str = ""


def weighed(readings: Sequence[Reading], model: Classifier, kind: ItemKind) -> Iterator[Figure]:
    """The figures that are sure enough, one a number.

    Where the block leads with a name that is set out as one, the rules' reading stands: the
    layout says what no sentence does.
    """
    least = max(model.threshold, LEAST.get(kind, 0.0))
    for told in by_number(readings):
        sure = [model.probability(features(each, told, kind)) for each in told]
        led = [n for n, each in enumerate(told) if each.by == RULE and not each.inferred]
        best = led[0] if led else max(range(len(told)), key=sure.__getitem__)
        if led or sure[best] >= least:
            yield replace(told[best].figure, confidence=round(sure[best], 2))


def unweighed(readings: Sequence[Reading], kind: ItemKind) -> Iterator[Figure]:
    """Without a model: all that the rules read, and of the tagger's what they do not."""
    least = LEAST.get(kind, EVEN)
    for told in by_number(readings):
        first = next((each for each in told if each.by == RULE), told[0])
        likely = first.joined is not None and first.joined.likely
        if first.by == RULE or (likely and first.figure.confidence >= least):
            yield first.figure


def by_number(readings: Iterable[Reading]) -> list[list[Reading]]:
    """The readings of each number, in order of place."""
    found: dict[int, list[Reading]] = defaultdict(list)
    for each in readings:
        found[each.start].append(each)
    return [found[start] for start in sorted(found)]


def features(reading: Reading, told: Sequence[Reading], kind: ItemKind) -> dict[str, float]:
    """What speaks for a reading and against it."""
    named = (
        *_of_reading(reading, kind),
        *_beside(reading, told),
        *_of_name(reading),
        *_around(reading),
    )
    return dict.fromkeys(named, 1.0) | _sure(reading)


def _of_reading(reading: Reading, kind: ItemKind) -> Iterator[str]:
    figure, by, joined = reading.figure, _by(reading), reading.joined
    yield f"by={by}"
    yield f"by={by}|{kind}"
    yield f"by={by}|{figure.measure}"
    yield f"by={by}|tag={joined.label if joined else '-'}"
    yield f"by={by}|likely={joined.likely if joined else '-'}"
    yield f"by={by}|values={min(reading.values, MANY)}"
    yield f"by={by}|named={joined.named if joined else '-'}"
    yield f"named={joined.named if joined else '-'}|{kind}"
    period = "none" if figure.period is None else "own" if joined and joined.told else "report"
    yield f"by={by}|period={period}"
    yield f"measure={figure.measure}|period={period}"


def _by(reading: Reading) -> str:
    return f"{reading.by}-inferred" if reading.inferred else reading.by


def _beside(reading: Reading, told: Sequence[Reading]) -> Iterator[str]:
    """Where the other reads the same number otherwise."""
    others = [each for each in told if each.by != reading.by]
    if not others:
        yield f"{_by(reading)}|alone"
        return
    own, other = reading.figure, others[0].figure
    unlike = [name for name in TOLD if getattr(own, name) != getattr(other, name)]
    yield from (f"{_by(reading)}|unlike={name}" for name in unlike)
    if not unlike:
        yield f"{_by(reading)}|same"
    if "indicator" in unlike:
        mine, theirs = own.indicator.lower(), other.indicator.lower()
        part = "holds" if theirs in mine else "held" if mine in theirs else "apart"
        yield f"{_by(reading)}|name={part}"


def _of_name(reading: Reading) -> Iterator[str]:
    """Whether the name reads as one, and goes with the unit."""
    name, by = reading.figure.indicator, reading.by
    said = WORD.findall(name)
    yield f"{by}|long={min(len(said) // 2, LONG_NAME // 2)}"
    yield f"{by}|measure-like={measure_like(name)}"
    yield f"{by}|capital={name[:1].isupper()}"
    yield f"{by}|digit={any(c.isdigit() for c in name)}"
    yield f"{by}|first={said[0].lower() if said else ''}"
    yield f"last={said[-1].lower() if said else ''}"
    told, unit = unit_in_name(name), reading.figure.unit
    bare = reading.joined is None or reading.joined.number.unit is None
    yield f"{by}|unit={unit}|{'same' if told == unit else told}|bare={bare}"


def _around(reading: Reading) -> Iterator[str]:
    """What is said around the number: of an indicator, or in passing."""
    text = reading.text or reading.figure.as_printed
    return figure_words.features(figure_words.around(text, reading.start, reading.figure.indicator))


def _sure(reading: Reading) -> dict[str, float]:
    """The probabilities of the parts, as log-odds."""
    joined, by = reading.joined, reading.by
    if joined is None:
        return {}
    sure = joined.sure
    parts = {"value": sure.value, "name": sure.name, "tags": sure.tags, "period": sure.period}
    parts["measure"] = sure.measure
    told = {f"{by}|odds-{part}": _odds(share) for part, share in parts.items()}
    ahead = sure.name / max(sure.name + sure.rival, 1e-6)
    whole = sure.value * sure.tags * sure.period * sure.measure * ahead
    return told | {f"{by}|ahead": _odds(ahead), f"{by}|whole": _odds(whole)}


def _odds(share: float) -> float:
    kept = min(max(share, 0.005), 0.995)
    return round(log(kept / (1 - kept)) / 2, 3)
