"""The views that follow how records are tied, each asked for where there is most to follow."""

from functools import partial
from statistics import median
from urllib.parse import urlencode

from django.core.cache import caches
from django.db.models import Count
from django.urls import reverse

from articles.choices import EdgeRole, Kind, OrganisationSort
from articles.models import Card, Edge

from .reading import forget_pages
from .timing import milliseconds

TIMES = 7
BOUND_MS = 200


def addresses():
    """Return {view: address} on the records of each kind with most relations; no view where there are none."""
    reports, events = busiest(Kind.REPORT, 2), busiest(Kind.EVENT, 1)
    people, links, inquiries = busiest(Kind.PERSON, 1), busiest(Kind.LINK, 1), busiest(Kind.INQUIRY, 1)
    bodies = busiest(Kind.ORGANISATION, 1, but=OrganisationSort.OUTLET)
    outlets = busiest(Kind.ORGANISATION, 1, only=OrganisationSort.OUTLET)
    found = {"what is thin": reverse("thin"), "what followed": reverse("what_followed")}
    for name, keys in {"an inquiry": inquiries, "a report": reports, "an event": events}.items():
        found |= {f"what followed, {name}": asked("what_followed", of=key) for key in keys[:1]}
    found |= {"chains": asked("chains", **{"from": reports[0], "to": people[0]})} if reports and people else {}
    for name, keys in {"a link": links, "an event": events, "an outlet": outlets}.items():
        found |= {f"accounts, {name}": reverse("accounts", args=[key]) for key in keys}
    for name, keys in {"a body": bodies, "a person": people}.items():
        found |= {f"posts, {name}": asked("posts", of=key) for key in keys}
    return found | ({"reports compared": asked("compare", reports=reports)} if len(reports) > 1 else {})


def busiest(kind, most, only="", but=""):
    """Return the public ids (list) of the records of a kind that most articles are about, printed or tell of."""
    roles = (EdgeRole.OUTLET,) if only else (EdgeRole.ABOUT,)
    cards = Card.objects.of_kind(kind)
    cards = cards.filter(sort=only) if only else cards.exclude(sort=but) if but else cards
    edges = Edge.objects.filter(role__in=roles, target__in=cards.values("pk")).order_by()
    counted = edges.values_list("target__public_id").annotate(number=Count("pk")).order_by("-number", "target")
    return [public_id for public_id, _ in counted[:most]]


def asked(name, **given):
    """Return the address of a view that is asked about records."""
    return f"{reverse(name)}?{urlencode(given, doseq=True)}"


def views(browser):
    """Return [{"asked", "first_ms", "ms", "status"}] of each view: the first time, and the median of TIMES more.

    No page is kept meanwhile; the first time no picture is either.
    """
    caches["layouts"].clear()
    return [measured(browser, what, address) for what, address in addresses().items()]


def measured(browser, what, address):
    """Return the row of one view."""
    ask = partial(browser.get, address)
    forget_pages()
    first, answer = milliseconds(ask)
    times = []
    for _ in range(TIMES):
        forget_pages()
        taken, _ = milliseconds(ask)
        times.append(taken)
    return {"asked": what, "first_ms": round(first, 1), "ms": round(median(times), 1), "status": answer.status}
