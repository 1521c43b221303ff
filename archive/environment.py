"""Reads settings from environment variables; what is missing or wrong is one clear sentence.

Each function takes the name of a variable and raises ImproperlyConfigured. No sentence repeats
the value of a variable that may hold a password.
"""

import os
import re
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

ON, OFF = ("1", "true", "yes", "on"), ("0", "false", "no", "off")
ORIGIN = re.compile(r"https?://(?P<host>[a-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?")
EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
NAAN = re.compile("[0-9bcdfghjkmnpqrstvwxz]{5}|[0-9]{9}")
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
SHORTEST_KEY = 50


def text(name, default=""):
    """Return the variable without the space around it; an empty one counts as unset."""
    return os.environ.get(name, "").strip() or default


def words(name):
    """Return the variable as a list, split at commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def flag(name):
    """Return the variable as True or False; unset is False."""
    value = text(name, "0").lower()
    if value not in ON + OFF:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(ON + OFF)}, not {value!r}.")
    return value in ON


def email(name):
    """Return the variable as an e-mail address, in the form that HTML accepts in a field; unset is ""."""
    value = text(name)
    if value and not EMAIL.fullmatch(value):
        raise ImproperlyConfigured(
            f"{name} must be an e-mail address, such as archive@example.org, not {value!r}."
        )
    return value


def naan(name):
    """Return the variable as a Name Assigning Authority Number of the ARK scheme; unset is ""."""
    value = text(name)
    if value and not NAAN.fullmatch(value):
        raise ImproperlyConfigured(
            f"{name} must be a number that the ARK Alliance assigned, such as 12345, not {value!r}."
        )
    return value


def choice(name, choices, default):
    """Return the variable, in capitals, which must be one of the choices."""
    value = text(name, default).upper()
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    return value


def port(name, default):
    """Return the variable as a TCP port, 1 to 65535."""
    value = text(name, default)
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
        raise ImproperlyConfigured(f"{name} must be a number from 1 to 65535, not {value!r}.")
    return int(value)


def secret(name, default_path):
    """Return the variable, or what stands in the file that the variable with _FILE added names."""
    path = text(f"{name}_FILE")
    value = text(name) or _content(f"{name}_FILE", Path(path or default_path), required=bool(path))
    if len(value) < SHORTEST_KEY:
        raise ImproperlyConfigured(
            f"Set {name} to at least {SHORTEST_KEY} random characters, or {name}_FILE to the path of a file"
            " with them; this makes some: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return value


def _content(name, path, required):
    """Return what stands in the file; one that is not there is empty unless it is required."""
    try:
        return path.read_text(encoding="utf-8").strip() if required or path.exists() else ""
    except (OSError, UnicodeDecodeError):
        raise ImproperlyConfigured(f"{name}: the file {str(path)!r} cannot be read.") from None


def origin(name, default):
    """Return the variable, an origin as RFC 6454 writes it: scheme and host, perhaps a port."""
    value = text(name, default)
    if not ORIGIN.fullmatch(value):
        raise ImproperlyConfigured(
            f"{name} must be an address without a path, such as https://archive.example, not {value!r}."
        )
    return value


def hosts(name, site):
    """Return the host of the site's origin, its other local names, and the hosts in the variable."""
    extra = words(name)
    if "*" in extra:
        raise ImproperlyConfigured(f"{name} must name each host: '*' would let anybody forge the address.")
    host = ORIGIN.fullmatch(site)["host"]
    local = LOCAL_HOSTS if host in LOCAL_HOSTS else ()
    return list(dict.fromkeys([host, *local, *extra]))


def database(name, default):
    """Return Django's settings of the database that the variable's address names.

    SQLite waits for a writer and lets readers go on (write-ahead log); each thread keeps its connection
    for a minute. PostgreSQL keeps a pool of connections, which needs CONN_MAX_AGE to be 0.
    """
    url = text(name, default)
    scheme = url.partition("://")[0]
    if scheme not in ("sqlite", "postgres", "postgresql"):
        raise ImproperlyConfigured(f"{name} must begin with sqlite:// or postgres://, the databases it knows.")
    try:
        config = dj_database_url.parse(url)
    except ValueError:
        raise ImproperlyConfigured(f"{name} cannot be read: is each part of it percent-encoded?") from None
    if config["NAME"] in ("", ":memory:"):
        raise ImproperlyConfigured(f"{name} must name a database, as in postgres://user:password@host/name.")
    config.setdefault("OPTIONS", {}).update(SQLITE if scheme == "sqlite" else POSTGRESQL)
    return config | {"CONN_MAX_AGE": 60 if scheme == "sqlite" else 0, "CONN_HEALTH_CHECKS": scheme != "sqlite"}


SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # Without recursive triggers REPLACE INTO would delete a row past the triggers that keep it.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;",
}
# At least one connection for each of the server's threads (granian --blocking-threads).
POSTGRESQL = {"pool": {"min_size": 1, "max_size": 16, "timeout": 10}}
