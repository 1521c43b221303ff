"""The chain of the home page: the longest way along links, found in bounded time."""

from itertools import pairwise

from articles.description import Core, Neighbour, Term
from articles.description.parts import Ends
from articles.publishing.chains import longest_way


def link(source, target):
    """A link core between two records, by single letters or numbers."""
    ends = Ends(Neighbour(source, "event"), Term("led_to", "led to"), "followed from", Neighbour(target, "event"))
    return Core(id=f"{source}{target}", kind="link", title="", slug="", ends=ends)


def ids(way):
    """The ids of the links of a way."""
    return [core.id for core in way]


def test_the_longest_way_is_told():
    assert ids(longest_way([link("a", "b"), link("b", "c"), link("a", "d"), link("c", "e")])) == ["ab", "bc", "ce"]


def test_a_circle_ends():
    assert len(longest_way([link("a", "b"), link("b", "c"), link("c", "a")])) == 2


def test_no_links_are_no_chain():
    assert longest_way([]) == ()


def test_many_ways_are_walked_once_each():
    layers = [[f"{layer}-{node}" for node in range(4)] for layer in range(40)]
    links = [link(a, b) for here, there in pairwise(layers) for a in here for b in there]
    assert len(longest_way(links)) == 39
