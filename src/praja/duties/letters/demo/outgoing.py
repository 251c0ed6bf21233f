# SPDX-License-Identifier: EUPL-1.2
"""Letters under way: one that is being written, one that waits for an initial, one that came back, and a decree with the legal
bureau; each so that somebody who tries the town finds it on a desk."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from io import BytesIO

from praja.duties.letters.demo.classification import code_of
from praja.duties.letters.demo.pictures import page_of
from praja.duties.letters.demo.signed import USUAL, Writing, set_usual_register
from praja.duties.letters.domain.bodies import Block, paragraph, run
from praja.duties.letters.domain.errands import ERRAND_KINDS, Errand
from praja.duties.letters.domain.kinds import FACTS, Layout
from praja.duties.letters.domain.words import Words
from praja.duties.letters.models import LetterRegister
from praja.duties.letters.operations.checking import AskedToInitial, give_back, hand_in
from praja.duties.letters.operations.drafting import draft_letter, revise_letter
from praja.duties.letters.operations.drafts import NewAddressee, NewDraft
from praja.duties.letters.operations.enclosing import enclose_files
from praja.duties.letters.operations.registers import NewRegister, set_register
from praja.duties.letters.operations.sending import send_out
from praja.duties.letters.operations.signing import sign_letters
from praja.duties.letters.queries.errands import goers
from praja.kernel.documents.models import Letterhead
from praja.kernel.documents.operations import NewLetterhead, set_letterhead, take_in
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account, Employee
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Checking:
    """The head who initials, the legal bureau, who keeps the numbers of the whole government, and whose head signs for it."""

    head: Account
    root: Unit
    bureau: Unit
    keeper: Callable[[datetime], Actor]
    lawyer: Callable[[datetime], Actor]


def _points(style: str, *said: str) -> Block:
    return {"is": "list", "style": style, "items": [{"runs": run(one)} for one in said], "indent": 0}


def _letter(says: str, *blocks: Block) -> Words:
    closing = "Demikian disampaikan, atas perhatian Bapak/Ibu diucapkan terima kasih."
    return Words(opening=[paragraph("Dengan hormat,")], body=[paragraph(says), *blocks], closing=[paragraph(closing)])


INVITATION = NewDraft(
    kind="surat_undangan",
    subject="Musyawarah perencanaan pembangunan kecamatan",
    words=_letter(
        "Dalam rangka penyusunan rencana kerja tahun depan, kami mengundang Saudara hadir pada:",
        {
            "is": "fields",
            "rows": [["Hari", run("Kamis")], ["Waktu", run("09.00 WIB")], ["Tempat", run("Aula kantor kecamatan")]],
        },
    ),
)
REQUEST = NewDraft(
    kind="surat_dinas",
    subject="Permohonan perbaikan talut sungai",
    words=_letter(
        "Sehubungan dengan longsornya talut sungai di dua titik, kami mohon perbaikan dengan urutan sebagai berikut:",
        _points(
            "1", "Talut di belakang pasar sepanjang 40 meter.", "Talut di dekat jembatan gantung sepanjang 25 meter."
        ),
    ),
)
NOTE = NewDraft(
    kind="nota_dinas",
    subject="Laporan kerja bakti pekan ini",
    words=Words(body=[paragraph("Kerja bakti diikuti 120 warga dan menghasilkan tiga truk sampah.")]),
)
DECREE = NewDraft(
    kind="keputusan_kepala_daerah",
    subject="Tim percepatan perbaikan jalan dan talut",
    words=Words(
        considering=[
            _points(
                "a", "bahwa kerusakan jalan dan talut perlu ditangani bersama;", "bahwa untuk itu perlu dibentuk tim;"
            )
        ],
        recalling=[_points("1", "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;")],
        deciding="Keputusan Wali Kota tentang Tim Percepatan Perbaikan Jalan dan Talut",
        body=[
            {
                "is": "fields",
                "rows": [
                    ["KESATU", run("Membentuk Tim Percepatan Perbaikan Jalan dan Talut.")],
                    ["KEDUA", run("Keputusan ini mulai berlaku pada tanggal ditetapkan.")],
                ],
            }
        ],
    ),
)


def play_outgoing(*, units: Mapping[str, Unit], writing: Writing, checking: Checking, at: datetime) -> int:
    """Begin four letters in the days before `at`. Returns the acts."""
    began = at - timedelta(days=3)
    _set_registers(writing, checking, at - timedelta(days=200))
    _set_head(checking, at - timedelta(days=200))
    draft = _drafted(INVITATION, "000.7", (NewAddressee(unit=units["DPUPR"]),), writing, began)
    _saved_again(draft, writing, began + HOUR)
    _enclosed(draft, writing, began + HOUR)
    request = _drafted(
        REQUEST, "600.1", (NewAddressee(unit=units["DPUPR"]),), writing, began + HOUR, signing_unit=checking.root
    )
    _asked(request, writing, checking, began + 2 * HOUR)
    note = _drafted(NOTE, "000.1", (NewAddressee(unit=checking.root),), writing, began + HOUR)
    note = hand_in(case=note, checks=(), actor=writing.officer(began), at=began + 2 * HOUR, seen_version=None)
    said = "Sebutkan juga kelurahan yang ikut."
    give_back(case=note, note=said, actor=writing.head(began), at=began + 5 * HOUR, seen_version=None)
    decree = _drafted(DECREE, "100.3", (), writing, began + HOUR, signing_unit=checking.root)
    hand_in(case=decree, checks=(), actor=writing.officer(began), at=began + 6 * HOUR, seen_version=None)
    return 10


def _set_registers(writing: Writing, checking: Checking, moment: datetime) -> None:
    """The mayor's letters, and legal products at the legal bureau."""
    since = local_date(moment, local_zone())
    series = {
        checking.root: ("Surat Wali Kota", USUAL, "WK", (), checking.keeper),
        checking.bureau: ("Keputusan Wali Kota", "{nomor} TAHUN {tahun}", "", (DECREE.kind,), checking.lawyer),
    }
    for unit, (name, pattern, code, kinds, actor) in series.items():
        if LetterRegister.objects.filter(unit=unit).exists():
            continue
        new = NewRegister(name=name, pattern=pattern, unit_code=code, kinds=kinds, decree="SK 12/2025", since=since)
        set_register(new=new, unit=unit, actor=actor(moment), at=moment)


