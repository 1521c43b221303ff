"""What the templates' tags and filters give; and that what they print is escaped."""

from datetime import UTC, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.safestring import SafeString

from articles.choices import Kind, StandingTerm, Strength
from articles.description.parts import (
    Core,
    Face,
    Fact,
    Neighbour,
    ParticipantText,
    Term,
    Value,
)
from articles.models import Card
from articles.templatetags import archive, paging

JAY = Neighbour("jj9njpq5", "report", "Jay Report")
FACES = {"jj9njpq5": Face("jj9njpq5", "report", "Jay Report", "jay-report")}


def make_core(**fields):
    return Core(**{"id": "k7b2hhtv", "kind": "event", "title": "A resignation", "slug": "a-resignation"} | fields)


def render(text, **context):
    return Template("{% load archive %}" + text).render(Context(context))


class TestAddresses:
    def test_a_neighbour_has_its_page(self):
        assert archive.address(JAY, FACES) == "/reports/jj9njpq5/jay-report/"

    def test_a_neighbour_without_a_face_has_its_permalink(self):
        assert archive.address(JAY, {}) == "/id/jj9njpq5"

    def test_a_neighbour_has_its_face(self):
        assert archive.face(JAY, FACES) is FACES["jj9njpq5"]
        assert archive.face(JAY, {}) is None

    def test_a_card_has_the_page_of_its_record(self):
        card = Card(kind=Kind.PERSON, public_id="vfcp1dz2", slug="paul-lakin")
        assert archive.card_address(card) == "/people/vfcp1dz2/paul-lakin/"

    def test_a_core_has_its_page(self):
        assert archive.core_address(make_core()) == "/events/k7b2hhtv/a-resignation/"

    @pytest.mark.parametrize("url", ["http://example.org/", "https://example.org/?a=b", "HTTPS://EXAMPLE.ORG"])
    def test_an_address_of_the_web_may_stand_in_an_href(self, url):
        assert archive.web_address(url) == url

    @pytest.mark.parametrize(
        "url",
        ["", None, "javascript:alert(1)", " https://example.org", "//example.org", "data:text/html,x", "https:x"],
    )
    def test_nothing_else_may(self, url):
        assert archive.web_address(url) == ""

    def test_permanent_addresses_are_absolute(self, settings):
        settings.SITE_URL = "https://archive.example"
        assert archive.permanent_address("jj9njpq5") == "https://archive.example/id/jj9njpq5"
        assert archive.permanent_address("jj9njpq5", 3) == "https://archive.example/id/jj9njpq5/v3"


class TestFrame:
    def test_the_menu_has_each_kind_once(self):
        assert sorted(archive.MENU) == sorted(Kind)
        assert {"words": "People", "path": "/people/", "current": False} in archive.menu()

    def test_the_first_kind_given_is_current(self):
        current = [row["words"] for row in archive.menu("", "event", "link") if row["current"]]
        assert current == ["Events"]

    def test_a_page_that_has_no_kind_has_no_current_list(self):
        text = "{% menu kind core.kind as lists %}{% for list in lists %}{{ list.current }} {% endfor %}"
        assert set(render(text).split()) == {"False"}

    def test_support_lines_are_those_of_the_settings(self, settings):
        settings.SUPPORT_LINES = (("Somebody", "1 2 3", "123"),)
        assert archive.support_lines() == (("Somebody", "1 2 3", "123"),)

    def test_the_exit_leads_to_the_web_or_nowhere(self, settings):
        settings.EXIT_URL = "https://weather.example"
        assert archive.exit_address() == "https://weather.example"
        settings.EXIT_URL = "javascript:history.back()"
        assert archive.exit_address() == ""


