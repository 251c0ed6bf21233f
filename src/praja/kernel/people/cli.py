# SPDX-License-Identifier: EUPL-1.2
"""Commands that read an identity number. The number itself is never printed whole.

JSON output keeps message ids as they are in the code; what is printed for people is translated.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from django.conf import settings
from django.utils.translation import gettext as _
from rich.console import Console

from praja.kernel.people.domain.identity import Nik, Nip, Problem, parse_nik, parse_nip
from praja.lib import clock

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


def nik_command(
    number: Annotated[str, typer.Argument(metavar="CHECK", help="16 digits; spaces and dots are ignored.")],
    as_json: AsJson = False,
) -> None:
    """Whether a NIK is well formed, and what it says. Well formed does not mean that it exists."""
    result = parse_nik(number, _today())
    _answer(_nik_json(result), result, as_json)


def nip_command(
    number: Annotated[str, typer.Argument(metavar="CHECK", help="18 digits; spaces and dots are ignored.")],
    as_json: AsJson = False,
) -> None:
    """Whether a NIP or NI PPPK is well formed, and what it says."""
    result = parse_nip(number, _today())
    _answer(_nip_json(result), result, as_json)


def _today() -> date:
    return clock.local_date(clock.now(), ZoneInfo(settings.TIME_ZONE))


def _nik_json(result: Nik | list[Problem]) -> dict[str, Any]:
    nik = result if isinstance(result, Nik) else None
    return {
        "valid": nik is not None,
        "region_code": nik.region_code if nik else None,
        "birth_date": _iso(nik.birth_date) if nik else None,
        "birth_date_candidates": [day.isoformat() for day in nik.birth_date_candidates] if nik else [],
        "sex": nik.sex.value if nik else None,
        "serial": nik.serial if nik else None,
        **_said(result),
    }


def _nip_json(result: Nip | list[Problem]) -> dict[str, Any]:
    nip = result if isinstance(result, Nip) else None
    return {
        "valid": nip is not None,
        "kind": nip.kind.value if nip else None,
        "birth_date": _iso(nip.birth_date) if nip else None,
        "tmt_cpns": f"{nip.tmt_cpns:%Y-%m}" if nip and nip.tmt_cpns else None,
        "appointment_year": nip.appointment_year if nip else None,
        "pppk_code": nip.pppk_code if nip else None,
        "sex": nip.sex.value if nip else None,
        "serial": nip.serial if nip else None,
        **_said(result),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _said(result: Nik | Nip | list[Problem]) -> dict[str, list[dict[str, str]]]:
    problems = result if isinstance(result, list) else []
    warnings = () if isinstance(result, list) else result.warnings
    return {"problems": _listed(problems), "warnings": _listed(warnings)}


def _listed(problems: Sequence[Problem]) -> list[dict[str, str]]:
    return [{"code": problem.code, "message": str(problem)} for problem in problems]


def _answer(content: dict[str, Any], result: Nik | Nip | list[Problem], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(content))
    else:
        _print(content, result)
    if isinstance(result, list):
        raise typer.Exit(1)


def _print(content: dict[str, Any], result: Nik | Nip | list[Problem]) -> None:
    console = Console()
    valid = not isinstance(result, list)
    console.print(f"[bold green]{_('Well formed')}[/]" if valid else f"[bold red]{_('Not possible')}[/]")
    for label, key in _labels():
        value = content.get(key)
        if value:
            console.print(f"{label}: {', '.join(value) if isinstance(value, list) else _(str(value))}")
    for problem in result if isinstance(result, list) else result.warnings:
        colour = "yellow" if valid else "red"
        console.print(f"[{colour}]{_(problem.message) % problem.params}[/{colour}]")


def _labels() -> list[tuple[str, str]]:
    return [
        (_("Kind"), "kind"),
        (_("District of first issue"), "region_code"),
        (_("Date of birth"), "birth_date"),
        (_("Possible dates of birth"), "birth_date_candidates"),
        (_("Start of service"), "tmt_cpns"),
        (_("Year of appointment"), "appointment_year"),
        (_("Code"), "pppk_code"),
        (_("Sex"), "sex"),
        (_("Serial number"), "serial"),
    ]
