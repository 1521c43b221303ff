"""CSL dates in words: days, months, years and ranges of them, as far as they are known."""

from articles.dates import MONTHS

SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
"""The months as MLA abbreviates them."""


def ends(date):
    """Return the ends (lists of year, month, day) of a CSL date: two of a range, none if it has only words."""
    return (date or {}).get("date-parts", [])


def is_about(date):
    """Return whether a CSL date is only about right."""
    return bool((date or {}).get("circa"))


def british(date, months=MONTHS):
    """Return "5 February 2015", "1–5 September 2014", "February 2015", "2015", or the words of a literal date."""
    return spanned(date, lambda day, month, year: " ".join(filter(None, (day, month, year))), months)


def american(date):
    """Return "February 5, 2015", "September 1–5, 2014", "February 2015", "2015"."""
    return spanned(date, lambda day, month, year: f"{month} {day}, {year}" if day else f"{month} {year}".strip())


def years(date):
    """Return "2015" or "2014–2016", or the words of a literal date."""
    found = [f"{end[0]:04}" for end in ends(date)]
    return "–".join(dict.fromkeys(found)) if found else (date or {}).get("literal", "")


def day_and_month(date, *, month_first=False):
    """Return a date without its years: "5 February" or "February 5", "September–February"; "" if they are all."""

    def words(day, month, _year):
        return " ".join(filter(None, (month, day) if month_first else (day, month)))

    return spanned({"date-parts": ends(date)}, words)


def spanned(date, words, months=MONTHS):
    """Return a CSL date by `words(day, month, year)`: of texts, "" for what is not known, "1–5" for days."""
    found = ends(date)
    if not found:
        return (date or {}).get("literal", "")
    first, last = found[0], found[-1]
    if len(found) > 1 and len(first) == len(last) == 3 and first[:2] == last[:2]:
        return words(f"{first[2]}–{last[2]}", months[first[1] - 1], f"{first[0]:04}")
    return "–".join(words(*texts(end, months)) for end in found)


def texts(end, months):
    """Return day, month and year of an end as texts, "" for what is not known."""
    year, month, day = [*end, None, None][:3]
    return str(day or ""), months[month - 1] if month else "", f"{year:04}"
