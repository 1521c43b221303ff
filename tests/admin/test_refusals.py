"""What the database would refuse is an error of the form with a clear sentence, never a fault."""

import pytest

from articles.models import Article, Link, Organisation, Person, Theme
from tests.admin.desk import add_address, add_row, address, errors, filled, save
from tests.factories import (
    make_article,
    make_event,
    make_finding,
    make_link,
    make_organisation,
    make_participation,
    make_passage,
    make_person,
    make_published,
    make_report,
)

pytestmark = pytest.mark.django_db


def refused(desk, page, rows=(), **changes):
    """Send a form with changes and more rows; return the errors on the form that comes back."""
    data = filled(desk.get(page)) | changes
    for prefix, fields in rows:
        add_row(data, prefix, **fields)
    answer = desk.post(page, data)
    assert answer.status_code == 200, "It was saved."
    assert "Constraint" not in errors(answer), errors(answer)
    return errors(answer)


RECORD = {
    "date_basis": ({"date_basis": "inferred"}, "Say from what the date is inferred"),
    "range": ({"date": "5 March 2015 to 4 March 2015"}, "ends before it begins"),
    "no day": ({"date": "30 February 2015"}, "no such day"),
    "title": ({"title": ""}, "required"),
    "unseen title": ({"title": "\u200b"}, "nothing to read"),
    "long title": ({"title": "a" * 301}, "at most 300"),
    "title that grows": ({"title": "\u0958" * 300}, "at most 300"),
    "NUL": ({"title": "a\x00b"}, "Null characters"),
    "change note": ({"change_note": "a" * 301}, "at most 300"),
}


@pytest.mark.parametrize("case", RECORD)
def test_any_record(desk, case):
    """Dates and titles."""
    changes, sentence = RECORD[case]
    assert sentence in refused(desk, address(make_report()), **changes)


def test_article_address_once(desk):
    """The other article is named."""
    make_article(title="The first", url="https://courier.example/x")
    page = address(make_article())
    assert "belongs to “The first”" in refused(desk, page, url="https://courier.example/x")
    assert "belongs to “The first”" in refused(desk, page, url="HTTPS://courier.example/x")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://a.example/", "data:text/html,x", "https://a.example/\nx", "//a.example"]
)
@pytest.mark.parametrize("field", ["url", "archived_url"])
def test_only_addresses_of_the_web(desk, url, field):
    """Nothing else is saved."""
    assert "valid URL" in refused(desk, address(make_article()), **{field: url})


def test_scheme_in_capitals(desk):
    """It is stored in small letters, as the database compares it."""
    article = make_article()
    desk.post(address(article), filled(desk.get(address(article))) | {"url": "HTTPS://a.example/B"})
    assert Article.objects.get(pk=article.pk).url == "https://a.example/B"
    report = make_report()
    desk.post(address(report), filled(desk.get(address(report))) | {"url": "Http://a.example/B"})
    report.refresh_from_db()
    assert report.url == "http://a.example/B"


def test_headline_variant_once(desk):
    """The same headline twice, new or stored."""
    rows = [("headline_variants", {"headline": "Same"})] * 2
    assert "duplicate" in refused(desk, address(make_article()), rows)


@pytest.mark.parametrize("field", ["parent", "successor"])
def test_organisation_is_not_its_own(desk, field):
    """Neither part of itself nor its own successor."""
    body = make_organisation()
    assert "itself" in refused(desk, address(body), **{field: body.pk})


def test_other_name_once(desk):
    """However it is accented; within the form or beside what is stored."""
    body = make_organisation()
    body.other_names.create(name="Zoë’s Panel")
    page = address(body)
    assert "same name" in refused(desk, page, [("other_names", {"name": "ZOES PANEL"})])
    assert "nothing to read" in refused(desk, page, [("other_names", {"name": "\u200b"})])
    assert "too long" in refused(desk, page, [("other_names", {"name": "ﷺ" * 150})])


def test_names_that_change_places(desk):
    """What the form cannot foresee the database refuses; the form comes back with all that was typed."""
    body = make_organisation()
    body.other_names.create(name="Alpha")
    body.other_names.create(name="Beta")
    changes = {"other_names-0-name": "Beta", "other_names-1-name": "Alpha", "summary": "Typed."}
    assert "The database refused this" in refused(desk, address(body), **changes)
    assert [row.name for row in body.other_names.order_by("pk")] == ["Alpha", "Beta"]


def test_finding_has_one_home(desk):
    """A report or a hearing."""
    assert "choose one of the two" in refused(desk, address(make_finding()), hearing=make_event().pk)


@pytest.mark.parametrize("relation", ["led_to", "relates_to"])
def test_link_ends_differ(desk, relation):
    """A record is not connected with itself, whatever the relation."""
    link = make_link()
    changes = {"target": link.source.pk, "relation": relation}
    assert "two different ones" in refused(desk, address(link), **changes)


def test_new_link_of_one_end(desk):
    """The empty form refuses equal ends too, and no ends."""
    report = make_report()
    page = add_address(Link)
    assert "two different ones" in refused(desk, page, source=report.pk, target=report.pk, relation="examined")
    assert "required" in refused(desk, page, relation="led_to")


def test_causal_link_has_strength(desk):
    """A cause says how firmly."""
    assert "claims a cause" in refused(desk, address(make_link()), strength="")


