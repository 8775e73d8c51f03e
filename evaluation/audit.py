"""``python -m evaluation.audit``: whether what the project installs has known faults.

pip-audit asks the package index.  Where that does not answer, or has no advisories (a mirror), one
line says so and nothing fails; faults that are listed in ``audit.toml`` with a reason are ignored.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

PROJECT = "committee-papers"
PATIENCE = 5  # seconds for one answer of the index
FIRST, WHOLE = 45.0, 300.0  # seconds for one package, which tells whether it answers, and for all
UNREACHED = "audit: skipped, as the index has no advisories or does not answer"

Audit = Callable[[dict[str, str], float], list[Any] | None]


class Ignored(BaseModel):
    """The data file: why a fault does not count, by its identifier."""

    model_config = ConfigDict(extra="forbid")

    ignored: dict[str, str] = Field(default_factory=dict)


def ignored() -> dict[str, str]:
    """The faults that do not count, with their reasons; raises ValueError for one without."""
    data = Path(__file__).with_suffix(".toml").read_text("utf-8")
    return reasoned(Ignored.model_validate(tomllib.loads(data)).ignored)


def reasoned(found: dict[str, str]) -> dict[str, str]:
    """The same, once each has its reason."""
    silent = [name for name, reason in found.items() if not reason.strip()]
    if silent:
        raise ValueError(f"audit.toml gives no reason for {', '.join(silent)}")
    return found


def installed(project: str = PROJECT) -> dict[str, str]:
    """The version of every package that the project asks for, with all its extras, or that one of
    those asks for, as far as it is installed here."""
    extras = distribution(project).metadata.get_all("Provides-Extra") or []
    found: dict[str, str] = {}
    waiting = list(asked(project, ("", *extras)))
    while waiting:
        name, more = waiting.pop()
        try:
            version = distribution(name).version
        except PackageNotFoundError:
            continue  # an extra that is not installed, or for another system
        if name not in found:
            found[name] = version
            waiting += asked(name, ("", *more))
    return dict(sorted(found.items()))


def asked(name: str, extras: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a package asks for here, each with the extras of it."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    for line in distribution(name).requires or []:
        need = Requirement(line)
        if not need.marker or any(need.marker.evaluate({"extra": each}) for each in extras):
            yield canonicalize_name(need.name), tuple(need.extras)


def pip_audit(packages: dict[str, str], seconds: float) -> list[Any] | None:
    """What pip-audit finds of each package; None where nothing can be found out in time."""
    with tempfile.TemporaryDirectory() as folder:
        pins = Path(folder, "pins.txt")
        pins.write_text("".join(f"{name}=={version}\n" for name, version in packages.items()))
        how = f"--no-deps --disable-pip --format json --progress-spinner off --timeout {PATIENCE}"
        command = [sys.executable, "-m", "pip_audit", *how.split(), "-r", str(pins)]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired:
            return None
    return told(done.stdout)


def told(output: str) -> list[Any] | None:
    """The packages that were audited; None where none was."""
    try:
        found = TypeAdapter(list[Any]).validate_python(json.loads(output)["dependencies"])
    except (ValueError, KeyError):
        return None
    return [each for each in found if "skip_reason" not in each] or None


def faults(audited: list[Any], known: dict[str, str]) -> list[str]:
    """A line for each fault that counts."""
    return [
        f"{each['name']} {each['version']}: {fault['id']},"
        f" mended in {', '.join(fault['fix_versions']) or 'no version yet'}"
        for each in audited
        for fault in each["vulns"]
        if known.keys().isdisjoint((fault["id"], *fault["aliases"]))
    ]


def main(audit: Audit = pip_audit) -> int:
    """Audit everything, once one package has shown that the index answers."""
    packages, known = installed(), ignored()
    one = dict(list(packages.items())[:1])
    audited = audit(packages, WHOLE) if audit(one, FIRST) else None
    if audited is None:
        print(UNREACHED)
        return 0
    found = faults(audited, known)
    print(f"audit: {len(audited)} of {len(packages)} packages, {len(found)} known faults")
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
