"""Numbers that minutes only say in passing are no figures; beside them true ones are read, by the
models that come with the tool."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.pipeline import extract

HEAD = (
    "Otterholt Borough Council\n\nMINUTES of the meeting of the Cabinet held on 14 January 2031"
    "\n\n4. Performance Report, Quarter 3\n\n"
)


def figures(said: str, folder: Path) -> list[tuple[str, float]]:
    path = folder / "minutes.txt"
    path.write_text(f"{HEAD}{said}\n", "utf-8")
    found = extract(path).records.figures
    return [(f.indicator, f.value) for f in found if f.source == "minutes"]


@pytest.mark.parametrize(
    "said",
    [
        # a share in a story
        "The charity Rethread made sure that 100% of the curtains it was given stayed out of tips.",
        "It came to £9.1 million, which was 2.3% of the Council's net budget.",
        "The same was true elsewhere, with 78% of district councils spending from reserves.",
        # a target that is only proposed
        "For the share of cases closed in time the target should be increased to 80%.",
        # others than those who report
        "Leader compared the town with Netherfold, which was 31% smaller in terms of area.",
        "The Crime Survey estimates that one adult in six had been a victim of fraud.",
        # places, each with its own
        "The most calls had come from Stenby 12, Holm 9 and Weir 4.",
        "The rest lived in Netherfold (25%).",
        # answers, votes and questions
        "Question 3, on the park, found 52% of people agreeing and 30% disagreeing.",
        "The motion was carried with 61% of those present in favour.",
        # a target that is not set, an aim, a supposition
        "She explained that targets were not set at 100% since that would never be met.",
        "The aim was to send 80% of what is left at the tip to be used again.",
        "If fees went up by 6% it would bring in £200,000.",
        # changes
        "There had been a 31% increase in formal complaints.",
        "He noted a fall in thefts of 40 per cent in Stenby.",
        # the report's own lines
        "It was noted that 61% of performance indicators were rated green.",
        "Of the risks 12% were major and 70% minor.",
        "Of the actions, 88% were on track to be finished in the year.",
        # headings and what is left out
        "The forecast, excluding schools, was an overspend of £4.2m.",
        "Customer services had moved to the library, which was used for 30% of the week.",
        # things done
        "In three months 11 call takers had become police officers.",
    ],
)
def test_a_number_in_passing_is_no_figure(said: str, tmp_path: Path) -> None:
    assert figures(said, tmp_path) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "The recycling rate was 51.2% against a target of 50%. A tonne cost £112 to burn.",
            [("recycling rate", 51.2), ("recycling rate", 50.0)],
        ),
        (
            "The percentage of repairs completed on time was 93%, and 17 vans were off the road.",
            [("percentage of repairs completed on time", 93.0)],
        ),
        (
            "The percentage of young people not in education, employment or training (NEET) was "
            "2.4%. In England 3 in 100 schools had closed.",
            [
                (
                    "percentage of young people not in education, employment or training (NEET)",
                    2.4,
                )
            ],
        ),
        (
            "The number of deliberate fires was 47 against a target of 52. The most calls had come "
            "from Stenby 12 and Holm 9.",
            [("number of deliberate fires", 47.0), ("number of deliberate fires", 52.0)],
        ),
    ],
)
def test_figures_beside_numbers_in_passing(
    said: str, expected: list[tuple[str, float]], tmp_path: Path
) -> None:
    assert figures(said, tmp_path) == expected


PAGE = """
<h1>Agenda and minutes</h1><h2>Cabinet - Tuesday 14 January 2031 6.00 pm</h2>
<table><tr><th>No.</th><th>Item</th></tr>
<tr><td>4.</td><td><p>Apologies</p><p>Minutes:</p><p>Apologies came from
Ann Birch, who was at sea, and from Councillor Tom Cole, whose ferry had been held up by fog
that lay over Councillor Lee's harbour and the marshes for most of the day, so that nothing
came in.</p></td></tr>
<tr><td>5.</td><td><p>Performance Report, Quarter 3 2030/31</p><p>Minutes:</p>
<p>92.1% of eligible tenants had an up-to-date rent book, against a target of 95%.</p></td></tr>
</table>
"""


def test_minutes_in_the_table_of_a_web_page_are_read_for_figures(tmp_path: Path) -> None:
    path = tmp_path / "minutes.html"
    path.write_text(f"<html><body>{PAGE}</body></html>", "utf-8")
    found = extract(path).records.figures
    assert [(f.value, f.measure, f.period, f.source) for f in found] == [
        (92.1, "actual", "2030-31 Q3", "minutes"),
        (95.0, "target", "2030-31 Q3", "minutes"),
    ]


def test_what_is_asked_is_not_said(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    asked = (
        "A Member asked whether the rate of rent collected was above target. Why was it below it?"
    )
    path.write_text(f"{HEAD}{asked}\n", "utf-8")
    assert extract(path).records.statements == ()
