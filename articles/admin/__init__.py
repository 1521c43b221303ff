"""The editors' desk: where every kind of record is made, saved and published.

One module a model. `base` is what the kinds share, `saving` how a save is kept whole, `acts` the buttons
that move a record to and from the public, `forms` what a form refuses, `inlines` the rows below a form.
"""

from django.contrib import admin

from . import (  # noqa: F401
    article,
    difference,
    event,
    finding,
    inquiry,
    link,
    loaded_word,
    organisation,
    passage,
    person,
    record,
    report,
    start,
    theme,
    version,
)

admin.site.site_header = "Inquiry Archive: editors"
admin.site.site_title = "Inquiry Archive"
admin.site.index_title = "The editors’ desk"
