"""What each part is worth: rules alone, the model alone, both."""

from __future__ import annotations

from evaluation.ablation import WAYS, Ablated, by_rules, flatly, of_task, section, without
from evaluation.training import HELD_OUT, LEFT_OUT, Task
from models.examples import Example
from models.linear import Plan

PLAN = Plan("toy", 1, ("no", "yes"), seen=1, precision=0.5)


def toy(seed: int = 0) -> list[Example]:
    return [
        Example(
            {"a": float(n % 2), "rule": 0.0, "rule:3": 1.0},
            "yes" if n % 2 else "no",
            f"council {n % 3}",
            rules="yes" if n % 4 == 1 else "no",
        )
        for n in range(seed, 24)
    ]


def test_every_way_on_both() -> None:
    rows = list(of_task("toy", Task(PLAN, toy, toy), 0))
    assert {(each.way, each.on) for each in rows} == {
        (way, on) for way in WAYS for on in (LEFT_OUT, HELD_OUT)
    }
    best = {(each.way, each.on): each.scores.f1 for each in rows}
    assert best["both", LEFT_OUT] == 1.0 > best["rules alone", LEFT_OUT]


def test_alone_a_model_is_told_nothing_of_the_rules() -> None:
    assert set(without(toy()[0]).features) == {"a"}


def test_rules_say_one_label() -> None:
    labels = [(each.label, by_rules(each)) for each in toy()[:4]]
    assert [told.likeliest for told, _ in flatly(labels, PLAN)] == ["no", "yes", "no", "no"]


def test_the_table_has_a_line_each() -> None:
    rows = list(of_task("toy", Task(PLAN, toy, list), 0))
    assert all(isinstance(each, Ablated) for each in rows)
    assert len(section(rows).rows) == len(rows) == len(WAYS)
