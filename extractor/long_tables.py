"""Tables of many rows, in the form of rich's ``SIMPLE_HEAD``.

rich looks at each cell many times, which takes seconds for ten thousand rows, and takes a tenth of
a second to load; here each is measured once and wrapped once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from typing import TextIO

GAP, EDGE = "  ", " "
NARROW = 80  # the width of what is no terminal
CODES = {"bold": "1", "red": "31", "green": "32", "yellow": "33", "blue": "34"}  # of ANSI


@dataclass(frozen=True, slots=True)
class Paper:
    """Where a table is printed: how wide it is, and whether it has colours."""

    out: TextIO
    width: int
    coloured: bool

    def head(self, words: str) -> None:
        """A heading, wrapped."""
        for part in wrap(words, self.width):
            self.out.write(f"{dressed(part, 'bold') if self.coloured else part}\n")


def paper(out: TextIO) -> Paper:
    """As rich has it: the width of ``COLUMNS`` or of the terminal, and colours on one that is to
    have any."""
    told = os.environ.get("COLUMNS", "")
    width = int(told) if told.isdigit() and int(told) else terminal_width()
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") in ("dumb", "unknown")
    return Paper(out, width, coloured=out.isatty() and not plain)


def terminal_width() -> int:
    """How wide the terminal is, which may be that of another stream than is printed to."""
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        with suppress(AttributeError, ValueError, OSError):  # no stream, closed, no terminal
            if columns := os.get_terminal_size(stream.fileno()).columns:  # type: ignore[union-attr]
                return columns
    return NARROW


@dataclass(frozen=True, slots=True)
class Strip:
    """One column: its title and cells; ``long`` ones take the room that is left, others no more
    than ``most``."""

    title: str
    cells: Sequence[str]
    most: int
    long: bool
    right: bool

    @property
    def wanted(self) -> int:
        """The width in which nothing is wrapped, or as much of it as is allowed."""
        widest = max(len(self.title), *map(width_of, self.cells))
        return widest if self.long else min(widest, max(self.most, len(self.title)))


def show(paper: Paper, strips: Sequence[Strip], styles: Mapping[str, str]) -> None:
    """Print columns beside each other; what all the words of a cell are has a style."""
    widths = fitted(strips, paper.width)
    known = styles if paper.coloured else {}
    pairs = list(zip(strips, widths, strict=True))
    heads = [padded(folded(s.title, w)[0], w, right=s.right) for s, w in pairs]
    rule = "─" * (sum(widths) + len(GAP) * (len(widths) - 1))
    empty, out = " " * len(line([rule])), paper.out
    out.write(f"{empty}\n{line(heads)}\n{line([rule])}\n")
    for row in zip(*(strip.cells for strip in strips), strict=True):
        out.writelines(f"{each}\n" for each in lines(row, strips, widths, known))
    out.write(f"{empty}\n")


def fitted(strips: Sequence[Strip], room: int) -> list[int]:
    """The width of each column: long ones share what the others leave."""
    wanted = [strip.wanted for strip in strips]
    left = room - len(GAP) * (len(strips) - 1) - 2 * len(EDGE)
    left -= sum(w for w, s in zip(wanted, strips, strict=True) if not s.long)
    long = [n for n, strip in enumerate(strips) if strip.long]
    for place, n in enumerate(long):
        wanted[n] = max(left // (len(long) - place), 1)
        left -= wanted[n]
    return wanted


def lines(
    row: Sequence[str], strips: Sequence[Strip], widths: Sequence[int], styles: Mapping[str, str]
) -> Iterator[str]:
    """A row as the lines that it takes."""
    wrapped = [wrap(words, width) for words, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=""):
        pairs = zip(parts, strips, widths, strict=True)
        cells = [padded(part, width, right=strip.right) for part, strip, width in pairs]
        if styles:
            dress = zip(cells, row, strict=True)
            cells = [dressed(cell, styles.get(words, "")) for cell, words in dress]
        yield line(cells)


def line(parts: Sequence[str]) -> str:
    """Cells of one line with the gaps between them."""
    return f"{EDGE}{GAP.join(parts)}{EDGE}"


def wrap(words: str, width: int) -> list[str]:
    """Words on lines of a width; a word that is longer is folded."""
    if width_of(words) <= width:
        return [words]
    found, own, taken = list[str](), "", 0
    for word in words.split():
        wide = width_of(word)
        if own and taken + 1 + wide <= width:
            own, taken = f"{own} {word}", taken + 1 + wide
            continue
        found += [own] if own else []
        *parts, own = folded(word, width)
        found, taken = [*found, *parts], width_of(own)
    return [*found, own]


def folded(word: str, width: int) -> list[str]:
    """A word in parts that are no wider than so much."""
    if width_of(word) <= width:
        return [word]
    from rich.cells import chop_cells

    return chop_cells(word, width)


def padded(part: str, width: int, *, right: bool) -> str:
    """A part of a cell as wide as its column."""
    if part.isascii():
        return part.rjust(width) if right else part.ljust(width)
    room = " " * (width - width_of(part))
    return f"{room}{part}" if right else f"{part}{room}"


def dressed(part: str, style: str) -> str:
    """A part in a style, if any: ``bold red``."""
    if not style:
        return part
    codes = ";".join(CODES[word] for word in style.split())
    return f"\x1b[{codes}m{part}\x1b[0m"


def width_of(words: str) -> int:
    """How many places of a line words take."""
    if words.isascii():
        return len(words)
    from rich.cells import cell_len

    return cell_len(words)
