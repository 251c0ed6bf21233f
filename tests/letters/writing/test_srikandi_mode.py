# SPDX-License-Identifier: EUPL-1.2
"""The same letter where SRIKANDI numbers, signs and sends: drafted and initialled here, taken there, its number written down."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from letters.incoming.test_reading import written_pdf
from letters.writing import drafted_letter, handed_in_letter, register
from officers import signed_in
from praja.duties.letters.attestation.settings import places_match_their_events
from praja.duties.letters.errors.writing import NumberedElsewhere
from praja.duties.letters.models import SrikandiPlaces
from praja.duties.letters.operations.elsewhere import take_to_srikandi
from praja.duties.letters.operations.modes import set_mode
from praja.duties.letters.procedure.names import SENT, TO_SIGN, TO_TAKE, WITH_SRIKANDI
from praja.duties.letters.queries.modes import mode_of, units_in_srikandi
from praja.kernel.documents.models import NumberEntry
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.lib.clock import frozen

TODAY = date(2026, 1, 5)


def go_over(office, unit, at, mode="srikandi", since=date(2026, 1, 1)):
    keeper = office.actor(office.mayor_records if unit == office.root else office.roads_records, at)
    set_mode(unit=unit, mode=mode, decree="SK 1/2026", since=since, actor=keeper, at=at)


def standing(case):
    return Case.objects.get(pk=case.pk)


def test_initialled_here_it_goes_on_there_and_comes_back_with_its_number(office, monday):
    go_over(office, office.roads, monday)
    case = drafted_letter(office, monday).letter.case
    oka, budi, hadi, arif = map(
        signed_in, (office.roads_officer, office.bridges_head, office.roads_head, office.roads_records)
    )
    address = f"/surat/keluar/{case.code}/"
    with frozen(monday + timedelta(minutes=1)):
        key = f"{office.bridges_head.pk}:{office.bridges.pk}:hierarki"
        assert oka.post(f"{address}ajukan/", {"seen_version": case.version, "check_1": key}).status_code == 302
        budi.post(f"{address}paraf/", {"seen_version": standing(case).version})
        case = standing(case)
        assert case.state == TO_TAKE
        [waits] = WorkItem.objects.filter(case_id=case.pk, closed_at=None)
        assert (waits.kind, waits.holder_role, waits.holder_unit) == ("letters.take", "records", office.roads)
        for_head, inbox = hadi.get(address).content.decode(), hadi.get("/surat/tanda-tangan/").content.decode()
        assert "Read and sign" not in for_head
        assert case.code not in inbox
        assert "ke-srikandi" in arif.get(address).content.decode()
        word = Document(io.BytesIO(oka.get(f"{address}naskah.docx").content))
        assert any("${nomor_naskah}" in cell.text for table in word.tables for cell in table._cells)
        assert arif.post(f"{address}ke-srikandi/", {"seen_version": case.version}).status_code == 302
        assert standing(case).state == WITH_SRIKANDI
        there = {"number": "000.1/9/DPU/2026", "dated_on": "2026-01-05", "seen_version": standing(case).version}
        signed = SimpleUploadedFile("surat.pdf", written_pdf())
        assert arif.post(f"{address}nomor-srikandi/", {**there, "photos": signed}).status_code == 302
        case = standing(case)
        assert (case.state, case.letter.srikandi_number, case.letter.dated_on) == (SENT, "000.1/9/DPU/2026", TODAY)
        assert b"".join(oka.get(f"{address}naskah.pdf").streaming_content).startswith(b"%PDF")
    assert not NumberEntry.objects.exists(), "nothing is numbered here"


@pytest.mark.one_database
def test_what_waited_for_a_signature_when_the_unit_went_over_is_signed_there(office, monday):
    register(office, monday)
    case = handed_in_letter(office, monday)
    head, author = signed_in(office.roads_head), office.actor(office.roads_officer, monday)
    with pytest.raises(NumberedElsewhere):
        take_to_srikandi(case=case, actor=author, at=monday, seen_version=None)
    assert case.state == TO_SIGN
    go_over(office, office.roads, monday)
    with frozen(monday):
        assert "Data jalan rusak" not in head.get("/surat/tanda-tangan/").content.decode()
        page = head.get(f"/surat/tanda-tangan/{case.code}/")
        assert page.context["can_sign"] is False
        assert "signed and sent in SRIKANDI" in page.content.decode()
        assert "kembalikan" in head.get(f"/surat/keluar/{case.code}/").content.decode()
        assert signed_in(office.roads_records).post(
            f"/surat/keluar/{case.code}/ke-srikandi/", {"seen_version": case.version}
        )
    assert standing(case).state == WITH_SRIKANDI


@pytest.mark.one_database
def test_a_mode_holds_from_its_day_for_everybody_below_who_has_none(office, monday):
    go_over(office, office.root, monday)
    go_over(office, office.roads, monday, "mandiri")
    assert [str(mode_of(unit.pk, TODAY)) for unit in (office.root, office.lights, office.roads, office.bridges)] == [
        *["srikandi"] * 2,
        *["mandiri"] * 2,
    ]
    assert mode_of(office.lights.pk, date(2025, 12, 31)) == "mandiri"
    over = units_in_srikandi(TODAY)
    assert {office.root.pk, office.lights.pk} <= over
    assert not {office.roads.pk, office.bridges.pk} & over
    assert units_in_srikandi(date(2025, 12, 31)) == frozenset()


@pytest.mark.one_database
def test_what_srikandi_fills_in_is_tried_set_from_a_day_and_refused_without_what_it_needs(office, monday):
    address, agus = "/surat/pengaturan/srikandi/", signed_in(office.mayor_records)
    go_over(office, office.roads, monday)
    case = drafted_letter(office, monday).letter.case
    typed = {"number": "nomor", "date": "${tgl}", "signature": "${ttd}", "name": "${nama}"}
    typed |= {"source": "Templat Surat Dinas SRIKANDI, Mei 2025", "since": "2026-01-05"}
    with frozen(monday):
        assert "only recalled" in agus.get(address).content.decode()
        assert signed_in(office.roads_records).post(address, typed).status_code == 403
        for name, wrong in (("signature", ""), ("date", "${nomor}"), ("number", "{{x}}"), ("source", " ")):
            refused = agus.post(address, {**typed, name: wrong})
            assert (refused.status_code, list(refused.context["form"].errors)) == (422, [name])
        assert "${nomor}" in agus.post(address, {**typed, "try": "1"}).content.decode()
        sample = Document(io.BytesIO(agus.post(address, {**typed, "sample": "1"}).content))
        assert "${ttd}" in [line.text for line in sample.paragraphs]
        assert agus.post(address, typed).status_code == 302
        assert agus.post(address, typed).context["form"].errors["since"]
        held = agus.get(address).content.decode()
        assert "only recalled" not in held
        word = Document(
            io.BytesIO(signed_in(office.roads_officer).get(f"/surat/keluar/{case.code}/naskah.docx").content)
        )
    lines = [line.text for line in word.paragraphs]
    assert "${nama}" in lines
    assert "Hadi" not in lines
    assert list(places_match_their_events()) == []
    SrikandiPlaces.objects.update(places={**SrikandiPlaces.objects.get().places, "number": "${lain}"})
    assert ["places" in found.what for found in places_match_their_events()] == [True]
