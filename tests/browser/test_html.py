"""Every public page is HTML without an error."""

import json
import subprocess
import sys
from pathlib import Path

CHECKER = Path(sys.prefix, "node/node_modules/html-validate/bin/html-validate.mjs")
RULES = Path(__file__).with_name("htmlvalidate.json")


def errors(folder):
    """Return a line for each error in the HTML files of a folder."""
    node, report = Path(sys.executable).with_name("node"), folder / "report.json"
    command = [node, CHECKER, "--config", RULES, "--formatter", f"json={report}", folder]
    run = subprocess.run(command, capture_output=True, text=True)
    assert report.exists(), run.stderr
    return [
        f"{Path(file['filePath']).name}:{message['line']} {message['ruleId']}: {message['message']}"
        for file in json.loads(report.read_text())
        for message in file["messages"]
    ]


def test_no_page_has_an_html_error(pages, tmp_path):
    for path, page in pages.items():
        name = "".join(letter if letter.isalnum() else "-" for letter in path)
        (tmp_path / f"{name}.html").write_text(page.text)
    assert errors(tmp_path) == []


def test_an_html_error_would_be_found(pages, tmp_path):
    (tmp_path / "wrong.html").write_text(pages["/"].text.replace("<h1>", "<ul><p>").replace("</h1>", "</p></ul>"))
    assert any("element-permitted-content" in error for error in errors(tmp_path))
