"""Packages with known faults fail the audit; an index that says nothing does not."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from evaluation import audit

FAULT = {"id": "PYSEC-2031-1", "aliases": ["CVE-2031-5"], "fix_versions": ["2.0"]}


def output(*each: dict[str, Any]) -> str:
    """What pip-audit prints."""
    return json.dumps({"dependencies": each, "fixes": []})


SOUND = {"name": "click", "version": "8.1", "vulns": []}
FAULTY = {"name": "click", "version": "8.1", "vulns": [FAULT]}
UNKNOWN = {"name": "click", "skip_reason": "not found on PyPI"}

# What pip-audit prints, the status, and what is said.
PRINTED = [
    (output(SOUND), 0, "1 of 1 packages, 0 known faults"),
    (output(FAULTY), 1, "click 8.1: PYSEC-2031-1, mended in 2.0"),
    (output(UNKNOWN, FAULTY), 1, "1 known faults"),
    (output(UNKNOWN), 0, audit.UNREACHED),
    ("", 0, audit.UNREACHED),
    ("Traceback: no such host", 0, audit.UNREACHED),
]


@pytest.mark.parametrize(("printed", "status", "said"), PRINTED)
def test_status(
    printed: str,
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(audit, "installed", lambda: {"click": "8.1"})
    assert audit.main(lambda packages, seconds: audit.told(printed)) == status
    assert said in capsys.readouterr().out


def test_it_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever keeps pip-audit waiting."""
    begun = time.monotonic()
    assert audit.pip_audit({"click": "8.1"}, seconds=0.01) is None
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("known", ["PYSEC-2031-1", "CVE-2031-5"])
def test_a_fault_is_ignored_by_either_name(known: str) -> None:
    assert audit.faults([FAULTY], {known: "not reached"}) == []
    assert len(audit.faults([FAULTY], {"PYSEC-2031-2": "another"})) == 1


def test_no_fault_is_ignored_without_a_reason() -> None:
    audit.ignored()
    with pytest.raises(ValueError, match="no reason for PYSEC-2031-1"):
        audit.reasoned({"PYSEC-2031-1": " "})


def test_everything_that_is_installed_is_audited() -> None:
    found = audit.installed()
    direct = {"click", "lxml", "pypdfium2", "starlette"}
    of_those = {"markupsafe", "anyio"}  # of Jinja2, of starlette
    assert direct | of_those <= found.keys()
    assert "committee-papers" not in found
