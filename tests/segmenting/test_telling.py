"""Kinds are told by the model that is handed in, and by the rules without one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractor.language.classifier import load
from extractor.records import ItemKind, Paper
from extractor.segmenting import segment
from extractor.segmenting.kind_features import VERSION, Seen, by_rules, features, lead
from extractor.segmenting.telling import Kind, ruled, teller

OfText = Callable[[str], Paper]

AGENDA = """Westmere Council

AGENDA

1. Apologies for absence

2. How are we doing? Quarter 3

3. Any other business
"""


def test_rules_tell_without_a_model() -> None:
    seen = Seen("Action Log", paper=True)
    assert teller(None)(seen) == ruled(seen) == Kind(ItemKind.ACTION_SHEET)


def test_a_model_says_how_sure_it_is() -> None:
    told = teller(load("kinds", VERSION))(Seen("Minutes of the last meeting", paper=True))
    assert told.kind is ItemKind.MINUTES
    assert told.confidence is not None
    assert 0.9 < told.confidence <= 1


def test_every_item_of_an_agenda_is_asked_for_with_its_place(of_text: OfText) -> None:
    asked: list[Seen] = []

    def tell(seen: Seen) -> Kind:
        asked.append(seen)
        return Kind(ItemKind.OTHER, 0.5)

    found = segment(of_text(AGENDA), tell=tell)
    assert [(s.number, s.paper, s.place) for s in asked] == [
        ("1", None, 0.0),
        ("2", None, 0.5),
        ("3", None, 1.0),
    ]
    numbered = [item for item in found.items if item.number]
    assert {(item.kind, item.confidence) for item in numbered} == {(ItemKind.OTHER, 0.5)}
    assert found.items[0].confidence is None


FEATURES = [
    (Seen("Panel minutes, 4 May"), {"word:minute", "word:month", "word:#", "word:^ panel"}),
    (Seen("Recovery notes"), {"title cue:told of", "title cue:recorded"}),
    (Seen("Dates"), {"title:one", "paper:open", "title cue:of any meeting"}),
    (Seen("Action Log", paper=True), {"rule:action-sheet", "paper:attached"}),
    (Seen("Annex", appendix=True), {"rule:appendix", "paper:appendix", "title cue:appended"}),
    (Seen("Parks", place=1.0), {"place:late", "title cue:none"}),
]


@pytest.mark.parametrize(("seen", "names"), FEATURES)
def test_features(seen: Seen, names: set[str]) -> None:
    assert names <= features(seen).keys()


def test_layout_is_told(of_text: OfText) -> None:
    table = "Date\tSubject\tLead\n24 October 2023\t\t\nBuses\tTo hear\tA Able\n"
    blocks = of_text(f"# Planner\n\nWords\n\n{table}").blocks
    found = features(Seen("Planner", blocks, paper=True))
    assert {"tables", "column:subject", "dated bands"} <= found.keys()
    assert lead(blocks) == ["Planner", "Words"]


def test_the_rules_verdict_is_among_what_the_model_is_told() -> None:
    seen = Seen("Forward Plan", paper=True)
    other = replace(seen, title="Lamps")
    for each in (seen, other):
        assert f"rule:{by_rules(each)}" in features(each)
