"""What the web application is told when it starts."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """``library`` is a path or URL; ``files`` a folder with copies of papers by their hash;
    ``today`` the day to which ages count, where it is not the day of asking.

    Pages can only be read unless there is a file of ``reviewers``, or a header that a proxy sets
    (``trust_header``) names who asks.  ``secure`` cookies are only sent over TLS; ``secret`` signs
    sessions, which end with the program where it is not given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    library: str
    files: Path | None = None
    today: date | None = None
    reviewers: Path | None = None
    trust_header: str | None = None
    secure: bool = True
    secret: str = Field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def writable(self) -> bool:
        """Whether anybody may decide here."""
        return bool(self.reviewers or self.trust_header)

    @property
    def day(self) -> date:
        """The day to which ages count."""
        return self.today or date.today()
