# SPDX-License-Identifier: EUPL-1.2
"""Changing days off and regional figures. Every change records its event on the stream "law.calendar"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praja.kernel.law import models
from praja.kernel.law.domain import calendar
from praja.kernel.law.domain.decrees import YearDecree
from praja.kernel.law.domain.rules import Unit
from praja.kernel.law.enums import LAW_STREAM
from praja.kernel.law.errors import (
    DecreeMissing,
    HolidayAlreadyDecreed,
    HolidayNotDecreed,
    RegionalRuleInvalid,
    RegionalRuleNotAllowed,
    RegionalRuleOverlaps,
    UnknownRule,
)
from praja.kernel.law.events import CalendarLoaded, HolidayDecreed, HolidayRevoked, RegionalRuleAdopted
from praja.kernel.law.gateways import written_rules
from praja.kernel.law.rules import require_law_keeper
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load changed: days that became days off, and years that became decreed."""

    days: tuple[date, ...]
    years: tuple[int, ...]


@transaction.atomic
def load_calendar(
    *,
    actor: Actor,
    at: datetime,
    holidays: Iterable[calendar.Holiday],
    decrees: Mapping[int, str],
    decreed_on: Mapping[int, date] | None = None,
) -> Loaded:
    """Take in the yearly decrees: `decrees` maps each decreed year to its number (empty: not read).

    Only adds what is missing, so it can be run again: a day that was revoked stays revoked, and one event is
    recorded only if something is new. Raises NotALawKeeper.
    """
    require_law_keeper(actor)
    dates = decreed_on or {}
    known = set(models.Holiday.objects.values_list("day", "kind"))
    missing = {(h.day, h.kind.value): h for h in holidays if (h.day, h.kind.value) not in known}
    models.Holiday.objects.bulk_create(
        models.Holiday(day=h.day, name=h.name, kind=h.kind.value, decree=h.decree, decreed_on=dates.get(h.day.year))
        for h in missing.values()
    )
    known_years = set(models.HolidayYear.objects.values_list("year", flat=True))
    years = sorted(set(decrees) - known_years)
    models.HolidayYear.objects.bulk_create(models.HolidayYear(year=year, decree=decrees[year]) for year in years)
    loaded = Loaded(tuple(sorted({day for day, _kind in missing})), tuple(years))
    if missing or years:
        event = CalendarLoaded(days=tuple(day.isoformat() for day in loaded.days), years=loaded.years)
        record(event, actor=actor, at=at, stream=LAW_STREAM)
    return loaded


def load_decrees(*, actor: Actor, at: datetime, decrees: tuple[YearDecree, ...]) -> Loaded:
    """`load_calendar` from what a calendar file says (`gateways.written_decrees()` for the platform's
    own)."""
    return load_calendar(
        actor=actor,
        at=at,
        holidays=[h for decree in decrees for group in decree.groups for h in group.holidays],
        decrees={decree.year: decree.decree or "" for decree in decrees},
        decreed_on={decree.year: decree.decreed_on for decree in decrees if decree.decreed_on},
    )


@transaction.atomic
def decree_holiday(
    *,
    actor: Actor,
    at: datetime,
    day: date,
    name: str,
    kind: calendar.HolidayKind,
    decree: str,
    decreed_on: date | None = None,
) -> models.Holiday:
    """Make `day` a day off, also one that was revoked before.

    Raises NotALawKeeper, DecreeMissing, HolidayAlreadyDecreed. Open clocks follow by the event
    `law.holiday_decreed`.
    """
    require_law_keeper(actor)
    _require_decree(decree)
    row = models.Holiday.objects.select_for_update().filter(day=day, kind=kind.value).first()
    if row is not None and not row.revoked_by:
        raise HolidayAlreadyDecreed(day)
    row = row or models.Holiday(day=day, kind=kind.value)
    row.name, row.decree, row.decreed_on, row.revoked_by = name, decree, decreed_on, ""
    row.save()
    event = HolidayDecreed(day=day.isoformat(), name_of_day=name, kind=kind.value, decree=decree)
    record(event, actor=actor, at=at, stream=LAW_STREAM, refs={"holiday": row.pk})
    return row


@transaction.atomic
def revoke_holiday(*, actor: Actor, at: datetime, day: date, kind: calendar.HolidayKind, decree: str) -> models.Holiday:
    """Take a day off back. Raises NotALawKeeper, DecreeMissing, HolidayNotDecreed."""
    require_law_keeper(actor)
    _require_decree(decree)
    row = models.Holiday.objects.select_for_update().filter(day=day, kind=kind.value, revoked_by="").first()
    if row is None:
        raise HolidayNotDecreed(day)
    row.revoked_by = decree
    row.save(update_fields=["revoked_by"])
    event = HolidayRevoked(day=day.isoformat(), kind=kind.value, decree=decree)
    record(event, actor=actor, at=at, stream=LAW_STREAM, refs={"holiday": row.pk})
    return row


@transaction.atomic
def adopt_regional_rule(
    *,
    actor: Actor,
    at: datetime,
    rule_key: str,
    value: int,
    unit: Unit,
    decree: str,
    since: date,
    until: date | None = None,
) -> models.RegionalRule:
    """Set the government's own figure from `since` to before `until` (None: open). Running clocks keep their
    terms.

    Raises NotALawKeeper, DecreeMissing, UnknownRule, RegionalRuleNotAllowed, RegionalRuleInvalid,
    RegionalRuleOverlaps.
    """
    require_law_keeper(actor)
    _require_decree(decree)
    _require_room(rule_key, value, since, until)
    event = RegionalRuleAdopted(
        rule_key=rule_key,
        value=value,
        unit=unit.value,
        decree=decree,
        since=since.isoformat(),
        until=until.isoformat() if until else None,
    )
    # Recorded before the check for overlaps: the stream's lock keeps two adoptions of one moment apart.
    record(event, actor=actor, at=at, stream=LAW_STREAM)
    _require_no_overlap(rule_key, since, until)
    return models.RegionalRule.objects.create(
        rule_key=rule_key, value=value, unit=unit.value, decree=decree, since=since, until=until
    )


def _require_decree(decree: str) -> None:
    if not decree.strip():
        raise DecreeMissing


def _require_room(rule_key: str, value: int, since: date, until: date | None) -> None:
    rule = written_rules().get(rule_key)
    if rule is None:
        raise UnknownRule(rule_key)
    if not rule.regional_override:
        raise RegionalRuleNotAllowed
    if value < 1:
        raise RegionalRuleInvalid(
            _("The figure must be above zero."),
            field="value",
            next_step=_("Write a whole number above zero."),
        )
    if until is not None and until <= since:
        raise RegionalRuleInvalid(
            _("The rule would end before it begins."),
            field="until",
            next_step=_("Choose a later end, or leave it open."),
        )


def _require_no_overlap(rule_key: str, since: date, until: date | None) -> None:
    others = models.RegionalRule.objects.filter(rule_key=rule_key).filter(Q(until__isnull=True) | Q(until__gt=since))
    if until is not None:
        others = others.filter(since__lt=until)
    if other := others.first():
        raise RegionalRuleOverlaps(other.decree)
