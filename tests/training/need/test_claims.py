# SPDX-License-Identifier: EUPL-1.2
"""Training that an employee tells of waits for the personnel office, which books it or says why not."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PIL import Image

from praja.duties.training.attestation.credits import credits_match_their_events
from praja.duties.training.attestation.needs import claims_match_their_events
from praja.duties.training.errors.credits import CreditInvalid, NotYourCredits, ProofNeeded, TrainingKnown
from praja.duties.training.measures.years import year_of
from praja.duties.training.models import Claim, Credit
from praja.duties.training.operations.claims import accept_claim, refuse_claim, tell_training, withdraw_claim
from praja.duties.training.operations.credits import Learned
from praja.kernel.documents.operations import take_in
from praja.kernel.people.models import Employee
from praja.kernel.procedures.errors import StepNotAllowed, WordsTooShort
from praja.kernel.work.models import WorkItem
from praja.lib.actors import system_actor

TOLD = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
BIMTEK = Learned(
    form="guidance",
    title="Bimtek Kearsipan",
    organiser="ANRI",
    first_day=date(2026, 3, 2),
    last_day=date(2026, 3, 4),
    jp=24,
    certificate_number="B/12/2026",
)


def paper():
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "PNG")
    made.seek(0)
    return take_in(upload=made, actor=system_actor("tests"), at=TOLD)


def tell(college, account=None, learned=BIMTEK, files=None):
    account = account or college.staff.worker
    employee = Employee.objects.get(person=account.person_id)
    files = [paper()] if files is None else files
    return tell_training(
        employee=employee, learned=learned, files=files, actor=college.actor(college.staff.worker, TOLD), at=TOLD
    )


def test_it_waits_for_the_personnel_office_and_counts_once_it_is_booked(college):
    claim = tell(college)
    item = WorkItem.objects.get(case_id=claim.case.pk, closed_at=None)
    assert (item.kind, item.holder_role, claim.case.due_at < datetime(2026, 4, 25, tzinfo=UTC)) == (
        "training.check",
        "personnel",
        True,
    )
    assert year_of(claim.employee, 2026).counted == 0
    case = accept_claim(case=claim.case, actor=college.actor(college.keeper, TOLD), at=TOLD, seen_version=None)
    assert (case.state, year_of(claim.employee, 2026).counted) == ("accepted", 24)
    assert not WorkItem.objects.filter(case_id=case.pk, closed_at=None).exists()
    assert [*claims_match_their_events(), *credits_match_their_events()] == []


def test_a_refusal_says_why_and_books_nothing(college):
    claim, keeper = tell(college), college.actor(college.keeper, TOLD)
    with pytest.raises(WordsTooShort):
        refuse_claim(case=claim.case, note="", actor=keeper, at=TOLD, seen_version=None)
    refuse_claim(case=claim.case, note="Sertifikat tidak terbaca.", actor=keeper, at=TOLD, seen_version=None)
    assert (Claim.objects.get().note, Credit.objects.count()) == ("Sertifikat tidak terbaca.", 0)
    assert list(claims_match_their_events()) == []


def test_nobody_tells_for_somebody_else_nor_decides_their_own(college):
    with pytest.raises(NotYourCredits):
        tell(college, college.staff.colleague)
    keeper = college.actor(college.keeper, TOLD)
    own = tell_training(
        employee=Employee.objects.get(person=college.keeper.person_id),
        learned=BIMTEK,
        files=[paper()],
        actor=keeper,
        at=TOLD,
    )
    for actor in (keeper, college.actor(college.staff.worker, TOLD)):
        with pytest.raises(StepNotAllowed):
            accept_claim(case=own.case, actor=actor, at=TOLD, seen_version=None)
    assert withdraw_claim(case=own.case, actor=keeper, at=TOLD, seen_version=None).state == "withdrawn"


def test_proof_is_needed_and_the_same_is_told_once(college):
    with pytest.raises(ProofNeeded):
        tell(college, files=[])
    with pytest.raises(CreditInvalid):
        tell(college, learned=replace(BIMTEK, title=""))
    tell(college)
    with pytest.raises(TrainingKnown):
        tell(college, learned=replace(BIMTEK, title="bimtek  kearsipan"))
    assert Claim.objects.count() == 1


@pytest.mark.parametrize(
    "changed",
    [{"title": "Other"}, {"jp_told": 99}, {"note": "Other"}, {"credit": None}, {"first_day": date(2026, 1, 1)}],
)
def test_a_changed_claim_does_not_hold(college, changed):
    claim = tell(college)
    accept_claim(case=claim.case, note="Sah.", actor=college.actor(college.keeper, TOLD), at=TOLD, seen_version=None)
    assert list(claims_match_their_events()) == []
    Claim.objects.update(**changed)
    assert [one.where for one in claims_match_their_events()] == [f"training.claim {claim.case.code}"]
