"""Chains in the starter collection: what somebody who knows the story would expect, and hubs out of the way."""

from itertools import combinations

import pytest

from articles.connections.chains import MOST_STEPS, chains
from articles.connections.keeping import graph
from articles.connections.telling import tell
from articles.models import Card
from articles.publishing import clock

JAY = "371j7632"
CASEY = "Casey Report"
COUNCIL = "Rotherham Metropolitan Borough Council"
RESIGNATION = "Shaun Wright resigns as police and crime commissioner"
REFERRAL = "South Yorkshire Police refers people to the police watchdog"
APPOINTMENT = "Five commissioners are appointed to run Rotherham council"


@pytest.fixture(scope="module")
def known(starter, django_db_blocker):
    """The graph of the starter collection."""
    with django_db_blocker.unblock():
        return graph(clock.state())


@pytest.fixture
def told(known, db):
    """A function that tells the chains between two records, given by their titles."""

    def told(start, goal):
        ids = [Card.objects.exclude(kind="article").get(title=title).public_id for title in (start, goal)]
        return tell(known, chains(known, *ids))[0]

    return told


def sentences(chain):
    """The sentences of a chain as texts."""
    return ["".join(getattr(piece, "label", piece) for piece in step.said) for step in chain.steps]


def test_the_jay_report_and_the_resignation_of_shaun_wright(told):
    first, *others = told("Jay Report", RESIGNATION)
    assert sentences(first) == [f"Jay Report led to {RESIGNATION}."]
    assert first.steps[0].core.ends.strength.code == "following"
    assert not any(chain.hubs for chain in (first, *others))


def test_operation_linden_goes_back_to_the_jay_report_by_the_referral(told):
    first, *_ = told("Operation Linden", "Jay Report")
    assert sentences(first) == [f"{REFERRAL} led to Operation Linden.", f"Jay Report led to {REFERRAL}."]
    assert first.weak_numbers == (1,)
    assert first.weak_doubts == ("rests on one outlet",)


def test_mary_ney_and_the_casey_report_meet_in_the_appointment_of_the_commissioners(told):
    first, *_ = told("Mary Ney", CASEY)
    assert sentences(first) == [f"Mary Ney was appointed: {APPOINTMENT}.", f"{CASEY} led to {APPOINTMENT}."]


def test_a_link_is_told_from_its_cause_whichever_way_it_is_walked(told):
    there, back = told("Jay Report", RESIGNATION)[0], told(RESIGNATION, "Jay Report")[0]
    assert sentences(there) == sentences(back)


def test_the_council_is_a_hub_and_no_chain_passes_it_where_another_way_is_left(known):
    hubs = {Card.objects.get(public_id=one).title for one in known.by_id if known.is_hub(one)}
    assert hubs == {COUNCIL, "South Yorkshire Police"}


def test_hubs_do_not_make_everything_two_steps_from_everything(known):
    tied = sorted(one for one in known.by_id if known.degree(one) and not known.is_hub(one))[::6]
    lengths = []
    for start, goal in combinations(tied, 2):
        found = chains(known, start, goal)
        assert len({bool(chain.hubs) for chain in found}) < 2, "hubs only if there is no way without one"
        lengths += [len(chain.steps) for chain in found[:1] if not chain.hubs]
    assert max(lengths) <= MOST_STEPS
    assert sum(length > 2 for length in lengths) > len(lengths) / 2


def test_each_step_of_each_chain_shows_its_passages(known, db):
    tied = sorted(one for one in known.by_id if known.degree(one))[::9]
    for start, goal in combinations(tied, 2):
        found = chains(known, start, goal)
        told, _faces = tell(known, found)
        assert len(told) == len(found)
        assert all(step.passages for chain in told for step in chain.steps)


def test_who_wrote_a_report_is_shown_by_the_words_that_name_them(told):
    first, *_ = told("Alexis Jay", "Jay Report")
    assert sentences(first) == ["Alexis Jay wrote the report: Jay Report."]
    assert all("Jay" in passage.exact for passage in first.steps[0].passages)
