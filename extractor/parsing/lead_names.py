"""Which indicator a paragraph speaks of: by the name it begins with, or the heading above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractor.parsing.indicator_names import any_of, clean_name, words
from extractor.parsing.prose_words import FINITE, prose_words
from extractor.parsing.scorecard_columns import is_measure_label
from extractor.records import Block, BlockKind

STOP = re.compile(r"[\s*]*(?:[-–—]\s?|:[\s*]*)")
PARTED = re.compile(r"\s[-–—]+\s|:\**\s|\s[-–—]+(?=\d)|[-–—]\s")
MEASURED = re.compile(
    r"\b(?:percentage|proportion|number|rate)s?\s+of\b|%|\brates?$|\btimeliness\b", re.IGNORECASE
)
# "this KPI", "both indicators": a paragraph that goes on about the one above
BACK = re.compile(
    r"\b(?:this|both|these|the)\s+(?:kpi|indicator|measure|figure)s?\b", re.IGNORECASE
)
# as in: Reduce the attainment gap. (This measure shows ...)
TELLS = re.compile(r"\s*This\s+(?:kpi|indicator|measure)\b", re.IGNORECASE)
MONEY = re.compile(r"£\s?\d")
# "5.2 Number of"; in "3.0% receive" it is a value
NUMBERING = re.compile(r"\s*\d+(?:\.\d+)+\.?(?:\s*(?=[A-Z])|\s+(?=%))")
# the marker that stands in the text where the paper sets another before it: "8. Increase ..."
COUNTED = r"\s*(?:\(?\d+(?:\.\d+)*[.)]\s+)?"
# as in: To update the figures (from the report: ...)
NO_NOUN = re.compile(
    r"(?:to|in|at|on|for|by|with|from|following|note[ds]?|that|this|these|those|there|it|we|they|he"
    r"|she|cllr|councillor|members?|questions?|answers?|comments?|in response|resolved|action)\b",
    re.IGNORECASE,
)
LONGEST = 30  # words of an indicator's name
WEAK = 8  # words of a name without a measure word


@dataclass(frozen=True, slots=True)
class Lead:
    """A name at ``start``; what is said of it begins at ``end``.  ``strong`` names are set in
    bold or hold a measure word."""

    name: str
    start: int
    end: int
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Topic:
    """A block of text, the names it leads with, and the name of the heading it stands under;
    ``heading`` is that heading whether or not it names an indicator in full."""

    block: Block
    leads: tuple[Lead, ...]
    under: str | None = None
    heading: str | None = None


def topics(blocks: Sequence[Block]) -> Iterator[Topic]:
    """Every block of running text with its names; a block that is only a name heads the next."""
    above: tuple[str, str | None] = ("", None)  # the marker and the name of the heading above
    held: list[Lead] = []
    for block in blocks:
        if block.table:
            continue
        found = leads(block) or _kept(held, block)
        held = found
        alone = _alone(block, found)
        if alone is not None:
            above = (block.marker or "", alone)
            continue
        if not _belongs(block, above[0]):
            above = ("", None)
        own = tuple(_grouped(lead, above[1]) for lead in found)
        yield Topic(block, own, _measured(above[1]), above[1])


def _kept(held: Sequence[Lead], block: Block) -> list[Lead]:
    """The names of the paragraph above, where this one begins with "this indicator"."""
    if block.kind is not BlockKind.PARAGRAPH or block.marker or not BACK.search(block.text[:120]):
        return []
    return [replace(lead, start=0, end=0) for lead in held]


def _alone(block: Block, found: Sequence[Lead]) -> str | None:
    """The name that a block is, and nothing besides: a heading, or "Exclusions:"."""
    text = block.text.strip()
    if block.kind is BlockKind.HEADING or (
        found and found[-1].end and not text[found[-1].end :].strip(" .:–-")
    ):
        return clean_name(text)
    return clean_name(text) if text.endswith(":") and len(text.split()) <= WEAK else None


def _belongs(block: Block, marker: str) -> bool:
    """Whether a block stands under a heading: 5.2.1 under 5.2, any under one without number."""
    if block.kind is BlockKind.HEADING or not marker or not block.marker:
        return True
    return block.marker.startswith(marker.rstrip("."))


def _grouped(lead: Lead, above: str | None) -> Lead:
    """ "Primary schools" under "Exclusions" is "Exclusions: Primary schools"."""
    if above and not measure_like(lead.name) and is_group(lead.name):
        return replace(lead, name=f"{above}: {lead.name}", strong=True)
    return lead


def is_group(name: str) -> bool:
    """Whether a name is only of a group of people or places, so that it needs a heading."""
    tokens = re.findall(r"[a-z0-9]+", name.lower())
    known = {*prose_words().groups, *prose_words().group_words}
    return (
        bool(tokens)
        and tokens[0] in prose_words().groups
        and (sum(t in known or t.isdigit() for t in tokens) >= 0.75 * len(tokens))
    )


def _measured(above: str | None) -> str | None:
    """A heading that is an indicator's name in full."""
    return above if above and MEASURED.search(above) else None


