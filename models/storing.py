"""Writes a trained model: its weights, its manifest, and the scores on its card."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from extractor.language.classifier import Classifier, as_data
from models.linear import Plan
from models.scores import Scores

LIBRARIES = ("scikit-learn", "numpy", "scipy")
SECTION = re.compile(r"(?<=<!-- scores -->\n).*?(?=<!-- /scores -->)", re.S)


@dataclass(frozen=True, slots=True)
class Trained:
    """A model with what is known of it: the hash of its training data, how many examples that
    were, the seed of the made-up ones, and its scores by what they were taken on."""

    model: Classifier
    plan: Plan
    examples: int
    data: str
    seed: int
    scores: Mapping[str, Scores]


@dataclass(frozen=True, slots=True)
class Made:
    """A model that was made and written: its name, and its scores by what they were taken on."""

    name: str
    scores: Mapping[str, Scores]


def home() -> Path:
    """Where the installed models are."""
    return Path(str(files("models").joinpath("weights")))


def manifest(trained: Trained) -> dict[str, object]:
    """What the manifest beside the weights says."""
    return {
        "name": trained.plan.name,
        "data": trained.data,
        "examples": trained.examples,
        "seed": trained.seed,
        "configuration": asdict(trained.plan),
        "libraries": {name: version(name) for name in LIBRARIES},
        "scores": {name: each.as_data() for name, each in trained.scores.items()},
    }


def store(trained: Trained, to: Path) -> list[Path]:
    """Write the weights and the manifest; the card's scores too where that is their home."""
    to.mkdir(parents=True, exist_ok=True)
    name = trained.plan.name
    weights, beside = to / f"{name}.json", to / f"{name}.manifest.json"
    weights.write_text(json.dumps(as_data(trained.model), separators=(",", ":")) + "\n", "utf-8")
    beside.write_text(json.dumps(manifest(trained), indent=1) + "\n", "utf-8")
    if to.resolve() == home().resolve():
        return [weights, beside, *write_card(Made(name, trained.scores), None)]
    return [weights, beside]


def write_card(made: Made, to: Path | None) -> list[Path]:
    """Write the scores on a model's card, where the model is made in its home (``to`` None)."""
    card = home().parent / "cards" / f"{made.name}.md"
    if to is not None or not card.is_file():
        return []
    card.write_text(SECTION.sub(lambda _: table(made), card.read_text("utf-8")), "utf-8")
    return [card]


def table(made: Made | Trained) -> str:
    """The scores as the card prints them."""
    lines = [
        "| on | examples | precision | recall | F1 | calibration error |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, each in made.scores.items():
        figures = (each.precision, each.recall, each.f1, each.off)
        lines.append(f"| {name} | {each.examples} | {' | '.join(f'{x:.3f}' for x in figures)} |")
    return "\n".join(lines) + "\n"
