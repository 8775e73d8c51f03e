"""A fire authority: a Clerk's notice, members by constituent council, KPIs ruled across."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.press import facts, fronts, minutes, performance, sheets
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
from corpus.press.model import (
    Council,
    Focus,
    Indicator,
    Item,
    Meeting,
    Planned,
    Present,
    Reading,
    Report,
    Words,
)

ENDINGS = (" Combined Fire and Rescue Authority", " Fire and Rescue Authority")
FIFTHS, FIRST_SHARE = 5, 3  # of five members the first constituent council sends three
MAY = 5
LETTERS = {"open": "O", "complete": "C", "superseded": "S", "forward-plan": "F"}
KEY = "Key: O – open; C – closed; S – superseded; F – moved to the forward plan"
GOOD, FAIR, POOR = "Succeeding", "Within tolerance", "Needs improvement"
COLOURS = {GOOD: "#c6e0b4", FAIR: "#ffe699", POOR: "#f8b4a6"}


# ---------------------------------------------------------- constituent councils


def constituents(council: Council) -> dict[str, tuple[str, ...]]:
    """The members, chair first, by the councils that appoint them.

    The councils are those that the authority is named after; the first is a county.
    """
    groups: dict[str, tuple[str, ...]] = {}
    for name in (council.chair, council.vice_chair, *council.members):
        home = home_of(council, name)
        groups[home] = (*groups.get(home, ()), name)
    return dict(sorted(groups.items(), key=lambda pair: -len(pair[1])))


def home_of(council: Council, member: str) -> str:
    """The constituent council that sends a member: the name alone decides it."""
    places = council.name
    for ending in ENDINGS:
        places = places.removesuffix(ending)
    first, _, rest = places.partition(" and ")
    if not rest:
        return council.name
    of_first = sum(map(ord, member)) % FIFTHS < FIRST_SHARE
    return f"{first} County Council" if of_first else f"{rest} Council"


def _by_council(council: Council, people: list[Present]) -> dict[str, list[Present]]:
    """People by their constituent council; a substitute sits for that of the member away."""
    groups: dict[str, list[Present]] = {}
    for each in people:
        away = each.role if each.status == "substitute" else None
        sent = each.role in {None, "Chair", "Vice-Chair"} or away
        home = home_of(council, away or each.name) if sent else "Co-opted"
        groups.setdefault(home, []).append(each)
    return groups


# ------------------------------------------------------------------ front sheet


def front(paper: Paper, pages: Pages) -> Iterator[Block]:
    """A letter of the Clerk's, the membership, and an agenda with dots before the pages."""
    council, meeting = paper.world.council, paper.world.meetings[paper.number]
    yield Para(bold(plain(council.name.upper())), "centre")
    yield Para("To: the Chair and Members of the", before=14)
    yield Para(plain(council.committee))
    yield Para(f"Please ask for: {plain(council.contact)}", "right")
    yield Para("Dear Member", before=10)
    yield Para(bold(plain(council.committee.upper())), before=4)
    yield Para(
        f"You are summoned to attend a meeting of the {plain(council.committee)} to be held in "
        f"{plain(council.venue)} on {bold(f'{meeting.date:%A} {long_date(meeting.date)}')} at "
        f"{bold(clock(meeting.time))}, when the business on the agenda below will be transacted."
    )
    yield Para("Yours sincerely", before=8)
    yield Para(plain(council.chief_executive), before=20)
    yield Para("Clerk to the Authority")
    yield Heading("MEMBERSHIP")
    for home, names in constituents(council).items():
        roles = {council.chair: " (Chair)", council.vice_chair: " (Vice-Chair)"}
        said = ", ".join(plain(name) + roles.get(name, "") for name in names)
        yield Para(f"{bold(plain(f'{home} ({len(names)}):'))} {said}")
    yield from _agenda(paper, meeting, pages)


