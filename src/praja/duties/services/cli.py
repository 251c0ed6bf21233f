# SPDX-License-Identifier: EUPL-1.2
"""Commands of the services duty: taking lists of services in and along, and reading durations and fees as agencies write them.
Reading needs no database."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from django.conf import settings
from django.utils.translation import gettext as _
from rich.console import Console
from rich.table import Table as Printed

from praja.duties.services.domain.durations import parse_duration
from praja.duties.services.domain.exchange.columns import heading_of, plain_heading, recognised
from praja.duties.services.domain.fees import parse_fee
from praja.duties.services.enums import DurationUnit
from praja.duties.services.gateways.lists import read_list
from praja.duties.services.operations.exchange import Planned, Taken, keep_columns, plan_rows, send_list, take_in_list
from praja.duties.services.queries.exchange.files import FORMATS, file_of
from praja.duties.services.queries.exchange.lists import lines_of
from praja.duties.services.queries.exchange.taking_along import kept_rows
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.lib import clock
from praja.lib.actors import system_actor
from praja.lib.errors import InvalidInput
from praja.lib.imports import Outcome, Refusal, Report, Sheet
from praja.lib.moments import local_zone
from praja.lib.progress import Told, progress

services_app = typer.Typer(no_args_is_help=True, help="Services: standards, their durations and fees.")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
SHOWN = 50
"""Rows printed at most of each kind; all of them are in --json, the refused ones in the file of --refused too."""


@services_app.callback()
def services() -> None:
    """Services: standards, their durations and fees."""


@services_app.command("import")
def import_services_command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True, help="JSON, CSV or XLSX.")
    ],
    unit: Annotated[str, typer.Option(help="Code of the unit that keeps the services of rows which name none.")] = "",
    columns: Annotated[
        list[str] | None,
        typer.Option("--column", help="FIELD=HEADING: which heading of the file is which field; kept with --template."),
    ] = None,
    template: Annotated[
        str, typer.Option(help="Name under which the columns are kept, for every later file with these headings.")
    ] = "SIPPN",
    sippn: Annotated[bool, typer.Option("--sippn", help="It is the list of SIPPN: keep it to be compared.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")] = False,
    refused: Annotated[
        Path | None, typer.Option(help="Write the refused lines here (CSV), to be corrected and sent again.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take in services and standards: each row a service, a draft of its standard, or both. Nothing is published; the same file
    again changes nothing.

    Exit code 1 if nothing could be read. Refused rows are the office's to correct: they are no failure.
    """
    at, actor, data = clock.now(), system_actor("import"), file.read_bytes()
    sheet = read_list(data)
    sent = send_list(
        sheet=sheet,
        sha256=hashlib.sha256(data).hexdigest(),
        is_sippn=sippn,
        unit=_unit(unit),
        actor=actor,
        at=at,
    )
    if not sent.is_mapped:
        sent = keep_columns(sent=sent, columns=_columns(sheet, columns or []), name=template, actor=actor, at=at)
    if dry_run:
        _tell_plan(plan_rows(lines_of(sent), unit=sent.unit_id, actor=actor, at=at), as_json)
        return
    with progress(_("Services"), total=len(sent.lines)) as advance:
        taken = take_in_list(sent=sent, actor=actor, at=at, on_progress=Told(advance))
    if refused is not None and taken.report.refused:
        refused.write_bytes(taken.report.refused_csv())
    _tell_taken(taken, [str(note) for note in sheet.notes], as_json)
    if not taken.report.read:
        raise typer.Exit(1)


@services_app.command("export")
def export_services_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, help="Ends in .json, .csv or .xlsx.")],
    as_json: AsJson = False,
) -> None:
    """Write every service with its standard to FILE, drafts where nothing is in force yet; it can be taken in again."""
    name = file.suffix.lower().lstrip(".")
    if name not in FORMATS:
        raise InvalidInput(
            _("There is no such format."), field="file", next_step=_("Let the name end in .json, .csv or .xlsx.")
        )
    on = clock.local_date(clock.now(), local_zone())
    with recalled(units):
        rows = list(kept_rows(system_actor("export")))
        chunks = file_of(rows, name, source=settings.PRAJA_SITE_NAME, as_of=on, is_public=False)
        file.write_bytes(b"".join(chunks))
    standards = sum(row.version is not None for row in rows)
    if as_json:
        typer.echo(json.dumps({"file": str(file), "rows": len(rows), "standards": standards}))
    else:
        typer.echo(_("%(rows)s rows, %(standards)s standards.") % {"rows": len(rows), "standards": standards})


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


def _unit(code: str) -> Unit | None:
    if not code:
        return None
    found = Unit.objects.filter(code=code, until=None).first()
    if found is None:
        raise InvalidInput(
            _("No unit is called “%(name)s”.") % {"name": code}, field="unit", next_step=_("Give its code.")
        )
    return found


def _columns(sheet: Sheet, given: list[str]) -> dict[str, str]:
    """The columns that were said, and for the other fields the headings that are known anyway."""
    said = dict(one.split("=", 1) for one in given if "=" in one)
    headings = {plain_heading(heading): heading for heading in sheet.headings}
    named = {key: headings.get(plain_heading(heading), heading) for key, heading in said.items()}
    known = {key: heading for key, heading in recognised(sheet.headings).items() if heading not in named.values()}
    return {**known, **named}


def _tell_plan(planned: list[Planned | Refusal], as_json: bool) -> None:
    report = Report(read=len(planned))
    for one in planned:
        if isinstance(one, Refusal):
            report.refused.append(one)
        else:
            setattr(report, one.outcome.value, getattr(report, one.outcome.value) + 1)
    asked = [one for one in planned if isinstance(one, Planned) and one.asks]
    if as_json:
        rows = [{"line": one.line, "name": one.name, "fields": [where for where, _code in one.asks]} for one in asked]
        typer.echo(json.dumps({**report.to_json(), "asked": len(asked), "asks": rows}, ensure_ascii=False))
        return
    _tell(report, len(asked))


def _tell_taken(taken: Taken, notes: list[str], as_json: bool) -> None:
    if as_json:
        rows = [
            {"line": one.line, "name": one.name, "field": one.field, "code": one.code, "case": one.case}
            for one in taken.asked
        ]
        content: dict[str, Any] = {**taken.report.to_json(), "asked": taken.asked_lines, "asks": rows, "notes": notes}
        typer.echo(json.dumps(content, ensure_ascii=False))
        return
    for note in notes:
        typer.echo(note, err=True)
    _tell(taken.report, taken.asked_lines)
    _print(((str(one.line), one.name, str(one.reason)) for one in taken.asked), _("To be decided"))


def _tell(report: Report, asked: int) -> None:
    counts = {outcome.value: getattr(report, outcome.value) for outcome in Outcome}
    typer.echo(
        _(
            "%(read)s rows: %(created)s new, %(updated)s changed, %(unchanged)s as before, %(refused)s refused; "
            "%(asked)s leave something to be decided."
        )
        % {**counts, "read": report.read, "refused": len(report.refused), "asked": asked}
    )
    _print(((str(one.line), heading_of(one.field), str(one.reason)) for one in report.refused), _("Refused"))


def _print(rows: Iterable[tuple[str, str, str]], title: str) -> None:
    found = list(rows)
    if not found:
        return
    table = Printed(_("Line"), title, "", box=None)
    for row in found[:SHOWN]:
        table.add_row(*row)
    if len(found) > SHOWN:
        table.add_row("…", _("%(count)s more") % {"count": len(found) - SHOWN}, "")
    Console(soft_wrap=True).print(table, highlight=False)
