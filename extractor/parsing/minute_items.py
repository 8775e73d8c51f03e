"""Parts printed minutes into their head and their items, however these are numbered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractor.language.dates import find_dates
from extractor.language.names import MARKS, alternatives
from extractor.language.patterns import PatternFile, load
from extractor.language.people import people
from extractor.parsing.attendance_words import words as attendance_words
from extractor.records import Block, BlockKind, MinuteItem

LONGEST_TITLE = 260
GAP = 4  # numbers that the public minutes may leave out in a row, and one


class MinutesWords(PatternFile):
    """The data file: words, and regular expressions for the opening and closing lines."""

    item_words: tuple[str, ...]
    number_words: tuple[str, ...]
    not_numbered: frozenset[str]
    not_titles: frozenset[str]
    opens: tuple[str, ...]
    opens_none: tuple[str, ...]
    committee: tuple[str, ...]
    committee_words: frozenset[str]
    not_committee: frozenset[str]
    file_notes: tuple[str, ...]
    web_labels: tuple[str, ...]
    one_item: frozenset[str]
    council_words: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """An item (None for the head of the minutes) and the blocks below its title."""

    item: MinuteItem | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A block that may be an item's title: ``series`` is what its number has in common with
    its neighbours', ``count`` what rises; ``weight`` is how much it looks like a title."""

    place: int
    number: str | None
    words: str
    series: tuple[str, str] = ("", "")
    count: int = 0
    weight: float = 1.0
    body: int = 0


def words() -> MinutesWords:
    """The data file of openings, closings and numbers."""
    return load("extractor.parsing", "minutes", MinutesWords)


