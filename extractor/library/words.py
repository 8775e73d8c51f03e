"""A column's type for text."""

from __future__ import annotations

import sqlalchemy as sa


class Words(sa.types.TypeDecorator[str]):
    """Text that every database takes: no NUL, no half of a surrogate pair."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        if value is None:
            return None
        return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
