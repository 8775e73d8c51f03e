"""A Welsh county: heads in both languages, actions ruled off under each item, service bands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from corpus.press import facts, fronts, minutes, performance
from corpus.press.blocks import (
    Block,
    Cell,
    Grid,
    Heading,
    ListItem,
    Para,
    bold,
    cell,
    grid_row,
    plain,
)
from corpus.press.history import Listed, Paper, clock, long_date, plan, reading, sheet, told
from corpus.press.house import Furniture, House, Pages
from corpus.press.model import Focus, Indicator, Item, Meeting, Planned, Present, Report, Words

DAYS = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")
MONTHS = (
    *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"),
    *("Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
)
NOON, EVENING = "12:00", "18:00"
COMMITTEES = {
    "Learning and Skills Overview and Scrutiny Committee": (
        "Pwyllgor Trosolwg a Chraffu Dysgu a Sgiliau"
    ),
}
ANY_COMMITTEE = "Pwyllgor Trosolwg a Chraffu"
STATUS = {
    "open": "Ongoing",
    "complete": "Completed",
    "forward-plan": "Moved to forward work programme",
    "superseded": "No longer required",
}
COLOURS = {"Green": "#a9d18e", "Amber": "#ffd966", "Red": "#ff7c80"}


def welsh_council(name: str) -> str:
    """Cyngor Sir Glanmorfa for Glanmorfa County Council."""
    return f"Cyngor Sir {name.removesuffix(' County Council')}"


def welsh_date(day: date) -> str:
    """ddydd Mawrth, 7 Chwefror 2023: on Tuesday, 7 February 2023."""
    return f"ddydd {DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def welsh_clock(time: str) -> str:
    """2.00 o'r gloch y prynhawn for 14:00."""
    part = "y bore" if time < NOON else "y prynhawn" if time < EVENING else "yr hwyr"
    return f"{clock(time)[:-3]} o'r gloch {part}"


# ------------------------------------------------------------------ front sheet


def front(paper: Paper, pages: Pages) -> Iterator[Block]:
    """Heads and the notice in Welsh and English; the agenda names pages in both."""
    council, meeting = paper.world.council, paper.world.meetings[paper.number]
    yield Heading(plain(welsh_council(council.name)), 0)
    yield Heading(plain(council.name), 0)
    yield Para(bold(plain(COMMITTEES.get(council.committee, ANY_COMMITTEE).upper())), before=10)
    yield Para(bold(plain(council.committee.upper())))
    yield from _notices(paper, meeting)
    yield Para(f"{bold('Lleoliad / Venue:')} {plain(council.venue)}", before=6)
    yield Para(f"{bold('Swyddog Cyswllt / Contact Officer:')} {plain(council.contact)}")
    yield Para(bold("AELODAU / MEMBERS"), before=6)
    yield Para(f"Cadeirydd / Chair: {plain(council.chair)}", indent=20)
    yield Para(f"Is-gadeirydd / Vice-Chair: {plain(council.vice_chair)}", indent=20)
    for member in council.members:
        yield Para(plain(member), indent=20)
    yield Heading("AGENDA / AGENDA", 0)
    for number, item in fronts.numbered(meeting.items):
        yield from _entry(paper, number, item, pages)


