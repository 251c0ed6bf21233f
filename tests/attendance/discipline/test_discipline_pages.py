# SPDX-License-Identifier: EUPL-1.2
"""The pages of proposed sanctions: seen, summoned, answered and decided by those whom it concerns; its papers; what the ledger
says where somebody edits the tables."""

from datetime import UTC, date, datetime, timedelta

import pytest

from attendance.discipline.absent import counted, days, only_case
from officers import signed_in
from praja.duties.attendance.attestation.discipline import disciplines_match_their_events
from praja.duties.attendance.models import Day, Discipline, Said, Summons
from praja.kernel.notifications.models import Message
from praja.lib import clock
from procedures.cases import deliver_all

AT = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)
SUMMONS = {"hearing_at": "2026-06-04T09:00", "place": "Ruang rapat", "examiner": "Kepala Seksi Jembatan"}


@pytest.fixture(autouse=True)
def _that_day():
    with clock.frozen(AT):
        yield


def text_of(response):
    return response.content.decode()


def sent(browser, case, step, **said):
    case.refresh_from_db()
    return browser.post(f"/presensi/disiplin/{case.code}/{step}/", {"seen_version": case.version, **said})


@pytest.fixture
def case(staff):
    days(staff.employee(staff.worker), "TH" * 11)
    counted(AT)
    return only_case()


def test_a_case_goes_from_the_proposal_to_a_recorded_decision(staff, case):
    page = f"/presensi/disiplin/{case.code}/"
    head, worker = signed_in(staff.bridges_head), signed_in(staff.worker)
    assert "Wayan" in text_of(head.get("/presensi/disiplin/"))
    said = text_of(head.get(page))
    assert "Performance allowance cut by 25 % for 6 months" in said
    assert "Check first" in said
    assert said.count("#d2026-") == 11
    refused = sent(head, case, "panggil", **{**SUMMONS, "hearing_at": "2026-05-01T09:00"})
    assert refused.status_code == 422
    assert "Ruang rapat" in text_of(refused)
    assert "still to come" in text_of(refused)
    assert sent(head, case, "panggil", **SUMMONS).status_code == 302
    deliver_all(AT)
    (told,) = Message.objects.filter(recipient=staff.worker.person_id)
    assert (told.template, told.context) == ("attendance.letter_here", {"url": "http://localhost:8000/meja/"})
    assert "Ruang rapat" in text_of(worker.get(page))
    assert sent(worker, case, "jawab", text="Saya dirawat, surat menyusul.").status_code == 302
    assert "Saya dirawat" in text_of(head.get(page))
    assert "Saya dirawat" not in text_of(signed_in(staff.auditor).get(page))
    assert sent(head, case, "periksa", text="Ditanya dan dijawab.").status_code == 302
    assert sent(head, case, "putuskan", sanction="S1").status_code in (403, 409)
    on = {"official_unit": staff.root.pk, "note": "Perwal pendelegasian 3/2026"}
    assert sent(head, case, "teruskan", **on).status_code == 302
    mayor = signed_in(staff.mayor)
    missing = sent(mayor, case, "putuskan", sanction="R3", decree="800/9", decree_on="2026-06-01")
    assert "Say in a sentence why" in text_of(missing)
    done = {"sanction": "S1", "decree": "800/9", "decree_on": "2026-06-01"}
    assert sent(mayor, case, "putuskan", **done).status_code == 302
    assert "800/9" in text_of(worker.get(page))
    for paper in ("usulan/", "panggilan/1/", "berita-acara/"):
        assert worker.get(page + paper).content.startswith(b"%PDF")
    auditor = signed_in(staff.auditor)
    assert auditor.get(f"{page}usulan/").status_code == 200
    assert auditor.get(f"{page}berita-acara/").status_code == 404
    assert signed_in(staff.colleague).get(page).status_code == 404
    assert "Wayan" not in text_of(signed_in(staff.lights_head).get("/presensi/disiplin/?tampil=semua"))


def test_edits_by_sql_are_named(staff, case):
    head = signed_in(staff.bridges_head)
    sent(head, case, "panggil", **SUMMONS)
    sent(head, case, "periksa", text="Ditanya dan dijawab.")
    assert list(disciplines_match_their_events()) == []
    for model, edit in (
        (Discipline, {"band": "R1"}),
        (Discipline, {"days": ["2026-03-02"]}),
        (Discipline, {"superior_unit": staff.root}),
        (Discipline, {"sanction": "R1", "decree": "800/1"}),
        (Discipline, {"withdrawn_at": AT}),
        (Summons, {"place": "Aula"}),
        (Summons, {"at": AT + timedelta(days=9)}),
        (Said, {"kind": "decision"}),
    ):
        before = model.objects.values(*edit).get()
        model.objects.update(**edit)
        assert len(list(disciplines_match_their_events())) == 1, edit
        model.objects.update(**before)
    assert list(disciplines_match_their_events()) == []
    Said.objects.all().delete()
    assert len(list(disciplines_match_their_events())) == 1


def test_counts_of_the_year_show_what_is_coming_to_those_who_read_the_days(staff, case):
    days(staff.employee(staff.contracted), "TTTT", date(2026, 4, 6))
    Day.objects.filter(employee=staff.employee(staff.worker), code="H").update(late_minutes=91, late_class=4)
    said = text_of(signed_in(staff.roads_head).get("/presensi/disiplin/hitungan/"))
    assert case.code in said
    assert "1001" in said
    assert "nothing is proposed" in said
    table = b"".join(signed_in(staff.auditor).get("/presensi/disiplin/hitungan/csv/").streaming_content).decode()
    assert "Wayan,Seksi Jembatan,PNS,11,1001,2,Proposed" in table
    assert "Wayan" not in text_of(signed_in(staff.lights_head).get("/presensi/disiplin/hitungan/"))
    assert signed_in(staff.worker).get("/presensi/disiplin/hitungan/").status_code == 403


@pytest.mark.one_database
def test_the_list_takes_no_more_statements_for_more_cases(staff, case, django_assert_max_num_queries):
    keeper = signed_in(staff.keeper)
    keeper.get("/presensi/disiplin/")
    with django_assert_max_num_queries(40) as one:
        keeper.get("/presensi/disiplin/")
    for account in (staff.colleague, staff.stranger):
        days(staff.employee(account), "TTT", date(2026, 4, 6))
    counted(AT)
    with django_assert_max_num_queries(len(one)):
        keeper.get("/presensi/disiplin/")
