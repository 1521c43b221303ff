"""A module imports only from layers below its own, never sideways between rooms, never from `archive`."""

import ast
from importlib.util import resolve_name
from pathlib import Path

import pytest
from django.conf import settings

LAYERS = (  # from top to bottom; a room is a module or package of articles/
    ("urls",),
    ("views", "admin", "desk", "api", "management", "templatetags", "apps"),
    ("importing", "curation", "connections", "filters", "starter"),
    ("publishing",),
    ("facets", "search", "citations", "metadata", "safeguards", "release"),
    ("description",),
    ("migrations",),
    ("models",),
    ("choices", "dates", "identifiers", "words", "addresses", "glossary", "bylines", "spreadsheets"),
)
LEVELS = {room: level for level, layer in enumerate(LAYERS) for room in layer}
GROUND = LAYERS[-1]  # small modules that may import one another


def imports(tree, module, is_package):
    """Yield the dotted names that a module imports, wherever in it; `from a import b` gives a.b."""
    package = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = resolve_name("." * node.level + (node.module or ""), package)
            yield from (f"{source}.{alias.name}" for alias in node.names)


def objection(room, imported):
    """Return what is wrong with an import (dotted name) in a room, or "" if nothing is."""
    root, _, rest = imported.partition(".")
    target = rest.partition(".")[0]
    if root == "archive":
        return "settings are read through django.conf"
    if root != "articles" or target == room or (room in GROUND and target in GROUND):
        return ""
    if target not in LEVELS:
        return "it is in no layer"
    if target == "migrations":
        return "nobody imports a migration"
    if LEVELS[target] == LEVELS[room]:
        return "they are rooms of one layer"
    return f"{target} is above {room}" if LEVELS[target] < LEVELS[room] else ""


def faults(folder):
    """Yield a sentence for each import in articles/ below `folder` that the layers forbid."""
    for path in sorted((folder / "articles").rglob("*.py")):
        place = path.relative_to(folder)
        is_package = place.name == "__init__.py"
        parts = (place.parent if is_package else place.with_suffix("")).parts
        room = parts[1] if len(parts) > 1 else ""
        if room and room not in LEVELS:
            yield f"{place} is in no layer: name {room} in LAYERS."
            continue
        for imported in imports(ast.parse(path.read_text()), ".".join(parts), is_package):
            why = objection(room, imported) if room else "the package itself imports nothing"
            if why:
                yield f"{place} imports {imported}: {why}."


def test_every_module_keeps_to_the_layers():
    assert list(faults(settings.BASE_DIR)) == []


def test_every_layer_that_stands_was_looked_at():
    rooms = {path.stem for path in (settings.BASE_DIR / "articles").iterdir() if not path.stem.startswith("_")}
    assert {"models", "description", "publishing", "views", "urls", "words"} <= rooms
    assert rooms <= LEVELS.keys()


def tree(folder, place, code):
    """Write one module of a project into a folder, and return the folder."""
    path = Path(folder, place)
    path.parent.mkdir(parents=True)
    path.write_text(code)
    return folder


@pytest.mark.parametrize(
    ("place", "code", "why"),
    [
        ("models/link.py", "from articles.description import describe", "description is above models"),
        ("models/link.py", "import articles.publishing.gate as gate", "publishing is above models"),
        ("models/link.py", "from ..views import home", "views is above models"),
        ("models/__init__.py", "from ..views import home", "views is above models"),
        ("models/link.py", "from .. import publishing", "publishing is above models"),
        ("models/link.py", "from articles import publishing", "publishing is above models"),
        ("models/link.py", "def late():\n    from articles.publishing import gate", "publishing is above models"),
        ("models/link.py", "if TYPE_CHECKING:\n    import articles.urls", "urls is above models"),
        ("admin/base.py", "from articles.views.home import home", "they are rooms of one layer"),
        ("search/index.py", "from articles.facets import counts", "they are rooms of one layer"),
        ("api/lists.py", "from articles.views import lists", "they are rooms of one layer"),
        ("words.py", "from articles.models import Record", "models is above words"),
        ("migrations/0003_more.py", "from articles.publishing import clock", "publishing is above migrations"),
        ("publishing/gate.py", "from articles.migrations import names", "nobody imports a migration"),
        ("views/home.py", "from archive.settings import DEBUG", "settings are read through django.conf"),
        ("views/home.py", "import archive", "settings are read through django.conf"),
        ("views/home.py", "from articles.helpers import help", "it is in no layer"),
        ("__init__.py", "from . import models", "the package itself imports nothing"),
    ],
)
def test_an_import_is_refused(tmp_path, place, code, why):
    (fault,) = faults(tree(tmp_path, f"articles/{place}", code))
    assert fault.startswith(f"articles/{place} imports ar")
    assert fault.endswith(f": {why}.")


def test_a_refusal_names_module_and_import(tmp_path):
    found = faults(tree(tmp_path, "articles/models/link.py", "from articles.views.home import home"))
    assert list(found) == ["articles/models/link.py imports articles.views.home.home: views is above models."]


def test_a_module_in_no_layer_is_refused(tmp_path):
    found = faults(tree(tmp_path, "articles/helpers.py", ""))
    assert list(found) == ["articles/helpers.py is in no layer: name helpers in LAYERS."]


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("urls.py", "from .views.home import home\nfrom articles.addresses import PLURALS"),
        ("views/home.py", "from .lists import lists\nfrom articles.views import keeping"),
        ("models/link.py", "from django.db import models\nfrom articles.words import fold\nfrom . import record"),
        ("addresses.py", "from .choices import Kind"),
        ("migrations/0002_more.py", "import articles.models.fields\nfrom articles.models import triggers"),
        ("apps.py", "def ready():\n    from articles.models import triggers"),
        ("publishing/gate.py", "import archives, articlesque.views"),
    ],
)
def test_an_import_from_below_is_welcome(tmp_path, place, code):
    assert list(faults(tree(tmp_path, f"articles/{place}", code))) == []
