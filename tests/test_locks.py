"""The locks hold what pyproject.toml asks for."""

import re
import tomllib

import pytest
from django.conf import settings

DATASETTE = "articles/management/benchmarking/requirements.txt"
PROJECT = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())


def pins(lines):
    """Return the name and version of each pinned requirement, as the package index compares names."""
    found = (re.match(r"([\w.-]+)(?:\[.*\])?==([\w.]+)", line) for line in lines)
    return {(match[1].lower(), match[2]) for match in found if match}


@pytest.mark.parametrize(
    ("wanted", "lock"),
    [
        (PROJECT["project"]["dependencies"], "requirements.txt"),
        (PROJECT["dependency-groups"]["test"], "tests/requirements.txt"),
        (PROJECT["dependency-groups"]["browser"], "tests/browser/requirements.txt"),
        (PROJECT["dependency-groups"]["benchmark"], DATASETTE),
    ],
)
def test_each_direct_pin_is_locked(wanted, lock):
    assert pins(wanted)
    assert pins(wanted) <= pins((settings.BASE_DIR / lock).read_text().splitlines())


@pytest.mark.parametrize(
    "lock", ["requirements.txt", "tests/requirements.txt", "tests/browser/requirements.txt", DATASETTE]
)
def test_a_lock_names_no_index_and_a_hash_for_every_package(lock):
    text = (settings.BASE_DIR / lock).read_text()
    assert "://" not in text
    entries = [entry for entry in re.split(r"\n(?=\w)", text) if "==" in entry]
    assert all("--hash=sha256:" in entry for entry in entries)