class TestWords:
    def test_kinds(self):
        assert [archive.kind_words(kind) for kind in ("person", "inquiry")] == ["Person", "Inquiry"]
        assert [archive.kind_plural(kind) for kind in ("person", "inquiry")] == ["People", "Inquiries"]

    def test_the_head_calls_a_record_by_its_short_title_or_its_kind(self):
        assert archive.head_title(make_core(short_title="A report")) == "A report"
        assert archive.head_title(make_core()) == "Event"

    def test_only_doubt_has_a_class(self):
        doubted = {code: archive.doubt(code) for code in StandingTerm.values if archive.doubt(code)}
        assert doubted == {"alleged": "allegation", "disputed": "disputed", "overturned": "overturned"}

    def test_a_day_is_marked_up_as_a_time(self):
        html = archive.time("2015-02-04", "4 February 2015")
        assert html == '<time datetime="2015-02-04">4 February 2015</time>'

    def test_a_range_is_words_only_and_escaped(self):
        assert not isinstance(archive.time("", "<b>"), SafeString)
        assert render("{% time '' words %}", words="<b>") == "&lt;b&gt;"
        assert render("{% time '2015' words %}", words="<b>") == '<time datetime="2015">&lt;b&gt;</time>'

    def test_a_moment_has_the_day_that_it_is_in_london(self):
        late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
        assert archive.day(late) == '<time datetime="2026-07-01">1 July 2026</time>'

    def test_every_strength_says_what_it_means(self):
        assert all(archive.strength_means(strength).endswith(".") for strength in Strength.values)
        assert archive.strength_means("") == ""


class TestEntry:
    FACTS = (
        Fact("outlet", "Outlet", (Value(neighbour=Neighbour("2p472sm8", "organisation", "The Star")),)),
        Fact("url", "Original address", (Value("https://example.org/", url="https://example.org/"),)),
    )

    def test_an_articles_address_is_a_button(self):
        core = make_core(kind="article", facts=self.FACTS)
        assert [fact.code for fact in archive.entry_facts(core)] == ["outlet"]
        assert archive.fact_address(core, "url") == "https://example.org/"
        assert archive.fact_address(core, "archived_url") == ""
        assert archive.fact_label(core, "outlet") == "The Star"
        assert archive.fact_label(core, "carried_by") == ""

    def test_who_acted_stands_apart_from_whom_it_concerns(self):
        acted, concerned = (
            ParticipantText(JAY, Term("resigned", "resigned")),
            ParticipantText(JAY, Term("concerned", "is concerned")),
        )
        assert archive.parts(make_core(participants=(concerned, acted))) == [(True, [acted]), (False, [concerned])]
        assert archive.parts(make_core(participants=(acted,))) == [(True, [acted])]

    def test_another_records_address_is_a_fact(self):
        core = make_core(kind="report", facts=self.FACTS)
        assert [fact.code for fact in archive.entry_facts(core)] == ["outlet", "url"]


class TestPaging:
    """The foot of a list of 25 a page."""

    def foot(self, count, number, query=""):
        """The markup of the foot of a page of a list of so many."""
        context = {"request": RequestFactory().get(f"/events/{query}")}
        return paging.paging(context, Paginator(range(count), 25).page(number))

    def test_it_says_what_the_pages_beside_hold(self):
        foot = self.foot(53, 2, "?page=2")
        assert '<a href="/events/" rel="prev">Previous: 1 to 25</a>' in foot
        assert '<a class="end" href="?page=3" rel="next">Next: 51 to 53</a>' in foot
        assert '<span aria-current="page">2</span>' in foot

    def test_the_ends_of_a_list_have_one_neighbour(self):
        assert 'rel="prev"' not in self.foot(30, 1)
        assert 'rel="next"' not in self.foot(30, 2)

    def test_a_list_of_one_page_has_none(self):
        assert self.foot(25, 1) == ""

    def test_many_pages_are_not_all_numbered(self):
        foot = self.foot(1000, 20)
        assert "<span>…</span>" in foot
        assert 'aria-label="Page 10"' not in foot

    def test_what_was_chosen_stays_in_the_addresses(self):
        foot = self.foot(60, 2, "?person=a%26b&person=c&page=2")
        assert 'href="?person=a%26b&amp;person=c&amp;page=3"' in foot
        assert 'href="?person=a%26b&amp;person=c" rel="prev"' in foot
