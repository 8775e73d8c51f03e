"""Charts of comparisons, drawn once each and kept; a chart's points lead to pages of papers."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from extractor.charts.drawing import drawn
from extractor.charts.marks import SITE, Link
from extractor.linking import registered
from extractor.linking.comparing import Comparison
from extractor.linking.reported import Reported
from extractor.registers.known import known
from extractor.web import addresses
from extractor.web.headers import conditional

KEPT = 100  # charts at hand, about 3 MB
TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
Key = tuple[Comparison, str]


class Charts:
    """Draws charts, one at a time, and keeps the last ones."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def chart(self, found: Comparison, form: str, hashes: Mapping[str, str]) -> bytes:
        """A chart as the content of a file; raises ModuleNotFoundError without ``plot``."""
        key = (found, form)
        with self._lock:
            if key not in self._kept:
                entry = registered.entry_of(found.series[0], known())
                per = entry.per if entry else ""
                self._kept[key] = drawn(found, form, to_pages(hashes), per=per)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]


charts = Charts()


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
    if found is None or form not in TYPES:
        raise HTTPException(404)
    try:
        made = charts.chart(found, form, hashes)
    except ModuleNotFoundError as error:
        raise HTTPException(404) from error
    return conditional(request, Response(made, media_type=TYPES[form]))
