"""Figures that the trained tagger finds in running text, beside those that the rules read.

A value that a rule has read is the rule's.  One that only the tagger sees must be named by its
sentence, by a sentence before it, by the words its paragraph leads with or by a heading that says
what is counted; else it is nobody's and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language import name_places, number_words
from extractor.language.figures import Read
from extractor.language.joining import Joined
from extractor.language.number_kinds import NumberKind, follows_change, kind_of
from extractor.language.period_words import MONTH
from extractor.language.scenes import Outside
from extractor.parsing.context import Context
from extractor.parsing.figure_words import whole_name
from extractor.parsing.indicator_names import any_of, clean_name, unit_in_name
from extractor.parsing.lead_names import Lead, Topic, measure_like
from extractor.parsing.prose_words import FINITE, prose_words, says_one
from extractor.parsing.qualifiers import qualifier, unqualified
from extractor.parsing.statements import direction, is_unavailable, standings
from extractor.parsing.value_units import unit_of
from extractor.records import Figure, ItemKind

# as in: RESOLVED – (1) That ..., AS2 5LD, 11 In Q2 the number of ...; not: the English rate (71).
MARKER = re.compile(
    r"(?<=\()\d{1,2}(?=\)(?![.,;]))|\d+(?=[A-Za-z]{2})"
    r"|(?<![\s\S])\d+(?:\.\d+)+(?=\.\s?[A-Z])"
    r"|(?<![\s\S])\d+(?:\.\d+)*(?=\s+(?:A|An|As|At|By|During|For|Following|From|In|It|Of|On|The"
    r"|There|These|This|To|We|When|With)\b)"
)
# as in: the most calls came from Holm 31, Weir (22) and Ashby (9)
PLACE = re.compile(rf"[a-z,]\s(?:and\s)?(?!(?i:{MONTH})\s$)[A-Z][a-z]+\s$")
# as in: increases in the number of rescues (30 incidents)
GROWN = re.compile(
    r"\b(?:increase|decrease|rise|fall)s?\s+in\s+[^.;:()]{3,80}\(\s*$", re.IGNORECASE
)
WHICH = re.compile(r",\s(?:which|where|who)\s")
# names of parts of a paper: Appendix 2, ACTION 6
NUMBERED = re.compile(r"[^\W\d_]+\s+\d+[a-z]?\W*$", re.IGNORECASE)
# what follows the number of an entry of a list that runs on: Lamps and Benches 1 Guide to Parks
ENTRY = re.compile(r"\s+(?-i:[A-Z])")
LETTERS = re.compile(r"[^\W\d_]{3}")  # "4%" is no name
# what parts the values of a sentence from one another
MARKED = re.compile(r"[,;:()–=|]|\s-\s")
SLIDE, LONG_SLIDE = 3, 5  # values without a mark; with a verb here or there
# how sure a name is that stands elsewhere than in the value's own sentence, by rule
NAMED = {"sentence": 1.0, "earlier": 0.8, "later": 0.7, "lead": 0.9, "heading": 0.7, "nothing": 0.0}
# kinds of item in which most counts are of no indicator
PASSING = {ItemKind.MINUTES, ItemKind.REPORT, ItemKind.APPENDIX}


def read(topic: Topic, context: Context, *, stated: bool) -> Read:
    """What the tagger finds in a block; nothing where there is none.  Where what is said without
    a number is ``stated`` too, its names are wanted."""
    if context.figures is None:
        return Read()
    text = topic.block.text
    return context.figures(text, context.period, stated and _says(text), outside(topic))


def _says(text: str) -> bool:
    """Whether a text says something without a number: a standing, a direction, a figure to come."""
    return any(standings(text)) or direction(text) is not None or is_unavailable(text)


def outside(topic: Topic) -> tuple[Outside, ...]:
    """The names that a block's sentences may speak of without naming them: what it leads with,
    and the heading that it stands under ("Exception report: Calls answered in time")."""
    leads = [
        Outside(clean_name(lead.name), "lead", lead.start)
        for lead in strong_leads(topic)
        if not NUMBERED.match(lead.name)
    ]
    name = topic.under or heading_tail(topic)
    full = bool(topic.under) or measure_like(name)
    heads = [Outside(name, "heading", 0, full)] if name and not NUMBERED.match(name) else []
    return (*leads, *heads)


def readings(
    found: Read, topic: Topic, context: Context, kind: ItemKind
) -> Iterator[tuple[Figure, Joined]]:
    """The figures that the tagger finds in a block, each with what it was made of."""
    text = topic.block.text
    for joined in found.figures:
        words = text[slice(*joined.sentence)]
        if any_of(prose_words().passing).search(words):
            continue
        if _is_marker(text, joined) or joined.number.high is not None:
            continue
        if _is_change(text, joined) or _is_of_place(text, joined) or _is_said_of(text, joined):
            continue
        if _is_aside(text, joined):
            continue
        if _runs_together(words, joined, found) or _numbers_entries(text, words, joined):
            continue
        figure = _figure(joined, found, topic, context)
        if figure is None or _is_limit_of_name(text, joined, figure) or _is_share_of_count(figure):
            continue
        if not (kind in PASSING and _is_passing(figure, joined, found)):
            yield figure, joined


def _is_marker(text: str, joined: Joined) -> bool:
    """Whether a number counts paragraphs or parts, or stands in a postcode."""
    number = joined.number
    return number.unit is None and bool(MARKER.match(text, number.start))


def _is_limit_of_name(text: str, joined: Joined, figure: Figure) -> bool:
    """Whether a number is a limit that the indicator's own name has, or is cut short before:
    "attendance above 95%"."""
    number = joined.number
    if number.role != "limit":
        return False
    limits = number_words.words().limits
    cut = number_words.ending(limits).search(f"{figure.indicator} ")
    return bool(cut) or text[number.start : number.end] in figure.indicator


def _is_change(text: str, joined: Joined) -> bool:
    """Whether a number is a change: a bare one only by what stands before it ("left 39 behind")."""
    number = joined.number
    if number.unit is None:
        grown = GROWN.search(text[joined.sentence[0] : number.start])
        return bool(grown) or follows_change(text, number)
    return kind_of(text, number) is NumberKind.CHANGE


def _is_of_place(text: str, joined: Joined) -> bool:
    """Whether a bare number is one of a list of places, each with its own: of which no name of
    the sentence tells what is counted."""
    number = joined.number
    bare = number.unit is None and joined.measure == "actual"
    return bare and PLACE.search(text[: number.start]) is not None


def _is_said_of(text: str, joined: Joined) -> bool:
    """Whether a sentence gives shares of the report's own lines ("Of the risks 12% were minor"), or
    says before the number what is only aimed at ("The aim was to recycle 70%") or proposed."""
    known = prose_words()
    begin, end = joined.sentence
    if joined.number.unit == "percent" and says_one(known.own_lines, text[begin:end]):
        return True
    before = text[begin : joined.number.start]
    if joined.measure == "target" and says_one(known.proposed, before):
        return True
    return joined.measure == "actual" and says_one(known.aimed_at, before)


def _is_share_of_count(figure: Figure) -> bool:
    """Whether a share is joined to a name that counts: "the number of fires in the open (24%)", or
    to a count in brackets: "up by 9% (499 incidents)"."""
    bracketed = f"({figure.indicator})" in figure.as_printed and figure.indicator[:1].isdigit()
    return figure.unit == "percent" and (bracketed or unit_in_name(figure.indicator) == "count")


def _is_aside(text: str, joined: Joined) -> bool:
    """Whether a value is in an aside on what a whole clause tells: "Advice had moved to the
    library, which was used for 30% of the week"."""
    begin, name = joined.sentence[0], joined.indicator or ""
    at = text.find(name, begin, joined.number.start) if FINITE.search(name) else -1
    between = text[at + len(name) : joined.number.start] if at >= 0 else ""
    return joined.measure == "actual" and WHICH.match(between) is not None


