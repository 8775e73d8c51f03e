"""The tasks that the benchmark times, each run in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

Task = Callable[[Path, int | None], int]


def reading(paper: Path, pages: int | None) -> int:
    """Read into blocks and tables."""
    from extractor.reading import Options, read

    return len(read(paper, Options(max_pages=pages)).pages)


def extract(paper: Path, pages: int | None) -> int:
    """Read, segment and parse."""
    from extractor.language.sentences import sentences
    from extractor.pipeline import extract as extract_paper
    from extractor.reading import Options

    sentences("A first sentence loads the model. A second shows that it works.")
    return len(extract_paper(paper, Options(max_pages=pages)).paper.pages)


def plumber(paper: Path, pages: int | None) -> int:
    """Words and tables by pdfplumber."""
    import pdfplumber

    with pdfplumber.open(paper) as pdf:
        chosen = pdf.pages[:pages]
        for page in chosen:
            page.extract_words()
            page.extract_tables()
            page.close()
        return len(chosen)


def pdftotext(paper: Path, pages: int | None) -> int:
    """The bare text by poppler's pdftotext."""
    last = ["-l", str(pages)] if pages else []
    done = subprocess.run(["pdftotext", *last, str(paper), "-"], check=True, capture_output=True)
    return done.stdout.count(b"\f")


TASKS: dict[str, Task] = {
    "reading": reading,
    "extract": extract,
    "pdfplumber words and tables": plumber,
    "pdftotext": pdftotext,
}


def processor_seconds() -> float:
    """What this process and its finished children have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def peak_megabytes() -> float:
    """The most memory this process, or one of its children, has held."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return max(resource.getrusage(w).ru_maxrss for w in who) / unit


def run(task: Task, paper: Path) -> dict[str, float]:
    """Time ``task`` on the whole paper, after it has once done the first page."""
    begun = time.perf_counter()
    task(paper, 1)
    startup = time.perf_counter() - begun
    before = processor_seconds()
    pages = task(paper, None)
    seconds = processor_seconds() - before
    return {
        "pages": pages,
        "startup": startup,
        "seconds": seconds,
        "megabytes": peak_megabytes(),
    }


if __name__ == "__main__":
    print(json.dumps(run(TASKS[sys.argv[1]], Path(sys.argv[2]))))
