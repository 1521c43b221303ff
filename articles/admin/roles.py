"""Who may do what at the desk: Django's permissions on each kind, and three of the archive's own on records.

A contributor may change a record of any kind, a published one too: saving is one step, which nobody outside
the desk sees, and publishing is the next one, which is an editor's. The groups are made by a migration.
"""

from django.core.exceptions import PermissionDenied

from articles.models import KINDS

PUBLISH = "articles.publish_record"
"""To publish, send back, hold, release, withdraw and reinstate; to ask for redactions and to confirm them."""
MERGE = "articles.merge_record"
"""To merge, and to undo that."""
DELETE_OTHERS = "articles.delete_others_record"
"""To delete a draft that somebody else made."""


def viewable_kinds(site, request):
    """Return the kinds (list of str) whose records this user may look at."""
    admins = [(model.KIND, site.get_model_admin(model)) for model in KINDS]
    return [kind for kind, admin in admins if admin.has_view_or_change_permission(request)]


class OfViewableKinds:
    """A ModelAdmin of rows about records of any kind: it shows nobody a kind that they may not look at."""

    kind_lookup = "record__kind"

    def get_queryset(self, request):
        """Return the rows about records of the kinds that this user may look at."""
        kinds = viewable_kinds(self.admin_site, request)
        return super().get_queryset(request).filter(**{f"{self.kind_lookup}__in": kinds})

    def history_view(self, request, object_id, extra_context=None):
        """Show a row's history to who may look at such rows; Django asks only once it has found one."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)


class Permitting:
    """A ModelAdmin of one kind of record that knows what its users may do beyond saving."""

    def may(self, request, permission, record=None):
        """Return whether this user may change the record and has this permission too ("": none)."""
        permitted = not permission or request.user.has_perm(permission)
        return permitted and self.has_change_permission(request, record)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show the form, or save it; save nothing for who asks to publish and may not."""
        if "_publish" in request.POST and not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        return super().changeform_view(request, object_id, form_url, extra_context)

    def has_delete_permission(self, request, obj=None):
        """Return whether a record may be deleted: only while it was never published, by its maker or an editor."""
        if obj is not None and obj.versions.exists():
            return False
        own = obj is None or obj.created_by_id == request.user.pk or request.user.has_perm(DELETE_OTHERS)
        return own and super().has_delete_permission(request, obj)
