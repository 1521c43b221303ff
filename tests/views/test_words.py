"""The page of plain words."""

from articles.glossary import GROUPS, WORDS


def test_every_word_stands_on_the_page_at_its_anchor(client, db):
    text = client.get("/words/").content.decode()
    for word in WORDS:
        assert f'<div id="{word.anchor}"><dt>{word.word}</dt><dd>{word.says}</dd></div>' in text
    assert [heading for heading, _ in GROUPS] == [
        line.split(">")[1].split("<")[0] for line in text.splitlines() if '<h2 id="group-' in line
    ]


def test_the_footer_of_every_page_leads_to_it(client, db):
    for path in ("/", "/about/", "/events/", "/nowhere/"):
        assert 'href="/words/"' in client.get(path).content.decode()


def test_it_is_kept_until_the_clock_moves(client, django_assert_num_queries, db):
    with django_assert_num_queries(2):
        response = client.get("/words/")
    again = client.get("/words/", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert not response.cookies
