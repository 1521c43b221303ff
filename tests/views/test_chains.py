"""The page that asks for two records and tells how the one led to the other."""

import re
from html import unescape
from itertools import pairwise

import pytest

from articles.addresses import permalink_path
from articles.connections.graph import HUB
from articles.curation.merging import merge
from articles.models import Article
from articles.publishing.gate import hold, publish, withdraw
from tests.factories import (
    make_article,
    make_event,
    make_link,
    make_outlet,
    make_participation,
    make_passage,
    make_person,
    make_public,
    make_published,
    make_report,
    make_standing,
)

pytestmark = pytest.mark.django_db

QUERIES = 9


def address(start="", goal="", *without):
    """The address of the page, in its one form, between two records or texts."""
    start, goal = (getattr(end, "public_id", end) for end in (start, goal))
    parts = [f"from={start}"] * bool(start) + [f"to={goal}"] * bool(goal) + [f"without={one}" for one in without]
    return f"/chains/?{'&'.join(parts)}" if parts else "/chains/"


def text_of(response):
    """What a page says between its header and its footer, as one line."""
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub("<[^>]+>", " ", main)).split())


def led_to(source, target, *outlets, strength="following", standing="reported", **given):
    """A published link between two records, reported by one outlet or by these."""
    link = make_link(source=source.record, target=target.record, strength=strength, **given)
    articles = [make_public(article_of(outlet)) for outlet in outlets or ("The Harwell Courier",)]
    passages = [
        make_passage(link, article=article, exact=f"in the wake of report {place}")
        for place, article in enumerate(articles)
    ]
    make_standing(link, standing, passages=passages)
    publish(link)
    return link


def article_of(name):
    """A saved article of a published outlet of its own with this name."""
    outlet = make_outlet(title=name)
    publish(outlet)
    return make_article(outlet=outlet)


@pytest.fixture
def report():
    return make_public(make_report(title="Harwell Report"))


@pytest.fixture
def event():
    return make_public(make_event(title="The leader of Harwell resigns"))


def test_a_chain_is_told_with_its_passages_and_the_way_to_the_original(client, report, event):
    link = led_to(report, event)
    person = make_public(make_person(title="Ada Okafor"))
    make_participation(event, person)
    publish(event)
    response = client.get(address(report, person))
    text = text_of(response)
    assert "Harwell Report led to The leader of Harwell resigns ." in text
    assert "Ada Okafor resigned: The leader of Harwell resigns ." in text
    assert "“in the wake of report 0”" in text
    url = Article.objects.get(pk=link.passages_owned.get().article_id).url
    assert f'href="{url}"' in response.content.decode()
    assert f"/links/{link.public_id}/" in response.content.decode()


def test_the_weakest_step_is_named(client, report, event):
    led_to(report, event, "The Harwell Courier", "Harwell Radio")
    last = make_public(make_event(title="A new leader is elected"))
    led_to(event, last)
    assert "Weakest step: 2. It rests on one outlet." in text_of(client.get(address(report, last)))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"standing": "alleged"}, "is an allegation, unproven"),
        ({"standing": "disputed"}, "is one on which accounts differ"),
        ({"strength": "inference"}, "is the archive’s own inference"),
        ({"strength": "later"}, "only follows in time"),
        ({"relation": "relates_to", "strength": ""}, "says only that the two belong together"),
    ],
)
def test_what_is_weak_about_a_step_is_said(client, report, event, given, words):
    led_to(report, event, "The Harwell Courier", "Harwell Radio", **given)
    assert f"This step {words}." in text_of(client.get(address(report, event)))


def test_a_step_without_a_weakness_says_so(client, report, event):
    led_to(report, event, "The Harwell Courier", "Harwell Radio", standing="established")
    text = text_of(client.get(address(report, event)))
    assert "No weak step. It rests on two outlets or more, and none is in doubt." in text


@pytest.mark.parametrize(
    ("outlets", "standing", "leads"),
    [(1, "reported", True), (2, "disputed", False), (1, "disputed", True), (2, "established", False)],
)
def test_only_what_rests_on_one_source_leads_to_what_is_thin(client, report, event, outlets, standing, leads):
    led_to(report, event, *("The Harwell Courier", "Harwell Radio")[:outlets], standing=standing)
    main = client.get(address(report, event)).content.decode().partition("<main")[2].partition("</main>")[0]
    assert ('href="/thin/"' in main) is leads


def test_an_author_whom_no_passage_names_is_told_with_that_doubt(client):
    author = make_public(make_person(title="Ada Okafor"))
    report = make_report()
    report.authors.add(author.record)
    make_public(report)
    text = text_of(client.get(address(author, report)))
    assert "This step is not said in so many words by any passage and rests on one outlet." in text


