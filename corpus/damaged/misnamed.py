"""Files whose names say one thing and whose bytes another, and files of no kind that is read."""

from __future__ import annotations

import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Iterator

from corpus.bombs import pdf
from corpus.damaged.kinds import PNG, encrypted
from corpus.papers import Sample

ENDINGS = ("pdf", "docx", "html", "txt")
DAY = (2024, 1, 1, 0, 0, 0)


def files(whole: list[Sample], chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Each kind of content under a name of each other kind; a byte at the end parts the copies."""
    contents = {each.name.rpartition(".")[2]: each.content for each in reversed(whole)}
    for kind, content in contents.items():
        for number, ending in enumerate(ENDINGS):
            if ending != kind:
                yield f"{kind}-named.{ending}", content + b"\n" * (number + 1)
    for kind, content in (foreign(contents, chance)).items():
        for number, ending in enumerate(ENDINGS):
            yield f"{kind}-named.{ending}", content + bytes(number)
    yield "empty.pdf", b""


def foreign(papers: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """Content that is no paper, some of it with a paper inside, by kind."""
    return {
        "picture": PNG,
        "jpeg": b"\xff\xd8\xff\xe0" + chance.randbytes(2000),
        "gzip": gzip.compress(papers["pdf"], mtime=0),
        "tar": tarred(papers["pdf"]),
        "zip": zipped("paper.pdf", papers["pdf"]),
        "zip-in-zip": nested(papers["pdf"], 40),
        "workbook": zipped("xl/workbook.xml", b"<workbook/>"),
        "old-word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + chance.randbytes(4000),
        "rtf": b"{\\rtf1\\ansi Minutes of the meeting\\par}",
        "postscript": b"%!PS-Adobe-3.0\n/Helvetica findfont 12 scalefont setfont showpage\n",
        "noise": chance.randbytes(5000),
        "zeros": bytes(5000),
        "spaces": b" " * 5000,
        "locked": encrypted(),
        "locked-and-cut": encrypted()[:700],
        "two-kinds": papers["pdf"] + papers["docx"],
        "page-then-pdf": papers["html"] + papers["pdf"],
        "no-pages": pdf(b"<</Type/Catalog /Pages 2 0 R>>", b"<</Type/Pages /Kids[] /Count 0>>"),
        "e-mail": b"From: clerk@example.org\nSubject: Agenda\nMIME-Version: 1.0\n\n"
        b"Please find the agenda below.\n\n1. Apologies\n2. Minutes\n",
        "code": b'#!/bin/sh\nexec rm -rf "$1"\n' * 40,
        "json": b'{"minutes": [' + b'{"a": [' * 3000,
    }


def zipped(name: str, content: bytes) -> bytes:
    """An archive of one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def nested(content: bytes, depth: int) -> bytes:
    """An archive in an archive, so deep."""
    name = "paper.pdf"
    for level in range(depth):
        content, name = zipped(name, content), f"{level}.zip"
    return content


def tarred(content: bytes) -> bytes:
    """A tape archive of one file."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        about = tarfile.TarInfo("paper.pdf")
        about.size = len(content)
        archive.addfile(about, io.BytesIO(content))
    return out.getvalue()
