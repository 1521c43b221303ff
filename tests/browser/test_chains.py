"""Two records are chosen with the keyboard from suggestions, and the chain between them is told."""

from playwright.sync_api import expect

ASKED = "/chains/?from=371j7632&to=v1xs4h7c"


def test_two_records_are_chosen_with_the_keyboard(reader):
    reader.visit("/chains/")
    for name, typed in (("from", "jay rep"), ("to", "mary n")):
        box = reader.page.locator(f"#{name}")
        area = reader.page.locator(".asking", has=box)
        box.press_sequentially(typed)
        area.locator(".suggested a").first.wait_for()
        box.press("ArrowDown")
        reader.page.keyboard.press("Enter")
        expect(area.locator(".suggested")).to_be_hidden()
        expect(box).to_be_focused()
    assert reader.page.input_value("#from") == "Jay Report"
    assert reader.page.input_value("#to") == "Mary Ney"
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("#chain-1")).to_be_visible()
    assert reader.page.url.endswith("/chains/?from=371j7632&to=79zk4011")


def test_without_script_the_form_leads_to_the_chain(reader_with):
    reader = reader_with(java_script_enabled=False)
    reader.visit("/chains/")
    reader.page.fill("#from", "Operation Linden")
    reader.page.fill("#to", "Jay Report")
    reader.page.click("main button[type=submit]")
    assert reader.page.locator("#chain-1").count() == 1


def test_in_print_the_question_stands_and_the_form_does_not(reader):
    reader.visit(ASKED)
    reader.page.emulate_media(media="print")
    expect(reader.page.locator("main .lead")).to_be_visible()
    expect(reader.page.locator(".choosing")).to_be_hidden()
