# SPDX-License-Identifier: EUPL-1.2
"""Certificates as people and programs meet them: pages, downloads, badges."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3 import OB3Verifier
from PIL import Image

from officers import signed_in
from praja.duties.training.models import BadgeKey, Certificate
from praja.duties.training.operations.certificates import (
    note_badge_key,
    open_certificate,
    revoke_certificate,
    strike_badge_key,
)
from praja.kernel.people.identifiers import sealed
from praja.lib import keys
from praja.lib.actors import system_actor
from training.certificates.giving import GIVEN, ended, given, keeper, seats
from training.conftest import College

pytestmark = pytest.mark.django_db
"""Pages are asked at the moment of the machine's clock, years after the class in its town: nothing here depends on that."""


@pytest.fixture
def certificate(college: College) -> Certificate:
    return given(college)[0]


def holder(certificate: Certificate) -> Client:
    return signed_in(certificate.seat.employee.person.account)


def opened(college: College, certificate: Certificate) -> None:
    actor = college.actor(certificate.seat.employee.person.account, GIVEN)
    open_certificate(certificate=certificate, is_open=True, actor=actor, at=GIVEN)


def fetched(client: Client, settings: Any) -> Any:
    """As a verifier fetches: by the whole address alone."""

    def fetch(url: str, *_more: object, **_options: object) -> bytes:
        base = settings.PRAJA_BASE_URL.replace("http://", "https://")
        assert url.startswith((base, settings.PRAJA_BASE_URL)), url
        answer = client.get(url[len(base) :] if url.startswith(base) else url[len(settings.PRAJA_BASE_URL) :])
        assert answer.status_code == 200
        return answer.content

    return fetch


def checked(token: str, settings: Any) -> Any:
    fetch = fetched(Client(), settings)
    did = OB3Verifier._decode_unverified(token)["iss"]
    return OB3Verifier.for_issuer_did(did, download=fetch).verify(token, check_status=True, download=fetch)


def badge(client: Client, certificate: Certificate, kind: str = "jwt") -> Any:
    return client.get(f"/diklat/sertifikat/{certificate.code}/lencana.{kind}")


def test_the_committee_decides_by_one_form_and_nothing_typed_is_lost(college: College) -> None:
    first, *others = seats(ended(college))
    page = signed_in(college.committee)
    address = f"/diklat/kelas/{college.training_class.case.code}/sertifikat/kelulusan/"
    refused = page.post(address, {f"decide-{first.pk}": "passed", f"note-{first.pk}": ""})
    assert refused.status_code == 422
    assert f'href="#id_note-{first.pk}"' in refused.content.decode()
    taken = page.post(address, {f"decide-{first.pk}": "passed", f"note-{first.pk}": "Sakit, menyusul tes."})
    assert taken.status_code == 302
    shown = page.get(taken["Location"]).content.decode()
    assert "Sakit, menyusul tes." in shown
    assert "The final test was not taken" in shown
    own = signed_in(others[0].employee.person.account).get(taken["Location"]).content.decode()
    assert others[0].employee.person.name in own
    assert first.employee.person.name not in own.split("<main")[1]


def test_a_stranger_sees_no_result_and_gives_nothing(college: College, certificate: Certificate) -> None:
    other = signed_in(college.coach)
    address = f"/diklat/kelas/{college.training_class.case.code}/sertifikat/"
    assert certificate.document.number_text not in other.get(address).content.decode()
    assert other.get(f"{address}kelulusan/").status_code == 403
    assert other.post(f"{address}terbitkan/").status_code == 403
    assert other.get(f"/diklat/sertifikat/{certificate.code}/cabut/").status_code == 403
    assert other.get(f"/diklat/sertifikat/{certificate.code}/berkas/").status_code == 404
    assert other.post(f"/diklat/sertifikat/{certificate.code}/tampilkan/", {"open": "yes"}).status_code == 404
    assert badge(other, certificate).status_code == 404


def test_everybody_reads_yes_and_a_masked_name(college: College, certificate: Certificate) -> None:
    name = certificate.seat.employee.person.name
    answer = Client().get(f"/diklat/sertifikat/{certificate.code}/")
    page = answer.content.decode()
    assert "<h1>Ya</h1>" in page
    assert certificate.document.number_text in page
    assert name not in page
    assert certificate.document.holder_mask in page
    assert len(answer.content) < 100_000
    opened(college, certificate)
    assert name in Client().get(f"/diklat/sertifikat/{certificate.code}/").content.decode()


def test_the_page_of_every_paper_leads_there(certificate: Certificate) -> None:
    page = Client().get(f"/verifikasi/{certificate.code}/").content.decode()
    assert f'href="/diklat/sertifikat/{certificate.code}/"' in page


def test_everybody_reads_no_and_why_of_a_revoked_one(college: College, certificate: Certificate) -> None:
    revoke_certificate(certificate=certificate, reason="Nama salah ditulis.", actor=keeper(college), at=GIVEN)
    page = Client().get(f"/diklat/sertifikat/{certificate.code}/").content.decode()
    assert "<h1>Tidak</h1>" in page
    assert "Nama salah ditulis." in page


def test_an_unsigned_or_unknown_one_is_no_certificate(college: College, certificate: Certificate) -> None:
    Certificate.objects.filter(pk=certificate.pk).update(issued_at=None)
    assert Client().get(f"/diklat/sertifikat/{certificate.code}/").status_code == 404
    assert Client().get("/diklat/sertifikat/2222222222/").status_code == 404


