"""The chain that the home page tells: the longest way along the public links from cause to consequence."""

from articles.choices import Kind, Relation
from articles.description import prune, references, relabel
from articles.models import Card

from .faces import public_faces
from .freezing import latest_versions, thaw

ONWARD = (Relation.LED_TO, Relation.PRODUCED)


def longest_chain():
    """Return (cores of links, faces): links each of which starts where the one before it ends.

    Of several that are as long, the one that rests on the most passages; the cores are as the public
    sees them, and `faces` are those of all records that they name.
    """
    keys = Card.objects.of_kind(Kind.LINK).filter(sort__in=ONWARD).values("pk")
    cores = [thaw(version) for version in latest_versions().filter(record__in=keys).order_by("record_id")]
    faces = public_faces(set().union(*(references(core) for core in cores)))
    chain = longest_way([relabel(prune(core, faces), faces) for core in cores])
    return chain, faces


def longest_way(links):
    """Return the longest way (tuple) along link cores that visits no record twice.

    Each record's best way on is worked out once; a link back to where the search came from is passed over.
    """
    leaving, best, searched = {}, {}, set()
    for link in links:
        leaving.setdefault(link.ends.source.id, []).append(link)

    def onward(record):
        """Return the best way on from a record, by public id."""
        if record not in best:
            searched.add(record)
            ways = [
                (link, *onward(link.ends.target.id))
                for link in leaving.get(record, ())
                if link.ends.target.id in best or link.ends.target.id not in searched
            ]
            best[record] = max(ways, key=weight, default=())
        return best[record]

    return max(map(onward, leaving), key=weight, default=())


def weight(way):
    """Return what decides between ways: length, then passages."""
    return len(way), sum(len(link.passages) for link in way)