def _runs_together(words: str, joined: Joined, found: Read) -> bool:
    """Whether a sentence is the words of a slide in a row ("39 Pupils 130 Suspensions 242 Days"):
    nothing says which value is of which name."""
    values = sum(o.likely and o.sentence == joined.sentence for o in found.figures)
    verbs = name_places.words().verbs.intersection(words.lower().split())
    return values >= (LONG_SLIDE if verbs else SLIDE) and not MARKED.search(words)


def _numbers_entries(text: str, words: str, joined: Joined) -> bool:
    """Whether a bare number, in words that say nothing, stands before an entry of a list or the
    title of an item: "39 Outstanding Actions"."""
    number = joined.number
    before = text[: number.start].rstrip()[-1:]
    if number.unit or MARKED.match(before) or not ENTRY.match(text, number.end):
        return False
    return name_places.words().verbs.isdisjoint(words.lower().split())


def _is_passing(figure: Figure, joined: Joined, found: Read) -> bool:
    """Whether a paper only counts something in passing ("114 entries were received"): a bare number
    of a thing that no measure's words name, with no period and nothing that it is compared with."""
    if joined.number.unit or joined.told or measure_like(figure.indicator):
        return False
    return sum(o.likely and o.sentence == joined.sentence for o in found.figures) == 1


def _figure(joined: Joined, found: Read, topic: Topic, context: Context) -> Figure | None:
    if joined.indicator is None:
        return None
    name = whole_name(unqualified(clean_name(joined.indicator)))
    if not LETTERS.search(name):
        return None
    unit = unit_of(joined, name, found, topic.block.text)
    if unit is None:
        return None
    period = joined.period or (None if joined.told or joined.earlier else context.period)
    measure = joined.measure
    if measure == "actual" and period is None and joined.earlier:
        measure = "previous"
    return Figure(
        indicator=name,
        value=joined.number.value,
        unit=unit,
        measure=measure,
        source="prose",
        as_printed=" ".join(topic.block.text[slice(*joined.sentence)].split()),
        evidence=topic.block.evidence(*joined.sentence),
        period=period.label if period else None,
        period_type=period.type if period else None,
        qualifier=qualifier(topic.block.text, joined.number.start, joined.number.end),
        confidence=round(joined.sure.value * NAMED[joined.named], 2),
    )


def strong_leads(topic: Topic) -> list[Lead]:
    """The names that a block leads with: words in capitals ("RESOLVED") are none."""
    return [lead for lead in topic.leads if lead.strong and not lead.name.isupper()]


def heading_tail(topic: Topic) -> str:
    """What the heading above says after a colon, or all of it."""
    return (topic.heading or "").rpartition(": ")[2]
