"""The meeting a paper is for, as its front sheet, its head or its title says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from extractor.language.dates import find_dates, parse_date, parse_time
from extractor.records import Block, BlockKind, Meeting, Paper
from extractor.segmenting.body_names import body_of_line, body_of_sentence, is_body, without_lead_in
from extractor.segmenting.cues import any_of, meeting_cues
from extractor.segmenting.openings import label_of, labelled_lines


class Councils(Protocol):
    """Knows councils by their printed names and web addresses."""

    def find(self, text: str) -> tuple[str, str | None] | None:
        """The council that ``text`` names: official name and GSS code."""
        ...


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the head: ``label`` is its label, where it has one; ``tabled`` says that it is a
    row of a table."""

    text: str
    label: str | None
    strong: bool
    tabled: bool = False


def find_meeting(
    paper: Paper, head: Sequence[Block], councils: Councils | None, *, minuted: bool = False
) -> Meeting:
    """The meeting named by ``head`` (the blocks above the agenda, or of the paper's beginning)
    and by the paper's own title.

    ``minuted`` says that the head is that of minutes, whose date is the meeting's.
    """
    lines = [*(_Line(text, None, strong=True) for text in _running_heads(paper)), *_lines(head)]
    titled = _of_title(paper.title or "")
    day = _date(lines, minuted=minuted)
    committee = _committee(lines, councils)
    found = _council(paper, head, councils) or _itself(committee)
    return Meeting(
        council=found[0] if found else None,
        council_code=found[1] if found else None,
        committee=(titled and titled.committee) or committee,
        date=(titled and titled.date) or (day and day.date),
        time=(titled and titled.time) or (day and day.time) or (_begun(paper) if minuted else None),
        venue=_venue(lines),
    )


def find_council(paper: Paper, councils: Councils | None) -> Meeting:
    """A meeting of which only the council is known, from its names throughout the paper."""
    found = _council(paper, paper.blocks[:6], councils)
    return Meeting(council=found[0], council_code=found[1]) if found else Meeting()


# ------------------------------------------------------------------------------ the file's title


class _Titled(NamedTuple):
    committee: str | None
    date: date
    time: str | None


# Agenda Document for Care Scrutiny Committee, 07/02/2023 18:00
_TITLE = re.compile(
    r"\b(?:for|of) (?P<body>[^/]{4,120}?),? (?:on )?"
    r"(?P<day>(?:\w+day,? )?\d{1,2}[\w/ ,]{5,22}\d{4})"
    r"[ ,]*(?P<time>\d{1,2}[.:]\d\d(?: ?[ap]m)?)?$",
    re.IGNORECASE,
)


_DOCUMENT = re.compile(r".*\b(?:Supplement|Document|Pack|Agenda|Minutes) for ")


def _of_title(title: str) -> _Titled | None:
    match = _TITLE.search(" ".join(title.split()))
    day = parse_date(match["day"]) if match else None
    if match is None or day is None:
        return None
    name = without_lead_in(_DOCUMENT.sub("", match["body"]))
    return _Titled(name if is_body(name) else None, day, parse_time(match["time"] or ""))


# -------------------------------------------------------------------------------------- lines

HEAD_CELLS = 4
"""A row of more cells is of a table below the head, such as a log of actions."""


def _lines(head: Sequence[Block]) -> list[_Line]:
    return [line for block in head for line in _of_block(block)]


def _of_block(block: Block) -> Iterable[_Line]:
    strong = block.level is not None or block.is_bold
    if block.table:
        for row in (*block.table.header, *block.table.body):
            cells = [c.text for c in row.cells if c.text.strip()]
            label = label_of(cells[0]) if len(cells) > 1 else None
            if len(cells) > HEAD_CELLS and label not in _labels():
                continue
            yield _Line(" ".join(cells[1:] if label else cells), label, strong, tabled=True)
        return
    for text in block.text.split("\n"):
        labelled = next(labelled_lines([block]), None) if ":" in text else None
        found = _labelled(text) if labelled else _ruleless(text)
        yield found or _Line(text, None, strong)


_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z/& ]{2,24}?)\s*:\s*(?P<value>.*)")


def _labelled(text: str) -> _Line | None:
    match = _LABEL.fullmatch(text.strip())
    return _Line(match["value"], _known_label(match["label"]), strong=False) if match else None


