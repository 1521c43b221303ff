"""Lists as CSV, out and in again: nothing is lost, doubled, guessed or published on the way."""

import pytest
from django.contrib.admin.models import LogEntry
from reversion.models import Version as Saved

from articles.dates import EdtfDate
from articles.models import KINDS, Article, Event, Finding, Link, Organisation, Person, Theme
from articles.publishing.gate import publish
from tests.admin.desk import address as row_address
from tests.admin.desk import save, told
from tests.admin.tables import address, changed, confirm, exported, file_of, hows, outcomes, rows_of, send, told_of
from tests.factories import (
    MAKERS,
    make_article,
    make_event,
    make_finding,
    make_link,
    make_organisation,
    make_outlet,
    make_person,
    make_published,
    make_report,
)

pytestmark = pytest.mark.django_db


def made(model):
    """A record of a model in which much is filled in."""
    more = {
        "summary": "Two lines,\r\nand “words”; more.",
        "internal_note": "=1+1",
        "date": EdtfDate.parse("about 2015"),
    }
    if model is Person:
        more = {"summary": "@home", "honorific": "Dame"}
    record = MAKERS[model.KIND](**more)
    if model is Finding:
        record.about.set([make_person().record, make_organisation().record])
        record.themes.set([Theme.objects.create(name="Leadership", slug="leadership")])
    return record


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.KIND)
def test_what_was_exported_changes_nothing_and_says_so(desk, model):
    """Formulas, line breaks, dates, choices, relations and themes come back as they went."""
    record = made(model)
    page = send(desk, model, exported(desk, model))
    assert set(hows(page)) == {"unchanged"}, told_of(page)
    assert "Nothing to do: everything in this file is stored already" in page.content.decode()
    assert not page.context["preview"]
    record.refresh_from_db()
    assert record.edit_token == 0 and not LogEntry.objects.exists() and not Saved.objects.exists()


def test_a_spreadsheet_may_rewrite_line_breaks_and_leave_columns_and_rows_out(desk):
    made(Event)
    (row,) = rows_of(exported(desk, Event))
    content = file_of([{"summary": row["Summary"].replace("\r\n", "\n"), "IDENTIFIER": row["Identifier"]}])
    assert hows(send(desk, Event, content)) == ["unchanged"]


def test_a_preview_tells_each_field_and_writes_nothing(desk):
    event = make_event(title="Leader goes", summary="He went.")
    page = send(desk, Event, changed(desk, Event, event, Summary="He went at once.", Date="2015-02-04"))
    (outcome,) = outcomes(page)
    assert [(one.column, one.before, one.after) for one in outcome.changes] == [
        ("Summary", "He went.", "He went at once."),
        ("Date", "", "4 February 2015"),
    ]
    assert "<ins>" in page.content.decode()
    event.refresh_from_db()
    assert (event.summary, event.edit_token) == ("He went.", 0)
    assert not LogEntry.objects.exists() and not Saved.objects.exists()


def test_an_import_is_a_save_of_the_desk_and_publishes_nothing(desk, admin_user):
    """A published record is one that is saved and not published, with who and what in its history."""
    event = make_published("event", title="Leader goes")
    content = changed(desk, Event, event, Summary="=He went at once.")
    answer = confirm(desk, Event, send(desk, Event, content))
    assert told(answer)[0].startswith("Imported: 1 changed. Nothing was published")
    event.refresh_from_db()
    assert (event.summary, event.status, event.versions.count()) == ("=He went at once.", "published", 1)
    assert (event.is_ahead, event.edit_token, event.updated_by) == (True, 1, admin_user)
    history = desk.get(row_address(event, "history")).content.decode()
    assert "Changed from a CSV file." in history and "=He went at once." in history
    latest = Saved.objects.get_for_object(event).first().revision
    assert (latest.user, latest.comment) == (admin_user, "Imported from a CSV file.")
    assert Saved.objects.get_for_object(event).count() == 2, "how it stood before is kept as well"

    assert hows(send(desk, Event, content)) == ["unchanged"], "a second import changes nothing"


def test_new_rows_make_drafts_and_only_once(desk, admin_user):
    body = make_outlet(title="Courier")
    content = file_of(
        [
            {"Headline": "Leader goes", "Outlet": body.public_id, "Genre": "news report", "Language": ""},
            {"Headline": "Day two", "Outlet": body.public_id, "Genre": "news", "Language": "cy"},
        ]
    )
    page = send(desk, Article, content)
    assert hows(page) == ["new", "new"], told_of(page)
    assert not Article.objects.exists()
    confirm(desk, Article, page)
    first, second = Article.objects.order_by("pk")
    assert (first.title, first.outlet, first.genre, first.language) == ("Leader goes", body, "news", "en-GB")
    assert (first.status, first.created_by, second.language) == ("draft", admin_user, "cy")
    assert Saved.objects.get_for_object(first).count() == 1
    assert LogEntry.objects.filter(object_id=first.pk, change_message="Made from a CSV file.").exists()

    page = send(desk, Article, content)
    assert hows(page) == ["unchanged", "unchanged"] and Article.objects.count() == 2


