"""When a thing is to be done, in the words of minutes."""

from __future__ import annotations

import pytest

from extractor.parsing.due_times import due, forms, words

DUES = [
    ("send it before the October half term", "before the October half term"),
    ("send it in time for the June meeting", "in time for the June meeting"),
    ("report to the March meeting", "March meeting"),
    ("bring it to the next meeting by 1 December 2023", "by 1 December 2023"),
    ("write by the end of the week", "by the end of the week"),
    ("come back before bills were issued", "before bills were issued"),
    ("include it in the next quarterly report", "next quarterly report"),
    ("send it by mid-January", "by mid-January"),
    ("report within two cycles", "within two cycles"),
    ("report to the next meeting on the savings", "next meeting"),
    ("report to the next meeting on 4 May", "next meeting on 4 May"),
    ("add it to the agenda for March", "for March"),
    ("would publish the list by the spring", "by the spring"),
    ("fill the two posts before the Eisteddfod", "before the Eisteddfod"),
    ("would be present by St David's Day", "by St David's Day"),
    ("the logs of the past year by Monday week", "by Monday week"),
    ("would meet her in a fortnight", "in a fortnight"),
    ("would ring Councillor Toal on Wednesday", "Wednesday"),
    ("offered to walk it with him on 22 February", "22 February"),
    ("be trialling it over the next two months", "over the next two months"),
    ("agreed to check the list before then", "before then"),
    ("would look at it and email him no later than Monday week", "no later than Monday week"),
    ("would attend the Forum the week after next", "week after next"),
    ("would say at the meeting after this what came of it", "meeting after this"),
    ("will explain at the next meeting but one", "next meeting but one"),
    ("promised a map by close of play Friday", "by close of play Friday"),
    ("to send the Chair a timeline by Thurs", "by Thurs"),
    ("a link would be sent the following Tuesday", "following Tuesday"),
    ("would ring both again by the weekend", "by the weekend"),
    ("circulate the draft ten days before that briefing", "ten days before that briefing"),
    ("circulate the notes at least a week beforehand", "at least a week beforehand"),
    ("would say after six months whether it had worked", "after six months"),
    ("revert to her before the next cycle of meetings", "before the next cycle of meetings"),
    ("would bring a plan in the next cycle", "next cycle"),
    ("would press the council before July is out", "before July is out"),
    ("would ask for the analysis this side of Christmas", "this side of Christmas"),
    ("will meet the staff before consultation starts", "before consultation starts"),
    ("would take her there before the clocks went forward", "before the clocks went forward"),
    ("report once the contract year had ended", None),
    ("would inform Members as soon as there was news", "as soon as there was news"),
    ("would show the Panel a plan when it next met", "when it next met"),
    (
        "would lay them before the Council when the books were closed",
        "when the books were closed",
    ),
    ("would say when the books were closed", None),
    ("draft a letter in time for the June board", "in time for the June board"),
    ("would be in place by the time of the next report", "by the time of the next report"),
    ("to let the Chair have it at or before the May meeting", "at or before the May meeting"),
    ("would write before the summer break", "before the summer break"),
    ("would chase them in time for April", "in time for April"),
    ("would write to Members in eight weeks", "in eight weeks"),
    ("undertook to reply within the statutory 14 days", "within the statutory 14 days"),
    ("would chase them over the coming fortnight", "over the coming fortnight"),
    ("would have a word this very week", "this very week"),
    ("would look at the file the next morning", "the next morning"),
    ("to report following the Standards Committee", "following the Standards Committee"),
    ("offered a survey in the course of the summer", "in the course of the summer"),
    ("would give a date at the end of the month", "end of the month"),
    ("be sent to Members in the first week of March", "first week of March"),
    ("report back in the new municipal year", "new municipal year"),
    ("would be supplied in early course", "in early course"),
    ("that the Clerk inform the councils forthwith", "forthwith"),
    ("would meet him as a matter of urgency", "as a matter of urgency"),
    ("produce, for March, a costed option", "for March"),
    ("passed by 11 votes to 4", None),
    ("averages be added by her to the report", None),
    ("send Members the correct figure for August 2010/11", None),
    ("give the number reopened within a month of being closed", None),
    ("explore whether verges could be left uncut until August", None),
    ("send figures by district and by season", None),
]


@pytest.mark.parametrize(("sentence", "when"), DUES)
def test_due(sentence: str, when: str | None) -> None:
    assert due(sentence) == when


def test_each_form_is_like_its_examples() -> None:
    for form in words().forms:
        for example in form.like.split("; "):
            assert due(f"would send it {example}"), example


@pytest.mark.parametrize(("sentence", "when"), DUES)
def test_no_form_is_passed_over(sentence: str, when: str | None) -> None:
    every = (pattern for _, patterns in forms() for pattern in patterns)
    assert next((m[0].strip() for each in every if (m := each.search(sentence))), None) == when
