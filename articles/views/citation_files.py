"""Citations as files that reference managers read: of a record, of a version, of a whole list or search."""

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from articles.addresses import permalink_path
from articles.citations.formats import FORMATS, write
from articles.citations.items import item_of, list_item, passage_item, record_item
from articles.publishing import clock
from articles.publishing.citing import descriptions_of
from articles.publishing.showing import State, find

from .citing import MOST, RECORD, archive
from .keeping import kept_for_the_day_whatever_is_asked
from .narrowing import SHOWN, labels_of, list_words, noun
from .records import version_at
from .standing_in import stand_in, unknown
from .whole import name_of, not_kept, whole

AT_ONCE = 100
"""How many records are read and sent at a time."""


@require_safe
@kept_for_the_day_whatever_is_asked
def record_file(request, public_id, ending, part=""):
    """Send the citation of a record's latest version in the format of an `ending`, or say what became of it.

    A `part` of it is "record" (the archive's own page of an article or report) or the number of a passage.
    """
    state, record = find(public_id)
    descriptions = descriptions_of([record.pk]) if state is State.PUBLIC else []
    if not descriptions:
        return stand_in(request, public_id, state, record, "text", file_of(ending))
    return sent(request, descriptions[0], public_id, ending, part)


@require_safe
@kept_for_the_day_whatever_is_asked
def version_file(request, public_id, number, ending, part=""):
    """Send the citation of a version, or of a part of it, as `record_file` does."""
    _, description, answer = version_at(request, public_id, number, "text", file_of(ending))
    return answer or sent(request, description, f"{public_id}-v{number}", ending, part)


@require_safe
def list_file(request, kind, ending):
    """Send the citations of the list that the address asks for, MOST at most, or say why it cannot be made."""
    found, answer = whole(request, kind, ending, clock.state())
    if answer:
        return answer
    response = StreamingHttpResponse(write(items_of(found), ending), content_type=type_of(ending))
    return not_kept(named(response, name_of(kind), ending))


def sent(request, description, name, ending, part):
    """Return a file of the citation of a part of a Description, or the answer that it has no such passage."""
    asked = archive(), localdate()
    if part == RECORD:
        item, name = record_item(description, *asked), f"{name}-{RECORD}"
    elif part:
        if part not in {passage.number for passage in description.core.passages}:
            return unknown(request, "There is no passage of this number here.", "text")
        item, name = passage_item(description, part, *asked), f"{name}-p{part}"
    else:
        item = item_of(description, *asked)
    return named(HttpResponse("".join(write([item], ending)), content_type=type_of(ending)), name, ending)


def items_of(found):
    """Yield the items of a list (Found), AT_ONCE read at a time; before them what is missing where it is cut."""
    total, place, day = found.total, archive(), localdate()
    if total > MOST:
        yield cut_item(found, place, day)
    keys = found.keys(0, min(total, MOST))
    for start in range(0, len(keys), AT_ONCE):
        for description in descriptions_of(keys[start : start + AT_ONCE]):
            yield item_of(description, place, day)


def cut_item(found, place, day):
    """Return the item that says that a file holds only the first MOST records of a list: the list itself."""
    asked, total = found.asked, found.total
    words = list_words(asked, labels_of(found.engine.counts(found.choices, SHOWN)))
    kind = noun(asked.kind, total)
    return list_item(
        place,
        day,
        title=f"Not all {kind}: the first {MOST:,} of {total:,}. {words[:1].upper()}{words[1:]}",
        path=asked.address,
        count=total,
        noun=kind,
        note=f"This file holds the first {MOST:,} of {total:,} {kind}. Narrow the list to take the others along.",
    )


def file_of(ending):
    """Return a function that gives the path of a public record's file: a merged one's leads to its survivor's."""
    return lambda record: f"{permalink_path(record.public_id)}.{ending}"


def type_of(ending):
    """Return the content type of a format's files."""
    return f"{FORMATS[ending].type}; charset=utf-8"


def named(response, name, ending):
    """Return a response that a browser saves under a name."""
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
