"""Every row of the index's table of relations has its links, from the end that it names to the other."""

import pytest

from tests.corpus.tables import cited, quoted, row_of, rows, section, unpaired

RELATIONS = {
    "Jay Report | led to | Roger Stone's": "jay-report led_to stone-resignation",
    "Jay Report | led to | Martin Kimber's": "jay-report led_to kimber-departure",
    "Jay Report | led to | Shaun Wright's": "jay-report led_to wright-resignation",
    "Jay Report | led to | Joyce Thacker's": "jay-report led_to thacker-departure",
    "Shaun Wright's resignation | turned": "wright-resignation turned_attention_to joyce-thacker",
    "Shaun Wright's resignation | led to": "wright-resignation led_to billings-elected",
    "Roger Stone's resignation | led to": "stone-resignation led_to lakin-elected-leader",
    "Jay Report | led to | Theresa May's": "jay-report led_to may-statement",
    "Jay Report | led to | Casey inspection": "jay-report led_to casey-inspection",
    "Jay Report | led to | referrals to the": "jay-report led_to officers-referred-2014 ipcc-ten-officers",
    "Jay Report | led to | Operation Stov": "jay-report led_to nca-investigation",
    "Ofsted's letter | led to": "ofsted-letter-2014 led_to newsam-appointed",
    "Casey inspection | produced": "casey-inspection produced casey-report",
    "Casey Report | responds to": "casey-report responds_to jay-report",
    "Casey Report | led to | resignation": "casey-report led_to cabinet-resignation lakin-resignation",
    "Casey Report | led to | commissioners": "casey-report led_to commissioners-announced commissioners-appointed",
    "Jay Report and Casey Report | led to": "jay-report+casey-report led_to commissioners-appointed",
    "Casey inspection | referred matters": "casey-inspection referred_to nca-investigation",
    "Commissioners | replaced": "rotherham-commissioners replaced rotherham-cabinet",
    "Casey Report | contrasted with": "casey-report contrasts_with ofsted",
    "Commissioners' report | led to": "rotherham-commissioners led_to powers-return-proposed",
    "Sir Derek Myers | succeeded by": "mary-ney replaced derek-myers",
    "Review led by Mary Ney | led to": "progress-review-2019 led_to ministers-let-directions-lapse",
    "Jay Report | led to | Drew Review": "jay-report led_to drew-review",
    "HMIC report 2014 | followed up by": "hmic-review-2015 follows_up hmic-report-2014",
    "Referrals of 2014 | led to": "officers-referred-2014 led_to operation-linden",
    "Allegation about taken files": "council-investigations-2017 examined allegation-files",
    "Roger Stone | disputes parts of": "roger-stone disputes jay-report",
    "Paul Lakin | disputes": "paul-lakin disputes casey-resolute-denial",
    "Interim chief executive, for the council": "rotherham-council accepts casey-report",
    "Alan Billings | criticises": "alan-billings criticises linden-report-2022",
}
"""Row → source (or two, with a plus), relation, target (or more)."""

CODES = {
    "led to": "led_to",
    "turned attention to": "turned_attention_to",
    "produced": "produced",
    "responds to": "responds_to",
    "referred matters to": "referred_to",
    "replaced": "replaced",
    "contrasted with": "contrasts_with",
    "disputes parts of": "disputes",
    "disputes": "disputes",
    "accepts": "accepts",
    "criticises": "criticises",
    # These three are told from the other end: their links run from the row's “to” to its “from”.
    "succeeded by": "replaced",
    "followed up by": "follows_up",
    "examined by": "examined",
}

PASSIVE = ("succeeded by", "followed up by", "examined by")


@pytest.fixture
def table(index):
    """The rows of the table of relations: {the first three cells: cells}."""
    return {" | ".join(row[:3]): row for row in rows(section(index, "Relations"))}


@pytest.fixture
def links(of_kind):
    """The links of the collection: {(source, relation, target): key}."""
    told = [(key, entry.data) for key, entry in of_kind("link").items()]
    return {(data["source"], data["relation"], data["target"]): key for key, data in told}


def triples(told):
    """Return the links that a line tells: [(source, relation, target)]."""
    sources, relation, *targets = told.split()
    return [(source, relation, target) for source in sources.split("+") for target in targets]


def test_each_row_has_its_line_and_each_line_its_row(table):
    assert unpaired(RELATIONS, table) == []
    assert len(table) == len(RELATIONS) == 31


def test_no_two_links_say_the_same(links, of_kind):
    assert len(links) == len(of_kind("link"))


@pytest.mark.parametrize(("line", "told"), RELATIONS.items())
def test_the_links_of_each_row_are_there(line, told, links):
    assert [one for one in triples(told) if one not in links] == []


@pytest.mark.parametrize(("line", "told"), RELATIONS.items())
def test_each_has_the_relation_that_its_row_names(line, told, table):
    assert told.split()[1] == CODES[row_of(line, table)[1]]


def test_the_same_words_for_an_end_are_always_the_same_record(table):
    ends = {}
    for line, told in RELATIONS.items():
        first, words, last, _keys = row_of(line, table)
        source, _relation, target = told.split(maxsplit=2)
        cells = (last, first) if words in PASSIVE else (first, last)
        for cell, records in zip(cells, (source, target), strict=True):
            ends.setdefault(cell, set()).add(records)
    assert {cell: records for cell, records in ends.items() if len(records) > 1} == {}
    assert ends["Jay Report"] == {"jay-report"}


@pytest.mark.parametrize(("line", "told"), RELATIONS.items())
def test_the_links_of_each_row_quote_its_articles(line, told, table, links, entries):
    keys = [links[one] for one in triples(told)]
    assert cited(row_of(line, table)[3]) <= quoted(entries, keys)


def test_what_led_to_something_says_how_firmly_it_is_tied_to_it(of_kind):
    causal = [
        entry for entry in of_kind("link").values() if entry.data["relation"] in ("led_to", "turned_attention_to")
    ]
    assert [str(entry) for entry in causal if not entry.data.get("strength")] == []
