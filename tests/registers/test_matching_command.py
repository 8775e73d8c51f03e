"""``register match``: which indicator a printed name is, as a person sees it."""

from __future__ import annotations

import csv
import json

import pytest
from click.testing import CliRunner, Result

import cli

NAME = "Planning majors decided on time"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.program, ["register", "match", *arguments])


def test_a_table_begins_with_the_decision() -> None:
    lines = run(NAME, "--unit", "percent").output.splitlines()
    assert lines[0].startswith("planning-major-in-time (0.")
    assert any("planning-minor-in-time" in line and "application" in line for line in lines)


@pytest.mark.parametrize(("name", "slug"), [(NAME, "planning-major-in-time"), ("Berths let", None)])
def test_json(name: str, slug: str | None) -> None:
    (found,) = json.loads(run(name, "--unit", "percent", "--format", "json").output)
    assert (found["name"], found["slug"]) == (name, slug)
    assert {"slug", "label", "unit", "alike", "differs"} == set(found["candidates"][0])


def test_csv_has_a_line_a_candidate() -> None:
    rows = list(csv.DictReader(run(NAME, "--format", "csv").output.splitlines()))
    assert {row["decided"] for row in rows} == {"planning-major-in-time"}
    assert len(rows) == 5


def test_the_theme_tells_what_one_word_is_of() -> None:
    assert "no entry is sure" in run("Robbery", "--unit", "count").output
    assert run("Robbery", "--unit", "count", "--theme", "Policing").output.startswith("robbery (")


def test_a_name_like_nothing() -> None:
    assert run("zzzz").output == "no indicator has a name like it\n"
