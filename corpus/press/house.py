"""A house style: how one council's papers are laid out, and what its pages bear."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Literal

from corpus.press.blocks import Block
from corpus.press.history import Paper
from corpus.press.model import Focus, Item, Meeting, Report

Blocks = Iterator[Block]
Pages = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What the press puts on pages.

    ``stamp`` stands on an item's first page and ``number`` on every page after the first
    ``unnumbered`` ones, ``{number}`` being filled in; ``footer`` is printed at every foot.
    ``fillers`` says whether an item that would begin on an even page has a blank one before it.
    ``font`` is a family of the PDF standard: Helvetica or Times.
    """

    stamp: str | None = "Agenda Item {number}"
    stamp_at: Literal["right", "left"] = "right"
    number: str | None = "Page {number}"
    number_at: Literal["foot", "corner", "head"] = "foot"
    footer: str | None = None
    unnumbered: int = 0
    fillers: bool = True
    bookmarks: bool = True
    font: Literal["Helvetica", "Times"] = "Helvetica"

    @property
    def font_regular(self) -> str:
        """The name of the upright face."""
        return "Times-Roman" if self.font == "Times" else self.font

    @property
    def font_bold(self) -> str:
        """The name of the bold face."""
        return f"{self.font}-Bold"


@dataclass(frozen=True, slots=True)
class House:
    """The layouts of one council.

    ``minute_item`` says one item's minutes without its heading, for the page of an item;
    ``minute_number`` numbers the minute of a meeting's item, counted from 0, or gives None where
    minutes are not numbered.  ``numbering`` gives items their agenda numbers.
    """

    front: Callable[[Paper, Pages], Blocks]
    minutes: Callable[[Paper, Meeting], Blocks]
    minute_item: Callable[[Paper, str | None, Item], Blocks]
    minute_number: Callable[[Meeting, int], str | None]
    sheet: Callable[[Paper], Blocks]
    plan: Callable[[Paper], Blocks]
    report: Callable[[Paper, Item, Report], Blocks]
    scorecard: Callable[[Paper, str], Blocks]
    exception: Callable[[Paper, Focus], Blocks]
    numbering: Callable[[tuple[Item, ...]], tuple[tuple[str, Item], ...]]
    furniture: Furniture = field(default_factory=Furniture)
    scorecard_title: str = "Performance scorecard"
    exceptions_title: str = "Exception reports"
    sideways: frozenset[str] = frozenset({"sheet", "plan", "scorecard"})


def house_of(name: str) -> House:
    """The house style of that name: a module of :mod:`corpus.press.houses`."""
    found = import_module(f"corpus.press.houses.{name}").HOUSE
    assert isinstance(found, House)
    return found
