# SPDX-License-Identifier: EUPL-1.2
"""Roles, held by decree for a time; plt. and plh. like any other."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Holding, Role
from praja.kernel.people.events import RoleAssigned, RoleEnded, stream_of_account
from praja.kernel.people.models import Account, RoleAssignment
from praja.kernel.people.rules import may_give_role
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput, NotAllowed


def assign_role(
    *,
    account: Account,
    role: str,
    unit: Unit,
    decree_number: str,
    decree_date: date,
    since: datetime,
    actor: Actor,
    at: datetime,
    holding: str = Holding.DEFINITIVE,
    until: datetime | None = None,
    decree_file_id: int | None = None,
) -> RoleAssignment:
    """`account` holds `role` over `unit` and all below it from `since` up to, not including, `until`.

    A stand-in (plh.) needs an end. Raises NotAllowed and InvalidInput naming the field.
    """
    _guard(actor, role, unit.pk)
    _guard_words(role, holding, decree_number, since, until)
    with transaction.atomic():
        held = RoleAssignment.objects.create(
            account=account,
            role=role,
            unit=unit,
            holding=holding,
            decree_number=decree_number.strip(),
            decree_date=decree_date,
            decree_file_id=decree_file_id,
            since=since,
            until=until,
        )
        record(
            _assigned(held),
            actor=actor,
            at=at,
            stream=stream_of_account(account.pk),
            refs={"account": account.pk, "unit": unit.pk},
        )
    return held


def end_role(*, assignment: RoleAssignment, until: datetime, actor: Actor, at: datetime) -> RoleAssignment:
    """End a role at `until`: now or later, never for the past. Raises NotAllowed and InvalidInput."""
    _guard(actor, assignment.role, assignment.unit_id)
    if until < at or until < assignment.since:
        raise InvalidInput(
            _("A role cannot end in the past, nor before it began: what was done under it stays."),
            field="until",
            next_step=_("Choose a later moment."),
        )
    if assignment.until is not None and assignment.until <= until:
        return assignment
    with transaction.atomic():
        assignment.until = until
        assignment.save(update_fields=["until"])
        event = RoleEnded(
            assignment=assignment.pk,
            account=assignment.account_id,
            role=assignment.role,
            unit=assignment.unit_id,
            until=until.isoformat(),
        )
        refs = {"account": assignment.account_id, "unit": assignment.unit_id}
        record(event, actor=actor, at=at, stream=stream_of_account(assignment.account_id), refs=refs)
    return assignment


def _guard(actor: Actor, role: str, unit_id: int) -> None:
    if not may_give_role(actor, role, unit_id):
        raise NotAllowed(
            _("You may not enter this role over this unit."),
            next_step=_("Ask the personnel office or the administrator."),
        )


def _guard_words(role: str, holding: str, decree: str, since: datetime, until: datetime | None) -> None:
    checks = (
        ("role", role in Role.values, _("This role is not known.")),
        ("holding", holding in Holding.values, _("This way of holding a role is not known.")),
        ("decree_number", bool(decree.strip()), _("A role is held by decree: its number is missing.")),
        ("until", until is None or since < until, _("The role would end before it begins.")),
        ("until", until is not None or holding != Holding.STANDIN, _("A stand-in (plh.) needs an end.")),
    )
    for field, holds, message in checks:
        if not holds:
            raise InvalidInput(message, field=field, next_step=_("Copy it from the decree."))


def _assigned(held: RoleAssignment) -> RoleAssigned:
    return RoleAssigned(
        assignment=held.pk,
        account=held.account_id,
        role=held.role,
        unit=held.unit_id,
        holding=held.holding,
        decree_number=held.decree_number,
        decree_date=held.decree_date.isoformat(),
        since=held.since.isoformat(),
        until=held.until.isoformat() if held.until else None,
    )
