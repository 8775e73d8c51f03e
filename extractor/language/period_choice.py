"""Which period a value is of: every one that it may be, and what speaks for each.

What the rules alone would choose is among it; a trained model weighs it
(``models/cards/value-periods.md``), and without the model the rules decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.language.classifier import Classifier
from extractor.language.entities import Entity
from extractor.language.join_words import any_of, words
from extractor.language.scenes import Said, Scene
from extractor.records import Period

NAME, VERSION = "value-periods", 1
RULE = "rule"
REPORT, EARLIER = "report", "unknown"
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
# between a period that is only compared with and the value after it
GOES_ON = re.compile(r"\s*(?:[–—-]|,?\s+and(?:\s+out\s+of)?)\s*")
COMPARED = re.compile(r"\b(?:compar(?:ed|ison)\s+(?:to|with)|than)\s+(?:the\s+)?$", re.IGNORECASE)
SINCE = re.compile(r"\s*(?:since|on)\s+(?:the\s+)?", re.IGNORECASE)
PAST = re.compile(r"(?:the\s+)?(?:last|previous|prior)\b", re.IGNORECASE)
AHEAD = 24  # characters before a period that may say that it is compared with
WORD = re.compile(r"[\w%£']+")
MARKS = re.compile(r"[(),;:–—-]")
SENTENCES = re.compile(r"[.?!]\s")
FEW = 3


@dataclass(frozen=True, slots=True)
class PeriodOption:
    """A period that a value may be of.  ``how`` is sentence, before (in an earlier sentence),
    report, or unknown: of a time before that nothing tells."""

    how: str
    said: Said | None = None
    period: Period | None = None


def options(scene: Scene) -> list[PeriodOption]:
    """Every period that the values of a sentence may be of."""
    own = [PeriodOption("sentence", said, said.period) for said in scene.periods]
    before = [said for said in scene.every_period if said.end <= scene.stretch[0]]
    past = [PeriodOption("before", said, said.period) for said in before[-FEW:]]
    context = PeriodOption(REPORT, None, scene.paragraph.context)
    return [*own, *past, context, PeriodOption(EARLIER)]


def _only_compared(scene: Scene, place: int, option: PeriodOption) -> bool:
    """Whether a value goes on behind a period that what is before it is compared with: "better
    compared to the previous year - 80%", "in comparison to last year and 82% had one"; or is what
    it has come to "since the last quarter"."""
    said, value = option.said, scene.values[place]
    if said and SINCE.fullmatch(scene.text, value.end, said.start):
        return PAST.match(scene.text, said.start, said.end) is not None
    if said is None or not GOES_ON.fullmatch(scene.text, said.end, value.start):
        return False
    return COMPARED.search(scene.text[max(0, said.start - AHEAD) : said.start]) is not None


def chosen(scene: Scene, place: int, model: Classifier | None) -> tuple[PeriodOption, float]:
    """The likeliest period, with its probability."""
    found = [each for each in options(scene) if not _only_compared(scene, place, each)]
    rule = by_rule(scene, place, found)
    if model is None:
        return rule, 1.0
    told = features(scene, place, found, rule)
    shares = [model.probability(each) for each in told]
    best = max(range(len(found)), key=shares.__getitem__)
    return found[best], shares[best]


# --- by rule ------------------------------------------------------------------------------------


def by_rule(scene: Scene, place: int, found: Sequence[PeriodOption]) -> PeriodOption:
    """The period that the sentence gives a value; where it gives none the report's, unless the
    words before the value show that it is of an earlier time."""
    said = _period_of(scene, place)
    own = next((each for each in found if said is not None and each.said == said), None)
    if own is not None:
        return own
    left = scene.text[scene.stretch[0] : scene.values[place].start]
    earlier = re.search(rf"{any_of(words().earlier).pattern}\s*[(]?\s*$", left, re.IGNORECASE)
    return found[-1] if earlier else found[-2]


def _period_of(scene: Scene, place: int) -> Said | None:
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


def _beside(scene: Scene, place: int) -> Said | None:
    """A period right before a value ("Q2: 84%") or right after it ("84% in Q2")."""
    value, mine = scene.values[place], scene.periods
    before = next((p for p in reversed(mine) if p.end <= value.start), None)
    if before and LED.fullmatch(scene.text, before.end, value.start):
        return before
    after = next((p for p in mine if p.start >= value.end), None)
    tied = after and TIED.fullmatch(scene.text, value.end, after.start)
    return after if tied and after and not _leads(scene, after) else None


def _leads(scene: Scene, period: Said) -> bool:
    """Whether a period stands right before another value: "(Q2 41.5)", "81%; Q2 was 84%"."""
    following = next((v for v in scene.values if v.start >= period.end), None)
    return bool(following and LED.fullmatch(scene.text, period.end, following.start))


def _before_value(scene: Scene, value: Entity) -> Said | None:
    """The last period before a value that no other figure and no comparison parts from it."""
    before = next((p for p in reversed(scene.periods) if p.end <= value.start), None)
    if before is None or before in _owned(scene, value):
        return None
    between = [v for v in scene.values if before.end <= v.start < value.start]
    if any(v.label == "FIGURE" for v in between):
        return None
    apart = any_of(words().apart).search(scene.text[before.end : value.start])
    since = any_of(words().since).search(scene.text[max(0, before.start - 12) : before.start])
    return None if apart or since else before


def _owned(scene: Scene, value: Entity) -> list[Said]:
    """The periods that stand beside other figures."""
    others = [k for k, v in enumerate(scene.values) if v.label == "FIGURE" and v != value]
    return [said for k in others if (said := _beside(scene, k)) is not None]


def _after_all(scene: Scene, value: Entity) -> Said | None:
    """The first period after the sentence's first figure, where nothing is compared with it."""
    after = next((p for p in scene.periods if p.start >= value.end), None)
    if after is None or _leads(scene, after):
        return None
    between = scene.text[value.end : after.start]
    others = any(value.end <= v.start < after.start for v in scene.values)
    apart = any_of(words().apart + words().since).search(between)
    return None if others or apart else after


