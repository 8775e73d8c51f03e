"""Reads figures and statements from running text, sentence by sentence.

Precision comes first: a number counts only where the indicator is named by the paragraph's
beginning, by the heading above it or by the sentence itself, and where the number is a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.language.figures import Read
from extractor.language.periods import find_periods
from extractor.language.sentences import sentences
from extractor.parsing import exception_report, tagged
from extractor.parsing.claims import Claim, claims
from extractor.parsing.context import Context
from extractor.parsing.indicator_names import any_of, clean_name, unit_in_name
from extractor.parsing.lead_names import WHOLE_NAMES, Lead, Topic, split_names, topics
from extractor.parsing.minute_periods import periods_by_block, within
from extractor.parsing.own_names import own_name
from extractor.parsing.prose_words import ends_with, prose_words, starts_with
from extractor.parsing.running_text import whole_paragraphs
from extractor.parsing.statements import direction, is_unavailable, standings
from extractor.records import (
    Figure,
    ItemKind,
    Records,
    Section,
    Statement,
    Stretch,
)

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
SOURCES = {ItemKind.MINUTES: "minutes", ItemKind.EXCEPTION_REPORT: "exception-report"}
# kinds of item in which a few plain words before a dash may name an indicator
REPORTS = (ItemKind.KPI_REPORT, ItemKind.EXCEPTION_REPORT, ItemKind.MINUTES)
# a period after one of these is compared with
SINCE = re.compile(
    r"\b(?:since|from|than|compared\s+(?:to|with)|against|on)\s+(?:the\s+)?$", re.IGNORECASE
)
# as in: (84% of calls were answered;) 92% of letters were
NEXT = re.compile(
    r";\s+(?:and\s+)?(?=\d|(?:the\s+)?(?:number|percentage|proportion|rate|average)\b)",
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
LISTED = re.compile(r"\s*(?:,|and|&|or)\s*(?:the\s+)?")
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


def parse(section: Section, context: Context) -> Records:
    """The figures and statements of a section's paragraphs, forms of exceptions left out."""
    form = exception_report.extent(section)
    blocks = [b for n, b in enumerate(section.blocks) if n not in form]
    figures: list[Figure] = []
    statements: list[Statement] = []
    whole = whole_paragraphs(blocks)
    minuted = section.item.kind is ItemKind.MINUTES
    periods = periods_by_block(whole, context) if minuted else {}
    excepted = {id(block) for block in exception_report.told_below(whole)}
    for topic in topics(whole):
        about = within(context, topic.block, periods) if minuted else context
        ruled: list[Figure] = []
        spoken: set[Stretch] = set()
        for saying in sayings(topic, section.item.kind):
            spoken.add(saying.stretch)
            found = list(_figures(saying, about))
            ruled += (_placed(f, section, saying) for f in found)
            if not saying.inferred or section.item.kind in REPORTS:
                told = _statements(saying, found, about)
                statements += (replace(s, item_id=section.item.id) for s in told)
        read = tagged.read(topic, about)
        seen = list(tagged.figures(read, topic, about, section.item.kind, ruled))
        found_here = [*ruled, *(_placed_at(f, section) for f in seen)]
        if id(topic.block) in excepted:
            found_here = [replace(f, source="exception-report") for f in found_here]
        figures += found_here
        if section.item.kind in REPORTS:
            more = _tagged_statements(read, topic, spoken, seen, about)
            statements += (replace(s, item_id=section.item.id) for s in more)
    return Records(figures=tuple(figures), statements=tuple(statements))


def _tagged_statements(
    read: Read, topic: Topic, spoken: set[Stretch], seen: Sequence[Figure], context: Context
) -> Iterator[Statement]:
    """What the sentences say without a number that no rule has read, of what the tagger names."""
    for stretch in sentences(topic.block.text):
        names = tagged.names(read, topic, stretch)
        if stretch in spoken or not names:
            continue
        evidence = topic.block.evidence(*stretch)
        here = [f for f in seen if f.evidence == evidence]
        yield from _statements(Saying(topic, stretch, names, True), here, context)


