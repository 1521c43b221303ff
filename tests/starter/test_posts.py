"""The posts of the starter collection as its pages show them."""

import re

import pytest

pytestmark = pytest.mark.usefixtures("starter")
COUNCIL, WRIGHT, IPCC = "c20bxww6", "4565r167", "sjkg8vgh"


@pytest.fixture
def words(client):
    """Return a function from the identifier of a record to the words of its page of posts."""

    def read(public_id):
        html = client.get("/posts/", {"of": public_id}).content.decode()
        return " ".join(re.sub(r"<[^>]*>", " ", html[html.index("<main") : html.index("</main")]).split())

    return read


def test_the_council_shows_its_leaders_and_the_commissioners_who_replaced_its_cabinet(words):
    said = words(COUNCIL)
    assert "Roger Stone, leader of the council: 2003 to 26 August 2014" in said
    assert "Derek Myers, lead commissioner: from February 2015" in said
    assert "Commissioners for Rotherham — replaced — Cabinet of Rotherham council" in said
    assert "Resigned, 16 September 2014" not in said  # from another body


def test_a_resignation_stands_at_the_post_that_it_ended(words):
    assert "Police and crime commissioner: until 16 September 2014 Resigned, 16 September 2014" in words(WRIGHT)


def test_the_body_that_followed_the_watchdog_is_named_without_a_date(words):
    assert (
        "Independent Police Complaints Commission was followed by Independent Office for Police Conduct ."
        in words(IPCC)
    )
