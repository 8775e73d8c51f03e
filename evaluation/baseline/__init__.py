"""What a person would write first: the text of the pages and a few regular expressions.

It gives the contract's ``figures`` and ``actions`` and is scored by the same measures as the tool.
It is meant to be honest: it reads tables by the words of their headers and knows the usual turns
of phrase, but nothing of page breaks, of spanning headers beyond the first two rows, or of what a
report is about beyond its latest quarter.
"""

from __future__ import annotations

from pathlib import Path

from evaluation.baseline.actions import actions
from evaluation.baseline.figures import figures
from evaluation.baseline.pages import pages
from evaluation.matching import Json

KINDS = ("actions", "figures")


def read(path: Path) -> tuple[Json, str]:
    """Read one paper: figures and actions, and no text that offsets could count in."""
    told = pages(path)
    return {"figures": list(figures(told)), "actions": list(actions(told))}, ""
