"""PDFs whose objects say what cannot be: pages without end, links to nothing, wrong lengths."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterator

from corpus.bombs import page, pdf
from corpus.papers import Sample

OBJECT = re.compile(rb"(?m)^(\d+) 0 obj\n.*?^endobj\n", re.S)
LOST = 8  # objects taken out of each pack, one at a time
HUGE = b"99999999999999999999"

# What is written for what, in every place or in the first; each is one file a pack.
WRONG: dict[str, tuple[bytes, bytes, int]] = {
    "no-startxref": (b"startxref", b"startxxxx", 1),
    "startxref-beyond": (b"startxref\n", b"startxref\n9", 1),
    "startxref-negative": (b"startxref\n", b"startxref\n-", 1),
    "no-trailer": (b"trailer", b"trailxx", 1),
    "no-root": (b"/Root", b"/Toor", 1),
    "size-huge": (b"/Size ", b"/Size 99999999", 1),
    "prev-is-itself": (b"/Size ", b"/Prev 9 /Size ", 1),
    "all-free": (b" 00000 n", b" 00000 f", -1),
    "generation": (b" 00000 n", b" 65535 n", -1),
    "no-endobj": (b"endobj", b"      ", -1),
    "no-endstream": (b"endstream", b"         ", -1),
    "length-zero": (b"/Length ", b"/Length 0 /Was ", -1),
    "length-huge": (b"/Length ", b"/Length 99999999", -1),
    "length-negative": (b"/Length ", b"/Length -", -1),
    "count-huge": (b"/Count ", b"/Count 99999999", -1),
    "count-negative": (b"/Count ", b"/Count -", -1),
    "no-kids": (b"/Kids", b"/Kins", -1),
    "pages-not-pages": (b"/Type /Pages", b"/Type /Font", -1),
    "page-is-catalogue": (b"/Type /Page\n", b"/Type /Catalog\n", -1),
    "no-media-box": (b"/MediaBox", b"/MediaXxx", -1),
    "box-of-nothing": (b"/MediaBox [ 0 0 595.28 841.89 ]", b"/MediaBox [ 0 0 0 0 ]", -1),
    "box-upside-down": (b"/MediaBox [ 0 0 595", b"/MediaBox [ 9e9 9e9 -595", -1),
    "box-of-words": (b"/MediaBox [ 0 0", b"/MediaBox [ /a (b)", -1),
    "turned-by-seven": (b"/Rotate 0", b"/Rotate 7", -1),
    "no-fonts": (b"/Font", b"/Fomt", -1),
    "wrong-font-kind": (b"/Type1", b"/Type0", -1),
    "filter-unknown": (b"/FlateDecode", b"/Fl8teDecode", -1),
    "filter-not-packed": (b"/FlateDecode", b"/LZWDecode", -1),
    "encrypt-nothing": (b"/Root", b"/Encrypt 9999 0 R /Root", 1),
    "version-nine": (b"%PDF-1.4", b"%PDF-9.9", 1),
}


def files(whole: list[Sample], chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Packs with wrong words or lost objects, and PDFs that are nothing but wrong."""
    packs = [paper for paper in whole if paper.name.endswith(".pdf")]
    for number, (what, (old, new, times)) in enumerate(WRONG.items()):
        for paper in (packs[number % len(packs)], packs[(number + 1) % len(packs)]):
            yield f"{what}--{paper.name}", paper.content.replace(old, new, times)
    for paper in packs:
        for number, content in lost(paper.content, chance):
            yield f"without-object-{number}--{paper.name}", content
        yield f"shuffled--{paper.name}", shuffled(paper.content, chance)
    for what, content in MADE.items():
        yield f"{what}.pdf", content


def lost(good: bytes, chance: random.Random) -> Iterator[tuple[int, bytes]]:
    """The file without one of its objects, by the object's number."""
    found = list(OBJECT.finditer(good))
    for each in sorted(chance.sample(found, LOST), key=lambda m: m.start()):
        blank = b"\n" * len(each[0])  # so that the others stay where the table says
        yield int(each[1]), good[: each.start()] + blank + good[each.end() :]


def shuffled(good: bytes, chance: random.Random) -> bytes:
    """The contents of objects under each other's numbers."""
    found = list(OBJECT.finditer(good))
    contents = [each[0].partition(b"\n")[2] for each in found]
    chance.shuffle(contents)
    made = b"".join(
        b"%s 0 obj\n%s" % (each[1], content) for each, content in zip(found, contents, strict=True)
    )
    return good[: found[0].start()] + made + good[found[-1].end() :]


# ------------------------------------------------------------------ nothing but wrong

CATALOGUE = b"<</Type/Catalog /Pages 2 0 R>>"
LEAF = b"<</Type/Page /Parent 2 0 R /MediaBox[0 0 595 842] /Contents 4 0 R /Resources 5 0 R>>"
FONT = b"<</Font<</F<</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>>>>>"
WORDS = b"BT /F 12 Tf 72 700 Td (Quay Committee) Tj ET"


def stream(content: bytes, about: bytes = b"") -> bytes:
    """A stream that is not packed."""
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (about, len(content), content)


def one_page(content: bytes, resources: bytes = FONT, *more: bytes) -> bytes:
    """A PDF of one page with these contents; ``more`` objects are 6 and on."""
    kids = b"<</Type/Pages /Kids[3 0 R] /Count 1>>"
    return pdf(CATALOGUE, kids, LEAF, stream(content), resources, *more)


def tree(*nodes: bytes) -> bytes:
    """A PDF whose page tree is these nodes, 2 and on."""
    return pdf(CATALOGUE, *nodes)


