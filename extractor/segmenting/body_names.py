"""The names of committees in print: "Notice of Care Committee", "CABINET - 30 MAY 2024"."""

from __future__ import annotations

import re

from extractor.language.casing import in_title_case
from extractor.language.dates import find_dates, parse_time
from extractor.segmenting.cues import any_of, meeting_cues

LONGEST = 120
BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")  # after a time, as in: (Item 16.)


def body_of_line(text: str) -> str | None:
    """The committee that a line names and nothing besides, save a lead-in and a date."""
    line = _without_date(" ".join(text.split()))
    line = _without_tail(without_lead_in(line).strip(" ,.:;–—-|"))
    return in_title_case(line) if is_body(line) else None


def body_of_sentence(text: str) -> str | None:
    """The committee whose meeting a sentence announces."""
    for pattern in meeting_cues().sentences:
        match = re.search(pattern, text, re.DOTALL | (re.IGNORECASE if text.isupper() else 0))
        name = without_lead_in(" ".join(match["body"].split())) if match else ""
        if is_body(name):
            return in_title_case(name)
    return None


def is_body(name: str) -> bool:
    """Whether ``name`` reads as a committee's name: capitals, and the ending of one."""
    if not 5 <= len(name) <= LONGEST or not name[:1].isupper() or _VERB.search(name):
        return False
    if any_of(meeting_cues().not_bodies).fullmatch(name):
        return False
    endings = "|".join(meeting_cues().bodies)
    return bool(re.search(rf"(?:^|[\s-])(?:{endings})$", name, re.IGNORECASE))


_VERB = re.compile(
    r"\b(?:is|are|was|were|will|shall|may|must|should|has|have|had|agreed?|members of|please|you|we"
    r"|this|your|attend|contact|director|officer|chair(?:man)?|leader|portfolio|cllr|councillor|mr|mrs|ms"
    r"|thank(?:s|ed)?|welcomed?|noted|considered|approved|requested|recommended|supported)\b",
    re.IGNORECASE,
)


def without_lead_in(line: str) -> str:
    """ "Notice of the Care Panel" is "Care Panel"."""
    pattern = any_of(meeting_cues().lead_ins)
    while (match := pattern.match(line)) and match.end() < len(line):
        line = line[match.end() :]
    return line


def _without_tail(line: str) -> str:
    """ "Audit Committee - Outstanding Actions" is "Audit Committee"."""
    tail = next(
        (m for t in meeting_cues().tails if (m := re.search(rf"{t}$", line, re.IGNORECASE))), None
    )
    return line[: tail.start()] if tail else line


def _without_date(line: str) -> str:
    found = find_dates(line)
    if not found:
        return line
    after = BRACKETS.sub("", line[found[0].end :])
    keep = "" if not after.strip(" ,.-–") or (len(after) < 20 and parse_time(after)) else after
    return f"{line[: found[0].start].rstrip(' ,–—-(|')}{keep}".removesuffix(
        " held on"
    ).removesuffix(" on")
