# SPDX-License-Identifier: EUPL-1.2
"""Commands of records: taking classification, retention and access over, and counting a retention."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils.translation import gettext as _

from praja.duties.letters.domain.retention import needs_national, span_of
from praja.duties.letters.enums import Extent, Fate, Schedule
from praja.duties.letters.operations.records.planning import Decreed, Plan
from praja.duties.letters.operations.records.schedules import lines_of, plan_schedule, take_over_schedule
from praja.kernel.law.queries import rule_in_force
from praja.lib import clock
from praja.lib.actors import system_actor
from praja.lib.errors import InvalidInput
from praja.lib.moments import local_zone

File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True, help="CSV or XLSX.")]
Decree = Annotated[str, typer.Option(help="Kind, number and year of the decree by which it holds.")]
Since = Annotated[str, typer.Option(help="First day on which it holds, as 2026-01-01. Today.")]
Whole = Annotated[bool, typer.Option("--whole", help="The file is the whole list: what it does not name ends.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")]
Refused = Annotated[
    Path | None, typer.Option(help="Write the refused lines here (CSV), to be corrected and sent again.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
SHOWN = 50


def add_to(app: typer.Typer) -> None:
    """Put these commands under `praja letters`."""
    app.command("import-codes")(import_codes_command)
    app.command("import-retention")(import_retention_command)
    app.command("import-access")(import_access_command)
    app.command("retention")(retention_command)


def import_codes_command(
    file: File,
    decree: Decree,
    since: Since = "",
    whole: Whole = False,
    dry_run: DryRun = False,
    refused: Refused = None,
    as_json: AsJson = False,
) -> None:
    """Take classification codes over (columns kode, uraian). The same file again changes nothing; nothing is deleted."""
    _take_over(Schedule.CODES, file, decree, since, whole, dry_run, refused, as_json)


def import_retention_command(
    file: File,
    decree: Decree,
    since: Since = "",
    whole: Whole = False,
    dry_run: DryRun = False,
    refused: Refused = None,
    as_json: AsJson = False,
) -> None:
    """Take a retention schedule over (columns kode, aktif, inaktif, nasib, pemicu, pengecualian). Years from columns named
    jra_contoh_* are marked as an example: nothing is destroyed by them."""
    _take_over(Schedule.RETENTION, file, decree, since, whole, dry_run, refused, as_json)


def import_access_command(
    file: File,
    decree: Decree,
    since: Since = "",
    whole: Whole = False,
    dry_run: DryRun = False,
    refused: Refused = None,
    as_json: AsJson = False,
) -> None:
    """Take a security and access classification over (columns kode, sifat, akses: kantor, meja or pimpinan)."""
    _take_over(Schedule.ACCESS, file, decree, since, whole, dry_run, refused, as_json)


def retention_command(
    closed: Annotated[str, typer.Option(help="Day on which the file was closed or its event came, as 2026-12-31.")],
    active: Annotated[int, typer.Option(min=0, max=100, help="Years in use.")],
    inactive: Annotated[int, typer.Option(min=0, max=100, help="Years kept after them.")],
    fate: Annotated[str, typer.Option(help="musnah, permanen or dinilai.")] = Fate.DESTROY.value,
    as_json: AsJson = False,
) -> None:
    """Count how long a file is kept, and who must approve its destruction."""
    if fate not in Fate.values:
        raise InvalidInput(_("No fate is called so."), field="fate", next_step=_("Give musnah, permanen or dinilai."))
    since = _day(closed, "closed")
    span = span_of(since, active, inactive)
    limit = int(rule_in_force("letters.national_approval", clock.local_date(clock.now(), local_zone())).value)
    national = fate == Fate.DESTROY and needs_national(active, inactive, limit)
    approver = ("national_archive" if national else "region_head") if fate == Fate.DESTROY else None
    told = {
        "closed": since.isoformat(),
        "inactive_from": span.inactive_from.isoformat(),
        "ends_on": span.ends_on.isoformat(),
        "fate": fate,
        "approver": approver,
    }
    print(json.dumps(told) if as_json else "\n".join(f"{name}: {value}" for name, value in told.items() if value))


def _take_over(
    what: Schedule, file: Path, decree: str, since: str, whole: bool, dry_run: bool, refused: Path | None, as_json: bool
) -> None:
    at = clock.now()
    day = _day(since, "since") if since else clock.local_date(at, local_zone())
    decreed = Decreed(decree=decree, since=day, extent=Extent.WHOLE if whole else Extent.PART)
    lines = lines_of(what, file.read_bytes())
    if dry_run:
        plan = plan_schedule(what=what, lines=lines, decreed=decreed)
    else:
        plan = take_over_schedule(what=what, lines=lines, decreed=decreed, actor=system_actor("import"), at=at)
    if refused is not None and plan.report.refused:
        refused.write_bytes(plan.report.refused_csv())
    told = _told(plan)
    print(json.dumps(told) if as_json else _in_words(plan))
    if not plan.report.read:
        raise typer.Exit(1)


def _told(plan: Plan) -> dict[str, Any]:
    return {
        **plan.report.to_json(),
        "ended": len(plan.ending),
        "passed_over": plan.passed_over,
        "doubtful": [{"line": one.line, "code": one.code} for one in plan.doubts],
    }


def _in_words(plan: Plan) -> str:
    report = plan.report
    counts = {"read": report.read, "created": report.created, "updated": report.updated, "unchanged": report.unchanged}
    said = [
        _("%(read)s lines: %(created)s new, %(updated)s changed, %(unchanged)s as before.") % counts,
        _("%(count)s end or are replaced.") % {"count": len(plan.ending)},
    ]
    if plan.passed_over:
        said.append(_("%(count)s headings without a period were passed over.") % {"count": plan.passed_over})
    marked = _("Line %(line)s: the list marks %(code)s as to be checked.")
    said += [marked % {"line": one.line, "code": one.code} for one in plan.doubts[:SHOWN]]
    not_taken = _("Line %(line)s was not taken: %(why)s")
    said += [not_taken % {"line": one.line, "why": one.reason} for one in report.refused[:SHOWN]]
    return "\n".join(said)


def _day(text: str, name: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(
            _("“%(value)s” is no day.") % {"value": text}, field=name, next_step=_("Write it as 2026-12-31.")
        ) from error
