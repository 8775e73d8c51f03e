"""Who came to a meeting, who sent apologies, and how they attended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractor.language.names import BRACKETS, MARKS, alternatives, same_person, title
from extractor.language.people import Person, is_councillor, people
from extractor.parsing.attendance_told import listed, listed_below, names_only, others, told
from extractor.parsing.attendance_words import words
from extractor.parsing.joined import Joined, join
from extractor.records import Attendance, Block, BlockKind, Cell, Row, Table

STATUS = {
    "present": "present",
    "chair": "present",
    "vice_chair": "present",
    "co_opted": "present",
    "attending": "in-attendance",
    "remote": "remote",
    "apologies": "apologies",
    "absent": "absent",
    "substitutes": "substitute",
}
PAIR = 2  # cells of a row: who, and the post
MARKED_ROWS = 2  # rows with a mark that make a table a list of members
# a line such as: AL Ann Lee (Chair)
INITIALLED = re.compile(
    r"^(?P<initials>[A-Z]{2,3})[ \t]+(?P<named>[A-Z][^\n]{4,80})$", re.MULTILINE
)
HERE = ("present", "remote", "substitute")
STARRED = re.compile(
    r"\*+\s*(?:=|[-–]|denotes|indicates|means)?\s*(?:members?\s+)?(present|absent)", re.I
)
# "Members attending in accordance with Standing Order 25:" are not of the committee
UNDER = (
    r"(?P<under>\s+(?:in accordance with|under|pursuant to|by virtue of"
    r"|(?:at|by) (?:the )?(?:request|invitation) of)\s[^\n:]{3,60})?"
)
OBSERVER = re.compile(r"(?:as\s+)?observ(?:er|ing)\b", re.I)
GENDERED = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "dame": "f", "lady": "f"}


def attendance(
    head: Sequence[Block], body: Iterable[Block], titled: Iterable[Sequence[Block]] = ()
) -> tuple[Attendance, ...]:
    """Everybody once: from the lists of the ``head``, then from what the items add; ``titled``
    are the items of which only the title says that they list apologies."""
    found: list[Attendance] = []
    head = [b for b in head if b.text.lower().strip(MARKS) not in words().columns.words]
    marked = [block for block in head if block.table and _is_marked_list(block.table)]
    lists = [each for block in head if block not in marked for each in _without_posts(block)]
    for person in _listed(join(lists)):
        _list(found, person)
    for person in (p for block in marked if block.table for p in _of_rows(block.table)):
        _merge(found, person)
    if not any(person.status in HERE for person in found):
        found += _by_initials(head)
    found = _of_the_only_list(found)
    body = list(body)
    for block in [*head, *body]:
        for person in told(block):
            _merge(found, person)
    for person in (*listed_below(body), *(p for each in titled for p in listed(each))):
        _merge(found, person)
    return tuple(found)


def _without_posts(block: Block) -> list[Block]:
    """The names of a table of people and their posts, each in a block of its own, where the posts
    of one row would be taken for a part of the name in the next; any other block as it is."""
    rows = (*block.table.header, *block.table.body) if block.table else ()
    filled = [[cell for cell in row.cells if cell.text.strip()] for row in rows]
    pairs = [cells for cells in filled if len(cells) == PAIR]
    named = [cells[0] for cells in pairs if len(people(cells[0].text)) == 1]
    if len(named) < MARKED_ROWS or 2 * len(named) <= len(filled):
        return [block]
    names = [people(cell.text)[0].name for cell in named]
    if [person.name for person in people(block.text)] == names:
        return [block]
    return [
        Block(kind=BlockKind.PARAGRAPH, text=c.text, lines=c.lines, offset=c.offset, bold=c.bold)
        for c in named
    ]


def _by_initials(head: Sequence[Block]) -> list[Attendance]:
    """A list without a label, of lines that open with the initials of the name on them."""
    told: list[Attendance] = []
    for block in (b for b in head if b.table is None):
        for line in INITIALLED.finditer(block.text):
            named = people(line["named"])
            initials = "".join(word[0] for word in named[0].name.split()) if named else ""
            if named and initials.upper().endswith(line["initials"]):
                start = line.start("named")
                evidence = block.evidence(start + named[0].start, start + named[0].end)
                told.append(Attendance(named[0].name, named[0].role, "present", evidence))
    return told if len(told) >= MARKED_ROWS else []


def _of_the_only_list(found: list[Attendance]) -> list[Attendance]:
    """Where nobody is listed as present, the councillors "in attendance" are."""
    if any(person.status in HERE for person in found):
        return found
    return [
        replace(p, status=STATUS["present"])
        if p.status == STATUS["attending"] and is_councillor(p.name)
        else p
        for p in found
    ]


# --- lists -------------------------------------------------------------------------------------


@cache
def _label() -> re.Pattern[str]:
    """``PRESENT:``, ``Also in attendance (virtually) –``, ``Officers`` alone on its line."""
    groups = "|".join(
        f"(?P<{kind}>{alternatives(phrases)})" for kind, phrases in _by_length(words().labels)
    )
    remote = f"(?P<remotely>\\s*\\(?(?:{alternatives(words().remotely)})\\)?)?"
    closed = r"\s*(?::[ \t]*[-–—]*|[-–—]+(?=\s)|\t|(?=\n|$))"
    open_ = rf"(?=\s+(?:{title().pattern}))"
    # "Elmbrook Borough Councillors:" is one label
    whose = r"(?-i:(?:[A-Z][\w’'&-]+[ ]){1,5}(?=[^\n:,]{3,40}:[ ]*(?:\n|$)))"
    return re.compile(
        rf"(?:^|\n|(?<=[.)\w]\s))(?:(?:^|(?<=\n)){whose})??"
        rf"(?:the\s+)?(?:{groups}){UNDER}{remote}(?:{closed}|{open_})[ \t]*",
        re.I,
    )


def _by_length(labels: dict[str, tuple[str, ...]]) -> list[tuple[str, tuple[str, ...]]]:
    return sorted(labels.items(), key=lambda entry: -max(map(len, entry[1])))


def _labels(joined: Joined) -> Iterator[re.Match[str]]:
    """Labels at the beginning of a line; inside a line only in capitals and with a colon."""
    for match in _label().finditer(joined.text):
        opens = match.start() == 0 or match[0].startswith("\n")
        ends = bool(match["present"]) and joined.text[match.end() :].startswith("\n")
        if opens or ((ends or match[0][0].isupper()) and ":" in match[0]):
            yield match


def _listed(joined: Joined) -> Iterator[Attendance]:
    starred = _stars(joined.text)
    labels = list(_labels(joined))
    for place, label in enumerate(labels):
        end = labels[place + 1].start() if place + 1 < len(labels) else len(joined.text)
        end = _end_of_list(joined, label.end(), end)
        said = (k for k, v in label.groupdict().items() if v and k not in ("remotely", "under"))
        kind = "attending" if label["under"] else next(said)
        for person, mark in _marked(joined.text[label.end() : end]):
            status = starred.get("*" in mark) if starred else None
            status = status or words().marks.get(mark) or STATUS[kind]
            looks_on = kind == "present" and OBSERVER.match(person.role or "")
            if (kind == "attending" and status == "present") or looks_on:
                status = STATUS["attending"]
            start = label.end() + person.start
            yield Attendance(
                person.name,
                person.role or (None if label["under"] else _role(kind, label[kind])),
                _status(status, "remote" if label["remotely"] else person.manner),
                joined.evidence(start, label.end() + person.end),
            )
            for other, status_of_other in others(person):
                yield Attendance(other, None, status_of_other, joined.evidence(start, start + 1))


def _role(kind: str, label: str) -> str | None:
    return label if kind in ("chair", "vice_chair", "co_opted") else None


def _status(status: str, manner: str | None) -> str:
    if manner in ("absent", "substitute") and status in HERE:
        return manner
    return "remote" if manner == "remote" and status == "present" else status


def _stars(text: str) -> dict[bool, str]:
    """What a star before a name means where the paper says so: with it, and without it."""
    legend = STARRED.search(text)
    if not legend:
        return {}
    here = legend[1].lower() == "present"
    return {True: "present" if here else "absent", False: "absent" if here else "present"}


def _end_of_list(joined: Joined, start: int, end: int) -> int:
    """Where prose or another heading ends the list that begins at ``start``."""
    place = start
    for line in joined.text[start:end].split("\n"):
        ends = line.lower().strip(MARKS) in words().ends.phrases
        ends = ends or any(re.search(cue, line) for cue in words().sentences.attending)
        if ends or (len(line.split()) > 5 and not names_only(BRACKETS.sub(" ", line))):
            return place
        place += len(line) + 1
    return end


@cache
def _sent_by() -> re.Pattern[str]:
    """ "Eastshire Borough Council (3):" before the members that a body sends."""
    return re.compile(
        rf"(?:^|(?<=\n))[ ]*(?:[A-Z&][\w’'&-]*[ ](?:(?:and|of|on|the)[ ])?){{1,6}}"
        rf"(?i:{alternatives(words().bodies)})s?(?:[ ]*\(\d+\))?[ ]*:"
    )


def _marked(text: str) -> Iterator[tuple[Person, str]]:
    """People of a list, each with the mark before the name or in the cell after it."""
    text = _sent_by().sub(lambda m: " " * len(m[0]), text)
    known = alternatives(tuple(words().marks))
    prefix = re.compile(rf"(?:^|\n)[ ]*(?:({known})[ \t:–-]+(?={title().pattern})|(\*+)[ ]*)")
    marks = {m.end(): m[1] or m[2] for m in prefix.finditer(text) if m[1] or m[2]}
    blanked = prefix.sub(
        lambda m: "\n" + " " * (len(m[0]) - 1) if m.start() or m[0][0] == "\n" else " " * len(m[0]),
        text,
    )
    named = people(blanked)
    for place, person in enumerate(named):
        end = named[place + 1].start if place + 1 < len(named) else len(text)
        after = re.search(rf"\t[ ]*({known})[ ]*(?=\t|\n|$)", text[person.start : end])
        star = "*" if re.match(r"[^\n]*?\*", text[person.start : end]) else ""
        yield person, marks.get(person.start) or (after[1] if after else star)


# --- a table of members, each with a mark --------------------------------------------------------


def _is_marked_list(table: Table) -> bool:
    """Whether each row is somebody's name and a mark: ``Cllr A Lee | P``."""
    rows = [row for row in table.body if _name_and_mark(row)]
    return table.columns > 1 and len(rows) >= MARKED_ROWS and 2 * len(rows) > len(table.body)


