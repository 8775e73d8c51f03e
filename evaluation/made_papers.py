"""Papers of fictional councils for benchmarks, made once for as many pages as are wanted."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

COUNCILS, YEARS = 8, 2


def made(folder: Path, councils: int = 4, years: int = 2, seed: int = 1) -> Path:
    """The papers of some councils over some years, in a new folder: by default 1,800 pages of
    PDFs."""
    from corpus.sample import write_body

    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    for _ in write_body(part, councils, years, seed):
        pass
    part.rename(folder)
    return folder


def at_least(home: Path, pages: int) -> list[Path]:
    """Folders with at least so many pages of PDFs; what is there from before is not made anew.

    Each is two years of eight councils, 3,500 pages or so, and takes some minutes.
    """
    found, there = list[Path](), 0
    for seed in count(1):
        if there >= pages:
            return found
        folder = home / str(seed)
        if not folder.is_dir():
            made(folder, COUNCILS, YEARS, seed)
        found.append(folder)
        there += pages_in(folder)
        print(f"{there} pages in {home}", flush=True)
    return found


def pages_in(folder: Path) -> int:
    """The pages of all PDFs in a folder."""
    import pypdfium2

    pages = 0
    for path in folder.rglob("*.pdf"):
        with pypdfium2.PdfDocument(path) as file:
            pages += len(file)
    return pages
