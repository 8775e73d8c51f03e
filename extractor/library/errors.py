"""What can be wrong with a library, told in one line."""

from __future__ import annotations


class LibraryError(Exception):
    """The library cannot be used; the message names it and says what to do."""


class OldLibraryError(LibraryError):
    """The library is of an older schema that can be brought to this one."""
