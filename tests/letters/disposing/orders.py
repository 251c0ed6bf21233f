# SPDX-License-Identifier: EUPL-1.2
"""Orders and dispositions as they stand when a test begins."""

from datetime import UTC, datetime, timedelta

from praja.duties.letters.models import Assignment, Order
from praja.duties.letters.operations.disposing import Asked, DispositionWords
from praja.duties.letters.operations.ordering import NewOrder, give_order
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
"""Monday morning."""
LATER, FRIDAY = NOW + timedelta(hours=1), datetime(2026, 3, 6, 16, 0, tzinfo=UTC)

PROCEED = DispositionWords(instructions=("proses",), note="Tindak lanjuti dan laporkan.")


def as_(account: Account, at: datetime = NOW) -> Actor:
    return actor_of(account, at)


def asked(unit: Unit, person: Account | None = None, *, know: bool = False, due: datetime | None = FRIDAY) -> Asked:
    return Asked(
        unit=unit.pk,
        person=person.person_id if person else None,
        is_for_information=know,
        due_at=None if know else due,
    )


def ordered(by: Account, unit: Unit, *to: Asked, title: str = "Perbaiki jembatan gantung") -> Order:
    """An order that the head of `unit` gave of their own mind."""
    return give_order(new=NewOrder(title=title), words=PROCEED, asked=to, unit=unit, actor=as_(by), at=NOW)


def of(order: Order, unit: Unit, person: Account | None = None) -> Assignment:
    """The newest assignment of one addressee."""
    rows = Assignment.objects.filter(case=order.case, unit=unit, person=person.person_id if person else None)
    found = rows.order_by("-pk").first()
    assert found is not None
    return found
