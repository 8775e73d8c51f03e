"""Loads the data files of cue phrases, headings and aliases, checked against their model."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

M = TypeVar("M", bound="PatternFile")


class PatternFile(BaseModel):
    """A data file: its keys are fixed, and an unknown one is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PatternError(ValueError):
    """A data file does not fit its model; the message names the file and the key."""


def load(package: str, name: str, model: type[M]) -> M:
    """Read ``<package>/patterns/<name>.toml`` into ``model``.

    Raises :class:`PatternError` where the file is not TOML or does not fit.
    """
    return _load(package, name, model)  # type: ignore[return-value]


@cache
def _load(package: str, name: str, model: type[PatternFile]) -> PatternFile:
    source = files(package).joinpath("patterns", f"{name}.toml")
    try:
        return model.model_validate(tomllib.loads(source.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise PatternError(f"{package}/patterns/{name}.toml: {error}") from error
