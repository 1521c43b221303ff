"""The controlled vocabularies: each code that the database stores, with its words for readers.

Codes last (they stand in facet addresses); words may be improved. A frozen version holds the words
as well as the code, so that a change here never changes what was cited.
"""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What sort of thing a record describes; the value names its model."""

    ARTICLE = "article", "Article"
    ORGANISATION = "organisation", "Organisation"
    PERSON = "person", "Person"
    INQUIRY = "inquiry", "Inquiry"
    REPORT = "report", "Report"
    FINDING = "finding", "Finding"
    EVENT = "event", "Event"
    LINK = "link", "Link"


class Status(TextChoices):
    """Where a record stands between an editor's desk and the public site."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
    MERGED = "merged", "Merged into another record"


class WithdrawalReason(TextChoices):
    """Why a record was taken out, in the words that its tombstone prints after "taken out"."""

    DUPLICATE = "duplicate", "because another record describes the same"
    ERROR = "error", "because it was wrong"
    LEGAL = "legal", "for legal reasons"
    COURT_ORDER = "court_order", "because a court ordered it"
    PROCEEDINGS = "proceedings", "because of court proceedings"
    ANONYMITY = "anonymity", "because the law protects a person’s anonymity"
    PRIVACY = "privacy", "to protect a person’s privacy and personal data"
    SOURCE = "source", "because its source was withdrawn or retracted"
    RIGHTS = "rights", "at the request of the rights holder"


class MoveAct(TextChoices):
    """What a merge did to a row, or to a field of it."""

    MOVED = "moved", "Moved"
    SET = "set", "Set"
    LOST = "lost", "Not kept"
    MADE = "made", "Added"
    REMOVED = "removed", "Removed"
    MERGED = "merged", "Merged"
    WITHDRAWN = "withdrawn", "Withdrawn"


class RedactionKind(TextChoices):
    """What was done to the words of a version."""

    WITHDRAWN = "withdrawn", "All words withdrawn"
    REDACTED = "redacted", "Some words taken out"


class RequestOutcome(TextChoices):
    """What became of an editor's request to take words out of a version."""

    WAITING = "waiting", "Waits for a second editor"
    DONE = "done", "Carried out"
    DECLINED = "declined", "Declined"


class DateBasis(TextChoices):
    """How the archive knows a date."""

    STATED = "stated", "as a source states it"
    ADDRESS = "address", "from the article’s address"
    REPORT = "report", "stated by the report itself"
    INFERRED = "inferred", "inferred"


class Genre(TextChoices):
    """What sort of text an article is."""

    NEWS = "news", "News report"
    LIVE = "live", "Live page"
    ANALYSIS = "analysis", "Analysis"
    OPINION = "opinion", "Opinion"
    AGENCY = "agency", "Agency copy"
    STATEMENT = "statement", "Official statement"
    DOCUMENT = "document", "Official document"

    @classmethod
    def official(cls):
        """The genres in which a public body speaks for itself: one of them can establish a statement."""
        return (cls.STATEMENT, cls.DOCUMENT)


class OrganisationSort(TextChoices):
    """What sort of body an organisation is."""

    LOCAL_AUTHORITY = "local_authority", "Local authority"
    COUNCIL_EXECUTIVE = "council_executive", "Council executive"
    COUNCIL_SERVICE = "council_service", "Council service"
    PARTY_GROUP = "party_group", "Party group"
    BOARD = "board", "Multi-agency board"
    APPOINTEES = "appointees", "Government appointees"
    DEPARTMENT = "department", "Government department"
    COMMITTEE = "committee", "Parliamentary committee"
    POLICE = "police", "Police force"
    POLICE_OFFICE = "police_office", "Elected police office"
    PANEL = "panel", "Scrutiny panel"
    WATCHDOG = "watchdog", "Police watchdog"
    LAW_ENFORCEMENT = "law_enforcement", "National law enforcement"
    INSPECTORATE = "inspectorate", "Inspectorate"
    PARTY = "party", "Political party"
    OUTLET = "outlet", "Outlet"
    OTHER = "other", "Other body"


