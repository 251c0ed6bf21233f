# SPDX-License-Identifier: EUPL-1.2
"""Handing what was paid to the regional treasury by a list (STS)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import PaymentState
from praja.duties.services.errors.handling import NothingToRemit, RemittanceHanded
from praja.duties.services.events import FeesRemitted, RemittanceDrawnUp
from praja.duties.services.models import Payment, Remittance
from praja.duties.services.operations.checking import account_of
from praja.kernel.documents.operations import confirm_number, draw_number
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import InvalidInput, NotAllowed, NotFound
from praja.lib.moments import local_zone

REMITTANCE = "services.remittance"


def draw_up_remittance(*, unit: Unit, actor: Actor, at: datetime) -> Remittance:
    """Put everything that was paid to the unit and is not remitted yet on its open list, or on a new one with the next number.

    Raises `NotAllowed`, and `NothingToRemit` where nothing was paid. Records `services.remittance_drawn_up`.
    """
    _require_treasurer(actor, unit.pk)
    with transaction.atomic():
        # The unit's payments are locked by their rows; two treasurers at once meet at the one open list of the unit.
        paid = Payment.objects.filter(application__case__lead_unit=unit, state=PaymentState.PAID)
        unlisted = list(paid.filter(remittance=None).select_for_update(of=("self",)).values_list("pk", flat=True))
        remittance = Remittance.objects.select_for_update().filter(unit=unit, handed_at=None).first()
        if remittance is None and not unlisted:
            raise NothingToRemit
        remittance = remittance or _new_list(unit, actor, at)
        Payment.objects.filter(pk__in=unlisted).update(remittance=remittance)
        counted = Payment.objects.filter(remittance=remittance).aggregate(total=Sum("amount"), payments=Count("pk"))
        remittance.total, remittance.day = counted["total"], local_date(at, local_zone())
        remittance.treasurer = account_of(actor)
        remittance.save(update_fields=["total", "day", "treasurer"])
        event = RemittanceDrawnUp(
            remittance=remittance.pk,
            number=remittance.number,
            total=counted["total"],
            payments=counted["payments"],
        )
        record(event, actor=actor, at=at, stream=stream_of_remittance(remittance), refs={"unit": unit.pk})
    return remittance


def remit(*, remittance_id: int, bank_reference: str, actor: Actor, at: datetime) -> Remittance:
    """The list was handed in and the treasury's bank gave `bank_reference` for it; from now on nobody changes it.

    Raises `NotFound`, `NotAllowed`, `InvalidInput` without a reference, `RemittanceHanded`. Records `services.remitted`.
    """
    given = " ".join(bank_reference.split())
    if not 3 <= len(given) <= 80:
        raise InvalidInput(
            _("The proof of payment has no number."),
            field="bank_reference",
            next_step=_("Copy the number from the bank's proof of payment, at most 80 characters."),
        )
    with transaction.atomic():
        remittance = Remittance.objects.select_for_update().filter(pk=remittance_id).first()
        if remittance is None:
            raise NotFound(_("There is no such list."), next_step=_("Open it from the list of remittances."))
        _require_treasurer(actor, remittance.unit_id)
        if remittance.handed_at is not None:
            raise RemittanceHanded(remittance.number)
        remittance.handed_at, remittance.bank_reference = at, given
        remittance.treasurer = account_of(actor)
        remittance.save(update_fields=["handed_at", "bank_reference", "treasurer"])
        event = FeesRemitted(
            remittance=remittance.pk,
            number=remittance.number,
            total=remittance.total,
            payments=remittance.payments.count(),
        )
        refs = {"unit": remittance.unit_id}
        record(event, actor=actor, at=at, stream=stream_of_remittance(remittance), refs=refs)
    return remittance


def stream_of_remittance(remittance: Remittance) -> str:
    """The stream of one list in the ledger."""
    return f"remittance:{remittance.pk}"


def _new_list(unit: Unit, actor: Actor, at: datetime) -> Remittance:
    year = local_date(at, local_zone()).year
    entry = draw_number(register_key=f"{REMITTANCE}.{unit.pk}", year=year, actor=actor, at=at)
    remittance = Remittance.objects.create(
        unit=unit,
        number=f"{entry.number:03}/STS/{unit.code}/{year}",
        day=local_date(at, local_zone()),
        total=0,
        treasurer=account_of(actor),
    )
    confirm_number(entry=entry, object_kind=REMITTANCE, object_id=remittance.pk, actor=actor, at=at)
    return remittance


def _require_treasurer(actor: Actor, unit_id: int) -> None:
    if unit_id not in actor.units_as(Role.TREASURER):
        raise NotAllowed(
            _("Only the treasurer of receipts remits what was paid."),
            next_step=_("Ask whoever is treasurer of receipts of this unit."),
        )
