"""The search for chains, on small graphs."""

from itertools import pairwise, permutations
from random import Random

import pytest

from articles.choices import EventSort, Kind
from articles.connections.chains import MOST_CHAINS, MOST_STEPS, LeftOut, chains
from articles.connections.graph import HUB
from articles.connections.nearest import looser
from tests.connections.small import graph_of, link, node, ways


def test_the_shortest_chain_is_found_and_its_steps_are_in_their_order():
    graph = graph_of(link("ab"), link("cb"), link("cd"), link("de"))
    (chain,) = chains(graph, "a", "e")
    assert ways([chain]) == ["abcde"]
    assert [(step.source, step.target) for step in chain.steps] == [("a", "b"), ("c", "b"), ("c", "d"), ("d", "e")]


def test_it_is_the_same_chain_the_other_way_round():
    graph = graph_of(link("ab"), link("cb"), link("cd"))
    assert ways(chains(graph, "d", "a")) == ["dcba"]


def test_each_chain_passes_records_that_no_other_passes():
    graph = graph_of(link("ab"), link("be"), link("ac"), link("ce"), link("ax"), link("xb"), link("cb"))
    assert sorted(ways(chains(graph, "a", "e"))) == ["abe", "ace"]


def test_a_single_step_is_one_chain_and_the_others_go_round_it():
    graph = graph_of(link("ab"), link("ac"), link("cb"), link("ba", detail="responds_to", strength=""))
    assert ways(chains(graph, "a", "b")) == ["ab", "acb"]


def test_no_more_than_three_are_found():
    middle = "cdefg"
    graph = graph_of(*(link(f"a{one}") for one in middle), *(link(f"{one}b") for one in middle))
    assert len(chains(graph, "a", "b")) == MOST_CHAINS


def test_a_further_chain_is_not_much_longer_than_the_shortest():
    graph = graph_of(link("ab"), link("ac"), link("cd"), link("db"))
    assert ways(chains(graph, "a", "b")) == ["ab", "acdb"]
    graph = graph_of(link("ab"), link("ac"), link("cd"), link("de"), link("eb"))
    assert ways(chains(graph, "a", "b")) == ["ab"]


def test_what_is_too_far_is_no_chain():
    letters = "abcdefghijkl"
    graph = graph_of(*(link(one + other) for one, other in pairwise(letters)))
    assert len(chains(graph, "a", letters[MOST_STEPS])[0].steps) == MOST_STEPS
    assert chains(graph, "a", letters[MOST_STEPS + 1]) == []


def test_what_is_not_tied_has_no_chain():
    assert chains(graph_of(link("ab"), link("cd")), "a", "d") == []


@pytest.mark.parametrize(
    "weak",
    [
        {"standing": "reported"},
        {"standing": "disputed"},
        {"standing": "alleged"},
        {"strength": "later"},
        {"strength": "inference"},
        {"detail": "relates_to", "strength": ""},
    ],
)
def test_among_chains_of_one_length_the_firmest_comes_first(weak):
    graph = graph_of(link("ab", **weak), link("bz"), link("ay"), link("yz"))
    assert ways(chains(graph, "a", "z")) == ["ayz", "abz"]


def test_of_two_steps_between_the_same_records_the_firmest_is_told():
    graph = graph_of(link("ab", owner="one", strength="later"), link("ba", owner="two", strength="following"))
    (chain,) = chains(graph, "a", "b")
    assert chain.steps[0].owner == "two"


def test_a_less_connected_record_is_passed_rather_than_one_with_many_ties():
    busy = [link(f"b{one}") for one in "klmnopqr"]
    graph = graph_of(link("ab"), link("bz"), link("ay"), link("yz"), *busy)
    assert ways(chains(graph, "a", "z")) == ["ayz", "abz"]


def hub_graph(kind, ties, *more):
    """A graph in which H, of a kind, ties a and z together, and so many other records too."""
    others = (link(("H", f"other {number}")) for number in range(ties - 2))
    return graph_of(link("aH"), link("Hz"), *others, *more, nodes=[node("H", kind)])


@pytest.mark.parametrize("kind", [Kind.ORGANISATION, Kind.PERSON])
def test_a_chain_through_a_hub_is_the_last_choice_and_says_so(kind):
    (through,) = chains(hub_graph(kind, HUB), "a", "z")
    assert (through.records, through.hubs) == (("a", "H", "z"), ("H",))
    round_it = [link("ab"), link("bc"), link("cd"), link("dz")]
    assert ways(chains(hub_graph(kind, HUB, *round_it), "a", "z")) == ["abcdz"]