def divide(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The head (first, without item) and every item of one meeting's minutes."""
    alone = shows_one_item(blocks)
    titles = _below(blocks) or ([] if alone else _numbered(blocks))
    titles = titles or _numbers_below(_headed(blocks), blocks)
    places = [t.place for t in titles] + [len(blocks)]
    parts = [Part(None, tuple(blocks[: places[0]]))]
    for title, end in zip(titles, places[1:], strict=True):
        item = MinuteItem(title.number, _plain(title.words), blocks[title.place].evidence())
        parts.append(Part(item, tuple(blocks[title.place + title.body : end])))
    return tuple(parts)


def shows_one_item(blocks: Sequence[Block]) -> bool:
    """Whether the blocks are a web page of one item."""
    return any(block.text.strip().lower() in words().one_item for block in blocks[:4])


def _plain(title: str) -> str:
    """A title without what a web page prints after it: ``pdf icon PDF 135 KB``."""
    bare = re.sub(rf"(?i)(?:\s*(?:{'|'.join(words().file_notes)}))+\s*$", "", title)
    return bare.strip() or title


# --- "84. Apologies" ----------------------------------------------------------------------------


@cache
def _number() -> re.Pattern[str]:
    """``48.``, ``39/20``, ``8.4``, ``SC/23/15``, ``Item 4:`` and the title after it."""
    named = rf"(?:(?:{alternatives(words().number_words)})\s*)?"
    prefix = r"(?P<prefix>(?:[A-Z]{1,6}[ ./-]{0,2}|[A-Z][a-z]{1,5}[./])?(?:\d{1,4}[./])?)"
    rest = r"(?P<count>\d{1,4})(?P<suffix>(?:/\d{2,4}(?:[-/]\d{2,4})?)?[a-zA-Z]?)"
    return re.compile(
        rf"\*?(?i:{named})(?P<open>\(?){prefix}{rest}(?P<stop>[.:)]*)(?:\s*[-–—]\s+|\s+|$)"
    )


def _numbered(blocks: Sequence[Block]) -> list[Title]:
    """The longest and most title-like series of numbers that rise by one."""
    series = defaultdict[tuple[str, str], list[Title]](list)
    for place, block in enumerate(blocks):
        for title in _readings(place, block, blocks[place + 1 : place + 2]):
            series[title.series].append(title)
    chains = [_chain(titles) for titles in series.values()]
    best = max(chains, key=lambda chain: sum(t.weight for t in chain), default=[])
    return best if len(best) > 1 or sum(t.weight for t in best) >= 3 else []


def _readings(place: int, block: Block, below: Sequence[Block]) -> Iterator[Title]:
    """How a block's number may be read: 39/20 counts 39 of the year 20, or 20 of part 39."""
    if block.kind is BlockKind.TABLE or block.depth:
        return
    text = f"{block.marker} {block.text}" if block.marker else block.text
    text = text if len(text) <= LONGEST_TITLE else text.split("\n")[0]
    match = _number().match(text)
    if match and not text[match.end() :].strip():
        yield from _number_above(place, match, below)
        return
    weight = _weight(block, text[match.end() :]) if match else 0.0
    if not match or not weight or _is_date(text):
        return
    number = text[: match.end("suffix")].lstrip("*(")
    number = re.sub(rf"(?i)^(?:{alternatives(words().number_words)})\s*", "", number).strip()
    title = _title_words(block, text, match.end())
    plain = Title(place, number, title, weight=weight, body=_body(block, title))
    prefix, suffix = match["open"] + match["prefix"].strip(), match["suffix"]
    if text.lower().startswith("minute"):  # "Minute 6 – Roads" tells of an earlier meeting's
        yield replace(plain, series=(f"minute {prefix}", suffix), count=int(match["count"]))
        return
    if prefix.lower() in words().not_numbered:
        return
    if match["open"] and weight < 2:  # "(1) A member asked" is a paragraph
        return
    yield replace(plain, series=(prefix, suffix), count=int(match["count"]))
    part = re.search(r"(\d+)/$", prefix)
    if part and not suffix:
        outer = (prefix[: part.start()], f"/{match['count']}")
        yield replace(plain, series=outer, count=int(part[1]))


def _number_above(place: int, match: re.Match[str], below: Sequence[Block]) -> Iterator[Title]:
    """A number on a line of its own, and the title in the block below it."""
    named = [b for b in below if b.kind is not BlockKind.TABLE and not b.marker]
    for title in (
        t for b in named for t in _readings(place, replace(b, marker=match[0].strip()), ())
    ):
        yield replace(title, body=2)


def _weight(block: Block, title: str) -> float:
    """How much a numbered block looks like a title; 0 where it looks like a sentence."""
    lead = _bold_lead(block)
    short = len(title) <= LONGEST_TITLE
    if not title.strip() and not lead:
        return 0.0
    if block.kind is BlockKind.HEADING and short:
        return 3.0
    if (block.is_bold and short) or lead:
        return 3.0
    if not short or title.rstrip().endswith((".", ";", ":", ",")) or not title[:1].isupper():
        return 0.0
    return 2.0 if title.isupper() else 1.0 if len(title) <= 160 else 0.0


def _bold_lead(block: Block) -> str:
    """The bold words with which a passage of plain text opens, as a title run into it does."""
    if not block.bold or block.is_bold or block.bold[0][0] > 8:
        return ""
    start, end = block.bold[0]
    lead = block.text[start:end].strip()
    return lead if len(lead.split()) > 1 and len(lead) <= LONGEST_TITLE else ""


def _title_words(block: Block, text: str, start: int) -> str:
    lead = _bold_lead(block)
    if lead:
        return (_number().sub("", lead, count=1) if not block.marker else lead).strip(MARKS)
    return re.sub(r"\s+", " ", text[start:]).strip(MARKS[:1] + "*–—-")


def _body(block: Block, title: str) -> int:
    """0 where text follows the title in the same block, so that the block belongs to the item."""
    return 1 if len(block.text) <= len(title) + 14 else 0


def _is_date(text: str) -> bool:
    dates = find_dates(text)
    return bool(dates) and dates[0].start == 0


def _chain(titles: Sequence[Title]) -> list[Title]:
    """The heaviest run of titles whose numbers rise by one, or a little more, in order."""
    best: list[tuple[float, int | None]] = []
    for place, title in enumerate(titles):
        weight, before = title.weight, None
        for earlier in range(place):
            step = title.count - titles[earlier].count
            if 1 <= step <= GAP:
                reached = best[earlier][0] + title.weight - 0.6 * (step - 1)
                if reached > weight:
                    weight, before = reached, earlier
        best.append((weight, before))
    return _walk_back(titles, best)


def _walk_back(titles: Sequence[Title], best: Sequence[tuple[float, int | None]]) -> list[Title]:
    place: int | None = max(range(len(best)), key=lambda p: best[p][0], default=None)
    chain = []
    while place is not None:
        chain.append(titles[place])
        place = best[place][1]
    return chain[::-1]


# --- a title with "(Item 4)" below it -----------------------------------------------------------


@cache
def _item_line() -> re.Pattern[str]:
    return re.compile(
        rf"[(\[](?:{alternatives(words().item_words)})\s*(?:no\.?\s*)?(\d+\w?)[)\]]", re.I
    )


def _below(blocks: Sequence[Block]) -> list[Title]:
    found: list[Title] = []
    for place, block in enumerate(blocks):
        match = _item_line().search(block.text) if block.kind is not BlockKind.TABLE else None
        if match and match.start() <= LONGEST_TITLE:
            found.append(_title_above(blocks, place, match, found[-1].place if found else -1))
    return found if len(found) > 1 else []


def _title_above(blocks: Sequence[Block], place: int, match: re.Match[str], last: int) -> Title:
    """The title before ``(Item 4)``: in the same block, or in the blocks just above."""
    block = blocks[place]
    before = block.text[: match.start()].strip()
    body = 1 if not block.text[match.end() :].strip() else 0
    first = place
    texts = [f"{block.marker or ''} {before}".strip()] if before else []
    while not texts or (first - 1 > last and _goes_on(blocks, first, texts[0])):
        first -= 1
        if first <= last or first < 0:
            return Title(
                max(first + 1, 0), match[1], " ".join(texts), body=place - first - 1 + body
            )
        texts.insert(0, f"{blocks[first].marker or ''} {blocks[first].text}".strip())
    words_ = re.sub(r"\s+", " ", " ".join(texts))
    number = _number().match(words_)
    title = words_[number.end() :] if number else words_
    above = blocks[first - 1].text.strip() if first - 1 > last else ""
    lone = _number().fullmatch(above)  # "1772." on a line of its own
    own = words_[: number.end("suffix")] if number else match[1]
    if lone and not number:
        first, body, own = first - 1, body + 1, above[: lone.end("suffix")]
    return Title(first, own, title.strip(" *"), body=place - first + body)


def _goes_on(blocks: Sequence[Block], first: int, text: str) -> bool:
    """Whether the block above ``first`` is the beginning of the same title."""
    above = blocks[first - 1]
    if _number().match(text) or above.kind is not blocks[first].kind:
        return False
    same = above.kind is BlockKind.HEADING and above.level == blocks[first].level
    numbered = bool(above.marker) or bool(_number().match(above.text))
    return (
        (same or above.is_bold)
        and (text[:1].islower() or numbered)
        and len(above.text) < LONGEST_TITLE
    )


# --- headings without numbers -------------------------------------------------------------------


def _headed(blocks: Sequence[Block]) -> list[Title]:
    """Headings after the lists of who came; only in minutes that have such lists."""
    present = next((p for p, b in enumerate(blocks) if _is_label(b.text)), None)
    if present is None:
        return []
    return [
        Title(place, None, block.text.strip(MARKS), body=1)
        for place, block in enumerate(blocks)
        if place > present and _is_heading(block, blocks[place + 1 : place + 2])
    ]


def _numbers_below(titles: list[Title], blocks: Sequence[Block]) -> list[Title]:
    """Titles with the numbers of the paragraphs below them, where only these are numbered."""
    below = [blocks[t.place + t.body : t.place + t.body + 1] for t in titles]
    markers = [b[0].marker.strip(" .)") if b and b[0].marker else "" for b in below]
    counts = [int(m) for m in markers if m.isdigit()]
    if len(counts) < 2 or counts != sorted(set(counts)):
        return titles
    return [
        replace(t, number=m if m.isdigit() else None) for t, m in zip(titles, markers, strict=True)
    ]


def _is_heading(block: Block, below: Sequence[Block]) -> bool:
    text = block.text.strip(MARKS)
    if block.kind is BlockKind.TABLE or not text or len(text) > 160:
        return False
    if _is_label(block.text) and any(p.start < 12 for b in below for p in people(b.text)):
        return False
    looks = block.kind is BlockKind.HEADING or block.is_bold
    ends = attendance_words().ends.phrases
    said = text.lower()
    if not looks or said in words().not_titles or said in ends or said.startswith("resolved"):
        return False
    return not _is_date(text) and not people(text) and not text.upper().startswith("ACTION")


def _is_label(text: str) -> bool:
    labels = attendance_words().labels
    first = re.split(r"[:\n\t–-]", text.lower(), maxsplit=1)[0].strip(MARKS)
    return any(first in phrases for phrases in labels.values())