def _notices(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    held = f"{meeting.date:%A}, {long_date(meeting.date)} at {clock(meeting.time)}"
    welsh = f"{welsh_date(meeting.date)} am {welsh_clock(meeting.time)}"
    yield Para(f"Cynhelir y cyfarfod {bold(plain(welsh))}.", before=8)
    yield Para("Mae croeso i chi siarad Cymraeg neu Saesneg yn y cyfarfod hwn.")
    yield Para(f"The meeting will be held on {bold(held)}.")
    yield Para("You are welcome to speak Welsh or English at this meeting.")
    yield Para(bold(plain(paper.world.council.chief_executive)), before=6)
    yield Para("Prif Weithredwr / Chief Executive")


def _entry(paper: Paper, number: str, item: Item, pages: Pages) -> Iterator[Block]:
    mark = facts.agenda_item(paper, number, item)
    span = " (Tudalennau/Pages {} - {})".format(*pages[number]) if number in pages else ""
    words = [f"{mark}{bold(plain(item.title))}{span}"]
    words += [plain(item.summary)] if item.summary else []
    label = bold(f"{number}." if number.isdigit() else number)
    yield Grid(((cell(label), cell(*words)),), (1, 14), ruled=False, size=10.5)


# ---------------------------------------------------------------------- minutes


def minutes_of(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    """Attendance a name a line, capital headings, actions in a table at each item's end."""
    council = paper.world.council
    yield Para(bold(plain(council.name.upper())), "centre")
    yield Para(bold("COFNODION / MINUTES"), "centre")
    yield Para(bold(plain(council.committee.upper())), "centre")
    held = f"Minutes of the meeting held on {meeting.date:%A}, {long_date(meeting.date)}"
    welsh = f"Cofnodion y cyfarfod a gynhaliwyd {welsh_date(meeting.date)}"
    yield Para(welsh, "centre")
    yield Para(facts.minutes_of(paper, meeting) + held, "centre")
    yield from _attendance(paper, meeting)
    for place, item in enumerate(meeting.items):
        number = minutes.plain_number(meeting, place)
        title = f"{facts.minute(paper, number, item)}{number}. {plain(item.title.upper())}"
        yield Heading(title, 2)
        yield from minute_item(paper, number, item)
    began, ended = clock(meeting.time), clock(meeting.ended)
    yield Para(f"The meeting commenced at {began} and concluded at {ended}.", before=10)
    yield Para("Cadeirydd / Chair: ..............................", before=14)


def _attendance(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    attending = meeting.of_status("in-attendance")
    members = [p for p in attending if p.name.startswith(("Cllr", "Councillor"))]
    groups = {
        "Present": meeting.of_status("present", "substitute"),
        "Joined remotely": meeting.of_status("remote"),
        "Also in attendance": members,
        "Officers": [p for p in attending if p not in members],
        "Apologies": meeting.of_status("apologies"),
    }
    for label, people in groups.items():
        yield from _name_lines(paper, label, people)


def _name_lines(paper: Paper, label: str, people: list[Present]) -> Iterator[Block]:
    for place, person in enumerate(people):
        remote = person.status == "remote"
        said = f" ({plain(person.role or '')})" if remote and person.role else ""
        said = said if remote else minutes.said_of(person, brackets=label != "Officers")
        words = f"{facts.person(paper, person)}{plain(person.name)}{said}"
        head = f"{bold(label + ':')} " if place == 0 else ""
        yield Para(head + words, indent=0 if place == 0 else 20, before=0 if place else 4)


def minute_item(paper: Paper, minute: str | None, item: Item) -> Iterator[Block]:
    """What was said and decided on one item, then its actions in a small table."""
    actions: list[tuple[Cell, ...]] = []
    for words in item.words:
        shown = words.mark == "none"
        mark = facts.raised(paper, minute, words) if shown else ""
        text = mark + told(paper, words.text, "minutes")
        yield ListItem("•", text) if words.bullet else Para(text)
        if not shown:
            actions.append(_action_row(paper, minute, words))
    yield from _decided(paper, minute, item)
    if actions:
        head = grid_row("Action", "Responsible", "By when")
        yield Grid((head, *actions), (9, 4, 3), header=1, size=10)


def _action_row(paper: Paper, minute: str | None, words: Words) -> tuple[Cell, ...]:
    assert words.action
    action = paper.world.action(words.action)
    mark = facts.raised(paper, minute, words, facts.SAYS_ALL)
    return grid_row(mark + plain(action.task), plain(action.owner or ""), plain(action.due or ""))


def _decided(paper: Paper, minute: str | None, item: Item) -> Iterator[Block]:
    if not item.resolved:
        return
    if item.votes:
        yield Para(f"A vote was taken: {plain(item.votes)}.")
    marks = [facts.resolution(paper, minute, each, item) for each in item.resolved]
    if len(marks) == 1:
        lead = bold("PENDERFYNWYD / RESOLVED:")
        yield Para(f"{marks[0]}{lead} That {plain(item.resolved[0].text)}")
        return
    yield Para(f"It was {bold('RESOLVED')} that:")
    for mark, each in zip(marks, item.resolved, strict=True):
        yield ListItem("•", mark + plain(each.text))


# ------------------------------------------------------ action sheet, programme


def action_sheet(paper: Paper) -> Iterator[Block]:
    """A row an action; the meeting's date spans the rows of what it raised."""
    yield Heading("Dalen Weithredu / Action Sheet", 0)
    yield Para(plain(paper.world.council.committee))
    head = ("Meeting date", "Agenda item", "Action", "Responsible officer", "Outcome", "Status")
    rows: list[tuple[Cell, ...]] = [grid_row(*head)]
    for meeting, group in groupby(sheet(paper.world, paper.number), lambda e: e.action.meeting):
        entries = list(group)
        day = long_date(paper.world.meetings[meeting].date)
        for place, each in enumerate(entries):
            lead = (cell(day, down=len(entries)),) if place == 0 else ()
            rows.append(lead + _sheet_row(paper, each))
    yield Grid(tuple(rows), (4, 5, 10, 5, 8, 5), header=1, size=10)


def _sheet_row(paper: Paper, each: Listed) -> tuple[Cell, ...]:
    mark = facts.entry(paper, each, shown=("owner",))
    said = (each.owner or "", each.note, STATUS[each.status])
    return grid_row(plain(each.action.item), mark + plain(each.task), *map(plain, said))


def programme(paper: Paper) -> Iterator[Block]:
    """The dates span their rows; what has no date stands under bands at the end."""
    yield Heading("Blaenraglen Waith / Forward Work Programme", 0)
    yield Para(plain(paper.world.council.committee))
    head = ("Meeting date", "Report title", "Purpose (why scrutiny)", "Responsible officer")
    rows: list[tuple[Cell, ...]] = [grid_row(*head, "Cabinet member")]
    for at, entries in plan(paper.world, paper.number).items():
        if isinstance(at, str):
            rows.append((cell(bold(plain(at)), span=5, fill="#dddddd"),))
        for place, entry in enumerate(entries):
            lead: tuple[Cell, ...] = (cell(""),) if isinstance(at, str) else ()
            if isinstance(at, date) and place == 0:
                lead = (cell(bold(long_date(at)), down=len(entries)),)
            rows.append(lead + _planned_row(paper, entry, at))
    yield Grid(tuple(rows), (4, 8, 11, 6, 4), header=1, size=10)


def _planned_row(paper: Paper, entry: Planned, at: date | str) -> tuple[Cell, ...]:
    mark = facts.planned(paper, entry, at)
    member = paper.world.council.portfolio.split(",")[0]
    return grid_row(mark + plain(entry.subject), *map(plain, (entry.purpose, entry.lead, member)))


# ----------------------------------------------------------- reports and figures


def report(paper: Paper, item: Item, each: Report) -> Iterator[Block]:
    """Bold labels in running lines, then chapters with paragraphs numbered 1.1."""
    council = paper.world.council
    subject = facts.report(paper, item, each) + plain(item.title)
    lines = {
        "Report to:": plain(council.committee),
        "Date:": long_date(paper.meeting_date),
        "Subject:": subject,
        "Report of:": plain(each.author),
        "Cabinet member:": plain(council.portfolio),
    }
    yield Heading(plain(council.name.upper()))
    for label, value in lines.items():
        yield Para(f"{bold(label)} {value}", before=3)
    yield Heading("1. PURPOSE OF THE REPORT", 2)
    yield ListItem("1.1", plain(each.summary))
    yield Heading("2. RECOMMENDATION", 2)
    yield ListItem("2.1", f"That {plain(each.recommendation)}")
    for chapter, passage in enumerate(each.passages, 3):
        yield Heading(f"{chapter}. {plain(passage.heading.upper())}", 2)
        for place, text in enumerate(passage.text, 1):
            yield ListItem(f"{chapter}.{place}", told(paper, text))


def scorecard(paper: Paper, period: str) -> Iterator[Block]:
    """The quarter beside the same one last year, its target, a word and a comment."""
    before, now = year_before(period), _named_period(period)
    head = ("Ref", "Performance indicator", f"{_named_period(before)} actual", f"{now} target")
    rows: list[tuple[Cell, ...]] = [grid_row(*head, f"{now} actual", "RAG", "Comment")]
    for service, group in groupby(performance.shown(paper), lambda each: each.service):
        if service:
            rows.append((cell(bold(plain(service)), span=7, fill="#eeeeee"),))
        rows += [_score_row(paper, each, before, period) for each in group]
    yield Grid(tuple(rows), (3, 9, 3, 3, 3, 3, 13), header=1, size=9.5)


def _score_row(paper: Paper, indicator: Indicator, before: str, period: str) -> tuple[Cell, ...]:
    asked = (("actual", before), ("target", period), ("actual", period))
    values = [performance.value_of(paper, indicator, what, when, True) for what, when in asked]
    now = reading(indicator, period, paper.number)
    rag, note = (now.rag or "", now.note) if now else ("", "")
    status = cell(plain(rag), fill=COLOURS.get(rag))
    names = grid_row(plain(indicator.ref), plain(indicator.name), *values)
    return (*names, status, cell(plain(note)))


def exception(paper: Paper, focus: Focus) -> Iterator[Block]:
    """One indicator that is off target: its figures, why, and what is done."""
    indicator = paper.world.indicator(focus.indicator)
    when = _named_period(focus.period)
    yield Heading(plain(f"{indicator.ref} {indicator.name}".strip()))
    for what in ("target", "actual"):
        value = performance.value_of(paper, indicator, what, focus.period, True, "exception-report")
        yield Para(f"{bold(f'{when} {what}:')} {value}")
    yield Para(bold("Why is performance off target?"))
    yield Para(plain(focus.reason))
    yield Para(bold("What is being done to improve?"))
    for action in focus.actions:
        yield ListItem("•", plain(action))


def year_before(period: str) -> str:
    """2022-23 Q3 for 2023-24 Q3."""
    year = int(period[:4])
    return f"{year - 1}-{year % 100:02} {period[-2:]}"


def _named_period(period: str) -> str:
    return f"{period[-2:]} {performance.slashed(period)}"


HOUSE = House(
    front=front,
    minutes=minutes_of,
    minute_item=minute_item,
    minute_number=minutes.plain_number,
    sheet=action_sheet,
    plan=programme,
    report=report,
    scorecard=scorecard,
    exception=exception,
    numbering=fronts.numbered,
    furniture=Furniture(
        stamp="Eitem Agenda / Agenda Item {number}", number="Tudalen / Page {number}"
    ),
    exceptions_title="Performance indicators off target",
)
