"""Sets that are unions of their members' sets, kept right while members change."""

from collections import defaultdict

from pyroaring import BitMap

from .bitmaps import union

NOTHING = BitMap()


class Unions:
    """For each group the union of the sets (BitMaps) of its members; a member may be in several groups.

    A statement is such a member: its set are the articles of its passages, its groups the records that
    these articles are about by it. BitMaps are shared and replaced, never changed in place.
    """

    def __init__(self, sets, groups):
        """Take {member: set} and {member: groups}; members without a group may be missing in either."""
        self.sets = sets
        self.groups = groups
        members = defaultdict(list)
        for member, its_groups in groups.items():
            for group in its_groups:
                members[group].append(member)
        # Tuples: lists the garbage collector would go through for ever.
        self.members = {group: tuple(its_members) for group, its_members in members.items()}
        self.whole = {
            group: union([sets[member] for member in members if member in sets])
            for group, members in self.members.items()
        }

    def of(self, group):
        """Return the union (BitMap) of a group."""
        return self.whole.get(group, NOTHING)

    def change(self, news):
        """Take {member: (new set, new groups)}; return {group: (union before, union after)} where these differ."""
        gone, come = defaultdict(list), defaultdict(list)
        for member, (new, groups) in news.items():
            old, former = self.sets.get(member, NOTHING), self.groups.get(member, ())
            for group in former:
                gone[group].append(old - new if group in groups else old)
            for group in groups:
                come[group].append(new - old if group in former else new)
            self.enlist(member, former, groups)
            self.sets[member], self.groups[member] = new, groups
        changes = {group: self.reunite(group, gone[group], come[group]) for group in {*gone, *come}}
        return {group: (before, after) for group, (before, after) in changes.items() if before != after}

    def enlist(self, member, former, groups):
        """Take a member out of the groups that it was in before, and into those that it is in now."""
        for group in former:
            if group not in groups:
                self.members[group] = tuple(other for other in self.members[group] if other != member)
        for group in groups:
            if group not in former:
                self.members[group] = (*self.members.get(group, ()), member)

    def reunite(self, group, gone, come):
        """Return the union of a group before and after parts (lists of BitMaps) of its members went and came."""
        before, come = self.of(group), union(come)
        lost = union(gone) - come
        for member in self.members[group]:
            if not lost:
                break
            lost = lost - self.sets[member]
        after = (before | come) - lost
        self.whole[group] = after
        return before, after
