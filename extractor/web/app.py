"""The application: its pages, and what stands around each."""

from __future__ import annotations

import os

from starlette.applications import Starlette
from starlette.middleware import Middleware

from extractor.web import (
    actions,
    agenda_view,
    compare,
    downloads,
    findings,
    front,
    indicators,
    items,
    meeting_index,
    meetings,
    page_view,
    papers,
    plan,
    searching,
    static_files,
)
from extractor.web.faults import handlers
from extractor.web.headers import Headers
from extractor.web.holdings import Holdings
from extractor.web.settings import Settings

SETTINGS = "COMMITTEE_PAPERS_WEB"  # where processes that answer find their settings

# Of two addresses that fit, the first counts: an action may have any name.
PARTS = (
    front,
    downloads,
    agenda_view,
    actions,
    meetings,
    items,
    plan,
    indicators,
    compare,
    findings,
    searching,
    papers,
    page_view,
    static_files,
)


def warm(app: Starlette) -> None:
    """Read what most pages need, so that the first reader need not wait for it."""
    held: Holdings = app.state.holdings
    front.overview(held)
    meeting_index.meetings(held)


def make_app(settings: Settings) -> Starlette:
    """The web application over a library; raises ``LibraryError`` where it cannot be opened."""
    app = Starlette(
        routes=[route for part in PARTS for route in part.routes],
        middleware=[Middleware(Headers)],
        exception_handlers=dict(handlers),
    )
    app.state.holdings = Holdings(settings)
    return app


def app_of_worker() -> Starlette:
    """The application in one of several processes, with the settings of the one that began them."""
    app = make_app(Settings.model_validate_json(os.environ[SETTINGS]))
    warm(app)
    return app
