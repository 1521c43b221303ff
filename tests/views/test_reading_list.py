"""Reading lists: all in the address, frozen at versions, exported whole."""

import json
from urllib.parse import urlencode

import pytest

from articles.curation.merging import merge
from articles.dates import EdtfDate
from articles.publishing.gate import hold, publish, withdraw
from articles.publishing.redaction import withdraw_words
from articles.views.reading_address import MOST
from tests.factories import make_passage, make_published, make_ready, make_standing, two_editors

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
LIST = "/reading-list/"


def address(*entries, **rest):
    """Return the address of a list of these entries."""
    return f"{LIST}?{urlencode([*rest.items(), *(('v', entry) for entry in entries)])}"


def first(record):
    """Return the entry of a record's first version."""
    return f"{record.public_id}.v1"


def text_of(client, path):
    """Return the text of a list's page."""
    response = client.get(path)
    assert response.status_code == 200, response.get("Location")
    return response.content.decode()


def led_to(client, path):
    """Return where an address leads."""
    response = client.get(path)
    assert response.status_code == 302
    return response["Location"]


@pytest.fixture
def event(db):
    """An event that was published twice: its line and its passage are others in the second version."""
    event = make_ready(
        "event",
        title="Resignation",
        summary="The first line.",
        date=EdtfDate.parse("4 February 2015"),
        date_basis="stated",
    )
    event.passages_owned.update(exact="“gone at noon”")
    publish(event)
    event.summary = "The second line."
    event.save()
    make_passage(event, exact="“a second quotation”", article=make_published("article"))
    publish(event)
    return event


def test_an_entry_stands_as_its_version_froze_it(client, event):
    text = text_of(client, address(first(event)))
    for shown in ("Resignation", "Event", "4 February 2015", "Reported", "The first line.", "“gone at noon”"):
        assert shown in text
    assert f"<code>{SITE}/id/{event.public_id}/v1</code>" in text
    assert "The second line." not in text
    assert "a second quotation" not in text
    assert f'<a href="/id/{event.public_id}/v2">version 2</a>' in text
    assert "newer version" not in text_of(client, address(f"{event.public_id}.v2"))


def test_a_saved_edit_is_in_no_list(client, event):
    event.title = "Unseen title"
    event.save()
    event.passages_owned.update(exact="unseen words")
    assert "nseen" not in text_of(client, address(first(event), f"{event.public_id}.v2"))


def test_the_order_is_kept_and_an_entry_stands_once(client):
    one, two = make_published("event", title="One"), make_published("person", title="Two")
    text = text_of(client, address(first(two), first(one)))
    assert text.index("Two") < text.index("One")
    again = address(first(two), first(one), first(two))
    assert led_to(client, again) == address(first(two), first(one))


@pytest.mark.parametrize(
    "given",
    [
        "{id}.V1",
        "{ID}.v1",
        " {id}.v1.",
        "/id/{id}/v1",
        "https://archive.example/id/{id}/v1)",
        "/id/{id}/v1/",
    ],
)
def test_an_entry_has_one_form(client, event, given):
    entry = given.format(id=event.public_id, ID=event.public_id.upper())
    assert led_to(client, address(entry)) == address(first(event))


@pytest.mark.parametrize(
    "given",
    [
        *("{id}", "http://127.0.0.1:8000/id/{id}", "/events/{id}/resignation/#p1"),
        *("ark:/12345/{id}", "ark:12345/{id}.v2", "http://127.0.0.1:8000/ark:b5072/{id}.v2"),
    ],
)
def test_a_record_without_a_version_is_frozen_at_its_latest(client, event, given):
    pasted = given.format(id=event.public_id)
    latest = f"{event.public_id}.v2"
    assert led_to(client, address(pasted)) == address(latest)
    assert led_to(client, address(first(event), add=pasted)) == address(first(event), latest)


def test_another_list_is_added_whole(client, event):
    person = make_published("person")
    other = SITE + address(first(person), f"{event.public_id}.v2", title="Theirs")
    joined = address(first(event), first(person), f"{event.public_id}.v2", title="Ours")
    assert led_to(client, address(first(event), add=other, title="Ours")) == joined


