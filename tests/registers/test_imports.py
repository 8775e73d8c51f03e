"""Published files that extend the registers.  The councils and indicators here are made up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cli
from extractor.registers import folder, lait, mysociety
from extractor.registers.councils import Council, councils, with_imported
from extractor.registers.errors import RegisterError
from extractor.registers.indicators import Indicator, installed
from extractor.registers.known import known

LAIT = """\
Measure_code,Topic,Measure,Chart_title,Measure_short,Polarity,y_axis_name,dps,Year_Type
1,Lamps,Lamps lit at dusk,Street lamps lit at dusk (%),LampLit%,High,% of lamps,1,Financial Year
2,Lamps,Lamps,Street lamps (num),LampNum,-,Number of lamps,NA,Annual - January
3,Child Protection,Seconds,Referred again (%),ReReferral,Low,% of referrals,NA,Financial Year
"""
COUNCILS = """\
local-authority-code,official-name,nice-name,gss-code,start-date,end-date,replaced-by,nation,\
local-authority-type-name,alt-names,notes
QAY,"Quay, Mole and Pier Borough Council","Quay, Mole and Pier",E07999999,2031-04-01,,,England,\
Non-metropolitan district,"Quay, Mole and Pier,quay, mole and pier borough council,QMP,qmp",new
KEN,Another Name,Kent,,,2040-03-31,QAY,England,County,"Kent,Invicta,Quay",
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of imports that the whole tool uses."""
    monkeypatch.setenv(folder.VARIABLE, str(tmp_path / "registers"))
    councils.cache_clear()
    yield tmp_path / "registers"
    councils.cache_clear()


def run(*arguments: str | Path) -> Result:
    """What a person types after ``committee-papers register``."""
    return CliRunner().invoke(cli.program, ["register", *map(str, arguments)])


def written(folder: Path, text: str) -> Path:
    """A file to import."""
    path = folder / "published.csv"
    path.write_text(text, encoding="utf-8")
    return path


# ------------------------------------------------------------------ indicators


def test_a_row_is_an_indicator(tmp_path: Path) -> None:
    assert lait.read(written(tmp_path, LAIT))[0] == Indicator(
        slug="lait-lamps-lamplit-percent",
        label="Street lamps lit at dusk (%)",
        theme="Lamps",
        unit="percent",
        polarity="high",
        period_type="financial-year",
        aliases=("Lamps lit at dusk",),
        denominator="lamps",
        ids={"lait": ("Lamps / LampLit%",)},
    )


def test_imported_indicators_are_there_the_next_time(tmp_path: Path, place: Path) -> None:
    done = run("import", "lait", written(tmp_path, LAIT))
    assert done.output == f"3 indicators, 2 of them new, are in {place}\n"
    own = installed().get("re-referrals-within-12-months")
    assert own
    held = known().get(own.slug)
    assert held == replace(own, aliases=(*own.aliases, "Referred again (%)", "Seconds"))
    assert len(known()) == len(installed()) + 2
    assert run("import", "lait", written(tmp_path, LAIT)).exit_code == 0
    assert [each.name for each in place.iterdir()] == [lait.NAME]


def test_a_folder_can_be_named(tmp_path: Path, place: Path) -> None:
    other = tmp_path / "other"
    run("import", "lait", written(tmp_path, LAIT), "--to", other)
    assert not place.exists()
    listed = json.loads(run("list", "--from", other, "--theme", "lamps", "--format", "json").output)
    assert [row["label"] for row in listed] == [
        "Street lamps lit at dusk (%)",
        "Street lamps (num)",
    ]
    assert run("list", "--theme", "lamps").output == "no indicators found\n"


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("High", "Up", "row 2: Polarity: Input should be 'High', 'Low'"),
        ("% of lamps", "Lumens", "row 2: y_axis_name: Value error, no unit is known for 'Lumens'"),
        ("Annual - January", "Weekly", "row 3: Year_Type: Input should be"),
        (",Annual - January", "", "row 3: not as many cells as columns"),
        (",NA,Annual - January", ",NA,Annual - January,1", "row 3: not as many cells as columns"),
        ("Street lamps (num)", "", "row 3: Chart_title: String should match"),
        ("LampNum", "LampLit%", "row 3: Topic, Measure_short as in row 2"),
        ("Chart_title", "Title", "no column Chart_title"),
        (LAIT, "", "no column Chart_title"),
        ("Lamps,Lamps", 'Lamps,"Lamps', "line 3: ',' expected"),
    ],
)
def test_bad_rows_are_named_and_nothing_is_kept(
    tmp_path: Path, place: Path, good: str, bad: str, told: str
) -> None:
    run("import", "lait", written(tmp_path, LAIT))
    before = (place / lait.NAME).read_bytes()
    done = run("import", "lait", written(tmp_path, LAIT.replace(good, bad)))
    assert done.exit_code == 1
    assert done.output.startswith("Error: published.csv: ")
    assert told in done.output
    assert [each.read_bytes() for each in place.iterdir()] == [before]


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RegisterError, match=r"x\.csv: .*decode"):
        lait.read(path)


def test_many_faults_are_told_in_part(tmp_path: Path) -> None:
    header, row, *_ = LAIT.splitlines()
    rows = [row.replace("High", "Up").replace("Lit%", str(number)) for number in range(30)]
    with pytest.raises(RegisterError, match=r"and 20 more$"):
        lait.read(written(tmp_path, "\n".join([header, *rows])))


def test_the_departments_list_adds_to_the_register(shared: Path) -> None:
    read = lait.read(shared / "reference" / "lait-indicators.csv")
    more = installed().with_(read)
    assert all(more.with_id("lait", each.ids["lait"][0]) for each in read)
    assert {each.slug for each in installed()} < {each.slug for each in more}


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    source = written(tmp_path, LAIT)
    done = run("import", "lait", source, "--to", source / "folder")
    assert done.exit_code == 1
    assert "name another folder with --to" in done.output


# ------------------------------------------------------------------ councils


def test_imported_councils_are_found(tmp_path: Path, place: Path) -> None:
    done = run("import", "councils", written(tmp_path, COUNCILS))
    assert done.output == f"2 councils are in {place}\n"
    for text in ("QMP Council", "QUAY, MOLE AND PIER BOROUGH COUNCIL"):
        found = councils().find(text)
        assert found == ("Quay, Mole and Pier Borough Council", "E07999999")
    assert councils().find("Borough Council") is None
    assert [each.name for each in place.iterdir()] == [mysociety.NAME]


def test_what_is_known_of_a_council_stays(tmp_path: Path) -> None:
    own = {
        "code": "KEN",
        "name": "Kent County Council",
        "short": "Kent",
        "others": "Garden of England",
        "gss": "E10000016",
        "type": "County",
        "nation": "England",
        "start": "",
        "end": "",
        "successor": "",
        "hosts": "kent.gov.uk",
    }
    other = own | {"code": "QUY", "name": "Quay Council", "short": "Quay", "others": ""}
    more = mysociety.read(written(tmp_path, COUNCILS))
    (kent, *_) = with_imported({"KEN": own, "QUY": other}, more)
    assert (kent.name, kent.gss, kent.successor) == ("Kent County Council", "E10000016", "QAY")
    assert kent.others == ("Garden of England", "Invicta")


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("QAY,", "Qy,", "row 2: local-authority-code: String should match"),
        ("E07999999", "E07", "row 2: gss-code: String should match"),
        ("2040-03-31", "31/03/2040", "row 3: end-date"),
        ("KEN", "QAY", "row 3: local-authority-code as in row 2"),
        ("alt-names", "names", "no column alt-names"),
    ],
)
def test_bad_councils_are_named(
    tmp_path: Path, place: Path, good: str, bad: str, told: str
) -> None:
    done = run("import", "councils", written(tmp_path, COUNCILS.replace(good, bad, 1)))
    assert done.exit_code == 1
    assert told in done.output
    assert not place.exists()


def test_the_open_register_agrees_with_the_installed_one(shared: Path) -> None:
    read = with_imported({}, mysociety.read(shared / "reference" / "uk-local-authorities.csv"))
    by_code = {each.code: each for each in read}
    assert [facts(by_code[each.code]) for each in councils().register] == [
        facts(each) for each in councils().register
    ]


def facts(council: Council) -> tuple[object, ...]:
    """What both registers have of a council, without spaces by mistake."""
    dates = (council.start, council.end, council.successor)
    return (" ".join(council.name.split()), council.gss, council.type, council.nation, *dates)


# ------------------------------------------------------------------ what is shown


def test_an_indicator_is_shown_by_its_slug(place: Path) -> None:
    (row,) = json.loads(run("show", "progress-8", "--format", "json").output)
    assert row["label"] == "Average Progress 8 score per pupil"
    assert row["ids"] == {"lait": ["Key Stage 4 / AVG_Prog8_Score"]}
    for form in ("table", "csv"):
        output = run("show", "progress-8", "--format", form).output
        assert "lait: Key Stage 4 / AVG_Prog8_Score" in output


def test_an_indicator_that_is_not_there(place: Path) -> None:
    done = run("show", "progress-9")
    assert done.exit_code == 2
    assert "no indicator is called 'progress-9'" in done.output


def test_a_list_as_csv(place: Path) -> None:
    lines = run("list", "--theme", "early help", "--format", "csv").output.splitlines()
    assert lines[0].startswith("slug,label,theme,unit")
    assert all("Early help" in line for line in lines[1:])
