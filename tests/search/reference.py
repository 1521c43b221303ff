"""Search in plain Python, over the words of all cards: what every database has to agree with."""

from articles.choices import AccessSort
from articles.models import AccessPoint, Card
from articles.words import fold, tokens


class Reference:
    """All cards and names in memory, and what a question finds there.

    A question is a list of clauses, each a list of (sign, text, quoted) of which one must hold.
    """

    def __init__(self):
        """Read everything."""
        self.cards = {card.pk: card for card in Card.objects.all()}
        self.lines = {pk: f" {card.words} " for pk, card in self.cards.items()}
        self.words = {pk: card.words.split() for pk, card in self.cards.items()}
        self.titles = {pk: tokens(card.title) for pk, card in self.cards.items()}
        self.called = {}
        for point in AccessPoint.objects.filter(sort=AccessSort.NAME).order_by("record_id"):
            self.called.setdefault(point.code, []).append(point.record_id)

    def holding(self, words):
        """The keys of the cards that hold these words side by side."""
        return {pk for pk, line in self.lines.items() if f" {' '.join(words)} " in line}

    def other_phrases(self, text):
        """The titles, as lists of words, of the records that are called `text`."""
        titles = [self.titles[pk] for pk in self.called.get(fold(text), ())]
        phrases = []
        for title in titles:
            if title != tokens(text) and title not in phrases:
                phrases.append(title)
        return phrases[:5]

    def phrases_of(self, text):
        return [tokens(text), *self.other_phrases(text)]

    def of_clause(self, clause):
        found = set()
        for sign, text, _quoted in clause:
            held = set().union(*map(self.holding, self.phrases_of(text)))
            found |= self.cards.keys() - held if sign else held
        return found

    def parts(self, question):
        """Yield (clauses, other phrases): the longest runs of plain words that are a name, the rest alone."""
        rest = list(question)
        while rest:
            plain = 0
            while (
                plain < len(rest) and len(rest[plain]) == 1 and rest[plain][0][0] == "" and not rest[plain][0][2]
            ):
                plain += 1
            for length in range(plain, 1, -1):
                if also := self.other_phrases(" ".join(clause[0][1] for clause in rest[:length])):
                    yield rest[:length], also
                    break
            else:
                length = 1
                yield rest[:1], []
            rest = rest[length:]

    def matching(self, question):
        """The keys of the records that a question finds."""
        found = set(self.cards)
        for clauses, also in self.parts(question):
            part = set.intersection(*map(self.of_clause, clauses))
            found &= part.union(*map(self.holding, also))
        return found

    def best_first(self, question):
        """The keys of the records that a question finds, in their order."""
        wanted = [text for clause in question for sign, text, _quoted in clause if not sign]
        phrases = [phrase for text in wanted for phrase in self.phrases_of(text)]
        phrases += [phrase for _clauses, also in self.parts(question) for phrase in also]
        phrases = [list(phrase) for phrase in dict.fromkeys(map(tuple, phrases))]
        whole = [token for text in wanted for token in tokens(text)]
        named = self.called.get(" ".join(map(fold, wanted)), ())

        def place(pk):
            card = self.cards[pk]
            title, weight = self.titles[pk], 0
            if whole and (title == whole or pk in named):
                weight = 100_000
            elif whole and title[: len(whole)] == whole:
                weight = 10_000
            for phrase in phrases:
                often = times(phrase, self.words[pk])
                weight += 20 * often // (often + 1) + (30 if times(phrase, title) else 0)
            day = card.date_earliest.toordinal() if card.date_earliest else 0
            return -weight, -day, card.sort_key.encode(), pk

        return sorted(self.matching(question), key=place)


def times(phrase, words):
    """How often a phrase stands in a list of words; where it follows at once, it does not count again."""
    count = free = 0
    for place in [place for place, word in enumerate(words) if word == phrase[0]]:
        if place >= free and words[place : place + len(phrase)] == phrase:
            count, free = count + 1, place + len(phrase) + 1
    return count
