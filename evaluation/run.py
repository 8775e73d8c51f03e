"""``committee-papers evaluate``: typeset papers, read them, score them, and report."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path

from corpus.fiction.words import COUNCILS as COUNCIL_KEYS
from evaluation import baseline, faults, landed
from evaluation.atomic import write_text
from evaluation.drawing import drawing
from evaluation.errors import grouped
from evaluation.papers import Paper, forget, paper_at, papers_with_answers
from evaluation.progress import followed
from evaluation.reads import PROCESSES, Read, Reader, extract, read_all
from evaluation.refitting import reread
from evaluation.report import Report, as_json, asdict_plain, report
from evaluation.rows import Row
from evaluation.sections import quoted, sections, terminal_sections
from evaluation.shown import as_markdown, show

HOME = Path("build") / "evaluation"
COUNCILS, YEARS, SEED = 8, 1, 1


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be evaluated; ``papers`` is a body that is there already."""

    papers: Path | None = None
    councils: int = COUNCILS
    years: int = YEARS
    seed: int = SEED
    to: Path = field(default=HOME)
    processes: int = PROCESSES
    reader: Reader = extract
    refit: bool = True
    faults: bool = True


def evaluate(asked: Asked, accepted: Path = landed.FIGURES) -> Report:
    """Read the papers, and the baseline's share of them; write what is found into ``to``."""
    source, papers = body(asked)
    reads = list(followed(read_all(papers, asked.reader, processes=asked.processes), "papers read"))
    told = report(
        reads, unseen(reads, asked), below(reads, asked), source, asked.to, landed.load(accepted)
    )
    told = replace(told, faults=found_faults(asked))
    write(told, asked.to)
    return told


def found_faults(asked: Asked) -> dict[str, Row]:
    """Findings by kind, of made-up papers with faults and without; nothing of papers given."""
    if asked.papers or not asked.faults:
        return {}
    keys = COUNCIL_KEYS[: asked.councils]
    rows = faults.faults(asked.to / "faults", keys, asked.seed, asked.processes)
    return {row.name: row for row in rows}


def body(asked: Asked) -> tuple[str, Iterable[Paper]]:
    """The papers to read, and how they came to be."""
    if asked.papers:
        return "papers given", papers_with_answers(asked.papers)
    directory = asked.to / "papers"
    forget(directory)
    from corpus.sample import size, write_body

    history = (asked.councils, asked.years, asked.seed)
    paths = write_body(directory, *history)
    # its processes are to be there before the bar has a thread
    begun = list(islice(paths, 1))
    paths = followed(chain(begun, paths), "papers typeset", size(*history))
    source = "{} councils, {} years, seed {}".format(*history)
    return source, (paper_at(path) for path in paths)


def unseen(reads: Sequence[Read], asked: Asked) -> list[Read]:
    """The papers as models tell them that were fitted without their council.  Papers of councils
    that nothing was trained on are unseen as they are, and so is what another reader finds."""
    trained = {read.paper.council for read in reads} <= set(COUNCIL_KEYS)
    if asked.reader is not extract or not trained or not asked.refit:
        return list(reads)
    again = reread(reads, asked.processes)
    councils = len({read.paper.council for read in reads})
    return [read for own in followed(again, "councils left out", councils) for read in own]


def below(reads: Sequence[Read], asked: Asked) -> list[Read]:
    """The baseline on its share of the papers, where its libraries are installed."""
    if not find_spec("pdfplumber") or not find_spec("docx"):
        print("pdfplumber is not installed, so there is no baseline beside", file=sys.stderr)
        return []
    papers = list(share([read.paper for read in reads]))
    read = partial(read_all, papers, baseline.read, baseline.KINDS, proof=False)
    return list(followed(read(processes=asked.processes), "papers read by the baseline"))


def share(papers: Iterable[Paper]) -> Iterator[Paper]:
    """The first pack and the papers of other formats of each council."""
    begun = set()
    for paper in papers:
        if paper.path.suffix != ".pdf":
            yield paper
        elif paper.council not in begun and paper.gold["paper"]["kind"] == "pack":
            begun.add(paper.council)
            yield paper


def write(told: Report, to: Path) -> None:
    """The report as JSON, as Markdown and as a picture."""
    whole = json.dumps(as_json(told), indent=1, ensure_ascii=False)
    write_text(to / "report.json", whole + "\n")
    write_text(to / "report.md", as_markdown(sections(told)))
    write_text(to / "f1.svg", drawing(told))


def accept(told: Report, path: Path = landed.FIGURES) -> None:
    """Keep the figures as those that later runs are compared with."""
    landed.accept(told.overall.rows, asdict_plain(told.body), path)


def show_report(told: Report, to: Path, *, misses: bool = False) -> None:
    """Print the tables, then where asked every error, then where it all was written."""
    show(terminal_sections(told), sys.stdout)
    for group in grouped(told.overall.rows.values(), to, sys.maxsize) if misses else ():
        for each in group.examples:
            print(f"{group.measure}: {group.kind}: {quoted(each)}")
    if told.changes is None:
        print("No accepted figures are of these papers; --accept keeps these.")
    print(f"Written to {to}: report.json, report.md, f1.svg")
