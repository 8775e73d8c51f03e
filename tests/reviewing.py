"""Typing ``review`` for a library."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

import cli
from extractor.library.connect import connect
from extractor.library.writes import keep
from extractor.records import Extraction


def library_of(papers: Sequence[Extraction], folder: Path) -> str:
    """Where a new library holds the papers."""
    where = str(folder / "papers.sqlite")
    for each in papers:
        keep(connect(where, create=True), each)
    return where


def typing(library: str) -> Callable[..., Result]:
    """``run(words)`` types ``review words`` for the library."""

    def typed(*words: str, ends: int = 0) -> Result:
        result = CliRunner().invoke(cli.program, ["review", *words, "--library", library])
        assert result.exit_code == ends, result.output
        return result

    return typed


def told(run: Callable[..., Result], *words: str) -> list[dict[str, Any]]:
    """The answer of a command as JSON has it."""
    rows: list[dict[str, Any]] = json.loads(run(*words, "--format", "json").stdout)
    return rows
