"""Answers of a library that are told once and kept: which are current, telling those that are not,
and reading them.  See ``docs/answers.md``."""

from __future__ import annotations

# The kinds of records from which the ledger of actions is told, the plans, what was recommended,
# and the series of indicators.
LEDGER = ("actions", "clearances", "items", "minutes", "plan", "problems", "sketches")
PLANS = ("plan", "items", "sketches")
RECOMMENDED = ("minutes", "actions", "responses", "sketches")
FIGURES = ("figures", "items", "problems", "sketches")