def _compared(scene: Scene, place: int) -> bool:
    """Whether a value is compared with the one before it: "from 95.0%", "compared to 61%"."""
    left = scene.values[place - 1].end
    return bool(any_of(words().apart).search(scene.text[left : scene.values[place].start]))


# --- what speaks for a period -------------------------------------------------------------------


def features(
    scene: Scene, place: int, found: Sequence[PeriodOption], rule: PeriodOption
) -> list[dict[str, float]]:
    """Of each option what speaks for it and against it."""
    return [
        dict.fromkeys((*_of_option(scene, place, each, found), *_rule(each, rule)), 1.0)
        for each in found
    ]


def _rule(option: PeriodOption, rule: PeriodOption) -> Iterator[str]:
    if option == rule:
        yield f"{RULE}={option.how}"
    elif option.period is not None and option.period == rule.period:
        yield f"{RULE}-same={option.how}"
    else:
        yield f"{RULE}-not={option.how}|{rule.how}"


def _of_option(
    scene: Scene, place: int, option: PeriodOption, found: Sequence[PeriodOption]
) -> Iterator[str]:
    value = scene.values[place]
    own = sum(o.how == "sentence" for o in found)
    where = _where(value, option)
    yield f"where={where}"
    yield f"where={where}|{value.label}|own={min(own, FEW)}"
    yield from _left_of_value(scene, place, where)
    figures = sum(v.label == "FIGURE" for v in scene.values)
    nth = sum(v.label == "FIGURE" for v in scene.values[:place])
    yield f"nth={where}|{value.label}|{min(nth, 2)}of{min(figures, 3)}"
    if option.said is None:
        yield f"context={where}|{option.period is not None}"
        yield f"after-day={where}|{_last_kind(found)}|own={min(own, 1)}|{value.label}"
        return
    yield from _kind(scene, option, where)
    yield from _preposition(scene, option.said, where)
    if option.how == "sentence":
        yield from _between(scene, place, option.said, where)
        yield from _in_order(scene, place, option.said)
    else:
        later = [o for o in found if o.said and o.how == "before"]
        back = min(len(later) - later.index(option), FEW)
        yield f"back={back}|own={min(own, 1)}"
        parted = len(SENTENCES.findall(scene.text, option.said.end, value.start))
        yield f"carried={_kind_of(option)}|{back}|{min(parted, FEW)}|own={min(own, 1)}"
        yield f"carried={_kind_of(option)}|{_ends_report(scene, option)}|own={min(own, 1)}"


