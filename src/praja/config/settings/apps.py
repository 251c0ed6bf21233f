# SPDX-License-Identifier: EUPL-1.2
from praja.config.environment import environment

KERNEL = [
    "jobs",
    "ledger",
    "law",
    "organization",
    "people",
    "documents",
    "forms",
    "measures",
    "work",
    "exchange",
    "procedures",
    "plans",
    "assessments",
    "search",
    "notifications",
]
DUTIES = ["complaints", "services", "letters", "attendance", "training", "innovation", "opendata"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "praja.portal",  # before allauth: its pages of accounts stand in for the library's
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "praja.lib",
    *[f"praja.kernel.{name}" for name in KERNEL],
    *[f"praja.duties.{name}" for name in DUTIES],
    "praja.config",
]

MIDDLEWARE = [
    "praja.duties.opendata.web.door.remember_answers",
    "praja.duties.training.web.modules.address.packages_alone",
    "django.middleware.security.SecurityMiddleware",
    "praja.lib.web.unattended.unattended_middleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "praja.lib.web.compressing.CompressText",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "praja.lib.web.uploads.refuse_large_forms",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "praja.kernel.people.web.middleware.actor_middleware",
    "praja.kernel.people.web.middleware.second_factor_middleware",
    "praja.lib.web.middleware.domain_error_middleware",
]

ROOT_URLCONF = "praja.config.urls"
WSGI_APPLICATION = "praja.config.wsgi.application"
DEBUG = environment.debug

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "praja.config.context.site",
            ],
        },
    }
]

# One switch makes a demo installation: the fictional city of `praja.config.demo` brings its own name and region code.
_DEMO = (
    {"site_name": "Pemerintah Kota Tirtamarga", "region_code": "98.71", "data_contact": "data@contoh.invalid"}
    if environment.demo
    else {}
)
_GIVEN = environment.model_dump(include=environment.model_fields_set)

PRAJA_SITE_NAME = _GIVEN.get("site_name") or _DEMO.get("site_name", environment.site_name)
PRAJA_BASE_URL = environment.base_url.rstrip("/")
PRAJA_DEMO = environment.demo
PRAJA_DATA_CONTACT = _GIVEN.get("data_contact") or _DEMO.get("data_contact", environment.data_contact)
PRAJA_REGION_CODE = _GIVEN.get("region_code") or _DEMO.get("region_code", environment.region_code)
