"""Django's settings, made from the data folder that ``POEDESK_DATA`` names and the options of the desk."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from poedesk.desk.config import options
from poedesk.desk.config.folder import DEFAULT, Folder

FOLDER = Folder(Path(os.environ.get("POEDESK_DATA", DEFAULT)))
OPTIONS = options.load(FOLDER.path)

SECRET_KEY = FOLDER.secret()
DEBUG = False
_HOST = urlsplit(OPTIONS.url).hostname or ""
ALLOWED_HOSTS = [*{"localhost", "127.0.0.1", f"[{_HOST}]" if ":" in _HOST else _HOST, OPTIONS.host}]
CSRF_TRUSTED_ORIGINS = [OPTIONS.url]
ROOT_URLCONF = "poedesk.desk.config.urls"
WSGI_APPLICATION = "poedesk.desk.config.wsgi.application"
USE_TZ = True
TIME_ZONE = OPTIONS.zone
LANGUAGE_CODE = OPTIONS.language
LOCALE_PATHS = [FOLDER.path / options.CATALOGUES]
FORMAT_MODULE_PATH = "poedesk.desk.texts.formats"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "poedesk.desk.looks",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "poedesk.desk.trail",
    "poedesk.desk.mail",
    "poedesk.desk.accounts",
    "poedesk.desk.jobs",
    "poedesk.desk.tokens",
    "poedesk.desk.api",
    "poedesk.desk.reads",
    "poedesk.desk.checks",
    "poedesk.desk.engagements",
    "poedesk.desk.evidence",
    "poedesk.desk.readiness",
    "poedesk.desk.claims",
    "poedesk.desk.forms",
    "poedesk.desk.drills",
    "poedesk.desk.ledger",
    "poedesk.desk.audits",
    "poedesk.desk.reviews",
    "poedesk.desk.acknowledgements",
    "poedesk.desk.home",
]
MIDDLEWARE = [
    "poedesk.desk.config.requests.middleware.Requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "poedesk.desk.accounts.middleware.Actors",
    "poedesk.desk.accounts.typed.Kept",
    "poedesk.desk.config.requests.limits.Limits",
    "poedesk.desk.api.once.Once",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["poedesk.desk.looks.templatetags.everywhere"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "poedesk.desk.looks.context.shell",
            ],
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": FOLDER.database,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        },
    }
}

CACHES = {
    "default": {
        "BACKEND": "poedesk.desk.config.requests.counting.Counts",
        "LOCATION": FOLDER.counts,
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "poedesk.desk.accounts.adapter.ByInvitation"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever accepts an invitation has shown that the address is theirs
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the library notes addresses as unverified; an invitation has shown them
MFA_TOTP_ISSUER = "poedesk"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"

EMAIL_BACKEND = "poedesk.desk.mail.backend.Outbox"
DEFAULT_FROM_EMAIL = OPTIONS.mail_from

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 1 << 20
DATA_UPLOAD_MAX_NUMBER_FILES = 100
FILE_UPLOAD_MAX_MEMORY_SIZE = 1 << 20
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_TEMP_DIR = FOLDER.passing  # where they are swept when the process died

SESSION_COOKIE_AGE = OPTIONS.session_hours * 3600
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OPTIONS.secure
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "poedesk.desk.config.requests.errors.stale"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if OPTIONS.secure else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if OPTIONS.secure else None
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING_CONFIG = None  # see poedesk.desk.config.logs
