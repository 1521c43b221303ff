# Makes everything from nothing: only python3 (3.11 to 3.13) and make are needed. See README.md.
# With another Python: make PYTHON=python3.12 run

PYTHON ?= python3
PORT ?= 8000
export PORT

PIP = .venv/bin/python -m pip install -qq --disable-pip-version-check
MANAGE = .venv/bin/python manage.py
LOCK = .venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade --quiet \
	--custom-compile-command "make lock"
DATASETTE = articles/management/benchmarking/requirements.txt
NPM = PATH="$(CURDIR)/.venv/bin:$$PATH" .venv/bin/npm --silent --no-audit --no-fund --ignore-scripts
STATIC = $(shell find static articles/static -print 2>/dev/null)

.PHONY: run test browser shots lint editor oracle benchmark-datasette lock clean
.DELETE_ON_ERROR:

# Serves the archive on this machine. Run again it starts at once and changes no data.
run: .venv/run var/secret-key var/static/staticfiles.json
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_starter --once
	@.venv/bin/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null || \
		{ echo "Port $(PORT) is taken: choose another, as in 'make run PORT=8001'." >&2; exit 1; }
	@echo "The archive is at http://127.0.0.1:$(PORT) until you press Ctrl-C."
	@echo "To write in it, make an editor with 'make editor', then go to http://127.0.0.1:$(PORT)/admin/"
	@exec .venv/bin/granian --interface wsgi --port $(PORT) --blocking-threads 4 --log-level warning \
		archive.wsgi:application

# The tests, on SQLite or on the database that DATABASE_URL names.
test: .venv/test
	@.venv/bin/python -m pytest --numprocesses auto --dist loadfile

# The tests in a real browser, on an archive of their own, served as in production; Chromium must be installed.
browser: .venv/browser var/static/staticfiles.json
	@.venv/bin/python -m pytest tests/browser

# The pictures of README.md, made anew.
shots: .venv/browser var/static/staticfiles.json
	@.venv/bin/python -m tests.browser.shots

lint: .venv/test
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/djlint --lint --quiet templates articles

# Asks for a name and a password, and makes a user who may do everything in the admin.
editor: .venv/run var/secret-key
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) createsuperuser

# The golden files of tests/citations, made anew by citeproc-js. CSL names a folder that holds clones of
# citation-style-language/styles and citation-style-language/locales.
oracle: .venv/browser
	@mkdir -p .venv/oracle
	@cp tests/citations/oracle/package.json tests/citations/oracle/package-lock.json .venv/oracle
	@$(NPM) ci --prefix .venv/oracle
	@NODE_PATH=.venv/oracle/node_modules .venv/bin/node tests/citations/oracle/oracle.js "$(CSL)/styles" "$(CSL)/locales"

# How long readers wait, beside Datasette on the same articles, in the database that DATABASE_URL names.
benchmark-datasette: .venv/benchmark var/static/staticfiles.json
	@$(MANAGE) benchmark --against datasette

# Writes the locks anew from pyproject.toml and tests/browser/package.json.
lock: .venv/bin/python
	@$(PIP) uv==0.13.9
	@$(LOCK) --output-file requirements.txt pyproject.toml
	@$(LOCK) --output-file tests/requirements.txt --constraint requirements.txt --group test
	@$(LOCK) --output-file tests/browser/requirements.txt --constraint tests/requirements.txt --group browser
	@$(LOCK) --output-file $(DATASETTE) --constraint tests/browser/requirements.txt --constraint tests/requirements.txt \
		--constraint requirements.txt --group benchmark
	@$(PIP) --require-hashes -r tests/browser/requirements.txt
	@rm -f tests/browser/package-lock.json tests/citations/oracle/package-lock.json
	@$(NPM) install --package-lock-only --prefix tests/browser
	@$(NPM) install --package-lock-only --prefix tests/citations/oracle

# Removes what is made anew by the next command; the data in var/ stays.
clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis var/static

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || \
		{ echo "There is no $(PYTHON) here: install Python 3.11, 3.12 or 3.13." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "The archive needs Python 3.11, 3.12 or 3.13: name one, as in 'make run PYTHON=python3.12'." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "This Python cannot make a .venv: install python3-venv, as in 'apt install python3-venv'." >&2; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/run: requirements.txt | .venv/bin/python
	@echo "Installing what the archive needs."
	@$(PIP) --require-hashes -r requirements.txt
	@touch $@

.venv/test: tests/requirements.txt .venv/run
	@echo "Installing what the tests need."
	@$(PIP) --require-hashes -r tests/requirements.txt
	@touch $@

.venv/benchmark: $(DATASETTE) .venv/run
	@echo "Installing Datasette, to measure beside it."
	@$(PIP) --require-hashes -r $(DATASETTE)
	@touch $@

.venv/browser: tests/browser/requirements.txt tests/browser/package-lock.json .venv/test
	@echo "Installing what the tests in a browser need."
	@$(PIP) --require-hashes -r tests/browser/requirements.txt
	@mkdir -p .venv/node
	@cp tests/browser/package.json tests/browser/package-lock.json .venv/node
	@$(NPM) ci --prefix .venv/node
	@touch $@

# Signs what editors' browsers keep. For this machine only, and only for the eyes of its owner.
var/secret-key: | .venv/bin/python
	@mkdir -p var
	@umask 077 && .venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(50))' > $@

var/static/staticfiles.json: $(STATIC) .venv/run | var/secret-key
	@$(MANAGE) collectstatic --noinput --verbosity 0
