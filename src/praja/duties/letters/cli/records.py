# SPDX-License-Identifier: EUPL-1.2
"""Commands of records: taking classification, retention and access over, and counting a retention."""

import json
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

import typer
from django.utils.translation import gettext as _

from praja.duties.letters.cli.options import AsJson, File, Refused
from praja.duties.letters.domain.access_tables import Meaning
from praja.duties.letters.domain.retention import needs_national, span_of
from praja.duties.letters.enums import Extent, Fate, Schedule
from praja.duties.letters.operations.records.access_tables import access_sheet, keep_access_columns
from praja.duties.letters.operations.records.planning import Decreed, Plan
from praja.duties.letters.operations.records.schedules import lines_of, plan_schedule, take_over_schedule
from praja.duties.letters.queries.access_tables import columns_for
from praja.kernel.law.queries import rule_in_force
from praja.lib import clock
from praja.lib.actors import system_actor
from praja.lib.errors import InvalidInput
from praja.lib.moments import local_zone

Decree = Annotated[str, typer.Option(help="Kind, number and year of the decree by which it holds.")]
Since = Annotated[str, typer.Option(help="First day on which it holds, as 2026-01-01. Today.")]
Whole = Annotated[bool, typer.Option("--whole", help="The file is the whole list: what it does not name ends.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")]
SHOWN = 50

IMPORTS = {
    "import-codes": (
        Schedule.CODES,
        "Take classification codes over (columns kode, uraian). The same file again changes nothing; nothing is deleted.",
    ),
    "import-retention": (
        Schedule.RETENTION,
        "Take a retention schedule over (columns kode, aktif, inaktif, nasib, pemicu, pengecualian). Years from columns named "
        "jra_contoh_* are marked as an example: nothing is destroyed by them.",
    ),
    "import-access": (
        Schedule.ACCESS,
        "Take a security and access classification over: a row for each code and class (kode, sifat, akses: kantor, meja or "
        "pimpinan), or any layout whose columns are known (praja letters access-columns).",
    ),
}


def add_to(app: typer.Typer) -> None:
    """Put these commands under `praja letters`."""
    for name, (what, says) in IMPORTS.items():
        app.command(name, help=says)(_importing(what))
    app.command("access-columns")(access_columns_command)
    app.command("retention")(retention_command)


def _importing(what: Schedule) -> Callable[..., None]:
    """The command that takes this list over: the three ask the same."""

    def command(
        file: File,
        decree: Decree,
        since: Since = "",
        whole: Whole = False,
        dry_run: DryRun = False,
        refused: Refused = None,
        as_json: AsJson = False,
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
        print(json.dumps(_told(plan)) if as_json else _in_words(plan))
        if not plan.report.read:
            raise typer.Exit(1)

    return command


def access_columns_command(
    file: File,
    columns: Annotated[
        list[str] | None,
        typer.Option("--column", help=f"HEADING=MEANING, one of {', '.join(Meaning)}; kept for later files."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell how the columns of a table of security and access are read, or say it."""
    headings = access_sheet(file.read_bytes()).headings
    known = columns_for(headings)
    if columns:
        said = dict(pair.rpartition("=")[::2] for pair in columns)
        if wrong := set(said.values()).difference(Meaning):
            raise InvalidInput(
                _("“%(value)s” is no meaning of a column.") % {"value": sorted(wrong)[0]},
                field="column",
                next_step=_("Give one of: %(meanings)s.") % {"meanings": ", ".join(Meaning)},
            )
        known = keep_access_columns(
            headings=headings, columns={**known, **said}, actor=system_actor("import"), at=clock.now()
        )
    told = {heading: str(known.get(heading, "")) for heading in headings}
    print(json.dumps(told, ensure_ascii=False) if as_json else "\n".join(f"{one}={told[one]}" for one in told))


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
