# SPDX-License-Identifier: EUPL-1.2
"""Imports: every line gets an answer, and the same file again changes nothing."""

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from django.conf import settings

from praja.kernel.organization.operations import (
    AFFAIR_COLUMNS,
    UNIT_COLUMNS,
    import_affairs,
    import_outlines,
    import_regions,
    import_units,
)
from praja.kernel.people.operations import PLAIN, SIASN, import_employees
from praja.lib import clock
from praja.lib.actors import Actor, system_actor
from praja.lib.imports import Line, Profile, Report, read_table
from praja.lib.progress import Told, progress

File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True, help="CSV or XLSX.")]
Since = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day on which new units begin. Today.")]
Refused = Annotated[Path | None, typer.Option(help="Write the refused lines here, to be corrected and sent again.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


def units_command(file: File, since: Since = None, refused: Refused = None, as_json: AsJson = False) -> None:
    """Create and change units by their code; a unit above stands before those below it."""
    at = clock.now()
    day = since.date() if since else clock.local_date(at, ZoneInfo(settings.TIME_ZONE))
    lines = _lines(file, UNIT_COLUMNS)
    with progress("Units", total=len(lines)) as advance:
        report = import_units(lines=lines, since=day, actor=_actor(), at=at, on_progress=Told(advance))
    tell(report, refused, as_json)


def affairs_command(file: File, since: Since = None, refused: Refused = None, as_json: AsJson = False) -> None:
    """Give government affairs to their units by code, as the decree has them; the same table again changes nothing."""
    at = clock.now()
    day = since.date() if since else clock.local_date(at, ZoneInfo(settings.TIME_ZONE))
    lines = _lines(file, AFFAIR_COLUMNS)
    with progress("Affairs", total=len(lines)) as advance:
        report = import_affairs(lines=lines, since=day, actor=_actor(), at=at, on_progress=Told(advance))
    tell(report, refused, as_json)


def employees_command(
    file: File,
    siasn: Annotated[bool, typer.Option("--siasn", help="The export of SIASN with its own columns.")] = False,
    refused: Refused = None,
    as_json: AsJson = False,
) -> None:
    """Enter and update employees by NIP, from a plain list or the export of SIASN."""
    profile = SIASN if siasn else PLAIN
    lines = _lines(file, profile)
    with progress("Employees", total=len(lines)) as advance:
        report = import_employees(
            lines=lines,
            source=file.name,
            kind=profile.name,
            sha256=sha256(file.read_bytes()).hexdigest(),
            actor=_actor(),
            at=clock.now(),
            on_progress=Told(advance),
        )
    tell(report, refused, as_json)


def regions_command(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Without it: the packaged list.")] = None,
    refused: Refused = None,
    as_json: AsJson = False,
) -> None:
    """Take in provinces, regencies, kecamatan and kelurahan by their Kemendagri codes."""
    with progress("Regions") as advance:
        done = 0

        def count(written: int, _all: int) -> None:
            nonlocal done
            advance(written - done)
            done = written

        report = import_regions(actor=_actor(), at=clock.now(), path=file, on_progress=count)
    tell(report, refused, as_json)


def outlines_command(
    file: Annotated[Path, typer.Argument(help="GeoJSON: polygons with the property kode.")],
    source: Annotated[str, typer.Option(help="Whose outlines they are; named beside every map.")],
    as_json: AsJson = False,
) -> None:
    """Take in outlines of regions, so that figures by region can be drawn on a map."""
    text = file.read_text(encoding="utf-8-sig")
    done = import_outlines(text=text, source=source, actor=_actor(), at=clock.now())
    if as_json:
        typer.echo(json.dumps({"taken": done.taken, "unknown": list(done.unknown)}))
        return
    typer.echo(f"{done.taken} outlines taken in, {len(done.unknown)} of regions that are not known.")
    for code in done.unknown:
        typer.echo(code)


def tell(report: Report, refused: Path | None, as_json: bool) -> None:
    """Print the report. Refused lines are the office's to correct: they are no failure of the command."""
    if refused is not None and report.refused:
        refused.write_bytes(report.refused_csv())
    if as_json:
        typer.echo(json.dumps(report.to_json()))
        return
    typer.echo(
        f"{report.read} lines: {report.created} created, {report.updated} updated, "
        f"{report.unchanged} unchanged, {len(report.refused)} refused."
    )
    for refusal in report.refused:
        typer.echo(f"line {refusal.line}: {refusal.field or '-'}: {refusal.reason}")


def _lines(file: Path, profile: Profile) -> list[Line]:
    reading = read_table(file.read_bytes(), profile)
    lines = list(reading.lines)
    for note in reading.notes:
        typer.echo(str(note), err=True)
    return lines


def _actor() -> Actor:
    return system_actor("import")
