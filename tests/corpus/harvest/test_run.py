"""A harvest from the command line: what is fetched, once; what is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import program
from corpus.harvest.journal import LOCK
from corpus.served.fictional import PDF, Bodies, council, every, filler
from corpus.served.moderngov_site import moderngov, path_of
from corpus.served.web_server import Reply, Web
from extractor.manifest import Harvested, line_of, read
from tests.corpus.harvest.conftest import Serve

WEXMOOR = council("Wexmoor")
PAPERS = list(every(WEXMOOR))
Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the papers go."""
    return tmp_path / "papers"


@pytest.fixture
def run(folder: Path) -> Run:
    """``run(web, ...)``: the command, with its answer as JSON."""

    def harvest(web: Web, *more: str) -> Result:
        way = ["--to", str(folder), "--allow-private", "--delay", "0", "--format", "json"]
        return CliRunner().invoke(program, ["harvest", web.address, *way, *more])

    return harvest


def rows(result: Result) -> list[dict[str, Any]]:
    """The answer's rows."""
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def states(result: Result) -> dict[str, int]:
    """How many documents became what."""
    each = [row["state"] for row in rows(result)]
    return {state: each.count(state) for state in dict.fromkeys(each)}


def manifest(folder: Path) -> dict[str, Harvested]:
    """The manifest's rows."""
    return read(folder / "manifest.jsonl")


def sent(web: Web) -> list[str]:
    """The documents of which anything was sent."""
    return [a.path for a in web.log if a.path.startswith("/documents/") and a.sent]


def site(bodies: Bodies = WEXMOOR) -> Web:
    """The council's site."""
    return moderngov(bodies, service=True)


def test_a_whole_council(run: Run, serve: Serve, folder: Path) -> None:
    web = serve(site())
    result = run(web, "--council", "Wexmoor County Council")
    assert result.exit_code == 0, result.output
    assert states(result) == {"fetched": len(PAPERS)}
    held = manifest(folder)
    assert {row.sha256 for row in held.values()} == {
        sha256(p.content).hexdigest() for _, _, p in PAPERS
    }
    for row in held.values():
        assert sha256((folder / row.file).read_bytes()).hexdigest() == row.sha256
        assert row.council == "Wexmoor County Council"
    assert f"{len(PAPERS)} found: {len(PAPERS)} fetched" in result.stderr
    assert list((folder / ".parts").iterdir()) == []


def test_the_manifest_says_what_the_system_says(run: Run, serve: Serve, folder: Path) -> None:
    web = serve(site())
    run(web, "--committee", "children", "--since", "2025", "--kind", "report")
    run(web, "--committee", "children", "--since", "2025-01", "--kind", "report")
    (row,) = manifest(folder).values()
    said = (row.committee, row.meeting_title, row.time, row.venue, row.item, row.item_title)
    assert said == (
        "Children's Scrutiny Panel",
        "Special Meeting",
        "18:00",
        "The Moot Hall & Annexe",
        "4a",
        "Members' budget questions",
    )
    assert (str(row.date), str(row.published), row.kind, row.system) == (
        "2025-03-11",
        "2025-03-01",
        "report",
        "moderngov",
    )
    assert row.file.split("/")[1:3] == ["childrens-scrutiny-panel", "2025-03-11-1003"]


def test_a_second_run_fetches_nothing(run: Run, serve: Serve, folder: Path) -> None:
    web = serve(site())
    run(web)
    before = manifest(folder)
    web.log.clear()
    for more in ([], ["--recheck", "0"]):
        result = run(web, *more)
        assert (result.exit_code, states(result)) == (0, {"unchanged": len(PAPERS)})
    assert sent(web) == []
    asked = [a.status for a in web.log if a.path.startswith("/documents/")]
    assert asked == [304] * len(PAPERS)
    after = manifest(folder)
    assert {u: r.sha256 for u, r in after.items()} == {u: r.sha256 for u, r in before.items()}
    assert all(after[url].checked_at > before[url].checked_at for url in before)


def test_what_changed_is_fetched_and_takes_its_place(run: Run, serve: Serve, folder: Path) -> None:
    web = serve(site())
    run(web)
    before = manifest(folder)
    _, sitting, paper = PAPERS[1]
    path = "/" + path_of(sitting, paper)
    newer = filler("a later version", 9000)
    web.routes[path] = replace(paper, content=newer).reply(0.0)
    web.log.clear()
    result = run(web, "--recheck", "0")
    assert states(result) == {"fetched": 1, "unchanged": len(PAPERS) - 1}
    assert sent(web) == [path]
    url = web.address.rstrip("/") + path
    after = manifest(folder)
    assert after[url].file == before[url].file
    assert (folder / after[url].file).read_bytes() == newer


