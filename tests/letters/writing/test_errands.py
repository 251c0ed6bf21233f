# SPDX-License-Identifier: EUPL-1.2
"""A signed letter that sends somebody is their days away: nothing is entered twice, and nothing is left when it is withdrawn."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction

from attendance.days.making import day_of, punched
from letters.writing import classification, register
from officers import signed_in
from praja.duties.letters.attestation.errands import days_away_match_their_letters
from praja.duties.letters.domain.bodies import UnusableBody
from praja.duties.letters.domain.errands import Errand, Goer, span_in_words
from praja.duties.letters.models import LetterVersion
from praja.duties.letters.operations.checking import hand_in
from praja.duties.letters.operations.drafting import draft_letter
from praja.duties.letters.operations.drafts import NewDraft
from praja.duties.letters.operations.sending import withdraw_letter
from praja.duties.letters.operations.signing import sign_letters
from praja.duties.letters.queries.drafting import letter_page_data
from praja.duties.letters.rules import may_open_letter
from praja.kernel.notifications.models import Message
from praja.kernel.people.enums import EmploymentKind
from praja.kernel.people.models import Absence
from praja.kernel.people.operations import hire_employee, open_account, record_absence, register_person
from praja.kernel.procedures.models import Case
from praja.lib.clock import frozen
from procedures.cases import deliver_all
from towns import FOUNDER

HOUR = timedelta(hours=1)
NIP = "199001012020011001"
TUESDAY, WEDNESDAY = date(2026, 1, 6), date(2026, 1, 7)


def test_days_are_written_as_letters_write_them():
    assert span_in_words(TUESDAY, TUESDAY) == "6 Januari 2026"
    assert span_in_words(TUESDAY, WEDNESDAY) == "6 s.d. 7 Januari 2026 (2 hari)"
    assert span_in_words(date(2026, 1, 31), date(2026, 2, 1)) == "31 Januari s.d. 1 Februari 2026 (2 hari)"
    assert span_in_words(date(2025, 12, 31), date(2026, 1, 1)) == "31 Desember 2025 s.d. 1 Januari 2026 (2 hari)"


def test_what_is_no_errand_is_refused():
    good = Errand("DL", TUESDAY, WEDNESDAY, (Goer(7, "Wayan"),), "Manado").as_data()
    assert Errand.of(good).as_data() == good
    wrong = ({"kind": "CT"}, {"last_day": "2026-01-05"}, {"people": []}, {"people": good["people"] * 2}, {"place": 3})
    for change in wrong:
        with pytest.raises(UnusableBody):
            Errand.of({**good, **change})


@pytest.fixture
def wayan(office, monday):
    return hired("Wayan", office.bridges, monday, NIP)


def hired(name, unit, at, nip):
    person = register_person(name=name, actor=FOUNDER, at=at)
    joined = date(2020, 1, 1)
    return hire_employee(
        person=person, employment=EmploymentKind.PNS, unit=unit, joined_on=joined, nip=nip, actor=FOUNDER, at=at
    )


def begun(office, at):
    classification()
    register(office, at)
    new = NewDraft(kind="surat_tugas", subject="Pendataan jembatan", classification=classification())
    return draft_letter(new=new, unit=office.roads, actor=office.actor(office.roads_officer, at), at=at).letter.case


def typed(case, **more):
    fields = {"seen_version": case.version, "kind": "surat_tugas", "subject": "Pendataan jembatan"}
    given = {"body": "Menugaskan:", "closing": "Dilaksanakan dengan penuh tanggung jawab.", "security": "B"}
    away = {"errand_kind": "DL", "errand_first": "2026-01-06", "errand_last": "2026-01-07", "errand_place": "Manado"}
    around = {"speed": "biasa", "classification": "000.1.2", "signing_unit": case.lead_unit_id}
    return {**fields, **given, **away, **around, **more}


def signed(office, case, at):
    case.refresh_from_db()
    hand_in(case=case, checks=(), actor=office.actor(office.roads_officer, at), at=at, seen_version=None)
    [one] = sign_letters(case_ids=[case.pk], secret=None, actor=office.actor(office.roads_head, at), at=at)
    assert one.refused is None
    deliver_all(at)


def test_a_signed_letter_suppresses_lateness_until_it_is_withdrawn(office, wayan, monday):
    case = begun(office, monday)
    with frozen(monday):
        oka, page = signed_in(office.roads_officer), f"/surat/keluar/{case.code}/tulis/"
        found = oka.post(page, typed(case, look="1", cari="1990 0101 202001 1 001"))
        assert [one.value for one in found.context["form"].found_people] == [wayan.pk]
        alone = oka.post("/surat/keluar/pegawai/", {"cari": "way jemb"})
        assert f'value="{wayan.pk}"' in alone.content.decode()
        assert "Pendataan jembatan" in found.content.decode(), "nothing that was typed is lost"
        assert oka.post(page, typed(case, asked=[wayan.pk])).status_code == 302
    text = letter_page_data(case.letter.outgoing)
    assert ["Waktu", [["6 s.d. 7 Januari 2026 (2 hari)", ""]]] in text.errand[1]["rows"]
    assert "19900101 202001 1 001" in str(text.errand[0])
    punched(wayan, TUESDAY, "09:00", "16:00")
    later = monday + timedelta(days=4)
    before = day_of(wayan, TUESDAY, at=later)
    assert (before.code, before.late_class) == ("H", 3)

    goer = open_account(person=wayan.person, actor=FOUNDER, at=monday)
    reads = lambda: may_open_letter.allows(office.actor(goer, later), Case.objects.get(pk=case.pk))  # noqa: E731
    assert not reads()
    signed(office, case, later)
    assert reads()
    assert Message.objects.filter(template="letters.errand", recipient=wayan.person).exists()
    absence = Absence.objects.get(employee=wayan)
    case = Case.objects.get(pk=case.pk)
    assert (absence.code, absence.basis, absence.case) == ("DL", case.letter.number_text, case.pk)
    away = day_of(wayan, TUESDAY, at=later)
    assert (away.code, away.late_minutes, away.late_class) == ("DL", 0, 0)
    assert list(days_away_match_their_letters()) == []

    head = office.actor(office.roads_head, later + HOUR)
    withdraw_letter(case=case, reason="Batal", actor=head, at=later + HOUR, seen_version=None)
    deliver_all(later + HOUR)
    assert Absence.objects.get(employee=wayan).cancelled_at == later + HOUR
    after = day_of(wayan, TUESDAY, at=later + HOUR)
    assert (after.code, after.late_class) == ("H", 3)
    assert list(days_away_match_their_letters()) == []


def test_days_that_were_changed_behind_the_platform_are_named(office, wayan, monday):
    case = begun(office, monday)
    with frozen(monday):
        signed_in(office.roads_officer).post(f"/surat/keluar/{case.code}/tulis/", typed(case, asked=[wayan.pk]))
    signed(office, case, monday + HOUR)
    edits = (
        ("UPDATE people_absence SET last_day = '2026-01-09'", "on days that it does not say"),
        ("UPDATE people_absence SET cancelled_at = '2026-01-05'", "not in the register as it says"),
        ("UPDATE people_absence SET code = 'CT'", "not in the register as it says"),
    )
    for sql, named in edits:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            assert any(named in found.what for found in days_away_match_their_letters()), sql
            transaction.set_rollback(True)


@pytest.mark.one_database
def test_what_is_missing_stands_at_its_field(office, wayan, monday, in_english):
    case = begun(office, monday)
    with frozen(monday):
        oka, page = signed_in(office.roads_officer), f"/surat/keluar/{case.code}/tulis/"
        nobody = oka.post(page, typed(case, errand_first="")).context["form"].errors
        assert {*nobody} == {"asked", "errand_first"}
        backwards = oka.post(page, typed(case, asked=[wayan.pk], errand_last="2026-01-05")).context["form"].errors
        assert {*backwards} == {"errand_last"}
        for_nothing = oka.post(page, typed(case, asked=[wayan.pk], errand_kind="")).context["form"].errors
        assert {*for_nothing} == {"errand_kind"}
        assert LetterVersion.objects.filter(outgoing=case.pk).count() == 1


@pytest.mark.one_database
def test_a_clash_is_said_and_leave_is_not_named(office, wayan, monday, in_english):
    cahya = hired("Cahya", office.lights, monday, "199001012020011002")
    first = begun(office, monday)
    with frozen(monday):
        oka = signed_in(office.roads_officer)
        oka.post(f"/surat/keluar/{first.code}/tulis/", typed(first, asked=[wayan.pk]))
        signed(office, first, monday + HOUR)
        leave = {"kind": "leave", "code": "CT", "basis": "CT/1", "actor": FOUNDER, "at": monday}
        record_absence(employee=cahya, first_day=WEDNESDAY, last_day=WEDNESDAY, **leave)
        new = NewDraft(kind="surat_tugas", subject="Rapat", classification=classification())
        actor = office.actor(office.roads_officer, monday)
        second = draft_letter(new=new, unit=office.roads, actor=actor, at=monday).letter.case
        page = f"/surat/keluar/{second.code}/tulis/"
        assert oka.post(page, typed(second, asked=[wayan.pk, cahya.pk], errand_kind="DIK")).status_code == 302
        said = oka.get(page).context["clashes"]
        number = Case.objects.get(pk=first.pk).letter.number_text
        assert said == [
            f"Wayan is sent already, Jan. 6, 2026 to Jan. 7, 2026, by {number}.",
            "Cahya is recorded as away, Jan. 7, 2026.",
        ]
        assert oka.get(f"/surat/keluar/{second.code}/").context["clashes"] == said
