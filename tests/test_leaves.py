"""Which statements, links and coverage stand under which heading of a record's page, and in which order."""

from dataclasses import replace
from datetime import date

import pytest

from articles.choices import Kind, StandingTerm
from articles.description.parts import (
    AccountText,
    Core,
    DateText,
    DifferenceText,
    Fact,
    LinkText,
    Neighbour,
    ParticipantText,
    PassageText,
    PostText,
    Source,
    StandingText,
    Term,
    Value,
)
from articles.models import Card
from articles.publishing.context import Context, Naming, Told
from articles.templatetags import leaves, others, posts

JAY = Neighbour("jj9njpq5", "report", "Jay Report")
COUNCIL = Neighbour("c20bxww6", "organisation", "Council")
ADA = Neighbour("vfcp1dz2", "person", "Ada Okafor")


def make_core(**fields):
    return Core(**{"id": "k7b2hhtv", "kind": "event", "title": "A resignation", "slug": "a-resignation"} | fields)


def make_card(near=JAY, *, day=None, iso="", **fields):
    first, last = (day, day) if not isinstance(day, tuple) else day
    known = {"date_earliest": first, "date_latest": last, "date_iso": iso}
    return Card(
        **{"public_id": near.id, "kind": near.kind, "title": near.label, "sort_key": near.label} | known | fields
    )


def make_passage(number, *, outlet="", stance="supports", article=JAY):
    return PassageText(number, f"words {number}", Term(stance, stance), article, source=Source(outlet))


def make_standing(code, *numbers):
    return StandingText(Term(code, StandingTerm(code).label), rests_on=numbers)


def make_link(relation, outward, *, other=JAY, passages=()):
    return LinkText(JAY, Term(relation, relation), outward, other, None, None, "", passages)


def numbers(passages):
    return [passage.number for passage in passages]


class TestStatements:
    """Each passage is shown in full once, and again in short under every other statement that it bears."""

    def make_page(self, *, count=5, **fields):
        return leaves.statements(make_core(passages=tuple(make_passage(n + 1) for n in range(count)), **fields))

    def test_the_latest_standing_has_its_passages(self):
        page = self.make_page(standings=(make_standing("reported", 1), make_standing("established", 1, 2)))
        assert page.standing.part.term.code == "established"
        assert [passage.number for passage in page.standing.passages] == [1, 2]
        [earlier] = page.earlier
        assert (earlier.passages, [passage.number for passage in earlier.again]) == ((), [1])

    def test_standings_that_say_the_same_are_one_and_none_of_them_was_before(self):
        rows = [("reported", 1), ("announced", 2), ("announced", 2, 3), ("announced", 4)]
        page = self.make_page(standings=tuple(make_standing(*row) for row in rows))
        assert [passage.number for passage in page.standing.passages] == [2, 3, 4]
        assert [earlier.part.term.code for earlier in page.earlier] == ["reported"]

    def test_a_standing_since_another_day_is_another(self):
        since = replace(make_standing("announced", 2), since=DateText("2014", "2014"))
        page = self.make_page(standings=(make_standing("announced", 1), since))
        assert (page.standing.part.since, len(page.earlier)) == (since.since, 1)

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


