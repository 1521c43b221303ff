"""A setting is right, or it is one clear sentence."""

import os
import runpy
import subprocess
import sys
from unittest import mock

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory
from django.views.debug import get_exception_reporter_filter

KEY = "a key for these tests, not in any dictionary, 0123456789"
PUBLIC = "https://archive.example"


def settings_with(**environment):
    """Return all settings as they are with these environment variables and no others."""
    with mock.patch.dict(os.environ, {"SECRET_KEY": KEY} | environment, clear=True):
        return runpy.run_path(str(settings.BASE_DIR / "archive" / "settings.py"))


def python(*arguments, **environment):
    """Run Python in the project's folder with these environment variables and no others."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env={"SECRET_KEY": KEY} | environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"SECRET_KEY": "short"}, "Set SECRET_KEY to at least 50 random characters"),
        ({"SECRET_KEY": "", "SECRET_KEY_FILE": "/no/such/file"}, "the file '/no/such/file' cannot be read"),
        ({"DEBUG": "maybe"}, "DEBUG must be one of 1, true, yes, on, 0, false, no, off, not 'maybe'"),
        ({"BEHIND_PROXY": "2"}, "BEHIND_PROXY must be one of"),
        ({"ARK_NAAN": "ark:12345"}, "ARK_NAAN must be a number that the ARK Alliance assigned"),
        ({"PORT": "http"}, "PORT must be a number from 1 to 65535, not 'http'"),
        ({"PORT": "65536"}, "PORT must be a number"),
        ({"SITE_URL": "archive.example"}, "SITE_URL must be an address without a path"),
        ({"SITE_URL": f"{PUBLIC}/"}, "SITE_URL must be an address without a path"),
        ({"SITE_URL": "ftp://archive.example"}, "SITE_URL must be an address without a path"),
        ({"ALLOWED_HOSTS": "archive.example, *"}, "ALLOWED_HOSTS must name each host"),
        ({"CONTACT_EMAIL": "archive at example"}, "CONTACT_EMAIL must be an e-mail address"),
        ({"CONTACT_EMAIL": "a@b.example?bcc=c@d.example"}, "CONTACT_EMAIL must be an e-mail address"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL must be one of"),
        ({"DATABASE_URL": "mysql://archive:hunter2@host/name"}, "DATABASE_URL must begin with sqlite:// or"),
        ({"DATABASE_URL": "postgres://archive:hunter2@host:port/name"}, "DATABASE_URL cannot be read"),
        ({"DATABASE_URL": "postgres://archive:hunter2@host"}, "DATABASE_URL must name a database"),
        ({"DATABASE_URL": "sqlite://:memory:"}, "DATABASE_URL must name a database"),
    ],
)
def test_a_wrong_setting_is_a_sentence_without_secrets(environment, sentence):
    with pytest.raises(ImproperlyConfigured) as error:
        settings_with(**environment)
    assert sentence in str(error.value)
    assert "hunter2" not in str(error.value)


@pytest.mark.parametrize("start", [("manage.py", "migrate"), ("-c", "import archive.wsgi")])
def test_commands_and_web_server_stop_with_that_one_sentence(start):
    run = python(*start, DEBUG="maybe")
    assert run.returncode == 1
    assert run.stderr.startswith("Wrong setting: DEBUG must be one of")
    assert run.stderr.count("\n") == 1


def test_traceback_shows_where_a_setting_went_wrong():
    assert "Traceback" in python("manage.py", "check", "--traceback", DEBUG="maybe").stderr


def test_debug_is_off_unless_asked_for():
    assert settings_with()["DEBUG"] is False
    assert settings_with(DEBUG="Yes")["DEBUG"] is True


def test_on_its_own_machine_it_answers_at_its_port():
    local = settings_with(PORT="8123")
    assert local["SITE_URL"] == "http://127.0.0.1:8123"
    assert local["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]


def test_in_public_it_answers_for_its_address_and_the_hosts_named():
    public = settings_with(SITE_URL=f"{PUBLIC}:8443", ALLOWED_HOSTS="www.archive.example")
    assert public["ALLOWED_HOSTS"] == ["archive.example", "www.archive.example"]


def test_the_key_may_stand_in_a_file(tmp_path):
    (tmp_path / "key").write_text(f"{KEY}\n")
    assert settings_with(SECRET_KEY="", SECRET_KEY_FILE=str(tmp_path / "key"))["SECRET_KEY"] == KEY


@pytest.mark.parametrize(("site", "https"), [(PUBLIC, True), ("http://archive.example", False)])
def test_an_https_address_switches_on_what_https_needs(site, https):
    found = settings_with(SITE_URL=site)
    assert found["SECURE_SSL_REDIRECT"] is https
    assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is https
    assert found["SECURE_HSTS_SECONDS"] == (31536000 if https else 0)


def test_a_proxy_is_believed_only_when_one_is_there():
    assert "SECURE_PROXY_SSL_HEADER" not in settings_with()
    assert "SECURE_PROXY_SSL_HEADER" in settings_with(BEHIND_PROXY="1")


def test_sqlite_lets_one_write_and_the_others_wait():
    database = settings_with(DATABASE_URL="sqlite:///elsewhere.sqlite3")["DATABASES"]["default"]
    assert database["NAME"] == "elsewhere.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]
    assert database["CONN_MAX_AGE"] > 0  # opening it anew for each request takes longer than most pages


def test_postgresql_keeps_a_pool():
    url = "postgresql://archive:p%40ss@%2Frun%2Fpg/archive?sslmode=require"
    database = settings_with(DATABASE_URL=url)["DATABASES"]["default"]
    assert (database["HOST"], database["PASSWORD"]) == ("/run/pg", "p@ss")
    assert database["CONN_MAX_AGE"] == 0
    assert set(database["OPTIONS"]) == {"pool", "sslmode"}


def test_production_settings_pass_the_deployment_check():
    run = python("manage.py", "check", "--deploy", "--fail-level", "WARNING", SITE_URL=PUBLIC)
    assert run.returncode == 0, run.stderr


def test_an_error_report_hides_the_database_address():
    request = RequestFactory().get("/", DATABASE_URL="postgres://archive:hunter2@host/name", SECRET_KEY=KEY)
    report = str(get_exception_reporter_filter(request).get_safe_request_meta(request))
    assert "hunter2" not in report
    assert KEY not in report
    assert "'SERVER_NAME': 'testserver'" in report


def test_the_content_security_policy_allows_nothing_inline():
    assert "unsafe" not in str(settings.CONTENT_SECURITY_POLICY)
