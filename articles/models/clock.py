"""Clock and Change: the archive's one measure of what readers may keep."""

import secrets

from django.db import connections, models
from django.db.models import Q

from .record import Record


def new_epoch():
    """Return a random epoch: 16 hexadecimal digits."""
    return secrets.token_hex(8)


class Clock(models.Model):
    """One row. `value` rises with each publication; `epoch` is renewed after a restore."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    value = models.PositiveBigIntegerField(default=0)
    epoch = models.CharField(max_length=16, default=new_epoch)

    class Meta:
        """There is one clock."""

        constraints = [models.CheckConstraint(name="clock_is_one", condition=Q(id=1))]

    def __str__(self):
        return f"{self.epoch}-{self.value}"


def wind_up(using, **_signal):
    """Write the clock's row unless it is there (a receiver of post_migrate, which a flush sends too)."""
    if Clock._meta.db_table in connections[using].introspection.table_names():
        Clock.objects.using(using).get_or_create(pk=1)


class Change(models.Model):
    """That the public face of a record changed at a tick of the clock."""

    clock = models.PositiveBigIntegerField()
    record = models.ForeignKey(Record, models.PROTECT, related_name="changes")

    class Meta:
        """A record once a tick; read in order of the clock."""

        ordering = ["clock", "id"]
        constraints = [models.UniqueConstraint(fields=["clock", "record"], name="change_once")]

    def __str__(self):
        return f"{self.clock}: {self.record_id}"