def test_a_document_without_marks_is_fetched_when_it_is_published_anew(
    run: Run, serve: Serve, folder: Path
) -> None:
    web = site()
    for path, reply in list(web.routes.items()):
        if path.startswith("/documents/") and isinstance(reply, Reply):
            web.routes[path] = replace(reply, etag=None)
    serve(web)
    run(web)
    web.log.clear()
    assert states(run(web, "--recheck", "0")) == {"unchanged": len(PAPERS)}
    assert sent(web) == []
    path = "/mgWebService.asmx/GetMeeting?lMeetingId=1003"
    reply = web.routes[path]
    assert isinstance(reply, Reply)
    web.routes[path] = replace(reply, content=reply.content.replace(b"01/03/2025", b"09/03/2025"))
    run(web)
    assert len(sent(web)) == 1
    assert states(run(web, "--again")) == {"unchanged": len(PAPERS)}
    assert len(sent(web)) == 1 + len(PAPERS)


def test_what_the_system_says_anew_is_written_down(run: Run, serve: Serve, folder: Path) -> None:
    web = serve(site())
    run(web)
    web.log.clear()
    moved = moderngov(
        tuple(
            replace(b, sittings=tuple(replace(s, venue="The Guildhall") for s in b.sittings))
            for b in WEXMOOR
        ),
        service=True,
    )
    web.routes.update(moved.routes)
    assert states(run(web)) == {"unchanged": len(PAPERS)}
    assert {row.venue for row in manifest(folder).values()} == {"The Guildhall"}
    assert sent(web) == []


def test_a_file_that_was_lost_is_fetched_again(run: Run, serve: Serve, folder: Path) -> None:
    web = serve(site())
    run(web)
    lost, cut = list(manifest(folder).values())[:2]
    (folder / lost.file).unlink()
    (folder / cut.file).write_bytes(b"%PDF")
    assert states(run(web))["fetched"] == 2


@pytest.mark.parametrize(
    ("more", "count"),
    [
        (["--committee", "audit"], 10),
        (["--committee", "AUDIT", "--committee", "scrutiny"], 20),
        (["--since", "2025-01"], 10),
        (["--until", "2024-11"], 10),
        (["--since", "2024-11-05", "--until", "2024-11-05"], 10),
        (["--since", "2024-11-06", "--until", "2025-03-10"], 0),
        (["--kind", "pack", "--kind", "minutes"], 8),
        (["--limit", "3"], 3),
    ],
)
def test_what_is_wanted(more: list[str], count: int, run: Run, serve: Serve) -> None:
    web = serve(site())
    result = run(web, *more)
    assert result.exit_code == 0
    assert len(rows(result)) == count == len(sent(web))


def test_a_dry_run_fetches_nothing(run: Run, serve: Serve, folder: Path) -> None:
    web = serve(site())
    run(web, "--kind", "pack")
    before = manifest(folder)
    web.log.clear()
    result = run(web, "--dry-run", "--recheck", "0")
    assert states(result) == {"to-fetch": 20}
    assert states(run(web, "--dry-run")) == {"to-fetch": 16, "unchanged": 4}
    assert not [a for a in web.log if a.path.startswith("/documents/")]
    assert manifest(folder) == before


# ------------------------------------------------------------------------------ what goes wrong


def broken(web: Web, *replies: Reply) -> list[str]:
    """Put wrong answers in place of the first documents, and name those."""
    paths = ["/" + path_of(sitting, paper) for _, sitting, paper in PAPERS]
    for path, reply in zip(paths, replies, strict=False):
        web.routes[path] = reply
    return paths[: len(replies)]


PAGE = Reply(b"<!DOCTYPE html><html>Sign in</html>", "text/html")


def test_one_bad_document_costs_itself_alone(run: Run, serve: Serve, folder: Path) -> None:
    web = site()
    broken(web, Reply(status=404), PAGE, Reply(b"%PDF-", PDF, declared=10**12))
    serve(web)
    result = run(web)
    assert result.exit_code == 3
    told = {row["title"]: row["reason"] for row in rows(result) if row["state"] != "fetched"}
    assert [words.split(" (")[0].split(",")[0] for words in told.values()] == [
        "is not there any more",
        "a web page came in place of the document",
        "has 953",
    ]
    assert states(result) == {"failed": 1, "refused": 2, "fetched": 17}
    assert "Error: http://127.0.0.1" in result.stderr
    assert len(manifest(folder)) == 17


def test_a_site_that_fails_and_fails_is_left_alone(run: Run, serve: Serve) -> None:
    web = site()
    broken(web, *[Reply(status=404)] * len(PAPERS))
    serve(web)
    result = run(web)
    assert result.exit_code == 4
    assert len([a for a in web.log if a.path.startswith("/documents/")]) == 5
    assert rows(result)[-1]["reason"].startswith("5 failures one after another")


