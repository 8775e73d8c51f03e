"""What a dead run has left is removed by the next; what a run that lives holds is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractor.batch.folder import (
    LOCK,
    OLD,
    PREFIX,
    TemporaryFilesError,
    remove_left,
    run_folder,
)


def left(home: Path, name: str, age: float) -> Path:
    """A folder that a killed run has left so many seconds ago."""
    folder = home / f"{PREFIX}{name}"
    folder.mkdir()
    (folder / LOCK).touch()
    (folder / "page-1").write_text("7")
    then = folder.stat().st_mtime - age
    os.utime(folder, (then, then))
    return folder


def test_what_is_left_and_what_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with run_folder() as living:
        os.utime(living, (0, 0))
        old, new = left(tmp_path, "old", OLD + 1), left(tmp_path, "new", 0)
        other = tmp_path / "committee-papers-other"
        other.mkdir()
        remove_left(tmp_path)
        assert Path(living).is_dir()
        assert Path(living).stat().st_mode & 0o077 == 0
        assert not old.exists()
        assert new.is_dir()
    assert not Path(living).exists()
    assert other.is_dir()


def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(TemporaryFilesError, match=r"^no temporary files can be made .*TMPDIR"):
        run_folder().__enter__()
