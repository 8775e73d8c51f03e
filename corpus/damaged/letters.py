"""Texts of letters that no printer has, in encodings that they do not keep to."""

from __future__ import annotations

import codecs
import random
from collections.abc import Callable, Iterator

from corpus.papers import Sample

MARKS = "\u200e\u200f\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069"
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u034f\u180e"
SPACES = "\u00a0\u2000\u2003\u2007\u2009\u202f\u205f\u3000\u1680"
ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
ODD = {
    "direction-marks": MARKS,
    "unseen-letters": UNSEEN,
    "odd-spaces": SPACES,
    "odd-line-ends": ENDS,
    "null-characters": "\0",
    "accents": "\u0301\u0327\u20dd",
    "letters-beyond": "\U0001f4a9\U000e0041\U0010ffff\ufffe\ufffd",
    "other-digits": "\u0661\u0967\uff11\u2460\u00b2\u00bd\u2167",
    "controls": "\x01\x07\x08\x1b\x7f\x9b",
    "brackets": "([{<\"'*_|#\\",
}


def files(whole: list[Sample], chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """The printed minutes with odd letters and in odd encodings, and texts that are all odd."""
    good = next(paper.content for paper in whole if paper.name.endswith(".txt")).decode()
    for what, letters in ODD.items():
        for share in (0.005, 0.05, 0.4):
            yield f"{what}-{share:g}.txt", strewn(good, letters, share, chance).encode()
    for what, content in encoded(good).items():
        yield f"{what}.txt", content
    for what, make in TEXTS.items():
        yield f"{what}.txt", make().encode()
    for turn in range(12):
        yield f"lines-shuffled-{turn + 1}.txt", shuffled(good, chance).encode()


def strewn(good: str, letters: str, share: float, chance: random.Random) -> str:
    """A letter put after this share of a text's letters."""
    return "".join(c + (chance.choice(letters) if chance.random() < share else "") for c in good)


def shuffled(good: str, chance: random.Random) -> str:
    """A text whose lines, with what parts them, stand in each other's place."""
    lines = good.splitlines(keepends=True)
    chance.shuffle(lines)
    return "".join(lines)


def encoded(good: str) -> dict[str, bytes]:
    """A text in encodings, right and wrong."""
    wide = good.encode("utf-16-le")
    return {
        "marked-utf-8": codecs.BOM_UTF8 + good.encode(),
        "marked-twice": codecs.BOM_UTF8 * 2 + good.encode(),
        "utf-16": codecs.BOM_UTF16_LE + wide,
        "utf-16-big": codecs.BOM_UTF16_BE + good.encode("utf-16-be"),
        "utf-16-without-mark": wide,
        "utf-16-odd-length": codecs.BOM_UTF16_LE + wide[:-1],
        "utf-16-wrong-mark": codecs.BOM_UTF16_BE + wide,
        "utf-16-lone-surrogates": codecs.BOM_UTF16_LE + b"\0\xd8" * 300 + wide + b"\0\xdc" * 300,
        "utf-32": good.encode("utf-32"),
        "utf-7": good.encode("utf-7"),
        "ebcdic": good.encode("cp037", "replace"),
        "windows": good.replace("-", "\u2013").encode("cp1252", "replace"),
        "surrogates-in-utf-8": good.encode().replace(b"e", b"\xed\xa0\x80"),
        "too-long-utf-8": good.encode().replace(b"/", b"\xc0\xaf").replace(b"e", b"\xc1\xa5"),
        "utf-8-cut-in-a-letter": good.encode() + b"\xe2\x82",
        "mark-alone": codecs.BOM_UTF16_LE,
        "mark-and-a-byte": codecs.BOM_UTF16_LE + b"Q",
    }  # fmt: skip


def table_of(columns: int, rows: int) -> str:
    """A table with bars."""
    line = "|" + " 1 |" * columns + "\n"
    return line + "|" + "---|" * columns + "\n" + line * rows


TEXTS: dict[str, Callable[[], str]] = {
    "line-of-a-megabyte": lambda: "Quay Committee " * 70_000,
    "line-of-one-letter": lambda: "a" * 2**20,
    "line-of-spaces": lambda: "Quay" + " " * 2**20 + "Committee",
    "line-of-digits": lambda: "1" * 2**18,
    "line-of-dots": lambda: "1" + "." * 2**18 + "7",
    "line-of-dashes": lambda: "-" * 2**18,
    "line-of-brackets": lambda: "(" * 2**17 + ")" * 2**17,
    "line-of-stars": lambda: "**" * 2**17,
    "line-of-hashes": lambda: "#" * 2**18 + " Agenda",
    "line-of-dates": lambda: "14 January 2031 " * 20_000,
    "line-of-names": lambda: "Cllr A Quill, " * 20_000,
    "line-of-numbers": lambda: "1,234.5% of 3 in 10, " * 12_000,
    "line-of-periods": lambda: "Q1 2024/25 to Q3 2025/26, " * 10_000,
    "line-of-resolutions": lambda: "RESOLVED that the report be noted; " * 10_000,
    "line-of-actions": lambda: "ACTION: Head of Quays to report by May. " * 8_000,
    "ten-thousand-items": lambda: "\n\n".join(f"{n}. Apologies" for n in range(10_000)),
    "ten-thousand-levels": lambda: "\n".join(" " * n + "- deep" for n in range(2_000)),
    "number-of-many-levels": lambda: "1." * 5_000 + " Apologies\n\nNone\n",
    "number-of-many-digits": lambda: "9" * 5_000 + ". Apologies\n\nNone\n",
    "ten-thousand-headings": lambda: "# Agenda\n\n" * 10_000,
    "ten-thousand-columns": lambda: table_of(10_000, 3),
    "ten-thousand-rows": lambda: table_of(5, 10_000),
    "tabs": lambda: ("\t" * 5_000 + "1\n") * 20,
    "line-feeds": lambda: "\n" * 2**18 + "Quay",
    "form-feeds": lambda: "Quay\f" * 20_000,
    "agenda-and-nothing": lambda: "AGENDA\n\n" + "1. \n\n" * 5_000,
    "roman-numbers": lambda: "\n\n".join("m" * n + "i. Minutes" for n in range(1, 400)),
    "day-without-end": lambda: "\n\n".join(f"{n} January {n}" for n in range(3_000)),
}
"""Texts by name."""
