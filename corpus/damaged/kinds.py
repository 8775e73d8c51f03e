"""Damaged papers, to see that each gives one line that says what to do."""

from __future__ import annotations

import io
from pathlib import Path

SPARSE = 2 * 1024**3
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def write_damaged(directory: Path, good: bytes) -> dict[str, Path]:
    """Write one paper of each kind of damage, by kind; ``good`` is a PDF to truncate.

    ``missing`` is a path at which there is nothing; ``huge`` is sparse and takes no room.
    """
    directory.mkdir(parents=True, exist_ok=True)
    contents = {
        "empty": b"",
        "picture": PNG,
        "truncated": good[: len(good) // 2],
        "encrypted": encrypted(),
    }
    paths = {
        kind: directory / f"{kind}.pdf" for kind in (*contents, "directory", "huge", "missing")
    }
    for kind, content in contents.items():
        paths[kind].write_bytes(content)
    paths["directory"].mkdir(exist_ok=True)
    with paths["huge"].open("wb") as file:
        file.truncate(SPARSE)
    return paths


def encrypted(password: str = "not told") -> bytes:
    """A PDF that needs a password."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, encrypt=password, invariant=1)
    canvas.drawString(72, 720, "Exempt appendix")
    canvas.save()
    return file.getvalue()
