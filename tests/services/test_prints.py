# SPDX-License-Identifier: EUPL-1.2
"""What is printed of a standard and a pledge, the page of the procedure, and the story on a version's page."""

import io
from datetime import date, datetime, timedelta

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from officers import officer, signed_in
from praja.duties.services.models import StandardVersion
from praja.duties.services.operations import make_pledge, publish_standard, set_standard
from praja.duties.services.operations.standards import Decree
from praja.duties.services.queries.sop import sop_of
from praja.kernel.people.enums import Role
from praja.lib.clock import frozen
from services.forums import FORUM, PLEDGE, TODAY, consulted, drafted
from services.making import CHECKED, head_of, listed_service, published_standard, signed
from signing import words_of
from towns import Town

READER = Client(headers={"accept-language": "en"})
LETTER = "/layanan/surat-domisili/"
REVISED = timedelta(days=40)


def page(client: Client, path: str, at: datetime) -> str:
    with frozen(at):
        response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return " ".join(response.content.decode().split())


def paper(client: Client, path: str, at: datetime) -> bytes:
    with frozen(at):
        response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Cache-Control"] == "no-store"
    return bytes(response.content)


def size_of(pdf: bytes) -> tuple[int, int, int]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        box = opened.pages[0].mediabox
        return round(float(box[2])), round(float(box[3])), len(opened.pages)


def revised(town: Town, monday: datetime) -> datetime:
    """A second version holds since forty days after the Monday; the moment after."""
    made = published_standard(town, monday)
    case = consulted(town, monday, service=made.service, path=({"stage": "visit"}, *CHECKED), duration_value=5)
    at, head = monday + REVISED, head_of(town.kelurahan, monday)
    set_standard(
        case=case, decree=Decree(number="SK 9/2026", day=date(2026, 2, 1)), actor=head, at=at, seen_version=None
    )
    publish_standard(case=case, actor=head, at=at, seen_version=None)
    return at


def test_the_procedure_reads_without_its_drawing(town: Town, monday: datetime) -> None:
    published_standard(town, monday, content=signed())
    shown = page(READER, f"{LETTER}standar/1/sop/", monday)
    for words in (
        "3. Checks whether everything is there and right",
        "Yes: 4. No: back to 1.",
        "Part of the 3 working days",
        "The applicant has 10 working days to send it.",
        "Surat Keterangan Domisili, numbered and signed",
        "Numbers are given in the register “surat-domisili”.",
        "Kelurahan Melati, by SK 12/2024 of 20 Dec 2024",
        "Uraian kompetensi sebagaimana ditetapkan.",
        "Form by PermenPANRB 35/2012, to be verified against its text.",
    ):
        assert words in shown, words


def test_an_old_version_keeps_its_own_procedure(town: Town, monday: datetime) -> None:
    after = revised(town, monday)
    old, new = (page(READER, f"{LETTER}standar/{number}/sop/", after) for number in (1, 2))
    assert "Visits the place" not in old
    assert "Another version holds now." in old
    assert "Part of the 5 working days" in new
    assert "Visits the place and writes down what was found" in new
    assert f"{LETTER}standar/1/sop/" in page(READER, f"{LETTER}standar/1/", after)
    assert f"{LETTER}standar/2/sop/" in page(READER, LETTER, after)
    with frozen(after):
        assert READER.get(f"{LETTER}standar/3/sop/").status_code == 404


@pytest.mark.usefixtures("in_english")
def test_dates_of_a_procedure_are_those_of_its_standard(town: Town, monday: datetime) -> None:
    revised(town, monday)
    versions = {one.number: one for one in StandardVersion.objects.all()}
    first, second = (dict(sop_of(versions[number], TODAY).identity) for number in (1, 2))
    assert (first["Made on"], first["Revised on"]) == ("20 Dec 2024", "Not revised yet")
    assert (second["Made on"], second["Revised on"]) == ("20 Dec 2024", "1 Feb 2026")


def test_the_procedure_is_one_sheet_across_with_every_lane(town: Town, monday: datetime) -> None:
    path = [{"stage": stage} for stage in ("reference", "check", "payment", "approval")]
    published_standard(town, monday, path=path, fee_kind="fixed", fee_amount=5_000)
    made = paper(READER, f"{LETTER}standar/1/sop/cetak/", monday)
    width, height, _pages = size_of(made)
    assert (width, height) == (842, 595)
    said = " ".join(words_of(made).split())
    for words in ("Head of RT/ RW", "Treasurer", "Confirms that the whole amount was paid", "No", "Yes", "Rp5,000"):
        assert words in said, words
    assert "DRAFT" not in said


