"""Action sheets and trackers."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.press import facts
from corpus.press.blocks import Block, Cell, Grid, Heading, Para, bold, cell, grid_row, plain
from corpus.press.history import Listed, Paper, long_date, sheet

SAID = {
    "open": "Action – ",
    "complete": "Actioned – ",
    "forward-plan": "Action – ",
    "superseded": "Superseded – ",
}
STATUS = {
    "open": "In progress",
    "complete": "Complete",
    "forward-plan": "Added to work programme",
    "superseded": "Superseded",
}


def decisions(paper: Paper) -> Iterator[Block]:
    """Decision made and Action in one cell, under bands of the meetings' dates."""
    council = paper.world.council
    title = f"ACTION SHEET – {council.name.upper()} {council.committee.upper()}"
    yield Heading(plain(title))
    yield Para(f"Updated – {long_date(paper.meeting_date.replace(day=1))}")
    head = ("Minute number", "Item", "Action (listed until it is done)")
    rows: list[tuple[Cell, ...]] = [grid_row(*head, "Benefit", "Outcome")]
    grouped: dict[int, dict[str, list[Listed]]] = {}
    for each in sheet(paper.world, paper.number):
        action = each.action
        grouped.setdefault(action.meeting, {}).setdefault(action.item, []).append(each)
    for meeting, items in grouped.items():
        day = paper.world.meetings[meeting].date
        rows.append((cell(bold(long_date(day)), span=5),))
        for item, entries in items.items():
            rows.append(_decision_row(paper, meeting, item, entries))
    yield Grid(tuple(rows), (2, 5, 12, 3, 3), header=1)


def _decision_row(paper: Paper, meeting: int, item: str, entries: list[Listed]) -> tuple[Cell, ...]:
    lines: list[str] = []
    for each in entries:
        note = SAID[each.status] + each.note
        mark = facts.entry(paper, each, note, shown=())
        lines.append(f"{mark}{bold('Decision Made:')} {plain(each.task)}")
        lines.append(plain(note))
    number = minute_of(paper, meeting, item)
    return (cell(number), cell(plain(item)), cell(*lines), cell(""), cell(""))


def minute_of(paper: Paper, meeting: int, item: str) -> str:
    """The number of the minute with that title at a meeting."""
    met = paper.world.meetings[meeting]
    place = [each.title for each in met.items].index(item)
    return str(met.first_minute + place)


def tracker(paper: Paper) -> Iterator[Block]:
    """One row a recommendation, with reference, lead officer, due date, progress and status."""
    yield Heading("Recommendation tracker")
    yield Para(f"{plain(paper.world.council.committee)}: progress on recommendations and actions.")
    head = ("Ref", "Meeting date", "Recommendation / action", "Lead officer", "Due")
    rows = [grid_row(*head, "Progress", "Status")]
    for each in sheet(paper.world, paper.number):
        action = each.action
        day = paper.world.meetings[action.meeting].date
        minute = f"{day:%y}/{minute_of(paper, action.meeting, action.item)}"
        rows.append(
            grid_row(
                minute,
                f"{day:%d/%m/%Y}",
                facts.entry(paper, each) + plain(each.task),
                plain(each.owner or ""),
                plain(each.due or ""),
                plain(each.note),
                STATUS[each.status],
            )
        )
    yield Grid(tuple(rows), (3, 4, 10, 5, 4, 9, 5), header=1)
