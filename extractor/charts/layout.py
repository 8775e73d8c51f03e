"""How much room a chart has: alone on a wide sheet, beside its table, or on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

WIDE, BESIDE, NARROW = "wide", "beside", "narrow"


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in pixels of the chart: ``size`` is the width and height of a panel, ``letters`` how
    many there are in a line of its title, ``notes`` of its notes (0: they are not broken)."""

    columns: int
    size: tuple[int, int]
    ticks: int  # labels of the axis of time, at most
    few: int  # values of a panel that are all written beside their points
    letters: int
    notes: int = 0
    title: int = 17
    padding: int = 16
    legends: int = 0  # entries of a legend in a row; 0: all

    @property
    def below(self) -> int:
        """Letters in a line of what stands under the title, in smaller print."""
        return self.letters + (20 if self.letters > 50 else 6)

    @property
    def legend(self) -> dict[str, Any]:
        """What is different in legends that have little room."""
        if not self.legends:
            return {}
        row = {"anchor": "start", "direction": "vertical", "margin": 14}
        return {"columns": self.legends, "layout": {"bottom": row}}


LAYOUTS: Final = {  # by the room, and whether one council stands alone
    (WIDE, True): Layout(2, (680, 340), 10, 10, 74),
    (WIDE, False): Layout(2, (370, 210), 6, 5, 74),
    (BESIDE, True): Layout(1, (580, 320), 8, 8, 62, 105, legends=4),
    (BESIDE, False): Layout(1, (580, 210), 8, 8, 62, 105, legends=4),
    (NARROW, True): Layout(1, (255, 220), 4, 4, 34, 56, 15, 8, 2),
    (NARROW, False): Layout(1, (255, 190), 4, 4, 34, 56, 15, 8, 2),
}
ROOMS: Final = (WIDE, BESIDE, NARROW)


def layout_of(room: str, panels: int) -> Layout:
    """The layout of a chart of so many panels; raises ``KeyError`` for a room that is none."""
    return LAYOUTS[room, panels == 1]
