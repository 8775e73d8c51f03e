"""What ``docs/annotating.md`` shows is true: its markup compiles, its labels are all of them."""

from __future__ import annotations

import re
from pathlib import Path

from evaluation.markup import compile_markup
from evaluation.paragraphs import LABELS, LINKS

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "annotating.md").read_text("utf-8")


def fenced(language: str) -> str:
    return "\n".join(re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL))


def test_the_example_compiles() -> None:
    (paragraph,) = compile_markup(fenced("markup"))
    assert [(f.value, f.measure, f.period) for f in paragraph.figures] == [
        (31, "actual", "2030-31 Q2"),
        (28, "target", "2030-31 Q2"),
        (1.9, "actual", "2030-31 Q2"),
        (1.6, "actual", "2030-31 Q1"),
    ]
    assert paragraph.commitments[0].due == "by March"


def test_every_label_can_be_chosen() -> None:
    assert re.findall(r'<Label value="(.*?)"/>', fenced("xml")) == list(LABELS)
    assert re.findall(r'<Relation value="(.*?)"/>', fenced("xml")) == list(LINKS)


def test_every_module_named_has_a_command_line() -> None:
    for name in set(re.findall(r"python -m evaluation\.(\w+)", fenced("sh"))):
        source = Path(__file__).resolve().parents[2] / "evaluation" / f"{name}.py"
        assert '__name__ == "__main__"' in source.read_text("utf-8")
