"""Access points: the names, themes and strength under which a published core is found, and why it is thin."""

from typing import NamedTuple

from articles.choices import AccessSort, Kind
from articles.models import AccessPoint
from articles.words import fold, slug

from .thin import thin

NAMED = (Kind.ORGANISATION, Kind.PERSON, Kind.INQUIRY, Kind.REPORT, Kind.EVENT)
"""The kinds that readers look up by name; the titles of the others are sentences."""

LONGEST = 300


class Point(NamedTuple):
    """An access point of a core: what it is, what it is found by, and what a reader sees."""

    sort: str
    code: str
    words: str


def points_of(core, faces):
    """Return {(sort, code): Point} of a pruned and relabelled Core, by the faces (dict) of what it names."""
    points = [Point(AccessSort.NAME, fold(name)[:LONGEST], name[:LONGEST]) for name in names_of(core)]
    points += [Point(AccessSort.THEME, slug(value.text), value.text) for value in core.fact("themes")]
    if core.ends and core.ends.strength:
        points.append(Point(AccessSort.STRENGTH, core.ends.strength.code, core.ends.strength.words))
    points += [Point(AccessSort.THIN, reason.value, reason.label) for reason in thin(core, faces)]
    return {(str(point.sort), point.code): point for point in reversed(points) if point.code}


def names_of(core):
    """Return the title and the other names of a record that is looked up by name, the title first."""
    if core.kind not in NAMED:
        return []
    return [core.title, *(value.text for value in core.fact("other_names"))]


def renew_points(keys, cores, faces):
    """Write the access points of these records; return the keys whose points changed.

    `cores` maps the keys of those that the public sees to their visible Cores, `faces` public ids to what
    the public sees of all that these name.
    """
    old = {key: {} for key in keys}
    for row in AccessPoint.objects.filter(record__in=keys):
        old[row.record_id][row.sort, row.code] = row
    gone, come = [], []
    for key in sorted(keys):
        new = points_of(cores[key], faces) if key in cores else {}
        gone += [row for at, row in old[key].items() if at not in new or row.words != new[at].words]
        come += [
            AccessPoint(record_id=key, sort=point.sort, code=point.code, words=point.words)
            for at, point in new.items()
            if at not in old[key] or old[key][at].words != point.words
        ]
    AccessPoint.objects.filter(pk__in=[row.pk for row in gone]).delete()
    AccessPoint.objects.bulk_create(come)
    return {row.record_id for row in gone + come}
