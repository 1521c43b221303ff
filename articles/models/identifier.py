"""The ledger of public identifiers: one row for each that was ever given out."""

from django.db import IntegrityError, models, transaction

from articles.identifiers import random_identifier


class IdentifierManager(models.Manager):
    """Gives out identifiers, each once for ever."""

    def mint(self):
        """Return a public identifier that was never given out before, entered in the ledger."""
        while True:
            try:
                return self.claim(random_identifier())
            except IdentifierTaken:
                continue

    def claim(self, public_id):
        """Enter `public_id` in the ledger and return it; raise IdentifierTaken if it stands there."""
        try:
            with transaction.atomic():
                self.create(public_id=public_id)
        except IntegrityError as error:
            raise IdentifierTaken(f"The identifier {public_id} was given out before.") from error
        return public_id


class Identifier(models.Model):
    """A public identifier, kept even when its record was a draft that is gone."""

    public_id = models.CharField(primary_key=True, max_length=8)
    minted_at = models.DateTimeField(auto_now_add=True)

    objects = IdentifierManager()

    def __str__(self):
        return self.public_id


class IdentifierTaken(Exception):
    """An identifier stands in the ledger already."""
