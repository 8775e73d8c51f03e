"""Tables of many rows, in the form of rich's ``SIMPLE_HEAD``.

rich looks at each cell many times, which takes seconds for ten thousand rows; here each is measured
once and wrapped once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len, chop_cells
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from rich.text import Text

GAP, EDGE = "  ", " "


@dataclass(frozen=True, slots=True)
class Strip:
    """One column: its title and cells; ``long`` ones take the room that is left, others no more
    than ``most``."""

    title: str
    cells: Sequence[Text]
    most: int
    long: bool
    right: bool

    @property
    def wanted(self) -> int:
        """The width in which nothing is wrapped, or as much of it as is allowed."""
        widest = max(len(self.title), *(width_of(each.plain) for each in self.cells))
        return widest if self.long else min(widest, max(self.most, len(self.title)))


def show(console: Console, strips: Sequence[Strip]) -> None:
    """Print columns beside each other."""
    widths = fitted(strips, console.width)
    coloured = console.is_terminal and not console.no_color
    pairs = list(zip(strips, widths, strict=True))
    heads = [padded(chop_cells(s.title, w)[0], w, right=s.right) for s, w in pairs]
    rule = "─" * (sum(widths) + len(GAP) * (len(widths) - 1))
    empty, out = " " * len(line([rule])), console.file
    out.write(f"{empty}\n{line(heads)}\n{line([rule])}\n")
    for row in zip(*(strip.cells for strip in strips), strict=True):
        out.writelines(f"{each}\n" for each in lines(row, strips, widths, coloured=coloured))
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
    row: Sequence[Text], strips: Sequence[Strip], widths: Sequence[int], *, coloured: bool
) -> Iterator[str]:
    """A row as the lines that it takes."""
    wrapped = [wrap(each.plain, width) for each, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=""):
        yield line(
            [
                dressed(padded(part, width, right=strip.right), text, coloured=coloured)
                for part, text, strip, width in zip(parts, row, strips, widths, strict=True)
            ]
        )


def line(parts: Sequence[str]) -> str:
    """Cells of one line with the gaps between them."""
    return f"{EDGE}{GAP.join(parts)}{EDGE}"


def wrap(words: str, width: int) -> list[str]:
    """Words on lines of a width; a word that is longer is folded."""
    if width_of(words) <= width:
        return [words]
    found, own = list[str](), ""
    for word in words.split():
        joined = f"{own} {word}" if own else word
        if width_of(joined) <= width:
            own = joined
            continue
        found += [own] if own else []
        *folded, own = chop_cells(word, width) if width_of(word) > width else [word]
        found += folded
    return [*found, own]


def padded(part: str, width: int, *, right: bool) -> str:
    """A part of a cell as wide as its column."""
    room = " " * (width - width_of(part))
    return f"{room}{part}" if right else f"{part}{room}"


def dressed(part: str, text: Text, *, coloured: bool) -> str:
    """A part in the style of its cell."""
    if not (coloured and text.style):
        return part
    return Style.parse(str(text.style)).render(part, color_system=ColorSystem.STANDARD)


def width_of(words: str) -> int:
    """How many places of a line words take."""
    return len(words) if words.isascii() else cell_len(words)
