"""The register's slugs for what one paper reports, where a printed name is surely an entry's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from extractor.matching.matcher import Matcher
from extractor.records import AgendaItem, Figure, Records, Statement


def filled(records: Records, items: Iterable[AgendaItem], matcher: Matcher) -> Records:
    """The records with ``indicator_id`` of figures and statements where the match is sure.

    The title of the item that a name stands in tells its theme.  A statement has no unit: it is
    of the indicator that figures of the same name are of, if they are of one.
    """
    titles = {item.id: item.title for item in items}
    figures = tuple(
        replace(each, indicator_id=slug_of(each, each.unit, titles, matcher))
        for each in records.figures
    )
    known = by_name(figures)
    statements = tuple(
        replace(
            each,
            indicator_id=known[each.indicator]
            if each.indicator in known
            else slug_of(each, None, titles, matcher),
        )
        for each in records.statements
    )
    return replace(records, figures=figures, statements=statements)


def slug_of(
    record: Figure | Statement, unit: str | None, titles: Mapping[str, str], matcher: Matcher
) -> str | None:
    """The slug of a record's printed name."""
    return matcher.match(record.indicator, unit, titles.get(record.item_id or "", "")).slug


def by_name(figures: Iterable[Figure]) -> dict[str, str | None]:
    """The slug that the figures of each name have, or None where they have several."""
    slugs: dict[str, set[str | None]] = {}
    for each in figures:
        slugs.setdefault(each.indicator, set()).add(each.indicator_id)
    return {name: next(iter(s)) if len(s) == 1 else None for name, s in slugs.items()}
