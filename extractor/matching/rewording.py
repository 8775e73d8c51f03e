"""Names of one council that are other wordings of one indicator, which no register has."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from extractor.language.classifier import UnfitModelError
from extractor.matching.likeness import Asked, Known
from extractor.matching.matcher import Matcher, installed

Wording = tuple[str, str]  # a printed name and the unit of its figures


def reworded(
    found: Sequence[Wording], papers: Mapping[Wording, Collection[str]]
) -> dict[Wording, Wording]:
    """For each name that is surely another wording of one before it, that one.

    Two names in one paper are never the same.  Without a model nothing is found.
    """
    try:
        matcher = installed()
    except UnfitModelError:
        return {}
    heads: dict[Wording, Known] = {}
    given: dict[Wording, Wording] = {}
    for each in found:
        asked = matcher.index.asked(*each)
        apart = {o: k for o, k in heads.items() if o[1] == each[1] and not shared(papers, each, o)}
        if first := likest(asked, apart, matcher):
            given[each] = first
        else:
            heads[each] = matcher.index.printed(*each)
    return given


def shared(papers: Mapping[Wording, Collection[str]], one: Wording, other: Wording) -> bool:
    """Whether a paper has both names."""
    return not set(papers.get(one, ())).isdisjoint(papers.get(other, ()))


def likest(asked: Asked, heads: Mapping[Wording, Known], matcher: Matcher) -> Wording | None:
    """The name that is surely the same, if one is."""
    sure = {other: matcher.same(asked, known) for other, known in heads.items()}
    best = max(sure, key=lambda other: sure[other], default=None)
    return best if best and sure[best] >= matcher.names.threshold else None
