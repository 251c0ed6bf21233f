# SPDX-License-Identifier: EUPL-1.2
"""Who assesses what and until when is as it was recorded, also once somebody came to it or more time was given."""

from datetime import datetime

import pytest

from assessments.conftest import DAY, Jury
from praja.kernel.assessments.attestation import changed_rounds
from praja.kernel.assessments.models import Assessor, AssignedSubject, Round
from praja.kernel.assessments.operations import add_assessor, give_subject, prolong_round
from praja.kernel.people.models import Person
from praja.lib.errors import InvalidInput, NotAllowed


def test_what_was_given_and_prolonged_is_believed_and_nothing_else(jury: Jury, monday: datetime) -> None:
    person = Person.objects.get(pk=jury.outsider.person_id)
    longer = jury.round.closes_at + DAY
    with pytest.raises(NotAllowed):
        prolong_round(round=jury.round, closes_at=longer, actor=jury.first, at=monday)
    with pytest.raises(InvalidInput):
        prolong_round(round=jury.round, closes_at=jury.round.closes_at, actor=jury.organiser, at=monday)
    prolong_round(round=jury.round, closes_at=longer, actor=jury.organiser, at=monday)
    seat = add_assessor(round=jury.round, person=person, actor=jury.organiser, at=monday)
    assert add_assessor(round=jury.round, person=person, actor=jury.organiser, at=monday) == seat
    give_subject(round=jury.round, assessor=seat, subject_id=2, actor=jury.organiser, at=monday)
    assert list(changed_rounds()) == []

    Round.objects.update(closes_at=longer + DAY)
    assert ["closes" in one.what for one in changed_rounds()] == [True]
    Round.objects.update(closes_at=longer)
    AssignedSubject.objects.filter(assessor=seat).update(subject_id=9)
    assert ["seats" in one.what for one in changed_rounds()] == [True]
    AssignedSubject.objects.filter(assessor=seat).update(subject_id=2)
    Assessor.objects.create(round=jury.round, person=Person.objects.create(name="Dodi", created_at=monday))
    assert ["seats" in one.what for one in changed_rounds()] == [True]
