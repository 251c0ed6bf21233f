# SPDX-License-Identifier: EUPL-1.2
"""Bringing an installation up to date: keys, tables, calendar, translations, static files, the demo town."""

import hashlib
import json
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from praja.config.cli.translating import compile_translations
from praja.kernel.documents.gateways.signing.certificates import ensure_trial_certificate
from praja.kernel.law.gateways import written_calendar
from praja.kernel.law.models import HolidayYear
from praja.kernel.law.operations import load_calendar
from praja.kernel.organization.models import Unit
from praja.lib import clock
from praja.lib.actors import system_actor
from praja.lib.keys import ensure_keys
from praja.lib.progress import stages

FINGERPRINT = ".fingerprint"


def setup_command() -> None:
    """Make keys, migrate, compile translations, collect static files, load the calendar; a demo town if it is one.

    May run at any time; what is up to date is left alone.
    """
    for purpose in ensure_keys(settings.PRAJA_KEYS):
        typer.echo(f"Made the key {purpose}.")
    if ensure_trial_certificate(settings.PRAJA_KEYS, settings.PRAJA_SITE_NAME, clock.now()):
        typer.echo("Made the trial certificate for signing.")
    _migrate()
    compile_translations()
    _collect_static_files()
    if settings.PRAJA_DEMO and not _has_town():
        demo_command(size="tiny" if settings.PRAJA_PRACTICE else "small")  # people wait for a practice town
    _load_calendar()


def demo_command(
    size: Annotated[str, typer.Option(help="How large: tiny, small or full.")] = "small",
    seed: Annotated[int, typer.Option(help="The same seed gives the same town.")] = 2026,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Empty the database first. Only where PRAJA_DEMO is set.")
    ] = False,
) -> None:
    """Build the demo town: a fictional city with its units, employees, log-ins and a year of cases."""
    from praja.config.demo import build, login_lines, summary_of, wipe

    if fresh:
        wipe()
    with stages() as tell:
        town = build(size=size, seed=seed, at=clock.now(), on_progress=tell)
    for line in (summary_of(town), *login_lines()):
        typer.echo(line)


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        typer.echo(f"Applying {waiting} migrations.")
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def _load_calendar() -> None:
    written = written_calendar()
    years = written.decreed_years or frozenset()
    if years - set(HolidayYear.objects.values_list("year", flat=True)):
        load_calendar(
            actor=system_actor("setup"),
            at=clock.now(),
            holidays=written.holidays,
            decrees=dict.fromkeys(sorted(years), ""),
        )


def _collect_static_files() -> None:
    """Collect and compress only when a file has changed: it takes seconds."""
    root = Path(settings.STATIC_ROOT)
    mark, now = root / FINGERPRINT, _static_fingerprint()
    if mark.exists() and mark.read_text() == now:
        return
    typer.echo("Collecting static files.")
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    mark.write_text(now)


def _static_fingerprint() -> str:
    facts = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            facts.append([path, stat.st_size, stat.st_mtime_ns])
    return hashlib.sha256(json.dumps(sorted(facts)).encode()).hexdigest()


def _has_town() -> bool:
    return Unit.objects.exists()
