"""As much of schema.org's vocabulary (release 30.0) as the archive uses: which property stands on which types."""

PARENTS = {
    "Thing": (),
    "CreativeWork": ("Thing",),
    "Article": ("CreativeWork",),
    "NewsArticle": ("Article",),
    "Report": ("Article",),
    "Claim": ("CreativeWork",),
    "WebPage": ("CreativeWork",),
    "WebSite": ("CreativeWork",),
    "Event": ("Thing",),
    "Person": ("Thing",),
    "Organization": ("Thing",),
    "GovernmentOrganization": ("Organization",),
    "NewsMediaOrganization": ("Organization",),
    "Role": ("Thing",),
    "OrganizationRole": ("Role",),
}
"""The types and those that they are sorts of."""

PROPERTIES = {
    "about": (("CreativeWork", "Event"), ("Thing",)),
    "affiliation": (("Person",), ("Organization",)),
    "alternateName": (("Thing",), ()),
    "alternativeHeadline": (("CreativeWork",), ()),
    "appearance": (("Claim",), ("CreativeWork",)),
    "archivedAt": (("CreativeWork",), ("WebPage",)),
    "articleSection": (("Article",), ()),
    "author": (("CreativeWork",), ("Organization", "Person")),
    "citation": (("CreativeWork",), ("CreativeWork",)),
    "copyrightNotice": (("CreativeWork",), ()),
    "correction": (("CreativeWork",), ()),
    "dateModified": (("CreativeWork",), ()),
    "datePublished": (("CreativeWork",), ()),
    "description": (("Thing",), ()),
    "endDate": (("Event", "Role"), ()),
    "familyName": (("Person",), ()),
    "firstAppearance": (("Claim",), ("CreativeWork",)),
    "givenName": (("Person",), ()),
    "hasPart": (("CreativeWork",), ("CreativeWork",)),
    "headline": (("CreativeWork",), ()),
    "honorificPrefix": (("Person",), ()),
    "inLanguage": (("CreativeWork", "Event"), ()),
    "isBasedOn": (("CreativeWork",), ("CreativeWork",)),
    "isPartOf": (("CreativeWork",), ("CreativeWork",)),
    "license": (("CreativeWork",), ("CreativeWork",)),
    "mainEntity": (("CreativeWork",), ("Thing",)),
    "name": (("Thing",), ()),
    "organizer": (("Event",), ("Organization", "Person")),
    "pagination": (("Article",), ()),
    "parentOrganization": (("Organization",), ("Organization",)),
    "publisher": (("CreativeWork",), ("Organization", "Person")),
    "reportNumber": (("Report",), ()),
    "roleName": (("Role",), ()),
    "startDate": (("Event", "Role"), ()),
    "url": (("Thing",), ()),
    "version": (("CreativeWork",), ()),
}
"""The types that each property stands on, and those of the things that it may have as values; texts apart."""


def is_a(kind, others):
    """Return whether a type is one of `others`, or a sort of one."""
    return kind in others or any(is_a(parent, others) for parent in PARENTS[kind])


def faults(node, reached_by=""):
    """Yield a sentence for each thing in a node of JSON-LD that schema.org does not know.

    A Role stands between a thing and a value, and names the property again by which it was reached.
    """
    kind = node.get("@type")
    if kind not in PARENTS:
        yield f"{kind} is no type"
        return
    for key, value in node.items():
        if key.startswith("@"):
            continue
        repeated = is_a(kind, ("Role",)) and key == reached_by
        if key not in PROPERTIES:
            yield f"{key} is no property"
        elif not repeated and not is_a(kind, PROPERTIES[key][0]):
            yield f"{key} does not stand on {kind}"
        else:
            for inner in value if isinstance(value, list) else [value]:
                yield from value_faults(inner, key)


def value_faults(value, key):
    """Yield what is wrong with one value of a property."""
    if isinstance(value, dict):
        if not is_a(value.get("@type", "Thing"), (*PROPERTIES[key][1], "Role")):
            yield f"{value.get('@type')} is no value of {key}"
        yield from faults(value, key)
    elif not isinstance(value, (str, int)) or value == "":
        yield f"{value!r} is no value of {key}"
