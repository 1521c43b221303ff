"""Plain words: what this archive means by its words, and what the offices and bodies in it are.

What an entry says is what a dictionary would, or what a record of the archive says; nothing is judged.
"""

from typing import NamedTuple

from articles.choices import Thin


class Word(NamedTuple):
    """An entry: its anchor on the page, the word, what it says, and where it is linked from.

    `forms` are linked wherever they stand in the archive's own sentences: those in small letters however
    they are written, others letter for letter. `alone` are linked only where they are the whole text, since
    they mean something else in a sentence ("the council announced").
    """

    anchor: str
    word: str
    says: str
    forms: tuple = ()
    alone: tuple = ()


STANDINGS = (
    Word(
        "established",
        "Established",
        "An official source says it of itself, or two outlets that are independent of each other report it.",
        alone=("Established",),
    ),
    Word(
        "reported",
        "Reported",
        "One outlet says it, and the archive has no second source that is independent of the first.",
        alone=("Reported",),
    ),
    Word(
        "announced",
        "Announced",
        "Somebody said that it would be done. Whether it was done is another statement.",
        alone=("Announced",),
    ),
    Word(
        "alleged",
        "Allegation, unproven",
        "Somebody says that it happened, and nobody who could decide has found that it did.",
        alone=("Allegation, unproven",),
    ),
    Word(
        "accounts-differ",
        "Accounts differ",
        "Sources contradict each other. The archive keeps each account with its words and does not settle "
        "which is right.",
        ("the accounts differ",),
        ("Accounts differ",),
    ),
    Word(
        "overturned",
        "Overturned",
        "It once stood as established or found, and a court or a later decision has set it aside.",
        alone=("Overturned",),
    ),
)

ARCHIVE = (
    Word(
        "allegation",
        "Allegation",
        "A claim that somebody did wrong. It is not proof, and here it never stands as a finding.",
        ("allegation", "allegations"),
    ),
    Word(
        "finding",
        "Finding",
        "A conclusion that a named report, hearing or court gives as its own. What a report finds about a body it "
        "does not find about a person.",
        ("finding", "findings"),
    ),
    Word(
        "evidence",
        "Evidence",
        "What somebody told a committee or an inquiry. It is that person’s account, not a finding.",
        ("gave evidence", "gives evidence", "evidence given"),
    ),
    Word(
        "referral",
        "Referral",
        "Passing a matter on to the body that may look into it. A referral is not a finding.",
        ("referral", "referrals"),
    ),
    Word(
        "standing",
        "Standing",
        "How sure a statement is, in one of six words. The latest one counts, and earlier ones are kept.",
        alone=("Standing",),
    ),
    Word(
        "inferred",
        "Inferred",
        "Worked out by the archive and not said by any source: a date from other dates, or a connection. The "
        "reason stands beside it.",
        ("inferred",),
        ("The archive’s own inference",),
    ),
    Word(
        "passage",
        "Passage",
        "A short quotation, at most fifteen words, from an article: it supports or contradicts a statement, or "
        "mentions a record.",
        ("passage", "passages"),
    ),
    Word("outlet", "Outlet", "Who printed, broadcast or posted an article.", ("outlet", "outlets")),
    Word(
        "permalink",
        "Permalink",
        "An address that leads to a record for good, whatever the record comes to be called.",
        ("permalink", "permalinks", "permanent address"),
    ),
    Word(
        "version",
        "Version",
        "A record as it stood when it was published or changed, kept under an address of its own. Cite it, and a "
        "reader sees the words that you saw.",
        alone=("Version", "Versions"),
    ),
    Word(
        "held",
        "Held",
        "Kept from the public for now, while somebody looks at it. The address stays, and says so.",
        alone=("Held",),
    ),
    Word(
        "withdrawn",
        "Withdrawn",
        "Taken out. The address stays, and says when and why.",
        ("tombstone",),
        ("Withdrawn",),
    ),
)

THIN = (
    Word(
        "one-outlet",
        Thin.ONE_OUTLET.label,
        "Its passages are of one outlet, even where a sister title carried one of its articles. Two titles of one "
        "owner count as two, and what contradicts it does not count.",
        alone=(Thin.ONE_OUTLET.label,),
    ),
    Word(
        "opinion-alone",
        Thin.OPINION.label,
        "Every article that says so is an opinion piece.",
        alone=(Thin.OPINION.label,),
    ),
    Word(
        "one-official-source",
        Thin.OFFICIAL_SELF.label,
        "Its passages are of one source’s official statements or documents, in which a public body speaks for "
        "itself. No article of the press says so too.",
        alone=(Thin.OFFICIAL_SELF.label,),
    ),
    Word(
        "no-archived-copy",
        Thin.NO_ARCHIVED_COPY.label,
        "No copy in a web archive is recorded of any article that it rests on. If the pages go, the words cannot "
        "be checked.",
        alone=(Thin.NO_ARCHIVED_COPY.label,),
    ),
    Word(
        "original-pages-gone",
        Thin.GONE.label,
        "The archive’s editors found that the address of every article that it rests on no longer leads to the "
        "article. Where a copy is in a web archive, its words can still be checked there.",
        alone=(Thin.GONE.label,),
    ),
    Word(
        "no-date",
        Thin.NO_DATE.label,
        "It has no date of its own. Most links and findings have none: the records that a link ties have dates, "
        "and so has the report of a finding.",
        alone=(Thin.NO_DATE.label,),
    ),
    Word(
        "no-press-coverage",
        Thin.NO_COVERAGE.label,
        "Only official statements or documents tell of the event here, and no article of the press.",
        alone=(Thin.NO_COVERAGE.label,),
    ),
)
"""Why a statement is thin, in the order of `Thin`."""

