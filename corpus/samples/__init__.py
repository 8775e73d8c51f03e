"""The sample papers: two fictional councils over three meetings each.

The councils' histories are the TOML files of this folder; the press typesets them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from corpus.papers import Sample, item_page, keep, pack, printed_minutes, report
from corpus.press.model import World, load

HERE = Path(__file__).parent
WORLDS = ("wexmoor", "brayford")


@cache
def world(key: str) -> World:
    """The history of one fictional council."""
    return load(HERE / f"{key}.toml")


def samples() -> Iterator[Sample]:
    """Typeset every sample paper."""
    for key in WORLDS:
        for number in range(1, len(world(key).meetings)):
            yield pack(world(key), number)
    yield report(world("wexmoor"), 3, "docx")
    yield item_page(world("brayford"), 2)
    yield printed_minutes(world("wexmoor"), 3, "txt")


def write_samples(directory: Path) -> list[Path]:
    """Write every sample paper into ``directory`` and return their paths."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for sample in samples():
        paths.append(directory / sample.name)
        paths[-1].write_bytes(sample.content)
    return paths


def write_body(directory: Path) -> Iterator[Path]:
    """Write ``COUNCIL/PAPER`` and ``COUNCIL/answers/PAPER.json`` into ``directory``."""
    for sample in samples():
        yield keep(sample, directory / sample.answers["paper"]["council"])