def test_the_preview_sent_twice_makes_nothing_twice(desk):
    page = send(desk, Person, file_of([{"Name": "Ada Okafor"}]))
    confirm(desk, Person, page)
    answer = confirm(desk, Person, page)
    assert "Imported: 1 unchanged" in told(answer)[0] and Person.objects.count() == 1


def test_a_link_that_is_there_already_is_not_made_again(desk):
    link = make_link(strength="following")
    row = {"From": link.source.public_id, "Relation": "led to", "To": link.target.public_id}
    assert hows(send(desk, Link, file_of([row]))) == ["unchanged"]
    page = send(desk, Link, file_of([row | {"Strength": "Announced as the cause"}]))
    assert f"write {link.public_id} here" in told_of(page)


def test_a_namesake_is_asked_about(desk):
    """Two people of one name are not confused, nor is one made twice."""
    ada = make_person(title="Ada Okafor", summary="A councillor.")
    row = {"Identifier": "", "Name": "Ada  Okafor", "Summary": "A commissioner."}
    page = send(desk, Person, file_of([row]))
    assert f"There is “Ada Okafor” ({ada.public_id}) already" in told_of(page)
    page = send(desk, Person, file_of([row | {"Identifier": "new"}]))
    assert hows(page) == ["new"]
    assert "It may be there already: Ada Okafor" in outcomes(page)[0].remarks[0]
    confirm(desk, Person, page)
    assert hows(send(desk, Person, file_of([row | {"Identifier": "new"}]))) == ["unchanged"]
    assert Person.objects.count() == 2


def test_two_rows_about_one_record_are_refused(desk):
    ada = make_person(title="Ada Okafor")
    twice = {"Identifier": ada.public_id, "Honorific": "Dame"}
    assert "3 Identifier: Row 2 is about the same one" in told_of(send(desk, Person, file_of([twice, twice])))
    new = {"Name": "Bola Stone"}
    assert "3 Identifier: Row 2 makes this one already" in told_of(send(desk, Person, file_of([new, new])))


def refusals():
    """Cells of a finding that are refused, with the words of the refusal."""
    return [
        ({"Report": "zzzzzzzz"}, "2 Report: “zzzzzzzz” is no identifier: a character is wrong"),
        ({"Report": "the Casey report"}, "2 Report: This column takes one identifier"),
        ({"Report": "00000000"}, "2 Report: No record has the identifier “00000000”"),
        (
            {"Whom it is about": "{person} | 00000000"},
            "2 Whom it is about: No record has the identifier “00000000”",
        ),
        (
            {"Whom it is about": "{report}"},
            "this column takes the identifier of another kind of record: person or",
        ),
        ({"Themes": "Leadership | Leaders"}, "2 Themes: There is no theme “Leaders”"),
        (
            {"Nature": "Rumour"},
            "2 Nature: “Rumour” is none of the choices. Write one of these: “Finding of a report”",
        ),
        ({"Date": "04/02/2015"}, "2 Date: "),
        ({"Keep out of search engines": "perhaps"}, "neither “yes” nor “no”"),
        ({"Title": ""}, "2 Title: This field is required."),
        ({"Title": "x" * 301}, "2 Title: Ensure this value has at most 300 characters"),
        ({"Title": "A\x00B"}, "2 Title: Null characters are not allowed."),
        ({"Summary": "x" * 40_000}, "2 Summary: This cell has more than 32,766 characters"),
        ({"Hearing": "{event}"}, "2 Hearing: It stands in a report or was given to a hearing: choose one"),
        ({"How the date is known": "Inferred"}, "2 Reason for the date: Say from what the date is inferred"),
        ({"Identifier": "00000000"}, "2 Identifier: No record has the identifier “00000000”"),
        ({"Identifier": "{report}"}, "this table is of findings"),
        ({"Status": "Published"}, "2 Status: This column is for reading only: a file does not change it."),
        ({"Report (name)": "Another"}, "2 Report (name): This column is for reading only"),
        ({"Saved state": "7"}, ""),
        ({"Saved state": "7", "Summary": "New."}, "was saved after this file was exported"),
    ]


