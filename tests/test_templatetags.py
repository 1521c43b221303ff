"""What the templates' tags and filters give; and that what they print is escaped."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils.safestring import SafeString

from articles.choices import Kind, StandingTerm
from articles.description.parts import (
    AccountText,
    Core,
    DifferenceText,
    Face,
    Fact,
    LinkText,
    Neighbour,
    ParticipantText,
    PassageText,
    StandingText,
    Term,
    Value,
)
from articles.models import Card
from articles.templatetags import archive

JAY = Neighbour("jj9njpq5", "report", "Jay Report")
FACES = {"jj9njpq5": Face("jj9njpq5", "report", "Jay Report", "jay-report")}


def make_core(**fields):
    return Core(**{"id": "k7b2hhtv", "kind": "event", "title": "A resignation", "slug": "a-resignation"} | fields)


def make_passage(number):
    return PassageText(number, f"words {number}", Term("supports", "Supports"), JAY)


def make_standing(code, *numbers):
    return StandingText(Term(code, StandingTerm(code).label), rests_on=numbers)


def make_link(relation, outward):
    return LinkText(JAY, Term(relation, relation), outward, JAY, None, None, "", ())


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

    def test_another_records_address_is_a_fact(self):
        core = make_core(kind="report", facts=self.FACTS)
        assert [fact.code for fact in archive.entry_facts(core)] == ["outlet", "url"]


class TestStatements:
    """Each passage is shown in full once, and again in short under every other statement that it bears."""

    def make_page(self, *, count=5, **fields):
        return archive.statements(make_core(passages=tuple(make_passage(n + 1) for n in range(count)), **fields))

    def test_the_latest_standing_has_its_passages(self):
        page = self.make_page(standings=(make_standing("reported", 1), make_standing("established", 1, 2)))
        assert page.standing.part.term.code == "established"
        assert [passage.number for passage in page.standing.passages] == [1, 2]
        [earlier] = page.earlier
        assert (earlier.passages, [passage.number for passage in earlier.again]) == ((), [1])

    def test_what_bears_no_statement_is_shown_too(self):
        page = self.make_page(standings=(make_standing("reported", 2),))
        assert [passage.number for passage in page.others] == [1, 3, 4, 5]

    def test_a_participant_repeats_what_the_standing_showed(self):
        who = ParticipantText(JAY, Term("resigned", "resigned"), (1, 3))
        page = self.make_page(standings=(make_standing("reported", 1, 2),), participants=(who,))
        [participant] = page.participants
        assert [passage.number for passage in participant.passages] == [3]
        assert [passage.number for passage in participant.again] == [1]

    def test_accounts_come_before_the_standing(self):
        page = self.make_page(standings=(make_standing("disputed", 1, 2, 3),), differences=(self.difference(),))
        [(_, accounts)] = page.differences
        assert [[passage.number for passage in account.passages] for account in accounts] == [[1], [2]]
        assert [passage.number for passage in page.standing.passages] == [3]
        assert page.standing_is_on_accounts
        assert not page.says_standing

    def test_a_standing_on_part_of_the_accounts_repeats_its_part(self):
        page = self.make_page(standings=(make_standing("announced", 1),), differences=(self.difference(),))
        assert not page.standing_is_on_accounts
        assert [passage.number for passage in page.standing.again] == [1]
        assert page.says_standing

    def test_a_page_without_passages_rests_on_nothing(self):
        page = self.make_page(count=0)
        assert (page.standing, page.earlier, page.rests) == (None, [], False)

    def test_passages_under_posts_alone_leave_no_empty_heading(self):
        who = ParticipantText(JAY, Term("resigned", "resigned"), (1,))
        assert not self.make_page(count=1, participants=(who,)).rests

    def difference(self):
        accounts = (AccountText("It did", (1,)), AccountText("It would", (2,)))
        return DifferenceText("Whether it did", Term("wording", "Wording"), accounts)


class TestLists:
    def test_links_are_told_apart_by_relation_and_direction(self):
        before, produced = make_link("led_to", outward=False), make_link("produced", outward=True)
        answer = make_link("responds_to", outward=False)
        links = (before, produced, answer)
        assert archive.leading_here(links) == [before]
        assert archive.leading_on(links) == [produced]
        assert archive.leading_aside(links) == [answer]

    def test_coverage_by_outlet_begins_with_the_most(self):
        cards = [SimpleNamespace(outlet_words=words) for words in ("LocalGov", "The Star", "BBC News", "The Star")]
        found = [(outlet, len(group)) for outlet, group in archive.by_outlet(cards)]
        assert found == [("The Star", 2), ("LocalGov", 1), ("BBC News", 1)]

    def test_paging_says_what_the_pages_beside_hold(self):
        pages = Paginator(range(53), 25)
        middle = archive.paging(pages.page(2))
        assert middle["numbers"] == [1, 2, 3]
        assert (middle["previous"].start_index(), middle["previous"].end_index()) == (1, 25)
        assert (middle["next"].start_index(), middle["next"].end_index()) == (51, 53)

    def test_the_ends_of_a_list_have_one_neighbour(self):
        pages = Paginator(range(30), 25)
        assert archive.paging(pages.page(1))["previous"] is None
        assert archive.paging(pages.page(2))["next"] is None

    def test_many_pages_are_not_all_numbered(self):
        paging = archive.paging(Paginator(range(1000), 25).page(20))
        assert paging["gap"] in paging["numbers"]
