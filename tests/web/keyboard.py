"""What a person does who has a keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST = 250  # presses after which a thing counts as not reached
FOCUS = """() => {
  const at = document.activeElement;
  const look = getComputedStyle(at), box = at.getBoundingClientRect();
  return {
    seen: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
    shown: box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth
      && box.bottom > 0 && box.top < innerHeight,
    what: at.outerHTML.slice(0, 120),
    body: at === document.body,
  };
}"""


def tab_to(page: Page, wanted: str, key: str = "Tab") -> None:
    """Press Tab until what is wanted has the focus, which must be seen wherever it goes."""
    for _ in range(MOST):
        step(page, key)
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"{wanted} is not reached by keyboard")


def step(page: Page, key: str = "Tab") -> str:
    """Press Tab once; what has the focus then, or nothing at the end of the page."""
    page.keyboard.press(key)
    focus = page.evaluate(FOCUS)
    if focus["body"]:
        return ""
    assert focus["seen"], f"the focus is not seen on {focus['what']}"
    assert focus["shown"], f"the focus is not on the screen: {focus['what']}"
    return str(focus["what"])


def enter(page: Page, wanted: str, key: str = "Tab") -> None:
    """Go to what is wanted and press Enter."""
    tab_to(page, wanted, key)
    page.keyboard.press("Enter")


def toggle(page: Page, wanted: str) -> None:
    """Go to a box and tick it."""
    tab_to(page, wanted)
    page.keyboard.press("Space")


def has_focus(page: Page, wanted: str) -> bool:
    """Whether what is wanted has the focus."""
    return bool(page.evaluate("wanted => document.activeElement.matches(wanted)", wanted))