@pytest.mark.parametrize(("cells", "why"), refusals(), ids=lambda value: str(value)[:40])
def test_what_is_not_known_or_not_allowed_is_refused_in_its_cell(desk, cells, why):
    """The sentence says what to do; the good row below is not imported either."""
    theme = Theme.objects.create(name="Leadership", slug="leadership")
    finding, other = make_finding(title="The council did not act"), make_finding(title="Another")
    finding.themes.add(theme)
    names = {"person": make_person(), "report": make_report(), "event": make_event()}
    names = {name: record.public_id for name, record in names.items()}
    rows = sorted(rows_of(exported(desk, Finding)), key=lambda row: row["Title"] == "Another")
    rows[0] |= {name: cell.format(**names) if "{" in cell else cell for name, cell in cells.items()}
    rows[1]["Summary"] = "Changed too."
    page = send(desk, Finding, file_of(rows))
    assert (why in told_of(page)) if why else hows(page) == ["unchanged", "changed"]
    if why:
        assert hows(page) == ["refused", "changed"] and not page.context["preview"]
        assert "Nothing can be imported yet." in page.content.decode()
        finding.refresh_from_db()
        other.refresh_from_db()
        assert (list(finding.themes.all()), other.summary, finding.edit_token) == ([theme], "", 0)


def test_a_merged_record_is_named_with_the_one_that_took_its_place(desk):
    body, survivor = make_organisation(title="Old"), make_organisation(title="New")
    Organisation.objects.filter(pk=body.pk).update(status="merged", merged_into=survivor)
    part = make_organisation(title="Part")
    page = send(desk, Organisation, file_of([{"Identifier": part.public_id, "Part of": body.public_id}]))
    assert f"was merged into “New”: write its identifier, {survivor.public_id}." in told_of(page)
    page = send(desk, Organisation, file_of([{"Identifier": body.public_id, "Summary": "More."}]))
    assert "It was merged into “New”" in told_of(page)


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("Tittle", "There is no column “Tittle” in this table. It has: “Identifier”, “Saved state”"),
        ("Text", "There is no column “Text”"),
        ("Name", "Two columns are called “Name”"),
    ],
)
def test_columns_that_are_not_known_are_refused(desk, head, why):
    page = send(desk, Person, f"Name,{head}\nAda,x\n".encode())
    assert why in page.content.decode()


def test_an_article_keeps_its_address_alone_and_its_text_at_home(desk):
    make_article(url="https://courier.example/1", text="A long text that only editors read.")
    assert b"A long text" not in exported(desk, Article)
    outlet = make_outlet()
    row = {
        "Headline": "Other",
        "Outlet": outlet.public_id,
        "Genre": "news",
        "Original address": "HTTPS://courier.example/1",
    }
    assert "2 Original address: This address belongs to" in told_of(send(desk, Article, file_of([row])))
    page = send(desk, Article, file_of([row | {"Original address": "javascript:alert(1)"}]))
    assert "starts with http:// or https://" in told_of(page)


def test_a_name_beside_a_changed_identifier_may_be_changed_with_it(desk):
    finding, report = make_finding(), make_report(title="Second report")
    content = changed(desk, Finding, finding, Report=report.public_id)
    assert hows(send(desk, Finding, content)) == ["changed"]
    rows = rows_of(content)
    rows[0]["Report (name)"] = "Second report"
    confirm(desk, Finding, send(desk, Finding, file_of(rows)))
    finding.refresh_from_db()
    assert finding.report == report


def test_what_another_editor_saved_after_the_preview_is_not_saved_over(desk):
    event, other = make_event(title="Leader goes"), make_event(title="Other")
    content = file_of([{"Identifier": one.public_id, "Summary": "From the file."} for one in (other, event)])
    page = send(desk, Event, content)
    save(desk, row_address(event), summary="By hand.")
    answer = confirm(desk, Event, page)
    assert "was saved after you looked at this preview" in told_of(answer)
    assert "Nothing was imported: something changed since the preview." in answer.content.decode()
    event.refresh_from_db()
    other.refresh_from_db()
    assert (event.summary, other.summary) == ("By hand.", "")
    assert Saved.objects.get_for_object(other).count() == 1, "only how it stood before"


def test_what_another_editor_saved_after_the_export_is_not_saved_over(desk):
    event = make_event(title="Leader goes")
    content = changed(desk, Event, event, Summary="From the file.")
    save(desk, row_address(event), summary="By hand.")
    assert "was saved after this file was exported" in told_of(send(desk, Event, content))


