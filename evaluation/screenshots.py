"""``make screenshots``: the pictures of the pages that the documentation shows.

The pages of two fictional councils, as Debian's Chromium draws them.  Needs the extras ``sample``
and ``test``, and the package ``chromium``.
"""

from __future__ import annotations

import io
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PIL import Image

from corpus.samples import write_samples
from extractor.batch.run import ingest
from extractor.batch.sources import papers_in
from extractor.library.connect import connect
from extractor.reading import Options
from extractor.web.app import make_app
from extractor.web.settings import Settings

if TYPE_CHECKING:
    from starlette.applications import Starlette

IMAGES = Path("docs/images")
DAY = date(2025, 4, 9)
COLOURS = 160  # of a picture; enough for letters and few marks
BROWSER = (  # it draws without a screen, and asks nothing of any other host
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: where to begin, what to click there, one after another, and the window's size."""

    name: str
    address: str
    clicks: tuple[str, ...] = ()
    width: int = 1100
    height: int = 800


EVIDENCE = ("#results th a[href^='/actions/']", ".course a.place[href*='/pages/']")
SHOTS = (
    Shot("actions", "/actions?state=open&state=vanished", height=1060),
    Shot("page", "/actions?state=vanished", EVIDENCE),
    Shot("phone", "/actions?state=vanished", EVIDENCE[:1], 390, 800),
)


def free_port() -> int:
    """A port of this machine at which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(app: Starlette) -> Iterator[str]:
    """Serve an application on a free port of this machine, and tell its address."""
    import uvicorn

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def take(browser: Any, site: str, shot: Shot) -> bytes:
    """Take one picture, as PNG."""
    size = {"width": shot.width, "height": shot.height}
    page = browser.new_page(base_url=site, viewport=size)
    page.goto(shot.address)
    for click in shot.clicks:
        with page.expect_navigation():
            page.locator(click).first.click()
    taken = bytes(page.screenshot())
    page.close()
    return small(taken)


def small(taken: bytes) -> bytes:
    """A picture in few colours."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(taken)) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
            out, "PNG", optimize=True
        )
    return out.getvalue()


def main(folder: Path = IMAGES) -> int:
    """Take every picture into a folder."""
    from playwright.sync_api import sync_playwright

    chromium = which("chromium")
    if chromium is None:
        print("there is no chromium; install Debian's package of this name", file=sys.stderr)
        return 1
    with TemporaryDirectory() as work, sync_playwright() as playwright:
        papers, library = Path(work, "papers"), Path(work, "papers.sqlite")
        write_samples(papers)
        engine = connect(str(library), create=True)
        for _ in ingest(papers_in([str(papers)]), engine, Options()):
            pass
        browser = playwright.chromium.launch(executable_path=chromium, args=list(BROWSER))
        app = make_app(Settings(library=str(library), today=DAY))
        with served(app) as site:
            for shot in SHOTS:
                file = folder / f"web-{shot.name}.png"
                file.write_bytes(take(browser, site, shot))
                print(f"{file}: {file.stat().st_size // 1024} KB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
