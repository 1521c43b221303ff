"""How the tests of the admin sit at the desk: open a form, fill it in as a browser would, press a button."""

from django.urls import reverse

NO_FORM = "The page shows no form."


def address(record, name="change"):
    """The admin's address `name` of a record of any kind, or of another row."""
    return reverse(f"admin:articles_{record._meta.model_name}_{name}", args=[record.pk])


def add_address(model):
    """The address of the empty form of a model."""
    return reverse(f"admin:articles_{model._meta.model_name}_add")


def filled(response):
    """What a browser would send of the form on a page, as a dict."""
    data = {}
    assert response.context and "adminform" in response.context, NO_FORM
    put(data, response.context["adminform"].form)
    for group in response.context["inline_admin_formsets"]:
        put(data, group.formset.management_form)
        for form in group.formset.forms:
            put(data, form)
    return data


def put(data, form):
    """Add the fields of one form to data."""
    for bound in form:
        value = bound.value()
        if not (bound.field.disabled or value is None or value is False or value == []):
            value = "on" if value is True else value
            data[bound.html_name] = value if isinstance(value, list) else str(value)


def add_row(data, prefix, **fields):
    """Add a row to an inline in data, as "Add another" does; an empty row that is shown is used first."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    initial = int(data[f"{prefix}-INITIAL_FORMS"])
    used = [n for n in range(initial, number) if any(key in fields for key in keys_of(data, prefix, n, fields))]
    number = initial + len(used) if initial + len(used) < number else number
    data |= {f"{prefix}-{number}-{name}": value for name, value in fields.items()}
    data[f"{prefix}-TOTAL_FORMS"] = str(max(number + 1, int(data[f"{prefix}-TOTAL_FORMS"])))


def keys_of(data, prefix, number, fields):
    """The names of `fields` that a row of data has a value for."""
    return [name for name in fields if data.get(f"{prefix}-{number}-{name}") not in (None, "", "supports")]


def save(client, page, button="_save", /, **changes):
    """Open the form at `page`, change fields, press a button; return the page that follows, or the form."""
    data = filled(client.get(page)) | changes
    return client.post(page, data | {button: "on"}, follow=True)


def told(response):
    """The messages that a page shows."""
    return [str(message) for message in response.context["messages"]]


def errors(response):
    """All errors of the form on a page, as one text."""
    return "\n".join(map(str, response.context["errors"]))
