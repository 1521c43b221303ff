"""What the public may not see goes, and neighbours are called what their faces say."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.description import is_complete, prune, references, relabel
from articles.description.parts import (
    AccountText,
    Core,
    DateText,
    DifferenceText,
    Ends,
    Face,
    Fact,
    LinkText,
    Neighbour,
    ParticipantText,
    PassageText,
    PostText,
    Source,
    StandingText,
    Term,
    Value,
)

SEEN, HIDDEN = "seen", "hidden"
SOURCE = Source(outlet="The Harwell Courier", date=DateText("2015", "2015", "2015"), url="https://courier.example")
FACES = {SEEN: Face(SEEN, "article", "Its label", "its-label", source=SOURCE)}
TERM = Term("code", "words")


def core(kind="event", **parts):
    """A core of a kind with these parts."""
    return Core("itself", kind, "Title", "title", **parts)


def named(public_id, label="Old label"):
    return Neighbour(public_id, "person", label)


def passage(number, article=SEEN):
    return PassageText(number, "stood down", TERM, named(article))


PASSAGES = (passage(1), passage(2, HIDDEN))


def pruned(**parts):
    """What is left of a core with these parts, whose passage 1 is seen and whose passage 2 is hidden."""
    return prune(core(**{"passages": PASSAGES, **parts}), FACES)


def fact(*values):
    return Fact("about", "About", values)


def difference(*accounts):
    return DifferenceText(
        "When", TERM, tuple(AccountText(f"Account {place}", rests_on) for place, rests_on in enumerate(accounts))
    )


def link(link=SEEN, other=SEEN, passages=PASSAGES[:1]):
    return LinkText(named(link), TERM, True, named(other), None, TERM, "", tuple(passages))


class TestPrune:
    def test_a_hidden_neighbour_leaves_a_fact(self):
        left = pruned(facts=(fact(Value(neighbour=named(SEEN)), Value(neighbour=named(HIDDEN))),))
        assert left.facts == (fact(Value(neighbour=named(SEEN))),)

    def test_a_fact_that_named_only_hidden_neighbours_goes(self):
        assert pruned(facts=(fact(Value(neighbour=named(HIDDEN))),)).facts == ()

    def test_a_fact_of_words_stays(self):
        assert pruned(facts=(fact(Value(text="Words")),)).facts == (fact(Value(text="Words")),)

    def test_a_passage_of_a_hidden_article_goes(self):
        assert pruned().passages == (passage(1),)

    @pytest.mark.parametrize(
        ("part", "statement"),
        [
            ("standings", StandingText(TERM)),
            ("posts", PostText("leader", named(SEEN))),
            ("participants", ParticipantText(named(SEEN), TERM)),
        ],
    )
    class TestStatements:
        def test_one_that_rested_on_hidden_passages_alone_goes(self, part, statement):
            assert getattr(pruned(**{part: (replace(statement, rests_on=(2,)),)}), part) == ()

        def test_one_that_still_has_a_passage_keeps_that_number_only(self, part, statement):
            (left,) = getattr(pruned(**{part: (replace(statement, rests_on=(1, 2)),)}), part)
            assert left.rests_on == (1,)

    def test_a_standing_or_post_without_passages_goes(self):
        left = pruned(standings=(StandingText(TERM),), posts=(PostText("leader", named(SEEN)),))
        assert left.standings == left.posts == ()

    def test_a_participant_without_passages_rests_on_the_events_and_stays(self):
        participant = ParticipantText(named(SEEN), TERM)
        assert pruned(participants=(participant,)).participants == (participant,)

    def test_a_hidden_participant_goes(self):
        assert pruned(participants=(ParticipantText(named(HIDDEN), TERM, (1,)),)).participants == ()

    def test_a_post_at_a_hidden_body_goes(self):
        assert pruned(posts=(PostText("leader", named(HIDDEN), rests_on=(1,)),)).posts == ()

    def test_the_standing_before_counts_again_when_the_latest_went(self):
        former, latest = StandingText(Term("reported", "Reported"), rests_on=(1,)), StandingText(TERM, None, (2,))
        assert pruned(standings=(former, latest)).standing.code == "reported"

    def test_a_difference_with_two_accounts_stays(self):
        assert pruned(differences=(difference((1,), (1, 2)),)).differences == (difference((1,), (1,)),)

    def test_an_account_that_rested_on_hidden_passages_alone_goes(self):
        (left,) = pruned(differences=(difference((1,), (1,), (2,)),)).differences
        assert [account.says for account in left.accounts] == ["Account 0", "Account 1"]

    def test_a_difference_with_one_account_left_goes(self):
        assert pruned(differences=(difference((1,), (2,)),)).differences == ()

    def test_a_link_that_can_be_seen_stays(self):
        assert pruned(links=(link(),)).links == (link(),)

    @pytest.mark.parametrize(
        "hidden",
        [link(link=HIDDEN), link(other=HIDDEN), link(passages=(passage(1, HIDDEN),)), link(passages=())],
        ids=["link", "other end", "every passage", "no passage"],
    )
    def test_a_link_goes_with_what_is_hidden_of_it(self, hidden):
        assert pruned(links=(hidden,)).links == ()

    def test_a_link_keeps_the_passages_that_can_be_seen(self):
        assert pruned(links=(link(passages=PASSAGES),)).links == (link(),)


ids = st.sampled_from([SEEN, HIDDEN])
neighbours = st.builds(Neighbour, ids, st.just("person"), st.text(max_size=3))
numbers = st.lists(st.integers(1, 3), max_size=3, unique=True).map(lambda found: tuple(sorted(found)))
terms = st.just(TERM)


def tuples(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


passages = st.builds(PassageText, st.integers(1, 3), st.text(max_size=3), terms, neighbours)
accounts = st.builds(AccountText, st.text(max_size=3), numbers)
cores = st.builds(
    core,
    facts=tuples(st.builds(Fact, st.just("a"), st.just("b"), tuples(st.builds(Value, neighbour=neighbours)))),
    passages=st.lists(passages, max_size=3, unique_by=lambda passage: passage.number).map(tuple),
    standings=tuples(st.builds(StandingText, terms, st.none(), numbers)),
    posts=tuples(st.builds(PostText, st.just("leader"), neighbours, rests_on=numbers)),
    participants=tuples(st.builds(ParticipantText, neighbours, terms, numbers)),
    differences=tuples(st.builds(DifferenceText, st.just("When"), terms, tuples(accounts))),
    links=tuples(st.builds(link, ids, ids, tuples(passages))),
)


class TestPruneOfAnyCore:
    @given(cores)
    def test_no_hidden_record_is_named(self, core):
        assert references(prune(core, FACES)) <= FACES.keys()

    @given(cores)
    def test_no_statement_points_to_a_passage_that_is_not_there(self, core):
        left = prune(core, FACES)
        resting = (*left.standings, *left.posts, *left.participants)
        resting += tuple(account for difference in left.differences for account in difference.accounts)
        there = {passage.number for passage in left.passages}
        assert all(set(statement.rests_on) <= there for statement in resting)

    @given(cores)
    def test_what_is_left_is_left_for_good(self, core):
        assert prune(prune(core, FACES), FACES) == prune(core, FACES)


def ends(source=SEEN, target=SEEN):
    return Ends(named(source, "Report"), Term("led_to", "led to"), "followed from", named(target, "Resignation"))


STATED = {"passages": (passage(1),), "standings": (StandingText(TERM, None, (1,)),)}


class TestComplete:
    @pytest.mark.parametrize("kind", ["article", "organisation", "person", "inquiry", "report"])
    def test_what_is_no_statement_stands_by_itself(self, kind):
        assert is_complete(core(kind), FACES)

    @pytest.mark.parametrize("kind", ["event", "finding", "link"])
    @pytest.mark.parametrize("lacking", STATED)
    def test_a_statement_needs_a_passage_and_a_standing(self, kind, lacking):
        of = {"ends": ends() if kind == "link" else None, "facts": found_by(SEEN)}
        assert is_complete(core(kind, **STATED, **of), FACES)
        assert not is_complete(core(kind, **{**STATED, lacking: ()}, **of), FACES)

    @pytest.mark.parametrize("hidden", ["source", "target"])
    def test_a_link_needs_both_ends(self, hidden):
        assert not is_complete(core("link", **STATED, ends=ends(**{hidden: HIDDEN})), FACES)

    @pytest.mark.parametrize("code", ["report", "hearing"])
    def test_a_finding_needs_its_report_or_hearing(self, code):
        finding = core("finding", **STATED, facts=found_by(SEEN, code))
        assert is_complete(prune(finding, FACES), FACES)
        assert not is_complete(prune(finding, {}), FACES)
        assert not is_complete(prune(replace(finding, facts=found_by(HIDDEN, code)), FACES), FACES)


def found_by(public_id, code="report"):
    return (Fact(code, "Found by", (Value(neighbour=named(public_id)),)),)


class TestRelabel:
    def test_a_neighbour_is_called_what_its_face_says(self):
        (participant,) = relabel(core(participants=(ParticipantText(named(SEEN), TERM),)), FACES).participants
        assert participant.who.label == "Its label"

    def test_a_neighbour_without_a_face_is_called_nothing(self):
        (participant,) = relabel(core(participants=(ParticipantText(named(HIDDEN), TERM),)), FACES).participants
        assert participant.who == named(HIDDEN, "")

    def test_a_passage_is_captioned_as_the_face_of_its_article_says(self):
        assert [found.source for found in relabel(core(passages=PASSAGES), FACES).passages] == [SOURCE, Source()]

    def test_a_link_is_called_after_its_ends(self):
        relabelled = relabel(core("link", ends=ends()), FACES)
        assert (relabelled.title, relabelled.slug) == (
            "Its label — led to — Its label",
            "its-label-led-to-its-label",
        )

    def test_nothing_else_changes(self):
        plain = core(summary="Words", facts=(fact(Value(text="Words")),), date=DateText("2015", "2015"))
        assert relabel(plain, FACES) == plain


class TestReferences:
    def test_every_record_that_a_core_names_is_found(self):
        found = references(
            core(
                "link",
                facts=(fact(Value(neighbour=named("fact"))),),
                ends=ends("source", "target"),
                passages=(passage(1, "article"),),
                posts=(PostText("leader", named("body")),),
                participants=(ParticipantText(named("who"), TERM),),
                links=(link("link", "other", (passage(1, "its article"),)),),
            )
        )
        assert found == {
            "fact", "source", "target", "article", "body", "who", "link", "other", "its article"
        }  # fmt: skip

    def test_a_record_does_not_refer_to_itself(self):
        assert references(core(participants=(ParticipantText(named("itself"), TERM),))) == set()
