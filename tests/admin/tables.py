"""How the tests of tables export a list, change cells as a spreadsheet would, and send the file back."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.spreadsheets import as_it_was, harmless


def address(model, name):
    """The admin's address `name` of the table of a model."""
    return reverse(f"admin:articles_{model._meta.model_name}_{name}")


def exported(client, model, query=""):
    """The content of the exported list."""
    answer = client.get(address(model, "export") + query)
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)


def rows_of(content):
    """The rows of a CSV as dictionaries, each cell as it was."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [{name: as_it_was(cell) for name, cell in row.items()} for row in rows]


def file_of(rows):
    """Rows (dictionaries with the same keys) as the content of a CSV."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(rows[0])
    writer.writerows([harmless(cell) for cell in row.values()] for row in rows)
    return file.getvalue().encode()


def changed(client, model, record, **cells):
    """The exported list with cells of one record changed; `_` in a name stands for a space."""
    rows = rows_of(exported(client, model))
    cells = {name.replace("_", " "): cell for name, cell in cells.items()}
    for row in rows:
        if row["Identifier"] == record.public_id:
            assert cells.keys() <= row.keys()
            row |= cells
    return file_of(rows)


def send(client, model, content, name="table.csv"):
    """Send a file; return the page of what would happen, or the form again."""
    return client.post(address(model, "import"), {"file": SimpleUploadedFile(name, content)})


def confirm(client, model, page):
    """Press the button of the preview; return the page that follows."""
    assert page.context["preview"], told_of(page)
    return client.post(address(model, "import"), {"preview": page.context["preview"]}, follow=True)


def outcomes(page):
    """What a page says of the rows: [(row, what, …)]."""
    return sorted((one for _, some in page.context["groups"] for one, _ in some), key=lambda one: one.number)


def hows(page):
    """What a page says of each row in one word."""
    return [outcome.how for outcome in outcomes(page)]


def told_of(page):
    """All refusals of a page, or of the form, as one text."""
    if "groups" not in page.context:
        return str(page.context["form"].errors)
    found = [
        f"{outcome.number} {column}: {sentence}"
        for outcome in outcomes(page)
        for column, sentences in outcome.problems
        for sentence in sentences
    ]
    return "\n".join(found)
