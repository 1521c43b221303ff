"""Two editors take words out of a version: one asks, another one confirms or declines."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.choices import RedactionKind, RequestOutcome
from articles.description import describe
from articles.models import RedactionRequest
from articles.publishing import clock
from articles.publishing.redaction import left, take_out, versions_with, withdraw_words, words_of

from .sealing import other_cores, seal_history, sealer_of_phrase, sealer_of_version, texts_of


class CannotRedact(Exception):
    """A redaction cannot be asked for or decided so; the text says why."""


def ask(version, *, phrase, reason, by):
    """Ask for a phrase ("" for all words) to be taken out of a Version; return the RedactionRequest.

    Raise CannotRedact if there is nothing to take out, or if another request waits.
    """
    try:
        with transaction.atomic():
            if phrase:
                left(version, phrase, reason)
            else:
                words_of(version)
            kind = RedactionKind.REDACTED if phrase else RedactionKind.WITHDRAWN
            return RedactionRequest.objects.create(
                version=version, kind=kind, phrase=phrase, reason=reason, asked_by=by
            )
    except ValueError as why:
        raise CannotRedact(str(why)) from None
    except IntegrityError:
        raise CannotRedact("Another request on this version waits: it is to be decided first.") from None


def confirm(request, *, by):
    """Carry a request out, confirmed by a second user; return how many rows of the desk's history were sealed.

    Raise CannotRedact for whoever asked, and if it was decided or the version changed meanwhile.
    """
    with transaction.atomic():
        clock.lock()
        request = waiting(request)
        if request.asked_by_id == by.pk:
            raise CannotRedact("You asked for it yourself: a second editor has to confirm it.")
        version, record = request.version, request.version.record
        given = {"reason": request.reason, "asked_by": request.asked_by, "by": by}
        try:
            if request.kind == RedactionKind.REDACTED:
                seal = sealer_of_phrase(request.phrase)
                redaction = take_out(version, request.phrase, **given)
            else:
                seal = sealer_of_version(words_of(version), other_cores(version))
                redaction = withdraw_words(version, **given)
        except ValueError as why:
            raise CannotRedact(str(why)) from None
        decide(request, RequestOutcome.DONE, by, redaction=redaction)
        return seal_history(record, seal)


def decline(request, *, by, answer):
    """Decline a request, or take back one's own, and say why. Raise CannotRedact if it was decided meanwhile."""
    with transaction.atomic():
        clock.lock()
        request = waiting(request)
        if request.phrase and request.phrase in answer:
            raise CannotRedact("The answer is kept: do not repeat the words in it.")
        decide(request, RequestOutcome.DECLINED, by, answer=answer)


def waiting(request):
    """Return a request as it stands now; raise CannotRedact if it was decided."""
    request = RedactionRequest.objects.select_related("version__record", "asked_by").get(pk=request.pk)
    if request.outcome != RequestOutcome.WAITING:
        raise CannotRedact("It was decided meanwhile.")
    return request


def decide(request, outcome, by, **fields):
    """Write what became of a request; the words that it named are kept no longer."""
    fields |= {"outcome": outcome, "phrase": "", "decided_at": timezone.now(), "decided_by": by}
    RedactionRequest.objects.filter(pk=request.pk).update(**fields)


def still_standing(version, phrase):
    """Return in sentences where else the words of a request stand that a redaction of this version leaves."""
    sentences, saved = [], texts_of(describe(version.record))
    if phrase:
        is_saved = any(phrase in text for text in saved)
        others = versions_with(phrase).exclude(pk=version.pk).select_related("record").order_by("record", "number")
    else:
        is_saved = bool(saved & texts_of(words_of(version)).difference(*map(texts_of, other_cores(version))))
        others = ()
    if is_saved:
        sentences.append("What is saved of the record now says this too: change that, or the next version will.")
    for other in others:
        sentences.append(f"They stand in version {other.number} of {other.record.public_id} “{other.record}” too.")
    return sentences
