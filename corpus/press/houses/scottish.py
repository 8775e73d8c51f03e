"""A Scottish council: a sederunt, articles, "resolved:- (i) to note", a business statement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from corpus.press import facts, sederunts
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
    listed,
    long_date,
    plan,
    quarters_to,
    reading,
    sheet,
    told,
)
from corpus.press.house import Furniture, House, Pages
from corpus.press.model import (
    Focus,
    Indicator,
    Item,
    Planned,
    Reading,
    Report,
)
from corpus.press.performance import shown, slashed, trend, value_of
from corpus.press.withheld import paragraph_of

SECTIONS = {
    "minutes": "MINUTE OF PREVIOUS MEETING",
    "action-sheet": "BUSINESS STATEMENT",
    "forward-plan": "COMMITTEE PLANNER",
    "kpi-report": "PERFORMANCE, BUDGET, RISK AND SERVICE STANDARDS",
    "report": "REPORTS",
}
CLOSED = {
    "complete": "Complete. {}",
    "superseded": "Superseded. {}",
    "forward-plan": "Added to the Committee Planner. {}",
    "open": "{}",
}
OTHERS = {"national": "Scottish average", "regional": "Regional average"}
OTHERS["neighbours"] = "Family group"


# --------------------------------------------------------------- front sheet


def section_of(item: Item) -> str:
    """The heading under which an item stands; procedure has one of its own."""
    return SECTIONS.get(item.kind, item.title.upper())


def numbered(items: tuple[Item, ...]) -> tuple[tuple[str, Item], ...]:
    """Items numbered 7.1, 7.2 within the sections of the agenda."""
    result: list[tuple[str, Item]] = []
    chapter, place, section = 0, 0, ""
    for item in items:
        if section_of(item) != section and not (item.under_previous and result):
            chapter, place, section = chapter + 1, 0, section_of(item)
        place += 1
        result.append((f"{chapter}.{place}", item))
    return tuple(result)


def front(paper: Paper, pages: Pages) -> Iterator[Block]:
    """A notice to the members, then the business in sections."""
    council, meeting = paper.world.council, paper.world.meetings[paper.number]
    yield Para("PUBLIC AGENDA PACK")
    yield Para(f"To: {_members(paper)}")
    yield Para(plain(council.name.upper()), "right", before=10)
    yield Para(f"{meeting.date:%A} {long_date(meeting.date)}", "right")
    yield Heading(plain(council.committee.upper()), 0)
    yield Para(
        f"The Members of the {bold(plain(council.committee.upper()))} are requested to meet in "
        f"{bold(plain(council.venue))} on "
        f"{bold(f'{meeting.date:%A}, {long_date(meeting.date)} at {clock(meeting.time)}')}."
    )
    yield Para(plain(council.chief_executive.upper()), "right", before=14)
    yield Para("CHIEF OFFICER – GOVERNANCE", "right")
    yield Heading("B U S I N E S S", 0)
    found = numbered(meeting.items)
    for _, group in groupby(found, key=lambda pair: pair[0].split(".")[0]):
        yield from _section(paper, list(group), pages)
    contact = f"Should you require any further information, please contact {plain(council.contact)}"
    yield Para(contact, before=20)


def _members(paper: Paper) -> str:
    council = paper.world.council
    chair, vice = map(sederunts.councillor, (council.chair, council.vice_chair))
    others = listed(map(sederunts.bare, council.members))
    return f"{chair}, Convener; {vice}, Vice Convener; and Councillors {others}."


def _section(paper: Paper, entries: list[tuple[str, Item]], pages: Pages) -> Iterator[Block]:
    yield Para(bold(plain(section_of(entries[0][1]))), indent=34, before=8)
    for number, item in entries:
        mark = facts.agenda_item(paper, number, item, paragraph_of(item))
        span = " (Pages {} - {})".format(*pages[number]) if number in pages else ""
        title = cell(f"{mark}{bold(plain(item.title))}{span}")
        yield Grid(((cell(number), title),), (1, 15), ruled=False, size=11)
        if item.summary:
            yield Para(plain(item.summary), indent=34)


# --------------------------------------------------------- statement, planner


def business_statement(paper: Paper) -> Iterator[Block]:
    """What the Committee asked for, with the day that a report was due and is expected."""
    yield Heading(plain(paper.world.council.committee.upper()), 0)
    yield Heading("BUSINESS STATEMENT")
    yield Para(f"Position as at {long_date(paper.meeting_date)}")
    head = ("No.", "Minute reference", "Committee decision", "Update", "Lead officer")
    rows = [grid_row(*head, "Report due", "Report expected")]
    for number, each in enumerate(sheet(paper.world, paper.number), 1):
        rows.append(_statement_row(paper, number, each))
    yield Grid(tuple(rows), (2, 5, 11, 10, 5, 4, 4), header=1, size=10)


def _statement_row(paper: Paper, number: int, each: Listed) -> tuple[Cell, ...]:
    met = paper.world.meetings[each.action.meeting]
    article = [item.title for item in met.items].index(each.action.item) + 1
    update = CLOSED[each.status].format(each.note).strip()
    return (
        cell(f"{number}."),
        cell(f"{met.date:%d.%m.%y}", f"Article {article}", plain(each.action.item)),
        cell(facts.entry(paper, each, update) + plain(each.task)),
        *map(cell, (plain(update), plain(each.owner or ""))),
        *map(cell, (plain(each.action.due or ""), plain(each.due or ""))),
    )


def planner(paper: Paper) -> Iterator[Block]:
    """One table with the meetings' dates as bands across it."""
    yield Heading("COMMITTEE PLANNER")
    yield Para(f"{plain(paper.world.council.committee)}: reports expected at each meeting.")
    head = ("Report title", "Purpose", "Update", "Report author", "Chief Officer")
    rows: list[tuple[Cell, ...]] = [grid_row(*head)]
    for at, entries in plan(paper.world, paper.number).items():
        band = long_date(at) if isinstance(at, date) else at
        rows.append((cell(bold(plain(band)), span=5, fill="#d9e2d0"),))
        rows += [_planned_row(paper, each, at) for each in entries]
    yield Grid(tuple(rows), (6, 8, 6, 5, 5), header=1, size=10)


