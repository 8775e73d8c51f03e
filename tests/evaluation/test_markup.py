"""Markup becomes paragraphs, paragraphs become the same markup again, and slips are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from evaluation import markup
from evaluation.markup import compile_markup
from evaluation.markup_writing import to_markup
from evaluation.paragraphs import Paragraph, ParagraphError, Span, from_json, to_json
from tests.evaluation.paragraph_strategy import paragraphs

HEADER = '== id=a-1 council="A Council" kind=commentary period="2023-24 Q2" indicators="h=Voids"'
FACTS = "value=4 unit=percent"


def compiled(body: str) -> Paragraph:
    (paragraph,) = compile_markup(f"{HEADER}\n{body}\n")
    return paragraph


@given(paragraphs())
@settings(deadline=None, max_examples=150)
def test_round_trip(paragraph: Paragraph) -> None:
    assert compile_markup(to_markup(paragraph)) == (paragraph,)
    assert from_json(to_json(paragraph), "line") == paragraph


@pytest.mark.parametrize(
    ("body", "text", "spans"),
    [
        ("Plain words.", "Plain words.", ()),
        ("A [[ROLE|Clerk]] came.", "A Clerk came.", (Span(2, 7, "ROLE"),)),
        ("Two lines\njoined.", "Two lines joined.", ()),
        ("As [sic] and (b) {c} | d.", "As [sic] and (b) {c} | d.", ()),
        (r"A \[[DUE|by May]].", "A [[DUE|by May]].", None),
        ("([[DUE|by May]])", "(by May)", (Span(1, 7, "DUE"),)),
    ],
)
def test_words_and_spans(body: str, text: str, spans: tuple[Span, ...] | None) -> None:
    if spans is None:
        with pytest.raises(ParagraphError, match="closes nothing"):
            compiled(body)
        return
    paragraph = compiled(body)
    assert (paragraph.text, paragraph.spans) == (text, spans)


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("ind=i", ("rate", "actual", "2023-24 Q2")),
        ("ind=h", ("Voids", "actual", "2023-24 Q2")),
        ("ind=i per=p", ("rate", "actual", "2022-23")),
        ('ind=i period="2021-22"', ("rate", "actual", "2021-22")),
        ('ind=i period=""', ("rate", "actual", None)),
        ("ind=i measure=previous", ("rate", "previous", None)),
        ("ind=i measure=forecast", ("rate", "forecast", "2023-24 Q2")),
    ],
)
def test_a_figure_takes_its_indicator_and_period(
    attributes: str, expected: tuple[str, str, str | None]
) -> None:
    figure = compiled(
        f'The [[INDICATOR#i|rate]] in [[PERIOD#p label="2022-23"|2022/23]] was '
        f"[[FIGURE {FACTS} {attributes}|4%]]."
    ).figures[0]
    assert (figure.indicator, figure.measure, figure.period) == expected


def test_facts_hold_spans_and_one_another() -> None:
    paragraph = compiled(
        "{{state ind=h standing=on-target|{{state ind=h direction=improved|All is well}}}}. "
        '{{commit owner="Clerk" due="" task="Write"|The [[ROLE|Clerk]] will write.}}'
    )
    assert [(s.standing, s.direction) for s in paragraph.statements] == [
        ("on-target", None),
        (None, "improved"),
    ]
    (task,) = paragraph.commitments
    words = paragraph.text[task.start : task.end]
    assert (task.owner, task.due, task.marked, words) == (
        "Clerk",
        None,
        False,
        "The Clerk will write.",
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("A [[ROLE|Clerk came.", "ROLE is not closed"),
        ("A Clerk]] came.", "closes nothing"),
        ("A [[ROLE|Clerk}} came.", "closes nothing"),
        ("A [[role|Clerk]] came.", "not a bracket"),
        ("A {{promise|Clerk}} came.", "not a bracket"),
        ("A [[CLERK|Clerk]] came.", "label: Input should be"),
        ("A [[ROLE|[[ORG|Clerk]]]] came.", "opens inside ROLE"),
        ("A [[ROLE colour=red|Clerk]] came.", "unknown or repeated attribute 'colour'"),
        (f"[[FIGURE {FACTS}|4%]]", "needs ind="),
        (f"[[FIGURE {FACTS} ind=x|4%]]", "ind=x refers to nothing"),
        (f"[[FIGURE {FACTS} ind=h per=h|4%]]", "per=h refers to nothing"),
        ("[[FIGURE value=4 unit=furlongs ind=h|4%]]", "unit: Input should be"),
        (f"[[FIGURE {FACTS} ind=h measure=target|4%]]", "cannot be of target"),
        (f"[[COMPARATOR {FACTS} ind=h|4%]]", "needs measure="),
        (f"[[FIGURE {FACTS} ind=h period=Q2|4%]]", "period: String should match"),
        ("[[FIGURE value=four unit=percent ind=h|4%]]", "could not convert"),
        ("{{state ind=h|All is well}}", "says nothing"),
        ("{{state ind=h standing=fine|All is well}}", "standing: Input should be"),
        ("[[ROLE#a|Clerk]] [[ROLE#a|Clerk]]", "a key is given twice"),
    ],
)
def test_slips_are_told_with_their_place(body: str, said: str) -> None:
    with pytest.raises(ParagraphError, match=said) as raised:
        compile_markup(f"\n\n{HEADER}\n{body}\n", "mine.txt")
    assert str(raised.value).startswith("mine.txt:3: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Words without a header.\n", "a header"),
        (f"{HEADER}\n", "a header"),
        (f"{HEADER} mood=good\nWords.\n", "unknown or repeated attribute 'mood'"),
        (f"{HEADER}\nOne.\n\n{HEADER}\nTwo.\n", "a second paragraph"),
        ("== id=a kind=commentary\nWords.\n", "council"),
        ("== id=a council=b kind=poem\nWords.\n", "kind: Input should be"),
    ],
)
def test_slips_of_headers(text: str, said: str) -> None:
    with pytest.raises(ParagraphError, match=said):
        compile_markup(text)


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = tmp_path / "mine.txt"
    written.write_text(f"{HEADER}\nThe [[ROLE|Clerk]] came.\n")
    markup.main(["to-jsonl", str(written)])
    lines = tmp_path / "mine.jsonl"
    lines.write_text(capsys.readouterr().out)
    markup.main(["to-markup", str(lines)])
    assert compile_markup(capsys.readouterr().out) == compile_markup(written.read_text())
    written.write_text("nothing of the kind")
    with pytest.raises(SystemExit, match=r"mine\.txt:1: a header"):
        markup.main(["to-jsonl", str(written)])
