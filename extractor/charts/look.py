"""How charts look: colours, marks and words, so that nothing is told by colour alone.

The colours are those of Okabe and Ito, which readers with any colour vision can tell apart.
"""

from __future__ import annotations

from typing import Any

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
INK, SOFT, GREY, FAINT, PAPER = "#22303c", "#5b6770", "#b4bcc2", "#dfe3e6", "#ffffff"
GREEN, ORANGE, VERMILION, BLUE, PURPLE = "#009e73", "#e69f00", "#d55e00", "#0072b2", "#cc79a7"

PLUM = "#8c4a70"  # words in the purple of the marks, dark enough to read

REPORTED, TARGET, LEVEL = "Reported", "Target", "Intervention level"
PUBLISHED = "Published"
# Each line's colour, and its dashes in pixels.
LINES: dict[str, tuple[str, list[int]]] = {
    REPORTED: (INK, [1, 0]),
    TARGET: (BLUE, [8, 4]),
    LEVEL: (VERMILION, [2, 3]),
    PUBLISHED: (PURPLE, [1, 0]),
}
NOT_RATED = "not rated"
# Each point's shape and filling.
POINTS: dict[str, tuple[str, str]] = {
    "green": ("circle", GREEN),
    "amber": ("triangle-up", ORANGE),
    "red": ("square", VERMILION),
    "blue": ("triangle-down", BLUE),
    NOT_RATED: ("circle", PAPER),
    PUBLISHED: ("diamond", PURPLE),
}
AXES = {
    "percent": "Per cent",
    "count": "Number",
    "points": "Points",
    "gbp": "Pounds",
    "days": "Days",
    "weeks": "Weeks",
    "rate": "Rate",
    "ratio": "Ratio",
    "score": "Score",
}
NUMBER = "format(datum.value, ',.10~g')"
LABELS = {"percent": f"{NUMBER} + '%'", "gbp": f"'£' + {NUMBER}"}

CONFIG: dict[str, Any] = {
    "font": FONT,
    "background": PAPER,
    "view": {"stroke": None, "continuousWidth": 300, "continuousHeight": 300},
    "axis": {
        "labelColor": SOFT,
        "labelFontSize": 12,
        "titleColor": SOFT,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "domainColor": SOFT,
        "tickColor": SOFT,
        "gridColor": FAINT,
    },
    "legend": {
        "orient": "bottom",
        "direction": "horizontal",
        "columns": 0,
        "columnPadding": 16,
        "labelColor": INK,
        "labelFontSize": 12,
        "labelLimit": 0,
        "symbolStrokeWidth": 2,
        "layout": {"bottom": {"anchor": "start", "direction": "horizontal", "margin": 28}},
    },
    "title": {"color": INK, "subtitleColor": SOFT, "anchor": "start"},
}
