# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import QuerySet

from praja.duties.training.attestation.certificates import (
    badge_keys_match_their_events,
    certificates_match_their_events,
    completions_match_their_events,
)
from praja.duties.training.models import BadgeKey, Certificate, Completion, Seat
from praja.duties.training.operations.certificates import open_certificate, reissue_certificate
from praja.duties.training.rules import SEE_COMPLETION
from praja.kernel.people.queries import actor_of
from training.certificates.giving import GIVEN, given, keeper
from training.conftest import STARTED, College

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificates(college: College) -> list[Certificate]:
    rows = given(college)
    holder = actor_of(rows[1].seat.employee.person.account, GIVEN)
    open_certificate(certificate=rows[1], is_open=True, actor=holder, at=GIVEN)
    reissue_certificate(certificate=rows[2], reason="Nama salah ditulis.", actor=keeper(college), at=GIVEN)
    return rows


def mismatches() -> list[str]:
    found = [*completions_match_their_events(), *certificates_match_their_events(), *badge_keys_match_their_events()]
    return [one.what for one in found]


def found_of(rows: "QuerySet[Any]", field: str, value: Any) -> int:
    """How many mismatches an edit makes; it is undone then."""
    with transaction.atomic():
        rows.update(**{field: value})
        found = len(mismatches())
        transaction.set_rollback(True)
    return found


def test_an_edited_certificate_is_found(certificates: list[Certificate]) -> None:
    rows = Certificate.objects.filter(pk=certificates[0].pk)
    edits: dict[str, Any] = {
        "jp": 90,
        "predicate": "highest",
        "is_open": True,
        "revoked_at": GIVEN,
        "issued_at": None,
        "status_index": 3,
    }

    assert mismatches() == []
    assert {field: found_of(rows, field, value) for field, value in edits.items()} == dict.fromkeys(edits, 1)


def test_an_edited_result_is_found(certificates: list[Certificate]) -> None:
    rows = Completion.objects.filter(pk=certificates[0].seat_id)
    edits: dict[str, Any] = {"passed": False, "score": 90, "missed": [], "note": "Lain.", "is_exception": False}

    assert mismatches() == []
    assert {field: found_of(rows, field, value) for field, value in edits.items()} == dict.fromkeys(edits, 1)


def test_a_certificate_or_key_that_no_event_knows_is_found(certificates: list[Certificate]) -> None:
    BadgeKey.objects.create(public="ff" * 32, first_used_at=GIVEN)
    Completion.objects.filter(pk=certificates[1].seat_id).delete()
    assert len(mismatches()) == 2


def test_words_that_were_erased_are_not_missed(certificates: list[Certificate]) -> None:
    Completion.objects.filter(pk=certificates[0].seat_id).update(note="", salt=b"")
    Certificate.objects.filter(pk=certificates[2].pk).update(revoked_reason="", revoked_salt=b"")
    assert mismatches() == []


def test_who_may_see_a_result_and_whose_they_see_agree(college: College) -> None:
    staff = college.staff
    people = {
        college.keeper: 3,
        college.committee: 3,
        staff.mayor: 3,
        staff.roads_head: 2,
        staff.lights_head: 1,
        staff.worker: 1,
        college.trainer: 0,
        college.coach: 0,
    }
    for account, count in people.items():
        actor = college.actor(account, STARTED + timedelta(days=1))
        rows = Seat.objects.select_related("employee", "training_class__case")
        seen = set(SEE_COMPLETION.visible(actor, rows).values_list("pk", flat=True))
        assert seen == {seat.pk for seat in rows if SEE_COMPLETION.allows(actor, seat)}
        assert len(seen) == count, account.person.name
