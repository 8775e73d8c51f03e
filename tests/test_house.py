"""The house: imports point down the table of rooms, never in a circle, and files stay small."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

BELOW: dict[str, set[str]] = {
    "extractor.paper": set(),
    "extractor.decision": set(),
    "extractor.records": {"extractor.paper", "extractor.decision"},
    "extractor.reading": {"extractor.records"},
    "extractor.language": {"extractor.records"},
    "extractor.registers": {"extractor.records"},
    "extractor.segmenting": {"extractor.records", "extractor.language"},
    "extractor.library": {"extractor.records"},
    "extractor.manifest": {"extractor.records"},
    "extractor.stated": {"extractor.records", "extractor.manifest", "extractor.segmenting"},
    "models": {"extractor.records", "extractor.language"},
}
KNOWING = {"extractor.records", "extractor.language", "extractor.registers"}
BELOW["extractor.matching"] = KNOWING
BELOW["extractor.parsing"] = KNOWING
BELOW["extractor.charts"] = {
    "extractor.records",
    "extractor.language",
    "extractor.linking",
    "extractor.tables",
}
BELOW["extractor.redacting"] = {"extractor.records", "extractor.language"}
BELOW["extractor.exports"] = {
    "extractor.records",
    "extractor.language",
    "extractor.redacting",
    "extractor.library",
    "extractor.linking",
    "extractor.tables",
}
BELOW["extractor.web"] = {
    "extractor.asking",
    "extractor.records",
    "extractor.library",
    "extractor.registers",
    "extractor.linking",
    "extractor.charts",
    "extractor.exports",
    "extractor.answers",
    "extractor.comparison_answers",
    "extractor.contract",
    "extractor.coverage",
    "extractor.tables",
    "extractor.whole_files",
}
BELOW["extractor.linking"] = KNOWING | {"extractor.matching"}
BELOW["extractor.pipeline"] = KNOWING | {
    "extractor.reading",
    "extractor.segmenting",
    "extractor.parsing",
    "extractor.matching",
    "extractor.manifest",
    "extractor.stated",
}
BELOW["extractor.batch"] = {
    "extractor.records",
    "extractor.reading",
    "extractor.language",
    "extractor.registers",
    "extractor.matching",
    "extractor.pipeline",
    "extractor.library",
    "extractor.contract",
    "extractor.coverage",
    "extractor.whole_files",
    "extractor.manifest",
}
BELOW["extractor.contract"] = {"extractor.records"}
BELOW["extractor.asking"] = KNOWING | {
    "extractor.contract",
    "extractor.library",
    "extractor.linking",
}
BELOW["corpus.press"] = {"extractor.records"}
BELOW["corpus.served"] = {"extractor.records"}
BELOW["corpus.harvest"] = {
    "extractor.records",
    "extractor.language",
    "extractor.manifest",
    "extractor.whole_files",
}


def modules() -> dict[str, Path]:
    """Every module of the project by its dotted name."""
    found = [ROOT / "cli.py"]
    for folder in ("extractor", "models", "corpus", "evaluation"):
        found += (ROOT / folder).rglob("*.py")
    return {dotted(path): path for path in found}


def dotted(path: Path) -> str:
    """``extractor/parsing/__init__.py`` is ``extractor.parsing``."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path, *, known: set[str]) -> set[str]:
    """The project's own modules that a file imports, at its top or inside a function."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & known
            names |= inner or {node.module}
    return names & known


MODULES = modules()
IMPORTS = {name: imported(path, known=set(MODULES)) for name, path in MODULES.items()}


def room(name: str) -> str | None:
    """The room of the table that a module stands in."""
    return next((r for r in BELOW if name == r or name.startswith(f"{r}.")), None)


@pytest.mark.parametrize("name", sorted(n for n in MODULES if room(n)))
def test_imports_point_down(name: str) -> None:
    own = room(name)
    assert own
    allowed = BELOW[own] | {own, "extractor", "extractor.paper"}
    above = {m for m in IMPORTS[name] if (room(m) or m) not in allowed}
    assert not above, f"{name} may not import {sorted(above)}"


def test_no_circular_imports() -> None:
    graph = {name: {m for m in found if m != name} for name, found in IMPORTS.items()}
    assert tuple(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("name", sorted(MODULES))
def test_files_stay_small(name: str) -> None:
    assert len(MODULES[name].read_text("utf-8").splitlines()) <= 400


def test_the_table_catches_a_wrong_import(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text("from extractor.parsing import minutes\n")
    assert imported(wrong, known=set(MODULES)) & {"extractor.parsing", "extractor.parsing.minutes"}
