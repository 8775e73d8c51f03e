"""Reads figures and statements from running text.

The rules and the trained tagger each read what they can; what stands is weighed
(``parsing/sureness.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractor.language.figures import Read
from extractor.language.periods import find_periods
from extractor.language.sentences import sentences
from extractor.parsing import exception_report, spoken_names, tagged
from extractor.parsing.context import Context
from extractor.parsing.lead_names import Lead, Topic, topics
from extractor.parsing.minute_periods import periods_by_block, within
from extractor.parsing.minute_rows import rows_as_blocks
from extractor.parsing.prose_words import prose_words, says_one
from extractor.parsing.ruled import REPORTS, Saying, cut, figures, sayings
from extractor.parsing.running_text import whole_paragraphs
from extractor.parsing.statements import direction, is_unavailable, standings, trend
from extractor.parsing.sureness import RULE, TAGGED, Reading, unweighed, weighed
from extractor.records import Figure, ItemKind, Records, Section, Statement, Stretch

# a period after one of these is compared with
SINCE = re.compile(
    r"\b(?:(?:since|from|than|against|versus|comparison\s+(?:to|with)|compared\s+(?:to|with)"
    r"|same\s+as|on\s+the\s+(?:figure|level|performance|position|result|score))"
    r"(?:\s+(?:in|of|at|for|during|that\s+(?:of|for)|those\s+(?:of|for)))?(?:\s+the\s+end\s+of)?|on)"
    r"\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
# what is asked, or left open, is not said
ASKED = re.compile(r"\?\W*$|\bwhether\b", re.IGNORECASE)
# as in: 91% of visits were in time; (the rate of reviews is above target)
SEMICOLON = re.compile(r";\s+(?:and\s+)?")
LISTED = re.compile(r"\s*(?:,|and|&|or)\s*(?:the\s+)?")


@dataclass(slots=True)
class Told:
    """What a block of running text says, before it is weighed."""

    topic: Topic
    about: Context
    read: Read
    excepted: bool
    readings: list[Reading] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    spoken: set[Stretch] = field(default_factory=set)


def parse(section: Section, context: Context) -> Records:
    """The figures and statements of a section's paragraphs, forms of exceptions left out."""
    stand: list[Figure] = []
    statements: list[Statement] = []
    for told in blocks(section, context):
        found = [f for f in _weighed(told, section, context) if _is_name(f.indicator)]
        if told.excepted:
            found = [replace(f, source="exception-report") for f in found]
        stand += found
        said = list(told.statements)
        if section.item.kind in REPORTS:
            more = _tagged_statements(told, found)
            said += (replace(s, item_id=section.item.id) for s in more)
        statements += (s for s in said if _is_name(s.indicator))
    return Records(figures=tuple(stand), statements=tuple(statements))


def _is_name(name: str) -> bool:
    """Whether a name may be an indicator's: not what only counts the report's own indicators
    ("% of KPIs on target"), nor a person, a colour or what a resolution notes."""
    known = prose_words()
    return not says_one((*known.own_counts, *known.no_names), name)


def _weighed(told: Told, section: Section, context: Context) -> Iterator[Figure]:
    """The figures of a block that stand."""
    kind = section.item.kind
    if context.sureness is None:
        return unweighed(told.readings, kind)
    return weighed(told.readings, context.sureness, kind)


def blocks(section: Section, context: Context) -> Iterator[Told]:
    """Each block of a section's running text with everything that is read in it."""
    minuted = section.item.kind is ItemKind.MINUTES
    if minuted:
        section = replace(section, blocks=rows_as_blocks(section.blocks))
    form = exception_report.extent(section)
    whole = whole_paragraphs([b for n, b in enumerate(section.blocks) if n not in form])
    periods = periods_by_block(whole, context) if minuted else {}
    excepted = {id(block) for block in exception_report.told_below(whole)}
    for topic in topics(whole):
        about = within(context, topic.block, periods) if minuted else context
        read = tagged.read(topic, about, stated=section.item.kind in REPORTS)
        told = Told(topic, about, read, id(topic.block) in excepted)
        _read_by_rules(told, section)
        _read_by_tagger(told, section)
        yield told


