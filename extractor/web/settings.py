"""What the web application is told when it starts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict


class Settings(BaseModel):
    """``library`` is a path or URL; ``files`` a folder with copies of papers by their hash;
    ``today`` the day to which ages count, where it is not the day of asking."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    library: str
    files: Path | None = None
    today: date | None = None

    @property
    def day(self) -> date:
        """The day to which ages count."""
        return self.today or date.today()
