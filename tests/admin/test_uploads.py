"""Files that editors send are hostile: counted while they are read, known by no name, sent by nobody else."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.admin import importing, uploads
from articles.models import Person
from tests.admin.tables import address, file_of, hows, send, told_of

pytestmark = pytest.mark.django_db

SMALL = file_of([{"Name": "Ada Okafor"}])


def test_a_file_is_counted_while_it_is_read(desk, monkeypatch):
    """What comes after the limit is not kept."""
    kept = []
    monkeypatch.setattr(uploads, "MOST_BYTES", 100_000)
    monkeypatch.setattr(uploads, "InMemoryUploadedFile", lambda *given: kept.append(given))
    page = send(desk, Person, b"Name\n" + b"A" * 1_000_000)
    assert "This file is larger than" in told_of(page) and "cut it into parts" in told_of(page)
    assert kept == []


def test_a_file_of_the_size_allowed_is_read(desk, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", len(SMALL))
    assert hows(send(desk, Person, SMALL)) == ["new"]
    monkeypatch.setattr(uploads, "MOST_BYTES", len(SMALL) - 1)
    assert "larger than" in told_of(send(desk, Person, SMALL))


def test_too_many_rows_are_refused(desk, monkeypatch):
    monkeypatch.setattr(importing, "MOST_ROWS", 2)
    rows = [{"Name": f"Ada {word}"} for word in ("One", "Two", "Three")]
    assert "This file has 3 rows; 2 can be looked at. Cut it into parts." in told_of(
        send(desk, Person, file_of(rows))
    )


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "..\\..\\boot.ini", "<script>.csv", "x" * 300, "\x00.csv"]
)
def test_a_file_name_is_nothing(desk, name):
    page = send(desk, Person, SMALL, name=name)
    assert hows(page) == ["new"] and name not in page.content.decode()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "This file is empty"),
        ("Name\nAda Ókafor\n".encode("cp1252"), "This is not text in UTF-8."),
        (b"PK\x03\x04\xff\xff\x00", "This is not text in UTF-8."),
        (b'Name\n"Ada', "a quotation mark that opens a cell is never closed"),
        (b"Name,Honorific\nAda\n", "Row 2 has 1 cells"),
    ],
)
def test_what_is_no_table_is_refused(desk, content, why):
    assert why in told_of(send(desk, Person, content))


def test_without_a_file_it_says_what_to_do(desk):
    page = desk.post(address(Person, "import"), {})
    assert "Choose the file that you want to import." in page.content.decode()
    page = desk.post(address(Person, "import"), {"file": "no file"})
    assert "Choose the file that you want to import." in page.content.decode()


def test_a_forged_request_is_refused():
    """Counting comes before the token is looked at, and takes nothing from that."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.create_superuser("chief"))
    assert send(client, Person, SMALL).status_code == 403
    page = client.get(address(Person, "import"))
    token = page.cookies["csrftoken"].value
    data = {"csrfmiddlewaretoken": token, "file": SimpleUploadedFile("a.csv", SMALL)}
    assert hows(client.post(address(Person, "import"), data)) == ["new"]
