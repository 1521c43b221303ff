"""Cards and names written past the gate: what search reads, and nothing else."""

import random
from datetime import date, timedelta

from articles.choices import AccessSort, Kind
from articles.identifiers import check_character
from articles.models import AccessPoint, Card, Record
from articles.models.record import sort_key
from articles.words import fold, search_words, slug

# "general" and "generous" are two words, unless a database cuts them to stems of its own.
LATIN = (
    *("council", "councils", "resigned", "resignation", "review", "denial", "leader", "report"),
    *("general", "generous", "the", "or"),
)
OTHERS = (
    "12e5",
    "2015",
    "1st",
    "x1",
    "xhexab",
    "½",
    "™",
    "R&D",
    "C++",
    "o’neill",
    "whistle-blower",
    "Zoë",
    "Straße",
)
WORDS = [*LATIN, *OTHERS, "naïve", "Ωμέγα", "Отчёт", "отчет", "日本語", "報告", "한국", "מכתב"]
BODIES = {
    "Harwell Borough Council": ["HBC", "Harwell town hall"],
    "Harwell Parish": ["Harwell town"],  # within a longer name
    "Ωμέγα Board": ["Отчёт", "Board of Ωμέγα"],
}


def write_card(title, *texts, kind=Kind.ARTICLE, names=(), earliest=None):
    """Write a public record that holds these texts and is called these names besides; return its Card."""
    number = f"{Record.objects.count():07}"
    public_id = number + check_character(number)
    fields = {"public_id": public_id, "kind": kind, "title": title, "sort_key": sort_key(kind, title)}
    fields |= {"slug": slug(title), "date_earliest": earliest, "date_latest": earliest}
    record = Record.objects.bulk_create([Record(**fields, folded=fold(title)[:300])])[0]
    card = Card.objects.create(record=record, **fields, words=search_words(title, *texts, *names))
    called = [title, *names] if kind not in (Kind.ARTICLE, Kind.FINDING, Kind.LINK) else []
    AccessPoint.objects.bulk_create(
        AccessPoint(record=record, sort=AccessSort.NAME, code=fold(name), words=name) for name in called
    )
    return card


def write_archive(size=240):
    """Write a small archive: few words, so that all meet; ties in title and date; names that are shared."""
    draw = random.Random(4)
    for _number in range(size):
        title = " ".join(draw.choices(WORDS, k=draw.randint(1, 4)))
        texts = [" ".join(draw.choices([*WORDS, *BODIES, "HBC"], k=draw.choice([0, 3, 10, 40]))) for _ in "ab"]
        earliest = draw.choice([None, date(2015, 2, 4) + timedelta(days=draw.randrange(9))])
        kind = draw.choice([Kind.ARTICLE, Kind.ARTICLE, Kind.EVENT])
        write_card(title, *texts, kind=kind, earliest=earliest)
    for body, names in BODIES.items():
        write_card(body, kind=Kind.ORGANISATION, names=names)
    write_card("Harwell town hall", "a building", kind=Kind.ORGANISATION, names=["HBC", "Council"])
    # Beyond what PostgreSQL knows of the places of a word.
    write_card("Minutes", "council " * 400 + "denial", *["minute of culture"] * 6000, "leader report")