def _set_head(checking: Checking, moment: datetime) -> None:
    """What stands at the head of every paper of the town."""
    if not Letterhead.objects.exists():
        new = NewLetterhead(address="Jalan Balai Kota Nomor 1", contact="Telepon (0700) 700100, surat@kota.example")
        set_letterhead(unit=checking.root, new=new, actor=checking.keeper(moment), at=moment)


def _enclosed(case: Case, writing: Writing, moment: datetime) -> None:
    """The programme of the meeting goes with the invitation."""
    actor, lines = (
        writing.officer(moment),
        "08.30 pembukaan, 09.00 paparan usulan kelurahan, 10.30 musyawarah, 12.00 penutup",
    )
    page = page_of(writing.unit.name, "-", "", "Susunan acara musyawarah", lines, "Peserta musyawarah")
    file = take_in(upload=BytesIO(page), actor=actor, at=moment)
    enclose_files(case=case, title="Susunan acara", files=(file,), actor=actor, at=moment, seen_version=None)


def _drafted(
    new: NewDraft,
    code: str,
    to: tuple[NewAddressee, ...],
    writing: Writing,
    moment: datetime,
    signing_unit: Unit | None = None,
) -> Case:
    wanted = replace(new, classification=code_of(code), addressees=to, signing_unit=signing_unit)
    case: Case = draft_letter(new=wanted, unit=writing.unit, actor=writing.officer(moment), at=moment).letter.case
    return case


def _saved_again(case: Case, writing: Writing, moment: datetime) -> None:
    fields = {
        "is": "fields",
        "rows": [["Hari", run("Jumat")], ["Waktu", run("08.30 WIB")], ["Tempat", run("Aula kantor kecamatan")]],
    }
    words = _letter("Dalam rangka penyusunan rencana kerja tahun depan, kami mengundang Saudara hadir pada:", fields)
    to = tuple(NewAddressee(unit=one.unit) for one in case.letter.outgoing.addressees.select_related("unit"))
    new = NewDraft(
        kind=INVITATION.kind,
        subject=INVITATION.subject,
        words=words,
        classification=code_of("000.7"),
        addressees=to,
        note="Hari dan jam berubah",
    )
    revise_letter(case=case, new=new, actor=writing.officer(moment), at=moment, seen_version=None)


def _asked(case: Case, writing: Writing, checking: Checking, moment: datetime) -> None:
    checks = [AskedToInitial(checking.head, writing.unit)]
    hand_in(case=case, checks=checks, actor=writing.officer(moment), at=moment, seen_version=None)


@dataclass(frozen=True, slots=True)
class _Told:
    """One letter of an office: how many days ago it was begun, how far it got (`sent`, `to_sign`, `draft`), its code."""

    kind: str
    subject: str
    says: str
    to: str
    days: float
    stands: str
    code: str