def test_a_meeting_that_cannot_be_listed_is_told(run: Run, serve: Serve) -> None:
    web = site()
    web.routes["/mgWebService.asmx/GetMeeting?lMeetingId=1001"] = Reply(b"<meeting><", "text/xml")
    serve(web)
    result = run(web)
    assert result.exit_code == 3
    (told,) = [row for row in rows(result) if row["state"] == "failed"]
    assert (told["title"], told["date"]) == ("the meeting's documents", "2025-03-11")
    assert states(result)["fetched"] == 15


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--committee", "Planning"], "no committee has 'Planning' in its name; it has Audit"),
        (["--since", "May"], "no day or month"),
        (["--until", "2024-13"], "no day or month"),
        (["--contact", "a\r\nHost: x"], "only an address"),
        (["--kind", "video"], "is not one of"),
    ],
)
def test_what_was_typed_wrong_is_told(more: list[str], words: str, run: Run, serve: Serve) -> None:
    result = run(serve(site()), *more)
    assert result.exit_code in (1, 2)
    assert words in result.stderr


def test_this_machine_is_not_asked_unless_allowed(serve: Serve, folder: Path) -> None:
    web = serve(site())
    result = CliRunner().invoke(program, ["harvest", web.address, "--to", str(folder)])
    assert result.exit_code == 1
    assert "private address" in result.stderr
    assert not web.log


def test_a_site_that_forbids_is_not_asked(run: Run, serve: Serve) -> None:
    web = site()
    web.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /\n", "text/plain")
    serve(web)
    result = run(web)
    assert result.exit_code == 1
    assert "robots.txt of 127.0.0.1 does not allow it" in result.stderr
    assert {a.path for a in web.log} == {"/robots.txt"}


def test_two_harvests_do_not_write_to_one_folder(run: Run, serve: Serve, folder: Path) -> None:
    from filelock import FileLock

    folder.mkdir()
    with FileLock(folder / LOCK):
        result = run(serve(site()))
    assert result.exit_code == 1
    assert "another harvest is writing to it" in result.stderr


# ------------------------------------------------------------------------------- hostile names


NAMES = [
    "../../../../etc/passwd",
    "..\\..\\windows\\system32",
    "/etc/cron.d/x",
    "C:\\x",
    "a\0b",
    "con",
    ".ssh",
    "x" * 5000,
    "",
    "\u202egnp.fdp",
    "—",
    "a\r\nSet-Cookie: x=1",
    "$(reboot)",
    "=cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_lead_nowhere(name: str, tmp_path: Path) -> None:
    from datetime import date

    from corpus.harvest.names import file_of, inside
    from corpus.harvest.published import Committee, Document, Meeting

    meeting = Meeting(name, Committee(name, name), date(2025, 3, 11))
    document = Document(f"https://x.example/{name}", name, "report", meeting, item=name)
    file = file_of(document, name, ".pdf")
    assert inside(tmp_path, file).is_relative_to(tmp_path)
    parts = file.split("/")
    assert len(parts) == 4
    assert all(part[0].isalnum() and part.isascii() and len(part) < 150 for part in parts)


def test_a_foreign_manifest_leads_nowhere(run: Run, serve: Serve, folder: Path) -> None:
    web = serve(site())
    run(web, "--limit", "1")
    (row,) = manifest(folder).values()
    outside = folder.parent / "victim.pdf"
    outside.write_bytes(b"precious")
    evil = replace(row, file="../victim.pdf", bytes=len(b"precious"))
    (folder / "manifest.jsonl").write_bytes(line_of(evil))
    result = run(web, "--again")
    assert result.exit_code == 1
    assert "names a file outside of it" in result.stderr
    assert outside.read_bytes() == b"precious"


# -------------------------------------------------------------------------------- a full disk


def test_a_full_disk_is_told_and_nothing_is_half_written(
    run: Run, serve: Serve, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    web = serve(site())
    run(web, "--limit", "3")
    before = manifest(folder)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for place in ("os.fsync", "pathlib.Path.replace"):
        with monkeypatch.context() as patched:
            patched.setattr(place, full)
            result = run(web)
        assert result.exit_code == 1
        assert "cannot be written to (No space left on device)" in result.stderr
        assert before.items() <= manifest(folder).items()
    assert states(run(web)).keys() == {"fetched", "unchanged"}
    assert len(manifest(folder)) == len(PAPERS)
    for row in manifest(folder).values():
        assert sha256((folder / row.file).read_bytes()).hexdigest() == row.sha256
