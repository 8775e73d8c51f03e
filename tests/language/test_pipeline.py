"""The pipeline of the language of papers, as it is shipped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.entities import LABELS, Tagger, runs, tags_of
from extractor.language.features import Token, features
from extractor.language.figures import may_hold_figures, reader
from extractor.language.pipeline import COMPONENTS, build, home, shipped

TEXT = (
    "The percentage of calls answered within 60 seconds was 77% in Q3 2024/25, against a target of "
    "75%. Councillor Hale asked the Head of Customer Services for a breakdown."
)


@pytest.fixture(scope="module")
def nlp() -> Any:
    return shipped()


def test_the_components_in_their_order(nlp: Any) -> None:
    assert tuple(nlp.pipe_names) == COMPONENTS


def test_entities_and_figures(nlp: Any) -> None:
    doc = nlp(TEXT)
    found = {(e.label_, e.text) for e in doc.ents}
    assert ("FIGURE", "77%") in found
    assert ("TARGET", "75%") in found
    assert ("PERSON", "Councillor Hale") in found
    assert {label for label, _ in found} <= set(LABELS)
    told = [(f.number.value, f.measure, f.period and f.period.label) for f in doc._.figures]
    assert told == [(77.0, "actual", "2024-25 Q3"), (75.0, "target", "2024-25 Q3")]
    assert all("calls answered" in f.indicator for f in doc._.figures)
    assert all(0 < e._.score <= 1 for e in doc.ents)


def test_spacy_loads_what_is_written(nlp: Any, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "papers")
    again = spacy.load(tmp_path / "papers")
    assert [(e.text, e.label_) for e in again(TEXT).ents] == [
        (e.text, e.label_) for e in nlp(TEXT).ents
    ]


def test_a_pipeline_without_weights_finds_nothing() -> None:
    doc = build()(TEXT)
    assert not doc.ents
    assert not doc._.figures


@pytest.mark.parametrize("word", ["Cllr.", "No.", "Q2", "2022/23"])
def test_words_that_are_one_token(nlp: Any, word: str) -> None:
    assert word in [t.text for t in nlp.make_doc(f"Asked by {word} of the list")]


def test_missing_weights_say_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Tagger(tmp_path / "none.crf")


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], []),
        (["O", "B-ROLE", "I-ROLE", "O"], [("ROLE", 1, 2)]),
        (["B-ROLE", "B-ROLE"], [("ROLE", 0, 0), ("ROLE", 1, 1)]),
        (["I-ROLE", "I-DUE"], [("ROLE", 0, 0), ("DUE", 1, 1)]),
    ],
)
def test_runs(tags: list[str], expected: list[tuple[str, int, int]]) -> None:
    assert list(runs(tags)) == expected


def test_tags_cover_the_tokens_that_a_span_cuts() -> None:
    tokens = [Token("44", 0, 2), Token("per", 3, 6), Token("cent", 7, 11), Token("of", 12, 14)]
    assert tags_of(tokens, [(0, 10, "FIGURE")]) == ["B-FIGURE", "I-FIGURE", "I-FIGURE", "O"]


@given(st.text(max_size=200))
def test_any_text_has_features_and_a_reading(text: str) -> None:
    doc = shipped().make_doc(text)
    tokens = [Token(t.text, t.idx, t.idx + len(t.text)) for t in doc]
    assert len(features(text, tokens)) == len(tokens)
    for figure in reader(shipped())(text, None, True, ()).figures:
        assert 0 <= figure.number.start < figure.number.end <= len(text)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Performance was 82%.", True),
        ("Nine households left.", True),
        ("The meeting began at 6.30 pm on 4 March 2024.", False),
        ("The duty is in section 19 of the Act.", False),
    ],
)
def test_where_a_figure_may_stand(text: str, holds: bool) -> None:
    assert may_hold_figures(text) is holds


def test_nothing_is_lost_by_skipping(nlp: Any) -> None:
    """Of the annotated paragraphs, none that holds a figure is skipped."""
    from evaluation.paragraphs import SPLITS, gold

    held = [p for split in SPLITS for p in gold(split) if p.figures]
    lost = [p.meta.id for p in held if not may_hold_figures(p.text)]
    assert len(lost) <= 0.01 * len(held), lost


def test_spacy_loads_the_shipped_directory(nlp: Any) -> None:
    loaded = spacy.load(home())
    assert loaded.pipe_names == nlp.pipe_names
    assert [e.text for e in loaded(TEXT).ents] == [e.text for e in nlp(TEXT).ents]
