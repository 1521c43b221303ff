"""What a record is called in the vocabularies of others: an item type of Zotero, a type of schema.org.

An allegation is never a fact of schema.org: what is alleged, disputed or overturned is a Claim, whatever
its kind, and so is every finding and every link. How sure it is stands beside it in words.
"""

from articles.choices import Genre, Kind, OrganisationSort, StandingTerm

SURE = (StandingTerm.REPORTED, StandingTerm.ANNOUNCED, StandingTerm.ESTABLISHED)
"""The standings under which something may be said to have happened."""

GOVERNMENT = (
    OrganisationSort.LOCAL_AUTHORITY,
    OrganisationSort.COUNCIL_EXECUTIVE,
    OrganisationSort.COUNCIL_SERVICE,
    OrganisationSort.APPOINTEES,
    OrganisationSort.DEPARTMENT,
    OrganisationSort.COMMITTEE,
    OrganisationSort.POLICE,
    OrganisationSort.POLICE_OFFICE,
    OrganisationSort.PANEL,
    OrganisationSort.WATCHDOG,
    OrganisationSort.LAW_ENFORCEMENT,
    OrganisationSort.INSPECTORATE,
)


def zotero_type(kind, sort):
    """Return the item type of Zotero under which a record of this kind and sort (codes) is saved.

    What a public body published itself is a web page: Zotero knows no press release, and its "document" and
    "report" would claim a form that the archive does not know. CSL-JSON and RIS say the same.
    """
    if kind == Kind.ARTICLE and sort not in Genre.official():
        return "newspaperArticle"
    return "report" if kind == Kind.REPORT else "webpage"


def schema_type(kind, sort="", standing=""):
    """Return the type of schema.org of a record of this kind, sort and standing (codes, "" if it has none)."""
    if kind == Kind.ARTICLE:
        return "Article" if sort in Genre.official() else "NewsArticle"
    if kind == Kind.ORGANISATION:
        return body_type(sort)
    if kind in (Kind.EVENT, Kind.FINDING, Kind.LINK):
        return "Event" if kind == Kind.EVENT and standing in SURE else "Claim"
    return {Kind.PERSON: "Person", Kind.REPORT: "Report", Kind.INQUIRY: "Event"}[kind]


def body_type(sort):
    """Return the type of schema.org of a body of this sort (code)."""
    if sort == OrganisationSort.OUTLET:
        return "NewsMediaOrganization"
    return "GovernmentOrganization" if sort in GOVERNMENT else "Organization"
