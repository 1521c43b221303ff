"""Link headers (RFC 8288): what a page leads to, for programs that read no HTML."""

from django.utils.encoding import iri_to_uri


def add_links(response, *links):
    """Add Links to a response, after those that it has already; return the response.

    Each link is (target, rel, attributes): an absolute address, one or more relation types with spaces
    between, and the other attributes as a mapping, as in `("https://…/timemap/6g3h5k2d", "timemap",
    {"type": "application/link-format"})`; the mapping may be left out.
    """
    written = [as_link(*link) for link in links]
    if written:
        response["Link"] = ", ".join([*filter(None, [response.get("Link")]), *written])
    return response


def as_link(target, rel, attributes=None):
    """Return one link as RFC 8288 writes it: in a header, and in a document of application/link-format."""
    named = {"rel": rel} | (attributes or {})
    return "; ".join([f"<{iri_to_uri(target)}>", *(f'{name}="{quoted(value)}"' for name, value in named.items())])


def quoted(value):
    """Return a text as it stands between quotation marks in a header (RFC 9110, quoted-string), in ASCII."""
    plain = " ".join(str(value).split()).encode("ascii", "replace").decode()
    return plain.replace("\\", "\\\\").replace('"', '\\"')
