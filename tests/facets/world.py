"""A small archive through the gate, random edits of it, random selections, and what is held against the oracle."""

from datetime import date
from random import Random

from articles.choices import EventSort, Genre, Kind
from articles.curation.merging import merge
from articles.dates import EdtfDate
from articles.facets import FACETS, Choices, OrmEngine
from articles.models import (
    Article,
    Card,
    Event,
    Finding,
    Link,
    Organisation,
    Person,
    Record,
    Report,
    Theme,
)
from articles.publishing.gate import Refused, hold, publish, publish_all, reinstate, release, withdraw
from tests.factories import (
    make_article,
    make_event,
    make_finding,
    make_link,
    make_organisation,
    make_outlet,
    make_participation,
    make_passage,
    make_person,
    make_report,
    make_standing,
)

ORDERS = ("newest", "oldest", "name")
SORTS = (EventSort.APOLOGY, EventSort.PAYMENT, EventSort.REFERRAL, EventSort.RESIGNATION)
SYLLABLES = ("Bra", "Del", "Fen", "Gor", "Hal", "Kim", "Lor", "Mun")


class World:
    """An archive that a seed makes and changes."""

    def __init__(self, seed, articles=60):
        self.random = Random(seed)
        self.themes = [Theme.objects.create(name=f"Theme {n}", slug=f"theme-{n}") for n in range(5)]
        self.outlets = [make_outlet(title=self.name()) for _ in range(5)]
        publish_all(self.outlets)
        self.articles = [self.new_article() for _ in range(articles)]
        publish_all(self.articles)
        cast = [
            make(title=self.name()) for make in (make_person, make_organisation, make_report) for _ in range(7)
        ]
        for record in cast:
            self.quote(record, 3)
        publish_all(cast)
        events = [make_event(sort=self.random.choice(SORTS)) for _ in range(12)]
        findings = [make_finding(report=self.any(Report)) for _ in range(12)]
        publish_all([self.statement(record) for record in events + findings])
        for _ in range(6):
            self.new_link()

    def name(self):
        """Return a title; some are drawn twice, some begin with an article."""
        middle = "".join(self.random.choices(SYLLABLES, k=2)).capitalize()
        return f"{self.random.choice(('The ', '', 'Old ', 'Ærø '))}{middle}"

    def date(self):
        """Return a day, a range, an open or an unknown date."""
        year, month = self.random.randint(2012, 2016), self.random.randint(1, 12)
        texts = (f"{year}-{month:02}-10", f"{year}-{month:02}-10", f"{year}-{month:02}", f"{year}")
        return EdtfDate.parse(self.random.choice((*texts, f"{year}/{year + 2}", f"{year}/..", f"../{year}", "")))

    def any(self, model):
        """Return a public record of a model."""
        return self.random.choice(model.objects.filter(card__isnull=False).order_by("pk"))

    def quote(self, record, most):
        """Give a record passages of up to so many articles."""
        for _ in range(self.random.randint(1, most)):
            passage = make_passage(record, article=self.any(Article))
        return passage

    def new_article(self):
        """Return a saved article."""
        return make_article(
            title=self.name(),
            date=self.date(),
            outlet=self.random.choice(self.outlets),
            genre=self.random.choice(Genre.values),
        )

    def statement(self, record):
        """Give an event, finding or link what it needs to be published, and return it."""
        make_standing(record, passages=[self.quote(record, 8)])
        self.dress(record)
        return record

    def dress(self, record):
        """Give an event other participants, a finding other themes and people."""
        if record.kind == Kind.EVENT:
            record.participations.all().delete()
            for who in {
                self.any(self.random.choice((Person, Organisation))) for _ in range(self.random.randint(0, 3))
            }:
                make_participation(record, who)
        if record.kind == Kind.FINDING:
            record.themes.set(self.random.sample(self.themes, self.random.randint(0, 2)))
            record.about.set([self.any(Person).record for _ in range(self.random.randint(0, 2))])

    def new_link(self):
        """Publish a link between a report and an event or finding, unless there is one."""
        ends = {"source": self.any(Report).record, "target": self.any(self.random.choice((Event, Finding))).record}
        if not Link.objects.filter(**ends).exists():
            publish(self.statement(make_link(**ends)))

    def edit(self):
        """Do what an editor may do, to some records; return how many edits the gate let through."""
        edits = [getattr(self, name) for name in dir(self) if name.startswith("edit_")]
        records = self.random.choice(edits)() or []
        try:
            publish_all(records)
        except Refused:
            return 0
        return max(len(records), 1)

    def some(self, model):
        """Return up to three public records of a model."""
        return list({self.any(model) for _ in range(self.random.randint(1, 3))})

    def edit_new_articles(self):
        return [self.new_article() for _ in range(3)]

    def edit_articles(self):
        articles = self.some(Article)
        for article in articles:
            for field, value in {
                "date": self.date(),
                "title": self.name(),
                "genre": self.random.choice(Genre.values),
                "outlet": self.random.choice(self.outlets),
            }.items():
                if self.random.random() < 0.4:
                    setattr(article, field, value)
            article.save()
        return articles

    def edit_events(self):
        events = self.some(Event)
        for event in events:
            event.sort = self.random.choice(SORTS)
            event.save()
            self.dress(event)
        return events

    def edit_findings(self):
        findings = self.some(Finding)
        for finding in findings:
            self.dress(finding)
        return findings

    def edit_passages(self):
        records = self.some(self.random.choice((Person, Organisation, Report, Event, Finding, Link)))
        for record in records:
            self.quote(record, 4)
            unused = record.passages_owned.filter(standings=None)
            if self.random.random() < 0.5 and unused.count() > 1:
                unused.first().delete()
        return records

    def edit_names(self):
        records = self.some(self.random.choice((Person, Organisation, Report)))
        for record in records:
            record.title = self.name()
            record.save()
        return records

    def edit_theme_name(self):
        theme = self.random.choice(self.themes)
        theme.name = f"{theme.name.split(',')[0]}{self.random.choice((',', '', ', ' + self.name()))}"
        theme.save()
        return list(Finding.objects.filter(themes=theme, card__isnull=False)[:3])

    def edit_new_link(self):
        self.new_link()

    def edit_hold(self):
        hold(self.any(self.random.choice((Article, Article, Person, Event, Finding, Link, Report))))

    def edit_release(self):
        held = list(Record.objects.filter(held=True).order_by("pk"))
        for record in self.random.sample(held, min(2, len(held))):
            release(record)

    def edit_withdraw(self):
        withdraw(self.any(self.random.choice((Article, Event, Link))), reason="error")

    def edit_reinstate(self):
        withdrawn = list(Record.objects.filter(status="withdrawn").order_by("pk"))
        for record in self.random.sample(withdrawn, min(2, len(withdrawn))):
            reinstate(record)

    def edit_merge(self):
        one, other = self.any(Person), self.any(Person)
        if one != other and Person.objects.filter(card__isnull=False).count() > 4:
            merge(one, other)

    def selection(self, engine, kind=Kind.ARTICLE):
        """Return random Choices among the values that an engine of a kind shows."""
        draw = self.random
        values = {}
        names = [facet.name for facet in FACETS[kind]]
        for name in draw.sample(names, min(draw.choice((0, 1, 1, 2, 3)), len(names))):
            known = [row.value for row in engine.all_counts(name, Choices())]
            values[name] = tuple(draw.sample(known, min(draw.choice((1, 1, 2, 4)), len(known))))
        since, until = (
            draw.choice((None, None, date(draw.randint(2012, 2017), draw.randint(1, 12), 10))) for _ in range(2)
        )
        keys = list(Card.objects.order_by("pk").values_list("pk", flat=True))
        words = draw.choice((None, None, frozenset(draw.sample(keys, draw.randint(0, len(keys))))))
        return Choices(values, since, until, words)


def assert_same(engine, choices, random, kind=Kind.ARTICLE):
    """Assert that an engine of a kind answers as the oracle does."""
    oracle = OrmEngine(kind)
    total = oracle.total(choices)
    assert engine.total(choices) == total
    most = random.choice((1, 3, 12, None))
    assert engine.counts(choices, most) == oracle.counts(choices, most)
    order, start = random.choice(ORDERS), random.choice((0, random.randint(0, total)))
    stop = start + random.choice((1, 5, 25))
    assert engine.page(choices, order, start, stop) == oracle.page(choices, order, start, stop)
