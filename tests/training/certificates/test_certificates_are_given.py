# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from pypdfium2 import PdfDocument

from praja.duties.training.enums import SeatStatus
from praja.duties.training.errors.certificates import (
    CertificateNotInForce,
    ClassNotEnded,
    ExceptionWithoutWords,
    NobodyToDecide,
    NothingToCertify,
    NotYourCertificate,
)
from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.models import BadgeKey, Certificate, Completion, Credit, Seat
from praja.duties.training.operations.certificates import (
    Judgement,
    decide_completion,
    issue_certificate,
    open_certificate,
    reissue_certificate,
    request_certificates,
    revoke_certificate,
)
from praja.kernel.documents.enums import Verdict
from praja.kernel.documents.queries import content_of, verified_by_code
from praja.kernel.ledger.models import LedgerEvent
from praja.lib.actors import system_actor
from training.certificates.giving import (
    DECIDED,
    EXCEPTION,
    GIVEN,
    decided,
    ended,
    given,
    keeper,
    seats,
    signed,
)
from training.conftest import College

pytestmark = pytest.mark.django_db


def test_who_meets_the_conditions_passes_and_who_does_not_is_told_why(college: College) -> None:
    first, *others = seats(ended(college))
    found = decided(college, {first.pk: Judgement(passed=True, note=EXCEPTION)})
    assert [(row.seat_id, row.passed, row.is_exception) for row in found] == [
        (first.pk, True, True),
        *((other.pk, False, False) for other in others),
    ]
    assert found[0].missed == found[1].missed == ["presence", "no_test"]
    assert Seat.objects.get(pk=first.pk).status == SeatStatus.PASSED
    assert Seat.objects.get(pk=others[0].pk).status == SeatStatus.FAILED


def test_an_exception_says_why(college: College) -> None:
    first, *_others = seats(ended(college))
    with pytest.raises(ExceptionWithoutWords) as refused:
        decided(college, {first.pk: Judgement(passed=True, note="  ")})
    assert refused.value.field == f"note-{first.pk}"
    assert not Completion.objects.exists()


def test_nothing_is_decided_twice_or_before_the_end_or_by_others(college: College) -> None:
    with pytest.raises(ClassNotEnded):
        decided(college)
    ended(college)
    worker = college.actor(college.staff.worker, DECIDED)
    with pytest.raises(NotYourClass):
        decide_completion(case=college.reread().case, actor=worker, at=DECIDED)
    decided(college)
    with pytest.raises(NobodyToDecide):
        decided(college)


def test_a_certificate_has_a_number_a_signature_its_subjects_and_lesson_hours(college: College) -> None:
    rows = given(college)
    assert [row.document.number_text.split("/")[:2] for row in rows] == [["800.2.4", f"00{n}"] for n in (1, 2, 3)]
    with content_of(rows[0].document.file) as file:
        pdf = PdfDocument(file.read())
        face, reverse = (page.get_textpage().get_text_bounded() for page in pdf)
        pdf.close()
    name = rows[0].seat.employee.person.name
    assert all(
        words in face for words in (name, "Pelayanan Prima", "Angkatan I Tahun 2026", "2 s.d. 6 Maret 2026", "6 jam")
    )
    assert all(words in reverse for words in ("Praktik baik", "Rencana aksi", "Jumlah jam pelajaran", name))
    assert Credit.objects.filter(seat__in=[row.seat_id for row in rows], jp=6, cancelled_at=None).count() == 3
    assert {row.certificate_number for row in Credit.objects.all()} == {row.document.number_text for row in rows}


def test_only_who_passed_gets_one_and_nobody_gets_two(college: College) -> None:
    first, *_others = seats(ended(college))
    decided(college, {first.pk: Judgement(passed=True, note=EXCEPTION)})
    [row] = request_certificates(case=college.reread().case, actor=keeper(college), at=GIVEN)
    assert row.seat_id == first.pk
    with pytest.raises(NothingToCertify):
        request_certificates(case=college.reread().case, actor=keeper(college), at=GIVEN)


def test_that_it_was_signed_is_heard_once(college: College) -> None:
    [row, *_others] = given(college)
    again = issue_certificate(document_id=row.document_id, actor=system_actor("t"), at=GIVEN + timedelta(days=1))
    assert again is not None
    assert again.issued_at == row.issued_at
    assert Credit.objects.count() == 3
    assert issue_certificate(document_id=10**9, actor=system_actor("t"), at=GIVEN) is None
    assert BadgeKey.objects.count() == 1


def test_what_is_revoked_says_so_everywhere(college: College) -> None:
    [row, *_others] = given(college)
    with pytest.raises(NotYourClass):
        revoke_certificate(
            certificate=row, reason="Nama salah ditulis.", actor=college.actor(college.staff.worker, GIVEN), at=GIVEN
        )
    revoke_certificate(certificate=row, reason="Nama salah ditulis.", actor=keeper(college), at=GIVEN)
    assert verified_by_code(row.code).verdict is Verdict.WITHDRAWN
    assert Credit.objects.get(seat=row.seat).cancelled_at == GIVEN
    with pytest.raises(CertificateNotInForce):
        revoke_certificate(certificate=row, reason="Nama salah ditulis.", actor=keeper(college), at=GIVEN)


def test_a_new_one_comes_in_its_place_and_its_hours_count_once(college: College) -> None:
    [row, *_others] = given(college)
    new = reissue_certificate(certificate=row, reason="Nama salah ditulis.", actor=keeper(college), at=GIVEN)
    signed()
    new.refresh_from_db()
    assert (new.replaces_id, new.counts, new.seat_id) == (row.pk, True, row.seat_id)
    assert new.document.number_text.split("/")[1] == "004"
    assert Credit.objects.get(seat=row.seat).cancelled_at is None
    assert Credit.objects.get(seat=row.seat).certificate_number == new.document.number_text


def test_only_the_holder_opens_it(college: College) -> None:
    [row, *_others] = given(college)
    with pytest.raises(NotYourCertificate):
        open_certificate(certificate=row, is_open=True, actor=keeper(college), at=GIVEN)
    holder = college.actor(row.seat.employee.person.account, GIVEN)
    open_certificate(certificate=row, is_open=True, actor=holder, at=GIVEN)
    open_certificate(certificate=row, is_open=True, actor=holder, at=GIVEN)
    assert Certificate.objects.get(pk=row.pk).is_open
    assert LedgerEvent.objects.filter(name="training.certificate_opened").count() == 1


def test_no_name_and_no_number_of_a_person_enters_the_ledger(college: College) -> None:
    rows = given(college)
    written = " ".join(LedgerEvent.objects.filter(name__startswith="training.c").values_list("payload", flat=True))
    assert not [row for row in rows if row.seat.employee.person.name in written]
    assert EXCEPTION not in written
