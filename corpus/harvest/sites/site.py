"""What is asked of every committee system."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from corpus.harvest.published import Committee, Document, Meeting


class Site(Protocol):
    """A council's committee system.

    Each question may raise :class:`~corpus.harvest.errors.Failed` or
    :class:`~corpus.harvest.errors.Refused`.
    """

    @property
    def system(self) -> str:
        """Which system it is, and how it is read: ``moderngov``, ``moderngov-pages``, ``cmis``."""
        ...

    @property
    def home(self) -> str:
        """The address that the site's own addresses begin with."""
        ...

    def committees(self) -> Sequence[Committee]:
        """All committees, those of the past too."""
        ...

    def meetings(self, committee: Committee, since: date, until: date) -> Sequence[Meeting]:
        """The committee's meetings from a day to a day, both included; earliest first."""
        ...

    def documents(self, meeting: Meeting) -> Sequence[Document]:
        """The documents of a meeting, each address once, in the order of its agenda."""
        ...
