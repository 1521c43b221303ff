"""Two editors at one record: three states of its form compared, and one made of what was chosen.

A state is {rows: {row: {field: value}}}: the record's own fields stand under OWN, the rows below the form
under their prefix and key; a row that is only typed has a key that starts with NEW. Values are text or
lists of text.
"""

from dataclasses import dataclass

OWN = ""
NEW = "new"
THEIRS = "theirs"
MINE = "mine"


@dataclass(frozen=True)
class Differing:
    """A field, or a whole row (`field` is ""), in which what is stored differs from what was sent.

    Of a row the values are a dict, or None where it is not there. `preset` is THEIRS or MINE where only
    one editor changed it, and "" where both did.
    """

    rows: str
    row: str
    field: str
    before: object
    theirs: object
    mine: object
    preset: str

    @property
    def name(self):
        """What tells it apart from the others of its form."""
        return "-".join(part for part in (self.rows, self.row, self.field) if part)


def differences(before, theirs, mine):
    """Return (list of Differing) how the state sent differs from the one stored; `before` is None if unknown."""
    found = []
    for rows, stored in theirs.items():
        opened = before.get(rows, {}) if before is not None else {}
        sent = mine.get(rows, {})
        for row in dict.fromkeys([*stored, *sent]):
            trio = opened.get(row), stored.get(row), sent.get(row)
            found += in_row((rows, row), trio, is_known=before is not None)
    return found


def in_row(place, trio, *, is_known):
    """Return (list) how a row differs: as a whole if one of the two has it not, else field by field."""
    before, theirs, mine = trio
    if theirs is None or mine is None:
        trios = {} if theirs is mine is None else {"": trio}
    else:
        trios = {name: ((before or {}).get(name), theirs[name], mine.get(name, theirs[name])) for name in theirs}
    return [
        Differing(*place, name, *values, preset(*values) if is_known else "")
        for name, values in trios.items()
        if not same(*values[1:])
    ]


def preset(before, theirs, mine):
    """Return whose value counts unless an editor chooses: that of the only one who changed it."""
    if same(before, theirs):
        return MINE
    return THEIRS if same(before, mine) else ""


def same(one, other):
    """Return whether two values, or two rows in the fields that both have, are the same."""
    if isinstance(one, dict) and isinstance(other, dict):
        return all(one[name] == other[name] for name in one.keys() & other.keys())
    return one == other


def with_twins(before, theirs, mine):
    """Return the state sent, in which a new row that the other editor added too has the key of theirs."""
    return {rows: dict(keyed(before, theirs, rows, sent)) for rows, sent in mine.items()}


def keyed(before, theirs, rows, sent):
    """Yield (key, values) of the rows sent under one prefix."""
    opened = (before or {}).get(rows, {})
    added = {key: values for key, values in theirs.get(rows, {}).items() if key not in opened}
    for key, values in sent.items():
        twin = next((other for other, said in added.items() if said == values), key)
        yield (twin if key.startswith(NEW) else key), values


def joined(theirs, differing, chosen):
    """Return the state stored with those Differing put in for which `chosen` ({name: whose}) says MINE."""
    state = {rows: dict(stored) for rows, stored in theirs.items()}
    for item in differing:
        if chosen.get(item.name) != MINE:
            continue
        of = state[item.rows]
        if item.field:
            of[item.row] = of[item.row] | {item.field: item.mine}
        else:
            of[item.row] = item.mine
    return state
