# SPDX-License-Identifier: EUPL-1.2
"""Commands of the complaint duty: taking over an older register, every line with its answer."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from praja.duties.complaints.enums import LaporState
from praja.duties.complaints.operations import reconcile_lapor
from praja.duties.complaints.operations.importing import REGISTER, Target, import_register
from praja.duties.complaints.operations.lapor import EXPORT
from praja.kernel.organization.models import Unit
from praja.lib import clock
from praja.lib.actors import system_actor
from praja.lib.errors import Unavailable
from praja.lib.imports import Report, read_table

SHOWN = 50
"""Refusals printed at most; all of them are in the file of --refused and in --json."""

complaints_cli = typer.Typer(no_args_is_help=True, help="Complaints: take over an older register.")


@complaints_cli.callback()
def complaints() -> None:
    """Complaints: take over an older register."""


@complaints_cli.command("import")
def import_complaints_command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True, help="CSV or XLSX.")
    ],
    source: Annotated[
        str,
        typer.Option(help="Name of the register; with a row's number it tells whether the row is known. The file's."),
    ] = "",
    make_missing_units: Annotated[
        bool, typer.Option("--make-missing-units", help="Set up units that the register names and nobody knows.")
    ] = False,
    refused: Annotated[
        Path | None, typer.Option(help="Write the refused lines here (CSV), to be corrected and sent again.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Take over an older register of complaints, each row at its own moments; the same file again changes nothing.

    Exit code 1 if nothing could be read. Refused rows are the office's to correct: they are no failure.
    """
    reading = read_table(file.read_bytes(), REGISTER)
    lines = list(reading.lines)
    target = Target(source or file.stem, _root() if make_missing_units else None)
    with _bar(len(lines)) as told:
        report = import_register(
            lines=lines, target=target, actor=system_actor("import"), at=clock.now(), on_progress=told
        )
    if refused is not None and report.refused:
        refused.write_bytes(report.refused_csv())
    _tell(report, [str(note) for note in reading.notes], as_json)
    if not report.read:
        raise typer.Exit(1)


@complaints_cli.command("lapor")
def import_lapor_command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True, help="CSV or XLSX.")
    ],
    take_over: Annotated[
        bool, typer.Option("--take-over", help="Make cases of the reports that only LAPOR! has.")
    ] = False,
    refused: Annotated[
        Path | None, typer.Option(help="Write the refused lines here (CSV), to be corrected and sent again.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Compare a list exported from SP4N-LAPOR! with the cases here, by tracking ID; the same list again changes nothing.

    Exit code 1 if nothing could be read.
    """
    data = file.read_bytes()
    reading = read_table(data, EXPORT)
    lines = list(reading.lines)
    with _bar(len(lines)) as told:
        done = reconcile_lapor(
            lines=lines,
            file_digest=hashlib.sha256(data).hexdigest(),
            take_over=take_over,
            actor=system_actor("import"),
            at=clock.now(),
            on_progress=told,
        )
    if refused is not None and done.report.refused:
        refused.write_bytes(done.report.refused_csv())
    if as_json:
        notes = {"notes": [str(note) for note in reading.notes]}
        typer.echo(json.dumps(done.report.to_json() | {"standing": done.counts} | notes))
    else:
        _tell(done.report, [str(note) for note in reading.notes], as_json)
        for state, count in done.counts.items():
            typer.echo(f"{LaporState(state).label}: {count}")
    if not done.report.read:
        raise typer.Exit(1)


def _root() -> Unit:
    """The government itself, below which missing units are set up. Raises `Unavailable`."""
    root = Unit.objects.filter(parent=None, until=None).order_by("code").first()
    if root is None:
        raise Unavailable(
            _("There is no government yet below which units could be set up."), next_step=_("Import the units first.")
        )
    return root


@contextmanager
def _bar(total: int) -> Iterator[Callable[[Report], None]]:
    """A bar with rate and remaining time, on standard error, so that the output stays clean."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(_("Complaints"), total=total, rate="")

        def told(report: Report) -> None:
            progress.update(task, completed=report.read)
            speed = progress.tasks[0].speed
            progress.update(task, rate=f"{speed:,.0f}/s" if speed else "")

        yield told


def _tell(report: Report, notes: list[str], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(report.to_json() | {"notes": notes}))
        return
    for note in notes:
        typer.echo(note, err=True)
    typer.echo(
        _("%(read)s rows: %(created)s taken over, %(unchanged)s known before, %(refused)s refused.")
        % {
            "read": report.read,
            "created": report.created,
            "unchanged": report.unchanged,
            "refused": len(report.refused),
        }
    )
    if report.refused:
        Console(soft_wrap=True).print(_table(report), highlight=False)


def _table(report: Report) -> Table:
    table = Table(_("Line"), _("Field"), _("Reason"), box=None)
    for refusal in report.refused[:SHOWN]:
        table.add_row(str(refusal.line), refusal.field or "-", str(refusal.reason))
    hidden = len(report.refused) - SHOWN
    if hidden > 0:
        table.add_row("…", "", _("%(count)s more; --refused writes all of them.") % {"count": hidden})
    return table
