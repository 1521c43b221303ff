"""LoadedWord: a word that the archive leaves to those whom it quotes."""

from django.db import models

from articles.words import fold


class LoadedWord(models.Model):
    """A word or phrase of the house's list, kept by editors: it judges, or it sells, where plain words tell."""

    word = models.CharField(
        "word or phrase",
        max_length=80,
        help_text="Its other forms are found too: “cover-up” also finds “covered up” and “cover-ups”.",
    )
    folded = models.CharField(max_length=80, unique=True, editable=False)
    instead = models.CharField(
        "why, and what to write instead",
        max_length=300,
        help_text="One sentence. Editors read it when they use the word outside quotation marks.",
    )

    class Meta:
        """By word; each once, however it is written."""

        ordering = ["folded"]
        constraints = [
            models.CheckConstraint(name="loaded_word_can_be_found", condition=~models.Q(folded="")),
            models.CheckConstraint(name="loaded_word_says_why", condition=~models.Q(instead="")),
        ]

    def __str__(self):
        return self.word

    def save(self, *args, **kwargs):
        """Save with the folded form."""
        self.folded = fold(self.word)[:80]
        super().save(*args, **kwargs)