@pytest.mark.parametrize("relation", ["led_to", "contrasts_with"])
def test_link_once(desk, relation):
    """Whichever way round a symmetric one is typed."""
    one = make_link(relation=relation)
    swapped = relation == "contrasts_with"
    source, target = (one.target, one.source) if swapped else (one.source, one.target)
    changes = {"source": source.pk, "target": target.pk, "relation": relation, "strength": "cause"}
    assert "already exists" in refused(desk, add_address(Link), **changes)


def test_symmetric_link_is_saved_either_way(desk):
    """The editor need not know the order of the ends."""
    low, high = sorted([make_report(), make_report()], key=lambda report: report.pk)
    data = filled(desk.get(add_address(Link)))
    desk.post(add_address(Link), data | {"source": high.pk, "target": low.pk, "relation": "contrasts_with"})
    link = Link.objects.get()
    assert (link.source_id, link.target_id) == (low.pk, high.pk)
    assert link.title == f"{low} — contrasts with — {high}"


def test_ends_are_no_links(desk):
    """A link connects records that are no links themselves."""
    assert "valid choice" in refused(desk, address(make_link()), target=make_link().pk)


def test_passage_once(desk):
    """The same words of one article, typed twice or there already."""
    event = make_event()
    passage = make_passage(event)
    row = {"article": passage.article.pk, "exact": passage.exact, "stance": "supports"}
    assert "duplicate" in refused(desk, address(event), [("passages_owned", row)])


@pytest.mark.parametrize(
    "exact, sentence", [("a " * 16, "at most 15 words"), ("", "required"), ("  ", "required")]
)
def test_passage_words(desk, exact, sentence):
    """Fifteen at most, one at least."""
    row = {"article": make_article().pk, "exact": exact, "stance": "supports"}
    assert sentence in refused(desk, address(make_event()), [("passages_owned", row)])


def test_participation_once(desk):
    """The same part of the same person."""
    event, person = make_event(), make_person()
    make_participation(event, person)
    row = {"who": person.pk, "role": "resigned"}
    assert "duplicate" in refused(desk, address(event), [("participations", row)])


def test_only_people_and_bodies_take_part(desk):
    """The event itself does not, nor does a report."""
    event = make_event()
    for record in (event, make_report()):
        row = {"who": record.pk, "role": "resigned"}
        assert "valid choice" in refused(desk, address(event), [("participations", row)])


def test_post_dates_in_order(desk):
    """Nobody leaves a post before taking it; a role is named."""
    page, body = address(make_person()), make_organisation().pk
    row = {"organisation": body, "role": "leader", "since": "2015", "until": "2014"}
    assert "ends before it begins" in refused(desk, page, [("posts", row)])
    assert "required" in refused(desk, page, [("posts", {"organisation": body, "role": " "})])


def test_theme_once(desk):
    """Name and slug."""
    Theme.objects.create(name="Records", slug="records")
    assert "already exists" in refused(desk, add_address(Theme), name="Records", slug="records")


@pytest.mark.parametrize("prefix", ["standings", "posts", "participations"])
def test_passages_of_other_records_are_refused(desk, prefix):
    """A statement rests on passages of its own record."""
    foreign = make_passage(make_event()).pk
    owner = make_person() if prefix == "posts" else make_event()
    make_passage(owner)
    row = {
        "standings": {"standing": "reported"},
        "posts": {"organisation": make_organisation().pk, "role": "leader"},
        "participations": {"who": make_person().pk, "role": "resigned"},
    }[prefix] | {"passages": [foreign]}
    assert "valid choice" in refused(desk, address(owner), [(prefix, row)])


def test_two_articles_of_one_address_at_one_moment(desk, monkeypatch):
    """A form that looked too early is shown again by the database's refusal, with what was typed."""
    from articles.admin.article import ArticleForm

    make_article(url="https://courier.example/x")
    page = address(make_article(title="Mine"))
    monkeypatch.setattr(ArticleForm, "clean_url", lambda form: form.cleaned_data["url"])
    monkeypatch.setattr(Article, "validate_constraints", lambda *args, **kwargs: None)
    assert "The database refused this" in refused(desk, page, url="https://courier.example/x")


def test_saved_records_are_what_was_typed(desk):
    """The tests above would pass on a form that saves nothing: this one saves."""
    page = add_address(Organisation)
    data = filled(desk.get(page)) | {"title": "  Zoë\u200b’s   Panel ", "sort": "panel"}
    add_row(data, "other_names", name="ZP")
    desk.post(page, data)
    body = Organisation.objects.get()
    assert (body.title, body.sort, body.other_names.get().name) == ("Zoë’s Panel", "panel", "ZP")
    assert not Person.objects.exists() and make_published("report")


@pytest.mark.django_db
@pytest.mark.parametrize("sent", ["x", "1" + "0" * 30, "\x00", "٣"])
def test_a_search_box_sent_what_is_no_key_is_an_error_and_no_crash(desk, sent):
    """The form comes back with what else was typed."""
    article = make_published("article")
    answer = save(desk, address(article), "_save", outlet=sent, byline="Jo Typed")
    assert answer.status_code == 200
    assert b"Jo Typed" in answer.content
    assert "outlet" in answer.context["adminform"].form.errors
