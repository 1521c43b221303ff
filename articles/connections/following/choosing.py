"""One record's chain brought forward in a picture: what followed from it, or what stood behind it."""

from dataclasses import dataclass

from .scope import earlier_than, later_from


@dataclass(frozen=True)
class Chosen:
    """What is brought forward: the keys of items, and the arrows; and the links (public ids) in the list."""

    keys: frozenset = frozenset()
    arrows: frozenset = frozenset()
    links: frozenset = frozenset()


def chosen(staged, scene, folds, start="", behind=""):
    """Return the Chosen of a Staged, drawn as a Scene with Folds.

    `start` is the record (public id, or "") whose consequences are brought forward, `behind` the one whose causes.
    """
    ties = [one.tie for one in staged.told]
    reached = later_from({start}, ties) if start else []
    reached += earlier_than({behind}, ties) if behind else []
    links = {tie.link for tie in reached}
    home = {member.key: fold.item.key for fold in folds for member in fold.members}
    keys = {start, behind} | {key for tie in reached for key in (tie.earlier, tie.later)}
    numbers = {str(one.number) for one in staged.told if one.tie.link in links}
    into = {(tie.earlier, home[tie.later]) for tie in reached if tie.later in home}
    arrows = {arrow for arrow in scene.arrows if arrow.number in numbers or (arrow.earlier, arrow.later) in into}
    return Chosen(frozenset(home.get(key, key) for key in keys - {""}), frozenset(arrows), frozenset(links))
