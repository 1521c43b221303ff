"""What followed in the starter collection: each picture of it, and the words beside it."""

import re

import pytest

from articles.choices import Kind
from articles.connections.following.folding import folded
from articles.connections.following.laying_out import LAYOUTS
from articles.connections.following.lettering import LADDER_SIZES, SIZES
from articles.connections.following.scope import KINDS, around, belonging
from articles.connections.following.staging import stage
from articles.connections.following.ties import ties_of
from articles.connections.keeping import graph
from articles.models import Card
from articles.publishing import clock
from tests.connections.following.overlaps import complaints

pytestmark = pytest.mark.usefixtures("starter")
JAY, CASEY, WRIGHT_RESIGNS = "371j7632", "bd8c7rz1", "v1xs4h7c"


@pytest.fixture
def known():
    return graph(clock.state())


def scenes(known):
    """Every scene of the collection that differs from the others: of the whole, and of each record."""
    ties = ties_of(known)
    found = {stage(known, ties).scene}
    for public_id in Card.objects.filter(kind__in=KINDS).values_list("public_id", flat=True):
        found.add(folded(stage(known, around(belonging(known, public_id), ties)[0]).scene)[0])
    return [scene for scene in found if scene.items]


@pytest.mark.parametrize(("name", "sizes"), [("wide", SIZES), ("narrow", LADDER_SIZES)])
def test_nothing_meets_in_any_picture_of_the_collection(known, name, sizes):
    found = scenes(known)
    assert len(found) > 10
    assert [complaints(LAYOUTS[name](scene), sizes) for scene in found] == [[]] * len(found)


def words(client, path):
    html = client.get(path).content.decode()
    return " ".join(re.sub(r"<[^>]*>", " ", html[html.index('id="list"') : html.index("</main")]).split())


def test_the_words_say_what_the_jay_report_led_to_and_how_firmly(client):
    said = words(client, f"/what-followed/?of={JAY}")
    assert "led to Shaun Wright resigns as police and crime commissioner" in said
    assert "led to Casey inspection of Rotherham council Established · Announced as the cause 3 articles" in said


def test_a_resignation_has_the_report_behind_it(client):
    said = words(client, f"/what-followed/?of={WRIGHT_RESIGNS}")
    assert said.index("Jay Report") < said.index("led to Shaun Wright resigns")


def test_each_link_of_the_collection_that_stands_in_time_is_told_once(client):
    html = client.get("/what-followed/").content.decode()
    told = re.findall(r'id="link-(\d+)"', html)
    between = Card.objects.of_kind(Kind.LINK).count() - len(told)
    assert told == [str(number) for number in range(1, len(told) + 1)]
    assert between == 4  # one person or body replaced another: that stands with their posts
