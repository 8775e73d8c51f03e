"""A paper's words as a sketch: some of its runs of words, as numbers, page by page.

Two papers with the same words have the same sketch, and of a paper that is a part of another the
sketch is a part of the other's.  A run is five words in small letters without punctuation; one in
eight is kept, told by its hash alone, so that all papers keep the same ones (Broder, "On the
resemblance and containment of documents", 1997).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b

from extractor.records import Paper, Sketch

RUN = 5  # words
KEPT = 8  # of so many runs one is kept
SIZE = 8  # bytes of a hash
LIMIT = (2 ** (8 * SIZE) // KEPT).to_bytes(SIZE)
WORD = re.compile(r"[^\W_]+")


def sketches(paper: Paper) -> tuple[Sketch, ...]:
    """A sketch of each page that has words, in their order; of a file without pages one.

    A run is of the page on which it begins.
    """
    found = defaultdict[int | None, set[bytes]](set)
    for page, run in runs(paper):
        digest = blake2b(run.encode(), digest_size=SIZE).digest()
        if digest < LIMIT:
            found[page].add(digest)
    return tuple(Sketch(page, b"".join(sorted(own))) for page, own in found.items())


def runs(paper: Paper) -> Iterator[tuple[int | None, str]]:
    """Every run of words with the page on which it begins."""
    pages, words = list[int | None](), list[str]()
    for _, passage in paper.passages():
        said = WORD.findall(passage.text.casefold())
        words += said
        pages += [passage.page] * len(said)
    for at in range(len(words) - RUN + 1):
        yield pages[at], " ".join(words[at : at + RUN])