@pytest.mark.parametrize(
    ("left_out", "given"),
    [
        ("allegations", {"standing": "alleged"}),
        ("inferences", {"strength": "inference"}),
        ("later", {"strength": "later"}),
    ],
)
def test_what_is_left_out_is_said_and_offered_as_the_nearest_thing(client, report, event, left_out, given):
    led_to(report, event, **given)
    response = client.get(address(report, event, left_out))
    assert "No chain of at most 6 sourced steps leads from the one to the other without" in text_of(response)
    assert "there is one: show it" in text_of(response)
    assert f'href="{address(report, event)}"'.replace("&", "&amp;") in response.content.decode()
    assert "No chain" not in text_of(client.get(address(report, event)))


def test_without_a_chain_the_articles_on_both_are_the_nearest_thing(client):
    article = make_published("article", title="All about Harwell")
    pair = [make_person(), make_person()]
    for person in pair:
        make_passage(person, article=article)
        publish(person)
    text = text_of(client.get(address(*pair)))
    assert "No chain of at most 6 sourced steps leads from the one to the other." in text
    assert "articles that report on both" in text
    assert "All about Harwell" in text


def test_without_anything_in_common_that_is_said(client, report, event):
    assert "Nor does any article here report on both." in text_of(client.get(address(report, event)))


def hide(record, how):
    """Take a record from the public: hold it or withdraw it."""
    hold(record) if how == "held" else withdraw(record, reason="privacy")


@pytest.mark.parametrize("how", ["held", "withdrawn"])
@pytest.mark.parametrize("which", ["link", "between", "article"])
def test_nothing_hidden_is_in_a_chain_or_a_count(client, report, event, which, how):
    between = make_public(make_event(title="An inspection nobody may see"))
    link = led_to(report, between)
    led_to(between, event)
    path = address(report, event)
    assert "An inspection nobody may see" in text_of(client.get(path))
    hide({"link": link, "between": between, "article": link.passages_owned.get().article}[which], how)
    text = text_of(client.get(path))
    assert "No chain" in text
    assert "An inspection nobody may see" not in text
    assert "in the wake of" not in text


def test_a_passage_of_a_hidden_article_is_not_shown_and_does_not_count_as_an_outlet(client, report, event):
    link = led_to(report, event, "The Harwell Courier", "Harwell Radio", standing="established")
    hold(link.passages_owned.first().article)
    text = text_of(client.get(address(report, event)))
    assert "“in the wake of report 1”" in text
    assert "report 0" not in text
    assert "It rests on one outlet." in text


def test_a_chain_through_a_hub_says_so(client):
    body = make_published("organisation", title="Harwell Borough Council")
    events = [make_event() for _ in range(HUB)]
    for event in events:
        make_participation(event, body, "concerned")
        make_public(event)
    text = text_of(client.get(address(*events[:2])))
    assert f"{HUB} records are tied to Harwell Borough Council" in text
    assert "There is no other." in text


@pytest.mark.parametrize("form", ["{ID}", " {id} ", "/id/{id}", "https://archive.example/id/{id}/v1#p1"])
def test_an_identifier_or_an_address_leads_to_the_one_address(client, report, form):
    typed = form.format(id=report.public_id, ID=report.public_id.upper())
    response = client.get("/chains/", {"from": typed})
    assert (response.status_code, response["Location"]) == (302, address(report))
    assert "no-cache" in response["Cache-Control"]


def test_words_lead_to_the_record_that_is_called_so(client, report, event):
    make_public(make_report(title="Harwell Report, second part"))
    response = client.get("/chains/", {"from": "harwell  report", "to": "Leader of HARWELL"}, follow=True)
    assert response.redirect_chain == [(address(report, event), 302)]


def test_words_that_may_mean_several_lead_to_a_choice_that_keeps_the_rest(client, report, event):
    other = make_public(make_report(title="Harwell Review"))
    response = client.get(f"/chains/?from=harwell&to={event.public_id}&without=later")
    assert "These records may be meant. Choose one." in text_of(response)
    for record in (report, other):
        assert address(record, event, "later").replace("&", "&amp;") in response.content.decode()


def test_a_finding_is_found_by_its_words(client):
    finding = make_published("finding", title="The council looked the other way")
    response = client.get("/chains/?from=looked+the+other+way")
    assert address(finding) in response.content.decode()


