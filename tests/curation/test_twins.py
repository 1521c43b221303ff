"""Links that exist already, or whose inverse exists."""

import pytest

from articles.curation.twins import same_link
from articles.curation.warnings import remarks_on
from articles.models import Record
from tests.factories import make_event, make_link, make_report

pytestmark = pytest.mark.django_db


def test_the_same_link_is_found_but_for_itself():
    link = make_link(relation="led_to")
    assert same_link(link.source, "led_to", link.target) == link
    assert same_link(link.source, "led_to", link.target, but=link.pk) is None
    assert same_link(link.source, "examined", link.target) is None
    assert same_link(link.target, "led_to", link.source) is None


def test_a_symmetric_link_is_the_same_either_way():
    link = make_link(relation="relates_to", strength="")
    assert same_link(link.target, "relates_to", link.source) == link


def test_the_inverse_of_a_link():
    report, event = make_report().record, make_event().record
    first = make_link(source=report, target=event, relation="responds_to", strength="")
    assert remarks_on(first) == []
    second = make_link(source=event, target=report, relation="responds_to", strength="")
    make_link(source=event, target=report, relation="relates_to", strength="")
    (remark,) = remarks_on(second)
    assert remark.field == "relation"
    assert f"“{first}” ({first.public_id})" in remark.sentence


def test_an_inverse_that_was_taken_out_is_none():
    report, event = make_report().record, make_event().record
    first = make_link(source=report, target=event, relation="responds_to", strength="")
    second = make_link(source=event, target=report, relation="responds_to", strength="")
    withdrawn = {"status": "withdrawn", "withdrawn_at": first.created_at, "withdrawal_reason": "error"}
    Record.objects.filter(pk=first.pk).update(**withdrawn)
    assert remarks_on(second) == []
