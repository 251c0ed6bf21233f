# SPDX-License-Identifier: EUPL-1.2
"""The installation's own settings, in a folder that is thrown away, with quick password hashes."""

import atexit
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import seldom  # noqa: F401 - from the first import on

_var = tempfile.mkdtemp(prefix="praja-test-")
(Path(_var) / "static").mkdir()
atexit.register(shutil.rmtree, _var, ignore_errors=True)
os.environ |= {
    "PRAJA_ENV_FILE": "",
    "PRAJA_VAR": _var,
    "PRAJA_SITE_NAME": "Pemerintah Kota Uji",
    "PRAJA_REGION_CODE": "99.01",
    "PRAJA_REQUIRE_SECOND_FACTOR": "false",
    "PRAJA_HOSTS": "testserver,localhost,127.0.0.1",
}

from praja.config.cli.translating import compile_catalogue  # noqa: E402
from praja.config.settings import *  # noqa: E402, F403
from praja.config.settings import DATABASES, LOCALE_PATHS, PRAJA_KEYS, STORAGES  # noqa: E402
from praja.kernel.documents.gateways.signing.certificates import ensure_trial_certificate  # noqa: E402

for _text in LOCALE_PATHS[0].glob("*/LC_MESSAGES/*.po"):
    _copy = Path(_var) / "locale" / _text.relative_to(LOCALE_PATHS[0])
    _copy.parent.mkdir(parents=True)
    shutil.copy(_text, _copy)
    compile_catalogue(_copy, _copy.with_suffix(".mo"))
LOCALE_PATHS = [Path(_var) / "locale"]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# What is signed in tests is signed with a certificate made for this run.
ensure_trial_certificate(PRAJA_KEYS, "Pemerintah Kota Uji", datetime(2025, 1, 1, tzinfo=UTC))
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"]["NAME"] = str(Path(_var) / "test.sqlite3")
    # As PostgreSQL here: nothing of it must outlive the machine. What must, `installations` tries with processes of their own.
    _pragmas = DATABASES["default"]["OPTIONS"]["init_command"]
    DATABASES["default"]["OPTIONS"]["init_command"] = _pragmas.replace("synchronous=FULL", "synchronous=OFF")
else:
    DATABASES["default"].setdefault("TEST", {})["NAME"] = f"test_praja_{os.getpid()}"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
