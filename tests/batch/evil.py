"""Papers that break whoever reads them: what a paper does is the first line of it."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import time
from pathlib import Path
from unittest import mock

from extractor.batch.one_paper import attempt
from extractor.manifest import Harvested
from extractor.reading import Options, glyphs
from extractor.reading.sheets import Sheet
from extractor.records import Extraction


def by(path: Path, options: Options, facts: Harvested | None) -> Extraction:
    """Do what the paper says, else read it."""
    word = path.read_text().split(maxsplit=1)[0]
    if word in DEEDS:
        DEEDS[word](options)
    return attempt(path, options, facts)


def segfault(_: Options) -> None:
    """Look at address 0."""
    ctypes.string_at(0)


def abort(_: Options) -> None:
    """Give up as native code does that finds itself broken."""
    os.abort()


def hang(_: Options) -> None:
    """Sleep where Python cannot look."""
    ctypes.CDLL(None).sleep(60)


def backtrack(_: Options) -> None:
    """A regular expression that takes longer than there is time, in C all the while."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def slow(_: Options) -> None:
    """Sleep in Python."""
    time.sleep(60)


def eat(_: Options) -> None:
    """Take four gigabytes."""
    held = bytearray(4 * 2**30)
    held[::4096] = b"x" * len(held[::4096])


def killed(_: Options) -> None:
    """Be killed as by a system without memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def at_page_seven(path: Path, options: Options, facts: Harvested | None) -> Extraction:
    """Read a paper whose seventh page crashes whoever reads it."""
    whole = glyphs.sheet

    def sheet(document: int, index: int) -> Sheet:
        if index == 6:
            ctypes.string_at(0)
        return whole(document, index)

    with mock.patch.object(glyphs, "sheet", sheet):
        return attempt(path, options, facts)


def slow_pages(path: Path, options: Options, facts: Harvested | None) -> Extraction:
    """Read a paper whose pages take half a second each."""
    whole = glyphs.sheet

    def sheet(document: int, index: int) -> Sheet:
        time.sleep(0.5)
        return whole(document, index)

    with mock.patch.object(glyphs, "sheet", sheet):
        return attempt(path, options, facts)


def hungry_pages(path: Path, options: Options, facts: Harvested | None) -> Extraction:
    """Read a paper whose pages take forty megabytes each."""
    whole, held = glyphs.sheet, list[bytearray]()

    def sheet(document: int, index: int) -> Sheet:
        held.append(bytearray(40 * 2**20))
        return whole(document, index)

    with mock.patch.object(glyphs, "sheet", sheet):
        return attempt(path, options, facts)


DEEDS = {f.__name__: f for f in (segfault, abort, hang, backtrack, slow, eat, killed)}
