"""A body of some hundreds of damaged files, made from the sample papers and a seed.

A name says what was done to what: ``cut-at-2-of-4--brayford-2025-01-15-pack.pdf``.  No two files
have the same bytes, and the same seed gives the same files.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.damaged import bytewise, letters, markup, misnamed, packages, pdfs, streams
from corpus.papers import Sample
from corpus.samples import samples

File = tuple[str, bytes]

WAYS: tuple[Callable[[list[Sample], random.Random], Iterator[File]], ...] = (
    bytewise.files,
    misnamed.files,
    pdfs.files,
    streams.files,
    packages.files,
    markup.files,
    letters.files,
)


def body(seed: int = 1) -> Iterator[File]:
    """Every damaged file, by name; one whose bytes another has is left out."""
    whole = list(samples())
    names, contents = set[str](), set[bytes]()
    for way in WAYS:
        for name, content in way(whole, random.Random(seed)):
            if content in contents:
                continue
            assert name not in names, name
            names.add(name)
            contents.add(content)
            yield name, content


def write_damaged_body(directory: Path, seed: int = 1, every: int = 1) -> list[Path]:
    """Write the body, or ``every`` n-th file of it, into ``directory``; gives their paths."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, (name, content) in enumerate(body(seed)):
        if number % every == 0:
            paths.append(directory / name)
            paths[-1].write_bytes(content)
    return paths