def measure_like(name: str) -> bool:
    """Whether a name says what is counted: "Percentage of ...", "... rate", "Timeliness ..."."""
    return any_of(prose_words().measure_words).search(name) is not None or "%" in name


def leads(block: Block) -> list[Lead]:
    """The names that a block leads with, from left to right."""
    found = _bold(block)
    if not found:
        found = list(_plain(block))
    return found or _aim(block.text)


def _bold(block: Block) -> list[Lead]:
    """Names in bold before a dash or colon, at the beginning or after "and"."""
    found: list[Lead] = []
    for start, end in _stretches(block):
        text = block.text[start:end]
        stop = STOP.match(block.text, end)
        ends_itself = bool(re.search(r"[:–—-]\s*$", text))
        name = clean_name(text)
        if not name or not (stop or ends_itself) or not _leads_on(block.text, start):
            continue
        if 1 <= len(name.split()) <= LONGEST and not _is_sentence(name):
            found.append(Lead(name, start, stop.end() if stop and not ends_itself else end))
    return found


def _stretches(block: Block) -> list[tuple[int, int]]:
    """The bold stretches, those joined that only space or a mark parts."""
    joined: list[tuple[int, int]] = []
    for start, end in block.bold:
        if joined and not re.search(r"\w", block.text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _leads_on(text: str, start: int) -> bool:
    before = text[:start].strip()
    return not before or bool(re.search(r"(?:\band|[.;&,])$", before))


def _is_sentence(name: str) -> bool:
    if MONEY.search(name):
        return True
    return FINITE.search(name) is not None and not measure_like(name)


@cache
def _named() -> re.Pattern[str]:
    """A measure word with a capital, at the beginning or after "and", up to a dash or colon."""
    begins = "|".join(re.escape(w.capitalize()) for w in prose_words().measure_words)
    return re.compile(
        rf"(?:^|\band\s+|[.;]\s+)(?P<name>(?:{begins})[^.;!?]{{3,220}}?)(?:{PARTED.pattern})"
    )


def _plain(block: Block) -> Iterator[Lead]:
    """Names that no bold marks: "Number of ... - ", or a few words of a list item and a dash."""
    found = [m for m in _named().finditer(block.text) if _is_name(m["name"])]
    for m in found:
        yield Lead(clean_name(m["name"]), m.start("name"), m.end())
    if found or block.kind is BlockKind.HEADING:
        return
    first = PARTED.search(block.text)
    numbering = NUMBERING.match(block.text)
    begin = numbering.end() if numbering else 0
    if first is None or first.start() < begin:
        return
    name = clean_name(block.text[begin : first.start()])
    if _is_name(name) and len(name.split()) <= (LONGEST if measure_like(name) else WEAK):
        yield Lead(name, begin, first.end(), measure_like(name))


def _is_name(name: str) -> bool:
    """A noun phrase with a capital and no verb of its own."""
    if not name or not re.match(r"[A-Z%]", name) or len(name.split()) > LONGEST:
        return False
    if MONEY.search(name) or NO_NOUN.match(name) or is_measure_label(name):
        return False
    return FINITE.search(name) is None and not re.search(r"\d%\s*$", re.sub(r" above .*", "", name))


def _aim(text: str) -> list[Lead]:
    """An aim is a name: "Reduce the percentage of ... within 12 months. This measure shows ..."."""
    aims = "|".join(prose_words().aims)
    m = re.match(
        rf"{COUNTED}(?P<name>(?:{aims})\s[^.;:]{{10,250}}?)[.:](?:\s|$)", text, re.IGNORECASE
    )
    if not m or re.search(r"\d%", m["name"]):
        return []
    told = measure_like(m["name"]) or TELLS.match(text, m.end())
    return [Lead(clean_name(m["name"]), m.start("name"), m.end())] if told else []


# as in: the percentage of lamps lit and the number of berths let
WHOLE_NAMES = re.compile(r",?\s(?:and|&)\sthe\s")


def split_names(name: str, count: int) -> list[str] | None:
    """ "Primary and Secondary Schools" for two values is "Primary Schools", "Secondary Schools";
    "the lamps lit and the berths let" are two whole names."""
    whole = WHOLE_NAMES.split(name)
    if len(whole) == count:
        return [clean_name(part) for part in whole]
    for m in re.finditer(r"(?P<all>[\w-]+(?:,\s[\w-]+)*,?\s(?:and|&)\s[\w-]+)", name):
        parts = [p for p in re.split(r",\s(?:and\s|&\s)?|\s(?:and|&)\s", m["all"]) if p]
        if len(parts) == count and not any(p.lower() in words().name for p in parts):
            return [clean_name(name[: m.start()] + part + name[m.end() :]) for part in parts]
    return None
