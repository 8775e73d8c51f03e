"""Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from evaluation.screenshots import BROWSER

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine; skips the test where there is none."""
    api = pytest.importorskip("playwright.sync_api", reason="needs the test extra")
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("there is no chromium; install Debian's package of this name")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(BROWSER))
        yield browser
        browser.close()
