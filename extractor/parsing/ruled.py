"""Figures of running text by rule, sentence by sentence.

Precision comes first: a number counts only where the indicator is named by the paragraph's
beginning, by the heading above it or by the sentence itself, and where the number is a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.language.sentences import sentences
from extractor.parsing.claims import Claim, claims
from extractor.parsing.context import Context
from extractor.parsing.indicator_names import any_of, clean_name, unit_in_name
from extractor.parsing.lead_names import WHOLE_NAMES, Lead, Topic, split_names
from extractor.parsing.own_names import own_name
from extractor.parsing.prose_words import ends_with, prose_words, starts_with
from extractor.parsing.qualifiers import qualifier, unqualified
from extractor.parsing.statements import is_unavailable
from extractor.records import Figure, ItemKind, Stretch

BARE = re.compile(r"\b(?:to|at|was|were|is|are)\s+\d[\d,]*(?![\d.,]*\s?(?:%|per\s?cent))\b")
# a period right before a number: "(Q2 1,310"
AFTER_PERIOD = re.compile(r"(?:Q[1-4]|last year|\d\d[/-]\d\d|20\d\d)[\s:–-]*$", re.IGNORECASE)
DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W\d_]")
# units that a name tells and a bare number takes
BARE_UNITS = ("score", "rate", "points", "days", "weeks")
COUNTED = re.compile(
    r"\b(?:number|total|count|volume)s?\b(?:\s+of\b)?|\bthere (?:were|are|had been|have been)\b",
    re.I,
)
# kinds of item in which a few plain words before a dash may name an indicator
REPORTS = (ItemKind.KPI_REPORT, ItemKind.EXCEPTION_REPORT, ItemKind.MINUTES)
# as in: (84% of calls were answered;) 92% of letters were
NEXT = re.compile(
    r";\s+(?:and\s+)?(?=\d|no\b|(?:the\s+)?(?:number|percentage|proportion|rate|average)\b)",
    re.IGNORECASE,
)
# as in: The Quarter 2 figure has been restated as 46.5%
GOES_ON = re.compile(
    r"(?:The|This)\s(?:(?:Q[1-4]|[Qq]uarter\s\w+|\w+\squarter|previous|annual|year-end|[A-Z][a-z]+"
    r"(?:\s20\d\d)?)(?:['’]s)?\s)?(?:figure|result|outturn|value|rate)\s"
    r"(?:was|is|has|had|stands|stood|rose|fell)\b"
    r"|(?:This|It)\s(?:is|was|compares|compared|remains|remained)\s(?:slightly\s|now\s|still\s)?"
    r"(?:above|below|higher|lower|better|worse|in\sline|with|to|against)\b"
)
# as in: The (lamps lit and the berths let) were (4% and 5% respectively)
NAMES_AND_VERB = re.compile(r"\b[Tt]he\s(?P<names>\S.*)\s(?:were|are|stood\sat)\s$", re.DOTALL)
PAIR = 2
TOGETHER = re.compile(r"\b(?:both|respectively)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of a topic: its stretch in the block, and the names that it speaks of."""

    topic: Topic
    stretch: Stretch
    names: tuple[Lead, ...]
    inferred: bool = False

    @property
    def text(self) -> str:
        """The block's words up to the sentence's end, so that offsets stay the block's."""
        return self.topic.block.text[: self.stretch[1]]

    @property
    def words(self) -> str:
        """The sentence's own words."""
        return self.topic.block.text[slice(*self.stretch)]


def sayings(topic: Topic, kind: ItemKind) -> Iterator[Saying]:
    """The sentences of a block that speak of a known indicator."""
    text = topic.block.text
    if not (topic.leads or topic.under or DIGIT.search(text)):
        return
    held: tuple[Lead, ...] = ()
    for number, (start, end) in enumerate(_clauses(topic)):
        words = text[start:end]
        if any_of(prose_words().passing).search(words):
            continue
        named = _named(topic, start, end, number, kind)
        if named is None and held and GOES_ON.match(words):
            named = held, True
        held = tuple(replace(n, start=0, end=0) for n in named[0]) if named else ()
        if named:
            yield Saying(topic, (start, end), *named)


