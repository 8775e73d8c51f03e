"""Entries of the ledger of a fictional committee."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extractor.linking.events import Event
from extractor.linking.ledger import Entry

JAN, MARCH, MAY, JUNE = (date(2031, month, 14) for month in (1, 3, 5, 6))
AUDIT = "circulate the ferry safety audit"
RAISED = Event(JAN, "raised", "packs/march.pdf", 9, f"ACTION: {AUDIT}")
LISTED = Event(MARCH, "listed", "packs/march.pdf", 17, "Clerk has asked the harbour")
GONE = Event(MAY, "vanished", "packs/may.pdf", 5, "no longer on the action sheet")


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """``entry(state="vanished")``: an open action with anything about it otherwise."""
    plain = Entry(
        id="a-1f0c9be27d",
        council="Westmere Council",
        committee="Quay & Pier Committee",
        raised=JAN,
        minute="12",
        item="Ferry Safety",
        text=AUDIT,
        owners=("Clerk", "Harbourmaster"),
        due="next meeting",
        state="open",
        age_days=120,
        history=(RAISED, LISTED),
        age_meetings=2,
        due_date=MARCH,
        overdue=True,
        completed_days=None,
        became=None,
        delivered_by=None,
        confidence=0.98,
    )
    return lambda **otherwise: replace(plain, **otherwise)


@pytest.fixture
def converted(tmp_path: Path) -> Callable[[Path, str], Path]:
    """``converted(file, "csv:…")``: what LibreOffice makes of a file."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")

    def convert(file: Path, to: str) -> Path:
        folder = tmp_path / "converted"
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        to_folder = ["--convert-to", to, "--outdir", str(folder)]
        command = [office, "--headless", profile, *to_folder, str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return folder / f"{file.stem}.{to.partition(':')[0]}"

    return convert
