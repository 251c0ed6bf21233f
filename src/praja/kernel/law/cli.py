# SPDX-License-Identifier: EUPL-1.2
"""Commands that compute dates from the law files alone: no database is needed.

JSON output keeps message ids as they are in the code; what is printed for people is translated.
"""

import json
from datetime import UTC, date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from django.conf import settings
from django.utils.translation import gettext as _
from rich.console import Console
from rich.table import Table

from praja.kernel.law.domain.calendar import Calendar, Holiday, add_working_days
from praja.kernel.law.domain.clocks import run
from praja.kernel.law.domain.rules import NoRuleInForceError, Rule, RuleVersion
from praja.kernel.law.domain.terms import ClockTerms, ClockWarning, Reading, freeze
from praja.kernel.law.domain.wording import GIVEN_HOLIDAY, UNDECREED_YEAR
from praja.kernel.law.gateways import written_calendar, written_rules
from praja.lib.clock import local_date, start_of

law_app = typer.Typer(no_args_is_help=True, help="Dates and figures that the law sets.")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Holidays = Annotated[
    str | None,
    typer.Option(
        "--holidays",
        metavar="DATES",
        help="Comma-separated ISO dates that replace the whole calendar, joint leave included.",
    ),
]
PublicOnly = Annotated[
    bool, typer.Option("--public-holidays-only", help="Joint leave (cuti bersama) is a working day.")
]


@law_app.command("due")
def due_command(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A key of `rules`, such as ppid.notice.")],
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="ISO date, or date and time.")],
    as_json: AsJson = False,
    holidays: Holidays = None,
    public_holidays_only: PublicOnly = False,
) -> None:
    """When a clock of RULE that starts on DATE is due, and why."""
    zone, calendar = ZoneInfo(settings.TIME_ZONE), _calendar(holidays)
    started_at = _moment(start, zone)
    version = _version(rule, local_date(started_at, zone))
    terms = freeze(rule, version, calendar, public_holidays_only)
    reading = run(terms, started_at=started_at, zone=zone, calendar=calendar)
    if as_json:
        typer.echo(json.dumps(_reading_json(terms, start, reading)))
    else:
        _print_reading(terms, reading, zone)


@law_app.command("add-working-days")
def add_working_days_command(
    start: Annotated[str, typer.Argument(metavar="DATE", help="ISO date; it never counts itself.")],
    days: Annotated[int, typer.Argument(metavar="N", min=0)],
    public_holidays_only: PublicOnly = False,
    holidays: Holidays = None,
    as_json: AsJson = False,
) -> None:
    """The Nth working day after DATE."""
    first, calendar = _day(start), _calendar(holidays)
    last = add_working_days(first, days, calendar, public_holidays_only)
    skipped = _skipped(first, last, calendar, public_holidays_only)
    years = calendar.undecreed_years(first, last)
    warnings = [ClockWarning(UNDECREED_YEAR, {"year": year}) for year in years]
    if as_json:
        answer = {
            "from": first.isoformat(),
            "days": days,
            "public_holidays_only": public_holidays_only,
            "due": last.isoformat(),
            "skipped": [{"day": day.isoformat(), "why": why} for day, why in skipped],
            "warnings": [str(warning) for warning in warnings],
        }
        typer.echo(json.dumps(answer))
        return
    console = Console()
    console.print(f"[bold]{last.isoformat()}[/bold]")
    console.print(_table([_("Skipped"), _("Why")], [[day.isoformat(), _(why)] for day, why in skipped]))
    _print_warnings(console, warnings)


@law_app.command("rules")
def rules_command(as_json: AsJson = False) -> None:
    """Every figure of law that comes with the platform, with its source."""
    rules = list(written_rules().values())
    if as_json:
        typer.echo(json.dumps([_rule_json(rule) for rule in rules]))
        return
    headings = [_("Rule"), _("Value"), _("Unit"), _("In force"), _("Source"), _("Article"), _("Confidence")]
    rows = [_rule_row(rule, version) for rule in rules for version in rule.versions]
    Console().print(_table(headings, rows))


