"""What a word is like: its class among English words, at three sizes of class.

The classes are clusters of the word vectors of a small language model that was trained on a great
deal of English (``models/cards/entities.md`` says which); only the table of words is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

FILE = "word_classes.txt"


def classes(word: str) -> dict[str, str]:
    """The classes of a lower-case word: ``class`` of some 64, ``class2`` of 256, ``class3`` of
    1,024; nothing for a word that is in none."""
    return _table().get(word, {})


@cache
def _table() -> Mapping[str, dict[str, str]]:
    """Of a line "12 40<tab>school schools" the class of 64, that of 256, and the words."""
    table: dict[str, dict[str, str]] = {}
    text = files("extractor.language").joinpath(FILE).read_text("utf-8")
    for number, line in enumerate(text.splitlines()):
        wide, _, said = line.partition("\t")
        large, middle = wide.split()
        told = {"class": large, "class2": middle, "class3": str(number)}
        table |= dict.fromkeys(said.split(), told)
    return table
