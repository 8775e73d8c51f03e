"""The sample papers, typeset once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from corpus.papers import Sample
from corpus.samples import samples


@pytest.fixture(scope="session")
def papers() -> dict[str, Sample]:
    """Every sample paper by its file name."""
    return {sample.name: sample for sample in samples()}


@pytest.fixture(scope="session")
def page_text(papers: dict[str, Sample]) -> Callable[[str, int], str]:
    """The text of a page of a pack as pdfium gives it, spaces and line ends left out."""

    @cache
    def text(name: str, page: int) -> str:
        with pypdfium2.PdfDocument(papers[name].content) as file:
            if page > len(file):
                return ""
            return squeezed(file[page - 1].get_textpage().get_text_range())

    return text


def squeezed(text: str) -> str:
    """Without white space, for readers differ in it."""
    return "".join(text.split())


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """Where the true answers are kept."""
    return Path(__file__).resolve().parents[2] / "evaluation" / "gold" / "samples"
