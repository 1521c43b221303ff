"""Statements rest on passages of their own record: what a merge or its undoing tears apart is mended."""

from articles.models import Account, Participation, Passage, Post, Standing

OWNERS = {
    Standing: "record_id",
    Post: "person_id",
    Participation: "event_id",
    Account: "difference__record_id",
}
"""By model of statement: the column that says whose passages it rests on."""


def rest_on_their_own(keys):
    """Give these records a passage of their own for each statement that rests on another record's.

    The words are the same, the number is new: nothing loses its source, and no number is another quotation.
    Return a sentence (list of str) on each passage that was copied.
    """
    told = []
    for model, owner in OWNERS.items():
        row = model._meta.model_name
        pairs = model.passages.through.objects.select_related("passage__record", row)
        for pair in pairs.filter(**{f"{row}__{owner}__in": keys}).order_by("pk"):
            owned_by = model.objects.values_list(owner, flat=True).get(pk=getattr(pair, row).pk)
            if pair.passage.record_id != owned_by:
                told += rest_on_own(pair, row, owned_by)
    return list(dict.fromkeys(told))


def rest_on_own(pair, row, key):
    """Let one statement rest on its own record's passage of the same words; return what to tell."""
    passage = pair.passage
    own = Passage.objects.filter(record=key, article=passage.article_id, exact=passage.exact).first()
    told = []
    if own is None:
        own = copied(passage, key)
        told = [f"{passage} stands on both records now: “{getattr(pair, row)}” rests on it as well."]
    others = type(pair).objects.filter(**{f"{row}_id": getattr(pair, f"{row}_id"), "passage": own})
    if others.exists():
        pair.delete()
    else:
        type(pair).objects.filter(pk=pair.pk).update(passage=own)
    return told


def copied(passage, key):
    """Return a new passage of the record with this key, with the words of another."""
    names = ("article_id", "exact", "prefix", "suffix", "stance", "locator")
    return Passage.objects.create(record_id=key, **{name: getattr(passage, name) for name in names})
