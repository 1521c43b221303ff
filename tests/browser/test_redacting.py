"""The pages on which two editors take words out of a version: no barrier, no broken rule."""

from django.urls import reverse

from .test_barriers import ALL, AXE, RUN
from .test_three_editors import follow, members, press  # noqa: F401

REASON = "A court ordered it."


def no_barrier(reader, name):
    """Fail if axe finds a barrier on the page that is open, wide or narrow."""
    reader.page.evaluate(AXE)
    for width in (1280, 360):
        reader.page.set_viewport_size({"width": width, "height": 800})
        assert reader.page.evaluate(RUN, ALL) == [], f"{name} at {width}"
    reader.heard()  # axe itself tries inline styles, which the policy refuses


def test_one_editor_asks_and_another_decides_on_pages_without_a_barrier(members):  # noqa: F811
    asking = members("")
    asking.visit(reverse("admin:articles_version_changelist"))
    asking.visit(asking.page.locator("#result_list tbody th a").first.get_attribute("href").partition("?")[0])
    follow(asking.page, "Take words out …")
    no_barrier(asking, "asking")
    asking.page.get_by_label("All words of this version").check()
    asking.page.get_by_label("Reason").fill(REASON)
    press(asking.page, "Ask for it")
    assert asking.page.get_by_role("button", name="Confirm").count() == 0  # who asked cannot confirm it
    address = asking.path
    deciding = members("publisher")
    deciding.visit(address)
    assert deciding.page.get_by_role("button", name="Confirm: take the words out").count() == 1
    no_barrier(deciding, "deciding")
    # Declined, so that the other tests find the archive whole; what confirming does is tested in tests/admin.
    deciding.page.get_by_label("Why it is declined").fill("The court’s order names another page.")
    press(deciding.page, "Decline")
    assert deciding.page.get_by_text("Declined: nothing was taken out.").count() == 1
