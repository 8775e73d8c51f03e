"""What must hold of any paper, on sample papers that chance has changed."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.damaged import streams
from corpus.damaged.pdfs import one_page
from corpus.papers import Sample
from corpus.samples import samples
from evaluation.evidence import PageTexts, records, stands
from extractor.contract import as_json
from extractor.pipeline import extract
from extractor.reading import Options
from extractor.records import AgendaItem, Extraction

LISTS = ("actions", "plan", "figures", "statements", "reports")
FEW = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def packs() -> list[Sample]:
    """The sample packs."""
    return [sample for sample in samples() if sample.name.endswith(".pdf")]


def read(folder: Path, content: bytes, pages: int | None = None) -> Extraction:
    """What is found in a paper, or in its first pages."""
    path = folder / "paper"
    path.write_bytes(content)
    return extract(path, Options(max_pages=pages))


def with_pages(content: bytes, order: list[int], more: bytes | None = None) -> bytes:
    """A pack of some of its pages (from 0) in some order, with the pages of another after them."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as whole, pikepdf.new() as made:
        for number in order:
            made.pages.append(whole.pages[number])
        if more:
            with pikepdf.open(io.BytesIO(more)) as other:
                made.pages.extend(other.pages)
                made.save(out, deterministic_id=True)
        else:
            made.save(out, deterministic_id=True)
    return out.getvalue()


def found_in(extraction: Extraction) -> Iterator[tuple[Any, ...]]:
    """Each record as its kind and where it stands in which words."""
    printed = as_json(extraction)
    for kind in LISTS:
        for record in printed[kind]:
            shown = record.get("evidence") or {}
            yield kind, shown.get("page"), str(shown.get("bbox")), shown.get("text")
    for held in printed["minutes"]:
        for kind in ("items", "resolutions"):
            yield from ((kind, r["evidence"]["page"], r["evidence"]["text"]) for r in held[kind])


def ends_left_out(extraction: Extraction, count: int) -> list[AgendaItem]:
    """The items, without the end of those that run to the last page or the one after it."""
    return [
        replace(item, last_page=None, problems=()) if (item.last_page or 0) >= count else item
        for item in extraction.items
    ]


@FEW
@given(st.data())
def test_evidence_is_on_its_page(tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    pack = data.draw(st.sampled_from(packs()), "pack")
    count = pack.answers["paper"]["pages"]
    order = data.draw(st.permutations(range(count)).map(lambda p: p[: 1 + count // 2]), "pages")
    content = with_pages(pack.content, order)
    deed = data.draw(st.sampled_from([None, "less-said", "said-elsewhere"]), "deed")
    if deed:
        content = streams.changed(content, streams.DEEDS[deed], random.Random(count))
    folder = tmp_path_factory.mktemp("evidence")
    found = read(folder, content)
    texts = PageTexts(folder / "paper")
    every = list(records(as_json(found)))
    assert [e for e in every if not stands(e, texts, found.paper.text)] == []


@FEW
@given(
    st.sampled_from(range(3)), st.sampled_from([b"", b"BT /F 12 Tf 72 700 Td (The ferry) Tj ET"])
)
def test_an_unrelated_page_changes_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, which: int, said: bytes
) -> None:
    pack = packs()[which]
    pages = list(range(pack.answers["paper"]["pages"]))
    folder = tmp_path_factory.mktemp("unrelated")
    alone, more = (read(folder, with_pages(pack.content, pages, p)) for p in (None, one_page(said)))
    assert len(more.paper.pages) == len(alone.paper.pages) + 1
    assert more.meeting == alone.meeting
    assert more.records == alone.records
    assert ends_left_out(more, len(pages)) == ends_left_out(alone, len(pages))


@FEW
@given(st.data())
def test_the_first_pages_have_no_records_of_their_own(
    tmp_path_factory: pytest.TempPathFactory, data: Any
) -> None:
    pack = data.draw(st.sampled_from(packs()), "pack")
    folder = tmp_path_factory.mktemp("subset")
    whole = read(folder, pack.content)
    ends = {item.last_page for item in whole.items if item.last_page}
    begun = {item.first_page for item in whole.items if item.first_page}
    apart = sorted(end for end in ends if end + 1 in begun and end not in begun - {end})
    first = data.draw(st.sampled_from(apart or [len(whole.paper.pages)]), "pages")
    part = read(folder, pack.content, first)
    assert set(found_in(part)) <= set(found_in(whole))


@FEW
@given(st.data())
def test_reading_again_gives_the_same_whatever_was_read_between(
    tmp_path_factory: pytest.TempPathFactory, data: Any
) -> None:
    one, other = data.draw(st.permutations(list(samples())).map(lambda p: p[:2]), "papers")
    folder = tmp_path_factory.mktemp("again")
    before = read(folder, one.content)
    read(folder, other.content)
    assert read(folder, one.content) == before
