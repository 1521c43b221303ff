"""Every passage of the starter collection has its one place on the page of its record: `#p3` leads there."""

import re

import pytest

from articles.addresses import permalink_path, record_path
from articles.models import Card, Version
from articles.publishing.freezing import latest_core

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]


def places(html):
    """Return the numbers of the passages that a page shows in full as its own record's."""
    return sorted(int(number) for number in re.findall(r' id="p([0-9]+)"', html))


def leading(html):
    """Return the numbers of the passages that the page's links lead to on itself."""
    return {int(number) for number in re.findall(r' href="#p([0-9]+)"', html)}


def test_every_passage_has_one_place_on_the_page_of_its_record_and_on_its_first_version(client):
    kinds = set()
    for card in Card.objects.filter(record__passages_owned__isnull=False).distinct():
        own = sorted(passage.number for passage in latest_core(card.pk).passages)
        kinds |= {card.kind} if own else set()
        path = record_path(card.kind, card.public_id, card.slug)
        html = client.get(path).content.decode()
        assert places(html) == own, path
        assert leading(html) == set(own), f"a pin of each leads there: {path}"
    assert kinds == {"person", "organisation", "inquiry", "report", "finding", "event", "link"}


def test_a_version_has_the_places_of_the_passages_that_it_froze(client):
    for version in Version.objects.filter(record__kind="event").select_related("record"):
        html = client.get(permalink_path(version.record.public_id, version.number)).content.decode()
        own = sorted(passage.number for passage in latest_core(version.record_id).passages)
        assert places(html) == own, version
