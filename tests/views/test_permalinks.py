"""Permalinks as they come out of sentences and off keyboards, and what a mistyped identifier may mean."""

import pytest

from articles.curation.merging import merge
from articles.identifiers import ALPHABET, check_character, near
from articles.publishing.gate import hold, withdraw
from articles.views import standing_in
from tests.factories import make_published, make_ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return make_published("event", title="The leader stood down")


def slip(public_id):
    """Return an identifier with its last character mistyped."""
    return public_id[:-1] + next(letter for letter in ALPHABET if letter != public_id[-1])


AROUND = (
    *(
        "{}/",
        "{}.",
        "{},",
        "{};",
        "{}:",
        "{})",
        "{}].",
        "{}”",
        "{}'",
        '"{}"',
        "({})",
        "<{}>",
        "“{}”.",
        "*{}*",
        "_{}_",
    ),
    *("%20{}", "{}%20", "{}%0A", "{}%2520", "{}%252E", "{}%E2%80%8B", "/{}", "{}//", "{}%0D%0A.", "{}…", "{}!"),
)


@pytest.mark.parametrize("typed", AROUND)
@pytest.mark.parametrize("version", ["", "/v1"])
def test_what_a_sentence_leaves_on_a_permalink_is_taken_off(client, event, typed, version):
    response = client.get("/id/" + typed.format(event.public_id + version))
    assert (response.status_code, response["Location"]) == (301, f"/id/{event.public_id}{version}")
    assert "no-cache" in response["Cache-Control"]


@pytest.mark.parametrize("typed", ["v01", "V1", "v0001/", "v1.", "v1)", " v1", "/v1", "V01%20", "v1%2E"])
def test_a_version_has_one_address(client, event, typed):
    response = client.get(f"/id/{event.public_id}/{typed}")
    assert (response.status_code, response["Location"]) == (301, f"/id/{event.public_id}/v1")


def test_a_version_after_a_full_stop_is_that_version(client, event):
    assert client.get(f"/id/{event.public_id}.v1")["Location"] == f"/id/{event.public_id}/v1"


def test_capitals_and_full_width_letters_are_the_same_identifier(client, event):
    wide = "".join(chr(ord(character) + 0xFEE0) for character in event.public_id)
    for typed in (event.public_id.upper(), wide, f"{event.public_id[:4]}-{event.public_id[4:]}"):
        if typed == event.public_id:  # digits alone: they have no capitals
            continue
        assert client.get(f"/id/{typed}")["Location"] == f"/id/{event.public_id}"
        page = client.get(f"/events/{typed}/x/")
        assert (page.status_code, page["Location"]) == (301, f"/events/{event.public_id}/the-leader-stood-down/")


def test_a_permalink_whose_letters_are_percent_encoded_is_the_permalink(client, event):
    encoded = "".join(f"%{ord(character):02X}" for character in event.public_id)
    assert client.get(f"/id/{encoded}")["Location"].startswith("/events/")
    assert client.get(f"/id/{encoded}%2Fv1").status_code == 200


@pytest.mark.parametrize(
    "rest", ["/v", "/v0", "/v1/v2", "/other", "/v1x", "/v" + "9" * 5000, "." * 50_000, "/v%00"]
)
def test_what_no_permalink_is_made_of_is_not_found(client, event, rest):
    response = client.get(f"/id/{event.public_id}{rest}", follow=True)
    assert response.status_code == 404


def test_the_permalink_of_a_link_leads_to_its_page(client):
    link = make_published("link")
    assert client.get(f"/id/{link.public_id}/")["Location"] == f"/id/{link.public_id}"
    assert client.get(f"/id/{link.public_id}")["Location"].startswith(f"/links/{link.public_id}/")
    assert client.get(f"/id/{link.public_id}/v1").status_code == 200


SLIPS = {
    "wrong": slip,
    "wrong at the start": lambda public_id: ("0" if public_id[0] != "0" else "1") + public_id[1:],
    "no letter of an identifier": lambda public_id: "a" + public_id[1:],
    "lost": lambda public_id: public_id[:3] + public_id[4:],
    "doubled": lambda public_id: public_id[:4] + public_id[3:],
    "swapped": lambda public_id: next(
        public_id[:cut] + public_id[cut + 1] + public_id[cut] + public_id[cut + 2 :]
        for cut in range(7)
        if public_id[cut] != public_id[cut + 1]
    ),
}


@pytest.mark.parametrize("kind_of_slip", SLIPS)
def test_a_mistyped_identifier_offers_the_record_that_it_may_mean(client, event, kind_of_slip):
    typed = SLIPS[kind_of_slip](event.public_id)
    for path in (f"/id/{typed}", f"/id/{typed.upper()}.", f"/events/{typed}/", f"/id/{typed}/v1"):
        response = client.get(path)
        text = response.content.decode()
        assert response.status_code == 404
        assert f"No record can have the identifier {typed}." in text
        assert "Did you mean this one?" in text
        assert f"/id/{event.public_id}" in text and "The leader stood down" in text


def test_characters_that_look_alike_are_taken_for_one_another():
    check = check_character("1010513")
    assert f"1010513{check}" in near(f"lolosi3{check}")


def test_every_slip_of_one_character_leads_back(event):
    for slipped in {change(event.public_id) for change in SLIPS.values()}:
        assert event.public_id in near(slipped)


@pytest.mark.parametrize("hide", [hold, lambda record: withdraw(record, reason="privacy")])
def test_a_mistyped_identifier_offers_nothing_that_is_not_public(client, event, hide):
    draft = make_ready("event", title="Not Yet Public")
    hide(event)
    for record in (draft, event):
        text = client.get(f"/id/{slip(record.public_id)}").content.decode()
        assert "Did you mean" not in text
        assert record.public_id not in text and record.title not in text


