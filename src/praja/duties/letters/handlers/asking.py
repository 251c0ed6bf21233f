# SPDX-License-Identifier: EUPL-1.2
"""Whoever is asked something hears of it: when it is asked, when it is sent back, when its day has passed. In a code, the unit
that asked and a day: never the matter and never a name, for a message may be read on a locked screen or by somebody else."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from praja.duties.letters.models import Assignment
from praja.duties.letters.models.dispositions import LIVE
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import holders_of
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case
from praja.lib.codes import show_code


def _asked(delivered: Delivered) -> Iterable[int]:
    """Everybody whom this disposition asks and who still has it."""
    numbers = [row[0] for row in delivered.event.asked]  # type: ignore[attr-defined]
    rows = Assignment.objects.filter(pk__in=numbers, state__in=LIVE).order_by("pk")
    return list(dict.fromkeys(person for row in rows for person in _holder(row, delivered)))


def _holder_of_one(delivered: Delivered) -> Iterable[int]:
    """Whoever has the assignment that the event is about, if somebody still has."""
    row = _one(delivered)
    return _holder(row, delivered) if row.state in LIVE else []


def _holder(row: Assignment, delivered: Delivered) -> list[int]:
    """Somebody by name, or whoever heads the unit at that moment."""
    if row.person_id is not None:
        return [row.person_id]
    return [person.pk for person in holders_of(Role.HEAD, row.unit_id, delivered.at)[:1]]


def _about_asking(delivered: Delivered) -> Mapping[str, str | int]:
    """The matter by its code, and where it stands."""
    case = Case.objects.get(pk=delivered.refs["case"])
    disposition = int(delivered.event.disposition)  # type: ignore[attr-defined]
    row = Assignment.objects.filter(disposition=disposition).order_by("pk").first()
    unit = row.giver_unit_id if row else case.lead_unit_id
    return _words(case, unit, procedure_of(case).office_url(case))


def _about_one(delivered: Delivered) -> Mapping[str, str | int]:
    """The matter by its code, the assignment and its day."""
    row = _one(delivered)
    words = _words(row.case, row.giver_unit_id, reverse("letters:assignment", args=[row.pk]))
    return {**words, "due": moment_text(row.due_at) if row.due_at else ""}


def _one(delivered: Delivered) -> Assignment:
    return Assignment.objects.select_related("case").get(pk=delivered.event.assignment)  # type: ignore[attr-defined]


def _words(case: Case, unit: int, path: str) -> dict[str, str]:
    return {
        "code": show_code(case.code),
        "unit": units.current().name(unit),
        "url": f"{settings.PRAJA_BASE_URL}{path}",
    }


announce("letters.disposed", "letters.passed_on", recipients=_asked, context=_about_asking, template="letters.disposed")
announce("letters.ordered", recipients=_asked, context=_about_asking)
announce("letters.assignment_reopened", recipients=_holder_of_one, context=_about_one)
announce("letters.assignment_missed", recipients=_holder_of_one, context=_about_one)
