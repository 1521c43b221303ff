"""The sentence of a step in its true direction, as pieces: texts, and the Neighbours that stand between them."""

from articles.choices import FindingNature, Relation, Role

from .graph import Sort

LONGEST_DETAIL = 120

FOUND = {
    FindingNature.FINDING: ("", " found: ", "."),
    FindingNature.EVIDENCE: ("Evidence was given, as told in ", ": ", "."),
    FindingNature.ADMISSION: ("There is an admission in ", ": ", "."),
    FindingNature.COURT: ("A court outcome is told in ", ": ", "."),
}
"""Where a finding stands, and the finding: what is said before, between and after the two, by its nature."""

ABOUT = {
    FindingNature.FINDING: "This finding",
    FindingNature.EVIDENCE: "This evidence",
    FindingNature.ADMISSION: "This admission",
    FindingNature.COURT: "This court outcome",
}


def sentence(step, core, neighbours):
    """Return the pieces (tuple) of the sentence of a Step, with its owner's Core, and Neighbours by public id."""
    return SENTENCES[step.sort](step, core, neighbours[step.source], neighbours[step.target])


def of_link(step, _core, source, target):
    """A link says how its source bears on its target."""
    return (source, f" {Relation(step.detail).label} ", target, ".")


def of_part(step, _core, event, who):
    """Who took part in an event, and how; or whom it concerns."""
    if step.detail == Role.CONCERNED:
        return ("This concerns ", who, ": ", event, ".")
    return (who, f" {Role(step.detail).label}: ", event, ".")


def of_post(step, core, person, body):
    """Who held which post where, and when as far as that is known."""
    posts = posts_of(step, core)
    since = f", from {posts[0].since.words}" if posts and posts[0].since else ""
    until = f", until {posts[0].until.words}" if posts and posts[0].until else ""
    return (person, " held a post at ", body, f": {step.detail}{since}{until}.")


def posts_of(step, core):
    """Return the posts (list) of a person's Core that a Step is: an edge has as much of a role as it can hold."""
    here = [post for post in core.posts if post.organisation.id == step.target]
    return [post for post in here if post.role[:LONGEST_DETAIL] == step.detail]


def of_author(_step, _core, report, who):
    """Who wrote a report."""
    return (who, " wrote the report: ", report, ".")


def of_asker(_step, _core, inquiry, who):
    """Who asked for an inquiry."""
    return (who, " asked for the inquiry: ", inquiry, ".")


def of_leader(_step, _core, inquiry, who):
    """Who led an inquiry."""
    return (who, " led the inquiry: ", inquiry, ".")


def of_finding(_step, core, finding, whose):
    """Whose finding it is."""
    before, between, after = FOUND[FindingNature(core.sort.code)]
    return (before, whose, between, finding, after)


def of_subject(_step, core, finding, who):
    """Whom a finding is about."""
    return (f"{ABOUT[FindingNature(core.sort.code)]} is about ", who, ": ", finding, ".")


SENTENCES = {
    Sort.LINK: of_link,
    Sort.NAMES: of_part,
    Sort.POST: of_post,
    Sort.WRITTEN_BY: of_author,
    Sort.ASKED_FOR: of_asker,
    Sort.LED_BY: of_leader,
    Sort.FOUND_BY: of_finding,
    Sort.CONCERNS: of_subject,
}
