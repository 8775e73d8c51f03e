"""Whoever reads the papers and wherever they are kept, the exports are the same."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli
from tests.library.places import postgresql_place

pytest.importorskip("distributed", reason="Dask comes with the cluster extra")
pytest.importorskip("reportlab", reason="typesetting the samples needs the sample extra")

WHEN = "ingested"  # the one column that says when a run was


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample papers."""
    from corpus.samples import write_samples

    folder = tmp_path_factory.mktemp("papers")
    write_samples(folder)
    return folder


@pytest.fixture(scope="module")
def plain(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """What is exported where this process reads into SQLite."""
    home = tmp_path_factory.mktemp("plain")
    return exported(papers, str(home / "library.sqlite"), home / "export", "--workers", "0")


def exported(papers: Path, library: str, to: Path, *how: str) -> dict[str, list[list[str]]]:
    """Ingest papers and export the library; every table but for when it was made."""
    for arguments in (
        ["ingest", str(papers), "--library", library, *how],
        ["export", str(to), "--library", library, "--format", "csv"],
    ):
        result = CliRunner().invoke(cli.program, arguments)
        assert result.exit_code == 0, result.output
    return {path.name: list(lines(path)) for path in sorted(to.rglob("*.csv"))}


def lines(path: Path) -> Iterator[list[str]]:
    """The rows of a table without the column of when."""
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield [f"{name}: {value}" for name, value in row.items() if name != WHEN]


@pytest.mark.parametrize("how", [["--workers", "2"], ["--cluster", "local:2"]])
def test_whoever_reads(
    papers: Path, plain: dict[str, list[list[str]]], tmp_path: Path, how: list[str]
) -> None:
    found = exported(papers, str(tmp_path / "library.sqlite"), tmp_path / "export", *how)
    assert sum(map(len, found.values())) > 100
    assert found == plain


def test_wherever_they_are_kept(
    papers: Path, plain: dict[str, list[list[str]]], tmp_path: Path
) -> None:
    with postgresql_place() as place:
        found = exported(papers, place.where, tmp_path / "export", "--workers", "2")
    assert found == plain
