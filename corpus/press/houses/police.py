"""A police and crime panel: narrative minutes without marks, a schedule of matters arising.

The panel is made up of members of several councils and hosted by one of them.  Nothing is
stamped and nothing is bookmarked; what is to be done is told by sentences alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.press import facts
from corpus.press.blocks import (
    Block,
    Cell,
    Grid,
    Heading,
    ListItem,
    Para,
    beside,
    bold,
    cell,
    grid_row,
    plain,
)
from corpus.press.fronts import numbered
from corpus.press.history import (
    Listed,
    Paper,
    clock,
    listed,
    long_date,
    plan,
    reading,
    sheet,
    told,
)
from corpus.press.house import Furniture, House, Pages
from corpus.press.minutes import plain_number
from corpus.press.model import Focus, Indicator, Item, Meeting, Present, Report, Words
from corpus.press.naming import bare, is_councillor, is_officer, titled, with_article
from corpus.press.performance import rating, services, value_of
from corpus.press.phrases import (
    NAMED,
    chosen,
    commitment,
    lowered,
    owner_and_task,
    without_last_sentence,
)
from corpus.press.sheets import minute_of

HOST = "Wenlow County Council"
AUTHORITIES = (
    "Wenlow County Council",
    "Ashlode District Council",
    "Carrow Borough Council",
    "Penmoor District Council",
    "Stallbridge City Council",
)
RESPONSES = {
    "open": ("Ongoing: ", "In progress. ", "Response awaited. ", "In hand: ", "Pending: "),
    "complete": ("Complete. ", "Response circulated. ", "Closed. ", "Completed – "),
    "forward-plan": ("Added to the work plan. ", "Scheduled in the work plan. "),
    "superseded": ("Superseded. ", "No longer required. ", "Superseded: "),
}
UNSAID = "Oral report at the meeting."
SILENCE = ("", *["said"] * 9)  # of ten responses to what is open, one says nothing of how it stands
CO_OPTED = "Independent Co-opted Member"
STANDINGS = {"green": "On target", "amber": "Close to target", "red": "Below target"}
NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")


# --- front sheet --------------------------------------------------------------------------------


def front(paper: Paper, pages: Pages) -> Iterator[Block]:
    """The host's head, the membership with each member's council, then the agenda as a list."""
    council, meeting = paper.world.council, paper.world.meetings[paper.number]
    yield Para(bold(plain(council.committee.upper())), "centre", before=10)
    yield Para(f"Hosted by {HOST}", "centre")
    rows = (
        ("Date:", f"{meeting.date:%A} {long_date(meeting.date)}"),
        ("Time:", clock(meeting.time)),
        ("Venue:", plain(council.venue)),
    )
    yield Grid(tuple((cell(bold(k)), cell(v)) for k, v in rows), (1, 5), ruled=False)
    yield Heading("Membership")
    yield Para(f"{plain(_with_council(council.chair))} (Chair)", indent=20)
    yield Para(f"{plain(_with_council(council.vice_chair))} (Vice-Chair)", indent=20)
    for member in council.members:
        yield Para(plain(_with_council(member)), indent=20)
    yield Para(f"Contact: {plain(council.contact)}", before=8)
    yield Heading("AGENDA", 0)
    for number, item in numbered(meeting.items):
        mark = facts.agenda_item(paper, number, item)
        page = str(pages[number][0]) if number in pages else ""
        title = cell(mark + plain(item.title), *([plain(item.summary)] if item.summary else []))
        yield Grid(((cell(f"{number}."), title, cell(page)),), (1, 14, 1), ruled=False)


def _with_council(name: str) -> str:
    return f"{titled(name)} – {chosen(bare(name), AUTHORITIES)}"


# --- minutes ------------------------------------------------------------------------------------


def minutes(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    """Lists of who came, then narrative under numbered headings; decisions at the end of items."""
    council = paper.world.council
    yield Para(bold(plain(council.committee.upper())), "centre")
    held = f"{meeting.date:%A} {long_date(meeting.date)} at {clock(meeting.time)}"
    opening = f"Minutes of the meeting held on {held} at {plain(council.venue)}"
    yield Para(facts.minutes_of(paper, meeting) + opening, "centre")
    yield from _attendance(paper, meeting)
    for place, item in enumerate(meeting.items):
        number = plain_number(meeting, place)
        yield Heading(f"{facts.minute(paper, number, item)}{number}. {plain(item.title)}", 2)
        yield from minute_item(paper, number, item)
    yield Para(f"The meeting closed at {clock(meeting.ended)}.", before=10)
    yield Para("Chair ........................................", before=16)


def _attendance(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    there = meeting.of_status("present", "remote", "substitute")
    guests = meeting.of_status("in-attendance")
    lists = {
        "Members present:": [f"{_mark(paper, p)}{plain(_seated(p))}" for p in there],
        "Also present:": [_guest(paper, p) for p in guests if not is_officer(p)],
        "Officers:": [_guest(paper, p) for p in guests if is_officer(p)],
    }
    for label, lines in lists.items():
        if lines:
            yield Para(bold(label), before=4)
            yield from (Para(line, indent=20) for line in lines)
    away = meeting.of_status("apologies")
    if away:
        names = listed(_mark(paper, p) + plain(_name(p)) for p in away)
        yield Para(f"Apologies for absence were received from {names}.", before=4)


def _name(person: Present) -> str:
    return titled(person.name) if is_councillor(person) else person.name


def _mark(paper: Paper, person: Present) -> str:
    seat = None if is_councillor(person) else CO_OPTED
    return facts.person(paper, person, seat, name=_name(person))


def _seated(person: Present) -> str:
    """A member with seat and council: "Councillor A Rowe (Chair) – Carrow Borough Council"."""
    if not is_councillor(person):
        return f"{person.name} – {CO_OPTED}"
    seat = f" ({person.role})" if person.role else ""
    if person.status == "substitute":
        seat = f" (substitute for {titled(person.role or '')})"
    manner = " (remotely)" if person.status == "remote" else ""
    return f"{titled(person.name)}{seat}{manner} – {chosen(bare(person.name), AUTHORITIES)}"


def _guest(paper: Paper, person: Present) -> str:
    role = f", {person.role}" if person.role else ""
    return f"{facts.person(paper, person)}{plain(person.name + role)}"


def minute_item(paper: Paper, minute: str | None, item: Item) -> Iterator[Block]:
    """What was said on one item, and at its end what was resolved."""
    for words in item.words:
        yield Para(_narrative(paper, minute, words))
    if not item.resolved:
        return
    marks = [facts.resolution(paper, minute, each, item) for each in item.resolved]
    if item.votes:
        yield Para(f"The proposal was put to the vote ({plain(item.votes)}).")
    if len(marks) == 1:
        yield Para(f"{marks[0]}{bold('RESOLVED')} – That {plain(lowered(item.resolved[0].text))}")
        return
    yield Para(f"{bold('RESOLVED')} – That:")
    for numeral, mark, each in zip(NUMERALS, marks, item.resolved, strict=False):
        yield ListItem(f"({numeral})", mark + plain(each.text), 1)


def _narrative(paper: Paper, minute: str | None, words: Words) -> str:
    """A paragraph; what the model marks as an action is said as a commitment instead."""
    if words.action is None or words.mark == "none":
        return facts.raised(paper, minute, words) + told(paper, words.text, "minutes")
    action = paper.world.action(words.action)
    before = words.text if words.mark == "owner" else without_last_sentence(words.text)
    mark = facts.promised(paper, minute, action, owner_and_task(action)[0])
    said = told(paper, before, "minutes") if before else ""
    return f"{said} {mark}{plain(commitment(action))}".strip()


# --- matters arising and work plan --------------------------------------------------------------


def schedule(paper: Paper) -> Iterator[Block]:
    """Matters arising: how far a request has come is told by the words of the response."""
    yield Heading("Matters arising schedule")
    yield Para("Requests made by the Panel at earlier meetings, and the responses to them.")
    rows = [grid_row("Minute", "Subject", "Request of the Panel", "Response")]
    for each in sheet(paper.world, paper.number):
        action = each.action
        day = paper.world.meetings[action.meeting].date
        minute = minute_of(paper, action.meeting, action.item)
        note, status = _response(each)
        named = NAMED.match(each.task)
        owner = named["owner"] if named else None
        mark = facts.entry(paper, each, note, (), status=status, owner=owner)
        head = (cell(minute, long_date(day)), cell(plain(action.item)))
        rows.append((*head, cell(mark + plain(each.task)), cell(plain(note))))
    yield Grid(tuple(rows), (3, 5, 9, 9), header=1, size=10)


def _response(each: Listed) -> tuple[str, str]:
    key = each.action.key + each.note
    if each.status == "open" and chosen(f"silent {key}", SILENCE) == "":
        return UNSAID, "unknown"
    lead = chosen(key, RESPONSES[each.status])
    note = each.note[:1].upper() + each.note[1:] if lead.endswith(". ") else each.note
    return lead + note, each.status


def work_plan(paper: Paper) -> Iterator[Block]:
    """Date, Subject, Lead: a row a subject, the date's cell beside all of its rows."""
    yield Heading("Work plan")
    rows = [grid_row("Date", "Subject", "Lead")]
    for at, entries in plan(paper.world, paper.number).items():
        day = long_date(at) if isinstance(at, date) else plain(at)
        for place, entry in enumerate(entries):
            lead = beside(day, len(entries), place)
            mark = facts.planned(paper, entry, at)
            subject = cell(mark + bold(plain(entry.subject)), plain(entry.purpose))
            rows.append((*lead, subject, cell(plain(entry.lead))))
    yield Grid(tuple(rows), (4, 12, 6), header=1)