def test_a_preview_is_signed_and_for_one_editor(desk, seat):
    page = send(desk, Person, file_of([{"Name": "Ada Okafor"}]))
    preview = page.context["preview"]
    for client, model, sent in (
        (desk, Person, preview[:-1]),
        (desk, Event, preview),
        (seat("Editor"), Person, preview),
    ):
        answer = client.post(address(model, "import"), {"preview": sent}, follow=True)
        assert "send the file again" in told(answer)[0]
    assert not Person.objects.exists()


def test_what_remarks_say_is_told_before_anything_is_saved(desk, loaded_words):
    page = send(desk, Person, file_of([{"Name": "Ada Okafor", "Summary": "The cover-up was hers."}]))
    assert any("cover-up" in remark for remark in outcomes(page)[0].remarks)


def test_script_in_a_cell_is_text(desk):
    page = send(desk, Person, file_of([{"Name": "<script>alert(1)</script>"}]))
    assert b"<script>alert(1)" not in page.content and b"&lt;script&gt;alert(1)" in page.content
    page = send(desk, Person, b"Name,<script>\nA,B\n")
    assert b"<script>\xe2\x80\x9d" not in page.content and "column “&lt;script&gt;”" in page.content.decode()


def test_a_list_is_exported_as_it_is_narrowed_and_searched(desk, monkeypatch):
    monkeypatch.setattr("articles.admin.base.RecordList.list_per_page", 1)
    monkeypatch.setattr("articles.admin.exporting.AT_ONCE", 1)
    for title in ("Leader goes", "Leader stays", "Inspector comes"):
        make_event(title=title)
    public = make_published("event", title="Leader gone")
    assert {row["Title"] for row in rows_of(exported(desk, Event, "?q=leader&p=2"))} == {
        *("Leader goes", "Leader stays", "Leader gone")
    }
    query = "?status__exact=published&q=leader"
    assert [row["Identifier"] for row in rows_of(exported(desk, Event, query))] == [public.public_id]
    page = desk.get(address(Event, "changelist") + query)
    assert f'href="{address(Event, "export")}{query.replace("&", "&amp;")}"' in page.content.decode()
    assert desk.get(address(Event, "export") + "?title__regex=(a+)+$").status_code == 400


def test_it_is_sent_by_nobodys_cache_under_a_plain_name(desk):
    answer = desk.get(address(Person, "export"))
    assert answer["Content-Disposition"] == 'attachment; filename="people.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8" and "no-store" in answer["Cache-Control"]


def test_a_longer_list_asks_no_more_queries(desk, django_assert_max_num_queries):
    for _ in range(3):
        made_finding = make_finding()
        made_finding.about.set([make_person().record])
    with django_assert_max_num_queries(18):
        few = exported(desk, Finding)
    for _ in range(10):
        make_finding().about.set([make_person().record, make_organisation().record])
    with django_assert_max_num_queries(18):
        assert len(exported(desk, Finding)) > len(few)


def test_who_may_only_look_exports_and_imports_nothing(clerk):
    make_person()
    client = clerk("view_person")
    assert exported(client, Person)
    page = client.get(address(Person, "changelist")).content.decode()
    assert "Export as CSV" in page and "Import CSV" not in page
    assert send(client, Person, b"Name\nAda\n").status_code == 403


def test_who_may_only_change_makes_nothing_new_and_the_other_way_round(clerk):
    ada = make_person(title="Ada Okafor")
    change = file_of([{"Identifier": ada.public_id, "Name": "Ada", "Honorific": "Dame"}])
    add = file_of([{"Name": "Bola Stone"}])
    client = clerk("view_person", "change_person")
    assert hows(send(client, Person, change)) == ["changed"]
    assert "You may not add one here" in told_of(send(client, Person, add))
    client = clerk("view_person", "add_person", "view_event")
    assert hows(send(client, Person, add)) == ["new"]
    assert "You may not change “Ada Okafor”" in told_of(send(client, Person, change))


def test_a_kind_that_somebody_may_not_see_is_not_told_by_its_identifier(clerk):
    report, finding = make_report(title="Kept apart"), make_finding()
    client = clerk("view_finding", "change_finding")
    page = send(client, Finding, file_of([{"Identifier": finding.public_id, "Report": report.public_id}]))
    assert f"No record has the identifier “{report.public_id}”" in told_of(page)
    assert "Kept apart" not in page.content.decode()


def test_contributors_import_what_they_could_make_by_hand(seat):
    client = seat("Contributor")
    event = make_published("event", title="Leader goes")
    confirm(client, Event, send(client, Event, changed(client, Event, event, Summary="Saved only.")))
    event.refresh_from_db()
    assert (event.summary, event.status, event.versions.count(), event.is_ahead) == (
        "Saved only.",
        "published",
        1,
        True,
    )
    publish(event)
    event.refresh_from_db()
    assert not event.is_ahead
