"""``serve`` answers on its port until it is interrupted, and says in a line what it cannot do."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli
from evaluation.screenshots import free_port
from extractor.library.connect import connect

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library without papers."""
    pytest.importorskip("starlette", reason="needs the web extra")
    path = tmp_path / "papers.sqlite"
    connect(str(path), create=True)
    return path


@pytest.mark.parametrize("workers", ["1", "2"])
def test_serves_until_interrupted(library: Path, workers: str) -> None:
    port = free_port()
    options = ["--library", str(library), "--port", str(port), "--workers", workers]
    command = [sys.executable, "-m", "cli", "serve", *options]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        try:
            page = patient_read(f"http://127.0.0.1:{port}/", process)
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=20)
        finally:
            process.kill()
    assert "The library is empty" in page
    assert f"The library is at http://127.0.0.1:{port}/" in told
    assert "Traceback" not in told


def patient_read(address: str, process: subprocess.Popen[str]) -> str:
    """A page, as soon as the server answers."""
    for _ in range(300):
        assert process.poll() is None, "the server has ended"
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def test_a_library_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli.program, ["serve", "--library", str(tmp_path / "no.sqlite")])
    assert result.exit_code == 1
    assert "there is no library at" in result.stderr
