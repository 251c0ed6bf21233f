# SPDX-License-Identifier: EUPL-1.2
"""Reading in a government's list of units, line by line; the same list again changes nothing."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.organization.models import Region, Unit
from praja.kernel.organization.operations.units import change_unit, create_unit, move_unit
from praja.kernel.organization.rules import guard_organizing
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput
from praja.lib.imports import Line, Outcome, Profile, Report, line_by_line, run_import

UNIT_COLUMNS = Profile(
    "units",
    {
        "code": ("kode", "kode unit"),
        "name": ("nama", "nama unit"),
        "short_name": ("singkatan", "nama singkat"),
        "kind": ("jenis",),
        "parent_code": ("kode induk", "induk"),
        "region_code": ("kode wilayah",),
    },
    required=("code", "name", "kind"),
)


def import_units(
    *,
    lines: Iterable[Line],
    since: date,
    actor: Actor,
    at: datetime,
    on_progress: Callable[[Report], None] | None = None,
) -> Report:
    """Create or change units by `code`; a parent stands on an earlier line or exists already.

    New units begin on `since`. A line without a parent code leaves an existing unit where it is. A refused
    line never stops the others; each accepted line is its own transaction and its changes are events.
    """
    guard_organizing(actor)

    def one(line: Line) -> Outcome:
        with transaction.atomic():
            return _take(line.values, since, actor, at)

    return run_import(lines, line_by_line(one), on_progress=on_progress)


def _take(values: dict[str, str], since: date, actor: Actor, at: datetime) -> Outcome:
    parent = _parent(values["parent_code"])
    region = _region(values["region_code"])
    unit = Unit.objects.filter(code=values["code"]).first()
    if unit is None:
        words = {key: values[key] for key in ("code", "name", "kind", "short_name")}
        create_unit(**words, parent=parent, region=region, since=since, actor=actor, at=at)
        return Outcome.CREATED
    changes = {key: values[key] for key in ("name", "kind", "short_name") if values[key]}
    if region is not None:
        changes["region"] = region  # type: ignore[assignment]
    before = (unit.name, unit.short_name, unit.kind, unit.region_id, unit.parent_id)
    change_unit(unit=unit, changes=dict(changes), actor=actor, at=at)
    if parent is not None and unit.parent_id != parent.pk:
        move_unit(unit=unit, parent=parent, actor=actor, at=at)
    after = (unit.name, unit.short_name, unit.kind, unit.region_id, unit.parent_id)
    return Outcome.UNCHANGED if before == after else Outcome.UPDATED


def _parent(code: str) -> Unit | None:
    if not code:
        return None
    parent = Unit.objects.filter(code=code).first()
    if parent is None:
        raise InvalidInput(
            _("There is no unit with the code %(code)s above this line.") % {"code": code},
            field="parent_code",
            next_step=_("Put the unit above before the units below it."),
        )
    return parent


def _region(code: str) -> Region | None:
    if not code:
        return None
    region = Region.objects.filter(code=code).first()
    if region is None:
        raise InvalidInput(
            _("There is no region with the code %(code)s.") % {"code": code},
            field="region_code",
            next_step=_("Import the regions first, or correct the code."),
        )
    return region
