"""Reports side by side, by theme."""

from django.conf import settings
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.choices import Kind
from articles.connections.comparison import MOST, comparison_of
from articles.models import Card
from articles.publishing.context import Context
from articles.publishing.faces import faces_of_cards
from articles.publishing.showing import State, find

from .keeping import kept_until_the_clock_moves

PATH = "/compare/"
ASKED = "reports"


def compare_path(public_ids):
    """Return the address at which these reports are compared."""
    query = QueryDict(mutable=True)
    query.setlist(ASKED, public_ids)
    return f"{PATH}?{query.urlencode()}" if public_ids else PATH


@require_safe
@kept_until_the_clock_moves
def compare(request):
    """Show the reports that the address names side by side, or what to choose from."""
    asked = list(dict.fromkeys(request.GET.getlist(ASKED)))
    found = [survivor(public_id) for public_id in asked[: MOST + 1]]
    if None in found:
        return choose(request, [], "One of these is not a report of the archive. Choose from the list.", 404)
    if len(found) > MOST:
        return choose(request, found[:MOST], f"Choose {MOST} reports at most.", 400)
    reports = sorted(dict.fromkeys(found), key=lambda record: order_of(record.card))
    path = compare_path([record.public_id for record in reports])
    if request.get_full_path() != path:
        return HttpResponseRedirect(path)
    if len(reports) < 2:
        return choose(request, reports, "", 200)
    comparison = comparison_of(reports)
    context = {
        "comparison": comparison,
        "faces": faces_of_cards(comparison.cards),
        "context": Context(cards=comparison.cards),
    }
    return shown(request, reports, context)


def choose(request, chosen, problem, status):
    """Return the page on which reports are chosen, with what is wrong with the choice so far."""
    return shown(request, chosen, {"problem": problem}, status)


def shown(request, chosen, context, status=200):
    """Return the page, with the form that holds the reports chosen (Records)."""
    path = compare_path([record.public_id for record in chosen])
    form = {
        "choices": Card.objects.of_kind(Kind.REPORT).defer("words").oldest_first(),
        "chosen": {record.public_id for record in chosen},
        "most": MOST,
        "canonical_url": settings.SITE_URL + path,
    }
    return render(request, "articles/compare.html", form | context, status=status)


def survivor(public_id):
    """Return the public report (Record) that an identifier leads to, through merges too; None if there is none."""
    state, record = find(public_id)
    if state is State.MERGED:
        state, record = find(record.survivor.public_id)
    return record if state is State.PUBLIC and record.kind == Kind.REPORT else None


def order_of(card):
    """Return what the reports are ordered by: time, undated ones last, then name."""
    return card.date_earliest is None, str(card.date_earliest or ""), card.sort_key
