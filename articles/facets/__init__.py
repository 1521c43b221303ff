"""Facets: how many records each choice would leave, and the pages of those that are left."""

from .choices import Choices, ValueCount
from .definitions import FACETS, Facet
from .engines import engine
from .orm import OrmEngine

__all__ = ["FACETS", "Choices", "Facet", "OrmEngine", "ValueCount", "engine"]
