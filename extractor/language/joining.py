"""Joins each value of a paragraph to what it measures, to its measure and to its period.

The tagger says which numbers are values, which words are indicators' names and periods; what
belongs to what is told by their places: beside one another, in the same sentence, one after
another for "respectively", or in the sentence before for "this figure" and "performance".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.language.entities import VALUES, Entity
from extractor.language.numbers import VALUE, Number
from extractor.language.patterns import PatternFile, load
from extractor.language.periods import FoundPeriod
from extractor.records import Period, Stretch

ARTICLE = re.compile(r"^(?:the|a|an|our|its|this|these|those|all)\s+", re.IGNORECASE)
# as in: 82% (of) calls answered, 14 (per cent of the) pupils
OF_NAME = re.compile(r"\s*(?:of|for|in|on)?\s*(?:all\s+|the\s+|our\s+|these\s+)*", re.IGNORECASE)
RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
# between a value and the period that is its own
TIED = re.compile(
    r"\s*[(\[,–-]?\s*(?:(?:in|for|during|at|as|by|the|end|of|on|to|reported|recorded|since|over"
    r"|across|cumulative|total|position|figure)\s+)*[(\[]?",
    re.IGNORECASE,
)
# between a period and the value after it
LED = re.compile(
    r"\s*(?:was|were|is|are|figure|outturn|result|value|level|of|at|:|,|–|-|stood|position)?"
    r"(?:\s+(?:was|were|is|of|at))?\s*[:(]?\s*",
    re.IGNORECASE,
)
# where a part of a sentence ends
PART_END = re.compile(r"[,;:()]|\band\b|\bwhile\b|\bwhereas\b")
KINDS = {
    "TARGET": ("intervention", "target"),
    "COMPARATOR": ("statistical-neighbours", "regional", "national"),
}
ROLES = (VALUE, "limit", "length")
MOST = 6  # values of a sentence; more is a table that lost its rules, and nobody's names hold


class JoinWords(PatternFile):
    """``measures`` are words near a value that tell its measure; ``apart`` are words between a
    period and a value that show it is another one's, ``since`` before a period that a change is
    counted from, ``earlier`` before a value of an earlier time; with ``said`` begins what is said
    of an indicator."""

    measures: Mapping[str, tuple[str, ...]]
    apart: tuple[str, ...]
    since: tuple[str, ...]
    earlier: tuple[str, ...]
    said: tuple[str, ...]


def words() -> JoinWords:
    """The data file of joining."""
    return load("extractor.language", "joining", JoinWords)


@dataclass(frozen=True, slots=True)
class Joined:
    """A value with what it is of.

    ``indicator`` is the name as printed, or None where the paragraph has none; ``named`` is how
    it was found: sentence, or earlier (taken up from a sentence before).  ``period`` is None
    where the sentence names none, or (``told``) one that cannot be told; ``earlier`` says that it
    is of some time before.
    ``score`` is the tagger's probability of the value.
    """

    number: Number
    measure: str
    indicator: str | None
    named: str
    period: Period | None
    told: bool
    earlier: bool
    sentence: Stretch
    score: float


@dataclass(frozen=True, slots=True)
class Said:
    """Words for a period; ``period`` is None where the grammar cannot tell which it is."""

    start: int
    end: int
    period: Period | None


@cache
def _any(names: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


def join(
    text: str,
    entities: Sequence[Entity],
    numbers: Sequence[Number],
    periods: Sequence[FoundPeriod],
    sentences: Sequence[Stretch],
) -> Iterator[Joined]:
    """Every value of a paragraph, in order.  Raises nothing: what cannot be told is None."""
    names: list[Entity] = []
    said = _said(entities, periods)
    for start, end in sentences:
        inside = [e for e in entities if start <= e.start < end]
        own = [e for e in inside if e.label == "INDICATOR"]
        values = [e for e in inside if e.label in VALUES]
        told = [p for p in said if start <= p.start < end]
        if len(values) > MOST:
            continue
        scene = _Scene(text, (start, end), values, own, names[-1:], told)
        for place, value in enumerate(values):
            number = _number_of(value, numbers)
            if number:
                yield _joined(scene, place, value, number)
        names = [*names, *own]


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence: its values, the names in it, the last name before it, and its periods."""

    text: str
    stretch: Stretch
    values: Sequence[Entity]
    names: Sequence[Entity]
    before: Sequence[Entity]
    periods: Sequence[Said]


def _said(entities: Sequence[Entity], periods: Sequence[FoundPeriod]) -> list[Said]:
    """The periods that the grammar finds, and words for one that only the tagger knows."""
    known = [Said(p.start, p.end, p.period) for p in periods]
    blind = [
        Said(e.start, e.end, None)
        for e in entities
        if e.label == "PERIOD" and not any(p.start < e.end and e.start < p.end for p in known)
    ]
    return sorted([*known, *blind], key=lambda p: p.start)


def _number_of(value: Entity, numbers: Sequence[Number]) -> Number | None:
    """The number that a value's words hold; one that the grammar knows for a time of day, a
    reference or an age is none."""
    inside = (n for n in numbers if n.start < value.end and n.end > value.start)
    return next((n for n in inside if n.role in ROLES), None)


def _joined(scene: _Scene, place: int, value: Entity, number: Number) -> Joined:
    name = _name_of(scene, place)
    said = _period_of(scene, place)
    left = scene.text[scene.stretch[0] : value.start]
    earlier = said is None and bool(_before(words().earlier).search(left))
    return Joined(
        number=number,
        measure=_measure(scene, place, value),
        indicator=name_words(scene.text[name.start : name.end]) if name else None,
        named="sentence" if name in scene.names else "earlier",
        period=said.period if said else None,
        told=said is not None,
        earlier=earlier,
        sentence=scene.stretch,
        score=value.score,
    )


