# SPDX-License-Identifier: EUPL-1.2
"""Lesson hours on pages: one's own year, the people of one's units, what posts require, proposals, need in the figures."""

import io
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from officers import signed_in
from praja.duties.training.enums import CreditSource, LearningForm
from praja.duties.training.models import Claim, Credit, PostRequirement, Proposal, Remedy
from praja.duties.training.operations.credits import book_credit
from praja.kernel.organization.models import Post
from praja.kernel.people.models import Employee
from praja.lib.actors import system_actor

BOOKED = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
PLATFORM = system_actor("training")


@pytest.fixture
def worker(college):
    return Employee.objects.get(person=college.staff.worker.person_id)


@pytest.fixture
def bimtek(worker):
    return book_credit(
        employee=worker,
        form=LearningForm.GUIDANCE,
        title="Bimtek Kearsipan",
        organiser="ANRI",
        first_day=date(2026, 3, 2),
        last_day=date(2026, 3, 4),
        jp=30,
        source=CreditSource.IMPORTED,
        actor=PLATFORM,
        at=BOOKED,
    )


@pytest.fixture
def as_():
    return signed_in


def picture():
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "PNG")
    return SimpleUploadedFile("sertifikat.png", made.getvalue(), "image/png")


TOLD = {
    "form": "technical",
    "title": "Pelatihan Kearsipan",
    "organiser": "ANRI",
    "first_day": "2026-03-02",
    "last_day": "2026-03-06",
    "jp": "40",
    "idempotency_key": "11111111-1111-4111-8111-111111111111",
}


def test_the_own_year_says_what_counts_and_what_is_missing(as_, college, bimtek):
    page = as_(college.staff.worker).get("/diklat/saya/?tahun=2026").content.decode()
    assert "Bimtek Kearsipan" in page
    assert "10 of 20 JP. 10 JP are missing." in page
    assert "No certificate says how many JP: at most 10 for the whole activity." in page


def test_the_own_year_leads_to_certificates_and_to_who_knows_what(as_, college):
    client = as_(college.staff.worker)
    page = client.get("/diklat/saya/").content.decode()
    for name in ("my_certificates", "directory"):
        address = reverse(f"training:{name}")
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200


def test_training_is_told_of_with_proof_and_nothing_typed_is_lost(as_, college):
    client = as_(college.staff.worker)
    refused = client.post("/diklat/saya/lapor/", TOLD)
    assert (refused.status_code, "Pelatihan Kearsipan" in refused.content.decode()) == (422, True)
    sent = client.post("/diklat/saya/lapor/", {**TOLD, "photos": picture()})
    claim = Claim.objects.select_related("case").get()
    assert sent["Location"].endswith(f"/diklat/saya/lapor/{claim.case.code}/")
    assert client.get(sent["Location"]).status_code == 200
    taken = as_(college.keeper).post(f"{sent['Location']}terima/", {"seen_version": claim.case.version, "note": ""})
    assert (taken.status_code, Credit.objects.get().jp) == (302, 40)


def test_papers_are_for_the_employee_and_the_personnel_office_alone(as_, college):
    as_(college.staff.worker).post("/diklat/saya/lapor/", {**TOLD, "photos": picture()})
    address = f"/diklat/saya/lapor/{Claim.objects.get().case.code}/"
    for account, status in (
        (college.keeper, 200),
        (college.staff.auditor, 200),
        (college.staff.bridges_head, 404),
        (college.staff.stranger, 404),
    ):
        assert as_(account).get(address).status_code == status


def test_a_year_is_read_by_head_and_personnel_office_of_the_unit_alone(as_, college, worker, bimtek):
    for account, status in (
        (college.staff.bridges_head, 200),
        (college.keeper, 200),
        (college.staff.worker, 200),
        (college.staff.lights_head, 404),
        (college.staff.stranger, 404),
    ):
        assert as_(account).get(f"/diklat/kebutuhan/pegawai/{worker.pk}/").status_code == status


