"""The register of indicators as a run of the tool knows it."""

from __future__ import annotations

from pathlib import Path

from extractor.registers import folder, lait
from extractor.registers.indicators import Register, installed


def known(where: Path | None = None) -> Register:
    """The installed register with what was imported into a folder: the user's, if none is named."""
    imported = (where or folder.usual()) / lait.NAME
    return installed().with_(lait.read(imported)) if imported.exists() else installed()