def _clauses(topic: Topic) -> Iterator[Stretch]:
    """The sentences; one that lists values of many indicators is cut where the next one begins."""
    text = topic.block.text
    for start, end in sentences(text):
        if not LETTER.search(text, start, end):
            continue
        yield from [(start, end)] if topic.leads else cut(NEXT, text, (start, end))


def cut(mark: re.Pattern[str], text: str, stretch: Stretch) -> Iterator[Stretch]:
    """A stretch of the text in pieces, each but the first beginning after a mark."""
    ends = [m.end() for m in mark.finditer(text, *stretch)]
    yield from zip([stretch[0], *ends], [*ends, stretch[1]], strict=True)


def _named(
    topic: Topic, start: int, end: int, number: int, kind: ItemKind
) -> tuple[tuple[Lead, ...], bool] | None:
    """The names that a sentence speaks of, and whether it is the sentence that names them."""
    words = topic.block.text[start:end]
    leads = tuple(lead for lead in topic.leads if lead.start < end and lead.strong)
    if leads and (number == 0 or leads[-1].start >= start or _is_anchored(words)):
        return leads, False
    if leads:
        return None
    after = topic.leads[0].end if topic.leads and number == 0 else start
    if own := _own(topic.block.text[after:end]):
        return (replace(own, start=own.start + after, end=own.end + after),), True
    if topic.leads and number == 0 and kind in REPORTS:
        return topic.leads[:1], True
    if topic.under and (number == 0 or _is_anchored(words)):
        return (Lead(topic.under, 0, 0),), True
    return None


def _own(words: str) -> Lead | None:
    """The name in the sentence itself, unless it counts what the sentence gives in per cent."""
    own = own_name(words)
    if own and unit_in_name(own.name) == "count" and "%" in words[own.end :]:
        return own if BARE.search(words, own.end) else None
    return own


def _is_anchored(words: str) -> bool:
    """Whether a later sentence still speaks of the paragraph's indicator."""
    anchored = any_of(prose_words().anchors).search(words) or _PERIOD.search(words)
    return anchored is not None or is_unavailable(words)


_PERIOD = re.compile(r"\bQ[1-4]\b|\bquarter\b|\b20\d\d\s?[/-]\s?\d\d\b", re.IGNORECASE)


def figures(saying: Saying, context: Context) -> Iterator[tuple[Figure, int]]:
    """A sentence's figures, each with where its number stands; what stands before the name's end
    is no claim."""
    start = saying.stretch[0]
    within = [n for n in saying.names if start <= n.end <= saying.stretch[1]]
    pieces = [start, *(n.end for n in within if n.end > start)]
    ends = [*(n.start for n in within[1:]), saying.stretch[1]] if len(within) > 1 else []
    spans = list(zip(pieces[1:], ends, strict=False)) if ends else [(pieces[-1], saying.stretch[1])]
    for begin, end in spans:
        first = within[0] if within else None
        ahead = (start, (first.end if saying.inferred else first.start) if first else start)
        found = claims(saying.text[:end], context.period, begin, ahead)
        yield from without_conflicts(_of_piece(saying, found, begin, context), saying.inferred)


def without_conflicts(
    figures: Iterable[tuple[Figure, int]], inferred: bool
) -> list[tuple[Figure, int]]:
    """An indicator has one value of a measure for a period: of two, the first counts, and none
    where the name is only inferred."""
    found = list(figures)
    keys = [(f.indicator, f.measure, f.period, f.unit) for f, _ in found]
    if inferred:
        return [f for f, key in zip(found, keys, strict=True) if keys.count(key) == 1]
    return [f for n, f in enumerate(found) if keys[n] not in keys[:n]]


def _of_piece(
    saying: Saying, found: Sequence[Claim], begin: int, context: Context
) -> Iterator[tuple[Figure, int]]:
    names = _names_at(saying, begin)
    for claim in found:
        group = [c for c in found if c.group == claim.group]
        whole = _whole_names(saying, group)
        place = group.index(claim)
        name = whole[place] if whole else _name_of(saying, names, place, len(group))
        if name and _fits(name, claim, saying, begin):
            yield _figure(name, claim, saying, context), claim.number.start


