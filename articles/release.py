"""The release: a digest of all that decides how a page looks, besides the records."""

import hashlib
from pathlib import Path

from django.conf import settings

PUBLIC_SETTINGS = (
    *("SITE_URL", "SUPPORT_LINES", "EXIT_URL", "LANGUAGE_CODE", "TIME_ZONE", "DEBUG"),
    *("KEEPER", "CONTACT_EMAIL", "WORDS_LICENCE", "ARK_NAAN"),
)
FOLDERS = ("archive", "articles", "templates", "static")
SUFFIXES = (".py", ".html", ".css", ".js", ".svg", ".xml")


def release_of(base, values):
    """Return 12 hexadecimal digits of code, templates and static files below `base` and of `values`."""
    digest = hashlib.sha256(repr(values).encode())
    for folder in FOLDERS:
        for path in sorted(Path(base, folder).rglob("*")):
            if path.suffix in SUFFIXES:
                digest.update(path.relative_to(base).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


RELEASE = release_of(settings.BASE_DIR, [getattr(settings, name) for name in PUBLIC_SETTINGS])