def _planned_row(paper: Paper, each: Planned, at: date | str) -> tuple[Cell, ...]:
    mark = facts.planned(paper, each, at, note=True)
    rest = (each.purpose, each.note, each.lead, _post(each.lead))
    return grid_row(mark + plain(each.subject), *map(plain, rest))


def _post(lead: str) -> str:
    """Head of SEND for "Nadia Orme, Head of SEND"."""
    return lead.partition(", ")[2]


# ------------------------------------------------------------------- reports


def report(paper: Paper, item: Item, each: Report) -> Iterator[Block]:
    """A ruled head of labels in capitals, then chapters in capitals and paragraphs 1.1."""
    yield Para(bold(plain(paper.world.council.name.upper())))
    title = facts.report(paper, item, each) + plain(item.title)
    rows = [
        ("COMMITTEE", plain(paper.world.council.committee)),
        ("DATE", long_date(paper.meeting_date)),
        ("EXEMPT", _exempt(item)),
        ("CONFIDENTIAL", "No"),
        ("REPORT TITLE", title),
        ("REPORT NUMBER", _report_number(paper, item)),
        ("CHIEF OFFICER", plain(_post(each.author) or each.author)),
        ("REPORT AUTHOR", plain(each.author)),
        ("TERMS OF REFERENCE", "1.1.1"),
    ]
    yield Grid(tuple((cell(bold(k)), cell(v)) for k, v in rows), (1, 2), size=11)
    yield from _chapter(1, "Purpose of report", [plain(each.summary)])
    yield from _chapter(2, "Recommendation", [f"That {plain(each.recommendation)}"])
    for number, passage in enumerate(each.passages, 3):
        texts = [told(paper, text) for text in passage.text]
        yield from _chapter(number, passage.heading, texts)


def _report_number(paper: Paper, item: Item) -> str:
    place = paper.world.meetings[paper.number].items.index(item)
    return f"CHP/{paper.meeting_date:%y}/{10 * paper.number + place:03}"


