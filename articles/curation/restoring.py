"""Putting the rows of a merge back: each only if it is still where the merge put it.

A later merge may have carried a row on. What it did is looked through, so that the row is found where it
is now, and is forgotten for the rows that go back.
"""

import json
from collections import defaultdict

from django.db import IntegrityError, transaction

from articles.choices import MoveAct
from articles.models import Move, Record, StartingPoint

from .relations import is_record
from .rows import current, from_json, made_again, model_of, one_to_json, save_anew, written


class Restoring:
    """The rows of one merge while they are put back; `left` are sentences on those that are not."""

    def __init__(self, merge, moves):
        """Gather what the merge did to each row, and what later ones did."""
        self.rows, self.later, self.left = defaultdict(list), defaultdict(list), []
        for move in moves:
            self.rows[move.model, move.row_key].append(move)
        since = Move.objects.filter(merge__pk__gt=merge.pk, merge__undone_at=None, undone=False)
        since = since.filter(act__in=[MoveAct.MOVED, MoveAct.REMOVED])
        for move in since.order_by("-pk"):
            if (move.model, move.row_key) in self.rows:
                self.later[move.model, move.row_key].append(move)

    def done(self):
        """Put back what can be put back, and return the sentences on the rest."""
        for acts, act in (
            ({MoveAct.REMOVED}, self.make_again),
            ({MoveAct.MADE}, self.unmake),
            ({MoveAct.MOVED}, self.move_back),
            ({MoveAct.SET}, self.set_back),
        ):
            for of, moves in sorted(self.latest_first(), key=lambda item: is_list(item[1][0])):
                mine = [move for move in moves if move.act in acts]
                if mine and model_of(mine[0]) is not StartingPoint:
                    act(of, mine)
        self.save_records()
        return list(dict.fromkeys(self.left))

    def latest_first(self):
        """Return the rows (list): the survivor gives up an address before the other record has it again."""
        return list(self.rows.items())[::-1]

    def leave(self, moves, why):
        """Say why a row stays as it is; of rows that only list others nothing is said."""
        if not is_list(moves[0]):
            self.left.append(f"“{moves[0].words}” {why}.")

    def put_back(self, of, moves):
        """Note that a row is where it was before, whatever later merges did to it."""
        keys = [move.pk for move in (*moves, *self.later[of])]
        Move.objects.filter(pk__in=keys).update(undone=True)

    def as_left(self, of, model):
        """Return (values by column, whether it is gone): a row as it would be without the later merges."""
        values = current(model, of[1])
        gone = values is None
        for move in self.later[of]:
            if move.act == MoveAct.REMOVED and values is None:
                values = from_json(model, move.before)
            elif (
                move.act == MoveAct.MOVED and values is not None and one_to_json(values[move.field]) == move.after
            ):
                values = values | from_one(model, move.field, move.before)
        return values, gone

    def make_again(self, of, moves):
        """Make a row anew that became one with another."""
        model = model_of(moves[0])
        why = made_again(model, from_json(model, moves[0].before))
        if why:
            self.leave(moves, f"is not brought back: {why}")
        else:
            self.put_back(of, moves)

    def unmake(self, of, moves):
        """Take out a row that the merge added, unless somebody has edited it."""
        model = model_of(moves[0])
        values, gone = self.as_left(of, model)
        if not gone and values != from_json(model, moves[0].after):
            self.leave(moves, "was changed since: it stays")
            return
        model._base_manager.filter(pk=of[1]).delete()
        self.put_back(of, moves)

    def move_back(self, of, moves):
        """Move a row back, with all its columns or with none."""
        model = model_of(moves[0])
        values, gone = self.as_left(of, model)
        if values is None:
            self.leave(moves, "was removed since: it stays so")
            return
        if any(one_to_json(values[move.field]) != move.after for move in moves):
            self.leave(moves, "was changed since: it stays where it is")
            return
        # What later merges changed besides goes back as well: a passage gets the number that it had.
        before = {move.field: values[move.field] for move in self.later[of] if move.act == MoveAct.MOVED}
        for move in moves:
            before |= from_one(model, move.field, move.before)
        try:
            with transaction.atomic():
                why = made_again(model, values | before) if gone else written(model, of[1], before)
        except IntegrityError:
            why = "another row says the same now"
        if why:
            self.leave(moves, f"stays where it is: {why}")
        else:
            self.put_back(of, moves)

    def set_back(self, of, moves):
        """Set the fields of a record back that nobody has changed since."""
        model = model_of(moves[0])
        fields = {field.attname: (field, value) for field, value in fields_of(model, of[1])}
        for move in moves:
            field, value = fields[move.field]
            if one_to_json(value) == move.after and self.is_set(model, of[1], move):
                Move.objects.filter(pk=move.pk).update(undone=True)
            else:
                name = Record.objects.get(pk=of[1])
                self.left.append(f"The {field.verbose_name} of “{name}” was changed since: it stays as it is.")

    def is_set(self, model, key, move):
        """Set one field back; return whether the database lets it stand."""
        try:
            with transaction.atomic():
                written(model, key, from_one(model, move.field, move.before))
        except IntegrityError:
            return False
        return True

    def save_records(self):
        """Let what follows from the fields of the records follow again."""
        for (_, key), moves in self.rows.items():
            if is_record(model_of(moves[0])) and {move.act for move in moves} & {MoveAct.MOVED, MoveAct.SET}:
                save_anew(key)


def is_list(move):
    """Return whether a Move's row only lists one thing with another: those come after what they list."""
    return bool(model_of(move)._meta.auto_created)


def fields_of(model, key):
    """Return (field, value) of all columns of a row, those of its parents' tables too."""
    row = model._base_manager.get(pk=key)
    return [(field, getattr(row, field.attname)) for field in model._meta.concrete_fields]


def from_one(model, name, text):
    """Return {column: value} from the JSON of one value."""
    return from_json(model, json.dumps({name: json.loads(text)}))
