# SPDX-License-Identifier: EUPL-1.2
"""Commands of machines: files that were carried over, numbers by a list."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from praja.duties.attendance.models import Machine
from praja.duties.attendance.operations.files import import_pins, import_punches
from praja.lib import clock
from praja.lib.actors import system_actor
from praja.lib.errors import InvalidInput
from praja.lib.imports import Report
from praja.lib.moments import local_zone

File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True)]
Refused = Annotated[
    Path | None, typer.Option(help="Write the refused lines here (CSV), to be corrected and sent again.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
SHOWN = 50


def add_to(app: typer.Typer) -> None:
    """Put these commands under `praja attendance`."""
    app.command("import-punches")(import_punches_command)
    app.command("import-pins")(import_pins_command)


def import_punches_command(
    file: File,
    machine: Annotated[str, typer.Option(help="Serial number of the machine from which the file came.")],
    refused: Refused = None,
    as_json: AsJson = False,
) -> None:
    """Take in attlog.dat of a machine, or CSV or XLSX with columns pin and waktu. The same file again changes nothing."""
    row = _machine(machine)
    report, _taken = import_punches(machine=row, data=file.read_bytes(), actor=system_actor("import"), at=clock.now())
    _tell(report, refused, as_json)


def import_pins_command(
    file: File,
    machine: Annotated[str, typer.Option(help="Serial number of the machine; without it every machine.")] = "",
    since: Annotated[str, typer.Option(help="First day, as 2026-01-01, where the list names none. Today.")] = "",
    refused: Refused = None,
    as_json: AsJson = False,
) -> None:
    """Give numbers of machines by a list with columns nip and pin; optional: sejak, mesin. Again, it changes nothing."""
    at = clock.now()
    try:
        first = date.fromisoformat(since) if since else clock.local_date(at, local_zone())
    except ValueError as error:
        raise InvalidInput(
            _("“%(value)s” is no day.") % {"value": since}, field="since", next_step=_("Write it as 2026-12-31.")
        ) from error
    report = import_pins(
        machine=_machine(machine) if machine else None,
        data=file.read_bytes(),
        since=first,
        actor=system_actor("import"),
        at=at,
    )
    _tell(report, refused, as_json)


def _machine(serial: str) -> Machine:
    found = Machine.objects.filter(serial=serial).first()
    if found is None:
        raise InvalidInput(
            _("There is no machine with this serial number."),
            field="machine",
            next_step=_("Copy it from the list of machines."),
        )
    return found


def _tell(report: Report, refused: Path | None, as_json: bool) -> None:
    if refused is not None and report.refused:
        refused.write_bytes(report.refused_csv())
    if as_json:
        typer.echo(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        counts = {
            "read": report.read,
            "created": report.created,
            "updated": report.updated,
            "unchanged": report.unchanged,
        }
        typer.echo(_("%(read)s lines: %(created)s new, %(updated)s changed, %(unchanged)s as before.") % counts)
        for one in report.refused[:SHOWN]:
            typer.echo(_("Line %(line)s was not taken: %(why)s") % {"line": one.line, "why": one.reason})
    if not report.read:
        raise typer.Exit(1)
