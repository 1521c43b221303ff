"""The glossary, and the tag that leads to it."""

import pytest
from django.template import Context, Engine
from django.utils.safestring import SafeString

from articles.glossary import WORDS


def render(**templates):
    """Render the template named `page` of these; each may use the tag on the variable `text`."""
    text = templates.pop("text")
    sources = {name: "{% load plain_words %}" + source for name, source in templates.items()}
    engine = Engine(
        loaders=[("django.template.loaders.locmem.Loader", sources)],
        libraries={"plain_words": "articles.templatetags.plain_words"},
    )
    return engine.get_template("page").render(Context({"text": text}))


def gloss(text):
    """Return what the tag makes of one text."""
    return render(page="{% gloss text %}", text=text)


def link(anchor, said):
    """Return the link to an entry."""
    return f'<a class="word" href="/words/#{anchor}">{said}</a>'


def test_every_entry_has_an_anchor_and_forms_of_its_own():
    anchors = [word.anchor for word in WORDS]
    forms = [form for word in WORDS for form in (*word.forms, *word.alone)]
    assert len(anchors) == len(set(anchors))
    assert len(forms) == len(set(forms))
    assert all(word.forms or word.alone for word in WORDS)


def test_an_entry_is_one_or_two_sentences():
    for word in WORDS:
        assert word.says.endswith("."), word
        assert word.says.count(". ") < 2, word


def test_a_word_is_linked_once_on_a_page():
    assert gloss("An allegation is one of two allegations.") == (
        f"An {link('allegation', 'allegation')} is one of two allegations."
    )


@pytest.mark.parametrize("include", ["{% include 'part' %}", "{% include 'part' with text=text only %}"])
def test_a_word_is_linked_once_across_included_templates(include):
    said = {"part": "{% gloss text %}", "text": "Ofsted. "}
    assert render(page=include * 3, **said).count("<a ") == 1
    assert render(page=f"{{% for x in 'ab' %}}{include}{{% endfor %}}", **said).count("<a ") == 1
    assert render(page="{% gloss text %}" + include, **said).startswith("<a "), "each page begins anew"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ofsted wrote", f"{link('ofsted', 'Ofsted')} wrote"),
        ("the Cabinet met", f"the {link('cabinet', 'Cabinet')} met"),
        (
            "the police and crime commissioner",
            f"the {link('police-and-crime-commissioner', 'police and crime commissioner')}",
        ),
        ("five commissioners", f"five {link('commissioners', 'commissioners')}"),
        ("Reported", link("reported", "Reported")),
    ],
)
def test_what_is_linked(text, expected):
    assert gloss(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ofsted, ipcc and Nca are written otherwise",
        "a passageway and a non-finding",
        "the council announced that it was established, as reported",
        "he was standing down",
        "“a passage of Ofsted”",
        "one social care commissioner",
    ],
)
def test_what_is_not_linked(text):
    assert "<a" not in gloss(text)


def test_hostile_text_is_escaped():
    said = gloss('<script>alert("Ofsted")</script> & an allegation')
    assert "<script" not in said
    assert said.startswith("&lt;script&gt;alert(&quot;<a ")
    assert "&amp; an <a " in said


def test_text_that_says_that_it_is_safe_is_escaped_too():
    assert gloss(SafeString("<b>Ofsted</b>")).startswith("&lt;b&gt;<a ")


def test_a_long_text_takes_no_long_time():
    assert gloss("“" * 20_000 + "police and " * 20_000)
