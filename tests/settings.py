"""The settings of the tests: the archive's own, where nothing need be made or collected first."""

import os
import tempfile
from pathlib import Path

os.environ["SECRET_KEY"] = "only-for-tests-" * 4
for name in (
    *("ALLOWED_HOSTS", "BEHIND_PROXY", "CONTACT_EMAIL", "DEBUG", "EXIT_URL", "KEEPER", "LOG_LEVEL", "PORT"),
    *("ARK_NAAN", "SITE_URL", "WORDS_LICENCE"),
):
    os.environ.pop(name, None)

from archive.settings import *  # noqa: E402, F403
from archive.settings import DATABASES, STORAGES  # noqa: E402

# Removed when the tests end.
SCRATCH = tempfile.TemporaryDirectory(prefix="archive-tests-")

# In a file, because threads with their own connections cannot share an SQLite database in memory;
# in a new folder, so that two runs at the same time do not meet.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(Path(SCRATCH.name) / "test.sqlite3")}

# The real storage wants collected files.
STATIC_ROOT = SCRATCH.name
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# Fast, and safe for the passwords of the tests only.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
