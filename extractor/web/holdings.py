"""The library behind the pages, opened once, and what was linked from it, kept while it stands.

Pages never ask linking themselves: :mod:`extractor.web.questions` and its siblings do, and keep the
answer here.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from math import inf
from typing import Any, TypeVar

from extractor.library.connect import connect
from extractor.library.reads import extractions_of
from extractor.library.schema import RECORDS
from extractor.library.state import state
from extractor.records import Extraction
from extractor.web.paper_files import PaperFiles
from extractor.web.recent import Recent
from extractor.web.settings import Settings

T = TypeVar("T")
SHOWN = ("pages", "problems", "minutes", *RECORDS)
FRESH = 0.5  # seconds for which a library is taken to be as it was
PAPERS = 64  # papers that are kept at hand
SEARCHES = 200  # counts and pages of searches that are kept, some 20 kB each


class Holdings:
    """An open library; safe to ask from several threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.engine = connect(settings.library, pooled=True)
        self.files = PaperFiles(self.engine, settings.files)
        self._state = (-inf, ("", ""))  # when it was asked, and what it was
        self._kept: dict[str, tuple[str, Any]] = {}
        self._papers = Recent[Extraction | None](PAPERS)
        self._searches = Recent[Any](SEARCHES)
        self._locks: dict[str, threading.RLock] = {}
        self._lock = threading.Lock()

    def state(self) -> tuple[str, str]:
        """Names for the papers and the decisions that the library holds; asked of it not more
        often than a person would notice."""
        now = time.monotonic()
        seen, names = self._state
        if now - seen > FRESH:
            names = state(self.engine)
            self._state = (now, names)
        return names

    def changed(self) -> None:
        """The library was written here: the next question asks it anew."""
        self._state = (-inf, ("", ""))

    def kept(self, name: str, make: Callable[[Holdings], T], *, decided: bool = False) -> T:
        """What ``make`` gives, made once for each state of the papers; where it depends on what is
        ``decided`` and on the day, also of these."""
        papers, log = self.state()
        now = f"{papers} {log} {self.settings.day}" if decided else papers
        with self._lock:
            lock = self._locks.setdefault(name, threading.RLock())
        with lock:
            found = self._kept.get(name)
            if found is None or found[0] != now:
                found = self._kept[name] = (now, make(self))
            made: T = found[1]
            return made

    def paper(self, sha256: str, wanted: tuple[str, ...] = SHOWN) -> Extraction | None:
        """The paper of a hash with what is ``wanted`` of it, if the library holds it."""

        def read() -> Extraction | None:
            found = extractions_of(self.engine, sha256, *wanted)
            return found[0] if found else None

        return self._papers.get((self.state()[0], sha256, wanted), read)

    def searched(self, key: Hashable, make: Callable[[], T]) -> T:
        """What a search found in the papers as they are: who looks on asks the same again."""
        found: T = self._searches.get((self.state()[0], key), make)
        return found
