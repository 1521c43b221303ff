"""Taking a record out, and what its tombstone says: a page that asks why, and the same page afterwards."""

from django import forms

from articles.choices import Status, WithdrawalReason
from articles.publishing import gate
from articles.publishing.tombstones import citation_of, names

from .roles import PUBLISH
from .saving import turn


class WithdrawForm(forms.Form):
    """Why a record is taken out, whether its tombstone names it, and what else it says."""

    reason = forms.ChoiceField(
        label="It is taken out",
        choices=[("", "Choose a reason"), *WithdrawalReason.choices],
        help_text="The tombstone at its address prints these words.",
    )
    name_it = forms.BooleanField(
        label="The tombstone may say what it was called",
        required=False,
        help_text="Leave this empty if the name itself does harm.",
    )
    note = forms.CharField(
        label="Note for the public",
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2, "class": "vLargeTextField"}),
        help_text="One plain sentence, or none. Never repeat what has to go, and no name that may not be said.",
    )
    last_citation = forms.CharField(
        label="Last citation",
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 3, "class": "vLargeTextField"}),
        help_text="By this readers find in their notes what they cited. Cut what may not be said, or all of it.",
    )

    def __init__(self, record, data=None):
        """Take the record, and what was sent; a form not sent yet shows what the tombstone says or could say."""
        super().__init__(data, initial=said_before(record))
        self.record = record

    def clean(self):
        """Tell at the field which words name the record though the tombstone may not."""
        words = super().clean()
        for field in () if words.get("name_it") else ("note", "last_citation"):
            if names(self.record, words.get(field, "")):
                self.add_error(field, "This says what it was called: cut that, or tick the box above.")
        return words


def said_before(record):
    """Return what the form shows first: what the tombstone says, or for a public record its last citation."""
    if record.status != Status.WITHDRAWN:
        return {"last_citation": citation_of(record)}
    return {
        "reason": record.withdrawal_reason,
        "name_it": record.tombstone_names_it,
        "note": record.withdrawal_note,
        "last_citation": record.last_citation,
    }


class Withdrawing:
    """The part of a ModelAdmin of records that withdraws them, and changes what their tombstones say."""

    def withdraw_view(self, request, key):
        """Ask why a record is taken out (GET), then take it out, or change its tombstone (POST)."""
        if request.method == "POST":
            with turn(request.user):
                return self.withdrawn(request, key, request.POST)
        return self.withdrawn(request, key)

    def withdrawn(self, request, key, data=None):
        """Withdraw the record as a valid form says and go back to its form; show any other form."""
        record = self.asked_for(request, key, PUBLISH)
        if record is None:
            return self.none_there(request, key)
        form = WithdrawForm(record, data)
        if not form.is_valid():
            again = record.status == Status.WITHDRAWN
            title = "Change its tombstone" if again else f"Withdraw this {self.opts.verbose_name}?"
            context = {"form": form, "title": title, "again": again}
            return self.page(request, "admin/articles/withdraw.html", record, context)
        act = gate.reword if record.status == Status.WITHDRAWN else gate.withdraw
        self.try_to(
            request,
            record,
            lambda: act(record, **form.cleaned_data, by=request.user),
            f"Withdrawn {WithdrawalReason(form.cleaned_data['reason']).label}; the tombstone "
            f"{'says' if form.cleaned_data['name_it'] else 'does not say'} what it was called.",
        )
        return self.to_form(record)
