# SPDX-License-Identifier: EUPL-1.2
"""The practice town's own folder, environment and snapshot, apart from the installation that is started beside it.

<var>/latihan/           PRAJA_VAR of the practice town: its own database, files and keys
<var>/latihan-awal/      the snapshot that a reset brings back: database, files, and which migrations it stands at
"""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from praja.lib.errors import Unavailable

DATABASE, MARK = "praja.sqlite3", "migrations"
NAME = "Kota Latihan Tirtamarga"


def folder(var: Path) -> Path:
    """Where the practice town of the installation in `var` lives."""
    return (var / "latihan").resolve()


def environment(var: Path, given: Mapping[str, str], *, address: str, hosts: str) -> dict[str, str]:
    """The environment of the practice town's processes: of the installation's own settings none comes along, so that no channel,
    database, key or signing service of the real town can be reached from there."""
    kept = {name: value for name, value in given.items() if not name.startswith("PRAJA_") and name != "DATABASE_URL"}
    return {
        **kept,
        "DATABASE_URL": "",
        "PRAJA_ENV_FILE": "",
        "PRAJA_VAR": str(folder(var)),
        "PRAJA_PRACTICE": "true",
        "PRAJA_DEMO": "true",
        "PRAJA_REQUIRE_SECOND_FACTOR": "false",
        "PRAJA_SITE_NAME": NAME,
        "PRAJA_BASE_URL": address,
        "PRAJA_HOSTS": hosts,
        "PRAJA_LEDGER_ORIGIN": "praja.latihan/ledger",
        "PRAJA_WORKERS": "1",
    }


def snapshot_folder() -> Path:
    """Where the snapshot of this practice town lies. Raises `Unavailable` where this is none."""
    if not settings.PRAJA_PRACTICE:
        raise Unavailable("This is not a practice town.", next_step="Use `praja practice serve`.")
    return _database().parent.with_name("latihan-awal")


def is_kept() -> bool:
    """Whether any snapshot is kept."""
    return (snapshot_folder() / MARK).exists()


def has_snapshot() -> bool:
    """Whether a snapshot is kept that stands at the migrations of this software."""
    mark = snapshot_folder() / MARK
    return mark.exists() and mark.read_text() == _migrations()


def keep_snapshot() -> None:
    """Keep the town as it stands now."""
    kept = snapshot_folder()
    kept.mkdir(parents=True, exist_ok=True)
    write_over(_database(), kept / DATABASE)
    _link(_files(), kept / "files")
    (kept / MARK).write_text(_migrations())


def bring_back() -> None:
    """Put the snapshot in the place of what stands, also under the hands of a web server: the pages of the database are written
    in one transaction, and whoever reads sees the town before or after. Files only come back: they are kept by their content."""
    kept = snapshot_folder()
    if not is_kept():
        raise Unavailable(
            "No snapshot of the practice town is kept.", next_step="Start it once: `praja practice serve`."
        )
    connection.close()
    write_over(kept / DATABASE, _database())
    _link(kept / "files", _files())
    if not has_snapshot():  # it was kept by an earlier version of this software
        call_command("migrate", verbosity=0, interactive=False)
        keep_snapshot()


def write_over(source: Path, target: Path) -> None:
    """Make the database `target` what `source` is, in one transaction: whoever has it open goes on and sees the new one."""
    with sqlite3.connect(source) as read, sqlite3.connect(target, timeout=30) as written:
        read.backup(written)
    read.close()
    written.close()


def _link(source: Path, target: Path) -> None:
    """The same files under both folders, without a second copy on the disk where it can be."""
    for path in source.rglob("*") if source.exists() else ():
        here = target / path.relative_to(source)
        if path.is_file() and not here.exists():
            here.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(path, here)
            except OSError:
                shutil.copy2(path, here)


def _database() -> Path:
    return Path(connection.settings_dict["NAME"])


def _files() -> Path:
    return Path(settings.PRAJA_FILES_ROOT)


def _migrations() -> str:
    """Which migrations this software has."""
    names = sorted(".".join(key) for key in MigrationLoader(None).disk_migrations)
    return hashlib.sha256("\n".join(names).encode()).hexdigest()