class TestOrder:
    def test_passages_stand_in_order_of_publication(self):
        days = {"early": date(2014, 9, 2), "late": date(2015, 2, 5)}
        near = {name: Neighbour(name, "article") for name in ("late", "early", "unknown")}
        cards = {name: make_card(near[name], day=day, iso=day.isoformat()) for name, day in days.items()}
        passages = [make_passage(n + 1, article=article) for n, article in enumerate(near.values())]
        assert numbers(leaves.in_print_order(passages, Context(cards=cards))) == [2, 1, 3]
        assert numbers(leaves.in_print_order(passages, Context())) == [1, 2, 3]

    def test_what_is_known_as_a_year_stands_after_what_is_known_to_the_day(self):
        year = make_card(day=(date(2014, 1, 1), date(2014, 12, 31)), iso="2014")
        day = make_card(day=date(2014, 9, 2), iso="2014-09-02")
        months = make_card(day=(date(2014, 3, 1), date(2015, 2, 4)))
        assert sorted([None, year, day, months], key=leaves.day_of) == [months, day, year, None]

    def test_a_long_group_is_folded(self):
        assert (leaves.first_shown(range(25)), leaves.rest_folded(range(25))) == (list(range(25)), [])
        assert leaves.rest_folded(range(27)) == [25, 26]

    def test_few_passages_are_of_as_many_outlets_as_can_be(self):
        passages = [
            make_passage(n, outlet=outlet) for n, outlet in enumerate(("Star", "Star", "Star", "BBC", "ITV"))
        ]
        assert numbers(leaves.few(passages)) == [0, 3, 4]
        assert leaves.left_out(passages) == 2

    def test_a_passage_that_contradicts_is_never_left_out(self):
        against = [make_passage(n, stance="contradicts") for n in range(4)]
        assert numbers(leaves.few([make_passage(9), make_passage(8), *against])) == [9, 0, 1, 2, 3]

    def test_outlets_that_tell_it_are_named_once(self):
        passages = [make_passage(n, outlet=outlet) for n, outlet in enumerate(("Star", "BBC", "Star"))]
        assert leaves.told_by([*passages, make_passage(3, outlet="ITV", stance="contradicts")]) == "Star and BBC"


class TestLinks:
    def test_links_are_told_apart_by_relation_and_direction(self):
        before, produced = make_link("led_to", outward=False), make_link("produced", outward=True)
        answer, answering = make_link("disputes", outward=False), make_link("disputes", outward=True)
        core, none = make_core(links=(before, produced, answer, answering)), Context()
        assert [step.link for step in leaves.leading_here(core, none)] == [before]
        assert [step.link for step in leaves.leading_on(core, none)] == [produced]
        assert [step.link for step in leaves.answers(core, none)] == [answer]
        assert [step.link for step in leaves.leading_aside(core, none)] == [answering]

    def test_links_stand_in_order_of_the_other_ends(self):
        late, early = (Neighbour(name, "event") for name in ("late", "early"))
        cards = {"late": make_card(late, day=date(2015, 2, 4)), "early": make_card(early, day=date(2014, 9, 16))}
        core = make_core(links=tuple(make_link("led_to", outward=True, other=near) for near in (late, early)))
        steps = leaves.leading_on(core, Context(cards=cards))
        assert [step.card.public_id for step in steps] == ["early", "late"]

    def test_what_led_to_its_inquiry_led_to_a_report(self):
        event = Neighbour("ordered1", "event", "It is ordered")
        links = (make_link("led_to", outward=False), make_link("relates_to", outward=False, other=event))
        inquiry = make_core(id="3n2gvcwd", kind="inquiry", title="Inspection", links=links)
        context = Context(
            told=(Told(make_card(), inquiry),), cards={"ordered1": make_card(event, sort="commissioning")}
        )
        steps = leaves.leading_here(make_core(kind="report"), context)
        assert [(step.link, step.via.label) for step in steps] == [(link, "Inspection") for link in links]
        assert leaves.leading_here(make_core(kind="event"), context) == []

    def test_who_disputes_a_finding_answers_the_report(self):
        link = make_link("disputes", outward=False, other=ADA)
        finding = make_core(kind="finding", title="Denial", links=(link,))
        [step] = leaves.answers(make_core(kind="report"), Context(told=(Told(make_card(), finding),)))
        assert (step.link, step.via.label) == (link, "Denial")

    def test_an_event_after_reports_alone_says_so(self):
        report, event = (leaves.Step(make_link("led_to", False, other=near), None) for near in (JAY, ADA))
        assert leaves.heading_of_led([report]) == "After which report"
        assert leaves.heading_of_led([report, event]) == "What led to it"


