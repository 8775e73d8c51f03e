"""A district: minutes OS12 with owners by their initials, a work programme set as lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile

from corpus.press import facts
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
from corpus.press.fronts import numbered
from corpus.press.history import Listed, Paper, clock, listed, long_date, plan, sheet, told
from corpus.press.house import Furniture, House, Pages
from corpus.press.model import Action, Focus, Indicator, Item, Meeting, Present, Report, Words
from corpus.press.naming import bare, by_initials, initials, is_councillor, titled
from corpus.press.performance import rating, services, slashed, value_of
from corpus.press.phrases import by_when, chosen, lowered
from corpus.press.sheets import minute_of

LETTERS = "abcdefgh"
COLOURS = {"green": "#92d050", "amber": "#ffc000", "red": "#ff5050", "blue": "#9dc3e6"}
CHAIRS = {"Chair": "Chairman", "Vice-Chair": "Vice-Chairman"}
SHADE = "#f2f2f2"
KEY = "Key: B – complete; G – in progress; A – delayed; R – overdue"
MOVED = {
    "forward-plan": "Added to the work programme. ",
    "superseded": "Superseded. ",
}


# --- front sheet --------------------------------------------------------------------------------


def front(paper: Paper, pages: Pages) -> Iterator[Block]:
    """Council, committee, date; then the agenda in two parts with a column of pages."""
    council, meeting = paper.world.council, paper.world.meetings[paper.number]
    yield Heading(plain(council.name), 0)
    yield Heading(plain(council.committee), 1)
    yield Para(f"{meeting.date:%A} {long_date(meeting.date)} at {clock(meeting.time)}", before=6)
    yield Para(plain(council.venue))
    names = [f"{bare(council.chair)} (Chairman)", f"{bare(council.vice_chair)} (Vice-Chairman)"]
    names += [bare(member) for member in council.members]
    yield Para(f"{bold('Membership:')} Councillors {plain(listed(names))}", before=10)
    yield Para(f"{bold('Enquiries:')} {plain(council.contact)}")
    yield Heading("AGENDA", 0)
    items = numbered(meeting.items)
    formal = tuple(takewhile(lambda pair: pair[1].report is None, items))
    for head, part in (("PART I", formal), ("PART II", items[len(formal) :])):
        if part:
            yield Para(bold(f"{head} – ITEMS TO BE TAKEN IN PUBLIC"), before=8)
            yield _agenda(paper, part, pages)


def _agenda(paper: Paper, items: Iterable[tuple[str, Item]], pages: Pages) -> Grid:
    rows = [grid_row("", "", "Page")]
    for number, item in items:
        mark = facts.agenda_item(paper, number, item)
        span = "{} – {}".format(*pages[number]) if number in pages else ""
        summary = [plain(item.summary)] if item.summary else []
        title = cell(mark + bold(plain(item.title)), *summary)
        rows.append((cell(f"{number}."), title, cell(span)))
    return Grid(tuple(rows), (1, 12, 2), header=1, ruled=False, size=10.5)


# --- minutes ------------------------------------------------------------------------------------


def minute_number(meeting: Meeting, place: int) -> str:
    """OS14: the committee's letters and the minute."""
    return f"OS{meeting.first_minute + place}"