def _name_and_mark(row: Row) -> tuple[Cell, str] | None:
    """The cell that names somebody and the status that the row's mark tells."""
    named = [cell for cell in row.cells if people(cell.text)]
    statuses = [s for cell in row.cells if cell not in named and (s := _mark_of(cell.text))]
    return (named[0], statuses[-1]) if named and statuses else None


def _mark_of(text: str) -> str | None:
    """The status of a mark, or of a mark with a note in brackets: ``P``, ``P (online)``."""
    mark, _, note = text.strip().partition("(")
    status = words().marks.get(mark.strip())
    if status == "present" and note.strip(" )").lower() in words().remotely:
        return "remote"
    return status


def _of_rows(table: Table) -> Iterator[Attendance]:
    for cell, status in filter(None, map(_name_and_mark, table.body)):
        person = people(cell.text)[0]
        evidence = cell.evidence(person.start, person.end)
        yield Attendance(person.name, person.role, _status(status, person.manner), evidence)


# --- everybody once ----------------------------------------------------------------------------


def _list(found: list[Attendance], new: Attendance) -> None:
    """Add somebody of a list, where A Lee and A V Lee are two of a family."""
    told = _initials(new.name)
    if told and all(
        _initials(known.name) not in ("", told)
        for known in found
        if known.status == new.status and _is_same(known.name, new.name)
    ):
        found.append(new)
    else:
        _merge(found, new)


def _initials(name: str) -> str:
    """AV of Cllr A V Lee; nothing of Ann Lee."""
    return "".join(re.findall(r"\b([A-Z])\b", name))


def _merge(found: list[Attendance], new: Attendance) -> None:
    """Add somebody new, or what a later line says of somebody already there."""
    same = [place for place, known in enumerate(found) if _is_same(known.name, new.name)]
    if not same:
        found.append(new)
    elif len(same) == 1:
        found[same[0]] = _merged(found[same[0]], new)


def _merged(known: Attendance, new: Attendance) -> Attendance:
    role = known.role or (new.role if new.status in HERE else None)
    changes = {
        ("present", "remote"),
        ("present", "substitute"),
        ("apologies", "remote"),
        ("apologies", "substitute"),
    }
    status = new.status if (known.status, new.status) in changes else known.status
    return replace(known, role=role, status=status)


def _is_same(one: str, other: str) -> bool:
    genders = {GENDERED.get(n.split()[0].lower().strip(".")) for n in (one, other)} - {None}
    return len(genders) < 2 and same_person(one, other)
