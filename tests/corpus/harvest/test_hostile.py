"""Sites that are hostile as a whole end a harvest with one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import program
from corpus.served.hostile import SERVICES, SITES, of_service, of_site
from corpus.served.web_server import Reply, Route, Web
from tests.corpus.harvest.conftest import Serve


@pytest.mark.parametrize(("reply", "words"), SITES)
def test_a_hostile_site_ends_in_one_line(
    reply: Route, words: str, serve: Serve, tmp_path: Path
) -> None:
    assert_told(serve(of_site(reply)), words, tmp_path)


@pytest.mark.parametrize(("committees", "words"), SERVICES)
def test_a_hostile_web_service_ends_in_one_line(
    committees: Reply, words: str, serve: Serve, tmp_path: Path
) -> None:
    assert_told(serve(of_service(committees)), words, tmp_path)


def assert_told(web: Web, words: str, folder: Path) -> None:
    """The harvest ends with a line that says why, and leaves no paper."""
    way = ["--to", str(folder), "--allow-private", "--delay", "0"]
    result = CliRunner().invoke(program, ["harvest", web.address, *way])
    assert result.exit_code == 1, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith("Error: ")
    assert any(word in line for word in words.split("|")), line
    assert not [p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")]