# --- reports ------------------------------------------------------------------------------------


def report(paper: Paper, item: Item, each: Report) -> Iterator[Block]:
    """A report to the Panel: centred head, numbered headings, paragraphs numbered without dots."""
    yield Para(bold(plain(paper.world.council.committee.upper())), "centre")
    yield Para(bold(long_date(paper.meeting_date)), "centre")
    subject = facts.report(paper, item, each) + plain(item.title)
    yield Para(bold(f"REPORT OF {plain(with_article(each.author).upper())}"), "centre")
    yield Heading(subject, 1)
    parts: list[tuple[str, tuple[str, ...]]] = [("Purpose", (plain(each.summary),))]
    parts += [(p.heading, tuple(told(paper, text) for text in p.text)) for p in each.passages]
    parts.append(("Recommendation", (f"That {plain(each.recommendation)}",)))
    number = 0
    for chapter, (heading, texts) in enumerate(parts, 1):
        yield Heading(f"{chapter}. {plain(heading)}", 2)
        for text in texts:
            number += 1
            yield ListItem(str(number), text, hang=28)


def scorecard(paper: Paper, period: str) -> Iterator[Block]:
    """This quarter beside the same one last year, under a band for each service."""
    before = f"{int(period[:4]) - 1}-{int(period[2:4]):02} {period[-2:]}"
    national = any(
        found.national is not None
        for _, group in services(paper)
        for each in group
        if (found := reading(each, period, paper.number))
    )
    head = ["Measure", f"Same quarter last year ({_short(before)})"]
    head += [f"This quarter ({_short(period)})", "% change"]
    head += ["National average"] if national else []
    rows: list[tuple[Cell, ...]] = [grid_row(*head, "Target", "Status")]
    for service, group in services(paper):
        if service:
            rows.append((cell(bold(plain(service)), span=len(rows[0]), fill="#eeeeee"),))
        rows += [_measure_row(paper, each, (before, period), national) for each in group]
    widths = (9, 4, 4, 3, *((3,) if national else ()), 3, 4)
    yield Grid(tuple(rows), widths, header=1, size=10)


