"""Items with their true kinds: the data file is sound, and the model is better than the rules."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from corpus import papers
from corpus.fiction.history import history
from corpus.press.house import house_of
from evaluation.baseline.kinds import kind_in_words
from evaluation.item_kinds import HELD_OUT, PAPERS, held_out, seen_in, titled, true_kind
from evaluation.training import HELD_OUT_TITLES, LEFT_OUT
from extractor.language.classifier import load
from extractor.records import ItemKind
from extractor.segmenting.kind_features import VERSION
from models.scores import Told, accuracy
from models.storing import home


def test_the_data_file_is_sound() -> None:
    rows = titled()
    assert len(set(rows)) == len(rows) >= 300
    assert {row.kind for row in rows} == set(map(str, ItemKind))
    assert {row.paper for row in rows} == set(PAPERS)
    assert {row.council for row in rows} > HELD_OUT
    assert all((row.paper == "none") <= (not row.lead and not row.columns) for row in rows)


def test_a_quarter_at_least_is_held_out_and_has_every_kind() -> None:
    kinds = Counter(row.kind for row in titled() if row.council in HELD_OUT)
    assert kinds.total() >= len(titled()) / 4
    assert set(kinds) == set(map(str, ItemKind))


@pytest.mark.parametrize("on", [LEFT_OUT, HELD_OUT_TITLES])
def test_kinds_are_told_well_enough(on: str) -> None:
    told = json.loads((home() / "kinds.manifest.json").read_text("utf-8"))["scores"][on]
    assert told["f1"] >= 0.97
    assert told["off"] <= 0.05


def test_the_model_is_better_than_rules_on_titles_that_neither_has_seen() -> None:
    model, examples = load("kinds", VERSION), held_out()
    told = [Told(each.label, model.probabilities(each.features)) for each in examples]
    rules = sum(each.rules == each.label for each in examples) / len(examples)
    plain = sum(each.plain == each.label for each in examples) / len(examples)
    assert accuracy(told).f1 >= 0.97 > rules > plain


def test_items_of_a_pack_with_their_true_kinds(tmp_path: Path) -> None:
    world = history("wenlow", 1, 5)
    sample, house = papers.pack(world, 1), house_of(world.house)
    kinds = [true_kind(seen, sample.answers, house) for seen in seen_in(sample, tmp_path)]
    known = {item["kind"] for item in sample.answers["items"] if item["number"] and item["kind"]}
    assert known <= set(kinds)
    assert {"kpi-report", "exception-report"} & set(kinds)


@pytest.mark.parametrize(
    ("title", "paper", "kind"),
    [
        ("Minutes of the last meeting", True, "minutes"),
        ("Leisure centres", True, "report"),
        ("Leisure centres", False, "other"),
        ("Apologies", False, "procedural"),
    ],
)
def test_the_plain_baseline(title: str, paper: bool, kind: str) -> None:
    assert kind_in_words(title, paper=paper) == kind