def _ruleless(text: str) -> _Line | None:
    """A row of a head without rules, which looks like a line: "Date 23 January 2024"."""
    labels = meeting_cues().labels
    for label, is_value in ((labels.date, parse_date), (labels.committee, is_body)):
        for name in sorted(label, key=len, reverse=True):
            value = text[len(name) :].strip()
            named = text.lower().startswith(f"{name} ") and text[:1].isupper()
            if named and value[:1].isalnum() and not value[:1].islower() and is_value(value):
                return _Line(value, name, strong=False)
    return None


def _labels() -> set[str]:
    labels = meeting_cues().labels
    return {*labels.date, *labels.time, *labels.venue, *labels.committee}


def _known_label(printed: str) -> str:
    """The label, or of one in two languages ("Lleoliad / Venue") the half that is known."""
    known = _labels()
    whole = label_of(printed)
    return next((p for p in (whole, *map(label_of, printed.split("/"))) if p in known), whole)


# ------------------------------------------------------------------------------- date and time


class _Day(NamedTuple):
    date: date
    time: str | None
    weight: int


def _date(lines: Sequence[_Line], *, minuted: bool) -> _Day | None:
    """The day that the most speaks for; the first of several alike."""
    several = _labels_of_several(lines)
    days = [
        _Day(found.date, parse_time(line.text[found.end :]) or _time_near(lines, at), weight)
        for at, line in enumerate(lines)
        if line.label not in several
        for found in find_dates(line.text)[:1]
        if (weight := _weight(line, lines[at - 1] if at else None, minuted=minuted)) > 0
    ]
    return max(days, key=lambda d: d.weight, default=None)


def _labels_of_several(lines: Sequence[_Line]) -> set[str]:
    """The labels of decisions' days that stand beside more than one day: a plan of decisions has
    no meeting of its own."""
    days: dict[str, set[date]] = {}
    for line in lines:
        if line.label and "deci" in line.label and (found := find_dates(line.text)):
            days.setdefault(line.label, set()).add(found[0].date)
    return {label for label, those in days.items() if len(those) > 1}


_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?-i:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\b"
    r"|dd?ydd (?:llun|mawrth|mercher|iau|gwener|sadwrn|sul))\b",
    re.IGNORECASE,
)


def _weight(line: _Line, above: _Line | None, *, minuted: bool) -> int:
    """How much speaks for a line's first date being the meeting's own."""
    cues = meeting_cues()
    day = find_dates(line.text)[0]
    around = line.text[: day.start] + line.text[day.end :]
    if any_of(cues.dates.of_others).search(around):
        return 0
    weight = 3 if line.label in cues.labels.date else 0
    weight += 2 if line.label and "meeting" in line.label else 0
    weight += 2 if _WEEKDAY.search(line.text) else 0
    weight += 3 if parse_time(line.text[day.end :]) else 0
    weight += 3 if body_of_line(line.text) or body_of_sentence(line.text) else 0
    weight += 2 if any_of(cues.dates.for_it).search(around) else 0
    alone = not line.tabled and not around.strip(" ,.-–—")
    weight += 1 if line.strong and (weight or alone) else 0
    weight += 2 if alone and above and body_of_line(above.text) else 0
    against = any_of(cues.dates.against).search(around)
    return weight if minuted or not against else weight - 6


def _begun(paper: Paper) -> str | None:
    """When minutes say that the meeting began: some say it only where they end."""
    begun = any_of(meeting_cues().dates.begun)
    said = ((b.text, m.end()) for b in paper.blocks for m in begun.finditer(b.text))
    return next((clock for text, at in said if (clock := parse_time(text[at : at + 24]))), None)


def _time_near(lines: Sequence[_Line], at: int) -> str | None:
    """The time beside a date: on a line labelled so, or alone on one of the next lines."""
    named = (ln.text for ln in lines if ln.label in meeting_cues().labels.time)
    alone = (
        ln.text
        for ln in lines[at + 1 : at + 4]
        if ln.label is None and len(ln.text) < 40 and not find_dates(ln.text)
    )
    return next((clock for text in (*named, *alone) if (clock := parse_time(text))), None)


# ---------------------------------------------------------------------------------- committee