def test_entries_are_moved_and_removed_without_script(client):
    entries = [first(make_published("organisation")) for _ in range(3)]
    one, two, three = entries
    for act, number, left in (
        ("up", 1, entries),
        ("up", 3, [one, three, two]),
        ("down", 1, [two, one, three]),
        ("down", 3, entries),
        ("remove", 2, [one, three]),
        ("remove", 9, entries),
        ("remove", "x", entries),
    ):
        assert led_to(client, address(*entries, **{act: number})) == address(*left)
    text = text_of(client, address(*entries))
    assert text.count('name="up"') == text.count('name="down"') == 2
    assert text.count('name="remove"') == 3


def test_what_cannot_be_read_is_said_and_the_list_stays(client, event):
    response = client.get(address(first(event), add="https://elsewhere.example/<b>x</b>"))
    text = response.content.decode()
    assert response.status_code == 400
    assert response["Cache-Control"] == "no-store"
    assert "paste a permalink" in text
    assert "&lt;b&gt;x&lt;/b&gt;" in text
    assert "The first line." in text


def test_a_list_ends_at_its_most_entries_and_says_so(client, event):
    many = [f"{event.public_id}.v{number}" for number in range(1, MOST + 2)]
    response = client.get(address(*many))
    assert response.status_code == 400
    assert f"{MOST} entries at most" in response.content.decode()
    assert response.content.decode().count('name="remove"') == MOST
    assert client.get(f"/reading-list.ris?{address(*many).split('?')[1]}").status_code == 400
    assert client.get(address(*many[:MOST])).status_code == 200


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("zzzzzzzz.v1", "Mistyped"),
        ("00000000.v1", "No record has this identifier"),
        ("<script>alert(1)</script>", "Mistyped"),
    ],
)
def test_what_names_nothing_is_said_plainly(client, entry, said):
    text = text_of(client, address(entry))
    assert said in text
    assert "<script>alert" not in text


def test_a_version_that_is_not_there_is_said_plainly(client, event):
    text = text_of(client, address(f"{event.public_id}.v7"))
    assert "has no version 7" in text
    assert "The second line." not in text


def test_a_draft_is_not_known(client):
    draft = make_ready("event", title="Unpublished")
    text = text_of(client, address(first(draft)))
    assert "No record has this identifier" in text
    assert "Unpublished" not in text


def test_what_is_withdrawn_leaves_its_slip_in_place(client, event):
    person = make_published("person", title="Ada Okafor")
    withdraw(event, reason="privacy")
    text = text_of(client, address(first(event), first(person)))
    assert "to protect a person’s privacy" in text
    assert text.index("Withdrawn") < text.index("Ada Okafor")
    for hidden in ("Resignation", "The first line.", "gone at noon"):
        assert hidden not in text


def test_what_is_held_says_only_that(client, event):
    hold(event)
    text = text_of(client, address(first(event)))
    assert "Not available for now" in text
    for hidden in ("Resignation", "The first line.", "gone at noon"):
        assert hidden not in text


def test_words_withdrawn_from_a_version_are_gone_from_the_list(client, event):
    withdraw_words(event.versions.get(number=1), reason="A court ordered it.", **two_editors())
    text = text_of(client, address(first(event)))
    assert "Words withdrawn" in text
    assert "A court ordered it." in text
    assert "The first line." not in text


def test_a_withdrawn_neighbour_is_left_out_of_an_old_version(client):
    person = make_ready("person")
    own = person.passages_owned.get()
    make_passage(person, exact="“kept words”", article=make_published("article"))
    publish(person)
    before = text_of(client, address(first(person)))
    assert own.exact in before
    assert "because it was wrong" not in before
    withdraw(own.article, reason="error")
    text = text_of(client, address(first(person)))
    assert "because it was wrong" in text
    assert "kept words" in text
    assert own.exact not in text
    assert own.article.title not in text


def test_a_merged_record_keeps_its_version_and_names_its_survivor(client, event):
    survivor = make_published("event")
    merge(event, survivor)
    text = text_of(client, address(first(event)))
    assert "The first line." in text
    assert f'merged into another one since:</b> <a href="/id/{survivor.public_id}">' in text
    assert "Merged" in text_of(client, address(event.public_id))
    withdraw(survivor, reason="error")
    assert "The first line." not in text_of(client, address(first(event)))


def test_an_allegation_is_called_one_and_a_content_note_folds_what_it_warns_of(client):
    event = make_ready("event", summary="A harsh line.", content_note="Abuse of children.")
    make_standing(event, "alleged", passages=event.passages_owned.all())
    publish(event)
    text = text_of(client, address(first(event)))
    assert '<b class="allegation">Allegation, unproven</b>' in text
    assert text.index("<details") < text.index("Abuse of children.") < text.index("A harsh line.")


