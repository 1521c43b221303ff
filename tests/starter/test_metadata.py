"""What every record of the collection tells programs: each page's JSON-LD is valid, its JSON and links stand."""

import pytest

from articles.metadata import head_tags, whole
from articles.metadata.linked_data import document
from articles.models import Card
from tests.metadata.pages import page_of
from tests.metadata.schema_org import faults

pytestmark = pytest.mark.usefixtures("starter")


def test_every_page_and_version_of_the_collection_is_described_as_programs_read_it():
    records = [card.record for card in Card.objects.select_related("record")]
    assert len(records) > 300
    for record in records:
        for version in (None, 1):
            page = page_of(record, version)
            assert list(faults(document(page))) == [], record
            tags = {tag.name: tag.content for tag in head_tags(page)}
            assert tags["citation_title"] == record.card.title
            assert tags["citation_public_url"] == page.permalink
            assert tags["citation_publication_date"]
            assert whole(page)["record"]["title"] == record.card.title