class FindingNature(TextChoices):
    """On what authority a finding speaks. An allegation is never one: it is an event."""

    FINDING = "finding", "Finding of a report"
    EVIDENCE = "evidence", "Evidence given"
    ADMISSION = "admission", "Admission"
    COURT = "court", "Court outcome"


class EventSort(TextChoices):
    """What sort of thing happened."""

    PUBLICATION = "publication", "Publication"
    COMMISSIONING = "commissioning", "Commissioning"
    OPENING = "opening", "Opening of an inquiry"
    RESIGNATION = "resignation", "Resignation"
    DEPARTURE = "departure", "Departure"
    APPOINTMENT = "appointment", "Appointment"
    ELECTION = "election", "Election"
    EVIDENCE = "evidence", "Evidence"
    REFERRAL = "referral", "Referral"
    INTERVENTION = "intervention", "Intervention"
    STATEMENT = "statement", "Statement"
    APOLOGY = "apology", "Apology"
    PAYMENT = "payment", "Payment"
    ALLEGATION = "allegation", "Allegation"


class Role(TextChoices):
    """What a person or body did in an event."""

    RESIGNED = "resigned", "resigned"
    LEFT = "left", "left office"
    APPOINTED = "appointed", "was appointed"
    ELECTED = "elected", "was elected"
    SPOKE = "spoke", "made the statement"
    TESTIFIED = "testified", "gave evidence"
    HEARD = "heard", "heard the evidence"
    PUBLISHED = "published", "published"
    WROTE = "wrote", "wrote the report"
    ASKED = "asked", "asked for it"
    CARRIED_OUT = "carried_out", "carried it out"
    REFERRED = "referred", "made the referral"
    RECEIVED = "received", "received the referral"
    CONCERNED = "concerned", "is concerned"


class StandingTerm(TextChoices):
    """How sure a statement is. Doubt is said in full: never shorten "Allegation, unproven"."""

    ALLEGED = "alleged", "Allegation, unproven"
    REPORTED = "reported", "Reported"
    ANNOUNCED = "announced", "Announced"
    ESTABLISHED = "established", "Established"
    DISPUTED = "disputed", "Accounts differ"
    OVERTURNED = "overturned", "Overturned"


class Relation(TextChoices):
    """How the source of a link bears on its target, read from source to target."""

    LED_TO = "led_to", "led to"
    PRODUCED = "produced", "produced"
    RESPONDS_TO = "responds_to", "responds to"
    ACCEPTS = "accepts", "accepts"
    DISPUTES = "disputes", "disputes"
    CRITICISES = "criticises", "criticises"
    ECHOES = "echoes", "echoes"
    CONTRADICTS = "contradicts", "contradicts"
    CONTRASTS_WITH = "contrasts_with", "contrasts with"
    FOLLOWS_UP = "follows_up", "follows up"
    REFERRED_TO = "referred_to", "referred to"
    EXAMINED = "examined", "examined"
    REPLACED = "replaced", "replaced"
    TURNED_ATTENTION_TO = "turned_attention_to", "turned attention to"
    RELATES_TO = "relates_to", "relates to"
    SAME_STORY_AS = "same_story_as", "same story as"
    CORRECTS = "corrects", "corrects"

    @property
    def inverse(self):
        """The words for the relation read from target to source."""
        return INVERSES[self]

    @classmethod
    def symmetric(cls):
        """The relations that say the same in both directions."""
        return tuple(relation for relation in cls if relation.inverse == relation.label)

    @classmethod
    def between_articles(cls):
        """The relations that only two articles can have."""
        return (cls.SAME_STORY_AS, cls.CORRECTS)

    @classmethod
    def answers(cls):
        """The relations by which somebody accepts, disputes, criticises or answers what the target says."""
        return (cls.RESPONDS_TO, cls.ACCEPTS, cls.DISPUTES, cls.CRITICISES)

    @classmethod
    def causal(cls):
        """The relations that claim that one thing came of another, and so need a strength."""
        return (cls.LED_TO, cls.TURNED_ATTENTION_TO)


