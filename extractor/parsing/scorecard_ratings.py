"""Which values of a scorecard's row its colours rate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.parsing.indicator_names import colour_of
from extractor.parsing.scorecard_columns import Column, Layout
from extractor.records import Row


def ratings(found: Layout, row: Row, read: Sequence[Column]) -> Mapping[int, str]:
    """The colour of each rated column; ``read`` are the columns in which the row has values.

    One column of ratings speaks of the latest result; of several each speaks of the result of its
    own period, or of the one just before it.
    """
    results = [c for c in read if c.measure in (None, "actual")]
    columns = found.of("rag")
    told = {c.index: colour for c in columns if (colour := colour_of(row.text(c.index)))}
    if len(columns) == 1:
        whose = {c.index: _latest(results) for c in columns}
    else:
        whose = {c.index: _rated(c, results, columns) for c in columns}
    return {rated.index: told[n] for n, rated in whose.items() if rated and n in told}


def _latest(results: Sequence[Column]) -> Column | None:
    """The last result by its period, where each has one."""
    dated = [(c.period.end, c.index, c) for c in results if c.period]
    if dated and len(dated) == len(results):
        return max(dated)[2]
    return results[-1] if results else None


def _rated(rating: Column, results: Sequence[Column], ratings: Sequence[Column]) -> Column | None:
    """The result that one of several ratings speaks of, or None where that is not clear."""
    label = rating.period.label if rating.period else None
    same = [c for c in results if label and c.period and c.period.label == label]
    left = [c for c in results if c.index < rating.index]
    if same or not left:
        return same[-1] if same else None
    between = any(left[-1].index < c.index < rating.index for c in ratings)
    return None if between else left[-1]
