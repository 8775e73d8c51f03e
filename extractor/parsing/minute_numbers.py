"""The numbers of minutes in their many forms: 48., 39/20, SC/23/15, and the titles after them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractor.language.dates import find_dates
from extractor.language.names import MARKS, alternatives
from extractor.language.patterns import PatternFile, load
from extractor.records import Block, BlockKind

LONGEST_TITLE = 260
RUN_IN_ITEMS = 4  # fewer plain numbers before titles with text behind them may count anything
RUN_IN = re.compile(
    r"(?:\d{1,2}\.?\s+)?(?P<title>[A-Z][^.:\n]{2,159}?)"
    r"(?:(?:\s*:|\.)(?=\s|$)|\s+[–—-]\s|\s+(?=(?:None|Nil|Noted)\b)|$)"
)
PLAIN_RUN_IN = 60  # characters of such a title behind a number that says nothing of minutes
ROMAN = re.compile(r"(?P<roman>[IVX]{1,7})[.)]?\s+(?=[A-Z])")
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


@cache
def number_line() -> re.Pattern[str]:
    """``48.``, ``39/20``, ``8.4``, ``SC/23/15``, ``Item 4:`` and the title after it."""
    named = rf"(?:(?:{alternatives(words().number_words)})\s*)?"
    year = r"(?:20\d\d[/-]\d\d[./-]|\d\d-\d\d/)"  # "2023/24-015", "23-24/015"
    prefix = (
        r"(?P<prefix>(?:\d\d-\d\d/(?=[A-Z]))?(?:[A-Z]{1,6}[ ./-]{0,2}|[A-Z][a-z]{1,5}[./])?"
        rf"(?:{year}|\d{{1,4}}[./])?(?:\d{{1,2}}[./])?)"
    )
    rest = r"(?P<count>\d{1,4})(?P<suffix>(?:/\d{2,4}(?:[-/]\d{2,4})?)?[a-zA-Z]?)"
    return re.compile(
        rf"\*?(?i:{named})(?P<open>\(?){prefix}{rest}(?P<stop>[.:)]*)"
        r"(?:\s*[-–—]\s+|\s+|$|(?<=\d[.)])(?=[A-Z][A-Za-z]))"
    )


def numbered(blocks: Sequence[Block]) -> list[Title]:
    """The longest and most title-like series of numbers that rise by one."""
    best = _best(blocks, plain=False)
    return best if len(best) > 1 or sum(t.weight for t in best) >= 3 else []


def run_in(blocks: Sequence[Block]) -> list[Title]:
    """Titles that text follows on their line, behind plain numbers: ``3. Apologies: none``."""
    best = _best(blocks, plain=True)
    return best if len(best) >= RUN_IN_ITEMS else []


def _best(blocks: Sequence[Block], *, plain: bool) -> list[Title]:
    series = defaultdict[tuple[str, str], list[Title]](list)
    for place, block in enumerate(blocks):
        for title in _readings(place, block, blocks[place + 1 : place + 2], plain=plain):
            series[title.series].append(title)
    chains = [_chain(titles) for titles in series.values()]
    return max(chains, key=lambda chain: sum(t.weight for t in chain), default=[])


def _readings(
    place: int, block: Block, below: Sequence[Block], *, plain: bool = False
) -> Iterator[Title]:
    """How a block's number may be read: 39/20 counts 39 of the year 20, or 20 of part 39."""
    if block.kind is BlockKind.TABLE or block.depth:
        return
    text = f"{block.marker} {block.text}" if block.marker else block.text
    text = text if len(text) <= LONGEST_TITLE else text.split("\n")[0]
    yield from _roman(place, block, text)
    match = number_line().match(text)
    if match and not text[match.end() :].strip():
        yield from _number_above(place, match, below)
        return
    if not match:
        return
    found = _titled(place, block, text, match)
    of_minutes = _is_minute_number(match)
    if not found and (plain or of_minutes):
        found = _run_in(place, text, match, LONGEST_TITLE if of_minutes else PLAIN_RUN_IN)
    if found and not is_date(text):
        weight = max(found.weight, 2.0) if of_minutes else found.weight
        yield from _counted(replace(found, weight=weight), text, match)


def _titled(place: int, block: Block, text: str, match: re.Match[str]) -> Title | None:
    """The title that a numbered block is; None where it looks like a sentence."""
    weight = _weight(block, text[match.end() :])
    title = _title_words(block, text, match.end()) if weight else ""
    number = _number_of(text, match)
    return Title(place, number, title, weight=weight, body=_body(block, title)) if weight else None


def _number_of(text: str, match: re.Match[str]) -> str:
    number = text[: match.end("suffix")].lstrip("*(")
    return re.sub(rf"(?i)^(?:{alternatives(words().number_words)})\s*", "", number).strip()


def _is_minute_number(match: re.Match[str]) -> bool:
    """Whether a number has letters or a year, as those of minutes have and of paragraphs not."""
    number = match["prefix"] + match["suffix"]
    return not match["open"] and bool(re.search(r"/|\d{3}\.", number))


def _run_in(place: int, text: str, match: re.Match[str], longest: int) -> Title | None:
    """A title and the text after it on the same line: ``39/20 Apologies: none were received.``"""
    lead = RUN_IN.match(text, match.end())
    title = lead["title"] if lead else ""
    if not title or len(title) > longest or title.lower() in words().not_titles - {"minutes"}:
        return None
    alone = lead is not None and lead.end() == len(text.rstrip())
    return Title(place, _number_of(text, match), title.strip(MARKS), body=int(alone))


def _roman(place: int, block: Block, text: str) -> Iterator[Title]:
    """A title behind a Roman numeral: ``IV APOLOGIES``."""
    match = ROMAN.match(text)
    weight = _weight(block, text[match.end() :]) if match else 0.0
    if match and weight >= 2 and (count := _value_of(match["roman"])):
        title = _title_words(block, text, match.end())
        body = _body(block, title)
        yield Title(place, match["roman"], title, ("roman", ""), count, weight, body)


def _value_of(roman: str) -> int:
    """The number that a Roman numeral up to XXXIX is; 0 where it is none."""
    match = re.fullmatch(r"(X{0,3})(IX|IV|V?I{0,3})", roman)
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return 10 * len(match[1]) + ones.index(match[2]) if match else 0


def _counted(plain: Title, text: str, match: re.Match[str]) -> Iterator[Title]:
    """The title in each series that its number may be of."""
    printed = match["open"] + match["prefix"].strip()
    prefix, suffix = re.sub(r"(?<!\d)0+(?=\d)", "", printed), match["suffix"]
    if text.lower().startswith("minute"):  # "Minute 6 – Roads" tells of an earlier meeting's
        yield replace(plain, series=(f"minute {prefix}", suffix), count=int(match["count"]))
        return
    if prefix.lower() in words().not_numbered:
        return
    if match["open"] and plain.weight < 2:  # "(1) A member asked" is a paragraph
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
    ends = (";", ":", ",") if title.isupper() else (".", ";", ":", ",")
    if not short or title.rstrip().endswith(ends) or not title[:1].isupper():
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
        return (number_line().sub("", lead, count=1) if not block.marker else lead).strip(MARKS)
    return re.sub(r"\s+", " ", text[start:]).strip(MARKS[:1] + "*–—-")


def _body(block: Block, title: str) -> int:
    """0 where text follows the title in the same block, so that the block belongs to the item."""
    return 1 if len(block.text) <= len(title) + 14 else 0


def is_date(text: str) -> bool:
    """Whether a text begins with a date."""
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
