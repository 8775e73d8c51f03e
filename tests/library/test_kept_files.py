"""Copies of papers stand under their hash, once each and whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.batch.copies import keep_copy
from extractor.library.errors import LibraryError
from extractor.library.kept_files import hash_of, keep_file, place_of

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_copy_is_named_by_its_content(tmp_path: Path) -> None:
    paper = tmp_path / "empty.txt"
    paper.touch()
    assert hash_of(paper) == EMPTY
    kept = keep_file(tmp_path / "kept", paper)
    assert kept == place_of(tmp_path / "kept", EMPTY) == tmp_path / "kept" / "e3" / EMPTY
    assert keep_file(tmp_path / "kept", kept) == kept
    assert [p.name for p in kept.parent.iterdir()] == [EMPTY]


def test_a_run_keeps_what_is_there(tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text("Minutes")
    for source in (paper, tmp_path / "gone.txt", "s3://papers/a.txt"):
        keep_copy(tmp_path / "kept", str(source))
    assert place_of(tmp_path / "kept", hash_of(paper)).read_text() == "Minutes"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text("Minutes")
    with pytest.raises(LibraryError, match="no copy can be kept in"):
        keep_copy(paper, str(paper))


def test_nothing_is_left_of_half_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text("Minutes")

    def full(_: Path, part: Path) -> None:
        part.write_text("Min")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(LibraryError, match="No space left on device"):
        keep_copy(tmp_path / "kept", str(paper))
    assert [each for each in (tmp_path / "kept").rglob("*") if each.is_file()] == []
