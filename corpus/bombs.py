"""Small files that unpack to large ones, or nest without end, to see that limits hold."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SMALL = 2**20


def write_bombs(directory: Path) -> dict[str, Path]:
    """Write one file of each kind, by kind."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = {kind: directory / kind for kind in BOMBS}
    for kind, make in BOMBS.items():
        paths[kind].write_bytes(make())
    return paths


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<</Size %d /Root 1 0 R>>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def page(content: bytes, box: str = "0 0 595 842", filters: str = "/FlateDecode") -> bytes:
    """A PDF of one page with these packed contents."""
    stream = b"<</Length %d /Filter %s>>\nstream\n%s\nendstream"
    return pdf(
        b"<</Type/Catalog /Pages 2 0 R>>",
        b"<</Type/Pages /Kids[3 0 R] /Count 1>>",
        b"<</Type/Page /Parent 2 0 R /MediaBox[%s] /Contents 4 0 R>>" % box.encode(),
        stream % (len(content), filters.encode(), content),
    )


def packed(piece: bytes, times: int) -> bytes:
    """A piece many times over, packed."""
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(piece) for _ in range(times)), packer.flush()])


def stream_of_a_gigabyte() -> bytes:
    """A page whose contents unpack to a gigabyte of nothing."""
    return page(packed(b" " * 2**20, 1024))


def stream_in_streams() -> bytes:
    """A page whose contents are packed twice."""
    return page(zlib.compress(packed(b" " * 2**20, 1024), 9), filters="[/FlateDecode /FlateDecode]")


def many_strokes() -> bytes:
    """A page with five million lines drawn on it."""
    return page(packed(b"0 0 m 9 9 l S\n" * 5000, 1000))


def pages_within_pages() -> bytes:
    """A page tree that holds itself."""
    return pdf(
        b"<</Type/Catalog /Pages 2 0 R>>",
        b"<</Type/Pages /Kids[2 0 R 3 0 R] /Count 1000>>",
        b"<</Type/Page /Parent 2 0 R /MediaBox[0 0 595 842]>>",
    )


def a_million_pages() -> bytes:
    """A page tree that says it has a million pages, and has one."""
    return pdf(
        b"<</Type/Catalog /Pages 2 0 R>>",
        b"<</Type/Pages /Kids[3 0 R] /Count 1000000>>",
        b"<</Type/Page /Parent 2 0 R /MediaBox[0 0 595 842]>>",
    )


def a_page_like_a_field() -> bytes:
    """A page without words, ten kilometres wide."""
    return page(packed(b"0 0 9 9 re f\n", 1), box="0 0 30000000 30000000")


def docx(body: bytes, times: int, head: bytes = b"") -> bytes:
    """A DOCX whose body is a piece many times over."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        part.write(head + b'<w:document xmlns:w="%s"><w:body>' % WORD.encode())
        for _ in range(times):
            part.write(body)
        part.write(b"</w:body></w:document>")
    return out.getvalue()


LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
DTD = b'<!DOCTYPE x [<!ENTITY l0 "ha">%s<!ENTITY file SYSTEM "file:///etc/passwd">]>' % LAUGHS

BOMBS: dict[str, Callable[[], bytes]] = {
    "stream.pdf": stream_of_a_gigabyte,
    "streams-in-streams.pdf": stream_in_streams,
    "strokes.pdf": many_strokes,
    "pages-within-pages.pdf": pages_within_pages,
    "million-pages.pdf": a_million_pages,
    "field.pdf": a_page_like_a_field,
    "spaces.docx": lambda: docx(b" " * 2**20, 1024),
    "paragraphs.docx": lambda: docx(b"<w:p/>" * 2**17, 100),
    "nested.docx": lambda: docx(b"<w:sdt><w:sdtContent>" * 2**17, 1),
    "entities.docx": lambda: docx(b"<w:p><w:r><w:t>&l11;&file;</w:t></w:r></w:p>", 1, DTD),
    "entities.xml": lambda: b'<?xml version="1.0"?>' + DTD + b"<x><y>&l11;</y><z>&file;</z></x>",
    "nested.xml": lambda: b'<?xml version="1.0"?>' + b"<x>" * 2**20,
    "nested.html": lambda: b"<html><body>" + b"<div>" * 2**20 + b"<p>Quay Committee</p>",
    "tables.html": lambda: b"<html><body>" + b"<table><tr><td>" * 2**16 + b"Quay",
    "columns.html": lambda: (
        b"<html><body><table>" + (b"<tr>" + b"<td>1</td>" * 10_000 + b"</tr>") * 5 + b"</table>"
    ),
    "span.html": lambda: (
        b"<html><body><table><tr><td colspan=100000000 rowspan=100000000>Quay</td></tr></table>"
    ),
    "line.html": lambda: b"<html><body><p>" + b"Quay Committee " * (SMALL // 15),
    "line.txt": lambda: b"Quay Committee " * (SMALL // 15),
    "lines.txt": lambda: b"1.\n" * (SMALL // 3),
}
