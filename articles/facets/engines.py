"""Which engine counts the records of a kind."""

from .orm import OrmEngine


def engine(kind, state):
    """Return what counts and pages the records of a kind, as the public sees them at a clock's (epoch, value)."""
    return OrmEngine(kind)
