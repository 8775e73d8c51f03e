"""Clients that may ask this machine, and that never wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from corpus.harvest.addresses import Rules
from corpus.harvest.client import Client, Clock, Manners
from corpus.served.web_server import Web, serving

Serve = Callable[[Web], Web]
Asking = Callable[..., Client]


@dataclass(slots=True)
class Slept:
    """Stands in for time: waiting is written down and takes none."""

    seconds: list[float] = field(default_factory=list)
    now: float = 1000.0

    def sleep(self, seconds: float) -> None:
        self.seconds.append(seconds)
        self.now += seconds

    @property
    def clock(self) -> Clock:
        """As a clock."""
        return Clock(lambda: self.now, self.sleep)


@pytest.fixture
def slept() -> Slept:
    """What was waited for."""
    return Slept()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """``serve(web)`` serves a site until the test ends."""
    with ExitStack() as stack:
        yield lambda web: stack.enter_context(serving(web))


@pytest.fixture
def asking(slept: Slept) -> Iterator[Asking]:
    """``asking(web)``: a client that may ask the site, with any manners."""
    with ExitStack() as stack:

        def client(web: Web, *, private: bool = True, **manners: object) -> Client:
            port = httpx.URL(web.address).port
            assert port
            how = Manners(**{"delay": 0.0, "patience": 5.0} | manners)  # type: ignore[arg-type]
            made = Client(Rules(private, frozenset((port,))), how, slept.clock)
            stack.callback(made.close)
            return made

        yield client


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """Where a document stands until it is whole."""
    return tmp_path / "document.part"