def _placed(figure: Figure, section: Section, saying: Saying) -> Figure:
    sure = 0.6 if saying.inferred else figure.confidence
    return _placed_at(replace(figure, confidence=sure), section)


def _placed_at(figure: Figure, section: Section) -> Figure:
    source = "minutes" if section.item.kind is ItemKind.MINUTES else "prose"
    return replace(figure, source=source, item_id=section.item.id)


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
        cuts = [] if topic.leads else [m.end() for m in NEXT.finditer(text, start, end)]
        yield from zip([start, *cuts], [*cuts, end], strict=True)


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


def _figures(saying: Saying, context: Context) -> Iterator[Figure]:
    """A sentence's figures; what stands before the name's end is no claim."""
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


def without_conflicts(figures: Iterator[Figure], inferred: bool) -> list[Figure]:
    """An indicator has one value of a measure for a period: of two, the first counts, and none
    where the name is only inferred."""
    found = list(figures)
    keys = [(f.indicator, f.measure, f.period, f.unit) for f in found]
    if inferred:
        return [f for f, key in zip(found, keys, strict=True) if keys.count(key) == 1]
    return [f for n, f in enumerate(found) if keys[n] not in keys[:n]]


def _of_piece(
    saying: Saying, found: Sequence[Claim], begin: int, context: Context
) -> Iterator[Figure]:
    names = _names_at(saying, begin)
    for claim in found:
        group = [c for c in found if c.group == claim.group]
        whole = _whole_names(saying, group)
        place = group.index(claim)
        name = whole[place] if whole else _name_of(saying, names, place, len(group))
        if name and _fits(name, claim, saying, begin):
            yield _figure(name, claim, saying, context)


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
        indicator=name,
        value=claim.number.value,
        unit=claim.number.unit or (told if told in BARE_UNITS else "count"),
        measure="previous" if claim.earlier and claim.measure == "actual" else claim.measure,
        source="prose",
        as_printed=" ".join(saying.words.split()),
        evidence=block.evidence(*stretch),
        period=period.label if period else None,
        period_type=period.type if period else None,
        confidence=0.9,
    )


def _statements(saying: Saying, figures: Sequence[Figure], context: Context) -> Iterator[Statement]:
    """What the sentence says besides its figures: a standing without its number, a direction."""
    numbered = {f.measure for f in figures}
    label = _told_period(saying.words, context)
    told = numbered if "actual" in numbered else ()
    said = {s: None for s, _ in standings(saying.words) if s.split("-", 1)[1] not in told}
    names = dict.fromkeys(n.name for n in saying.names)
    way = None if "actual" in numbered else direction(_beside_names(saying))
    if is_unavailable(saying.words):
        said, way = {"not-available": None}, None
        label = context.period.label if context.period else None
    for name in names:
        blank = Statement(name, saying.topic.block.evidence(*saying.stretch), label)
        yield from (replace(blank, standing=standing) for standing in said)
        if way:
            yield replace(blank, direction=way)


def _told_period(words: str, context: Context) -> str | None:
    """The period that a sentence speaks of: not the one that it compares with."""
    compared = -1
    for found in find_periods(words, context.period):
        listed = compared >= 0 and LISTED.fullmatch(words, compared, found.start)
        if not (listed or SINCE.search(words[: found.start])):
            return found.period.label
        compared = found.end
    return context.period.label if context.period else None


def _beside_names(saying: Saying) -> str:
    """A sentence's words without the names in it: "Requires Improvement" may be part of one."""
    start, end = saying.stretch
    text = saying.text
    for name in saying.names:
        if start <= name.start < name.end <= end:
            text = text[: name.start] + " " * (name.end - name.start) + text[name.end :]
    return text[start:]
