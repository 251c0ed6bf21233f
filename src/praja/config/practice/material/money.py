# SPDX-License-Identifier: EUPL-1.2
"""Bills for a treasurer: what applicants owe; for one there is a proof, of one the payment service told another sum."""

import io
from dataclasses import replace
from datetime import timedelta

from praja.config.demo import building
from praja.config.practice.material.ground import Ground
from praja.duties.services.demo.papers import drawn_paper
from praja.duties.services.demo.written import written
from praja.duties.services.demo.year import play_applications
from praja.duties.services.gateways.payments import Notification
from praja.duties.services.models import Payment
from praja.duties.services.operations.checking import pass_check
from praja.duties.services.operations.completing import show_payment
from praja.duties.services.operations.noticing import take_notice
from praja.duties.services.procedure import names
from praja.kernel.documents.operations import take_in
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind, system_actor
from praja.lib.clock import local_date
from praja.lib.codes import new_code
from praja.lib.moments import local_zone

SERVICE, BILLS = "sedot-tinja", 4
SHORT = 20_000
"""So many rupiah less than what is owed came in."""
GATEWAY = system_actor("services.payment_gateway")


def lay_bills(ground: Ground) -> None:
    """Applications at the unit that were checked and wait to be paid."""
    at, today = ground.at, local_date(ground.at, local_zone())
    play_applications(
        written=[one for one in written() if one.code == SERVICE],
        offering={SERVICE: [ground.unit]},
        how_many=BILLS,
        office=replace(building.service_office(ground.town), is_working=lambda day: day > today),
        rng=ground.rng,
        at=at,
        on_progress=lambda _done, _whole: None,
        days=2,
    )
    checked = Case.objects.filter(application__service__code=SERVICE, lead_unit=ground.unit, state=names.CHECK)
    officer = actor_of(ground.town.officers[ground.place], at)
    for number, case in enumerate(checked.order_by("pk")):
        pass_check(case=case, fee_row=number % 3, actor=officer, at=at - timedelta(hours=2), seen_version=None)
    owed = Payment.objects.filter(application__case__lead_unit=ground.unit, asked_at=at - timedelta(hours=2))
    shown, short = owed.order_by("pk").select_related("application__case")[:2]
    _show_proof(shown, ground)
    told = Notification(id=f"LATIHAN-{new_code()}", reference=short.reference, amount=short.amount - SHORT, paid_at=at)
    take_notice(told=told, actor=GATEWAY, at=at)


def _show_proof(payment: Payment, ground: Ground) -> None:
    case = payment.application.case
    applicant = Actor(ActorKind.LINK, case_id=case.pk)
    file = take_in(upload=io.BytesIO(drawn_paper(1)), actor=applicant, at=ground.at)
    show_payment(case=case, file=file, actor=applicant, at=ground.at, seen_version=None)
