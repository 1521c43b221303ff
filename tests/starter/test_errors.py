"""A wrong entry stops the loader: the sentence names file and entry, and not a row stays."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Identifier
from articles.starter.files import StarterError
from articles.starter.rows import Writer
from tests.factories import make_event
from tests.starter.collection import everything, identifier, reported

PERSON = "people.toml, entry “okafor”"
ARTICLE = "articles.toml, entry “leader-quits”"
REPORT = "reports.toml, entry “harwell-report”"
INQUIRY = "inquiries.toml, entry “review”"
EVENT = "events.toml, entry “resignation”"
FINDING = "findings.toml, entry “no-action”"
LINK = "links.toml, entry “led-to”"


def change(key, **values):
    """Return a function that puts values into the entry with this key."""
    return lambda collection: collection[key].update(values)


def put(key, table, **values):
    """Return a function that puts values into the first row of a table of an entry."""
    return lambda collection: collection[key][table][0].update(values)


def drop(key, name, table=None):
    """Return a function that takes a value out of an entry, or out of the first row of its table."""
    return lambda collection: (collection[key][table][0] if table else collection[key]).pop(name)


def add(**values):
    """Return a function that adds the event once more, with other values."""
    return lambda collection: collection.entries["event"].append(collection["resignation"] | values)


WRONG = {
    "unknown key": (change("okafor", colour="red"), PERSON, "unknown: colour"),
    "unknown key in a table": (put("okafor", "posts", rest_on=[1]), PERSON, "posts: unknown: rest_on"),
    "no title": (drop("okafor", "title"), PERSON, "missing: title"),
    "no key": (drop("okafor", "key"), "people.toml, entry “number 1”", "missing: key"),
    "no end": (drop("led-to", "target"), LINK, "missing: target"),
    "no outlet": (drop("leader-quits", "outlet"), ARTICLE, "missing: outlet"),
    "number for a text": (change("okafor", summary=5), PERSON, "“summary” cannot be 5"),
    "text for a list": (change("review", led_by="okafor"), INQUIRY, "“led_by” cannot be 'okafor'"),
    "text for a table": (change("okafor", posts=["leader"]), PERSON, "“posts” cannot be ['leader']"),
    "no identifier": (drop("okafor", "id"), PERSON, "“” is not an identifier"),
    "mistyped identifier": (change("okafor", id="0000001x"), PERSON, "“0000001x” is not an identifier"),
    "key twice": (add(id=identifier(99)), EVENT, f"its key stands in {EVENT} already"),
    "identifier twice": (add(key="again"), "events.toml, entry “again”", f"its public_id stands in {EVENT}"),
    "unknown reference": (change("no-action", about=["nobody"]), FINDING, "no entry has the key “nobody”"),
    "reference of another kind": (change("leader-quits", outlet="led-to"), ARTICLE, "“led-to”"),
    "outlet that is a person": (
        put("okafor", "posts", organisation="okafor"),
        PERSON,
        "“okafor” is no organisation",
    ),
    "passage without a number": (drop("okafor", "n", "passages"), PERSON, "passages: missing: n"),
    "number of a passage twice": (put("resignation", "passages", n=2), EVENT, "two passages have one number"),
    "passage that is not there": (put("okafor", "posts", rests_on=[7]), PERSON, "it has no passage 7"),
    "passage too long": (put("okafor", "passages", exact="word " * 16), PERSON, "at most 15 words"),
    "passage of no article": (put("okafor", "passages", article="council"), PERSON, "“council” is no article"),
    "day not in the calendar": (change("resignation", date="2011-02-30"), EVENT, "no such day"),
    "date that is none": (change("resignation", date="last summer"), EVENT, "Type a date"),
    "unknown choice": (change("resignation", sort="picnic"), EVENT, "'picnic' is not a valid choice"),
    "standing on nothing": (drop("led-to", "rests_on", "standings"), LINK, "standings: missing: rests_on"),
    "row twice": (change("leader-quits", headlines=["A", "A"]), ARTICLE, "headline"),
    "inquiry without its link": (drop("harwell-report", "inquiry"), REPORT, "do not agree"),
    "established by one outlet": (
        change("led-to", **reported(1, standing="established")),
        LINK,
        "two independent",
    ),
    "nothing that names it": (change("review", passages=[]), INQUIRY, "Add a passage"),
    "date of the future": (change("leader-quits", date="2999"), ARTICLE, "lies in the future"),
}


@pytest.mark.parametrize(("spoil", "where", "words"), WRONG.values(), ids=WRONG)
def test_an_error_names_file_and_entry_and_leaves_no_row(collection, spoil, where, words):
    before = everything()
    spoil(collection)
    with pytest.raises(StarterError) as caught:
        collection.load()
    assert f"{where}: " in str(caught.value)
    assert words in str(caught.value)
    assert everything() == before


def test_the_gates_reasons_come_all_at_once_each_with_its_entry(collection):
    collection["led-to"].update(reported(1, standing="established"))
    collection["review"]["passages"] = []
    with pytest.raises(StarterError) as caught:
        collection.load()
    assert [line.split(": ")[0] for line in str(caught.value).splitlines()] == [INQUIRY, LINK]


@pytest.mark.parametrize("text", ["[[event]\n", "event = 'one'\n", "[event]\nkey = 'one'\n", "[[person]]\n"])
def test_a_file_that_is_not_of_its_form_is_named(collection, text):
    before = everything()
    (collection.write() / "events.toml").write_text(text)
    with pytest.raises(CommandError, match=r"^Nothing was loaded\.\nevents\.toml: "):
        call_command("load_starter", folder=collection.folder)
    assert everything() == before


def test_a_missing_file_is_named(collection):
    (collection.write() / "links.toml").unlink()
    with pytest.raises(CommandError, match=r"links\.toml: cannot be read"):
        call_command("load_starter", folder=collection.folder)
    assert not Identifier.objects.exists()


def test_an_identifier_of_a_record_that_was_not_loaded_is_refused(collection):
    event = make_event()
    collection["resignation"]["id"] = event.public_id
    with pytest.raises(StarterError, match="belongs to a record that was not loaded from here") as caught:
        collection.load()
    assert str(caught.value).startswith(f"{EVENT}: the identifier {event.public_id}")


def test_an_identifier_that_was_given_out_before_is_refused(collection):
    draft = make_event()
    collection["resignation"]["id"] = draft.public_id
    draft.delete()
    with pytest.raises(StarterError, match=f"^{EVENT}: .*was given to another record"):
        collection.load()


def test_what_breaks_in_the_middle_leaves_no_row(collection, monkeypatch):
    def write_rest(self, entry, record):
        if entry.key == "led-to":
            raise OSError("The disk is full.")
        original(self, entry, record)

    original = Writer.write_rest
    before = everything()
    monkeypatch.setattr(Writer, "write_rest", write_rest)
    with pytest.raises(OSError, match="disk"):
        collection.load()
    assert everything() == before
