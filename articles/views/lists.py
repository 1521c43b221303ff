"""The lists: one a kind, of the cards of its public records, narrowed by facets, dates and words."""

from dataclasses import replace
from functools import partial

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.addresses import PLURALS
from articles.choices import Kind
from articles.filters import EVERYTHING, read
from articles.search import did_you_mean, parse, with_names

from .citing import MOST, files_of_list, ways_to_cite_list
from .heads import forms_of_list
from .keeping import kept_for_the_day
from .listing import MOST_PAGES, MOST_RANKED, PAGE_SIZE, Found, Pages
from .narrowing import SHOWN, blocks, chosen, dates_label, labels_of, list_words, loosened, noun, unknown_values
from .whole import address

HINTS = {
    Kind.ARTICLE: "press reports, live pages, official texts",
    Kind.PERSON: "in a public or official post",
    Kind.ORGANISATION: "councils, police, regulators, outlets",
    Kind.INQUIRY: "inquiries, inspections, investigations",
    Kind.REPORT: "what inquiries and inspectors published",
    Kind.FINDING: "what the reports concluded",
    Kind.EVENT: "resignations, appointments, referrals",
    Kind.LINK: "how one record led to another",
}
LONGEST_TYPED = 200
"""How much of what was typed wrongly stands in its box again."""


@require_safe
@kept_for_the_day
def record_list(request, kind):
    """Show a page of the public records of a kind, as the address narrows it."""
    words = {"heading": PLURALS[kind].capitalize(), "hint": HINTS[kind], "in_these": f"these {PLURALS[kind]}"}
    return listed(request, kind, f"articles/{kind}_list.html", words)


def listed(request, kind, template, words):
    """Return the page of a list; an address in another form than the list's own leads to that one.

    `words` are what the template says besides.
    """
    asked, problems = read(kind, request.GET)
    if "page" in problems:
        raise Http404("This list has no such page.")
    if problems:
        sentences = [sentence for each in problems.values() for sentence in each]
        return refused(request, template, words | refusal(asked, sentences, request.GET, [*problems]))
    if asked.query != request.META["QUERY_STRING"]:
        return to_one_address(asked)
    found = Found(asked, request.clock)
    sentences, rest = unknown_values(asked, found.engine.unknown(found.choices))
    if sentences:
        return refused(request, template, words | refusal(rest, sentences, request.GET))
    context = words | context_of(found)
    return render(request, template, context, status=404 if context["too_deep"] else 200)


def to_one_address(asked):
    """Lead to the one address of a list; no browser keeps that, for what an address may ask can change."""
    response = HttpResponseRedirect(asked.address)
    patch_cache_control(response, no_cache=True)
    return response


def refused(request, template, context):
    """Return the page of a list that cannot be made: what is wrong, no results, no facets. Nobody keeps it."""
    response = render(request, template, context)
    patch_cache_control(response, no_store=True)
    return response


def refusal(rest, sentences, data, wrong=()):
    """Return the context of a list that cannot be made: `rest` is Asked without the parameters in `wrong`."""
    return frame(rest.at_page(1)) | {
        "problems": sentences,
        "wrong": wrong,
        "typed": {name: data.get(name, "")[:LONGEST_TYPED] for name in ("q", "from", "to")},
        "noindex": True,
    }


def frame(asked):
    """Return what a list's page needs whatever it shows."""
    return {
        "kind": asked.kind,
        "at_search": asked.kind == EVERYTHING,
        "asked": asked,
        "one": noun(asked.kind, 1),
        "plural": noun(asked.kind, 2),
        "dates_label": dates_label(asked.kind),
    }


def context_of(found):
    """Return the context of a list that can be made."""
    asked, total = found.asked, found.total
    counts = found.engine.counts(found.choices, SHOWN)
    labels = labels_of(counts)
    pages = Pages(found, PAGE_SIZE)
    too_deep = pages.is_too_deep(asked.page)
    page = pages.page(1 if too_deep else existing(asked.page, pages))
    return (
        frame(asked)
        | {
            "typed": typed(asked),
            "query": with_names(parse(asked.q), found.state) if asked.q else None,
            "total": total,
            "noun": noun(asked.kind, total),
            "page_obj": page,
            "too_deep": too_deep,
            "most_pages": MOST_PAGES,
            "is_unranked": asked.in_order == "relevance" and total > MOST_RANKED,
            "blocks": blocks(asked, counts),
            "chosen": chosen(asked, labels),
            "noindex": asked.is_variant,
            "canonical_url": "" if asked.q else settings.SITE_URL + asked.address,
            "csv": address(asked, "csv"),
            "feed": address(asked, "atom"),
            "files": files_of_list(asked),
            "forms": forms_of_list(asked),
            "most_cited": MOST,
            "ways": partial(ways_to_cite_list, asked, list_words(asked, labels), total),
        }
        | (way_out(found, labels) if not total else {})
    )


def existing(number, pages):
    """Return the number of a page that a list has; raise Http404 if it has none of it."""
    if number > pages.num_pages:
        raise Http404("This list has no such page.")
    return number


def typed(asked):
    """Return what the boxes of a list hold."""
    return {
        "q": asked.q,
        "from": asked.since.words if asked.since else "",
        "to": asked.until.words if asked.until else "",
    }


def way_out(found, labels):
    """Return what a reader of an empty list can do: other words, or one choice less."""
    asked, state = found.asked, found.state
    words = did_you_mean(parse(asked.q), state) if asked.q else ""
    return {
        "meant": {"words": words, "address": replace(asked, q=words, page=1).address} if words else None,
        "loosened": loosened(asked, labels, lambda rest: found.engine.total(rest.choices(state))),
    }