def _kind_of(option: PeriodOption) -> str:
    return option.period.type if option.period else "none"


def _last_kind(found: Sequence[PeriodOption]) -> str:
    """The kind of the last period of an earlier sentence."""
    before = [o for o in found if o.how == "before"]
    return _kind_of(before[-1]) if before else "-"


def _ends_report(scene: Scene, option: PeriodOption) -> bool:
    """Whether a period ends with the report's: its last day or month."""
    context = scene.paragraph.context
    return bool(context and option.period and option.period.end == context.end)


def _where(value: Entity, option: PeriodOption) -> str:
    if option.how != "sentence" or option.said is None:
        return option.how
    return "left" if option.said.start < value.start else "right"


def _left_of_value(scene: Scene, place: int, where: str) -> Iterator[str]:
    """The words before a value: "from 81%", "than the 79%"."""
    start = scene.values[place - 1].end if place else scene.stretch[0]
    said = WORD.findall(scene.text[start : scene.values[place].start].lower())
    for step, word in enumerate(reversed(said[-3:]), 1):
        yield f"left{step if step < 2 else 2}={word}|{where}"
    compared = bool(place) and _compared(scene, place)
    yield f"compared={compared}|{where}|{scene.values[place].label}"


def _kind(scene: Scene, option: PeriodOption, where: str) -> Iterator[str]:
    period, context = option.period, scene.paragraph.context
    yield f"type={period.type if period else 'none'}|{where}"
    if period and context:
        order = "same" if period.label == context.label else "past"
        order = order if period.end <= context.end else "after"
        inside = context.start <= period.start and period.end <= context.end
        yield f"context={order}{inside}|{where}|{option.how}"


def _preposition(scene: Scene, said: Said, where: str) -> Iterator[str]:
    """The words before a period and the mark after it."""
    left = WORD.findall(scene.text[max(0, said.start - 25) : said.start].lower())
    for step, word in enumerate(reversed(left[-2:]), 1):
        yield f"before{step}={word}|{where}"
    following = scene.text[said.end :].lstrip()[:1]
    yield f"mark={following if MARKS.match(following) else 'w'}|{where}"
    opened = scene.text[: said.start].rstrip()[-1:]
    yield f"opened={opened if MARKS.match(opened) else 'w'}|{where}"
    if any(c.end <= said.start and said.start - c.end < 12 for c in scene.changes):
        yield f"of-change|{where}"


def _between(scene: Scene, place: int, said: Said, where: str) -> Iterator[str]:
    """What stands between a value and a period of its sentence."""
    value = scene.values[place]
    start, end = scene.between((said.start, said.end), (value.start, value.end))
    inner = scene.text[start:end]
    values = [v for v in scene.values if start <= v.start < end]
    kinds = "".join(sorted({v.label[0] for v in values}))
    yield f"kinds={where}|{value.label[0]}|{kinds}"
    periods = sum(start <= p.start < end for p in scene.periods)
    yield f"nearer={where}|{min(periods, 2)}|{min(len(values), 2)}"
    yield f"changes={where}|{any(start <= c.start < end for c in scene.changes)}"
    names = sum(start <= n.start < end for n in scene.names)
    yield f"names={where}|{min(names, 2)}|{min(len(values), 2)}"
    apart = bool(any_of(words().apart).search(inner))
    yield f"apart={where}|{apart}|{min(len(values), 2)}"
    yield f"marks={where}|{''.join(dict.fromkeys(MARKS.findall(inner)))[:3]}"
    tie = (TIED if where == "right" else LED).fullmatch(inner)
    leading = where == "right" and _leads(scene, said)
    yield f"tied={where}|{bool(tie)}|{leading}"
    owned = said in _owned(scene, value)
    yield f"owned={where}|{owned}|{value.label}"


def _in_order(scene: Scene, place: int, said: Said) -> Iterator[str]:
    figures = [v for v in scene.values if v.label == "FIGURE"]
    value = scene.values[place]
    if value in figures and len(figures) == len(scene.periods) > 1:
        same = figures.index(value) == scene.periods.index(said)
        yield f"order={scene.together}|{same}"
