# SPDX-License-Identifier: EUPL-1.2
"""What was measured on: machine, versions, settings that decide the result."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

from django.db import connection

from praja.config.environment import environment


def machine() -> dict[str, object]:
    """Processor, memory, versions and database settings of this run."""
    return {
        "processor": _first("/proc/cpuinfo", "model name") or platform.processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(int((_first("/proc/meminfo", "MemTotal") or "0 kB").split()[0]) / 1024**2, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "packages": {
            name: version(name) for name in ("django", "django-ninja", "granian", "psycopg", "typst", "pyhanko")
        },
        "server": {"workers": environment.workers, "threads": environment.threads},
        "database": _database(),
    }


def _first(path: str, key: str) -> str:
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return ""
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(key)), "")


def _database() -> dict[str, str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version()")
            return {"name": f"SQLite {cursor.fetchone()[0]}", "journal_mode": "WAL", "synchronous": "FULL"}
        found = {}
        for setting in ("server_version", "fsync", "synchronous_commit", "shared_buffers"):
            cursor.execute(f"SHOW {setting}")
            found[setting] = cursor.fetchone()[0]
    return {"name": f"PostgreSQL {found.pop('server_version')}", **found}
