"""The public addresses of records: paths on this site, as design and README promise them."""

from articles.choices import Kind

PLURALS = {
    Kind.ARTICLE: "articles",
    Kind.PERSON: "people",
    Kind.ORGANISATION: "organisations",
    Kind.INQUIRY: "inquiries",
    Kind.REPORT: "reports",
    Kind.FINDING: "findings",
    Kind.EVENT: "events",
    Kind.LINK: "links",
}
KINDS_BY_PLURAL = {plural: kind for kind, plural in PLURALS.items()}


def list_path(kind):
    """Return the path of the list of a kind, as in /people/."""
    return f"/{PLURALS[kind]}/"


def record_path(kind, public_id, slug):
    """Return the path of a record's page; the slug is decoration."""
    return f"/{PLURALS[kind]}/{public_id}/{slug}/"


def permalink_path(public_id, version=None):
    """Return the path of a record's permalink, or of one of its versions (an int)."""
    return f"/id/{public_id}" if version is None else f"/id/{public_id}/v{version}"


def ark_of(naan, public_id, version=None):
    """Return a record's ARK, or that of one of its versions (an int), under the archive's number (text)."""
    return f"ark:{naan}/{public_id}" + ("" if version is None else f".v{version}")


def versions_path(public_id):
    """Return the path of the history of a record: its versions, and what changed in each."""
    return f"{permalink_path(public_id)}/versions"


def versions_compared_path(public_id, before, after):
    """Return the path on which two versions (numbers) of a record stand side by side."""
    return f"{versions_path(public_id)}/compare?a={before}&b={after}"