def _name_of(scene: _Scene, place: int) -> Entity | None:
    """The name a value is of: right after it, in order for "respectively", or the last before."""
    value, names = scene.values[place], scene.names
    if not names:
        return scene.before[-1] if scene.before else None
    after = next((n for n in names if n.start >= value.end), None)
    if after and OF_NAME.fullmatch(scene.text, value.end, after.start):
        return after
    if RESPECTIVELY.search(scene.text, *scene.stretch):
        alike = [v for v in scene.values if v.label == value.label]
        order = alike.index(value)
        if len(names) == len(alike):
            return names[order]
    earlier = [n for n in names if n.end <= value.start]
    return earlier[-1] if earlier else names[0]


def name_words(name: str) -> str:
    """A name as printed, without its article and without what is said of it: "retention rates"
    of "the retention rates also fell"."""
    bare = ARTICLE.sub("", name)
    said = _said_of(words().said).search(bare)
    return bare[: said.start()].rstrip(" ,") if said and said.start() > 3 else bare


@cache
def _said_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:has|have|had|also|again)\s)*{_any(names).pattern}", re.IGNORECASE)


def _measure(scene: _Scene, place: int, value: Entity) -> str:
    """The measure of a value by its label and the words beside it, up to its neighbours: those
    of its own part of the sentence first, after it before before it."""
    if value.label == "FIGURE":
        return "actual"
    start = scene.values[place - 1].end if place else scene.stretch[0]
    following = scene.values[place + 1].start if place + 1 < len(scene.values) else None
    left = scene.text[start : value.start]
    right = PART_END.split(scene.text[value.end : following or scene.stretch[1]])[0]
    kinds = KINDS[value.label]
    told = (_kind_in(part, kinds) for part in (right, PART_END.split(left)[-1], left))
    return next((kind for kind in told if kind), kinds[-1])


def _kind_in(text: str, kinds: tuple[str, ...]) -> str | None:
    return next((kind for kind in kinds if _any(words().measures[kind]).search(text)), None)


def _period_of(scene: _Scene, place: int) -> Said | None:
    """The period that the sentence gives a value.

    One right beside it; else, for what stands beside the figure (a target, others' average), the
    figure's; else one before that no comparison parts from it, or the sentence's first figure's.
    """
    if (beside := _beside(scene, place)) is not None:
        return beside
    first = next((k for k, v in enumerate(scene.values) if v.label == "FIGURE"), place)
    value = scene.values[place]
    if value.label != "FIGURE" and first != place:
        return _period_of(scene, first)
    if (before := _before_value(scene, value)) is not None:
        return before
    if first < place and not _compared(scene, place):
        return _period_of(scene, first)
    return _after_all(scene, value) if first == place else None


def _beside(scene: _Scene, place: int) -> Said | None:
    """A period right before a value ("Q2: 84%") or right after it ("84% in Q2")."""
    value, mine = scene.values[place], scene.periods
    before = next((p for p in reversed(mine) if p.end <= value.start), None)
    if before and LED.fullmatch(scene.text, before.end, value.start):
        return before
    after = next((p for p in mine if p.start >= value.end), None)
    tied = after and TIED.fullmatch(scene.text, value.end, after.start)
    return after if tied and after and not _leads(scene, after) else None


def _leads(scene: _Scene, period: Said) -> bool:
    """Whether a period stands right before another value: "(Q2 41.5)", "81%; Q2 was 84%"."""
    following = next((v for v in scene.values if v.start >= period.end), None)
    return bool(following and LED.fullmatch(scene.text, period.end, following.start))


def _before_value(scene: _Scene, value: Entity) -> Said | None:
    """The last period before a value that no other figure and no comparison parts from it."""
    before = next((p for p in reversed(scene.periods) if p.end <= value.start), None)
    if before is None or before in _owned(scene, value):
        return None
    between = [v for v in scene.values if before.end <= v.start < value.start]
    if any(v.label == "FIGURE" for v in between):
        return None
    apart = _any(words().apart).search(scene.text[before.end : value.start])
    since = _any(words().since).search(scene.text[max(0, before.start - 12) : before.start])
    return None if apart or since else before


def _owned(scene: _Scene, value: Entity) -> list[Said]:
    """The periods that stand beside other figures."""
    others = [k for k, v in enumerate(scene.values) if v.label == "FIGURE" and v != value]
    return [said for k in others if (said := _beside(scene, k)) is not None]


def _after_all(scene: _Scene, value: Entity) -> Said | None:
    """The first period after the sentence's first figure, where nothing is compared with it."""
    after = next((p for p in scene.periods if p.start >= value.end), None)
    if after is None or _leads(scene, after):
        return None
    between = scene.text[value.end : after.start]
    others = any(value.end <= v.start < after.start for v in scene.values)
    apart = _any(words().apart + words().since).search(between)
    return None if others or apart else after


def _compared(scene: _Scene, place: int) -> bool:
    """Whether a value is compared with the one before it: "from 95.0%", "compared to 61%"."""
    left = scene.values[place - 1].end
    return bool(_any(words().apart).search(scene.text[left : scene.values[place].start]))


@cache
def _before(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_any(names).pattern}\s*[(]?\s*$", re.IGNORECASE)