def test_the_personnel_office_lets_an_entry_count_no_more(as_, college, bimtek):
    client = as_(college.keeper)
    address = f"/diklat/kebutuhan/jp/{bimtek.pk}/"
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Salah orang"}).status_code == 302
    bimtek.refresh_from_db()
    assert bimtek.cancelled_reason == "Salah orang"
    assert "Salah orang" in client.get(address).content.decode()


@pytest.mark.parametrize(("kind", "begins"), [("xlsx", b"PK"), ("docx", b"PK")])
def test_the_register_comes_as_a_file(as_, college, bimtek, kind, begins):
    answer = as_(college.keeper).get(f"/diklat/kebutuhan/daftar.{kind}?tahun=2026")
    assert b"".join(answer.streaming_content).startswith(begins)


def test_a_post_requires_a_programme_and_its_gap_is_seen(as_, college, worker):
    post = Post.objects.create(unit=worker.unit, name="Pelaksana", kind="staff", since=date(2020, 1, 1))
    Employee.objects.filter(pk=worker.pk).update(post=post)
    client = as_(college.keeper)
    said = {
        "unit": college.staff.root.code,
        "post_name": "Pelaksana",
        "programme": college.programme.pk,
        "decree": "Keputusan Kepala BKPSDM 1/2026",
        "since": "2026-01-01",
    }
    assert client.post("/diklat/kebutuhan/jabatan/baru/", {**said, "programme": ""}).status_code == 422
    assert client.post("/diklat/kebutuhan/jabatan/baru/", said).status_code == 302
    page = as_(college.staff.bridges_head).get("/diklat/kebutuhan/jabatan/").content.decode()
    assert ("0 of 1" in page, worker.person.name in page) == (True, True)
    assert "Not learned yet" in as_(college.staff.worker).get("/diklat/saya/").content.decode()
    row = PostRequirement.objects.get()
    assert as_(college.keeper).post(f"/diklat/kebutuhan/jabatan/{row.pk}/", {"until": "2026-06-01"}).status_code == 302


def test_a_proposal_is_answered_by_the_personnel_office(as_, college):
    said = {
        "unit": college.staff.bridges.code,
        "title": "Pengukuran jembatan",
        "people": "3",
        "reason": "Hasil ukur sering harus diulang.",
        "measure": "",
        "programme": "",
        "idempotency_key": "22222222-2222-4222-8222-222222222222",
    }
    client = as_(college.staff.worker)
    assert client.post("/diklat/kebutuhan/usulan/baru/", {**said, "people": ""}).status_code == 422
    sent = client.post("/diklat/kebutuhan/usulan/baru/", said)
    case = Proposal.objects.get().case
    assert as_(college.staff.stranger).get(sent["Location"]).status_code == 404
    client = as_(college.keeper)
    taken = client.post(
        f"{sent['Location']}tampung/",
        {"seen_version": case.version, "programme": college.programme.pk, "note": "Masuk angkatan II."},
    )
    assert taken.status_code == 302
    page = as_(college.staff.worker).get(sent["Location"]).content.decode()
    assert ("Pelayanan Prima" in page, "Masuk angkatan II." in page) == (True, True)


def test_a_programme_is_named_for_a_figure_and_taken_back(as_, college):
    client = as_(college.keeper)
    said = {"programme": college.programme.pk, "measure": "complaints.first_response_on_time"}
    assert client.post("/diklat/kebutuhan/angka/", {**said, "measure": "letters.on_time"}).status_code == 422
    assert client.post("/diklat/kebutuhan/angka/", said).status_code == 302
    assert client.post(f"/diklat/kebutuhan/angka/{Remedy.objects.get().pk}/hapus/").status_code == 302
    assert Remedy.objects.get().ended_at is not None


def test_pages_of_the_office_open_for_the_head(as_, college, bimtek):
    client = as_(college.staff.mayor)
    for address in ("", "jabatan/", "angka/", "usulan/"):
        assert client.get(f"/diklat/kebutuhan/{address}").status_code == 200
