"""Why a statement is thin: what it rests on that is little. Chains and the page of what is thin go by this."""

from articles.choices import Genre, Kind, Stance, Thin
from articles.description.labels import STATEMENT_KINDS


def thin(core, faces):
    """Return why a pruned and relabelled Core is thin, as members of Thin (list); only statements can be.

    `faces` are those of the articles that its passages are of, by public id.
    """
    if core.kind not in STATEMENT_KINDS:
        return []
    articles = [faces[passage.article.id] for passage in saying(core.passages)]
    genres = {article.sort for article in articles}
    found = {
        alone(core.passages, faces): True,
        Thin.OPINION: genres == {Genre.OPINION},
        Thin.NO_ARCHIVED_COPY: not any(article.source.archived_url for article in articles),
        Thin.GONE: bool(articles) and all(article.gone for article in articles),
        Thin.NO_DATE: core.date is None,
        Thin.NO_COVERAGE: core.kind == Kind.EVENT and genres <= {*Genre.official()},
    }
    return [reason for reason in Thin if found.get(reason)]


def alone(passages, faces):
    """Return Thin.ONE_OUTLET or Thin.OFFICIAL_SELF if no more than one outlet says so, else None.

    Outlets are told apart by name. A sister title that carries an article of another is not its outlet, so
    that the two count as one.
    """
    passages = saying(passages)
    if len({passage.source.outlet or passage.article.id for passage in passages}) > 1:
        return None
    genres = {faces[passage.article.id].sort for passage in passages}
    return Thin.OFFICIAL_SELF if genres and genres <= {*Genre.official()} else Thin.ONE_OUTLET


def saying(passages):
    """Return those of these passages (list) that say so: what contradicts says something else."""
    return [passage for passage in passages if passage.stance.code != Stance.CONTRADICTS]
