# SPDX-License-Identifier: EUPL-1.2
"""SQLite out of the box, PostgreSQL by DATABASE_URL; both with the lock settings that DESIGN.md measured."""

from typing import Any

import dj_database_url

from praja.config.environment import environment

environment.var.mkdir(parents=True, exist_ok=True)


SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536", "mmap_size=268435456")


def _sqlite() -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str((environment.var / "praja.sqlite3").resolve()),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": " ".join(f"PRAGMA {pragma};" for pragma in SQLITE_PRAGMAS),
        },
        "TEST": {"NAME": str((environment.var / "test.sqlite3").resolve())},
    }


PREPARED_AFTER = 5
"""How often a statement of `lib.statements` comes on one connection before PostgreSQL plans it for good."""


def _postgresql(url: str) -> dict[str, object]:
    parsed: dict[str, Any] = {**dj_database_url.parse(url, conn_max_age=600)}
    options: dict[str, Any] = {"prepare_threshold": PREPARED_AFTER, **(parsed.get("OPTIONS") or {})}
    return {**parsed, "DISABLE_SERVER_SIDE_CURSORS": False, "OPTIONS": {**options, "application_name": "praja"}}


DATABASES = {"default": _postgresql(environment.database_url) if environment.database_url else _sqlite()}
ATOMIC_REQUESTS = False

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "praja_cache"}}
"""Shared by all processes (log-in attempts are counted in it); `praja setup` makes its table."""
