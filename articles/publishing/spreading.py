"""What one publication changes elsewhere: cards, edges and visibility, followed until nothing moves."""

from articles.choices import EdgeRole, Status
from articles.description import is_complete, prune, references, relabel
from articles.models import Card, Edge, Record, Reference, Report

from .edges import ties_of
from .faces import card_of, keys_of, public_faces, same_card
from .freezing import latest_core


def spread(record_keys):
    """Renew the cards and edges of these records and of all that show them.

    Takes and returns sets of primary keys; what comes back are the records whose public face changed.
    """
    changed, pending = set(), set(record_keys)
    while pending:
        reached = set()
        for key in sorted(pending):
            face_moved, edges_moved = renew(key)
            if face_moved or edges_moved:
                changed.add(key)
            if face_moved:
                reached |= set(Reference.objects.filter(target=key).values_list("owner_id", flat=True))
        pending = reached
    return changed


def renew(key):
    """Write the card and the edges that a record has now; return whether its card moved, and its edges."""
    core = visible_core(Record.objects.get(pk=key))
    return renew_card(key, core), renew_edges(key, core)


def visible_core(record):
    """Return the record's latest core as the public sees it, or None if the public cannot."""
    if record.status != Status.PUBLISHED or record.held:
        return None
    core = latest_core(record.pk)
    if core is None:
        return None
    faces = public_faces(references(core))
    core = prune(core, faces)
    return relabel(core, faces) if is_complete(core, faces) else None


def renew_card(key, core):
    """Write or delete a record's card; return whether it changed."""
    old = Card.objects.filter(pk=key).first()
    if core is None:
        if old:
            old.delete()
        return old is not None
    new = card_of(core)
    new.record_id = key
    if old and same_card(old, new):
        return False
    new.save(force_insert=old is None, force_update=old is not None)
    return True


def renew_edges(key, core):
    """Write the edges that a record makes; return whether they changed."""
    ties = ties_of(core) if core else set()
    old = {
        (edge.source_id, edge.role, edge.target_id, edge.detail): edge for edge in Edge.objects.filter(owner=key)
    }
    keys = keys_of({end for tie in ties for end in (tie.source, tie.target)})
    new = {(keys[tie.source], str(tie.role), keys[tie.target], tie.detail): tie for tie in ties}
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    Edge.objects.filter(pk__in=[old[row].pk for row in gone]).delete()
    Edge.objects.bulk_create(
        Edge(
            owner_id=key,
            source_id=row[0],
            role=row[1],
            target_id=row[2],
            detail=row[3],
            article_id=keys.get(new[row].article),
        )
        for row in sorted(come)
    )
    if gone or come:
        follow_inquiry({row for row in gone | come if row[1] == EdgeRole.PRODUCED_BY})
    return bool(gone or come)


def follow_inquiry(rows):
    """Keep `Report.inquiry` equal to the public link "produced"."""
    for report, _role, _inquiry, _detail in rows:
        edge = Edge.objects.filter(source=report, role=EdgeRole.PRODUCED_BY).order_by("pk").first()
        Report.objects.filter(pk=report).update(inquiry=edge.target_id if edge else None)
