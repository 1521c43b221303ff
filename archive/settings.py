"""The settings: one file for every place, with what differs read from the environment.

README.md lists the environment variables.
"""

from pathlib import Path

from csp.constants import NONE, SELF

from archive import environment

BASE_DIR = Path(__file__).resolve().parent.parent
# What is made while the archive runs: SQLite's file, the collected static files, a development key.
VAR_DIR = BASE_DIR / "var"

# Where the archive stands

SITE_URL = environment.origin("SITE_URL", f"http://127.0.0.1:{environment.port('PORT', '8000')}")
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", SITE_URL)
DEBUG = environment.flag("DEBUG")
SECRET_KEY = environment.secret("SECRET_KEY", VAR_DIR / "secret-key")
DATABASES = {"default": environment.database("DATABASE_URL", f"sqlite:///{VAR_DIR}/archive.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What it is made of

INSTALLED_APPS = [
    "articles.apps.ArticlesConfig",
    "articles.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "reversion",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "articles.views.headers.same_origin_resources",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# What each process keeps: pages until the clock moves (articles/views/keeping.py), pictures as long as what they
# show is the same (articles/connections/following/laying_out.py).
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
    "layouts": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "layouts",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

# Language and time

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
# What Django 6 does anyway: an address typed without its scheme is read as https.
FORMS_URLFIELD_ASSUME_HTTPS = True

# Safety

HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Only behind a proxy that sets this header itself: anybody else could forge it.
if environment.flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Only the admin has cookies, and only its addresses are sent them.
SESSION_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_PATH = "/admin/"
CSRF_COOKIE_SECURE = HTTPS

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Logs and error reports

DEFAULT_EXCEPTION_REPORTER_FILTER = "archive.reporting.ErrorReportFilter"
LOG_LEVEL = environment.choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"), "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    # Without Django's own handlers, one of which writes e-mail.
    "loggers": {"django": {"handlers": [], "level": LOG_LEVEL}},
}

# What every page offers a reader

# Name, number as it is shown, number as it is dialled.
SUPPORT_LINES = (
    ("Samaritans, at any hour", "116 123", "116123"),
    ("NAPAC, for adults abused as children", "0808 801 0331", "08088010331"),
    ("Childline, for anyone under 19", "0800 1111", "08001111"),
    ("NSPCC, if you fear for a child", "0808 800 5000", "08088005000"),
)
# Where "Exit this page" leads: a page that looks like any other.
EXIT_URL = environment.text("EXIT_URL", "https://www.bbc.co.uk/weather")

# Who keeps this copy, and how a reader reaches them: the page "About" says so, or that nobody is named.
KEEPER = environment.text("KEEPER")
CONTACT_EMAIL = environment.email("CONTACT_EMAIL")
# The number under which the archive's identifiers are ARKs too (Archival Resource Keys); "" if it has none.
ARK_NAAN = environment.naan("ARK_NAAN")
# Under what others may use the archive's own words; what it quotes stays its publishers'.
WORDS_LICENCE = environment.text("WORDS_LICENCE", "CC BY 4.0")
