"""The archive as it stands in production: granian, collected static files, the starter collection, SQLite."""

import os
import secrets
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
GRANIAN = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi"]
GRANIAN += ["--blocking-threads", "4", "--log-level", "warning"]
# Addresses that no link leads to: one of a record that is held, one of a record that was withdrawn; and the
# permalink of a record whose history holds a change, a line of its own and words that were taken out.
HIDE = """
from articles.addresses import record_path
from articles.publishing.gate import hold, publish, withdraw
from articles.publishing.redaction import take_out
from tests.factories import make_participation, make_passage, make_published, two_editors
held, withdrawn = make_published("event"), make_published("event")
hold(held)
withdraw(withdrawn, reason="error")
for record in (held, withdrawn):
    print(record_path("event", record.public_id, record.slug))
person = make_published("person", title="Ola Berg")
revised = make_published("event", summary="The leader resigned on Monday, after the review by Ada Okafor.")
row = make_participation(revised, person)
publish(revised)
row.delete()
revised.summary = "The leader resigned on Tuesday, after the report was published."
revised.save()
make_passage(revised, article=make_published("article"))
publish(revised, change="The day was wrong, and a second article was found.")
withdraw(person, reason="privacy")
take_out(revised.versions.get(number=1), "Ada Okafor", reason="A name that is not public.", **two_editors())
print(f"/id/{revised.public_id}")
"""

# Who works at the desk beside the superuser, by name; all have one password.
MEMBERS = """
import os
from django.contrib.auth.models import Group, User
for name, group in (("contributor", "Contributor"), ("publisher", "Editor"), ("third", "Contributor")):
    user = User.objects.create_user(name, password=os.environ["DJANGO_SUPERUSER_PASSWORD"], is_staff=True)
    user.groups.add(Group.objects.get(name=group))
"""


@dataclass(frozen=True)
class Archive:
    """A running archive: its origin, an editor's name and password, two addresses that show none, a history.

    The members of MEMBERS have the same password.
    """

    origin: str
    name: str
    password: str
    held: str
    withdrawn: str
    revised: str


@contextmanager
def serve(folder, **settings):
    """Make an archive in a folder, serve it on a free port of this machine, and give the Archive.

    `settings` are environment variables of README.md.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    password = secrets.token_urlsafe(12)
    # Nothing of this machine's own settings: a fresh archive, as the README describes it.
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ} | {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DATABASE_URL": f"sqlite:///{Path(folder).resolve()}/archive.sqlite3",
        "PORT": str(port),
        "LOG_LEVEL": "ERROR",
        "DJANGO_SUPERUSER_PASSWORD": password,
        **settings,
    }
    manage("migrate", environment=environment)
    manage("load_starter", environment=environment)
    manage("createsuperuser", "--noinput", "--username=editor", "--email=", environment=environment)
    manage("shell", "--command", MEMBERS, environment=environment)
    held, withdrawn, revised = manage("shell", "--command", HIDE, environment=environment).split()
    server = subprocess.Popen(
        [*GRANIAN, "--port", str(port), "archive.wsgi:application"],
        cwd=ROOT,
        env=environment,
    )
    try:
        origin = f"http://127.0.0.1:{port}"
        wait_for(origin, server)
        yield Archive(origin, "editor", password, held, withdrawn, revised)
    finally:
        server.terminate()
        server.wait(20)


def manage(*arguments, environment):
    """Run a management command, and return what it says."""
    command = [sys.executable, "manage.py", *arguments, "--verbosity=0"]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout


def wait_for(origin, server, seconds=30):
    """Return as soon as the server answers; fail if it stops or does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert server.poll() is None, "The server stopped."
        try:
            return fetch(origin)
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"No answer at {origin} for {seconds} seconds.")


def fetch(address):
    """Return (status, headers, text) of an address, redirects followed, without a browser."""
    try:
        answer = urlopen(address)
    except HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.headers, answer.read().decode()
