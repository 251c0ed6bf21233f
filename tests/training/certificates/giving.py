# SPDX-License-Identifier: EUPL-1.2
"""A class that has ended, and certificates of it."""

from collections.abc import Mapping
from datetime import timedelta

from praja.duties.training.enums import HOLDING
from praja.duties.training.models import Certificate, Completion, Seat
from praja.duties.training.operations.certificates import Judgement, decide_completion, request_certificates
from praja.duties.training.operations.classes import end_class
from praja.kernel.documents.tasks import sign_waiting_documents
from praja.lib.actors import Actor
from procedures.cases import deliver_all
from training.conftest import STARTED, College

ENDED = STARTED + timedelta(days=7)
DECIDED = ENDED + timedelta(hours=1)
GIVEN = ENDED + timedelta(hours=2)

EXCEPTION = "Hadir penuh menurut daftar hadir kertas."


def ended(college: College) -> College:
    """The class was held to its end."""
    row = college.reread()
    keeper = college.actor(college.keeper, ENDED)
    end_class(case=row.case, actor=keeper, at=ENDED, seen_version=None)
    return college


def seats(college: College) -> list[Seat]:
    found = Seat.objects.filter(training_class=college.training_class, status__in=HOLDING)
    return list(found.order_by("employee__person__name"))


def decided(college: College, judgements: Mapping[int, Judgement] | None = None) -> list[Completion]:
    """Decided by the keeper; without judgements everybody passes by exception."""
    said = (
        {seat.pk: Judgement(passed=True, note=EXCEPTION) for seat in seats(college)}
        if judgements is None
        else judgements
    )
    return decide_completion(
        case=college.reread().case, judgements=said, actor=college.actor(college.keeper, DECIDED), at=DECIDED
    )


def given(college: College) -> list[Certificate]:
    """Everybody has a signed certificate; by holder's name."""
    decided(ended(college))
    request_certificates(case=college.reread().case, actor=college.actor(college.keeper, GIVEN), at=GIVEN)
    signed()
    return [
        Certificate.objects.select_related("document", "seat").get(seat=seat, revoked_at=None)
        for seat in seats(college)
    ]


def signed() -> None:
    """The worker signs what waits, and everybody hears of it."""
    sign_waiting_documents(GIVEN)
    deliver_all(GIVEN)


def keeper(college: College) -> Actor:
    return college.actor(college.keeper, GIVEN)
