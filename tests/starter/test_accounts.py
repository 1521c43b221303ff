"""Every difference of the starter collection is shown, each side with its passages."""

from html import unescape

import pytest

from articles.choices import Kind
from articles.models import Difference

pytestmark = pytest.mark.usefixtures("starter")
STATEMENTS = (Kind.EVENT, Kind.FINDING, Kind.LINK)


def differences():
    """The differences of events, findings and links of the collection."""
    return Difference.objects.filter(record__kind__in=STATEMENTS).select_related("record")


def test_each_difference_stands_on_the_page_of_accounts_with_the_words_of_every_side(client):
    assert differences().count() >= 14
    for difference in differences():
        html = unescape(client.get(f"/accounts/{difference.record.public_id}/").content.decode())
        assert difference.matter in html
        for account in difference.accounts.all():
            assert account.says in html
            for passage in account.passages.all():
                assert passage.exact in html