INVERSES = {
    Relation.LED_TO: "followed from",
    Relation.PRODUCED: "was produced by",
    Relation.RESPONDS_TO: "was answered by",
    Relation.ACCEPTS: "is accepted by",
    Relation.DISPUTES: "is disputed by",
    Relation.CRITICISES: "is criticised by",
    Relation.ECHOES: "is echoed by",
    Relation.CONTRADICTS: "is contradicted by",
    Relation.CONTRASTS_WITH: "contrasts with",
    Relation.FOLLOWS_UP: "was followed up by",
    Relation.REFERRED_TO: "received matters from",
    Relation.EXAMINED: "was examined by",
    Relation.REPLACED: "was replaced by",
    Relation.TURNED_ATTENTION_TO: "came into view after",
    Relation.RELATES_TO: "relates to",
    Relation.SAME_STORY_AS: "same story as",
    Relation.CORRECTS: "is corrected by",
}


class Strength(TextChoices):
    """How firmly the sources tie the two ends of a link together."""

    CAUSE = "cause", "Announced as the cause"
    FOLLOWING = "following", "Reported as following"
    LATER = "later", "Only later in time"
    INFERENCE = "inference", "The archive’s own inference"


class Stance(TextChoices):
    """How a passage bears on the record that it belongs to."""

    SUPPORTS = "supports", "Supports"
    CONTRADICTS = "contradicts", "Contradicts"
    MENTIONS = "mentions", "Mentions"


class Anchor(TextChoices):
    """Whether a passage was found in the text that the archive holds of its article."""

    NO_TEXT = "no_text", "No text held"
    ANCHORED = "anchored", "Anchored: found exactly once"
    ORPHAN = "orphan", "Orphan: not found exactly once"


class Aspect(TextChoices):
    """What accounts of one thing differ about."""

    NUMBER = "number", "Number"
    DATE = "date", "Date"
    WORDING = "wording", "Wording"


class EdgeRole(TextChoices):
    """What a published relation between two records is."""

    ABOUT = "about", "reports on"
    OUTLET = "outlet", "printed by"
    CARRIED_BY = "carried_by", "carried by"
    NAMES = "names", "names"
    POST = "post", "held a post at"
    PARENT = "parent", "is part of"
    SUCCESSOR = "successor", "was followed by"
    ASKED_FOR = "asked_for", "asked for by"
    LED_BY = "led_by", "led by"
    LOOKED_AT = "looked_at", "looked at"
    PRODUCED_BY = "produced_by", "produced by"
    WRITTEN_BY = "written_by", "written by"
    PUBLISHED_BY = "published_by", "published by"
    FOUND_BY = "found_by", "found by"
    CONCERNS = "concerns", "is about"
    SOURCE = "source", "starts from"
    TARGET = "target", "leads to"


class AccessSort(TextChoices):
    """What an access point of a record is."""

    NAME = "name", "Name"
    THEME = "theme", "Theme"
    STRENGTH = "strength", "Strength"
    THIN = "thin", "Why it is thin"


class Thin(TextChoices):
    """What a statement rests on that is little; it does not say that the statement is wrong."""

    ONE_OUTLET = "one_outlet", "Rests on one outlet"
    OPINION = "opinion", "Rests on opinion alone"
    OFFICIAL_SELF = "official_self", "Rests on one official source"
    NO_ARCHIVED_COPY = "no_archived_copy", "No archived copy"
    GONE = "gone", "Original pages gone"
    NO_DATE = "no_date", "No date"
    NO_COVERAGE = "no_coverage", "No press coverage"