def minutes(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    """Attendance run on, ACTION with initials, RESOLVED: a) ..."""
    council = paper.world.council
    yield Para(bold(plain(council.name.upper())), "centre")
    yield Para(bold(plain(council.committee)), "centre")
    held = f"{meeting.date:%A}, {long_date(meeting.date)} at {clock(meeting.time)}"
    opening = f"Minutes of the meeting held in the {plain(council.venue)} on {held}"
    yield Para(facts.minutes_of(paper, meeting) + opening, "centre")
    yield from _attendance(paper, meeting)
    for place, item in enumerate(meeting.items):
        number = minute_number(meeting, place)
        yield Heading(f"{facts.minute(paper, number, item)}{number}. {plain(item.title)}", 2)
        yield from _business(paper, number, item, meeting.of_status("in-attendance"))
    yield Para(f"The meeting ended at {clock(meeting.ended)}.", before=10)
    yield Para("CHAIRMAN", before=10)


def _attendance(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    here = meeting.of_status("present", "remote")
    sitting = [p for p in here if is_councillor(p)]
    groups = {
        "Present": [_member(paper, p) for p in sitting],
        "Co-opted members": [_other(paper, p) for p in here if p not in sitting],
        "Substitutes": [_stand_in(paper, p) for p in meeting.of_status("substitute")],
    }
    guests = meeting.of_status("in-attendance")
    groups["Also present"] = [_other(paper, p) for p in guests if _is_member(p)]
    groups["Officers"] = [_other(paper, p) for p in guests if not _is_member(p)]
    away = meeting.of_status("apologies")
    groups["Apologies"] = [_absent(paper, p) for p in away]
    for label, people in groups.items():
        if people:
            title = "Councillors " if len(people) > 1 else "Councillor "
            lead = title if label in {"Present", "Apologies"} else ""
            yield Para(f"{bold(label + ':')} {lead}{listed(people)}.")
    late = [p for p in sitting if p.role is None]
    if len(late) > 2 and len(meeting.items) > 3:
        name = chosen(long_date(meeting.date), [titled(p.name) for p in late])
        yield Para(f"{plain(name)} arrived during minute {minute_number(meeting, 2)}.")


def _is_member(person: Present) -> bool:
    return titled(person.name) == person.name or "Member" in (person.role or "")


def _member(paper: Paper, person: Present) -> str:
    seat = f" ({CHAIRS[person.role]})" if person.role in CHAIRS else ""
    manner = " (attending remotely)" if person.status == "remote" else ""
    mark = facts.person(paper, person, CHAIRS.get(person.role or ""), name=titled(person.name))
    return f"{mark}{plain(bare(person.name))}{seat}{manner}"


def _absent(paper: Paper, person: Present) -> str:
    return facts.person(paper, person, name=titled(person.name)) + plain(bare(person.name))


def _stand_in(paper: Paper, person: Present) -> str:
    name, role = titled(person.name), titled(person.role or "")
    return f"{facts.person(paper, person, name=name)}{plain(name)} (for {plain(role)})"


def _other(paper: Paper, person: Present) -> str:
    """Somebody with a role; an officer's initials are those that stand beside actions."""
    role = f" ({plain(person.role)})" if person.role else ""
    known_as = "" if _is_member(person) or is_councillor(person) else f" ({initials(person.name)})"
    return f"{facts.person(paper, person)}{plain(person.name)}{role}{known_as}"


def minute_item(paper: Paper, minute: str | None, item: Item) -> Iterator[Block]:
    """What was said and resolved on one item, where no list says whose initials are whose."""
    yield from _business(paper, minute, item, ())


def _business(
    paper: Paper, minute: str | None, item: Item, officers: Iterable[Present]
) -> Iterator[Block]:
    for words in item.words:
        yield from _said(paper, minute, words, tuple(officers))
    marks = [facts.resolution(paper, minute, each, item) for each in item.resolved]
    if item.votes:
        yield Para(f"On being put to the vote this was carried ({plain(item.votes)}).")
    if len(marks) == 1:
        yield Para(f"{marks[0]}{bold('RESOLVED:')} that {plain(lowered(item.resolved[0].text))}")
    elif marks:
        yield Para(f"{bold('RESOLVED:')} that")
        for letter, mark, each in zip(LETTERS, marks, item.resolved, strict=False):
            yield ListItem(f"{letter})", mark + plain(each.text))


def _said(
    paper: Paper, minute: str | None, words: Words, officers: tuple[Present, ...]
) -> Iterator[Block]:
    action = paper.world.action(words.action) if words.action else None
    text = told(paper, words.text, "minutes")
    if action is None or words.mark == "none":
        yield Para(facts.raised(paper, minute, words) + text)
        return
    owner = by_initials(action.owner, officers)
    if words.mark == "owner":
        yield Para(text)
        mark = facts.raised(paper, minute, words, facts.SAYS_ALL, owner=owner)
        yield Para(f"{mark}{bold('Action:')} {plain(_assigned(action, owner))}")
        return
    mark = facts.raised(paper, minute, words, {"owner", *words.tells}, owner=owner)
    yield Para(mark + text)
    yield Para(bold(f"ACTION – {plain(owner)}" if owner else "ACTION"))


def _assigned(action: Action, owner: str | None) -> str:
    """ "JB to circulate the survey by 4 May 2024."."""
    task = action.task.rstrip(".")
    due = by_when(action.due)
    return f"{owner} to {lowered(task)}{due}." if owner else f"{task}{due}."


# --- actions and work programme -----------------------------------------------------------------


def actions(paper: Paper) -> Iterator[Block]:
    """Outstanding actions under bands of the meetings' dates, with a letter for the state."""
    yield Heading("Outstanding actions")
    yield Para(KEY)
    head = grid_row("Minute", "Action", "Officer", "Target", "RAG", "Comments")
    rows: list[tuple[Cell, ...]] = [head]
    found = sorted(sheet(paper.world, paper.number), key=lambda each: each.action.meeting)
    for each in found:
        met = paper.world.meetings[each.action.meeting]
        band = (cell(bold(long_date(met.date)), span=6, fill=SHADE),)
        if band not in rows:
            rows.append(band)
        rows.append(_action_row(paper, each, met))
    yield Grid(tuple(rows), (2, 9, 4, 4, 2, 8), header=1, size=10)


def _action_row(paper: Paper, each: Listed, met: Meeting) -> tuple[Cell, ...]:
    owner = by_initials(each.owner, met.of_status("in-attendance"))
    colour = _colour(each)
    note = MOVED.get(each.status, "") + each.note
    number = minute_of(paper, each.action.meeting, each.action.item)
    return (
        cell(f"OS{number}"),
        cell(facts.entry(paper, each, note, owner=owner) + plain(each.task)),
        cell(plain(owner or "")),
        cell(plain(each.due or "")),
        cell(colour[:1].upper() if colour else "–", fill=COLOURS.get(colour)),
        cell(plain(note)),
    )


def _colour(each: Listed) -> str:
    """Complete is blue; what is open is green, or at times amber or red; others have none."""
    if each.status == "complete":
        return "blue"
    if each.status == "open":
        return chosen(each.action.key + each.note, ("green", "green", "amber", "red"))
    return ""


def programme(paper: Paper) -> Iterator[Block]:
    """The work programme as lists under the dates of the meetings."""
    yield Heading(f"{plain(paper.world.council.committee)} – Work programme")
    yield Para("The programme is reviewed at every meeting of the Committee.")
    for at, entries in plan(paper.world, paper.number).items():
        yield Heading(long_date(at) if isinstance(at, date) else plain(at), 2)
        for entry in entries:
            subject = facts.planned(paper, entry, at) + bold(plain(entry.subject))
            purpose = lowered(entry.purpose).rstrip(".")
            yield ListItem("•", f"{subject} – {plain(entry.lead)} – {plain(purpose)}")


# --- reports ------------------------------------------------------------------------------------


def report(paper: Paper, item: Item, each: Report) -> Iterator[Block]:
    """Labels at the left without rules, then paragraphs numbered 1.1."""
    yield Heading(plain(paper.world.council.name), 0)
    rows = (
        ("Committee", plain(paper.world.council.committee)),
        ("Date", long_date(paper.meeting_date)),
        ("Subject", facts.report(paper, item, each) + plain(item.title)),
        ("Report of", plain(each.author)),
        ("Portfolio", plain(paper.world.council.portfolio)),
        ("Wards affected", "All"),
    )
    table = tuple((cell(bold(k)), cell(v)) for k, v in rows)
    yield Grid(table, (1, 3), ruled=False, size=10.5)
    parts: list[tuple[str, tuple[str, ...]]] = [("Summary", (plain(each.summary),))]
    parts.append(("Recommendation", (f"That {plain(each.recommendation)}",)))
    parts += [(p.heading, tuple(told(paper, text) for text in p.text)) for p in each.passages]
    for chapter, (heading, texts) in enumerate(parts, 1):
        yield Heading(f"{chapter}. {plain(heading)}", 2)
        for place, text in enumerate(texts, 1):
            yield ListItem(f"{chapter}.{place}", text)


def scorecard(paper: Paper, period: str) -> Iterator[Block]:
    """The quarters of one year with target and rating, and last year's outturn where known."""
    year = period[:7]
    before = f"{int(year[:4]) - 1}-{int(year[2:4]):02}"
    rows = [_head(paper, before, period)]
    for service, group in services(paper):
        if service:
            rows.append((cell(bold(plain(service)), span=len(rows[0])),))
        for place, each in enumerate(group):
            fill = SHADE if place % 2 else None
            rows.append(_indicator_row(paper, each, period, len(rows[0]) == 8, fill))
    widths = (9, *((3,) if len(rows[0]) == 8 else ()), 3, 3, 3, 3, 3, 2)
    yield Para(f"Performance in {slashed(period)} by quarter")
    yield Grid(tuple(rows), widths, header=1, size=9.5, across=True)


def _head(paper: Paper, before: str, period: str) -> tuple[Cell, ...]:
    year, quarter = period[:7], period[-2:]
    known = [each for _, group in services(paper) for each in group if before in each.by_period]
    outturn = [f"{before.replace('-', '/')} outturn"] if known else []
    quarters = [f"Q{n} {year.replace('-', '/')}" for n in range(1, 5)]
    return grid_row("Performance indicator", *outturn, *quarters, f"Target {quarter}", "RAG")


def _indicator_row(
    paper: Paper, each: Indicator, period: str, outturn: bool, fill: str | None
) -> tuple[Cell, ...]:
    year, last = period[:7], int(period[-1])
    before = f"{int(year[:4]) - 1}-{int(year[2:4]):02}"
    values = [value_of(paper, each, "actual", before, True, blank="–")] if outturn else []
    for n in range(1, 5):
        coming = n > last
        quarter = f"{year} Q{n}"
        values.append("–" if coming else value_of(paper, each, "actual", quarter, True, blank=""))
    values.append(value_of(paper, each, "target", period, True, blank="–"))
    colour = rating(each, period, paper.number) or ""
    cells = [cell(text, fill=fill) for text in (plain(each.name), *values)]
    letter = colour[:1].upper() or "–"
    return (*cells, cell(letter, fill=COLOURS.get(colour, fill)))


def exception(paper: Paper, focus: Focus) -> Iterator[Block]:
    """An exception as a table of labelled rows."""
    indicator = paper.world.indicator(focus.indicator)
    actual, target = (
        value_of(paper, indicator, what, focus.period, True, "exception-report")
        for what in ("actual", "target")
    )
    rows = (
        ("Performance indicator", plain(indicator.name)),
        ("Period", f"{focus.period[-2:]} {slashed(focus.period)}"),
        ("Performance", actual),
        ("Target", target),
        ("Reason for performance", plain(focus.reason)),
    )
    table = [(cell(bold(k)), cell(v)) for k, v in rows]
    table.append((cell(bold("Action to improve")), cell(*map(plain, focus.actions))))
    yield Heading("Exception report", 2)
    yield Grid(tuple(table), (1, 3), size=10.5)


HOUSE = House(
    front=front,
    minutes=minutes,
    minute_item=minute_item,
    minute_number=minute_number,
    sheet=actions,
    plan=programme,
    report=report,
    scorecard=scorecard,
    exception=exception,
    numbering=numbered,
    furniture=Furniture(number="Page {number} of the pack", fillers=False),
    scorecard_title="Performance indicators",
    sideways=frozenset({"sheet"}),
)
