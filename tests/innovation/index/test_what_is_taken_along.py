# SPDX-License-Identifier: EUPL-1.2
"""The national form as a workbook, the evidence as an archive, proposals on paper; formulas never run."""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from innovation.conftest import Lab
from innovation.index.cast import NOW, YEAR, applied, paper, region, tell
from officers import signed_in
from praja.duties.innovation.attestation.index import answers_of_innovations_match_their_events
from praja.duties.innovation.domain.profiles import ProfileSheet
from praja.duties.innovation.models import ProposalText, Sending
from praja.duties.innovation.operations.index import seal_index, tell_sent
from praja.duties.innovation.operations.index.proposing import write_proposal
from praja.duties.innovation.operations.path import write_profile
from praja.duties.innovation.queries.index.proposals import proposal_of, template
from praja.kernel.exchange.declarations import points
from praja.kernel.exchange.queries import last_of
from praja.lib.clock import frozen


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with frozen(NOW):
        yield


def test_the_workbook_holds_fields_answers_and_rows_as_text(lab: Lab) -> None:
    row = applied(lab)
    sheet = ProfileSheet(design="=1+1 " + "kata " * 300, results="Selesai.")
    write_profile(innovation=row, sheet=sheet, seen_number=2, actor=lab.leader, at=NOW)
    tell(lab, "16", 2, reason="=cmd")
    region(lab, "8", parameter=3)

    answer = signed_in(lab.curator).get(f"/inovasi/iid/{YEAR}/isian.xlsx")

    book = load_workbook(BytesIO(answer.content))
    _about, fields, one_by_one, answers, rows = book.worksheets
    heads = [cell.value for cell in fields[1]]
    line = dict(zip(heads, fields[2], strict=True))
    assert line["Nama inovasi"].value == "Pilah Dua Kali"
    assert "Rancang bangun" not in line
    assert line["Waktu penerapan"].value == datetime(2025, 9, 1)  # noqa: DTZ001 (a cell knows no zone)
    copied = {cells[1].value: cells[2] for cells in one_by_one.iter_rows(min_row=2)}
    assert copied["Rancang bangun"].data_type == "s"
    assert copied["Rancang bangun"].alignment.wrap_text
    assert (copied["Waktu penerapan"].value, copied["Hasil"].value) == ("01-09-2025", "Selesai.")
    assert line["Dasar hukum"].value == "Peraturan Wali Kota 3/2025"
    assert [row[4].value for row in answers.iter_rows(min_row=2) if row[2].value == "16"] == [2]
    assert all(cell.data_type != "f" for sheet in book.worksheets for line in sheet for cell in line)
    assert [row[3].value for row in rows.iter_rows(min_row=2) if row[0].value == "8"] == [3]


def test_the_evidence_is_named_by_code_and_indicator(lab: Lab) -> None:
    applied(lab)
    tell(lab, "18", 1, files=(paper(lab), paper(lab, 41)))
    region(lab, "8", parameter=3, files=(paper(lab, 42),))
    code = lab.case().code

    everything = signed_in(lab.curator).get(f"/inovasi/iid/{YEAR}/bukti.zip")
    one = signed_in(lab.staff.worker).get(f"/inovasi/karya/{code}/kematangan/bukti.zip?tahun={YEAR}")

    whole = zipfile.ZipFile(BytesIO(b"".join(everything.streaming_content)))
    mine = zipfile.ZipFile(BytesIO(b"".join(one.streaming_content)))
    assert whole.namelist() == ["daftar.xlsx", f"{code}/18-1.jpeg", f"{code}/18-2.jpeg", "spd/8-1.jpeg"]
    assert mine.namelist() == ["daftar.xlsx", f"{code}/18-1.jpeg", f"{code}/18-2.jpeg"]
    listed = load_workbook(BytesIO(whole.read("daftar.xlsx"))).worksheets[0]
    rows = [[cell.value for cell in line[:4]] for line in listed.iter_rows(min_row=2)]
    assert rows[1] == [f"{code}/18-2.jpeg", "Pilah Dua Kali", "Seksi Jembatan", "18. Dukungan anggaran"]
    assert rows[2][0] == "spd/8-1.jpeg"


def test_a_proposal_begins_from_the_words_of_the_innovation_and_says_what_is_too_long(lab: Lab) -> None:
    row = applied(lab)
    edition, group = template("kipp_2019", "umum")

    written = {"1": "tujuan " * 201, "2": "Selaras dengan kategori."}
    count = write_proposal(innovation=row, edition="kipp_2019", group="umum", texts=written, actor=lab.leader, at=NOW)

    found = {one.key: one for one in proposal_of(row, edition, group)}
    assert count == 2
    assert (found["1"].words, found["1"].most, found["1"].over, found["1"].is_own) == (201, 200, 1, True)
    assert (found["4"].text, found["4"].is_own) == ("Pemilahan yang semula sekali sehari menjadi dua kali.", False)
    assert list(answers_of_innovations_match_their_events()) == []
    write_proposal(innovation=row, edition="kipp_2019", group="umum", texts={"2": ""}, actor=lab.leader, at=NOW)
    assert list(ProposalText.objects.values_list("part", flat=True)) == ["1"]
    ProposalText.objects.update(text="Lain.")
    assert list(answers_of_innovations_match_their_events())


def test_a_proposal_is_read_on_paper_and_its_sending_written_down(lab: Lab) -> None:
    row = applied(lab)
    here = f"/inovasi/karya/{row.case.code}/proposal/kipp_2021/umum/"
    leader, curator = signed_in(lab.staff.worker), signed_in(lab.curator)

    leader.post(here, {"goals": "Tujuan 11."})
    paper_of = Document(BytesIO(leader.get(f"{here}berkas/").content))
    curator.post(f"{here}terkirim/", {"receipt": "JIPP-12", "sent_on": "2026-03-01"})
    archive = curator.get("/inovasi/iid/proposal/kipp_2021/umum.zip")

    text = "\n".join(one.text for one in paper_of.paragraphs)
    assert "Tujuan 11." in text
    assert "words" not in text
    assert paper_of.sections[0].page_width < paper_of.sections[0].page_height
    checked = {row.cells[0].text: [one.text for one in row.cells[1:]] for row in paper_of.tables[0].rows}
    assert checked["Ringkasan"] == ["300", "200", "100 kata terlalu banyak"]
    assert checked["Keberlanjutan"][2] == "belum ditulis"
    assert Sending.objects.get().receipt == "JIPP-12"
    assert zipfile.ZipFile(BytesIO(b"".join(archive.streaming_content))).namelist() == [
        "daftar.xlsx",
        f"{row.case.code}.docx",
    ]
    other = curator.get("/inovasi/iid/proposal/kipp_2021/replikasi.zip")
    assert zipfile.ZipFile(BytesIO(b"".join(other.streaming_content))).namelist() == ["daftar.xlsx"]


def test_what_was_sent_stands_where_everything_comes_and_goes(lab: Lab) -> None:
    region(lab, "8", parameter=3)
    curator = lab.actor(lab.curator, NOW)
    seal = seal_index(year=YEAR, actor=curator, at=NOW)
    tell_sent(seal=seal, receipt="400/9", sent_on=NOW.date(), actor=curator, at=NOW)

    last = last_of([points()["iid.out"]], curator)["iid.out"]

    assert (last.passed.period, last.passed.rows) == ("2026", 0)
