"""The application: its pages, and what stands around each."""

from __future__ import annotations

import os
import threading

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware

from extractor.asking import kinds
from extractor.web import (
    actions,
    agenda_view,
    api,
    charting,
    compare,
    deciding,
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
    planned_item,
    questions,
    recorded,
    review,
    searching,
    signing_in,
    static_files,
    throttle,
)
from extractor.web.body_limit import BodyLimit
from extractor.web.faults import handlers
from extractor.web.headers import Headers
from extractor.web.holdings import Holdings
from extractor.web.kept_pages import KeptPages
from extractor.web.settings import Settings

SESSION = 12 * 60 * 60  # seconds
COOKIE = "committee_papers"

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
    planned_item,
    indicators,
    compare,
    findings,
    deciding,
    recorded,
    review,
    signing_in,
    api,
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
    threading.Thread(target=charting.warm, args=(held,), daemon=True).start()


def tell(app: Starlette) -> None:
    """Bring the kept answers up to date, once for all processes that will read them."""
    questions.answers(app.state.holdings, *kinds.EVERY)


def make_app(settings: Settings) -> Starlette:
    """The web application over a library; raises ``LibraryError`` where it cannot be opened."""
    app = Starlette(
        routes=[route for part in PARTS for route in part.routes],
        middleware=[
            Middleware(Headers),
            Middleware(KeptPages),
            Middleware(BodyLimit),
            *sessions(settings),
        ],
        exception_handlers=dict(handlers),
    )
    app.state.holdings = Holdings(settings)
    app.state.throttle = throttle.beside(settings.reviewers)
    return app


def app_of_worker() -> Starlette:
    """The application in one of several processes, with the settings of the one that began them."""
    app = make_app(Settings.model_validate_json(os.environ[SETTINGS]))
    warm(app)
    return app


def sessions(settings: Settings) -> list[Middleware]:
    """Sessions of reviewers, where there are any: signed, and out of the reach of scripts."""
    if not settings.writable:
        return []
    return [
        Middleware(
            SessionMiddleware,
            secret_key=settings.secret,
            session_cookie=COOKIE,
            max_age=SESSION,
            same_site="lax",
            https_only=settings.secure,
        )
    ]