class TestPosts:
    """From what post somebody went: only what the person's own page says, and only where one post fits."""

    def left(
        self, *held, title="Ada Okafor resigns as leader of the council", date="2015-02-04", bodies=(COUNCIL,)
    ):
        parts = [ParticipantText(ADA, Term("resigned", "resigned"))]
        parts += [ParticipantText(body, Term("concerned", "is concerned")) for body in bodies]
        day = DateText(date, date, date) if date else None
        person = make_core(id=ADA.id, kind="person", title=ADA.label, posts=held)
        context = Context(told=(Told(make_card(ADA), person),))
        found = posts.posts_left(make_core(title=title, date=day, participants=tuple(parts)), context)
        return [row.post.role for row in found]

    def post(self, role, since="", until=""):
        dates = (DateText(text, text, text) if text else None for text in (since, until))
        return PostText(role, COUNCIL, *dates)

    def test_the_post_that_ended_then(self):
        held = self.post("deputy leader", until="2014-09"), self.post("leader of the council", until="2015-02-04~")
        assert self.left(*held) == ["leader of the council"]

    def test_of_two_that_ended_then_the_one_that_the_title_names(self):
        held = self.post("leader of the council", until="2015-02"), self.post("councillor", until="2015-02")
        assert self.left(*held) == ["leader of the council"]
        assert self.left(*held, title="Ada Okafor goes") == []

    def test_a_post_of_unknown_end_is_not_said_to_have_ended(self):
        assert self.left(self.post("leader")) == []

    def test_without_a_date_no_end_fits(self):
        assert self.left(self.post("leader", until="2015-02"), date="") == []


def test_coverage_by_outlet_begins_with_the_most_and_is_in_order_of_time():
    days = {"LocalGov": [5], "The Star": [6, 4], "BBC News": [1]}
    cards = [make_card(day=date(2015, 2, n), outlet_words=words) for words, found in days.items() for n in found]
    found = [(outlet, [card.date_earliest.day for card in group]) for outlet, group in others.by_outlet(cards)]
    assert found == [("The Star", [4, 6]), ("BBC News", [1]), ("LocalGov", [5])]


def make_finding(title, *themes):
    fact = Fact("themes", "Themes", tuple(Value(theme) for theme in themes))
    return Told(make_card(), make_core(id=title, kind="finding", title=title, facts=(fact,) if themes else ()))


def test_a_finding_stands_under_its_first_theme_and_is_named_under_the_others():
    told = (make_finding("a"), make_finding("b", "Denial", "Scale"), make_finding("c", "Denial"))
    themes = others.by_theme(Context(told=told))
    shown = [
        (theme.words, [t.core.title for t in theme.findings], [t.core.title for t in theme.also])
        for theme in themes
    ]
    assert shown == [("Denial", ["b", "c"], []), ("Scale", [], ["b"]), ("", ["a"], [])]


@pytest.mark.parametrize(
    ("role", "detail", "words"),
    [
        ("names", "resigned", ["A resignation resigned."]),
        ("names", "concerned", []),
        ("looked_at", "", ["Looked at A resignation."]),
        ("parent", "", []),
    ],
)
def test_the_part_that_a_record_played_is_said_where_the_heading_does_not(role, detail, words):
    assert others.parts_played(Naming(make_card(), ((role, detail),)), make_core()) == words


def test_what_names_a_record_is_grouped_and_findings_by_report():
    finding, event = make_card(pk=1, kind=Kind.FINDING), make_card(ADA, pk=2, kind=Kind.EVENT)
    report = make_card(pk=3)
    namings = (Naming(event, (("names", "concerned"),)), Naming(finding, (("concerns", ""),)))
    groups = others.named_by(make_core(), Context(namings=namings, reports={1: report}))
    assert [(group.id, group.count) for group in groups] == [("findings", 1), ("events", 1)]
    assert [part.report for part in groups[0].parts] == [report]
