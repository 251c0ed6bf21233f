# SPDX-License-Identifier: EUPL-1.2
"""Completion, certificates and badges, from the end of a class on."""

from collections.abc import Iterator
from datetime import timedelta

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page, Tourist
from praja.duties.training.enums.evaluation import Asked, OfClass, OfSession, Rater
from praja.duties.training.models import Certificate, EvaluationTurn
from praja.duties.training.operations.certificates import open_certificate, request_certificates, revoke_certificate
from praja.duties.training.operations.evaluation import Opinion, answer_reaction, ask_behaviour
from praja.lib.codes import show_code
from training.certificates.giving import ENDED, EXCEPTION, GIVEN, decided, ended, keeper, seats, signed
from training.conftest import College

REVOKED = "Nama salah ditulis."
COMMENT = "Lebih banyak latihan di loket."
TYPED_IN_CERTIFICATES = (EXCEPTION, REVOKED, COMMENT)
MONTHS_LATER = ENDED + timedelta(days=100)


def certificates(language: str, college: College) -> Iterator[Page]:
    """Every page of certificates with something on it."""
    kept = signed_in(language, college.keeper)
    address = f"/diklat/kelas/{show_code(college.training_class.case.code)}/sertifikat/"
    yield from kept.get(address)
    yield from kept.get(f"{address}kelulusan/")
    yield from _evaluation(language, college)
    ended(college)
    yield from kept.get(f"{address}kelulusan/")
    first, *_others = seats(college)
    yield from kept.post(f"{address}kelulusan/", **{f"decide-{first.pk}": "passed"})
    decided(college)
    yield from kept.get(address)
    yield from _months_later(language, college)
    request_certificates(case=college.reread().case, actor=keeper(college), at=GIVEN)
    yield from kept.get(address)
    signed()
    yield from _of_holder(language, college, kept, address)


def _of_holder(language: str, college: College, kept: Tourist, address: str) -> Iterator[Page]:
    one, other, *_more = Certificate.objects.select_related("document", "seat__employee__person").order_by("pk")
    holder = one.seat.employee.person.account
    mine = signed_in(language, holder)
    yield from mine.get("/diklat/sertifikat/")
    yield from mine.get(f"/diklat/sertifikat/{one.code}/")
    open_certificate(certificate=one, is_open=True, actor=college.actor(holder, GIVEN), at=GIVEN)
    yield from mine.get("/diklat/sertifikat/")
    yield from mine.get(f"/diklat/sertifikat/{one.code}/")
    for badge in ("", "PEL-PRIMA/1/"):
        yield from mine.get(f"/diklat/lencana/{badge}")
    yield from kept.get(f"/diklat/sertifikat/{other.code}/cabut/")
    yield from kept.post(f"/diklat/sertifikat/{other.code}/cabut/")
    revoke_certificate(certificate=other, reason=REVOKED, actor=keeper(college), at=GIVEN)
    yield from kept.get(f"/diklat/sertifikat/{other.code}/")
    yield from signed_in(language, other.seat.employee.person.account).get("/diklat/sertifikat/")
    yield from kept.get(address)


def _evaluation(language: str, college: College) -> Iterator[Page]:
    address = f"/diklat/kelas/{show_code(college.training_class.case.code)}/evaluasi/"
    worker = signed_in(language, college.staff.worker)
    yield from worker.get(address)
    yield from worker.get(f"{address}isi/")
    yield from worker.post(f"{address}isi/", comment=COMMENT)
    ratings = dict.fromkeys(OfClass.values, 4)
    sessions = {one.pk: dict.fromkeys(OfSession.values, 5) for one in college.sessions}
    people = (college.staff.worker, college.staff.colleague, college.staff.stranger)
    for account in people:
        answer_reaction(
            training_class=college.reread(),
            of_class=Opinion(ratings, COMMENT),
            of_sessions=sessions,
            actor=college.actor(account, ENDED),
            at=ENDED,
        )
    for account in (college.keeper, college.trainer, college.coach, college.staff.worker):
        yield from signed_in(language, account).get(address)
    yield from signed_in(language, college.keeper).get("/diklat/program/PEL-PRIMA/evaluasi/")


def _months_later(language: str, college: College) -> Iterator[Page]:
    ask_behaviour(training_class=college.reread(), actor=keeper(college), at=MONTHS_LATER)
    for account, rater in ((college.staff.worker, Rater.SELF), (college.staff.bridges_head, Rater.SUPERIOR)):
        turn = EvaluationTurn.objects.get(
            asked=Asked.BEHAVIOUR, rater=rater, person=account.person_id, seat=college.seat(college.staff.worker)
        )
        asked = signed_in(language, account)
        yield from asked.get(f"/diklat/evaluasi/{turn.pk}/")
        yield from asked.post(f"/diklat/evaluasi/{turn.pk}/", comment=COMMENT)
    address = f"/diklat/kelas/{show_code(college.training_class.case.code)}/evaluasi/"
    yield from signed_in(language, college.keeper).get(address)