def _read_by_rules(told: Told, section: Section) -> None:
    text = told.topic.block.text
    joined = {each.number.start: each for each in told.read.figures}
    for saying in sayings(told.topic, section.item.kind):
        told.spoken.add(saying.stretch)
        found = list(figures(saying, told.about))
        for figure, start in found:
            placed = _placed(figure, section, saying)
            told.readings.append(
                Reading(placed, start, RULE, joined.get(start), len(found), saying.inferred, text)
            )
        if not saying.inferred or section.item.kind in REPORTS:
            said = _statements(saying, [f for f, _ in found], told.about)
            told.statements += (replace(s, item_id=section.item.id) for s in said)


def _read_by_tagger(told: Told, section: Section) -> None:
    for figure, joined in tagged.readings(told.read, told.topic, told.about, section.item.kind):
        beside = sum(o.likely and o.sentence == joined.sentence for o in told.read.figures)
        placed = _placed_at(figure, section)
        told.readings.append(
            Reading(placed, joined.number.start, TAGGED, joined, beside, text=told.topic.block.text)
        )


def _tagged_statements(told: Told, seen: Sequence[Figure]) -> Iterator[Statement]:
    """What the sentences say without a number that no rule has read, of what the tagger names: of
    a list with semicolons each part speaks of its own names."""
    topic = told.topic
    for sentence in sentences(topic.block.text):
        evidence = topic.block.evidence(*sentence)
        for stretch in cut(SEMICOLON, topic.block.text, sentence):
            names = spoken_names.names(told.read, topic, stretch)
            if names and not any(s < stretch[1] and e > stretch[0] for s, e in told.spoken):
                said = Saying(topic, stretch, names, True)
                here = [f for f in seen if f.evidence == evidence and _is_of(f, names)]
                found = _statements(said, here, told.about)
                yield from (replace(s, evidence=evidence) for s in found)


def _is_of(figure: Figure, names: Sequence[Lead]) -> bool:
    """Whether a figure is of one of the names, which it may have in full."""
    known = figure.indicator.lower()
    return any(n.name.lower() in known or known in n.name.lower() for n in names)


def _placed(figure: Figure, section: Section, saying: Saying) -> Figure:
    sure = 0.6 if saying.inferred else figure.confidence
    return _placed_at(replace(figure, confidence=sure), section)


def _placed_at(figure: Figure, section: Section) -> Figure:
    source = "minutes" if section.item.kind is ItemKind.MINUTES else "prose"
    return replace(figure, source=source, item_id=section.item.id)


def _statements(saying: Saying, figures: Sequence[Figure], context: Context) -> Iterator[Statement]:
    """What the sentence says besides its figures: a standing without its number, a direction."""
    if ASKED.search(saying.words):
        return
    numbered = {f.measure for f in figures}
    beside = _beside_names(saying)
    label = _told_period(beside, context)
    told = numbered if "actual" in numbered else ()
    found = [(s, at) for s, at in standings(saying.words) if s.split("-", 1)[1] not in told]
    said = {standing: _stands(saying, at) for standing, at in found}
    way = None if "actual" in numbered else direction(beside)
    if is_unavailable(saying.words):
        said, way = {"not-available": _stands(saying, len(saying.words))}, None
        label = context.period.label if context.period else None
    for name in dict.fromkeys(n.name for n in saying.names):
        blank = Statement(name, saying.topic.block.evidence(*saying.stretch), label)
        yield from (replace(blank, standing=s) for s, whose in said.items() if name in whose)
        silent = way is None and not said and "actual" not in numbered
        if moved := way or (trend(beside, name) if silent else None):
            yield replace(blank, direction=moved)


def _stands(saying: Saying, at: int) -> set[str]:
    """Of whom a sentence says a standing that ends there: of the last names before it, with those
    that are listed with them; of all, where none of its own stands before."""
    begin, end = saying.stretch[0], saying.stretch[0] + at
    own = (n for n in saying.names if begin <= n.start and n.end <= end)
    before = sorted(own, key=lambda n: n.start)
    chain = before[-1:]
    for name, following in pairwise(reversed(before)):
        if not LISTED.fullmatch(saying.text, following.end, name.start):
            break
        chain.append(following)
    return {n.name for n in chain or saying.names}


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
