"""What a core must hold before the public sees it: pure rules, for the gate and for `verify` alike.

`faces` is a mapping of public id to Face of the records that the public can see, or will with this one.
"""

from urllib.parse import urlsplit

from articles.choices import Genre, Relation
from articles.dates import EdtfDate
from articles.description import prune
from articles.description.labels import STATEMENT_KINDS
from articles.models.passage import MAX_WORDS
from articles.words import count_words


class Reason(str):
    """A sentence on what stands against publishing; `at` is the model's field, or its rows, that it is about."""

    def __new__(cls, sentence, at=""):
        """Take both; "" is about no one field."""
        reason = super().__new__(cls, sentence)
        reason.at = at
        return reason


def reasons_against(core, faces, today):
    """Return the sentences (list of str) that say why a Core cannot be published; none if it can.

    `today` is a datetime.date: no article or report is of the future.
    """
    public = prune(core, faces)
    reasons = [*check_all(core, today), *check_sources(core, public)]
    if core.kind in STATEMENT_KINDS:
        reasons += check_statement(core, public, faces)
    reasons += KIND_CHECKS.get(core.kind, no_reasons)(core, faces)
    return reasons


def no_reasons(_core, _faces):
    """Return no reasons."""
    return []


def check_all(core, today):
    """Yield what is wrong with title, date, addresses and the length of passages."""
    if core.date_basis and core.date_basis.code == "inferred" and not core.date_reason:
        yield Reason("Say from what the date is inferred.", "date_reason")
    if core.kind in ("article", "report") and core.date:
        earliest = EdtfDate.parse(core.date.edtf).earliest
        if earliest and earliest > today:
            yield Reason("The date lies in the future: give the day on which it was published.", "date")
    for fact in core.facts:
        for value in fact.values:
            if value.url and not is_web_address(value.url):
                yield f"{fact.label} is not a web address: it must start with http:// or https://."
    for passage in core.passages:
        words = count_words(passage.exact)
        if words > MAX_WORDS:
            yield Reason(
                f"Passage {passage.number} has {words} words; at most {MAX_WORDS} may be quoted.", "passages_owned"
            )


def is_web_address(url):
    """Return whether `url` is an http or https address with a host and without control characters."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable() and " " not in url


def check_sources(core, public):
    """Yield what stands in the core without a public passage under it."""
    needs_name = core.kind in ("person", "inquiry", "report") or (
        core.kind == "organisation" and not (core.sort and core.sort.code == "outlet")
    )
    if needs_name and not public.passages:
        yield Reason("Add a passage of a published article that names it.", "passages_owned")
    for post in missing(core.posts, public.posts, lambda post: (post.role, post.organisation.id)):
        yield Reason(
            f"The post “{post.role}” needs a published body and a passage of a published article.", "posts"
        )
    for row in missing(core.standings, public.standings, lambda row: (row.term, row.since)):
        yield Reason(f"The standing “{row.term.words}” needs a passage of a published article.", "standings")
    for row in missing(core.differences, public.differences, lambda row: row.matter):
        yield Reason(
            f"“{row.matter}” needs two or more accounts, each with a passage of a published article.",
            "differences",
        )


def missing(all_rows, public_rows, identity):
    """Return the rows that have no public counterpart."""
    shown = {identity(row) for row in public_rows}
    return [row for row in all_rows if identity(row) not in shown]


def check_statement(core, public, faces):
    """Return what a statement lacks: a supporting passage, a standing, the sources that this standing needs."""
    reasons = []
    if not any(passage.stance.code == "supports" for passage in public.passages):
        reasons.append(
            Reason("A statement needs a passage of a published article that supports it.", "passages_owned")
        )
    if not core.standings:
        reasons.append(
            Reason(
                "Say how it stands: alleged, reported, announced, established, disputed or overturned.",
                "standings",
            )
        )
    for row in public.standings:
        if row.term.code == "established" and not is_established(core.passages_on(row.rests_on), faces):
            reasons.append(
                Reason(
                    "“Established” needs an official source or two independent outlets. "
                    "What one outlet alone says is reported.",
                    "standings",
                )
            )
    return reasons


def is_established(passages, faces):
    """Return whether supporting passages come from an official source or from two outlets."""
    supporting = [passage.article.id for passage in passages if passage.stance.code == "supports"]
    sources = [faces[article] for article in supporting if article in faces]
    return any(face.sort in Genre.official() for face in sources) or len({face.outlet for face in sources}) > 1


def check_article(core, faces):
    """Return what an article lacks: a public outlet, and where it can be found."""
    reasons = []
    if not any(outlet.id in faces for outlet in core.neighbours("outlet")):
        reasons.append(Reason("Publish the outlet first.", "outlet"))
    if not (core.text("url") or core.text("page")):
        reasons.append(
            Reason("Say where the article can be found: its original address, or its page in print.", "url")
        )
    return reasons


def check_finding(core, faces):
    """Return what a finding lacks; an allegation is never one."""
    reasons = []
    nature, report, hearing = core.sort.code, core.neighbours("report"), core.neighbours("hearing")
    if nature == "finding" and not report:
        reasons.append(Reason("A finding belongs to a named report: choose it.", "report"))
    if nature == "evidence" and not hearing:
        reasons.append(Reason("Evidence belongs to a hearing: choose the event.", "hearing"))
    if not report and not hearing and nature not in ("finding", "evidence"):
        reasons.append(Reason("Choose the report or the hearing that it stands in.", "report"))
    if any(home.id not in faces for home in (*report, *hearing)):
        reasons.append(Reason("Publish the report or hearing first.", "report"))
    if any(row.term.code == "alleged" for row in core.standings):
        reasons.append(
            Reason("An allegation is not a finding: record it as an event of the sort “Allegation”.", "standings")
        )
    return reasons


def check_event(core, _faces):
    """Return what is wrong with an event: an allegation must be shown as one."""
    told_apart = ("alleged", "disputed", "overturned")
    if core.sort.code == "allegation" and core.standing and core.standing.code not in told_apart:
        return [
            Reason(
                "An allegation stands as “Allegation, unproven”, as disputed or as overturned, nothing else.",
                "standings",
            )
        ]
    return []


def check_link(core, faces):
    """Return what is wrong with the ends, relation or strength of a link."""
    ends, reasons = core.ends, []
    for name, end in (("source", ends.source), ("target", ends.target)):
        if end.kind == "link":
            reasons.append(Reason("A link connects records that are no links themselves.", name))
        elif end.id not in faces:
            reasons.append(Reason(f"Publish “{end.label}” first: the link starts or ends there.", name))
    relation, kinds = ends.relation.code, (ends.source.kind, ends.target.kind)
    if relation in Relation.between_articles() and kinds != ("article", "article"):
        reasons.append(Reason(f"“{ends.relation.words}” connects two articles.", "relation"))
    if relation == Relation.PRODUCED and kinds != ("inquiry", "report"):
        reasons.append(Reason("“produced” leads from an inquiry to a report.", "relation"))
    if relation in Relation.causal() and not ends.strength:
        reasons.append(Reason("Say how firmly the sources tie the two together.", "strength"))
    return reasons


KIND_CHECKS = {
    "article": check_article,
    "finding": check_finding,
    "event": check_event,
    "link": check_link,
}
