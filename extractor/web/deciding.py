"""What reviewers decide on pages: of findings, actions, links, printed names; and undoing."""

from __future__ import annotations

from textwrap import shorten

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.library.decisions import log
from extractor.linking import decided_findings
from extractor.linking.corrections import impossible, undoing
from extractor.linking.decided import ACCEPT, CORRECT, REJECT, UNDO
from extractor.linking.decided_findings import ANSWERS, RIGHT
from extractor.linking.reviewed import Subject
from extractor.records import Decision
from extractor.web import addresses
from extractor.web.decisions_kept import keep, now, subject
from extractor.web.findings import finding_of
from extractor.web.rendering import holdings_of
from extractor.web.reviewing import Form, back_to, decided, say
from extractor.web.words import said_of

SHORT = 120  # characters of what was decided that the next page tells


def reason(form: Form, *, wanted: bool) -> str | None:
    """Why something is so; raises 400 where a reason is wanted and none is given."""
    why = form.get("why") or None
    if wanted and why is None:
        raise HTTPException(400, "Please say why.")
    return why


def of_finding(request: Request, form: Form, name: str) -> Response:
    """That a finding is right, wrong or explained."""
    finding, answer = request.path_params["finding"], form.get("answer", "")
    found = finding_of(holdings_of(request), finding)
    if answer not in ANSWERS:
        raise HTTPException(400, "A finding is right, wrong or explained.")
    why = reason(form, wanted=answer != RIGHT)
    kept(request, decided_findings.decision(found, answer, name, now(), why))
    return back_to(form, addresses.finding(finding))


def of_record(request: Request, form: Form, name: str) -> Response:
    """That a link, an action or the entry of a printed name is right or wrong, or what is; of a
    planned item, only what is."""
    refuse_unknown(form)
    named = (form.get(each, "") for each in ("id", "council", "committee"))
    about = subject(holdings_of(request), *named)
    if about is None:
        raise HTTPException(404)
    made_by(request, form, name, about)
    gone = about.entry is not None and form["verdict"] == REJECT
    return back_to({} if gone and is_own(form) else form, "/actions" if gone else "/review")


def refuse_unknown(form: Form) -> None:
    """Raise 400 for a verdict that is none, or one without the reason that it needs."""
    if form.get("verdict") not in (ACCEPT, REJECT, CORRECT):
        raise HTTPException(400, "Something is accepted, rejected or corrected.")
    reason(form, wanted=form["verdict"] != ACCEPT)


def made_by(request: Request, form: Form, name: str, about: Subject) -> None:
    """Keep what a form says of a subject; raises 400 where it cannot be so."""
    refuse_unknown(form)
    verdict, why = form["verdict"], reason(form, wanted=False)
    if verdict != CORRECT and not about.whole:
        raise HTTPException(400, "A planned item is corrected, or one of its links is named.")
    told = {}
    if verdict == CORRECT:
        told = {"field": form.get("field", ""), "value": form.get("value", "")}
        if refusal := impossible(about, **told):
            raise HTTPException(400, refusal)
    kept(request, about.decision(verdict, name, now(), why, **told))


def is_own(form: Form) -> bool:
    """Whether a form leads back to the page of the action that it is about."""
    return form.get("back") == addresses.action(form.get("id", ""))


def kept(request: Request, made: Decision) -> None:
    """Keep a decision, which the next page tells with a way to take it back."""
    number = keep(holdings_of(request), made)
    if made.verdict == UNDO:
        say(request, f"Undone: decision {made.undoes}")
    else:
        text = shorten(made.subject[0].text, SHORT, placeholder=" …")
        say(request, f"{said_of(made)}: “{text}”", number)


def undo(request: Request, form: Form, name: str) -> Response:
    """Take a decision back."""
    held, number = holdings_of(request), request.path_params["number"]
    before = next((each for each in log(held.engine) if each.id == number), None)
    if before is None:
        raise HTTPException(404)
    kept(request, undoing(before, name, now(), reason(form, wanted=False)))
    return back_to(form, "/review/log")


routes = [
    Route("/findings/{finding}/decide", decided(of_finding), methods=["POST"]),
    Route("/review/decide", decided(of_record), methods=["POST"]),
    Route("/review/log/{number:int}/undo", decided(undo), methods=["POST"]),
]
