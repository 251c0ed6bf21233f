# SPDX-License-Identifier: EUPL-1.2
"""Completion, certificates and badges, from the end of a class on."""

from collections.abc import Iterator

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page, Tourist
from praja.duties.training.models import Certificate
from praja.duties.training.operations.certificates import open_certificate, request_certificates, revoke_certificate
from praja.lib.codes import show_code
from training.certificates.giving import EXCEPTION, GIVEN, decided, ended, keeper, seats, signed
from training.conftest import College

REVOKED = "Nama salah ditulis."
TYPED_IN_CERTIFICATES = (EXCEPTION, REVOKED)


def certificates(language: str, college: College) -> Iterator[Page]:
    """Every page of certificates with something on it."""
    kept = signed_in(language, college.keeper)
    address = f"/diklat/kelas/{show_code(college.training_class.case.code)}/sertifikat/"
    yield from kept.get(address)
    yield from kept.get(f"{address}kelulusan/")
    ended(college)
    yield from kept.get(f"{address}kelulusan/")
    first, *_others = seats(college)
    yield from kept.post(f"{address}kelulusan/", **{f"decide-{first.pk}": "passed"})
    decided(college)
    yield from kept.get(address)
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