OFFICES = (
    Word(
        "best-value-inspection",
        "Best-value inspection",
        "An inspection, ordered by a minister, of how well a council does its work.",
        ("best-value inspection",),
    ),
    Word("by-election", "By-election", "An election held because an office fell vacant early.", ("by-election",)),
    Word(
        "cabinet",
        "Cabinet of a council",
        "The leader and the few councillors who decide with the leader for a council. It is not the Cabinet of "
        "the government.",
        ("cabinet",),
    ),
    Word(
        "chief-executive",
        "Chief executive",
        "The official, not a politician, who heads a council’s staff.",
        ("chief executive",),
    ),
    Word(
        "commissioners",
        "Commissioners",
        "People whom the government appoints to run all or part of a council in place of its councillors.",
        ("commissioners",),
    ),
    Word(
        "communities-secretary",
        "Communities secretary",
        "The government minister for local councils.",
        ("communities secretary",),
    ),
    Word(
        "dclg",
        "DCLG",
        "The Department for Communities and Local Government, the government department for councils; later the "
        "Ministry of Housing, Communities and Local Government.",
        ("DCLG", "Department for Communities and Local Government"),
    ),
    Word(
        "directions",
        "Directions",
        "A minister’s written orders to a council: here those that gave its powers to commissioners.",
        ("directions",),
    ),
    Word(
        "hansard",
        "Hansard",
        "The printed record of what is said in Parliament.",
        ("Hansard",),
    ),
    Word(
        "hmic",
        "HMIC",
        "Her Majesty’s Inspectorate of Constabulary, which inspected police forces.",
        ("HMIC", "Her Majesty’s Inspectorate of Constabulary"),
    ),
    Word(
        "intervention",
        "Intervention",
        "The time in which the government takes a council’s powers, or some of them, into other hands.",
        ("intervention",),
    ),
    Word(
        "iopc",
        "IOPC",
        "The Independent Office for Police Conduct, the police watchdog that followed the IPCC.",
        ("IOPC", "Independent Office for Police Conduct"),
    ),
    Word(
        "ipcc",
        "IPCC",
        "The Independent Police Complaints Commission, a police watchdog, later replaced by the IOPC.",
        ("IPCC", "Independent Police Complaints Commission"),
    ),
    Word(
        "nca",
        "NCA",
        "The National Crime Agency, a national law enforcement agency.",
        ("NCA", "National Crime Agency"),
    ),
    Word(
        "ofsted",
        "Ofsted",
        "The inspectorate of children’s services, and of schools.",
        ("Ofsted",),
    ),
    Word(
        "police-and-crime-commissioner",
        "Police and crime commissioner",
        "Somebody elected to oversee a police force. The commissioner does not run it: a chief constable does.",
        ("police and crime commissioner",),
    ),
    Word(
        "police-and-crime-panel",
        "Police and crime panel",
        "The panel that oversees the work of a police and crime commissioner.",
        ("police and crime panel",),
    ),
    Word(
        "safeguarding-board",
        "Safeguarding board",
        "A board on which a council, the police and others work together to keep children safe.",
        ("safeguarding board", "safeguarding children’s board"),
    ),
    Word(
        "select-committee",
        "Select committee",
        "A committee of members of Parliament that looks into one field, asks people to give evidence, and "
        "publishes reports. The Home Affairs Committee is one.",
        ("select committee", "Home Affairs Committee", "Communities and Local Government Committee"),
    ),
    Word(
        "urgent-question",
        "Urgent question",
        "A question in the House of Commons that a minister has to answer the same day.",
        ("urgent question",),
    ),
    Word(
        "whistleblower",
        "Whistleblower",
        "Somebody who tells of wrong at their own place of work.",
        ("whistleblower", "whistleblowers"),
    ),
)

GROUPS = (
    ("How sure a statement is", STANDINGS),
    ("Words of this archive", ARCHIVE),
    ("What is thin", THIN),
    ("Offices and bodies", OFFICES),
)
WORDS = tuple(word for _, words in GROUPS for word in words)