def _committee(lines: Sequence[_Line], councils: Councils | None) -> str | None:
    """The committee named with most weight; the council's own name only where no other is, and
    of a name in two languages the English one."""
    second = any_of(meeting_cues().second_names)
    weighed: Counter[str] = Counter()
    for line in lines:
        for name, weight in _bodies(line):
            is_council = councils is not None and _is_council(name, councils)
            own = 1 if is_council else weight - bool(second.search(name))
            weighed[name] = max(weighed[name], own)
    return max(weighed, key=lambda name: weighed[name], default=None)


def _bodies(line: _Line) -> Iterable[tuple[str, int]]:
    if line.label in meeting_cues().labels.committee and (name := body_of_line(line.text)):
        yield name, 6
    elif line.label is None and (name := body_of_line(line.text)):
        announced = any_of(meeting_cues().announcements).match(line.text.strip())
        yield name, 3 + 2 * line.strong + 3 * bool(find_dates(line.text)) + 4 * bool(announced)
    elif name := body_of_sentence(line.text):
        yield name, 4


def _is_council(name: str, councils: Councils) -> bool:
    """Whether a name is that of a council as a whole ("Northshire County Council")."""
    found = councils.find(name)
    ending = name.lower().endswith(("council", "corporation"))
    return found is not None and (ending or len(found[0]) >= len(name) - 4)


# ------------------------------------------------------------------------------------- venue


def _venue(lines: Sequence[_Line]) -> str | None:
    labels = meeting_cues().labels.venue
    named = next((ln.text.strip() for ln in lines if ln.label in labels and ln.text.strip()), None)
    if named:
        return _place(named)
    text = "\n".join(line.text for line in lines if not line.tabled)
    for pattern in meeting_cues().venues.sentences:
        if match := re.search(pattern, text.replace("\n", " ")):
            return _place(match["venue"])
    return None


def _place(words: str) -> str:
    """A place without the words printed after it."""
    end = any_of(meeting_cues().venues.ends).search(words)
    return words[: end.start() if end else None].strip(" ,.-–")


# ------------------------------------------------------------------------------------ council

# sentences name neighbours too; a name on a short line is the paper's own
SHORT = 100
CLEAR = 0.75


def _council(
    paper: Paper, head: Sequence[Block], councils: Councils | None
) -> tuple[str, str | None] | None:
    """The council its head names; else the one whose addresses stand in the paper, or whose name
    heads a page of it."""
    if councils is None:
        return None
    printed = [*_running_heads(paper), *(b.text for b in head if b.kind is not BlockKind.LIST_ITEM)]
    short = [line for text in printed for line in text.split("\n") if len(line) < SHORT]
    if found := councils.find("\n".join(short)):
        return found
    addresses = (a for block in paper.blocks for a in _ADDRESS.findall(block.text))
    titles = (b.text for b in paper.blocks if b.kind is BlockKind.HEADING and len(b.text) < SHORT)
    return _clearest(map(councils.find, addresses)) or _clearest(
        found for text in titles if (found := councils.find(text)) and _is_all_of(found[0], text)
    )


def _itself(committee: str | None) -> tuple[str, str | None] | None:
    """A council that meets as a whole and that no register has, as those of towns and parishes."""
    own = any_of(meeting_cues().own_councils)
    return (committee, None) if committee and own.fullmatch(committee) else None


def _running_heads(paper: Paper) -> list[str]:
    """What heads the first page and others like it: a name at the same place on several."""
    heads = (f for page in paper.pages[:1] for f in page.furniture if f.kind == "header")
    return [found.text for found in heads]


def _clearest(found: Iterable[tuple[str, str | None] | None]) -> tuple[str, str | None] | None:
    """The council that nearly all of the places name."""
    counts = Counter(council for council in found if council)
    name, count = counts.most_common(1)[0] if counts else (None, 0)
    return name if count and count / counts.total() >= CLEAR else None


def _is_all_of(name: str, text: str) -> bool:
    return len(name) >= len(text.strip(" .,:–—-")) - 4


# x@northshire.gov.uk; a line's end may stand within it. No longer, as each letter of a word of a
# megabyte would be looked at from each other
_ADDRESS = re.compile(r"\S{1,100} ?\.(?:gov\.(?:uk|wales)|llyw\.cymru|moderngov\.co\.uk)\b")