FORM = b"/Type/XObject /Subtype/Form /BBox[0 0 595 842]"
HOLDS = b" /Resources<</XObject<</A 6 0 R /B 7 0 R>>>>"
DRAWS = b"<</XObject<</A 6 0 R /B 7 0 R>>>>"
BITS = b"/Type/XObject /Subtype/Image /BitsPerComponent 8 /ColorSpace/DeviceGray"

MADE: dict[str, bytes] = {
    "tree-of-itself": tree(b"<</Type/Pages /Kids[2 0 R] /Count 1>>"),
    "tree-of-two": tree(
        b"<</Type/Pages /Kids[3 0 R] /Count 2>>", b"<</Type/Pages /Kids[2 0 R] /Count 2>>"
    ),
    "tree-of-the-catalogue": tree(b"<</Type/Pages /Kids[1 0 R 1 0 R] /Count 2>>"),
    "tree-of-nothing": tree(b"<</Type/Pages /Kids[8 0 R 9 0 R null 12] /Count 4>>"),
    "tree-of-words": tree(b"<</Type/Pages /Kids (agenda) /Count (many)>>"),
    "tree-too-deep": tree(
        *(b"<</Type/Pages /Kids[%d 0 R] /Count 1>>" % (n + 1) for n in range(2, 3000)),
        b"<</Type/Page /MediaBox[0 0 595 842]>>",
    ),
    "parent-is-itself": tree(
        b"<</Type/Pages /Kids[3 0 R] /Count 1>>", b"<</Type/Page /Parent 3 0 R>>"
    ),
    "one-page-many-times": tree(
        b"<</Type/Pages /Kids[%s] /Count 3000>>" % (b"3 0 R " * 3000),
        b"<</Type/Page /Parent 2 0 R /MediaBox[0 0 595 842]>>",
    ),
    "count-of-two-thousand-million": tree(
        b"<</Type/Pages /Kids[3 0 R] /Count 2000000000>>",
        b"<</Type/Page /Parent 2 0 R /MediaBox[0 0 595 842]>>",
    ),
    "count-of-five-thousand": tree(
        b"<</Type/Pages /Kids[3 0 R] /Count 5000>>",
        b"<</Type/Page /Parent 2 0 R /MediaBox[0 0 595 842]>>",
    ),
    "count-less-than-none": tree(b"<</Type/Pages /Kids[] /Count -5>>"),
    "root-is-a-number": pdf(b"12", b"<</Type/Pages /Kids[] /Count 0>>"),
    "root-is-itself": pdf(b"1 0 R"),
    "form-in-itself": one_page(b"/A Do " + WORDS, DRAWS, stream(b"/A Do", FORM + HOLDS)),
    "forms-in-each-other": one_page(
        b"/A Do", DRAWS, stream(b"/B Do /B Do", FORM + HOLDS), stream(b"/A Do /A Do", FORM + HOLDS)
    ),
    "forms-that-double": one_page(
        b"/A Do",
        b"<</XObject<</A 6 0 R>>>>",
        *(
            stream(b"/A Do " * 2, FORM + b" /Resources<</XObject<</A %d 0 R>>>>" % (n + 1))
            for n in range(6, 40)
        ),
        stream(WORDS, FORM),
    ),
    "picture-too-wide": one_page(
        b"/A Do", DRAWS, stream(b"x", BITS + b" /Width 2000000000 /Height 2000000000")
    ),
    "picture-of-nothing": one_page(b"/A Do", DRAWS, stream(b"", BITS + b" /Width -1 /Height 0")),
    "states-without-end": one_page(b"q " * 100_000 + WORDS),
    "restored-too-often": one_page(b"Q " * 100_000 + WORDS),
    "arrays-without-end": one_page(b"[" * 100_000),
    "text-without-font": one_page(b"BT (Quay) Tj ET", b"<<>>"),
    "font-size-huge": one_page(WORDS.replace(b" 12 ", b" %s " % HUGE)),
    "font-size-negative": one_page(WORDS.replace(b" 12 ", b" -12 ")),
    "font-size-nothing": one_page(WORDS.replace(b" 12 ", b" 0 ")),
    "words-far-away": one_page(WORDS.replace(b"72 700", b"-%s 1e38" % HUGE)),
    "matrix-of-nothing": one_page(b"0 0 0 0 0 0 cm " + WORDS),
    "word-of-a-megabyte": one_page(b"BT /F 12 Tf 72 700 Td (%s) Tj ET" % (b"Q" * 2**20)),
    "words-on-each-other": one_page(WORDS * 5000),
    "letters-alone": one_page(
        b"BT /F 1 Tf "
        + b"".join(b"%d %d Td (a) Tj " % (n % 7, n % 3 - 1) for n in range(20_000))
        + b"ET"
    ),
    "lines-as-a-net": one_page(
        b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S\n" % (n, n, n, n) for n in range(590))
    ),
    "letters-right-to-left": one_page(b"BT /F 12 Tf -1 0 0 1 500 700 Tm (Quay Committee) Tj ET"),
    "contents-of-nothing": pdf(CATALOGUE, b"<</Type/Pages /Kids[3 0 R] /Count 1>>", LEAF),
    "not-flate": page(b"\x78\x9c" + b"\xff" * 400),
    "flate-cut-short": page(zlib.compress(WORDS * 50)[:40]),
    "ten-filters": page(zlib.compress(WORDS), filters="[" + "/FlateDecode" * 10 + "]"),
    "no-objects": b"%PDF-1.7\n%%EOF\n",
    "head-alone": b"%PDF-",
    "only-brackets": b"%PDF-1.7\n1 0 obj\n" + b"<<" * 50_000,
    "only-arrays": b"%PDF-1.7\n1 0 obj\n" + b"[" * 50_000,
}
"""PDFs without any paper in them, by name."""