@pytest.mark.parametrize(
    "title", ["Week 3: who knew?", "</p><script>alert(1)</script>", "a\u202eb\x00c\n d", "x" * 200]
)
def test_a_title_is_the_makers_own_words(client, event, title):
    path = address(first(event), title=title)
    response = client.get(path)
    text = text_of(client, response["Location"] if response.status_code == 302 else path)
    assert "in the words of whoever put this list together" in text
    assert "<script>alert" not in text
    assert "\u202e" not in text
    assert "x" * 81 not in text
    assert "<title>Reading list · Inquiry Archive</title>" in text
    assert '<meta name="robots" content="noindex">' in text


def test_odd_parameters_make_no_list_of_their_own(client, event):
    assert led_to(client, f"{address(first(event))}&utm_source=x") == address(first(event))
    assert led_to(client, f"{LIST}?title=") == LIST


def test_an_empty_list_says_how_to_begin(client):
    assert "There is nothing in this list yet" in text_of(client, LIST)


@pytest.mark.parametrize("ending", ["ris", "bib", "csl.json"])
def test_a_list_is_exported_whole_without_what_is_gone(client, event, ending):
    article, gone, held = (
        make_published("article", title="Leader goes"),
        make_published("event"),
        make_published("event"),
    )
    withdraw(gone, reason="error", name_it=True)
    hold(held)
    query = address(first(article), first(gone), first(held), "rubbish", first(event)).split("?")[1]
    response = client.get(f"/reading-list.{ending}?{query}")
    text = response.content.decode()
    assert response["Content-Disposition"] == f'attachment; filename="reading-list.{ending}"'
    assert text.index("Leader goes") < text.index("Resignation")
    for record in (article, event):
        assert f"{SITE}/id/{record.public_id}/v1" in text
    for record in (gone, held):
        assert record.title not in text
        assert record.public_id not in text


def test_csl_json_of_a_list_is_read_back(client, event):
    items = json.loads(client.get(f"/reading-list.csl.json?v={first(event)}").content)
    assert [(item["id"], item["title"]) for item in items] == [(first(event), "Resignation")]


def test_a_list_needs_no_cookie_and_keeps_nothing(client, event):
    response = client.get(address(first(event)))
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_records_and_versions_lead_to_a_list(client, event):
    for path, number in ((f"/id/{event.public_id}", 2), (f"/id/{event.public_id}/v1", 1)):
        page = client.get(path, follow=True).content.decode()
        assert f'<a href="/reading-list/?v={event.public_id}.v{number}" rel="nofollow">' in page


@pytest.mark.parametrize("size", [1, 20])
def test_a_list_asks_the_same_queries_for_few_and_many_entries(client, django_assert_num_queries, size):
    entries = [first(make_published("event")) for _ in range(size)]
    with django_assert_num_queries(6):
        client.get(address(*entries))


def test_the_hand_out_cites_each_entry_in_the_style_that_is_chosen(client, event):
    article = make_published("article", title="Leader goes", byline="By Jane Okafor")
    html = text_of(client, address(first(article), first(event), style="mla"))
    assert "Okafor, Jane. “Leader Goes.”" in html
    assert html.count('class="serif cited"') == 2
    assert "Citations as references in MLA 9." in html
    assert '<option value="mla" selected>' in html


def test_without_a_style_nothing_is_cited(client, event):
    assert "cited" not in text_of(client, address(first(event)))


def test_a_style_stays_when_the_list_is_changed_and_is_no_part_of_its_files(client, event):
    html = text_of(client, address(first(event), style="apa"))
    assert html.count('<input type="hidden" name="style" value="apa">') == 2
    assert f'href="/reading-list.ris?v={first(event)}"' in html
    other = make_published("event")
    led = led_to(client, address(first(event), style="apa", add=f"/id/{other.public_id}/v1"))
    assert led == address(first(event), first(other), style="apa")


def test_a_style_that_there_is_not_is_told_and_the_list_stays(client, event):
    response = client.get(address(first(event), style="turabian"))
    assert response.status_code == 400
    html = response.content.decode()
    assert "The archive has no such style: choose one of those below." in html and "The first line." in html


def test_an_entry_that_is_not_shown_is_not_cited(client, event):
    withdraw(event, reason="error")
    assert "cited" not in text_of(client, address(first(event), style="apa"))
