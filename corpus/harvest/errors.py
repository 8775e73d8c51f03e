"""Why something was not fetched."""

from __future__ import annotations


class HarvestError(Exception):
    """A site or a folder that cannot be used at all; the message says what to do."""


class Refused(Exception):  # noqa: N818  (nothing went wrong: it is not to be fetched)
    """What is not fetched on purpose: an address, a size or a type that is not allowed."""


class Failed(Exception):  # noqa: N818  (says what failed, not what was raised)
    """What could not be fetched.  ``again`` says that asking once more may help, ``wait`` how many
    seconds the server asked to be left alone."""

    def __init__(self, reason: str, *, again: bool = False, wait: float | None = None) -> None:
        super().__init__(reason)
        self.again = again
        self.wait = wait