def _whole_names(saying: Saying, group: Sequence[Claim]) -> list[str] | None:
    """The names of "the A and the B were 4% and 5% respectively", commas and all."""
    begin, end = saying.stretch[0], group[0].number.start
    m = NAMES_AND_VERB.search(saying.text[begin:end])
    if not m or len(group) < PAIR or "respectively" not in saying.words:
        return None
    parts = WHOLE_NAMES.split(m["names"])
    return [clean_name(part) for part in parts] if len(parts) == len(group) else None


def _names_at(saying: Saying, begin: int) -> list[str]:
    """The names that what begins at ``begin`` speaks of: all of them for "both" and
    "respectively", else the last one before it."""
    names = [n.name for n in saying.names]
    if TOGETHER.search(saying.words):
        return names
    last = [n.name for n in saying.names if n.end <= begin] or names
    return last[-1:]


def _name_of(saying: Saying, names: Sequence[str], place: int, count: int) -> str | None:
    """The name for one of ``count`` joined values."""
    if count == 1:
        return names[-1] if len(names) == 1 or not TOGETHER.search(saying.words) else None
    if len(names) == count:
        return names[place]
    if len(names) != 1:
        return None
    parts = split_names(names[0], count) or _split_by_sentence(saying, names[0], count)
    return parts[place] if parts else None


def _split_by_sentence(saying: Saying, name: str, count: int) -> list[str] | None:
    """Where the sentence says which parts: "for boys and girls respectively"."""
    if not TOGETHER.search(saying.words):
        return None
    m = re.search(r"\b(?P<all>[\w-]+(?:,\s[\w-]+)*,?\sand\s[\w-]+)", saying.words)
    parts = re.split(r",\s(?:and\s)?|\sand\s", m["all"]) if m else []
    return [f"{name}: {part}" for part in parts] if len(parts) == count else None


def _fits(name: str, claim: Claim, saying: Saying, begin: int) -> bool:
    """Whether a number can be a value of the indicator: by its unit, a bare one by its place."""
    told, unit = unit_in_name(name), claim.number.unit
    if unit == "percent":
        return told in (None, "percent", "rate", "points") and "number of" not in name.lower()[:20]
    if unit in ("days", "weeks"):
        return told in (None, unit)
    if unit is not None:
        return told == unit
    begins = re.match(r"\s*\d[\d,]*\s(?!%)", saying.text[begin:])
    counts = told == "count" or (told is None and (COUNTED.search(saying.words) or begins))
    if told in BARE_UNITS or counts:
        return _is_bare_value(name, claim, saying, begin)
    return False


def _is_bare_value(name: str, claim: Claim, saying: Saying, begin: int) -> bool:
    """ "stood at 274", "to 210 in Q3"; not "4 carers", unless carers are what is counted."""
    left = saying.text[begin : claim.number.start]
    right = saying.text[claim.number.end :]
    before = ends_with(prose_words().value_before).search(left)
    placed = before if left.strip() else True
    if placed is None and _is_aside(claim, left, right):
        return False
    if not (placed or re.search(r"[-–—:(]\s*$", left) or AFTER_PERIOD.search(left)):
        return False
    following = re.match(r"\s*(?P<word>[A-Za-z]+)", right)
    if following is None or starts_with(prose_words().value_after).match(right):
        return True
    return following["word"].lower()[:5] in name.lower()


def _is_aside(claim: Claim, left: str, right: str) -> bool:
    """ "excluding those who moved (7)": alone in brackets, and of no period or measure."""
    bare = bool(re.search(r"\w\s*\(\s*$", left) and re.match(r"\s*\)", right))
    return bare and claim.measure == "actual" and claim.period is None


def _figure(name: str, claim: Claim, saying: Saying, context: Context) -> Figure:
    period = claim.period or (None if claim.earlier else context.period)
    told = unit_in_name(name)
    block, stretch = saying.topic.block, saying.stretch
    return Figure(
        indicator=unqualified(name),
        value=claim.number.value,
        unit=claim.number.unit or (told if told in BARE_UNITS else "count"),
        measure="previous" if claim.earlier and claim.measure == "actual" else claim.measure,
        source="prose",
        as_printed=" ".join(saying.words.split()),
        evidence=block.evidence(*stretch),
        period=period.label if period else None,
        period_type=period.type if period else None,
        qualifier=qualifier(saying.text, claim.number.start, claim.number.end),
        confidence=0.9,
    )
