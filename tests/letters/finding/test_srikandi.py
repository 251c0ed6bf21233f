# SPDX-License-Identifier: EUPL-1.2
"""Registers of SRIKANDI become letters here, once, however their columns are called."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from letters.conftest import Office
from letters.making import RECEIVED
from officers import signed_in
from praja.duties.letters.domain.srikandi import read_moment, read_security, read_speed, recognised
from praja.duties.letters.enums import Reach
from praja.duties.letters.models import Letter, RegisterSheet, RegisterTemplate
from praja.duties.letters.operations.modes import set_mode
from praja.duties.letters.operations.srikandi import take_in_register
from praja.duties.letters.procedure.names import ANSWERED, REGISTERED, SENT
from praja.duties.letters.queries.srikandi import columns_for, lines_under
from praja.duties.letters.tasks.registers import forget_waiting_registers
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.lib.imports import read_sheet
from sql_edits import findings, not_named

CAME_IN = """Nomor Naskah;Hal;Asal Naskah;Tanggal Diterima;Tanggal Naskah;Sifat Naskah;Tingkat Urgensi
B/1/2025;Undangan rapat;Kementerian Dalam Negeri;2025-06-12 09:15;10/06/2025;Biasa/Terbuka;Segera
R/2/2025;Rahasia negara;Kejaksaan;12 Juni 2025;;Rahasia;
B/3/2025;Tanpa hari;Kejaksaan;besok;;;
;Tanpa nomor;Kejaksaan;2025-06-12;;;
B/4/2025;Sifat aneh;Kejaksaan;2025-06-12;;sekali;
"""
WENT_OUT = """no;tentang apa;hari;untuk;menjawab
B/90/2025;Jawaban undangan;2025-06-14;Kementerian Dalam Negeri;B/1/2025
B/91/2025;Menjawab yang tak ada;2025-06-14;Kejaksaan;X/9
"""

EDITS = (
    ("UPDATE letters_registertemplate SET columns='{}'", (), "its columns"),
    ("DELETE FROM letters_registertemplate", (), "has events but no row"),
    (
        "INSERT INTO letters_registertemplate (register, columns, kept_at) "
        "SELECT 'keluar', columns, kept_at FROM letters_registertemplate",
        (),
        "no event says that there is such a row",
    ),
    ("UPDATE letters_letter SET srikandi_number='X' WHERE srikandi_number='B/1/2025'", (), "its srikandi is 'X'"),
)


def taken(office: Office, text: str, *, register: str = "masuk", columns: dict[str, str] | None = None):
    sheet = read_sheet(text.encode())
    known = columns or columns_for(register, sheet.headings)
    rows = [[line.number, line.values, None] for line in sheet.lines]
    return take_in_register(
        register=register,
        lines=lines_under(rows, known),
        sha256="0" * 64,
        unit=office.roads,
        actor=office.actor(office.roads_records, RECEIVED),
        at=RECEIVED,
    )


def test_rows_become_letters_once_and_what_cannot_be_read_is_named(office: Office):
    report = taken(office, CAME_IN)
    assert (report.created, [(one.line, one.field) for one in report.refused]) == (
        2,
        [(4, "received"), (5, "number"), (6, "security")],
    )
    letter = Letter.objects.get(srikandi_number="B/1/2025")
    assert (letter.speed, letter.dated_on, letter.reach) == ("segera", date(2025, 6, 10), Reach.OFFICE)
    assert (letter.case.state, letter.case.channel) == (REGISTERED, "srikandi")
    assert letter.case.filed_at.isoformat() == "2025-06-12T02:15:00+00:00"
    assert Letter.objects.get(srikandi_number="R/2/2025").reach == Reach.SEALED

    again = taken(office, CAME_IN)
    assert (again.created, again.unchanged, len(again.refused)) == (0, 2, 3)
    assert Letter.objects.count() == 2


def test_an_answer_of_the_outgoing_register_ends_the_letter_that_it_answers(office: Office):
    set_mode(
        unit=office.roads, mode="srikandi", decree="SK 1", since=date(2025, 1, 1), at=RECEIVED,
        actor=office.actor(office.roads_records, RECEIVED),
    )  # fmt: skip
    taken(office, CAME_IN)
    columns = {
        "number": "no",
        "subject": "tentang apa",
        "dated": "hari",
        "addressee": "untuk",
        "replies_to": "menjawab",
    }
    report = taken(office, WENT_OUT, register="keluar", columns=columns)

    assert (report.created, [(one.line, one.field) for one in report.refused]) == (1, [(3, "replies_to")])
    out = Letter.objects.get(srikandi_number="B/90/2025")
    assert (out.case.state, out.outgoing.replies_to.letter.srikandi_number) == (SENT, "B/1/2025")
    assert Case.objects.get(letter__srikandi_number="B/1/2025").state == ANSWERED
    assert taken(office, WENT_OUT, register="keluar", columns=columns).unchanged == 1


@pytest.mark.one_database
def test_columns_are_asked_once_and_remembered(office: Office):
    text = CAME_IN.replace("Nomor Naskah;Hal;", "Kolom A;Kolom B;")
    client = signed_in(office.roads_records)

    def sent():
        file = SimpleUploadedFile("register.csv", text.encode(), "text/csv")
        return client.post("/surat/srikandi/", {"register": "masuk", "unit": office.roads.code, "file": file})

    there = sent()["location"]
    assert b"rapat" not in bytes(RegisterSheet.objects.get().rows.token)
    forget_waiting_registers(RegisterSheet.objects.get().sent_at + timedelta(days=2))
    assert client.get(there).status_code == 404
    there = sent()["location"]
    page = client.get(there).content.decode()
    assert "Kolom A" in page
    said = {"sender": "Asal Naskah", "received": "Tanggal Diterima", "subject": "Kolom B"}
    assert client.post(there, said).status_code == 422
    report = client.post(there, {**said, "number": "Kolom A"})
    assert "<dt>new letters</dt><dd>3</dd>" in report.content.decode()
    assert not RegisterSheet.objects.exists()
    assert "<dt>known already</dt><dd>3</dd>" in sent().content.decode()
    assert RegisterTemplate.objects.count() == 1
    assert client.get(there).status_code == 404
    assert (findings(), not_named(EDITS)) == ([], [])


def test_nobody_takes_in_letters_of_another_unit(office: Office):
    with pytest.raises(StepNotAllowed):
        take_in_register(
            register="masuk", lines=[], sha256="", unit=office.roads, at=RECEIVED,
            actor=office.actor(office.lights_records, RECEIVED),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-06-12", "2025-06-12 00:00"),
        ("12/06/2025 09.15", "2025-06-12 09:15"),
        ("12 Juni 2025 pukul 09.15 WIB", "2025-06-12 09:15"),
        ("31-02-2025", None),
        ("", None),
        ("kemarin", None),
    ],
)
def test_days_as_people_write_them(text: str, moment: str | None):
    found = read_moment(text)
    assert (found and f"{found:%Y-%m-%d %H:%M}") == moment


def test_words_of_sifat_and_urgensi():
    assert [read_security(text) for text in ("", "Biasa/Terbuka", "SANGAT RAHASIA", "?")] == ["B", "B", "SR", None]
    assert [read_speed(text) for text in ("", "Amat Segera", "kilat", "xx")] == [
        "biasa",
        "amat_segera",
        "amat_segera",
        None,
    ]
    assert recognised("masuk", ["No", "perihal", "Hal"]) == {"subject": "Hal"}
