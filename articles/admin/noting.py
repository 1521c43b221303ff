"""Notes between editors on a record: added, and neither changed nor deleted. Sending back asks for one."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import path

from articles.choices import Status
from articles.models.note import LONGEST
from articles.publishing import gate

from .forms import tidy
from .roles import PUBLISH
from .saving import turn

SENT_BACK = "Sent back: it is a draft again."


class NoteForm(forms.Form):
    """The words of a note."""

    text = forms.CharField(
        label="Note to the other editors",
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        error_messages={
            "required": "Write something: a note is never empty.",
            "max_length": f"A note has at most {LONGEST} characters. Shorten it, or write two.",
        },
    )

    def clean_text(self):
        """Return the words with their lines, without what cannot be read."""
        lines = self.cleaned_data["text"].splitlines()
        tidy(self.cleaned_data["text"], LONGEST)
        return "\n".join(line.rstrip() for line in lines).strip()


class Noting:
    """A ModelAdmin of records with notes, and with sending back what was submitted."""

    def get_urls(self):
        """Put the addresses of the two forms before the admin's own."""
        return [
            path("<int:key>/note/", self.wrapped(self.note_view), name=self.url_name("note")),
            path("<int:key>/send-back/", self.wrapped(self.send_back_view), name=self.url_name("send-back")),
            *super().get_urls(),
        ]

    def noting_of(self, request, record):
        """Return what a record's form shows: its notes, the form for one more, and the way to send it back."""
        may_note = self.has_change_permission(request, record)
        sends_back = record.status == Status.IN_REVIEW and self.may(request, PUBLISH, record)
        return {
            "notes": list(record.notes.select_related("written_by")),
            "note_form": NoteForm() if may_note else None,
            "note_address": self.address("note", record),
            "send_back": self.address("send-back", record) if sends_back else "",
        }

    def note_view(self, request, key):
        """Add a note (POST), or ask for one on a page of its own (GET, or after a slip)."""
        return self.answer(request, key, "", self.noted)

    def send_back_view(self, request, key):
        """Send a submitted record back with a note (POST), or ask for the note (GET, or after a slip)."""
        return self.answer(request, key, PUBLISH, self.sent_back)

    def answer(self, request, key, permission, do):
        """Read the form that was sent, in its turn, or show an empty one."""
        if request.method == "POST":
            with turn(request.user):
                return self.words_for(request, key, permission, do, NoteForm(request.POST))
        return self.words_for(request, key, permission, do, NoteForm())

    def words_for(self, request, key, permission, do, form):
        """Do with a record and the words of a valid form what is to be done; show any other form."""
        record = self.asked_for(request, key, permission)
        if record is None:
            return self.none_there(request, key)
        if form.is_valid():
            do(request, record, form.cleaned_data["text"])
            return HttpResponseRedirect(f"{self.address('change', record)}#notes")
        sends_back = do == self.sent_back
        title = f"Send this {self.opts.verbose_name} back?" if sends_back else "Add a note"
        context = {"form": form, "title": title, "sends_back": sends_back}
        return self.page(request, "admin/articles/note.html", record, context)

    def noted(self, request, record, words):
        """Add a note to a record."""
        record.notes.create(text=words, written_by=request.user)
        self.message_user(request, "The note is added.", messages.SUCCESS)

    def sent_back(self, request, record, words):
        """Make a record in review a draft again, and add the note; the words are kept if it is not in review."""
        sent = self.try_to(request, record, lambda: gate.send_back(record), SENT_BACK)
        record.notes.create(text=words, written_by=request.user, sent_back=sent)
