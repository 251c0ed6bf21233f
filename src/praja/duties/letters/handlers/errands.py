# SPDX-License-Identifier: EUPL-1.2
"""A letter that sends somebody was signed, or counts no longer: their days away follow, and they hear of it."""

from collections.abc import Iterable, Mapping

from django.conf import settings

from praja.duties.letters.operations.errands import settle_errand
from praja.duties.letters.procedure.names import outgoing_url
from praja.duties.letters.queries.errands import errand_of
from praja.duties.letters.queries.signing import outgoing_of
from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.kernel.notifications.declarations import announce
from praja.kernel.people.models import Employee
from praja.lib.actors import system_actor
from praja.lib.codes import show_code


@subscribe(
    "letters.signed",
    "letters.numbered_by_srikandi",
    "letters.withdrawn",
    subscriber="letters.errand",
)
def settled(delivered: Delivered) -> None:
    """Their days away are recorded or taken back, as the letter stands now."""
    settle_errand(case_id=int(delivered.refs["case"]), actor=system_actor("letters.errand"), at=delivered.at)


def _sent(delivered: Delivered) -> Iterable[int]:
    """Everybody whom the letter sends."""
    errand = errand_of(outgoing_of(int(delivered.refs["case"])))
    employees = [one.employee for one in errand.people] if errand else []
    return list(Employee.objects.filter(pk__in=employees).order_by("pk").values_list("person_id", flat=True))


def _about(delivered: Delivered) -> Mapping[str, str | int]:
    """The letter by its code, the unit that wrote it and the first day; never where to or what for."""
    outgoing = outgoing_of(int(delivered.refs["case"]))
    errand = errand_of(outgoing)
    return {
        "code": show_code(outgoing.letter.case.code),
        "unit": outgoing.letter.case.lead_unit.name,
        "day": errand.first_day.isoformat() if errand else "",
        "url": f"{settings.PRAJA_BASE_URL}{outgoing_url(outgoing.letter.case)}",
    }


announce("letters.signed", "letters.numbered_by_srikandi", recipients=_sent, context=_about, template="letters.errand")
