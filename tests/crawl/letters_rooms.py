# SPDX-License-Identifier: EUPL-1.2
"""Letters: one that comes in by post and by e-mail, goes down and is answered, and the files in which it ends."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

from crawl.site import START
from crawl.tourist import Page, Tourist
from documents.making import picture
from letters.conftest import Office, office_in
from letters.disposing.orders import asked
from letters.making import registered_letter
from letters.records.keeping import keep_at
from letters.writing import drafted_letter, handed_in_letter, words
from officers import officer
from praja.duties.letters.domain.errands import Errand
from praja.duties.letters.enums import FileState
from praja.duties.letters.models import Assignment
from praja.duties.letters.operations.disposing import DispositionWords, dispose
from praja.duties.letters.operations.ordering import NewOrder, give_order
from praja.duties.letters.operations.records.clearing import propose_clearance
from praja.duties.letters.operations.signing import sign_letters
from praja.duties.letters.queries.errands import goers
from praja.kernel.documents.operations.files import take_in
from praja.kernel.people.enums import Role
from praja.kernel.people.operations import hire_employee, record_absence, register_person
from praja.kernel.procedures.models import Case
from towns import FOUNDER, Town

EVERY_DUTY = (Role.HEAD, Role.SECRETARY, Role.RECORDS, Role.OFFICER, Role.LEGAL, Role.ORGANIZATION)
TYPED_IN_LETTERS = (
    "Balai Jalan Nasional XVI",
    "Tindak lanjuti.",
    "Perbaiki jembatan gantung",
    "Dengan hormat,",
    "Bersama ini kami sampaikan data jalan rusak di",
    "Demikian, atas perhatian Saudara diucapkan terima kasih.",
    "Wayan",
    "Manado",
)
"""What these people type."""


def letters(language: str, town: Town) -> Iterator[Page]:
    """Every room of letters with something in it, as somebody of roads who has every duty there."""
    office = office_in(town)
    everybody = Tourist(language, "letters")
    account = officer("Sri Wahyuni", EVERY_DUTY[0], office.roads, *EVERY_DUTY[1:])
    everybody.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    yield from _came_in(everybody, office)
    yield from _goes_out(everybody, office)
    yield from _kept(everybody, office)
    for address in ("/surat/pengaturan/penomoran/", "/surat/angka/received/", "/surat/kertas/", "/surat/srikandi/"):
        yield from everybody.get(address)


def _came_in(everybody: Tourist, office: Office) -> Iterator[Page]:
    scan = take_in(upload=BytesIO(picture(size=(300, 400))), actor=FOUNDER, at=START)
    second = take_in(upload=BytesIO(picture(size=(300, 410))), actor=FOUNDER, at=START)
    waiting = registered_letter(office, at=START, files=(scan, second)).letter.case
    yield from everybody.get("/surat/masuk/catat/")
    yield from everybody.get("/surat/masuk/surel/")
    yield from everybody.get(f"/surat/masuk/{waiting.code}/")
    yield from everybody.get("/surat/disposisi/")
    yield from everybody.get(f"/surat/disposisi/surat/{waiting.code}/")
    handled = registered_letter(office, at=START, number_text="UM/118").letter.case
    dispose(
        case=handled,
        words=DispositionWords(instructions=("proses",), note="Tindak lanjuti."),
        asked=(asked(office.bridges, due=START + timedelta(days=3)),),
        actor=office.actor(office.roads_head, START),
        at=START,
        seen_version=None,
    )
    given = Assignment.objects.get(case=handled)
    yield from everybody.get(f"/surat/disposisi/{given.pk}/")
    yield from everybody.get(f"/surat/masuk/{handled.code}/")
    order = give_order(
        new=NewOrder(title="Perbaiki jembatan gantung"),
        words=DispositionWords(instructions=("proses",), note="Tindak lanjuti."),
        asked=(asked(office.bridges, due=START + timedelta(days=3)),),
        unit=office.roads,
        actor=office.actor(office.roads_head, START),
        at=START,
    )
    yield from everybody.get(f"/surat/arahan/{order.case.code}/")


def _goes_out(everybody: Tourist, office: Office) -> Iterator[Page]:
    to_initial = handed_in_letter(office, START, checks=((office.bridges_head, office.bridges),))
    to_sign = handed_in_letter(office, START)
    later = START + timedelta(hours=1)
    [signed] = sign_letters(
        case_ids=[handed_in_letter(office, START).pk],
        secret=None,
        actor=office.actor(office.roads_head, later),
        at=later,
    )
    sent = Case.objects.get(pk=signed.case_id)
    for case in (to_initial, to_sign, sent):
        yield from everybody.get(f"/surat/keluar/{case.code}/")
    yield from everybody.get(f"/surat/keluar/{to_initial.code}/versi/")
    yield from everybody.get(f"/surat/tanda-tangan/{to_sign.code}/")
    yield from everybody.post("/surat/tanda-tangan/", pick=f"{to_sign.code}.{to_sign.version - 1}")
    yield from everybody.post(
        f"/surat/tanda-tangan/{to_sign.code}/kembalikan/", note="Tanggal pada alinea kedua keliru."
    )
    yield from everybody.get(f"/surat/keluar/{to_sign.code}/tulis/")
    yield from everybody.get(f"/surat/kirim/{sent.code}/")
    yield from _sends_somebody(everybody, office)


def _sends_somebody(everybody: Tourist, office: Office) -> Iterator[Page]:
    """A letter of assignment to somebody who is away already: looked for, refused, said."""
    joined = date(2020, 1, 1)
    hired = {"employment": "PNS", "nip": "199001012020011991", "joined_on": joined, "actor": FOUNDER, "at": START}
    person = register_person(name="Wayan", actor=FOUNDER, at=START)
    goer = hire_employee(person=person, unit=office.bridges, **hired)
    day = START.date()
    record_absence(employee=goer, kind="leave", first_day=day, last_day=day, actor=FOUNDER, at=START)
    sent = Errand("DL", day, day, goers([goer.pk]), "Manado")
    case = drafted_letter(office, START, kind="surat_tugas", words=words(errand=sent), addressees=()).letter.case
    page = f"/surat/keluar/{case.code}/tulis/"
    yield from everybody.get(page)
    typed = {"kind": "surat_tugas", "subject": "Data jalan rusak", "seen_version": case.version}
    yield from everybody.post(page, **typed, look="1", cari="way")
    yield from everybody.post(page, **typed, errand_kind="DL")
    yield from everybody.post("/surat/keluar/pegawai/", cari="way")


def _kept(everybody: Tourist, office: Office) -> Iterator[Page]:
    keeping = keep_at(office)
    settled = keeping.letter()
    yield from everybody.get("/surat/arsip/belum-diberkaskan/")
    file = keeping.closed(date(2010, 5, 4), settled)
    yield from everybody.get(f"/surat/arsip/berkas/{file.pk}/")
    leaving = propose_clearance(
        fate=FileState.DESTROYED, unit=office.roads, files=[file], actor=keeping.keeper, at=START
    )
    yield from everybody.get(f"/surat/arsip/penyusutan/{leaving.case.code}/")
    yield from everybody.get("/surat/pengaturan/daftar/kode/")