def _exempt(item: Item) -> str:
    exempt = paragraph_of(item)
    return f"Yes, by paragraph {exempt} of Part I of Schedule 7A" if exempt else "No"


def _chapter(number: int, heading: str, texts: list[str]) -> Iterator[Block]:
    yield Heading(f"{number}. {plain(heading.upper())}", 2)
    for place, text in enumerate(texts, 1):
        yield ListItem(f"{number}.{place}", text)


# --------------------------------------------------------------- performance


def by_service(paper: Paper, period: str) -> Iterator[Block]:
    """Services as rows across; a column a quarter, with target, status and trend of the last."""
    quarters = quarters_to(period, 5)
    found = [reading(each, period, paper.number) for each in shown(paper)]
    others = {what: name for what, name in OTHERS.items() if _known(found, what)}
    last = ("Value", "Target", *others.values(), "Status")
    above = [cell("Performance indicator", down=2)]
    above += [cell(f"{q[-2:]} {slashed(q)}", span=1) for q in quarters[:-1]]
    above += [cell(f"{period[-2:]} {slashed(period)}", span=len(last)), cell("Long trend", down=2)]
    below = grid_row(*["Value"] * (len(quarters) - 1), *last)
    rows: list[tuple[Cell, ...]] = [tuple(above), below]
    columns = len(quarters) + len(last) + 1
    for service, group in groupby(shown(paper), key=lambda each: each.service):
        if service:
            rows.append((cell(bold(plain(service)), span=columns, fill="#d9e2d0"),))
        rows += [_row(paper, each, quarters, (*others,)) for each in group]
    widths = (9, *[3] * (columns - 3), 6, 4)
    yield Grid(tuple(rows), widths, header=2, size=9.5)


def _known(found: list[Reading | None], what: str) -> bool:
    return any(getattr(each, what) is not None for each in found if each)


def _row(
    paper: Paper, indicator: Indicator, quarters: list[str], others: tuple[str, ...]
) -> tuple[Cell, ...]:
    period = quarters[-1]
    now, then = (reading(indicator, q, paper.number) for q in (period, quarters[0]))
    values = [value_of(paper, indicator, "actual", q, sign=True) for q in quarters]
    values += [value_of(paper, indicator, w, period, sign=True) for w in ("target", *others)]
    return grid_row(
        plain(indicator.name), *values, _status(indicator, now), trend(indicator, now, then)
    )


def _status(indicator: Indicator, now: Reading | None) -> str:
    """How a value stands to its target, in the council's own words."""
    if not now or now.actual is None or now.target is None:
        return "Data only"
    if now.actual == now.target or (now.actual > now.target) == indicator.higher:
        return "On target"
    side = "Below" if indicator.higher else "Above"
    edge = now.intervention
    within = edge is not None and (now.actual >= edge) == indicator.higher
    return f"{side} target {'but within' if within else 'and outwith'} tolerance"


def outwith_tolerance(paper: Paper, focus: Focus) -> Iterator[Block]:
    """An indicator that is outwith tolerance: its values, the analysis, what is being done."""
    indicator = paper.world.indicator(focus.indicator)
    quarter = f"{focus.period[-2:]} {slashed(focus.period)}"
    source = "exception-report"
    actual = value_of(paper, indicator, "actual", focus.period, True, source)
    target = value_of(paper, indicator, "target", focus.period, True, source)
    yield Heading("Exception report")
    rows = [
        ("Performance indicator", plain(indicator.name)),
        (f"{quarter} value", actual),
        (f"{quarter} target", target),
        ("Why is performance outwith tolerance?", plain(focus.reason)),
    ]
    yield Grid(tuple((cell(bold(k)), cell(v)) for k, v in rows), (1, 2), size=10.5)
    yield Para(bold("What is being done?"))
    for action in focus.actions:
        yield ListItem("•", plain(action))


HOUSE = House(
    front=front,
    minutes=sederunts.minutes,
    minute_item=sederunts.minute_item,
    minute_number=sederunts.minute_number,
    sheet=business_statement,
    plan=planner,
    report=report,
    scorecard=by_service,
    exception=outwith_tolerance,
    numbering=numbered,
    furniture=Furniture(font="Times"),
    exceptions_title="Measures outwith tolerance",
)
