"""Whether an editor may act on a record of any kind, as its kind's own admin says."""

from articles.models import Passage


def may_change(site, request, record):
    """Return whether this editor may change a record of any kind."""
    child = record.child
    return site.get_model_admin(type(child)).has_change_permission(request, child)


def may_with_passages(request, act):
    """Return whether this editor may view, add, change or delete (`act`) passages."""
    return request.user.has_perm(f"{Passage._meta.app_label}.{act}_{Passage._meta.model_name}")
