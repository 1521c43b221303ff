"""Reading lists: versions of records that somebody put together, all of it in the address; and their exports.

No cookie, no account, nothing stored: who has the address has the list.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from articles.addresses import permalink_path
from articles.citations.formats import FORMATS, write
from articles.citations.items import item_of
from articles.citations.styles import STYLES, Citation, cite
from articles.publishing.reading import Entry, Reading, latest_numbers, readings

from .citing import archive
from .keeping import kept_for_the_day
from .reading_address import MOST, entry_of, pasted, read
from .whole import not_kept

LONGEST_TYPED = 200
"""How much of what was typed wrongly stands in its box again."""


@dataclass(frozen=True)
class Row:
    """An entry as the page shows it; `place` counts from 1, `citation` is set where a style is asked for."""

    place: int
    reading: Reading
    citation: Citation | None = None

    @property
    def what(self):
        """What stands at the place, as the template asks for it."""
        return self.reading.entry.name.lower()

    @property
    def path(self):
        """The path of the version."""
        return permalink_path(self.reading.public_id, self.reading.number)

    @property
    def permalink(self):
        """The permalink of the version."""
        return settings.SITE_URL + self.path

    @property
    def prefix(self):
        """What sets the passages of this entry apart from those of the others, in the ids of the page."""
        return f"e{self.place}-"

    @property
    def newer(self):
        """The path of the record's latest version if it is a newer one than this, or ""."""
        number, latest = self.reading.number, self.reading.latest
        return permalink_path(self.reading.public_id, latest) if number and latest and latest > number else ""


@require_safe
@kept_for_the_day
def reading_list(request):
    """Show the reading list that the address holds; an address in another form leads to its one form."""
    asked = read(request.GET)
    typed = request.GET.get("add", "").strip()
    added = pasted(typed)
    wanted = resolved(asked.with_entries((*asked.entries, *added)))
    if len(wanted.entries) > MOST:
        most = wanted.with_entries(wanted.entries[:MOST])
        return refused(request, most, f"A reading list has {MOST} entries at most: make a second one.", "")
    if typed and not added:
        sentence = (
            "This is no address of a record here: paste a permalink, such as the one at the head of its page."
        )
        return refused(request, wanted, sentence, typed)
    if request.GET.get("style") and not wanted.style:
        return refused(request, wanted, "The archive has no such style: choose one of those below.", "")
    if wanted.query != request.META["QUERY_STRING"]:
        return to_one_address(wanted)
    return render(request, "articles/reading_list.html", context_of(wanted))


def resolved(asked):
    """Return a ReadingList in which each record that the public sees is named by a version: the latest."""
    bare = [public_id for public_id, number in asked.places if number is None]
    numbers = latest_numbers(bare) if bare else {}
    return asked.with_entries(entry_of(text, numbers[text]) if text in numbers else text for text in asked.entries)


def to_one_address(asked):
    """Lead to the one address of a reading list."""
    response = HttpResponseRedirect(asked.address)
    patch_cache_control(response, no_cache=True)
    return response


def refused(request, asked, problem, typed):
    """Return the page of a list that cannot be made as it was asked for. Nobody keeps it."""
    context = context_of(asked) | {"problem": problem, "typed": typed[:LONGEST_TYPED]}
    return not_kept(render(request, "articles/reading_list.html", context, status=400))


def context_of(asked):
    """Return what the page of a ReadingList needs."""
    found = readings(asked.places)
    rows = [Row(place, one, citation(one, asked.style)) for place, one in enumerate(found, start=1)]
    files = replace(asked, style="").query
    return {
        "list": asked,
        "rows": rows,
        "newer": sum(bool(each.newer) for each in rows),
        "shown": sum(each.reading.entry is Entry.SHOWN for each in rows),
        "most": MOST,
        "permanent": settings.SITE_URL + asked.address,
        "exports": [(f"/reading-list.{ending}?{files}", one.name) for ending, one in FORMATS.items()],
        "styles": [(name, style.name) for name, style in STYLES.items()],
        "style": STYLES.get(asked.style),
    }


@require_safe
def export(request, ending):
    """Send what a reading list shows in one of FORMATS: the entries that the public may read, in their order."""
    asked = read(request.GET)
    if len(asked.entries) > MOST:
        text = f"This reading list has more than {MOST} entries.\n"
        return not_kept(HttpResponse(text, status=400, content_type="text/plain; charset=utf-8"))
    today = localdate()
    found = readings(resolved(asked).places)
    items = [item(one, today) for one in found if one.entry is Entry.SHOWN]
    response = HttpResponse(write(items, ending), content_type=f"{FORMATS[ending].type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="reading-list.{ending}"'
    response["X-Robots-Tag"] = "noindex"
    return not_kept(response)


def citation(one, style):
    """Return a Reading's Citation in a style (a key of STYLES, or ""), or None where nothing is shown."""
    return cite(item(one, localdate()), style) if style and one.entry is Entry.SHOWN else None


def item(one, today: date):
    """Return what a Reading is cited as: the version that it shows, read today."""
    return item_of(one.description, archive(), today)
