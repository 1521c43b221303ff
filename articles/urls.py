"""The archive's public addresses: lists and pages a kind, permalinks for all."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter, StringConverter

from articles.addresses import PLURALS

from .citations.formats import FORMATS
from .filters import EVERYTHING
from .views.accounts import accounts
from .views.chains import chains_page
from .views.citation_files import list_file, record_file, version_file
from .views.citing import RECORD
from .views.compare import compare
from .views.explaining import about, words
from .views.export import list_csv
from .views.feeds import changes, list_feed
from .views.find import find
from .views.followed_address import ENDINGS
from .views.followed_files import followed_file
from .views.home import home
from .views.lists import record_list
from .views.memento import timegate, timemap
from .views.permalinks import ark, mended, permalink
from .views.posts import posts
from .views.reading_list import export, reading_list
from .views.records import record_page, version_page
from .views.sitemaps import index, pages, part, robots
from .views.suggest import suggest
from .views.thin import what_is_thin
from .views.values import facet_values
from .views.versions import compare_page, history_page
from .views.what_followed import what_followed


class IdentifierConverter(StringConverter):
    """An identifier in its one form; whether its check character fits, the views see."""

    regex = "[0-9a-z]{8}"


class VersionConverter(IntConverter):
    """The number of a version in its one form, of a size that every database takes."""

    regex = "[1-9][0-9]{0,8}"


class TypedConverter(StringConverter):
    """Anything, slashes and line breaks too, as a reader may have pasted it."""

    regex = "(?s:.+)"


register_converter(IdentifierConverter, "identifier")
register_converter(VersionConverter, "version")
register_converter(TypedConverter, "typed")


def files(name, kind):
    """Return the addresses of a list's files of citations; `name` is what the files are called."""
    return [path(f"{name}.{ending}", list_file, {"kind": kind, "ending": ending}) for ending in FORMATS]


def record_files(ending):
    """Return the addresses of the citation of a record, and of a version of it, in one format.

    Each has two parts that can be cited by themselves: the archive's own record of a source, and a passage.
    """
    found = []
    for place, view in (("", record_file), ("/v<version:number>", version_file)):
        whole = f"id/<identifier:public_id>{place}"
        found += [
            path(f"{whole}.{ending}", view, {"ending": ending}),
            path(f"{whole}.{RECORD}.{ending}", view, {"ending": ending, "part": RECORD}),
            path(f"{whole}.p<version:part>.{ending}", view, {"ending": ending}),
        ]
    return found


def kind_urls(kind, plural):
    """Return the addresses of one kind: its list in four forms, and its records with and without their slugs."""
    return [
        path(f"{plural}/", record_list, {"kind": kind}, name=f"{kind}_list"),
        path(f"{plural}.csv", list_csv, {"kind": kind}, name=f"{kind}_csv"),
        path(f"{plural}.atom", list_feed, {"kind": kind}, name=f"{kind}_feed"),
        *files(plural, kind),
        path(f"{plural}/all/<slug:name>/", facet_values, {"kind": kind}, name=f"{kind}_values"),
        path(f"{plural}/<str:public_id>/", record_page, {"kind": kind}, name=f"{kind}_by_id"),
        path(f"{plural}/<str:public_id>/<str:slug>/", record_page, {"kind": kind}, name=f"{kind}_detail"),
    ]


urlpatterns = [
    path("", home, name="home"),
    path("about/", about, name="about"),
    path("accounts/<str:public_id>/", accounts, name="accounts"),
    path("chains/", chains_page, name="chains"),
    path("compare/", compare, name="compare"),
    path("find/", find, name="find"),
    path("find.csv", list_csv, {"kind": EVERYTHING}, name="find_csv"),
    path("find.atom", list_feed, {"kind": EVERYTHING}, name="find_feed"),
    path("changes.atom", changes, name="changes"),
    path("find/suggest/", suggest, name="suggest"),
    path("posts/", posts, name="posts"),
    path("thin/", what_is_thin, name="thin"),
    path("what-followed/", what_followed, name="what_followed"),
    *(path(f"what-followed.{ending}", followed_file, {"ending": ending}) for ending in ENDINGS),
    path("words/", words, name="words"),
    path("reading-list/", reading_list, name="reading_list"),
    *(path(f"reading-list.{ending}", export, {"ending": ending}) for ending in FORMATS),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", index, name="sitemap"),
    path("sitemap-pages.xml", pages, name="sitemap_pages"),
    path("sitemap-<slug:plural>-<int:number>.xml", part, name="sitemap_part"),
    *files("find", EVERYTHING),
    path("ark:<str:naan>/<typed:typed>", ark, name="ark"),
    path("ark:/<str:naan>/<typed:typed>", ark),
    path("timegate/<str:public_id>", timegate, name="timegate"),
    path("timemap/<str:public_id>", timemap, name="timemap"),
    path("id/<identifier:public_id>", permalink, name="permalink"),
    path("id/<identifier:public_id>/v<version:number>", version_page, name="version"),
    path("id/<identifier:public_id>/versions", history_page, name="history"),
    path("id/<identifier:public_id>/versions/compare", compare_page, name="versions_compared"),
]
for ending in FORMATS:
    urlpatterns += record_files(ending)
for kind, plural in PLURALS.items():
    urlpatterns += kind_urls(kind, plural)
# Last: what none of the addresses above is.
urlpatterns.append(path("id/<typed:typed>", mended, name="mended"))
