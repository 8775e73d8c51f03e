"""A London borough: an agenda table, paragraphs 5.1, an action log with colours, cards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

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
from corpus.press.history import (
    Listed,
    Paper,
    clock,
    long_date,
    plan,
    quarters_to,
    reading,
    sheet,
    told,
)
from corpus.press.house import Furniture, House, Pages
from corpus.press.minutes import said_of
from corpus.press.model import Focus, Indicator, Item, Meeting, Planned, Present, Report, Words
from corpus.press.performance import shown, slashed, trend, value_of
from corpus.press.withheld import paragraph_of

BAND = "#c9d8e6"
WITHHELD = "NOT FOR PUBLICATION: exempt by virtue of paragraph"
COLOURS = {"G": "#8fce6b", "A": "#ffc04d", "R": "#ff7b6b", "B": "#9ec5f0", "P": "#cdb4e0"}
LETTERS = {"complete": "G", "superseded": "B", "forward-plan": "P"}
KEY = (
    "RAG key: G – complete; A – in progress; R – overdue or no progress; "
    "B – superseded; P – moved to the work programme."
)
MARKS = {"present": "P", "remote": "P (online)", "apologies": "A", "absent": "–"}
RATINGS = {"green": COLOURS["G"], "amber": COLOURS["A"], "red": COLOURS["R"]}
OTHERS = {"national": "England", "regional": "London", "neighbours": "Similar councils"}


# --------------------------------------------------------------- front sheet


def numbered(items: tuple[Item, ...]) -> tuple[tuple[str, Item], ...]:
    """Items numbered 1, 2, 3 with nothing under another."""
    return tuple((str(number), item) for number, item in enumerate(items, 1))


def front(paper: Paper, pages: Pages) -> Iterator[Block]:
    """Council, commission, day and place; the membership; the agenda as a table."""
    council, meeting = paper.world.council, paper.world.meetings[paper.number]
    yield Heading(plain(council.name), 0)
    yield Heading(plain(council.committee), 0)
    yield Para(bold(f"{meeting.date:%A} {long_date(meeting.date)}"), before=10)
    yield Para(bold(clock(meeting.time)))
    yield Para(plain(council.venue))
    yield Heading("Membership")
    yield _membership(paper)
    yield Para(f"{bold('Contact:')} {plain(council.contact)}", before=10)
    yield Heading("Agenda", 0)
    rows = [grid_row("No.", "Title", "Page")]
    rows += [_agenda_row(paper, number, item, pages) for number, item in numbered(meeting.items)]
    yield Grid(tuple(rows), (1, 12, 2), header=1, size=10.5)
    yield Para(f"Date of publication: {long_date(meeting.date.replace(day=1))}", before=10)


def _membership(paper: Paper) -> Grid:
    council = paper.world.council
    names = [f"{council.chair} (Chair)", f"{council.vice_chair} (Vice-Chair)", *council.members]
    pairs = [names[place : place + 2] for place in range(0, len(names), 2)]
    rows = tuple(grid_row(*map(plain, (*pair, "")[:2])) for pair in pairs)
    return Grid(rows, (1, 1), ruled=False, size=10.5)


def _agenda_row(paper: Paper, number: str, item: Item, pages: Pages) -> tuple[Cell, ...]:
    exempt = paragraph_of(item)
    mark = facts.agenda_item(paper, number, item, exempt)
    below = [f"{WITHHELD} {exempt} of Part 1 of Schedule 12A"] if exempt else []
    below += [plain(item.report.author)] if item.report else []
    below += [plain(item.summary)] if item.summary else []
    span = "{} - {}".format(*pages[number]) if number in pages else ""
    return (cell(number), cell(mark + bold(plain(item.title)), *below), cell(span))


# ------------------------------------------------------------------- minutes


def minutes(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    """Attendance in a table of P and A; items 5. TITLE with paragraphs 5.1, 5.2."""
    council = paper.world.council
    yield Para(bold(plain(council.name)))
    yield Para(bold(f"Minutes of the {plain(council.committee)}"))
    held = f"Held on {meeting.date:%A} {long_date(meeting.date)} at {clock(meeting.time)}"
    yield Para(facts.minutes_of(paper, meeting) + held)
    yield from _attendance(paper, meeting)
    for place, item in enumerate(meeting.items):
        number = minute_number(meeting, place)
        mark = facts.minute(paper, number, item)
        yield Heading(f"{mark}{number}. {plain(item.title.upper())}", 2)
        yield from minute_item(paper, number, item)
    yield Para(f"The meeting closed at {clock(meeting.ended)}.", before=10)
    yield Para("Chair: ........................................", before=10)


def minute_number(_meeting: Meeting, place: int) -> str:
    """Minutes have the numbers of the agenda."""
    return str(place + 1)


def _attendance(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    rows = [grid_row("Member", "Attendance")]
    for person in meeting.of_status("present", "remote", "substitute", "apologies", "absent"):
        name = facts.person(paper, person) + plain(person.name) + _role(person)
        rows.append(grid_row(name, MARKS.get(person.status, "P")))
    yield Grid(tuple(rows), (4, 1), header=1, size=10.5)
    yield Para("P – present; A – apologies")
    if others := meeting.of_status("in-attendance"):
        yield Para(bold("Officers and others in attendance:"), before=6)
        for person in others:
            role = said_of(person, brackets=False)
            yield Para(facts.person(paper, person) + plain(person.name) + role, indent=20)


def _role(person: Present) -> str:
    return "" if person.status == "remote" and not person.role else _bracketed(person)


def _bracketed(person: Present) -> str:
    if person.status == "substitute":
        return f" (substitute for {plain(person.role or '')})"
    return f" ({plain(person.role)})" if person.role else ""


def minute_item(paper: Paper, minute: str | None, item: Item) -> Iterator[Block]:
    """Numbered paragraphs with the actions below them, the vote, and what was resolved."""
    count = 0
    for words in item.words:
        count += not words.bullet
        yield from _paragraph(paper, minute, f"{minute}.{count}" if minute else "", words)
    if item.votes:
        named = item.votes.lower().startswith("for")
        yield Para(plain(item.votes) if named else f"Voting: {plain(item.votes)}", before=4)
    if item.resolved:
        yield Para(bold("RESOLVED:"), before=4)
    for number, each in enumerate(item.resolved, 1):
        mark = facts.resolution(paper, minute, each, item)
        that = "" if each.text.lower().startswith("that ") else "That "
        yield ListItem(f"{number}.", f"{mark}{that}{plain(each.text)}")


def _paragraph(paper: Paper, minute: str | None, label: str, words: Words) -> Iterator[Block]:
    action = paper.world.action(words.action) if words.action else None
    text = told(paper, words.text, "minutes")
    if not action or words.mark == "none":
        yield _set(label, facts.raised(paper, minute, words) + text, words)
        return
    tells = {"owner", *words.tells} if words.mark != "owner" else facts.SAYS_ALL
    mark = facts.raised(paper, minute, words, tells)
    due = f" by {plain(action.due)}" if action.due else ""
    owner = plain(action.owner or "")
    if words.mark == "owner":
        yield _set(label, text, words)
        task = plain(action.task[0].lower() + action.task[1:].rstrip("."))
        yield Para(mark + bold(f"ACTION: {owner} to {task}{due}"), indent=30)
        return
    yield _set(label, mark + text, words)
    yield Para(bold(f"ACTION: {owner}" if owner else "ACTION"), indent=30)


def _set(label: str, text: str, words: Words) -> Block:
    if words.bullet:
        return ListItem("•", text, depth=1)
    return ListItem(label, text) if label else Para(text)


# ----------------------------------------------------- action log, programme


def action_log(paper: Paper) -> Iterator[Block]:
    """One row an action, with a coloured letter that the key explains."""
    yield Heading("Action log")
    yield Para(f"{plain(paper.world.council.committee)}, {long_date(paper.meeting_date)}")
    yield Para(KEY)
    head = ("No.", "Meeting and item", "Action", "Lead", "Deadline", "Update", "RAG")
    rows = [grid_row(*head)]
    for number, each in enumerate(sheet(paper.world, paper.number), 1):
        rows.append(_log_row(paper, number, each))
    yield Grid(tuple(rows), (2, 6, 11, 5, 4, 10, 2), header=1, size=10)


def _log_row(paper: Paper, number: int, each: Listed) -> tuple[Cell, ...]:
    day = long_date(paper.world.meetings[each.action.meeting].date)
    letter = _letter(paper, each)
    return (
        cell(str(number)),
        cell(day, plain(each.action.item)),
        cell(facts.entry(paper, each) + plain(each.task)),
        *map(cell, (plain(each.owner or ""), plain(each.due or ""), plain(each.note))),
        cell(letter, fill=COLOURS[letter]),
    )


def _letter(paper: Paper, each: Listed) -> str:
    """The letter of a status; what is open after its day is red."""
    due = _day(each.due or "")
    late = due is not None and due < paper.meeting_date
    return LETTERS.get(each.status, "R" if late else "A")


def _day(due: str) -> date | None:
    """The day that a deadline names, or None where it names none."""
    try:
        return datetime.strptime(due, "%d %B %Y").date()
    except ValueError:
        return None


def work_programme(paper: Paper) -> Iterator[Block]:
    """A heading and a small table for each meeting, then what has no date yet."""
    yield Heading("Work programme")
    scheduled = True
    for at, entries in plan(paper.world, paper.number).items():
        if scheduled and isinstance(at, str):
            scheduled = False
            yield Heading("To be scheduled", 1)
        yield Heading(plain(at) if isinstance(at, str) else f"{at:%A} {long_date(at)}", 2)
        rows = [grid_row("Item", "What it is for", "Report author")]
        rows += [_planned_row(paper, each, at) for each in entries]
        yield Grid(tuple(rows), (6, 9, 5), header=1, size=10.5)


def _planned_row(paper: Paper, each: Planned, at: date | str) -> tuple[Cell, ...]:
    mark = facts.planned(paper, each, at)
    return grid_row(mark + plain(each.subject), plain(each.purpose), plain(each.lead))


# ------------------------------------------------------------------- reports


def report(paper: Paper, item: Item, each: Report) -> Iterator[Block]:
    """A box of labelled rows, then chapters 1. with paragraphs 1.1."""
    yield Heading(plain(item.title))
    mark = facts.report(paper, item, each)
    rows = [
        ("Report to:", plain(paper.world.council.committee)),
        ("Date:", long_date(paper.meeting_date)),
        ("Report title:", mark + plain(item.title)),
        ("Report of:", plain(each.author)),
        ("Ward(s) affected:", "All"),
        ("Cabinet member:", plain(paper.world.council.portfolio)),
        ("Key decision:", "No"),
    ]
    box = tuple((cell(bold(k), fill=BAND), cell(v)) for k, v in rows)
    yield Grid(box, (1, 3), size=10.5)
    yield from _chapter(1, "Summary", [plain(each.summary)])
    yield from _chapter(2, "Recommendation", [f"That {plain(each.recommendation)}"])
    for number, passage in enumerate(each.passages, 3):
        texts = [told(paper, text) for text in passage.text]
        yield from _chapter(number, plain(passage.heading), texts)


def _chapter(number: int, heading: str, texts: list[str]) -> Iterator[Block]:
    yield Heading(f"{number}. {heading}", 2)
    for place, text in enumerate(texts, 1):
        yield ListItem(f"{number}.{place}", text)


# --------------------------------------------------------------- performance


def cards(paper: Paper, period: str) -> Iterator[Block]:
    """A block an indicator: its name across, labels, and the values below them."""
    yield Para(f"Quarter {period[-1]} of {slashed(period)}, with earlier quarters beside it.")
    service = ""
    for indicator in shown(paper):
        if indicator.service != service:
            service = indicator.service
            yield Heading(plain(service), 1)
        yield _card(paper, indicator, period)


def _card(paper: Paper, indicator: Indicator, period: str) -> Grid:
    now = reading(indicator, period, paper.number)
    before, year_before = quarters_to(period, 5)[-2], quarters_to(period, 5)[0]
    wanted = [("Latest", "actual", period), ("Target", "target", period)]
    wanted.append(("Floor", "intervention", period))
    wanted += [(label, what, period) for what, label in OTHERS.items() if getattr(now, what, None)]
    wanted.append(("Previous quarter", "actual", before))
    wanted.append(("Same quarter last year", "actual", year_before))
    heads = [*(label for label, _, _ in wanted), "Direction", "RAG"]
    values = [value_of(paper, indicator, what, when, sign=True) for _, what, when in wanted]
    rated = (now.rag if now else None) or "Not rated"
    then = reading(indicator, before, paper.number)
    row = [*map(cell, values), cell(trend(indicator, now, then))]
    row.append(cell(plain(rated), fill=RATINGS.get(rated.lower())))
    band = " ".join(filter(None, (indicator.ref, indicator.name)))
    rows = [(cell(bold(plain(band)), span=len(heads), fill=BAND),), grid_row(*map(bold, heads))]
    rows.append(tuple(row))
    if now and now.note:
        rows.append((cell(f"Commentary: {plain(now.note)}", span=len(heads)),))
    return Grid(tuple(rows), tuple([2.0] * len(heads)), size=9.5, together=True)


def deep_dive(paper: Paper, focus: Focus) -> Iterator[Block]:
    """One indicator under a heading of its own: its values, why, and what is being done."""
    indicator = paper.world.indicator(focus.indicator)
    yield Heading(f"Deep dive: {plain(indicator.name)}")
    quarter = f"{focus.period[-2:]} {slashed(focus.period)}"
    for label, measure in (("result", "actual"), ("target", "target")):
        said = value_of(paper, indicator, measure, focus.period, True, "exception-report")
        yield Para(f"{bold(f'{quarter} {label}:')} {said}")
    yield Heading("Why is performance where it is?", 2)
    yield Para(plain(focus.reason))
    yield Heading("What is being done?", 2)
    for action in focus.actions:
        yield ListItem("•", plain(action))


HOUSE = House(
    front=front,
    minutes=minutes,
    minute_item=minute_item,
    minute_number=minute_number,
    sheet=action_log,
    plan=work_programme,
    report=report,
    scorecard=cards,
    exception=deep_dive,
    numbering=numbered,
    furniture=Furniture(
        stamp="Item {number}",
        stamp_at="left",
        number="{number}",
        number_at="corner",
        fillers=False,
    ),
    exceptions_title="Deep dives",
    sideways=frozenset({"sheet"}),
)
