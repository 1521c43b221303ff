"""The jobs that wait, at the desk: a filter of the list of all records, and the start page's counts of it."""

from django.contrib import admin
from django.urls import reverse

from articles.curation.jobs import JOBS
from articles.models import Article, Event, Link

from .roles import PUBLISH

FIRST_STEPS = {
    Article: (
        "Article with its passages",
        "One form: the article, and below it the words that you quote, each with the record that it bears on.",
    ),
    Event: (
        "Event with who took part",
        "One form: what happened, the words that say so, how sure it is, and who took part.",
    ),
    Link: (
        "Link between two records",
        "One form: from, relation, to, with the words that say so. What is missing is added on the way.",
    ),
}
"""What editors most often make, in their words, and how to go about it."""


def jobs_for(user):
    """Return {word: Job} of the jobs that are this user's to do."""
    may_publish = user.has_perm(PUBLISH)
    return {word: job for word, job in JOBS.items() if may_publish or not job.for_publishers}


class JobFilter(admin.SimpleListFilter):
    """What is still to be done with a record."""

    title = "what is to be done"
    parameter_name = "job"

    def lookups(self, request, model_admin):
        """Return the jobs of this user."""
        return [(word, job.label) for word, job in jobs_for(request.user).items()]

    def queryset(self, request, queryset):
        """Return the records of the job that is asked for; of one that is not this user's, none."""
        if self.value() is None:
            return queryset
        job = jobs_for(request.user).get(self.value())
        return job.narrow(queryset, request.user) if job else queryset.none()


def jobs_of(lists, request):
    """Return (label, count, address) of each job in the admin of all records; nothing for who may not see it."""
    if not lists.has_view_or_change_permission(request):
        return []
    records, address = lists.get_queryset(request).order_by(), reverse("admin:articles_record_changelist")
    return [
        (job.label, job.narrow(records, request.user).count(), f"{address}?job={word}")
        for word, job in jobs_for(request.user).items()
    ]


def first_steps(site, request):
    """Return (label, hint, address of the empty form) of what this user may add."""
    return [
        (label, hint, reverse(f"admin:articles_{model._meta.model_name}_add"))
        for model, (label, hint) in FIRST_STEPS.items()
        if site.get_model_admin(model).has_add_permission(request)
    ]