def test_a_mistyped_identifier_of_a_merged_record_offers_its_survivor(client, event):
    survivor = make_published("event", title="The leader resigned")
    merge(event, survivor)
    text = client.get(f"/id/{slip(event.public_id)}").content.decode()
    assert "The leader resigned" in text and "stood down" not in text
    assert f"/id/{event.public_id}" in text


def test_a_program_reads_what_may_be_meant(rf, event):
    typed = slip(event.public_id)
    offered = standing_in.mistyped(typed).facts["did_you_mean"]
    assert [offer["id"] for offer in offered] == [event.public_id]
    text = standing_in.stand_in(rf.get("/"), typed, standing_in.State.UNKNOWN, None, "text").content.decode()
    assert f"Event: The leader stood down, {offered[0]['permalink']}" in text


@pytest.mark.parametrize("scheme", ["ark:", "ark:/"])
@pytest.mark.parametrize(
    ("rest", "version"), [("{}", ""), ("{}/", ""), ("{}.v1", "/v1"), ("{}/v1", "/v1"), ("{}.", "")]
)
def test_an_ark_leads_to_the_permalink(client, event, settings, scheme, rest, version):
    settings.ARK_NAAN = "12345"
    halves = f"{event.public_id[:3]}-{event.public_id[3:]}".upper()
    for public_id in (event.public_id, halves):
        response = client.get(f"/{scheme}12345/{rest.format(public_id)}")
        assert (response.status_code, response["Location"]) == (302, f"/id/{event.public_id}{version}")


def test_an_ark_of_another_number_or_of_an_archive_without_one_is_not_found(client, event, settings):
    for naan in ("", "54321"):
        settings.ARK_NAAN = naan
        for address in (f"/ark:12345/{event.public_id}", f"/ark:/12345/{event.public_id}"):
            assert client.get(address).status_code == 404


def test_a_mistyped_ark_offers_the_record_that_it_may_mean(client, event, settings):
    settings.ARK_NAAN = "12345"
    response = client.get(f"/ark:12345/{slip(event.public_id)}")
    assert response.status_code == 404
    assert "The leader stood down" in response.content.decode()


@pytest.fixture
def numbered(settings):
    settings.ARK_NAAN = "12345"


@pytest.mark.usefixtures("numbered")
class TestInformation:
    """An ARK with `?info`, or with `??` as it was asked before, says in plain text what it names."""

    @pytest.mark.parametrize("question", ["?info", "??", "?info="])
    @pytest.mark.parametrize("scheme", ["ark:", "ark:/"])
    def test_it_says_what_the_record_is_and_what_is_promised(self, client, event, scheme, question):
        response = client.get(f"/{scheme}12345/{event.public_id}{question}")
        assert (response.status_code, response["Content-Type"]) == (200, "text/plain; charset=utf-8")
        assert "no-cache" in response["Cache-Control"]
        text = response.content.decode()
        assert text.startswith("erc:\n") and "what: The leader stood down (event)\n" in text
        assert f"/id/{event.public_id}\n" in text and "\nerc-support:\n" in text

    def test_of_a_version_too(self, client, event):
        text = client.get(f"/ark:12345/{event.public_id}.v1?info").content.decode()
        assert f"where: http://127.0.0.1:8000/id/{event.public_id}/v1\n" in text
        assert client.get(f"/ark:12345/{event.public_id}.v9?info").status_code == 404

    def test_without_a_question_it_leads_to_the_record(self, client, event):
        assert client.get(f"/ark:12345/{event.public_id}?").status_code == 302

    @pytest.mark.parametrize("version", ["", ".v1"])
    def test_of_a_withdrawn_record_it_is_the_tombstone(self, client, event, version):
        withdraw(event, reason="privacy")
        response = client.get(f"/ark:12345/{event.public_id}{version}?info")
        assert (response.status_code, response["Content-Type"]) == (410, "text/plain; charset=utf-8")
        text = response.content.decode()
        assert text.startswith("Withdrawn\n") and "stood down" not in text

    @pytest.mark.parametrize("version", ["", ".v1"])
    def test_of_a_held_record_it_says_no_more_than_the_page(self, client, event, version):
        hold(event)
        response = client.get(f"/ark:12345/{event.public_id}{version}?info")
        assert response.status_code == 404
        assert "stood down" not in response.content.decode()

    def test_of_a_merged_record_it_leads_to_that_of_its_survivor(self, client, event):
        survivor = make_published("event", title="The leader resigned")
        merge(event, survivor)
        response = client.get(f"/ark:12345/{event.public_id}?info")
        assert (response.status_code, response["Location"]) == (302, f"/ark:12345/{survivor.public_id}?info")

    def test_of_a_mistyped_one_it_says_what_may_be_meant(self, client, event):
        response = client.get(f"/ark:12345/{slip(event.public_id)}?info")
        assert response.status_code == 404
        assert "Event: The leader stood down" in response.content.decode()

    def test_of_nothing_it_says_so(self, client):
        assert client.get("/ark:12345/nothing?info").status_code == 404

    def test_the_page_names_its_ark(self, client, event):
        page = client.get(f"/id/{event.public_id}", follow=True).content.decode()
        assert f"<code>http://127.0.0.1:8000/ark:12345/{event.public_id}</code>" in page
        version = client.get(f"/id/{event.public_id}/v1").content.decode()
        assert f"<code>http://127.0.0.1:8000/ark:12345/{event.public_id}.v1</code>" in version


def test_an_archive_without_a_number_names_no_ark(client, event):
    assert "ARK" not in client.get(f"/id/{event.public_id}", follow=True).content.decode()
