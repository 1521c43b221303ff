"""How it was reported: accounts of a statement side by side, an outlet's coverage, what one article alone says."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.addresses import permalink_path, record_path
from articles.choices import Kind, OrganisationSort
from articles.connections.accounts import STATEMENTS, covered_by, only_here, outlets_of
from articles.publishing.citing import descriptions_of
from articles.publishing.showing import State, find, show

from .keeping import kept_whatever_is_asked
from .standing_in import stand_in


@require_safe
@kept_whatever_is_asked
def accounts(request, public_id):
    """Show how a public record was reported; one of which nothing is to be told leads to its own page."""
    state, record = find(public_id)
    if state is not State.PUBLIC:
        return stand_in(request, public_id, state, record, path_of=path_of)
    parts = PARTS.get("outlet" if is_outlet(record) else record.kind)
    if parts is None:
        return HttpResponseRedirect(permalink_path(public_id))
    # What others say of an outlet is not shown, and there is very much of it.
    description = descriptions_of([record.pk])[0] if is_outlet(record) else show(record)
    context = {
        "core": description.core,
        "faces": description.faces,
        "context": description.context,
        "path": record_path(record.kind, public_id, record.card.slug),
        "canonical_url": settings.SITE_URL + accounts_path(public_id),
    }
    return render(request, "articles/accounts.html", context | parts(record, description))


def path_of(record):
    """Return the address of the accounts of a record that another was merged into."""
    return accounts_path(record.public_id)


def accounts_path(public_id):
    """Return the address of the accounts of a record."""
    return f"/accounts/{public_id}/"


def is_outlet(record):
    """Return whether a public record is an outlet."""
    return record.kind == Kind.ORGANISATION and record.card.sort == OrganisationSort.OUTLET


def of_statement(_record, description):
    """Return the outlets that tell of a statement."""
    return {"outlets": outlets_of(description.core, description.context.cards)}


def of_outlet(record, _description):
    """Return what an outlet covered."""
    covered, total = covered_by(record)
    return {"covered": covered, "covered_total": total}


def of_article(record, description):
    """Return the statements that stand in an article only."""
    return {"only_here": only_here(record.public_id, description.context.told)}


PARTS = {"outlet": of_outlet, Kind.ARTICLE: of_article, **dict.fromkeys(STATEMENTS, of_statement)}