def _agenda(paper: Paper, meeting: Meeting, pages: Pages) -> Iterator[Block]:
    yield Heading("AGENDA", 0)
    yield Para(bold("PART 1 – OPEN"))
    for number, item in fronts.numbered(meeting.items):
        mark = facts.agenda_item(paper, number, item)
        tail = "{} - {}".format(*pages[number]) if number in pages else ""
        yield ListItem(f"{number}.", mark + plain(item.title), tail=tail)
        if item.summary:
            yield Para(plain(item.summary), indent=30)


# ---------------------------------------------------------------------- minutes


def municipal(day: date) -> str:
    """24-25 for a day from May 2024 to April 2025."""
    year = day.year - (day.month < MAY)
    return f"{year % 100:02}-{(year + 1) % 100:02}"


def minute_number(meeting: Meeting, place: int) -> str:
    """12/24-25: the minute and the municipal year."""
    return f"{meeting.first_minute + place}/{municipal(meeting.date)}"


def minutes_of(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    """Members run on by constituent council; RESOLVED – (1) That ...; actions in brackets."""
    council = paper.world.council
    yield Para(bold(plain(council.name.upper())), "centre")
    yield Para(bold(plain(council.committee.upper())), "centre")
    held = f"Minutes of the meeting held on {meeting.date:%A} {long_date(meeting.date)}"
    hours = f"commencing at {clock(meeting.time)} and concluding at {clock(meeting.ended)}"
    yield Para(f"{facts.minutes_of(paper, meeting)}{held}, {hours}", "centre")
    yield from _attendance(paper, meeting)
    for place, item in enumerate(meeting.items):
        number = minute_number(meeting, place)
        yield Heading(f"{facts.minute(paper, number, item)}{number} {plain(item.title)}", 2)
        yield from minute_item(paper, number, item)
    yield Para("Chair", "right", before=16)


def _attendance(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    present = meeting.of_status("present", "remote", "substitute")
    yield Para(bold("Present:"), before=6)
    for home, people in _by_council(paper.world.council, present).items():
        yield Para(f"{bold(plain(home) + ':')} {_run_on(paper, people)}", indent=20)
    attending = meeting.of_status("in-attendance")
    members = [p for p in attending if p.name.startswith(("Cllr", "Councillor"))]
    groups = {
        "Officers in attendance": [p for p in attending if p not in members],
        "Also in attendance": members,
        "Apologies": meeting.of_status("apologies"),
    }
    for label, people in groups.items():
        if people:
            yield Para(f"{bold(label + ':')} {_run_on(paper, people)}")


def _run_on(paper: Paper, people: list[Present]) -> str:
    return minutes.named(paper, people, ", ", brackets=True) + "."


def minute_item(paper: Paper, minute: str | None, item: Item) -> Iterator[Block]:
    """What was said and resolved on one item."""
    for words in item.words:
        yield from _said(paper, minute, words)
    if item.votes:
        yield Para(f"The motion was put to the vote ({plain(item.votes)}).")
    for place, each in enumerate(item.resolved, 1):
        mark = facts.resolution(paper, minute, each, item)
        lead = f"{bold('RESOLVED')} – " if place == 1 else ""
        part = f"({place}) " if len(item.resolved) > 1 else ""
        end = each.text.rstrip(".") + ("." if place == len(item.resolved) else ";")
        yield Para(f"{mark}{lead}{part}That {plain(end)}", indent=0 if place == 1 else 62)


def _said(paper: Paper, minute: str | None, words: Words) -> Iterator[Block]:
    if words.action is None or words.mark == "none":
        text = facts.raised(paper, minute, words) + told(paper, words.text, "minutes")
        yield ListItem("•", text) if words.bullet else Para(text)
        return
    action = paper.world.action(words.action)
    if words.mark == "owner":
        yield Para(told(paper, words.text, "minutes"))
        mark = facts.raised(paper, minute, words, facts.SAYS_ALL)
        due = f" ({plain(action.due)})" if action.due else ""
        owner = f"{plain(action.owner)} – " if action.owner else ""
        label = bold(f"ACTION {action_number(paper, words)}:")
        yield Para(f"{mark}{label} {owner}{plain(action.task.rstrip('.'))}{due}", indent=20)
        return
    mark = facts.raised(paper, minute, words, {*words.tells, "owner"})
    label = bold(f"[Action: {plain(action.owner)}]" if action.owner else "[Action]")
    text = mark + told(paper, words.text, "minutes")
    text = f"{text} {label}" if words.mark == "end" else text
    yield ListItem("•", text) if words.bullet else Para(text)
    if words.mark == "alone":
        yield Para(label, "right")


def action_number(paper: Paper, words: Words) -> int:
    """The place of a paragraph's action among those numbered through its meeting."""
    for meeting in paper.world.meetings:
        numbered = [w for i in meeting.items for w in i.words if w.action and w.mark == "owner"]
        if any(each is words for each in numbered):
            return next(n for n, each in enumerate(numbered, 1) if each is words)
    raise LookupError(words.action)


# ----------------------------------------------------- action list, forward plan


def action_list(paper: Paper) -> Iterator[Block]:
    """A row an action under a key of status letters."""
    yield Heading("ACTION LIST", 0)
    yield Para(plain(f"{paper.world.council.committee}, as at {long_date(paper.meeting_date)}"))
    yield Para(KEY)
    head = ("Ref", "Minute", "Action", "Owner", "Target date", "Progress", "O/C")
    rows: list[tuple[Cell, ...]] = [grid_row(*head)]
    for place, each in enumerate(sheet(paper.world, paper.number), 1):
        action = each.action
        met = paper.world.meetings[action.meeting]
        first = sheets.minute_of(paper, action.meeting, action.item)
        minute = cell(f"{first}/{municipal(met.date)}", f"{met.date:%d/%m/%Y}")
        mark = facts.entry(paper, each)
        said = (each.owner or "", each.due or "", each.note, LETTERS[each.status])
        row = grid_row(mark + plain(each.task), *map(plain, said))
        rows.append((cell(str(place)), minute, *row))
    yield Grid(tuple(rows), (2, 4, 12, 6, 5, 10, 2), header=1, size=10)


def forward_plan(paper: Paper) -> Iterator[Block]:
    """Business by meeting, ruled between rows; the date is said once."""
    yield Heading("FORWARD PLAN OF BUSINESS", 0)
    yield Para(plain(paper.world.council.committee))
    rows: list[tuple[Cell, ...]] = [grid_row("Meeting", "Item", "Type", "Lead")]
    for at, entries in plan(paper.world, paper.number).items():
        when = long_date(at) if isinstance(at, date) else at
        for place, entry in enumerate(entries):
            said = when if place == 0 else ""
            mark = facts.planned(paper, entry, at)
            row = grid_row(mark + plain(entry.subject), _type_of(entry), plain(entry.lead))
            rows.append((cell(bold(plain(said)) if said else ""), *row))
    yield Grid(tuple(rows), (4, 9, 3, 6), header=1, size=10, across=True)


def _type_of(entry: Planned) -> str:
    if "information" in entry.method.lower() or "annual report" in entry.subject.lower():
        return "Information"
    return "Monitoring" if "monitor" in entry.purpose else "Decision"


# ----------------------------------------------------------- reports and figures


def report(paper: Paper, item: Item, each: Report) -> Iterator[Block]:
    """Centred heads, a box that says what the report is for, and numbered chapters."""
    council = paper.world.council
    purpose = "FOR INFORMATION" if "note" in each.recommendation else "FOR DECISION"
    yield Para(bold(plain(council.name.upper())), "centre")
    yield Para(bold(plain(council.committee.upper())), "centre")
    yield Para(bold(long_date(paper.meeting_date)), "centre")
    yield Para(bold(facts.report(paper, item, each) + plain(item.title.upper())), "centre")
    the = "" if "," in each.author else "the "  # a post alone, or a name and its post
    yield Para(bold(plain(f"Report of {the}{each.author}")), "centre")
    yield Grid(((cell(bold(purpose)),),), (1,))
    yield Heading("1. SUMMARY", 2)
    yield ListItem("1.1", plain(each.summary))
    yield Heading("2. RECOMMENDATIONS", 2)
    yield ListItem("2.1", f"That {plain(each.recommendation)}")
    for chapter, passage in enumerate(each.passages, 3):
        yield Heading(f"{chapter}. {plain(passage.heading.upper())}", 2)
        for place, text in enumerate(passage.text, 1):
            yield ListItem(f"{chapter}.{place}", told(paper, text))


def scorecard(paper: Paper, period: str) -> Iterator[Block]:
    """The quarter with the one before and the same one last year, target and tolerance."""
    year_before = quarters_to(period, 5)[0]
    before = quarters_to(period, 2)[0]
    quarters = (year_before, before, period)
    head = ("KPI no.", "Measure", *(f"{q[-2:]} {performance.slashed(q)}" for q in quarters))
    rows: list[tuple[Cell, ...]] = [grid_row(*head, "Target", "Tolerance", "Status")]
    for each in performance.shown(paper):
        asked = [("actual", quarter) for quarter in quarters]
        asked += [("target", period), ("intervention", period)]
        values = [performance.value_of(paper, each, what, when, True) for what, when in asked]
        status = status_of(each, reading(each, period, paper.number))
        names = grid_row(kpi_number(paper, each), plain(each.name), *values)
        rows.append((*names, cell(status, fill=COLOURS.get(status))))
    yield Grid(tuple(rows), (2, 9, 3, 3, 3, 3, 3, 4), header=1, size=10, across=True)


def kpi_number(paper: Paper, indicator: Indicator) -> str:
    """The authority's own number for a measure, or its place among all."""
    return plain(indicator.ref or str(paper.world.indicators.index(indicator) + 1))


def status_of(indicator: Indicator, now: Reading | None) -> str:
    """The word for a reading: beside its target, then beside the tolerance."""
    if now and now.rag in COLOURS:
        return now.rag
    if now is None or now.actual is None or now.target is None:
        return ""
    sign = 1 if indicator.higher else -1
    if sign * now.actual >= sign * now.target:
        return GOOD
    near = now.intervention is not None and sign * now.actual >= sign * now.intervention
    return FAIR if near else POOR


def exception(paper: Paper, focus: Focus) -> Iterator[Block]:
    """A page on one KPI: a line of figures, the reasons, what will be done."""
    indicator = paper.world.indicator(focus.indicator)
    when = f"{focus.period[-2:]} {performance.slashed(focus.period)}"
    number = kpi_number(paper, indicator).removeprefix("KPI ")
    yield Heading(f"Exception report: KPI {number}")
    yield Para(f"{bold('Measure:')} {plain(indicator.name)}")
    yield Para(f"{bold('Reporting period:')} {when}")
    for label, what in (("Performance", "actual"), ("Target", "target")):
        value = performance.value_of(paper, indicator, what, focus.period, True, "exception-report")
        yield Para(f"{bold(label + ':')} {value}")
    yield Para(bold("Reasons for performance"))
    yield Para(plain(focus.reason))
    yield Para(bold("Actions to return to target"))
    for place, action in enumerate(focus.actions, 1):
        yield ListItem(f"{place}.", plain(action))


HOUSE = House(
    front=front,
    minutes=minutes_of,
    minute_item=minute_item,
    minute_number=minute_number,
    sheet=action_list,
    plan=forward_plan,
    report=report,
    scorecard=scorecard,
    exception=exception,
    numbering=fronts.numbered,
    furniture=Furniture(
        stamp="AGENDA ITEM {number}",
        number="{number}",
        number_at="corner",
        fillers=False,
        bookmarks=False,
        font="Times",
    ),
    scorecard_title="Key performance indicators",
    exceptions_title="Exception reports",
    sideways=frozenset({"sheet", "scorecard"}),
)