def test_a_draft_has_a_procedure_for_its_office_only(town: Town, monday: datetime) -> None:
    case = drafted(town, monday)
    path = f"/layanan/standar/versi/{case.code}/sop/"
    office = signed_in(officer("Petugas Melati", Role.OFFICER, town.kelurahan))
    stranger = signed_in(officer("Petugas Jalan", Role.OFFICER, town.roads))
    assert "Checks whether everything is there and right" in page(office, path, monday)
    assert "DRAFT" in words_of(paper(office, f"{path}cetak/", monday))
    with frozen(monday):
        assert stranger.get(path).status_code == 404
        assert stranger.get(f"{path}cetak/").status_code == 404
        assert READER.get(path).status_code == 302


@pytest.mark.parametrize(("query", "shows_all"), [("", True), ("?isi=pelayanan", False)])
def test_the_board_is_one_sheet_of_a3(town: Town, monday: datetime, query: str, shows_all: bool) -> None:
    published_standard(town, monday)
    made = paper(READER, f"{LETTER}papan/{query}", monday)
    assert size_of(made) == (842, 1191, 1)
    said = words_of(made)
    assert "Uraian persyaratan" in said
    assert ("Uraian evaluasi" in said) is shows_all
    assert "/layanan/surat-domisili/" in said.replace(" ", "")


def test_there_is_no_board_without_a_standard_in_force(town: Town, monday: datetime) -> None:
    listed_service(town, monday)
    with frozen(monday):
        assert READER.get(f"{LETTER}papan/").status_code == 409


@pytest.mark.parametrize(("query", "size"), [("", (842, 1191)), ("?kertas=a4", (595, 842))])
def test_a_pledge_is_printed_to_be_hung_up(town: Town, monday: datetime, query: str, size: tuple[int, int]) -> None:
    head = head_of(town.kelurahan, monday)
    make_pledge(unit=town.kelurahan, words=PLEDGE, since=TODAY, actor=head, at=monday)
    made = paper(READER, f"/layanan/maklumat/4.1/cetak/{query}", monday)
    assert size_of(made) == (*size, 1)
    said = " ".join(words_of(made).split())
    assert PLEDGE.improve in said
    assert PLEDGE.signed_by in said
    assert "/layanan/maklumat/4.1/cetak/" in page(READER, "/layanan/maklumat/4.1/", monday)


def test_the_page_of_a_version_tells_who_did_what_and_when(town: Town, monday: datetime) -> None:
    case = consulted(town, monday)
    head, at = head_of(town.kelurahan, monday), monday + FORUM
    decree = Decree(number="SK 9/2026", day=date(2026, 1, 12))
    set_standard(case=case, decree=decree, actor=head, at=at + timedelta(days=1), seen_version=None)
    publish_standard(case=case, actor=head, at=at + timedelta(days=2), seen_version=None)
    lurah = signed_in(officer("Lurah Melati", Role.HEAD, town.kelurahan))
    shown = page(lurah, f"/layanan/standar/versi/{case.code}/", at + timedelta(days=3))
    story = shown[shown.index("What happened") :]
    order = ["The version was begun", "Opened for comments until", "The consultation was concluded", "Set by SK 9/2026"]
    assert [story.index(words) for words in order] == sorted(story.index(words) for words in order)
    assert "Published; it holds since" in story
    assert "Head" in story


def test_the_story_costs_the_same_however_long_it_is(town: Town, monday: datetime) -> None:
    lurah = signed_in(officer("Lurah Melati", Role.HEAD, town.kelurahan))
    short, long = drafted(town, monday), consulted(town, monday, service=listed_service(town, monday, code="lain"))

    def cost(code: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            page(lurah, f"/layanan/standar/versi/{code}/", monday + FORUM)
        return len([one for one in queries.captured_queries if "ledger" in one["sql"]])

    page(lurah, f"/layanan/standar/versi/{short.code}/", monday + FORUM)
    assert cost(short.code) == cost(long.code)
