"""The body of damaged files: hundreds, no two alike, the same for the same seed."""

from __future__ import annotations

import hashlib
from itertools import islice
from pathlib import Path

import pytest

from corpus.damaged.body import body, write_damaged_body

AT_LEAST = 600
KINDS = """\
cut-at-1-of-4 cut-at-2-of-4 cut-at-3-of-4 one-bit swapped doubled zeros docx-named.pdf
count-of-two-thousand-million tree-of-itself startxref without-object form-in-itself
zips-in-zips unpacked-size-huge without-word-document-xml link-to-nothing ten-thousand-columns
line-of-a-megabyte five-thousand-deep right-to-left null-characters not-utf-8 utf-16-odd-length
lone-surrogates marked-utf-8 empty locked no-pages
"""


@pytest.fixture(scope="module")
def whole() -> dict[str, bytes]:
    """Every file by its name."""
    return dict(body())


def test_there_are_hundreds(whole: dict[str, bytes]) -> None:
    assert len(whole) >= AT_LEAST
    assert len(set(whole.values())) == len(whole)
    assert all(Path(name).name == name and len(name) < 120 for name in whole)


@pytest.mark.parametrize("word", KINDS.split())
def test_each_kind_of_damage_is_there(whole: dict[str, bytes], word: str) -> None:
    assert any(word in name for name in whole)


def test_the_same_seed_gives_the_same_files(whole: dict[str, bytes]) -> None:
    first = list(islice(whole.items(), 300))
    assert list(islice(body(1), 300)) == first
    assert list(islice(body(2), 300)) != first


def test_a_part_of_it_is_written(tmp_path: Path, whole: dict[str, bytes]) -> None:
    paths = write_damaged_body(tmp_path, every=100)
    assert len(paths) == -(-len(whole) // 100)
    for path in paths:
        digest = hashlib.sha256(path.read_bytes()).digest()
        assert digest == hashlib.sha256(whole[path.name]).digest()
