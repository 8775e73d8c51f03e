"""Who is to do what a sentence promises: the doer, not whoever said so."""

from __future__ import annotations

import pytest

from extractor.parsing.clauses import clauses, parts
from extractor.parsing.owners import owner
from extractor.parsing.standing import standing_alone

SPOKE = ("The Head of Waste introduced the report.", "Leaflets had gone out in May.")


@pytest.mark.parametrize(
    ("sentence", "before", "names"),
    [
        ("The Clerk would write to the company.", (), ("Clerk",)),
        ("The Clerk, in reply, would write to the company.", (), ("Clerk",)),
        ("She said that the Head of Roads would look at the kerb.", (), ("Head of Roads",)),
        ("The Head of Roads said that he would look.", (), ("Head of Roads",)),
        ("She added that she would bring the map.", SPOKE, ("Head of Waste",)),
        ("He was, however, prepared to send a note.", SPOKE, ("Head of Waste",)),
        ("A note would be sent to Members by the Treasurer.", (), ("Treasurer",)),
        ("A note would follow from the Head of Finance.", (), ("Head of Finance",)),
        ("The Chair asked that the Finance Team send the list.", (), ("Finance Team",)),
        ("Members asked the Head of Roads to come back with costs.", (), ("Head of Roads",)),
        ("The Fleet Manager was asked to write to the firm.", (), ("Fleet Manager",)),
        ("That the Commissioner be asked to share the strategy.", (), ("Commissioner",)),
        ("The Chair asked if the Transport Unit could check it.", (), ("Transport Unit",)),
        ("Cllr Penn asked for a map, and Mr Day was happy to send it.", (), ("Mr Day",)),
        ("Mr Reed (Head of Parks) would circulate the map.", (), ("Mr Reed",)),
        ("The Area Manager (Response) would report.", (), ("Area Manager (Response)",)),
        ("The Chief Officer – Roads would report.", (), ("Chief Officer – Roads",)),
        ("Dr Sang would send the link.", ("Dr Mireille Sang spoke.",), ("Dr Mireille Sang",)),
        ("Officers would look into this.", (), ("Officers",)),
        ("The Service Manager, Revenues would look.", (), ("Service Manager, Revenues",)),
        ("That the Assistant Director, SEND be asked to.", (), ("Assistant Director, SEND",)),
        ("It was agreed that the Chair write to the Minister.", (), ("Chair",)),
        ("The Panel RESOLVED to ask the Head of Roads to come back.", (), ("Head of Roads",)),
        ("The Panel RESOLVED that the Head of Roads write to him.", (), ("Head of Roads",)),
        ("Minute 16 – the Head of Parks still had to supply it and would.", (), ("Head of Parks",)),
        ("It was agreed that the Panel would see it.", (), ()),
        ("He will send Cllr Askew the tonnages.", (), ()),
        ("The Corporate Transport Plan would be sent to Members.", (), ()),
        ("That questions be sent to the Clerk by Friday 4 May.", (), ()),
        ("It was agreed that a workshop be held.", SPOKE, ()),
        ("The Head of Parks confirmed that the team would send a note.", (), ()),
        ("Money returned to the Treasury would be listed for Members.", (), ()),
        ("A report would be brought back to the Panel.", ("Members heard a report.",), ()),
        ("The timetable would be shared with Members.", SPOKE, ("Head of Waste",)),
        ("It fell to the Treasurer to circulate the schedule.", (), ("Treasurer",)),
    ],
)
def test_owner(sentence: str, before: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert owner(sentence, "", before) == names


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("She offered to share the case studies and the Convener would ask for time.", 2),
        ("He would take the matter up with the firm, and would update Cllr Roe.", 2),
        ("Officers would look into why it was late and let the Committee know.", 1),
        ("Mr Day agreed to visit and to send the survey.", 1),
        ("The Head of Law noted the request and would send a note.", 1),
    ],
)
def test_clauses(sentence: str, count: int) -> None:
    assert len(clauses(sentence)) == count


@pytest.mark.parametrize(
    ("resolution", "count"),
    [
        ("RESOLVED that (a) the plan be noted; and (b) the Clerk be asked to write.", 3),
        ("That the order be approved, and that the Manager notify the county council.", 2),
        ("That the report be noted.", 1),
    ],
)
def test_parts_of_a_resolution(resolution: str, count: int) -> None:
    assert len(parts(resolution)) == count


@pytest.mark.parametrize(
    ("clause", "before", "task"),
    [
        (
            "Mr Calder asked for a list of the defects, and the Manager was content to email it"
            " to Members.",
            (),
            "Manager to email a list of the defects to Members",
        ),
        (
            "She would share this with the Panel.",
            ("Cllr Roe requested the age profile of carers.",),
            "Manager to share the age profile of carers with the Panel",
        ),
        ("She would bring a map to the Panel.", (), "Manager to bring a map to the Panel"),
        ("She would see to this.", (), None),
        ("The Manager would bring a map to the Panel.", (), None),
        ("A map would be brought to the Panel.", (), None),
    ],
)
def test_standing_alone(clause: str, before: tuple[str, ...], task: str | None) -> None:
    assert standing_alone(clause, "", before, ("Manager",)) == task
