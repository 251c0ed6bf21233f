# SPDX-License-Identifier: EUPL-1.2
"""Who may see allowances, and who keeps what they follow from."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.attendance.models import PayLine, PaySheet
from praja.duties.attendance.rules.people import READERS
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Holders, Rule

LINE_READERS = (Role.PERSONNEL, Role.AUDITOR)
"""Who reads what each person is paid; a head reads sums."""


def _above(unit_id: int) -> frozenset[int]:
    return frozenset((unit_id, *units.current().ancestors(unit_id)))


def _sees_sheet(actor: Actor, sheet: PaySheet) -> bool:
    return _visible_sheets(actor, PaySheet.objects.filter(pk=sheet.pk)).exists()


def _visible_sheets(actor: Actor, sheets: "QuerySet[PaySheet]") -> "QuerySet[PaySheet]":
    if actor.kind is not ActorKind.EMPLOYEE:
        return sheets.none()
    below = PayLine.objects.filter(sheet=OuterRef("pk"), unit_id__among=actor.units_as(Role.HEAD))
    return sheets.filter(Q(unit_id__among=actor.units_as(*READERS)) | Exists(below))


def _readers_of_sheet(sheet: PaySheet) -> Iterable[Holders]:
    worked_at = PayLine.objects.filter(sheet=sheet).values_list("unit", flat=True).distinct()
    heads = frozenset[int]().union(*(_above(unit) for unit in worked_at), _above(sheet.unit_id))
    return (Holders(Role.HEAD, heads), *(Holders(role, _above(sheet.unit_id)) for role in LINE_READERS))


may_see_sheet: Rule[PaySheet] = Rule("attendance.see_pay_sheet", _sees_sheet, _visible_sheets, _readers_of_sheet)
"""That a sheet is there and what it sums up to: personnel office and auditor of its unit; a head, for the units below them."""


def _sees_line(actor: Actor, line: PayLine) -> bool:
    if actor.kind is not ActorKind.EMPLOYEE:
        return False
    own = actor.person_id is not None and actor.person_id == line.employee.person_id
    return own or line.sheet.unit_id in actor.units_as(*LINE_READERS)


def _visible_lines(actor: Actor, lines: "QuerySet[PayLine]") -> "QuerySet[PayLine]":
    if actor.kind is not ActorKind.EMPLOYEE:
        return lines.none()
    over = Q(sheet__unit_id__among=actor.units_as(*LINE_READERS))
    return lines.filter(over if actor.person_id is None else over | Q(employee__person_id=actor.person_id))


def _readers_of_line(line: PayLine) -> Iterable[Holders]:
    above = _above(line.sheet.unit_id)
    return (*(Holders(role, above) for role in LINE_READERS), Holders("", person_id=line.employee.person_id))


may_see_pay: Rule[PayLine] = Rule("attendance.see_pay", _sees_line, _visible_lines, _readers_of_line)
"""What somebody is paid: they themselves, personnel office and auditor of the sheet's unit."""


def may_keep_pay(actor: Actor, unit_id: int) -> bool:
    """Who enters base amounts and results, and works sheets out."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(Role.PERSONNEL)


def may_keep_pay_rules(actor: Actor) -> bool:
    """Who enters regulations of the region: the personnel office of the whole government."""
    if actor.kind is ActorKind.SYSTEM:
        return True
    tree = units.current()
    over = actor.units_as(Role.PERSONNEL)
    return any(not tree.ancestors(unit) for unit in over)