def _calendar(holidays: str | None) -> Calendar:
    if holidays is None:
        return written_calendar()
    days = [part.strip() for part in holidays.split(",") if part.strip()]
    return Calendar(tuple(Holiday(_day(day), GIVEN_HOLIDAY) for day in days))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(_("%(text)s is not a date. Write it as YYYY-MM-DD.") % {"text": text}) from None


def _moment(text: str, zone: ZoneInfo) -> datetime:
    """A bare date means its first moment; a time without zone is local."""
    if "T" not in text and " " not in text:
        return start_of(_day(text), zone)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            _("%(text)s is not a moment. Write it as YYYY-MM-DDTHH:MM.") % {"text": text}
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _version(key: str, day: date) -> RuleVersion:
    rule = written_rules().get(key)
    if rule is None:
        raise typer.BadParameter(_("There is no rule %(key)s. The command `rules` lists all.") % {"key": key})
    try:
        return rule.in_force(day)
    except NoRuleInForceError as problem:
        raise typer.BadParameter(
            _("The rule %(key)s was not in force on %(day)s.") % {"key": key, "day": problem.day.isoformat()}
        ) from None


def _utc(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None


def _reading_json(terms: ClockTerms, start: str, reading: Reading) -> dict[str, Any]:
    return {
        "rule": terms.rule_key,
        "from": start,
        "value": terms.value,
        "unit": terms.unit.value,
        "due": reading.due_on.isoformat() if reading.due_on else None,
        "due_at": _utc(reading.due_at),
        "source": terms.source,
        "article": terms.article,
        "confidence": terms.confidence.value,
        "days": [{"day": n.day.isoformat(), "counted": n.counted, "why": n.why} for n in reading.days],
        "warnings": [str(warning) for warning in reading.warnings],
    }


def _print_reading(terms: ClockTerms, reading: Reading, zone: ZoneInfo) -> None:
    console = Console()
    source = " ".join(part for part in (terms.source, terms.article) if part)
    console.print(
        f"[bold]{terms.rule_key}[/bold]  {terms.value} {_(terms.unit.value)}  {source}  {_(terms.confidence)}"
    )
    numbered, counted = [], 0
    for note in reading.days:
        counted += note.counted
        numbered.append([str(counted) if note.counted else "", note.day.isoformat(), _(note.why)])
    console.print(_table(["", _("Day"), _("Why")], numbered))
    if reading.due_on and reading.due_at:
        local = reading.due_at.astimezone(zone)
        hour = "24:00" if local_date(reading.due_at, zone) > reading.due_on else f"{local:%H:%M}"
        console.print(f"[bold]{_('Due')} {reading.due_on.isoformat()} {hour}[/bold]")
    _print_warnings(console, reading.warnings)


def _print_warnings(console: Console, warnings: list[ClockWarning] | tuple[ClockWarning, ...]) -> None:
    for warning in warnings:
        console.print(f"[yellow]{_(warning.message) % warning.params}[/yellow]")


def _skipped(first: date, last: date, calendar: Calendar, public_only: bool) -> list[tuple[date, str]]:
    days = (date.fromordinal(n) for n in range(first.toordinal() + 1, last.toordinal() + 1))
    return [(day, why) for day in days if (why := calendar.why_off(day, public_only))]


def _rule_json(rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule.key,
        "title": rule.title,
        "regional_override": rule.regional_override,
        "versions": [
            {
                "value": version.value,
                "unit": version.unit.value,
                "from": version.since.isoformat() if version.since else None,
                "until": version.until.isoformat() if version.until else None,
                "source": version.source,
                "article": version.article,
                "confidence": version.confidence.value,
                "note": version.note,
            }
            for version in rule.versions
        ],
    }


def _rule_row(rule: Rule, version: RuleVersion) -> list[str]:
    since = version.since.isoformat() if version.since else ""
    until = version.until.isoformat() if version.until else ""
    return [
        rule.key,
        str(version.value),
        _(version.unit.value),
        f"{since} .. {until}" if since or until else "",
        version.source,
        version.article or "",
        _(version.confidence.value),
    ]


def _table(headings: list[str], rows: list[list[str]]) -> Table:
    table = Table(*headings)
    for row in rows:
        table.add_row(*row)
    return table
