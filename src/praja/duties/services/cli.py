# SPDX-License-Identifier: EUPL-1.2
"""Commands of the services duty: reading durations and fees as agencies write them. They need no database."""

import json
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from praja.duties.services.domain.durations import parse_duration
from praja.duties.services.domain.fees import parse_fee
from praja.duties.services.enums import DurationUnit

services_app = typer.Typer(no_args_is_help=True, help="Services: standards, their durations and fees.")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


@services_app.callback()
def services() -> None:
    """Services: standards, their durations and fees."""


@services_app.command("parse-duration")
def parse_duration_command(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="As an agency writes it, such as “15 menit s.d. 1 hari kerja”.")
    ],
    as_json: AsJson = False,
) -> None:
    """What TEXT promises: the longest time it names. What it does not say is null; what is not understood has no value."""
    found = parse_duration(text)
    if as_json:
        typer.echo(json.dumps({"value": found.value, "unit": found.unit, "working_days": found.working}))
        return
    if found.unit is None:
        typer.echo(_("This is not understood, so it must be asked."))
        return
    counted = {True: _("working time"), False: _("running time"), None: _("the text does not say how it is counted")}
    typer.echo(f"{found.value} {DurationUnit(found.unit).label} ({counted[found.working]})")


@services_app.command("parse-fee")
def parse_fee_command(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="As an agency writes it, such as “Rp. 50.000,-”.")],
    as_json: AsJson = False,
) -> None:
    """What TEXT asks for in whole rupiah: nothing, one amount, or a table."""
    found = parse_fee(text)
    if as_json:
        rows = [{"label": label, "amount": amount} for label, amount in found.rows]
        typer.echo(json.dumps({"kind": found.kind, "amount": found.amount, "rows": rows}, ensure_ascii=False))
        return
    lines = [f"{label}: Rp {amount}" for label, amount in found.rows]
    said = {
        None: _("This is not understood, so it must be asked."),
        "free": _("Free of charge"),
        "fixed": f"Rp {found.amount}",
        "table": "\n".join(lines) or _("By the table of the rule it names"),
    }
    typer.echo(said[found.kind])
