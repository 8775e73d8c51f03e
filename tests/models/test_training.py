"""Models are fitted the same way twice, stored as numbers, and are as good as their cards say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli
from evaluation.training import HELD_OUT, LEFT_OUT, TASKS
from extractor import pipeline
from extractor.language.classifier import load
from extractor.pipeline import Models, extract
from extractor.records import Problem
from models.examples import Example, hashed
from models.linear import Plan, fitted
from models.scores import Told, accuracy, calibration_error, chosen_threshold, scores
from models.storing import Trained, home, store

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 15 * 2**20
RUNS_WHAT_IT_READS = re.compile(r"\b(?:pickle|cPickle|joblib|dill|cloudpickle|marshal|shelve)\b")
PLAN = Plan("toy", 1, ("no", "yes"), seen=1, precision=0.5)


def toy() -> list[Example]:
    return [
        Example({"a": float(n % 2), "b": n / 10}, "yes" if n % 2 else "no", f"council {n % 3}")
        for n in range(30)
    ]


def test_the_same_examples_make_the_same_model() -> None:
    assert fitted(toy(), PLAN) == fitted(toy(), PLAN)
    assert hashed(toy()) == hashed(toy()) != hashed(toy()[1:])


def test_several_classes() -> None:
    examples = [Example({f"w{n % 3}": 1.0}, "xyz"[n % 3], f"council {n % 4}") for n in range(24)]
    model = fitted(examples, Plan("many", 1, ("x", "y", "z"), seen=1, threshold=0.0))
    told = [Told(each.label, model.probabilities(each.features)) for each in examples]
    assert accuracy(told).f1 == 1.0


@pytest.mark.parametrize(
    ("shares", "labels", "precision", "recall"),
    [((0.9, 0.1), "yn", 1.0, 1.0), ((0.9, 0.9), "yn", 0.5, 1.0), ((0.1, 0.1), "yn", 1.0, 0.0)],
)
def test_scores(shares: tuple[float, ...], labels: str, precision: float, recall: float) -> None:
    told = [
        Told(label, {"n": 1 - share, "y": share})
        for label, share in zip(labels, shares, strict=True)
    ]
    found = scores(told, "y", [0.5, 0.5])
    assert (found.precision, found.recall) == (precision, recall)


def test_confidence_that_holds_is_not_off() -> None:
    assert calibration_error([(1.0, True), (0.0, False)]) == 0.0
    assert calibration_error([(1.0, False)]) == 1.0


def test_the_threshold_keeps_the_precision() -> None:
    told = [Told("y", {"n": 0.2, "y": 0.8}), Told("n", {"n": 0.4, "y": 0.6})]
    assert 0.6 < chosen_threshold(told, "y", 0.9) <= 0.8


def test_weights_and_manifest_are_written(tmp_path: Path) -> None:
    model = fitted(toy(), PLAN)
    told = scores([Told("yes", {"no": 0.1, "yes": 0.9})], "yes", [0.5])
    paths = store(Trained(model, PLAN, 30, hashed(toy()), 7, {"toys": told}), tmp_path)
    assert [path.name for path in paths] == ["toy.json", "toy.manifest.json"]
    beside = json.loads(paths[1].read_text("utf-8"))
    assert beside["seed"] == 7
    assert beside["scores"]["toys"]["f1"] == 1.0
    assert set(beside["libraries"]) == {"scikit-learn", "numpy", "scipy"}


@pytest.mark.parametrize("name", sorted(TASKS))
def test_what_is_installed(name: str) -> None:
    model = load(name, TASKS[name].plan.version)
    beside = json.loads((home() / f"{name}.manifest.json").read_text("utf-8"))
    card = (ROOT / "models" / "cards" / f"{name}.md").read_text("utf-8")
    assert model.weights
    for on, told in beside["scores"].items():
        assert f"| {on} | {told['examples']} |" in card


@pytest.mark.parametrize(("on", "least"), [(LEFT_OUT, 0.8), (HELD_OUT, 0.8)])
def test_commitments_are_told_well_enough(on: str, least: float) -> None:
    beside = json.loads((home() / "commitments.manifest.json").read_text("utf-8"))
    assert beside["scores"][on]["f1"] >= least


def test_the_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in home().iterdir()) < LIMIT


def test_nothing_is_loaded_that_could_run() -> None:
    sources = [ROOT / "cli.py"]
    for folder in ("extractor", "models", "evaluation", "corpus"):
        sources += (ROOT / folder).rglob("*.py")
    # between the processes of one run, never from a file
    sources.remove(ROOT / "extractor" / "batch" / "messages.py")
    assert not [p for p in sources if RUNS_WHAT_IT_READS.search(p.read_text("utf-8"))]


def test_train_names_its_models() -> None:
    result = CliRunner().invoke(cli.program, ["train", "--only", "nosuch"])
    assert result.exit_code == 2
    assert "there are: entities, commitments" in result.stderr


MINUTES = """Westmere Council

Minutes of the meeting of the Scrutiny Committee held on 4 March 2031

12. Lamps

The Head of Lamps agreed to circulate the list to Members.
"""


def test_rules_go_on_alone_where_a_model_does_not_fit(tmp_path: Path) -> None:
    paper = tmp_path / "minutes.txt"
    paper.write_text(MINUTES)
    problem = Problem("model-unfit", "the model of commitments is not used")
    found = extract(paper, models=Models(problems=(problem,)))
    assert [action.owners for action in found.records.actions] == [("Head of Lamps",)]
    assert found.problems == (problem,)
    assert extract(paper, models=pipeline.installed_models()).problems == ()
