"""Where an event stands: its paper and page in words, and as a link that opens there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from extractor.linking.events import Event

Link = Callable[[Event], str | None]  # where the page of an event is
ON_THE_WEB = re.compile(r"https?://", re.IGNORECASE)
IN_ADDRESSES = "%/:?&=~+,;@!$'()*[]"


def shown(event: Event) -> str:
    """``pack.pdf, page 17``."""
    name = event.paper.rstrip("/").rpartition("/")[2]
    return f"{name}, page {event.page}" if event.page else name


def link(event: Event) -> str | None:
    """The paper's address, or that of its file, at the page; None where there is no such file."""
    page = f"#page={event.page}" if event.page else ""
    if ON_THE_WEB.match(event.paper):
        return quote(event.paper, safe=IN_ADDRESSES) + page
    file = Path(event.paper).absolute()
    return file.as_uri() + page if file.is_file() else None
