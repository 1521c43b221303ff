"""No article's text is in the project, beyond its passages."""

import re

import pytest

from tests.corpus.tables import ROOT

LEFT_OUT = {".git", ".venv", "var", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis"}
RUN = 200


@pytest.fixture(scope="module")
def project():
    """The text of every file of the project: {path: text with single spaces}."""
    paths = [path for path in ROOT.rglob("*") if path.is_file() and not LEFT_OUT & {*path.relative_to(ROOT).parts}]
    return {path.relative_to(ROOT): plain(path.read_text(encoding="utf-8", errors="replace")) for path in paths}


def plain(text):
    """Return a text with single spaces, straight quotation marks and no capitals."""
    text = text.translate(str.maketrans("‘’“”", "''\"\"")).lower()
    return " ".join(text.replace('\\"', '"').split())


def longest_run(text, other):
    """Return the length of a longest run of `text` of RUN or more characters that stands in `other`, or 0."""
    step = RUN // 2
    for start in range(0, len(text) - step + 1, step):
        if text[start : start + step] in other:
            first, last = start, start + step
            while first and text[first - 1 : last] in other:
                first -= 1
            while last < len(text) and text[first : last + 1] in other:
                last += 1
            if last - first >= RUN:
                return last - first
    return 0


def test_no_file_holds_two_hundred_characters_of_an_article(project, seeds):
    assert len(project) > 100
    found = [
        f"{path}: {run} characters of {key}"
        for key, text in seeds.items()
        for path, other in project.items()
        if (run := longest_run(plain(text), other))
    ]
    assert found == []


def test_no_file_holds_a_long_quotation_of_the_corpus(project, quotations):
    long = [plain(words) for _article, _kind, words in quotations if len(re.findall(r"\S*\w\S*", words)) > 15]
    assert len(long) > 90
    assert [(path, words) for words in long for path, other in project.items() if words in other] == []


def test_the_passages_pieced_together_give_no_two_hundred_characters_in_a_row(passages, seeds):
    for key, text in seeds.items():
        quoted = bytearray(len(text))
        for _where, article, words in passages:
            for match in re.finditer(re.escape(words), text) if article == key else ():
                quoted[match.start() : match.end()] = b"x" * len(words)
        assert max(map(len, re.findall(rb"x+", quoted))) < RUN


def test_a_copied_text_would_be_found():
    text = " ".join(f"word{number}" for number in range(300))
    assert longest_run(text, f"Before.{text[777:977]}.After") == RUN
    assert longest_run(text, f"Before.{text[777:976]}.After") == 0
