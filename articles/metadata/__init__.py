"""What programs read of a record's page: head tags, OpenURL, JSON-LD, JSON, ERC and typed links.

All are pure functions of a `Page`: a Description, and where it is shown. What a page says, these say too,
and nothing else.
"""

from .coins import coins
from .erc import erc
from .head import head_tags, site_name
from .linked_data import linked_data
from .pages import NAME, Archive, Page
from .signposts import Signpost, signposts
from .whole import whole

__all__ = [
    "NAME",
    "Archive",
    "Page",
    "Signpost",
    "coins",
    "erc",
    "head_tags",
    "linked_data",
    "signposts",
    "site_name",
    "whole",
]
