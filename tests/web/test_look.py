"""How pages look, on a desk and on a phone: small pictures that a person has looked at.

Compared in grey and coarsely, so that another release of the browser draws its letters as it likes;
``--accept`` keeps new ones.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageStat

from evaluation.screenshots import EVIDENCE, Shot, served, take
from extractor.web.app import make_app
from extractor.web.settings import Settings
from tests.web.browser import chromium
from tests.web.neighbours import MERE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GOLDENS = Path(__file__).with_name("goldens")
SHRUNK = 3  # times smaller than the window
ALIKE = 8.0  # grey levels by which pixels may differ in the mean, of 255
MEETING = ("#results th a",)
RECORD = ("#results th a[href^='/indicators/']", "a.record")
SHOTS = [
    Shot(f"{name}-{width}", address, clicks, width, height)
    for width, height in ((1280, 900), (390, 844))
    for name, address, clicks in (
        ("overview", "/", ()),
        ("actions", "/actions", ()),
        ("action", *("/actions?state=vanished", EVIDENCE[:1])),
        ("page", *("/actions?state=vanished", EVIDENCE)),
        ("meeting", "/meetings?council=Wexmoor+County+Council", MEETING),
        ("plan", "/plan", ()),
        ("search", "/search?q=housing", ()),
        ("since", "/actions/since-last-meeting?committee=Overview+and+Scrutiny+Panel", ()),
        ("planned", "/plan?state=delivered", ("#results th a[href^='/plan/']",)),
        ("indicators", "/indicators", ()),
        ("indicator", f"/indicators?council={MERE}", ("#results th a[href^='/indicators/']",)),
        ("record", f"/indicators?council={MERE}", RECORD),
        ("compare", "/compare?indicator=care-act-assessments-within-28-days", ()),
        ("findings", "/findings", ()),
        ("finding", "/findings?kind=restatement", ("#results th a[href^='/findings/']",)),
        ("review", "/review", ()),
    )
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all pictures."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def site(settings: Settings) -> Iterator[str]:
    """The address at which the pages are served."""
    with served(make_app(settings)) as address:
        yield address


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_look(browser: Browser, site: str, shot: Shot, request: pytest.FixtureRequest) -> None:
    with Image.open(io.BytesIO(take(browser, site, shot))) as taken:
        size = (shot.width // SHRUNK, shot.height // SHRUNK)
        now = taken.convert("L").resize(size, Image.Resampling.BOX)
    file = GOLDENS / f"{shot.name}.png"
    if request.config.getoption("--accept"):
        assert "CI" not in os.environ, "goldens are accepted by a person, never in CI"
        now.quantize(16).save(file, optimize=True)
    with Image.open(file) as golden:
        assert differ(golden.convert("L"), now) < ALIKE


def differ(one: Image.Image, two: Image.Image) -> float:
    """By how many grey levels pixels differ in the mean."""
    assert one.size == two.size
    return float(ImageStat.Stat(ImageChops.difference(one, two)).mean[0])


def test_a_page_that_looks_otherwise_is_told() -> None:
    with (
        Image.open(GOLDENS / "actions-1280.png") as one,
        Image.open(GOLDENS / "plan-1280.png") as two,
    ):
        assert differ(one.convert("L"), two.convert("L")) > ALIKE