def test_a_record_with_fewer_ties_is_no_hub():
    (chain,) = chains(hub_graph(Kind.ORGANISATION, HUB - 1), "a", "z")
    assert chain.hubs == ()


def test_a_report_that_set_off_much_is_no_hub():
    (chain,) = chains(hub_graph(Kind.REPORT, HUB * 2), "a", "z")
    assert chain.hubs == ()


def test_a_hub_can_be_asked_about():
    (chain,) = chains(hub_graph(Kind.ORGANISATION, HUB), "H", "z")
    assert (chain.records, chain.hubs) == (("H", "z"), ())


@pytest.mark.parametrize(
    ("what", "weak"),
    [
        (LeftOut.ALLEGATIONS, {"standing": "alleged"}),
        (LeftOut.INFERENCES, {"strength": "inference"}),
        (LeftOut.LATER, {"strength": "later"}),
    ],
)
def test_what_is_left_out_is_passed_over(what, weak):
    graph = graph_of(link("ab", **weak), link("ac"), link("cb"))
    assert ways(chains(graph, "a", "b")) == ["ab", "acb"]
    assert ways(chains(graph, "a", "b", [what])) == ["acb"]
    assert ways(chains(graph, "a", "b", [other for other in LeftOut if other != what])) == ["ab", "acb"]


@pytest.mark.parametrize("as_allegation", [{"sort": EventSort.ALLEGATION}, {"standing": "alleged"}])
def test_without_allegations_no_chain_passes_one(as_allegation):
    graph = graph_of(link("ax"), link("xb"), nodes=[node("x", **as_allegation)])
    assert ways(chains(graph, "a", "b")) == ["axb"]
    assert chains(graph, "a", "b", [LeftOut.ALLEGATIONS]) == []


def test_the_nearest_thing_is_the_chain_that_one_choice_less_gives():
    graph = graph_of(link("ab", strength="inference"), link("bc"))
    assert looser(graph, "a", "c", [LeftOut.INFERENCES, LeftOut.LATER]) == [[LeftOut.LATER]]
    assert looser(graph_of(link("ab"), link("cd")), "a", "c", [LeftOut.LATER]) == []


def test_the_nearest_thing_may_need_all_choices_less():
    graph = graph_of(link("ab", strength="inference"), link("bc", strength="later"))
    assert looser(graph, "a", "c", [LeftOut.INFERENCES, LeftOut.LATER]) == [[]]


def all_ways(steps, start, goal):
    """The lengths of all simple ways between two records, by trying everything."""
    ties = {frozenset((step.source, step.target)) for step in steps}
    inner = sorted({end for tie in ties for end in tie} - {start, goal})
    for size in range(len(inner) + 1):
        for middle in permutations(inner, size):
            if all(frozenset(pair) in ties for pair in pairwise((start, *middle, goal))):
                yield size + 1


@pytest.mark.parametrize("seed", range(60))
def test_nothing_shorter_can_be_found_by_trying_everything(seed):
    random = Random(seed)
    pairs = [(one, other) for one in "abcdef" for other in "abcdef" if one < other]
    steps = [link(pair) for pair in random.sample(pairs, random.randint(3, 9))]
    graph = graph_of(*steps, nodes=[node(one) for one in "abcdef"])
    found = chains(graph, "a", "f")
    shortest = min(all_ways(steps, "a", "f"), default=None)
    assert (len(found[0].steps) if found else None) == shortest
    for chain in found:
        assert len({*chain.records}) == len(chain.records) == len(chain.steps) + 1
        for step, pair in zip(chain.steps, pairwise(chain.records), strict=True):
            assert {step.source, step.target} == {*pair}


def test_the_order_in_which_steps_were_written_makes_no_difference():
    steps = [link(one + other) for one in "abc" for other in "xyz"]
    steps += [link(f"s{one}") for one in "abc"] + [link(f"{one}t") for one in "xyz"]
    first = chains(graph_of(*steps), "s", "t")
    for seed in range(5):
        Random(seed).shuffle(steps)
        assert chains(graph_of(*steps), "s", "t") == first
