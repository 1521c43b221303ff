"""Many public records as their latest versions describe them, without context: for files of citations."""

from articles.description import prune, references, relabel

from .context import Context
from .faces import public_faces
from .freezing import latest_versions, thaw
from .showing import described


def descriptions_of(keys):
    """Return the Descriptions (list) of those of these records (keys, in this order) that are public now.

    Two queries, however many they are.
    """
    versions = latest_versions().filter(record__in=keys, record__card__isnull=False)
    found = {version.record_id: (version, thaw(version)) for version in versions}
    faces = public_faces(set().union(*(references(core) for _, core in found.values())))
    return [
        described(relabel(prune(core, faces), faces), version, faces, Context())
        for version, core in (found[key] for key in keys if key in found)
    ]