def test_a_link_offers_its_ends_and_an_article_what_it_reports_on(client, report, event):
    link = led_to(report, event)
    response = client.get(address(link))
    assert "A link is a step itself." in text_of(response)
    for end in (report, event):
        assert address(end) in response.content.decode()
    article = link.passages_owned.get().article
    response = client.get(address(article))
    assert "An article is what steps are quoted from." in text_of(response)
    assert address(report) in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        ("371j7632", 404, "No record has this identifier."),
        ("371j7633", 404, "No record can have this identifier"),
        ("/id/371j7633", 404, "No record can have this identifier"),
        ("qwertyuiop", 200, "No record holds these words."),
    ],
)
def test_what_leads_nowhere_is_said(client, typed, status, words):
    response = client.get("/chains/", {"from": typed})
    assert response.status_code == status
    assert words in text_of(response)


@pytest.mark.parametrize(
    ("how", "status", "words"),
    [("held", 404, "not shown at present"), ("withdrawn", 410, "taken out of the archive")],
)
def test_what_left_the_public_is_said_without_its_name(client, report, event, how, status, words):
    hide(event, how)
    response = client.get(address(report, event))
    assert response.status_code == status
    assert words in text_of(response)
    assert permalink_path(event.public_id) in response.content.decode()
    assert "resigns" not in response.content.decode()
    assert ("no-store" in response["Cache-Control"]) == (how == "held")


def test_a_draft_is_unknown(client):
    assert "No record has this identifier." in text_of(client.get(address(make_event())))


def test_a_merged_record_stands_for_its_survivor(client, report, event):
    merged = make_public(make_event())
    merge(merged, event)
    response = client.get(address(report, merged))
    assert response["Location"] == address(report, event)
    assert "Both are the same record." in text_of(client.get(address(event, merged), follow=True))


def test_the_same_record_twice_is_no_question(client, report):
    assert "Both are the same record. Choose another one." in text_of(client.get(address(report, report)))


def test_one_record_alone_asks_for_the_other(client, report):
    response = client.get(address(report))
    assert "Harwell Report" in text_of(response)
    assert 'name="to"' in response.content.decode()
    assert "chain-1" not in response.content.decode()


def test_the_address_has_one_form(client, report, event):
    odd = f"/chains/?without=later&to={event.public_id}&x=1&without=allegations&from={report.public_id}"
    assert client.get(odd)["Location"] == address(report, event, "allegations", "later")


def test_a_choice_that_does_not_exist_is_said_and_not_kept(client, report, event):
    led_to(report, event)
    response = client.get(address(report, event, "everything"))
    assert "There is nothing of this name to leave out." in text_of(response)
    assert "led to" not in text_of(response).partition("How chains are found")[0]
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("typed", ["\x00", "%", "a" * 5000, "<script>alert(1)</script>", "\u202e", "' OR 1=1"])
def test_whatever_is_typed_gets_an_answer_without_markup_of_its_own(client, typed):
    response = client.get("/chains/", {"from": typed, "to": typed}, follow=True)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_it_asks_not_to_be_found_and_can_be_kept(client, report, event):
    led_to(report, event)
    response = client.get(address(report, event))
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    again = client.get(address(report, event), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    hold(event)
    assert client.get(address(report, event), headers={"If-None-Match": response["ETag"]}).status_code == 404


@pytest.mark.parametrize("steps", [1, 5])
def test_it_asks_the_same_queries_however_long_the_chain(client, django_assert_num_queries, steps):
    events = [make_public(make_event()) for _ in range(steps + 1)]
    for one, other in pairwise(events):
        led_to(one, other)
    with django_assert_num_queries(QUERIES):
        assert f"{steps} step" in text_of(client.get(address(events[0], events[-1])))


def test_what_carries_a_content_note_is_folded(client, report, event):
    led_to(report, event, content_note="About abuse.")
    page = client.get(address(report, event)).content.decode()
    fold = page.partition('<details class="fold"><summary>About abuse.</summary>')[2]
    assert "in the wake of" in fold.partition("</details>")[0]


def test_each_passage_has_an_id_of_its_own(client, report, event):
    person, other = make_public(make_person()), make_public(make_person())
    make_participation(event, person)
    make_participation(event, other)
    publish(event)
    page = client.get(address(person, other)).content.decode()
    ids = re.findall(r'<figure[^>]* id="([^"]+)"', page)
    assert len(ids) == 2 == len(set(ids))


@pytest.mark.parametrize("kind", ["person", "organisation", "inquiry", "report", "event", "finding"])
def test_a_records_page_leads_here(client, kind):
    record = make_published(kind)
    assert (
        f'href="{address(record)}"' in client.get(permalink_path(record.public_id), follow=True).content.decode()
    )


def test_a_version_does_not_lead_here(client, report):
    assert "/chains/" not in client.get(permalink_path(report.public_id, 1)).content.decode()