TOLD = (
    _Told(
        "surat_dinas",
        "Data ruas jalan yang selesai ditambal",
        "Bersama ini kami sampaikan data ruas yang selesai.",
        "Setda",
        41,
        "sent",
        "600.1",
    ),
    _Told(
        "nota_dinas",
        "Kebutuhan alat tulis triwulan depan",
        "Kami mengajukan kebutuhan alat tulis.",
        "Setda",
        17,
        "sent",
        "000.2",
    ),
    _Told(
        "surat_undangan",
        "Rapat teknis penerangan jalan",
        "Kami mengundang Saudara membahas titik lampu yang padam.",
        "Dishub",
        1.2,
        "to_sign",
        "600.1",
    ),
    _Told(
        "surat_edaran",
        "Kerja bakti membersihkan saluran",
        "Setiap unit membersihkan saluran di sekitar kantor.",
        "",
        0.4,
        "draft",
        "600.4",
    ),
    _Told(
        "surat_dinas",
        "Pemutakhiran data keluarga penerima bantuan",
        "Kami mohon data terbaru per kelurahan.",
        "Disdukcapil",
        33,
        "sent",
        "400.9",
    ),
    _Told(
        "surat_tugas",
        "Pendataan warga terdampak banjir",
        "Menugaskan petugas mendata warga terdampak.",
        "",
        9,
        "sent",
        "300.2",
    ),
    _Told(
        "surat_dinas",
        "Usulan jadwal penyaluran bantuan pangan",
        "Kami mengusulkan jadwal penyaluran.",
        "Setda",
        0.9,
        "to_sign",
        "400.9",
    ),
    _Told(
        "laporan",
        "Penyaluran bantuan bulan lalu",
        "Bantuan tersalur kepada seluruh keluarga terdaftar.",
        "",
        0.3,
        "draft",
        "400.9",
    ),
    _Told(
        "surat_pengantar",
        "Berkas usulan musyawarah kelurahan",
        "Bersama ini kami kirimkan berkas usulan.",
        "Bappeda",
        26,
        "sent",
        "000.7",
    ),
    _Told(
        "surat_keterangan",
        "Pemakaian lapangan untuk kegiatan warga",
        "Menerangkan pemakaian lapangan oleh warga.",
        "",
        6,
        "sent",
        "000.1",
    ),
    _Told(
        "surat_undangan",
        "Rembuk warga tentang pos ronda",
        "Kami mengundang Saudara dalam rembuk warga.",
        "Satpol PP",
        0.8,
        "to_sign",
        "300.1",
    ),
    _Told(
        "surat_dinas",
        "Permohonan bak sampah tambahan",
        "Kami mohon bak sampah tambahan di dua titik.",
        "DLH",
        0.2,
        "draft",
        "600.4",
    ),
)
EACH = 4
"""Letters of each office, in the order of `TOLD`."""


def play_offices(*, units: Mapping[str, Unit], offices: Sequence[Writing], at: datetime) -> int:
    """Let each of up to three offices have letters at every stage. Returns the acts."""
    acts = 0
    for number, writing in enumerate(offices):
        set_usual_register(writing, at - timedelta(days=60))
        for one in TOLD[number * EACH : (number + 1) * EACH]:
            acts += _play(one, units, writing, at - timedelta(days=one.days))
    return acts


def _titled(one: _Told, unit: Unit, moment: datetime) -> Words:
    """A text under its own title; a letter of assignment sends two of the unit for two days."""
    if one.kind not in ERRAND_KINDS:
        return Words(body=[paragraph(one.says)])
    first = local_date(moment, local_zone()) + timedelta(days=1)
    sent = goers(Employee.objects.filter(unit=unit).order_by("pk").values_list("pk", flat=True)[:2])
    errand = Errand("DL", first, first + timedelta(days=1), sent, "Kelurahan") if sent else None
    closing = [paragraph("Dilaksanakan dengan penuh tanggung jawab dan dilaporkan setelah selesai.")]
    return Words(body=[paragraph(one.says)], closing=closing, errand=errand)


def _play(one: _Told, units: Mapping[str, Unit], writing: Writing, moment: datetime) -> int:
    layout = FACTS[one.kind].layout
    words = _letter(one.says) if layout is Layout.LETTER else _titled(one, writing.unit, moment)
    to = (NewAddressee(unit=units[one.to]),) if one.to in units and units[one.to] != writing.unit else ()
    case = _drafted(NewDraft(kind=one.kind, subject=one.subject, words=words), one.code, to, writing, moment)
    if one.stands == "draft" or (layout in (Layout.LETTER, Layout.NOTE) and not to):
        return 1
    case = hand_in(case=case, checks=(), actor=writing.officer(moment), at=moment + HOUR / 2, seen_version=None)
    if one.stands == "to_sign":
        return 2
    signed_at = moment + 3 * HOUR
    sign_letters(case_ids=[case.pk], secret=None, actor=writing.head(signed_at), at=signed_at)
    send_out(case_id=case.pk, at=signed_at)
    return 4
