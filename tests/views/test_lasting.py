"""What a permalink promises for years: through chains of merges, their undoing, and new names."""

import re

import pytest

from articles.curation.merging import merge
from articles.curation.undoing import undo
from articles.models import Merge
from articles.publishing.gate import hold, publish
from articles.publishing.verify import verify
from articles.views.answering import day
from tests.factories import make_published

pytestmark = pytest.mark.django_db


def leads_to(client, record):
    """Return the public id of the record at whose page the permalink ends, after one redirect."""
    answer = client.get(f"/id/{record.public_id}")
    assert (answer.status_code, "no-cache" in answer["Cache-Control"]) == (302, True)
    path, _, fragment = answer["Location"].partition("#")
    page = client.get(path)
    assert page.status_code == 200
    found = path.split("/")[2]
    if found == record.public_id:
        assert fragment == "", "the fragment of a citation, like #p3, is the reader's own"
    else:
        assert f'id="{fragment}"' in page.content.decode(), "it arrives at the line that says so"
    return found


def stands_for(client, record):
    """Return the identifiers (set) that a record's page says it also stands for; its JSON says the same."""
    path = client.get(f"/id/{record.public_id}")["Location"].partition("#")[0]
    text = client.get(path).content.decode()
    said = set(re.findall(r'<dd id="was-(\w{8})"><code>\1</code>, merged into this record', text))
    assert ("Also stands for" in text) is bool(said)
    told = client.get(f"{path}?format=json").json()["also_stands_for"]
    assert {row["id"] for row in told} == said
    return said


def check(client, groups):
    """Check that records stand as `groups` say: {survivor: the records whose addresses lead to it}."""
    for survivor, merged in groups.items():
        assert stands_for(client, survivor) == {record.public_id for record in merged}
        for record in (survivor, *merged):
            assert leads_to(client, record) == survivor.public_id
            assert client.get(f"/id/{record.public_id}/v1").status_code == 200, "versions stay their own"


@pytest.mark.parametrize("kind", ["event", "person"])
@pytest.mark.parametrize("undone", ["the last first", "the first first", "the middle one first"])
def test_a_chain_of_three_merges_leads_straight_on_and_is_undone_step_by_step(client, kind, undone):
    one, two, three, four = (make_published(kind) for _ in range(4))
    check(client, {one: [], two: [], three: [], four: []})
    first = merge(one, two)
    check(client, {two: [one], three: [], four: []})
    second = merge(two, three)
    check(client, {three: [one, two], four: []})
    third = merge(three, four)
    check(client, {four: [one, two, three]})
    steps = {
        "the last first": {third: {three: [one, two], four: []}, second: {two: [one], three: [], four: []}},
        "the first first": {first: {one: [], four: [two, three]}, second: {one: [], two: [], four: [three]}},
        "the middle one first": {second: {two: [one], four: [three]}, first: {one: [], two: [], four: [three]}},
    }[undone]
    for step, groups in steps.items():
        undo(step)
        check(client, groups)
    undo(Merge.objects.get(undone_at=None))
    check(client, {one: [], two: [], three: [], four: []})
    assert verify() == []


def test_the_line_says_when_and_not_what_it_was_called(client):
    event, survivor = make_published("event", title="The leader stood down"), make_published("event")
    path = client.get(f"/id/{survivor.public_id}")["Location"]
    kept = client.get(path)["ETag"]
    merged_at = merge(event, survivor).made_at
    page = client.get(path, headers={"If-None-Match": kept})
    assert page.status_code == 200, "what a browser kept is not valid any more"
    (line,) = re.findall(rf'<dd id="was-{event.public_id}">(.*?)</dd>', page.content.decode())
    assert day(merged_at) in re.sub("<[^>]*>|&nbsp;|\xa0", " ", line)
    assert "stood down" not in line
    assert f'href="/id/{event.public_id}/versions"' in line
    (told,) = client.get(f"{path}?format=json").json()["also_stands_for"]
    assert told["merged_at"] == merged_at.isoformat()
    assert told["permalink"].endswith(f"/id/{event.public_id}")
    undo(Merge.objects.get())
    again = client.get(path, headers={"If-None-Match": page["ETag"]})
    assert (again.status_code, f"was-{event.public_id}" in again.content.decode()) == (200, False)


def test_no_version_stands_for_what_was_merged_into_the_record(client):
    event, survivor = make_published("event"), make_published("event")
    merge(event, survivor)
    for number in survivor.versions.values_list("number", flat=True):
        path = f"/id/{survivor.public_id}/v{number}"
        assert f"was-{event.public_id}" not in client.get(path).content.decode()
        assert client.get(f"{path}?format=json").json()["also_stands_for"] == []


def test_an_address_in_another_form_leads_to_that_form_and_to_no_line_of_a_page(client):
    event, survivor = make_published("event"), make_published("event")
    merge(event, survivor)
    for address in ("/id/{}?format=json", "/id/{}.ris", "/timemap/{}", "/accounts/{}/"):
        there = client.get(address.format(event.public_id))["Location"]
        assert survivor.public_id in there and "#" not in there
    assert client.get(f"/id/{event.public_id.upper()}.")["Location"] == f"/id/{event.public_id}"
    for old in (f"/events/{event.public_id}/", f"/people/{event.public_id}/x/"):
        assert client.get(old)["Location"].endswith(f"#was-{event.public_id}")


def test_a_merged_record_that_is_held_is_not_named_but_those_before_it_are(client):
    one, two, three = (make_published("event") for _ in range(3))
    merge(one, two)
    merge(two, three)
    hold(two)
    assert client.get(f"/id/{two.public_id}").status_code == 404
    assert stands_for(client, three) == {one.public_id}
    assert leads_to(client, one) == three.public_id


def test_a_record_that_is_renamed_three_times_is_found_at_each_old_address_and_at_a_name_that_comes_back(client):
    event = make_published("event", title="The leader resigned")
    old = [client.get(f"/id/{event.public_id}")["Location"]]
    for title in ("The leader stood down", "The leader left", "A resignation", "The leader resigned"):
        event.title = title
        event.save()
        assert client.get(old[-1]).status_code == 200, "a name that is saved and not published changes nothing"
        publish(event)
        now = client.get(f"/id/{event.public_id}")["Location"]
        assert client.get(now).status_code == 200
        for path in set(old) - {now}:
            for form in ("", "?format=json"):
                answer = client.get(path + form)
                assert (answer.status_code, answer["Location"]) == (301, now + form)
                assert "no-cache" in answer["Cache-Control"], "the name may come back"
        old.append(now)
    assert (len(set(old)), old[-1]) == (4, old[0])
