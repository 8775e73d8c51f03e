"""What the damaged body and fuzzing have found, each once: files that took longer the longer a
word or a list in them, by its square."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from corpus.damaged import letters, markup
from extractor.pipeline import extract, installed_models

PROCESSOR_SECONDS = 15.0  # each took minutes

FOUND = {
    # the search for addresses looked from each letter of a word to its end
    "a-word-of-a-megabyte": letters.TEXTS["line-of-one-letter"]().encode(),
    "a-number-of-two-hundred-thousand-digits": letters.TEXTS["line-of-digits"]().encode(),
    "brackets-without-words": letters.TEXTS["line-of-brackets"]().encode(),
    "hashes-before-a-heading": letters.TEXTS["line-of-hashes"]().encode(),
    # each numbered line was compared with every one above it
    "an-agenda-of-ten-thousand-items": letters.TEXTS["ten-thousand-items"]().encode(),
    # each value of a record was looked for among all of them
    "a-record-of-ten-thousand-values": markup.ANSWERS["answer-of-ten-thousand-columns"],
}


@pytest.mark.parametrize("name", FOUND)
def test_it_is_read_in_time(tmp_path: Path, name: str) -> None:
    installed_models()
    path = tmp_path / name
    path.write_bytes(FOUND[name])
    begun = time.process_time()
    found = extract(path)
    assert time.process_time() - begun < PROCESSOR_SECONDS
    assert found.state == "complete", found.problems
