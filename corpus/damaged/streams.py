"""Packs that are valid PDFs, whose pages say nonsense: operators and numbers out of place."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator

from corpus.papers import Sample

TOKEN = re.compile(rb"\((?:\\.|[^()\\])*\)|[^\s()]+|\s+")  # "(Quay)", "72.5", "Td", " "
NUMBER = re.compile(rb"-?\d+\.?\d*")
ODD = (b"-1", b"0", b"1e9", b"9" * 30, b"NaN", b"0.0000001", b"-32769", b"()", b"/F1", b"<<", b"]")
SHARE = 0.02  # of the tokens of a page that are changed

Tokens = list[bytes]


def files(whole: list[Sample], chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Each pack with each kind of nonsense on all of its pages."""
    for paper in whole:
        if paper.name.endswith(".pdf"):
            for what, deed in DEEDS.items():
                yield f"{what}--{paper.name}", changed(paper.content, deed, chance)


def changed(
    good: bytes, deed: Callable[[Tokens, random.Random], Tokens], chance: random.Random
) -> bytes:
    """The same pack with the deed done to the contents of each page."""
    import pikepdf

    with pikepdf.open(io.BytesIO(good)) as file:
        for page in file.pages:
            tokens = TOKEN.findall(page.Contents.read_bytes())
            page.Contents = file.make_stream(b"".join(deed(tokens, chance)))
        out = io.BytesIO()
        file.save(out, deterministic_id=True)
    return out.getvalue()


def some(tokens: Tokens, chance: random.Random) -> Iterator[int]:
    """The places of some tokens that are no spaces."""
    for place, token in enumerate(tokens):
        if not token.isspace() and chance.random() < SHARE:
            yield place


def with_odd_numbers(tokens: Tokens, chance: random.Random) -> Tokens:
    """Some numbers are odd ones, or no numbers."""
    made = list(tokens)
    for place in some(tokens, chance):
        if NUMBER.fullmatch(made[place]):
            made[place] = chance.choice(ODD)
    return made


def with_less(tokens: Tokens, chance: random.Random) -> Tokens:
    """Some tokens are missing."""
    gone = set(some(tokens, chance))
    return [token for place, token in enumerate(tokens) if place not in gone]


def with_more(tokens: Tokens, chance: random.Random) -> Tokens:
    """Some tokens come ten times."""
    many = set(some(tokens, chance))
    return [t for place, token in enumerate(tokens) for t in [token] * (1 + 9 * (place in many))]


def swapped(tokens: Tokens, chance: random.Random) -> Tokens:
    """Some tokens stand in each other's place."""
    made, places = list(tokens), list(some(tokens, chance))
    for one, two in zip(places, chance.sample(places, len(places)), strict=True):
        made[one], made[two] = made[two], made[one]
    return made


def with_other_letters(tokens: Tokens, chance: random.Random) -> Tokens:
    """Some words are of letters that the font does not have, or of none."""
    made = list(tokens)
    for place, token in enumerate(tokens):
        if token.startswith(b"(") and chance.random() < 0.2:
            made[place] = b"<" + chance.randbytes(chance.randrange(9)).hex().encode() + b">"
    return made


DEEDS: dict[str, Callable[[Tokens, random.Random], Tokens]] = {
    "odd-numbers": with_odd_numbers,
    "less-said": with_less,
    "said-ten-times": with_more,
    "said-elsewhere": swapped,
    "other-letters": with_other_letters,
}
