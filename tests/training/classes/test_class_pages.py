# SPDX-License-Identifier: EUPL-1.2
"""The pages of the catalogue and of classes, by those who use them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from officers import signed_in
from praja.duties.training.enums import ClassState, SeatStatus
from praja.duties.training.models import ClassOfficer, ClassSession, Programme, Quota, Room, Seat, TrainingClass
from praja.kernel.people.models import Account
from praja.lib import clock
from training.classes.making import CHOSEN, NOMINATED, SIGNED, announced, nominated, selected
from training.conftest import OPENED, STARTED, College

pytestmark = pytest.mark.django_db


def at(account: Account, moment: datetime, path: str, **data):
    """What this account gets or, with data, sends at a moment."""
    client: Client = signed_in(account)
    with clock.frozen(moment):
        return client.post(f"/diklat/{path}", data) if data else client.get(f"/diklat/{path}")


def text_of(response) -> str:
    return response.content.decode()


def test_the_personnel_office_enters_a_programme_a_curriculum_and_a_room(college: College) -> None:
    keeper, unit = college.keeper, college.staff.personnel
    given = {
        "title": "Layanan Kelurahan",
        "code": "pel-kel",
        "form": "technical",
        "aim": "Melayani.",
        "audience": "Lurah",
    }
    answer = at(keeper, OPENED, "program/baru/", unit=unit.pk, is_offered="on", **given)
    assert answer.headers["Location"] == "/diklat/program/PEL-KEL/"
    wrong = at(keeper, OPENED, "program/PEL-KEL/kurikulum/", subjects="Diagnosis", least_presence="80", least_score="0")
    assert (wrong.status_code, "Line 1" in text_of(wrong)) == (422, True)
    lines = "Praktik baik; 4\nDiagnosis 3 JP\n\nRencana aksi\t5"
    at(
        keeper,
        OPENED,
        "program/PEL-KEL/kurikulum/",
        subjects=lines,
        least_presence="80",
        least_score="0",
        needs_plan="on",
    )
    page = text_of(at(college.staff.worker, OPENED, "program/PEL-KEL/"))
    assert "12 JP" in page
    assert "Prepare a class" not in page
    assert Programme.objects.get(code="PEL-KEL").curricula.get().needs_plan
    at(keeper, OPENED, "ruang/", name="Ruang Melati", capacity="20", unit=unit.pk, is_open="on")
    assert Room.objects.filter(name="Ruang Melati", unit=unit).exists()


def test_a_class_is_prepared_with_quotas_that_were_pasted(college: College) -> None:
    keeper, staff = college.keeper, college.staff
    given = {
        "name": "Angkatan IX",
        "unit": staff.personnel.pk,
        "capacity": "5",
        "place": "Aula",
        "first_day": "2026-04-06",
        "last_day": "2026-04-08",
        "nominations_until": "2026-03-20",
    }
    path = "program/PEL-PRIMA/kelas-baru/"
    wrong = at(keeper, OPENED, path, quotas="Dinas Entah; 2", **given)
    assert wrong.status_code == 422
    assert "no unit is called “Dinas Entah”" in text_of(wrong)
    assert "Angkatan IX" in text_of(wrong)
    full = at(keeper, OPENED, path, quotas="Dinas Pekerjaan Umum; 4\n3; 3", **given)
    assert (full.status_code, 'href="#id_quotas"' in text_of(full)) == (422, True)
    made = at(keeper, OPENED, path, quotas="dinas pekerjaan umum; 2\n3\t1", **given)
    row = TrainingClass.objects.get(name="Angkatan IX")
    assert made.headers["Location"] == f"/diklat/kelas/{row.case.code}/"
    assert dict(Quota.objects.filter(training_class=row).values_list("unit__code", "seats")) == {"2": 2, "3": 1}
    assert at(staff.worker, OPENED, f"kelas/{row.case.code}/").status_code == 404


def test_a_head_nominates_many_on_one_form_and_loses_nothing(college: College) -> None:
    staff, row = college.staff, announced(college, roads=1)
    path, people = f"kelas/{row.case.code}/usulkan/", {a: staff.employee(a).pk for a in (staff.worker, staff.colleague)}
    first, second = people.values()
    looked = text_of(
        at(staff.roads_head, NOMINATED, path, look="1", find="cahya", reason="Perlu.", **{f"as_{first}": "quota"})
    )
    assert all(word in looked for word in ("Wayan", "Cahya", "Perlu."))
    assert "Dewi" not in looked
    both = {f"as_{first}": "quota", f"as_{second}": "quota"}
    refused = at(staff.roads_head, NOMINATED, path, reason="Perlu.", find="", **both)
    assert refused.status_code == 422
    assert 'href="#id_employees"' in text_of(refused)
    assert not Seat.objects.filter(training_class=row).exists()
    at(staff.roads_head, NOMINATED, path, reason="Perlu.", find="", **{**both, f"as_{second}": "reserve"})
    assert list(Seat.objects.filter(training_class=row).order_by("way").values_list("way", flat=True)) == [
        "quota",
        "reserve",
    ]


def test_the_committee_chooses_with_reasons_and_an_order(college: College) -> None:
    staff, row = college.staff, announced(college, capacity=3)
    seats = nominated(
        college, row, staff.roads_head, staff.worker, staff.colleague, reserves=(staff.contracted, staff.bridges_head)
    )
    path = f"kelas/{row.case.code}/pilih/"
    page = text_of(at(college.keeper, CHOSEN, path))
    assert "Wayan" in page
    by_name = {one.employee.person.name: one.pk for one in Seat.objects.filter(training_class=row)}
    said = {f"seat_{pk}": "selected" for pk in by_name.values()}
    said |= {f"seat_{by_name['Dewi']}": "waiting", f"place_{by_name['Dewi']}": "2"}
    said |= {f"seat_{by_name['Budi']}": "waiting", f"place_{by_name['Budi']}": "1"}
    said |= {f"seat_{by_name['Cahya']}": "not_selected"}
    version = row.case.version
    refused = at(college.keeper, CHOSEN, path, seen_version=version, **said)
    assert (refused.status_code, "Say why Cahya" in text_of(refused)) == (422, True)
    at(
        college.keeper,
        CHOSEN,
        path,
        seen_version=version,
        **{**said, f"reason_{by_name['Cahya']}": "Giliran berikutnya."},
    )
    found = Seat.objects.filter(training_class=row).values_list("employee__person__name", "status", "place_in_line")
    assert sorted(found) == [
        ("Budi", "waiting", 1),
        ("Cahya", "not_selected", 0),
        ("Dewi", "waiting", 2),
        ("Wayan", "selected", 0),
    ]
    assert len(seats) == 4


def test_only_who_runs_the_class_chooses_and_only_heads_nominate(college: College) -> None:
    staff, row = college.staff, announced(college)
    assert at(staff.worker, CHOSEN, f"kelas/{row.case.code}/pilih/").status_code == 404
    assert at(staff.worker, NOMINATED, f"kelas/{row.case.code}/usulkan/").status_code == 403
    assert at(staff.worker, NOMINATED, f"kelas/{row.case.code}/panitia/").status_code == 404
    assert at(staff.worker, NOMINATED, f"kelas/{row.case.code}/jadwal/baru/").status_code == 404
    assert at(staff.worker, NOMINATED, f"kelas/{row.case.code}/laporan.pdf").status_code == 404


def test_participants_see_each_other_and_strangers_see_nobody(college: College) -> None:
    path = f"kelas/{college.training_class.case.code}/peserta/"
    assert "Cahya" in text_of(at(college.staff.worker, STARTED, path))
    assert "Cahya" not in text_of(at(college.staff.contracted, STARTED, path))


def test_steps_are_taken_from_the_page_and_refused_on_an_old_one(college: College) -> None:
    row, keeper = announced(college), college.keeper
    path = f"kelas/{row.case.code}/"
    page = text_of(at(keeper, NOMINATED, path))
    assert "What you may do now" in page
    old = at(keeper, NOMINATED, f"{path}batal/", reason="Anggaran dialihkan.", seen_version=row.case.version - 1)
    assert old.status_code == 409
    assert "Anggaran dialihkan." in text_of(old)
    at(keeper, NOMINATED, f"{path}batal/", reason="Anggaran dialihkan.", seen_version=row.case.version)
    row.case.refresh_from_db()
    assert row.case.state == ClassState.CANCELLED
    assert "Anggaran dialihkan." in text_of(at(college.staff.worker, NOMINATED, path))


def test_a_clashing_session_is_kept_said_and_not_begun_without_words(college: College) -> None:
    staff, keeper = college.staff, college.keeper
    row = announced(college)
    [seat] = nominated(college, row, staff.roads_head, staff.contracted)
    row = selected(college, row, [seat])
    taken = college.sessions[0]
    given = {
        "title": "Praktik",
        "jp": "2",
        "room": college.room.pk,
        "starts_at": "2026-03-02T08:00",
        "ends_at": "",
    }
    kept = at(keeper, SIGNED, f"kelas/{row.case.code}/jadwal/baru/", **given)
    assert kept.status_code == 302
    made = ClassSession.objects.get(training_class=row)
    assert made.ends_at - made.starts_at == timedelta(minutes=90)
    page = text_of(at(keeper, SIGNED, f"kelas/{row.case.code}/jadwal/"))
    assert ("Clashes" in page) == (made.starts_at < taken.ends_at and taken.starts_at < made.ends_at)
    refused = at(keeper, SIGNED, f"kelas/{row.case.code}/mulai/", seen_version=row.case.version)
    assert refused.status_code == 422
    at(
        keeper,
        SIGNED,
        f"kelas/{row.case.code}/mulai/",
        seen_version=row.case.version,
        clash_words="Ruangnya dibagi dua.",
    )
    row.case.refresh_from_db()
    assert row.case.state == ClassState.RUNNING
    # seen from the other side as well
    other = text_of(at(keeper, SIGNED, f"kelas/{college.training_class.case.code}/jadwal/"))
    assert "Aula is also used then" in other


def test_a_trainer_from_outside_and_a_cancelled_session(college: College) -> None:
    code = college.training_class.case.code
    given = {"title": "Studi banding", "jp": "1", "starts_at": "2026-03-04T08:00", "ends_at": "", "room": ""}
    at(college.committee, STARTED, f"kelas/{code}/jadwal/baru/", outside="Dr. Sri Lestari", **given)
    at(
        college.committee,
        STARTED,
        f"kelas/{code}/jadwal/baru/",
        outside="dr. sri lestari",
        **{**given, "starts_at": "2026-03-05T08:00"},
    )
    made = ClassSession.objects.filter(title="Studi banding")
    assert len({one.trainers.get().person_id for one in made}) == 1
    first = made[0]
    at(college.committee, STARTED, f"kelas/{code}/jadwal/{first.pk}/", cancel="1", outside="", **given)
    first.refresh_from_db()
    assert first.cancelled_at == STARTED
    calendar = at(college.staff.worker, STARTED, f"kelas/{code}/kalender.ics")
    assert calendar.content.decode().count("BEGIN:VEVENT") == 4
    assert calendar.content.decode().count("STATUS:CANCELLED") == 1
    own = at(college.trainer, STARTED, "kalender.ics")
    assert own.content.decode().count("BEGIN:VEVENT") == 2


def test_the_committee_is_named_by_search(college: College) -> None:
    code, person = college.training_class.case.code, college.staff.stranger.person
    page = text_of(at(college.keeper, STARTED, f"kelas/{code}/panitia/", look="1", find="slamet"))
    assert "Slamet" in page
    at(college.keeper, STARTED, f"kelas/{code}/panitia/", find="slamet", person=person.pk, function="coach")
    officer = ClassOfficer.objects.get(person=person, ended_at=None)
    at(college.keeper, STARTED, f"kelas/{code}/panitia/{officer.pk}/akhiri/", x="1")
    officer.refresh_from_db()
    assert officer.ended_at == STARTED


def test_a_seat_is_given_back_by_its_owner_with_words(college: College) -> None:
    path = f"kelas/{college.training_class.case.code}/lepas/"
    short = at(college.staff.worker, STARTED, path, reason="Sakit", seen_version="1")
    assert short.status_code == 422
    at(college.staff.worker, STARTED, path, reason="Sakit dan dirawat.", seen_version="1")
    assert college.seat(college.staff.worker).status == SeatStatus.WITHDRAWN


def test_the_report_of_the_committee_comes_as_three_files(college: College) -> None:
    code = college.training_class.case.code
    begins = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK"}
    for name, start in begins.items():
        answer = at(college.committee, datetime(2026, 3, 6, 8, 0, tzinfo=UTC), f"kelas/{code}/laporan.{name}")
        assert answer.content.startswith(start)


def test_lists_ask_the_same_number_of_questions_however_many_rows(college, django_assert_max_num_queries) -> None:
    announced(college)
    for path in ("", "kelas/"):
        with django_assert_max_num_queries(40):
            at(college.keeper, OPENED, path)
