"""DOCX files with parts missing or wrong, and archives that lie about what is in them."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable, Iterator

from corpus.bombs import WORD, docx
from corpus.damaged.misnamed import DAY, nested
from corpus.papers import Sample

BODY = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
KINDS = "[Content_Types].xml"
HEAD = b'<w:document xmlns:w="%s"><w:body>' % WORD.encode()
FOOT = b"</w:body></w:document>"

Parts = dict[str, bytes]
LEFT_ALONE = ("docProps/thumbnail.jpeg", "word/stylesWithEffects.xml")

Told = tuple[str, bytes, bytes]
WRONG: dict[str, Told] = {
    "types-of-nothing": (KINDS, b"wordprocessingml.document.main", b"nothing"),
    "link-to-nothing": ("_rels/.rels", b"word/document.xml", b"word/nothing.xml"),
    "link-out-of-the-file": ("_rels/.rels", b"word/document.xml", b"../../../../etc/passwd"),
    "link-to-the-web": ("_rels/.rels", b"word/document.xml", b"http://127.0.0.1:9/document.xml"),
    "link-to-itself": ("_rels/.rels", b"word/document.xml", b"_rels/.rels"),
    "styles-elsewhere": (LINKS, b"styles.xml", b"/word/document.xml"),
    "numbers-elsewhere": (LINKS, b"numbering.xml", b"styles.xml"),
    "links-all-alike": (LINKS, b'Id="rId', b'Id="rId1" Was="'),
    "styles-based-on-themselves": ("word/styles.xml", b"<w:basedOn w:val=", b"<w:basedOn w:was="),
    "words-in-no-run": (BODY, b"<w:r>", b"<w:x>"),
    "table-without-cells": (BODY, b"w:tc>", b"w:td>"),
    "spans-of-a-thousand-million": (BODY, b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="1000000000"/>'),
    "spans-less-than-none": (BODY, b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="-3"/>'),
    "spans-in-words": (BODY, b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="many"/>'),
    "cells-that-go-on": (BODY, b"<w:tcPr>", b'<w:tcPr><w:vMerge w:val="continue"/>'),
    "widths-in-words": (BODY, b'w:w="', b'w:w="about '),
    "another-name-space": (BODY, WORD.encode(), b"urn:nothing"),
    "all-deleted": (BODY, b"<w:r>", b'<w:del w:id="1"><w:r>'),
    "another-encoding": (BODY, b"UTF-8", b"UTF-16"),
    "unknown-encoding": (BODY, b"UTF-8", b"KLINGON"),
    "null-characters": (BODY, b"<w:t>", b"<w:t>&#0;\0"),
    "lone-surrogates": (BODY, b"<w:t>", b"<w:t>&#xD800;"),
    "right-to-left": (BODY, b"<w:t>", "<w:t>\u202e\u2067\u200f".encode()),
    "number-levels": ("word/numbering.xml", b'w:ilvl="', b'w:ilvl="9999'),
}
"""What is written in a part in every place of what."""


def files(whole: list[Sample], chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """The report in Word form with each thing wrong, and archives that are nothing but wrong."""
    good = next(paper.content for paper in whole if paper.name.endswith(".docx"))
    parts = parts_of(good)
    for name in parts:
        if name not in LEFT_ALONE:
            yield f"without-{plain(name)}.docx", packed({k: parts[k] for k in parts if k != name})
            yield f"empty-{plain(name)}.docx", packed({**parts, name: b""})
            yield (
                f"cut-{plain(name)}.docx",
                packed({**parts, name: parts[name][: len(parts[name]) // 2]}),
            )
            yield f"noise-{plain(name)}.docx", packed({**parts, name: chance.randbytes(500)})
    for what, (name, old, new) in WRONG.items():
        yield f"{what}.docx", packed({**parts, name: parts[name].replace(old, new)})
    for what, deed in LIES.items():
        yield f"{what}.docx", deed(good)
    for what, body in BODIES.items():
        yield f"{what}.docx", packed({**parts, BODY: HEAD + body() + FOOT})
    yield "body-alone.docx", docx(b"<w:p><w:r><w:t>Quay Committee</w:t></w:r></w:p>", 3)
    yield "zips-in-zips.docx", packed({**parts, "word/media/inner.zip": nested(good, 30)})
    yield "many-parts.docx", packed({**parts, **{f"word/x{n}.xml": b"<x/>" for n in range(5000)}})


def parts_of(content: bytes) -> Parts:
    """What an archive holds, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    """The archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def plain(name: str) -> str:
    """A part's name as a piece of a file's name."""
    return re.sub(r"\W+", "-", name).strip("-")


# ------------------------------------------------------------------ archives that lie


def at_each(good: bytes, mark: bytes, place: int, told: bytes) -> bytes:
    """Other bytes at a place of every header with a mark."""
    made, start = bytearray(good), good.find(mark)
    while start >= 0:
        made[start + place : start + place + len(told)] = told
        start = good.find(mark, start + 4)
    return bytes(made)


LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
NOTHING, MUCH = struct.pack("<I", 0), struct.pack("<I", 0xFFFFFFF0)

LIES: dict[str, Callable[[bytes], bytes]] = {
    "unpacked-size-nothing": lambda good: at_each(good, CENTRAL, 24, NOTHING),
    "unpacked-size-huge": lambda good: at_each(good, CENTRAL, 24, MUCH),
    "packed-size-nothing": lambda good: at_each(good, CENTRAL, 20, NOTHING),
    "packed-size-huge": lambda good: at_each(good, CENTRAL, 20, MUCH),
    "local-sizes-huge": lambda good: at_each(good, LOCAL, 18, MUCH + MUCH),
    "wrong-sums": lambda good: at_each(good, CENTRAL, 16, b"\xde\xad\xbe\xef"),
    "said-to-be-locked": lambda good: at_each(good, CENTRAL, 8, b"\x01\x00"),
    "packed-otherwise": lambda good: at_each(good, CENTRAL, 10, b"\x63\x00"),
    "said-not-packed": lambda good: at_each(good, CENTRAL, 10, b"\x00\x00"),
    "all-at-one-place": lambda good: at_each(good, CENTRAL, 42, NOTHING),
    "places-beyond-the-end": lambda good: at_each(good, CENTRAL, 42, MUCH),
    "names-too-long": lambda good: at_each(good, CENTRAL, 28, b"\xff\xff"),
    "as-many-as-can-be": lambda good: at_each(good, END, 8, b"\xff\xff\xff\xff"),
    "directory-elsewhere": lambda good: at_each(good, END, 16, MUCH),
    "without-directory": lambda good: good[: good.find(CENTRAL)],
}
"""What is done to the headers of the archive."""


# ------------------------------------------------------------------ bodies


def paragraph(words: bytes) -> bytes:
    """A paragraph."""
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % words


def cell(words: bytes) -> bytes:
    """A cell of a table."""
    return b"<w:tc>%s</w:tc>" % paragraph(words)


def row(cells: bytes) -> bytes:
    """A row of a table."""
    return b"<w:tr>%s</w:tr>" % cells


def table(rows: bytes) -> bytes:
    """A table."""
    return b"<w:tbl>%s</w:tbl>" % rows


BODIES: dict[str, Callable[[], bytes]] = {
    "ten-thousand-columns": lambda: table(row(cell(b"1") * 10_000) * 3),
    "ten-thousand-rows": lambda: table(row(cell(b"1") * 3) * 10_000),
    "tables-in-tables": lambda: (
        b"<w:tbl><w:tr><w:tc>" * 60 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 60
    ),
    "table-of-nothing": lambda: table(row(b"") * 50) + paragraph(b"Quay"),
    "ragged-table": lambda: table(b"".join(row(cell(b"x") * (n % 17)) for n in range(300))),
    "line-of-a-megabyte": lambda: paragraph(b"Quay Committee " * 70_000),
    "word-of-a-megabyte": lambda: paragraph(b"Q" * 2**20),
    "nothing-said": lambda: b"",
    "thousand-empty-paragraphs": lambda: b"<w:p/>" * 1000,
    "lists-ninety-deep": lambda: b"".join(
        b'<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="7"/></w:numPr></w:pPr>'
        b"<w:r><w:t>deep</w:t></w:r></w:p>" % n
        for n in range(90)
    ),
    "runs-of-one-letter": lambda: b"<w:p>%s</w:p>" % (b"<w:r><w:t>a</w:t></w:r>" * 20_000),
}
"""What stands in the document, by name."""
