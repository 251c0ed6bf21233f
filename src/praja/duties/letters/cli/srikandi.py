# SPDX-License-Identifier: EUPL-1.2
"""The command that takes in registers of SRIKANDI."""

import hashlib
import json
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from praja.duties.letters.cli.options import AsJson, File, Refused
from praja.duties.letters.enums import RegisterKind
from praja.duties.letters.operations.srikandi import keep_columns, take_in_register
from praja.duties.letters.queries.srikandi import are_known, columns_for, lines_under
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.lib import clock
from praja.lib.actors import system_actor
from praja.lib.errors import InvalidInput
from praja.lib.imports import read_sheet
from praja.lib.progress import Told, progress


def add_to(app: typer.Typer) -> None:
    """Put this command under `praja letters`."""
    app.command("import-srikandi")(import_srikandi_command)


def import_srikandi_command(
    file: File,
    unit: Annotated[str, typer.Option(help="Code of the unit whose register it is.")],
    register: Annotated[
        RegisterKind, typer.Option(help="masuk: letters that came in; keluar: letters that went out.")
    ] = RegisterKind.INCOMING,
    columns: Annotated[
        list[str] | None, typer.Option("--column", help="FIELD=HEADING, where the headings are not known yet; kept.")
    ] = None,
    refused: Refused = None,
    as_json: AsJson = False,
) -> None:
    """Take in a register of SRIKANDI: each row a letter of the unit. The same file again changes nothing.

    Of letters that went out only those are numbered that were taken to SRIKANDI from here. Exit code 1 if nothing could be read.
    """
    at, actor, data = clock.now(), system_actor("import"), file.read_bytes()
    sheet = read_sheet(data)
    owner = Unit.objects.filter(code=unit).first()
    if owner is None:
        raise InvalidInput(
            _("There is no unit with this code."), field="unit", next_step=_("Look it up in the list of units.")
        )
    known = columns_for(register, sheet.headings)
    if columns or not are_known(register, known):
        said = dict(pair.partition("=")[::2] for pair in columns or ())
        known = keep_columns(register=register, headings=sheet.headings, columns={**known, **said}, actor=actor, at=at)
    rows = [
        [
            line.number,
            line.values,
            [line.refusal.field, line.refusal.code, line.refusal.reason] if line.refusal else None,
        ]
        for line in sheet.lines
    ]
    with recalled(units), progress(_("Letters"), total=len(rows)) as advance:
        report = take_in_register(
            register=register,
            lines=lines_under(rows, known),
            sha256=hashlib.sha256(data).hexdigest(),
            unit=owner,
            actor=actor,
            at=at,
            on_progress=Told(advance),
        )
    if refused is not None and report.refused:
        refused.write_bytes(report.refused_csv())
    if as_json:
        typer.echo(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        typer.echo(
            _(
                "%(read)s rows read: %(created)s new, %(updated)s numbered, %(unchanged)s known already, %(refused)s refused."
            )
            % {**report.to_json(), "refused": len(report.refused)}
        )
        for one in report.refused[:50]:
            typer.echo(f"{one.line}: {one.reason}")
    if not report.read:
        raise typer.Exit(1)
