"""Actions as files: those that the list shows, as ``committee-papers actions`` writes them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor import answers
from extractor.exports.action_sheet import action_sheet
from extractor.exports.calendar_file import calendar_file
from extractor.exports.pages import Link
from extractor.exports.workbook import workbook
from extractor.linking.events import Event
from extractor.linking.ledger import Entry
from extractor.tables import Row, write_csv
from extractor.web import addresses, questions
from extractor.web.actions import found
from extractor.web.agenda_view import AgendaAsked, following, of_committee
from extractor.web.asked import asked_of
from extractor.web.rendering import holdings_of
from extractor.web.words import file_name, words_of

OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = f"{OFFICE}.wordprocessingml.document"
FORMS: dict[str, tuple[str, Callable[[Sequence[Entry], date, Link], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", lambda entries, *_: as_csv(entries)),
    "xlsx": (f"{OFFICE}.spreadsheetml.sheet", workbook),
    "ics": ("text/calendar; charset=utf-8", calendar_file),
}


def as_csv(entries: Sequence[Entry]) -> bytes:
    """A line an action; it begins with a byte order mark, for spreadsheets."""
    answer = answers.actions(entries)
    return csv_of(answer.rows, answer.fields)


def csv_of(rows: Sequence[Row], fields: Sequence[str]) -> bytes:
    """Rows as CSV with the names of papers, not where they are on this machine."""
    out = io.StringIO()
    write_csv([named(row) for row in rows], fields, out, bom=True)
    return out.getvalue().encode()


def named(told: Any) -> Any:
    """What is told, with the names of papers wherever it has one."""
    if isinstance(told, Mapping):
        return {n: file_name(v) if n == "paper" and v else named(v) for n, v in told.items()}
    return [named(each) for each in told] if isinstance(told, (list, tuple)) else told


def to_pages(request: Request) -> Link:
    """Links to pages of papers here, as whole addresses; papers that are gone have none."""
    hashes, site = questions.hashes(holdings_of(request)), str(request.base_url).rstrip("/")

    def link(event: Event) -> str | None:
        sha256 = hashes.get(event.paper)
        at = addresses.page(sha256, event.page, words_of(event)) if sha256 else None
        return f"{site}{at}" if at else None

    return link


def actions(request: Request) -> Response:
    """The actions that are asked for, as a file."""
    form, day = request.url.path.rpartition(".")[2], holdings_of(request).settings.day
    kind, made = FORMS[form]
    _, entries = found(request)
    return attached(made(entries, day, to_pages(request)), kind, f"actions-{day}.{form}")


def sheet(request: Request) -> Response:
    """The action sheet of a committee for its next agenda."""
    held, asked = holdings_of(request), asked_of(request, AgendaAsked)
    entries, day = of_committee(held, asked), held.settings.day
    made = action_sheet(entries, following(held, entries), day)
    return attached(made, DOCX, f"action-sheet-{day}.docx")


def attached(content: bytes, kind: str, name: str) -> Response:
    """A file that the browser saves."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, headers={**headers, "Content-Type": kind})


routes = [
    *(Route(f"/actions.{form}", actions) for form in FORMS),
    Route("/actions/since-last-meeting.docx", sheet),
]