def test_the_holder_downloads_paper_and_badge_named_by_code_alone(certificate: Certificate) -> None:
    mine = holder(certificate)
    assert certificate.document.number_text in mine.get("/diklat/sertifikat/").content.decode()
    pdf = mine.get(f"/diklat/sertifikat/{certificate.code}/berkas/")
    assert b"".join(pdf).startswith(b"%PDF")
    assert f"dokumen-{certificate.code}.pdf" in pdf["Content-Disposition"]
    assert f"lencana-{certificate.code}.png" in badge(mine, certificate, "png")["Content-Disposition"]


def test_a_badge_is_the_holders_until_they_open_it(college: College, certificate: Certificate, settings: Any) -> None:
    assert badge(Client(), certificate).status_code == 404
    opened(college, certificate)
    assert checked(badge(Client(), certificate).content.decode(), settings).achievement.name == "Pelayanan Prima"


def test_whoever_holds_a_badge_is_there_as_a_hash(certificate: Certificate, settings: Any) -> None:
    person = certificate.seat.employee.person
    person.email = sealed("email", "peserta@uji.go.id")
    person.save()
    token = badge(holder(certificate), certificate).content.decode()
    [identity] = checked(token, settings).identifiers
    assert identity.hashed
    assert identity.salt == certificate.badge_salt
    payload = OB3Verifier._decode_unverified(token)
    assert person.name not in str(payload)
    assert "peserta" not in str(payload)


def test_pictures_carry_the_same_badge(certificate: Certificate, settings: Any) -> None:
    mine = holder(certificate)
    token = badge(mine, certificate).content.decode()
    png, svg = (badge(mine, certificate, kind).content for kind in ("png", "svg"))
    assert OB3Verifier.extract_token_from_png(png) == OB3Verifier.extract_token_from_svg(svg) == token
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.size == (454, 454)


def test_a_revoked_badge_is_refused_by_its_list(college: College, certificate: Certificate, settings: Any) -> None:
    token = badge(holder(certificate), certificate).content.decode()
    assert checked(token, settings)
    revoke_certificate(certificate=certificate, reason="Nama salah ditulis.", actor=keeper(college), at=GIVEN)
    with pytest.raises(LibOpenBadgesException, match="revocation"):
        checked(token, settings)


def test_badges_outlive_the_key_unless_it_is_struck_off(
    certificate: Certificate, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = badge(holder(certificate), certificate).content.decode()
    another = keys.Ed25519PrivateKey.from_private_bytes(b"n" * 32)
    monkeypatch.setattr("praja.duties.training.queries.certificates.badges.badge_key", lambda: another)
    fresh = badge(holder(certificate), certificate).content.decode()
    assert fresh != old
    assert checked_offline(old, settings) == checked_offline(fresh, settings)
    note_badge_key(actor=system_actor("t"), at=GIVEN + timedelta(days=1))
    retired = BadgeKey.objects.order_by("first_used_at").first()
    assert retired is not None
    strike_badge_key(public=retired.public, actor=system_actor("t"), at=GIVEN + timedelta(days=1))
    with pytest.raises(LibOpenBadgesException, match="no verificationMethod"):
        checked_offline(old, settings)
    assert checked_offline(fresh, settings)


def checked_offline(token: str, settings: Any) -> str | None:
    """Without the list, which is signed with the key in use."""
    fetch = fetched(Client(), settings)
    did = OB3Verifier._decode_unverified(token)["iss"]
    found: str | None = OB3Verifier.for_issuer_did(did, download=fetch).verify(token).id
    return found


def test_programs_read_issuer_and_achievement_at_the_addresses_in_the_badge(
    certificate: Certificate, settings: Any
) -> None:
    payload = OB3Verifier._decode_unverified(badge(holder(certificate), certificate).content.decode())
    base = len(settings.PRAJA_BASE_URL)
    machine = Client(headers={"accept": "application/ld+json"})
    issuer, achievement = payload["issuer"], payload["credentialSubject"]["achievement"]
    assert machine.get(issuer["url"][base:]).json()["id"] == issuer["id"]
    assert machine.get(achievement["id"][base:]).json()["criteria"] == achievement["criteria"]
    assert Client().get(achievement["image"]["id"][base:])["Content-Type"] == "image/png"
    assert "Pelayanan Prima" in Client().get(achievement["id"][base:]).content.decode()
    assert "did:web:" in Client().get("/diklat/lencana/").content.decode()


def test_the_keeper_gives_and_revokes_by_pages(college: College, certificate: Certificate) -> None:
    page = signed_in(college.keeper)
    address = f"/diklat/sertifikat/{certificate.code}/cabut/"
    assert page.post(address, {"what": "revoke", "reason": ""}).status_code == 422
    assert page.post(address, {"what": "reissue", "reason": "Nama salah ditulis."}).status_code == 302
    shown = page.get(f"/diklat/kelas/{college.training_class.case.code}/sertifikat/").content.decode()
    assert "2 of 3 are signed." in shown
    assert "Nama salah ditulis." in shown


def test_the_class_page_asks_as_much_for_three_as_for_one(
    college: College, certificate: Certificate, django_assert_max_num_queries: Any
) -> None:
    page = signed_in(college.keeper)
    address = f"/diklat/kelas/{college.training_class.case.code}/sertifikat/"
    page.get(address)
    with django_assert_max_num_queries(32):
        page.get(address)
