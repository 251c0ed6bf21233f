# SPDX-License-Identifier: EUPL-1.2
"""The operating procedure of a version of a standard in words: its identity, its lanes, and its activities with their quality."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from praja.duties.services.domain.sop import Activity, Lane, Shape, Timing, activities_of, lanes_of
from praja.duties.services.enums import Component, FeeKind, Issuer
from praja.duties.services.models import StandardVersion
from praja.duties.services.procedure.names import PUBLISHED, REPLACED
from praja.duties.services.queries.sop_words import Said, said_of_activity
from praja.duties.services.queries.words import counting_words, duration_words, issuer_words
from praja.kernel.law.domain.rules import NoRuleInForceError
from praja.kernel.law.queries import rule_in_force
from praja.kernel.organization.queries import units
from praja.kernel.procedures.queries.explaining import counted_in_words
from praja.lib.moments import describe_moment

LANES = {
    Lane.APPLICANT: lambda: _("Applicant"),
    Lane.NEIGHBOURHOOD: lambda: _("Head of RT/RW"),
    Lane.COUNTER: lambda: _("Counter"),
    Lane.OFFICER: lambda: _("Officer"),
    Lane.UNIT: lambda: _("Unit that is asked"),
    Lane.TREASURER: lambda: _("Treasurer"),
    Lane.HEAD: lambda: _("Head of the unit"),
    Lane.ISSUER: lambda: _("Issuing system"),
}


@dataclass(frozen=True, slots=True)
class SopRow:
    """One activity: who does what, what follows, what it takes, how long, what comes out, and what else is to be known."""

    number: int
    activity: Activity
    who: str
    said: Said
    follows: str
    time: str


@dataclass(frozen=True, slots=True)
class Sop:
    """The whole sheet. `identity` are label and text, the text empty where the standard does not say it; `promise` is the time in
    all, empty where none is promised."""

    name: str
    unit: str
    identity: tuple[tuple[str, str], ...]
    lanes: tuple[tuple[Lane, str], ...]
    rows: tuple[SopRow, ...]
    promise: str
    counting: str

    @property
    def activities(self) -> tuple[Activity, ...]:
        return tuple(row.activity for row in self.rows)


def sop_of(version: StandardVersion, on: date) -> Sop:
    """The procedure as this version has it, with the figures of law of the day since which it holds, of `on` while it does not
    hold yet."""
    service = version.standard.service
    is_foreign = Issuer(service.issuer).is_foreign
    activities = activities_of(version.path, is_foreign=is_foreign, has_fee=version.fee_kind != FeeKind.FREE)
    names = _names(activities, version)
    day = version.effective_since or on
    return Sop(
        name=service.name,
        unit=_unit_of(version),
        identity=identity_of(version),
        lanes=tuple(names.items()),
        rows=tuple(_row(place, one, activities, version, names, day) for place, one in enumerate(activities)),
        promise=duration_words(version),
        counting=counting_words(version),
    )


def _names(activities: Sequence[Activity], version: StandardVersion) -> dict[Lane, str]:
    """The lanes by name: the unit that is asked and the system that issues by their own."""
    names = {lane: LANES[lane]() for lane in lanes_of(activities)}
    asked = next((units.current().name(one.unit) for one in activities if one.unit), "")
    own = {Lane.UNIT: asked, Lane.ISSUER: issuer_words(version.standard.service)}
    return {lane: own.get(lane) or name for lane, name in names.items()}


def identity_of(version: StandardVersion) -> tuple[tuple[str, str], ...]:
    """The block of identity. Dates and words are the standard's own; what it does not say stays empty."""
    said, first = version.components, _first_decree(version)
    revised = _day(version.decree_date) if version.number > 1 else _("Not revised yet")
    return (
        (_("Number of the SOP"), ""),
        (_("Made on"), _day(first)),
        (_("Revised on"), revised),
        (_("Effective on"), _day(version.effective_since)),
        (_("Approved by"), _approved(version)),
        (_("Name of the SOP"), version.standard.service.name),
        (_("Legal basis"), said.get(Component.LEGAL_BASIS, "")),
        (_("Qualification of those who carry it out"), said.get(Component.COMPETENCE, "")),
        (_("Related procedures"), ""),
        (_("Equipment"), said.get(Component.FACILITIES, "")),
        (_("Warning"), ""),
        (_("Records"), _records(version)),
    )


def _row(
    place: int,
    activity: Activity,
    activities: Sequence[Activity],
    version: StandardVersion,
    names: dict[Lane, str],
    day: date,
) -> SopRow:
    figure = _figure(activity.rule, day)
    return SopRow(
        number=place + 1,
        activity=activity,
        who=names[activity.lane],
        said=said_of_activity(activity, version, figure),
        follows=_follows(place, activity, activities),
        time=_time(activity, version, figure),
    )


def _follows(place: int, activity: Activity, activities: Sequence[Activity]) -> str:
    if activity.shape is Shape.END:
        return _("End")
    if activity.back is None:
        return str(place + 2)
    return _("Yes: %(next)s. No: back to %(back)s.") % {"next": place + 2, "back": activity.back + 1}


def _time(activity: Activity, version: StandardVersion, figure: str) -> str:
    if activity.timing is Timing.AT_ONCE:
        return _("At once")
    if activity.timing is Timing.RULE:
        return figure
    if activity.timing is Timing.OUTSIDE:
        return ""
    promise = duration_words(version)
    return _("Part of the %(time)s") % {"time": promise} if promise else ""


def _figure(rule: str, day: date) -> str:
    """The figure of law in force on the day, in words; empty without a rule, and for a day before the law."""
    if not rule:
        return ""
    try:
        found = rule_in_force(rule, day)
    except NoRuleInForceError:
        return ""
    return counted_in_words(found.value, found.unit)


def _unit_of(version: StandardVersion) -> str:
    own = version.standard.unit
    return own.name if own else version.standard.service.owner.name


def _first_decree(version: StandardVersion) -> date | None:
    held = version.standard.versions.filter(case__state__in=(PUBLISHED, REPLACED), number__lte=version.number)
    return held.order_by("number").values_list("decree_date", flat=True).first() or version.decree_date


def _approved(version: StandardVersion) -> str:
    if not version.decree_number or version.decree_date is None:
        return ""
    return _("%(unit)s, by %(decree)s of %(day)s") % {
        "unit": _unit_of(version),
        "decree": version.decree_number,
        "day": _day(version.decree_date),
    }


def _records(version: StandardVersion) -> str:
    kept = _("Every step is recorded in the ledger, with who took it and when.")
    if not version.register:
        return kept
    numbered = _("Numbers are given in the register “%(register)s”.") % {"register": version.register}
    return f"{numbered} {kept}"


def _day(day: date | None) -> str:
    return describe_moment(day, "date") if day else ""
