"""The pages by which lists go to a spreadsheet and come back: no barrier, no broken rule."""

import csv
import io

from django.urls import reverse

from .test_admin import editor, seated  # noqa: F401
from .test_barriers import ALL, AXE, RUN
from .test_desk import press

PEOPLE = reverse("admin:articles_person_changelist")
PASSAGES = reverse("admin:articles_passage_changelist")


def exported(reader, page):
    """Press the link above a list; return the rows of the file that the browser gets."""
    reader.visit(page)
    with reader.page.expect_download() as waiting:
        reader.page.get_by_role("link", name="Export as CSV").click()
    text = waiting.value.path().read_text("utf-8-sig")
    return waiting.value.suggested_filename, list(csv.DictReader(io.StringIO(text)))


def send(reader, page, rows):
    """Choose a file with these rows, and ask what would happen."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    reader.visit(page)
    reader.page.get_by_role("link", name="Import CSV").click()
    content = {"name": "people.csv", "mimeType": "text/csv", "buffer": file.getvalue().encode()}
    reader.page.get_by_label("CSV file").set_input_files(content)
    press(reader.page, "Show what would happen")


def walk(reader):
    """Yield the name of each page once it is open."""
    name, rows = exported(reader, PEOPLE)
    assert name == "people.csv" and len(rows) > 5
    reader.visit(PEOPLE)
    reader.page.get_by_role("link", name="Import CSV").click()
    yield "import"
    press(reader.page, "Show what would happen")
    assert "Choose the file" in reader.page.content()
    yield "no-file"
    send(reader, PEOPLE, rows)
    assert reader.page.get_by_text("Nothing to do: everything in this file is stored already").count() == 1
    yield "unchanged"
    new = dict.fromkeys(rows[0], "")
    rows = [rows[0] | {"Summary": "She led the council when the report came out."}, rows[1]]
    rows += [new | {"Name": "Ada Okafor", "Summary": "The cover-up was hers."}]
    send(reader, PEOPLE, [*rows, new | {"Name": "Bola Stone", "Status": "Published"}])
    assert reader.page.get_by_text("This column is for reading only").count() == 1
    yield "refused"
    send(reader, PEOPLE, rows)
    yield "preview"
    press(reader.page, "Import (1 new, 1 changed, 1 unchanged)")
    assert reader.page.get_by_text("Imported: 1 new, 1 changed, 1 unchanged.").count() == 1
    name, rows = exported(reader, PASSAGES)
    assert name == "passages.csv"
    reader.visit(PASSAGES)
    reader.page.get_by_role("link", name="Import CSV").click()
    yield "import-passages"
    send(reader, PASSAGES, rows[:20])
    assert reader.page.get_by_text("Nothing to do: everything in this file is stored already").count() == 1


def test_lists_go_out_and_come_back_without_a_barrier(editor):  # noqa: F811
    for name in walk(editor):
        assert editor.heard() == [], name
        editor.page.evaluate(AXE)
        for width in (1280, 360):
            editor.page.set_viewport_size({"width": width, "height": 800})
            assert editor.page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} at {width}"
            assert editor.page.evaluate(RUN, ALL) == [], f"{name} at {width}"
        editor.heard()  # axe itself tries inline styles, which the policy refuses