def _short(period: str) -> str:
    return f"{period[-2:]} {period[:7].replace('-', '/')}"


def _measure_row(
    paper: Paper, each: Indicator, periods: tuple[str, str], national: bool
) -> tuple[Cell, ...]:
    before, period = periods
    values = [value_of(paper, each, "actual", p, True, blank="–") for p in periods]
    values.append(_change(paper, each, before, period))
    for what in ("national", "target") if national else ("target",):
        values.append(value_of(paper, each, what, period, True, blank="–"))
    told_as = STANDINGS.get(rating(each, period, paper.number) or "", "No target")
    return grid_row(plain(each.name), *values, told_as)


def _change(paper: Paper, each: Indicator, before: str, period: str) -> str:
    """The change in per cent, which is no value of its own."""
    first, last = (reading(each, p, paper.number) for p in (before, period))
    if not first or not last or not first.actual or last.actual is None:
        return "–"
    return f"{100 * (last.actual - first.actual) / first.actual:+.1f}%"


def exception(paper: Paper, focus: Focus) -> Iterator[Block]:
    """An exception told in prose under headings."""
    indicator = paper.world.indicator(focus.indicator)
    quarter = f"Quarter {focus.period[-1]} {focus.period[:7].replace('-', '/')}"
    yield Heading(f"Exception report: {plain(indicator.name)}")
    values = [
        value_of(paper, indicator, what, focus.period, True, "exception-report")
        for what in ("actual", "target")
    ]
    yield Para(f"Performance in {quarter} was {values[0]} against a target of {values[1]}.")
    yield Heading("Reason for performance", 2)
    yield Para(plain(focus.reason))
    yield Heading("What is being done", 2)
    for action in focus.actions:
        yield Para(plain(action))


HOUSE = House(
    front=front,
    minutes=minutes,
    minute_item=minute_item,
    minute_number=plain_number,
    sheet=schedule,
    plan=work_plan,
    report=report,
    scorecard=scorecard,
    exception=exception,
    numbering=numbered,
    furniture=Furniture(
        stamp=None,
        number="{number}",
        number_at="head",
        fillers=False,
        bookmarks=False,
        font="Times",
    ),
    scorecard_title="Performance of the force",
    sideways=frozenset({"sheet"}),
)
