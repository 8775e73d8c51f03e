"""Charts of comparisons, drawn once each and kept; a chart's points lead to pages of papers."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import suppress
from html import escape

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from extractor.charts.drawing import drawn
from extractor.charts.layout import ROOMS, WIDE
from extractor.charts.marks import SITE, Link
from extractor.library.kept_filters import Window
from extractor.linking import registered
from extractor.linking.comparing import Comparison, Question, compare
from extractor.linking.reported import Reported
from extractor.registers.known import known
from extractor.web import addresses, questions, series_rows
from extractor.web.downloads import attached
from extractor.web.headers import conditional
from extractor.web.holdings import Holdings
from extractor.web.recent import Recent

KEPT = 100  # charts at hand, about 3 MB
TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


class Charts:
    """Draws charts, one at a time, and keeps the last ones."""

    def __init__(self) -> None:
        self._kept = Recent[bytes](KEPT)
        self._lock = threading.Lock()

    def chart(
        self, found: Comparison, form: str, hashes: Mapping[str, str], room: str = WIDE
    ) -> bytes:
        """A chart as the content of a file; raises ModuleNotFoundError without ``plot``."""
        key = (found, form, room)
        return self._kept.get(key, lambda: self._drawn(found, form, hashes, room))

    def _drawn(self, found: Comparison, form: str, hashes: Mapping[str, str], room: str) -> bytes:
        entry = registered.entry_of(found.series[0], known())
        with self._lock:
            return drawn(found, form, to_pages(hashes), per=entry.per if entry else "", room=room)


charts = Charts()


def warm(held: Holdings) -> None:
    """Draw a chart, so that the first reader need not wait for what draws them to be loaded."""
    for found in series_rows.some(held, (), Window((), 0, 1)):
        if drawing := compare([found], Question(found.name)):
            with suppress(ModuleNotFoundError):
                charts.chart(drawing, ".svg", questions.hashes(held))


def to_pages(hashes: Mapping[str, str]) -> Link:
    """Links to pages here; papers that are gone have none."""

    def link(stands: Reported) -> str | None:
        sha256 = hashes.get(stands.paper)
        if sha256 is None:
            return None
        return SITE + addresses.page(sha256, stands.page, stands.text)

    return link


def answered(request: Request, found: Comparison | None, hashes: Mapping[str, str]) -> Response:
    """The chart in the form that is asked for; there is none of nothing, nor where charts cannot
    be drawn here."""
    form = f".{request.path_params['form']}"
    room = request.query_params.get("room", WIDE)
    if found is None or form not in TYPES or room not in ROOMS:
        raise HTTPException(404)
    try:
        made = charts.chart(found, form, hashes, room)
    except ModuleNotFoundError as error:
        raise HTTPException(404) from error
    if form == ".svg" and "download" in request.query_params:
        return attached(with_site(made, request), TYPES[form], f"chart{form}")
    return conditional(request, Response(made, media_type=TYPES[form]))


def with_site(chart: bytes, request: Request) -> bytes:
    """A chart whose links name this site, so that they lead here from a report."""
    site = escape(str(request.base_url).rstrip("/")).encode()
    return chart.replace(b'href="/', b'href="%s/' % site)
