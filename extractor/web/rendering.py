"""Templates become pages.  Whatever papers say is shown as text: escaping is always on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from extractor import __version__
from extractor.linking.states import EVERY
from extractor.tables import measured
from extractor.web import addresses, doubt_words, static_files, words
from extractor.web.bodies import UNKNOWN
from extractor.web.found_words import with_marks, without_marks
from extractor.web.headers import conditional
from extractor.web.holdings import Holdings
from extractor.web.reviewing import reviewer_of, said, token_of
from extractor.web.sparkline import spark

# What stands at the top of every page.
NAVIGATION = (
    ("/", "Overview"),
    ("/actions", "Actions"),
    ("/meetings", "Meetings"),
    ("/plan", "Forward plan"),
    ("/indicators", "Indicators"),
    ("/findings", "Findings"),
    ("/review", "Review"),
    ("/papers", "Papers"),
    ("/search", "Search"),
)


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above this one."""

    title: str
    address: str


@cache
def environment() -> Environment:
    """The templates with what all of them may call."""
    made = Environment(
        loader=PackageLoader("extractor.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        "address": addresses,
        "static": static_files.address,
        "navigation": NAVIGATION,
        "version": __version__,
        "count": words.count,
        "states": EVERY,
        "unknown": UNKNOWN,
        "dict": dict,
    }
    made.filters |= {
        "day": words.day,
        "short_day": words.short_day,
        "in_words": words.in_words,
        "file_name": words.file_name,
        "pages_of": words.pages_of,
        "page_words": words.page_words,
        "measured": measured,
        "twice": lambda value: (value, value),
        "named": lambda value: (value, "Not known" if value == UNKNOWN else value),
        "with_words": lambda value: (value, words.in_words(value)),
        "changes_of_plan": words.changes_of_plan,
        "words_of": words.words_of,
        "unit_words": words.unit_words,
        "polarity_words": words.polarity_words,
        "source_words": words.source_words,
        "break_words": words.break_words,
        "break_value": words.break_value,
        "finding_words": words.finding_words,
        "doubt_words": words.doubt_words,
        "verdict_words": words.verdict_words,
        "said_of": words.said_of,
        "field_words": words.field_words,
        "field_value": words.field_value,
        "narrowed_words": words.narrowed_words,
        "said_of_doubt": doubt_words.said_of,
        "nearness": doubt_words.likeness_words,
        "spark": spark,
        "with_marks": with_marks,
        "without_marks": without_marks,
    }
    return made


def holdings_of(request: Request) -> Holdings:
    """The library behind the application that was asked."""
    held: Holdings = request.app.state.holdings
    return held


def about_reviewer(request: Request) -> dict[str, Any]:
    """What pages show to one who may decide."""
    reviewer = reviewer_of(request)
    told = {"writable": holdings_of(request).settings.writable, "reviewer": reviewer}
    own = {"token": token_of(request), "done": said(request)} if reviewer else {}
    return {**told, "token": "", "done": None, **own}


def page(
    request: Request,
    template: str,
    title: str,
    *,
    crumbs: tuple[Crumb, ...] = (),
    status: int = 200,
    **context: Any,
) -> Response:
    """A whole page; ``crumbs`` are the pages above it, from the top."""
    found = environment().get_template(template)
    around = {"title": title, "crumbs": crumbs, "path": request.url.path}
    around["here"] = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    told = {**around, **about_reviewer(request), **context}
    answer = HTMLResponse(found.render(told), status_code=status)
    return conditional(request, answer) if status == 200 else answer
