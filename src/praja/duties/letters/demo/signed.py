# SPDX-License-Identifier: EUPL-1.2
"""Letters that one office wrote and its head signed in the past months; a few wait for the signature, one for the post, one was
withdrawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from praja.duties.letters.demo.classification import code_of
from praja.duties.letters.domain.bodies import paragraph
from praja.duties.letters.domain.words import Words
from praja.duties.letters.enums import Speed, Way
from praja.duties.letters.models import Addressee, LetterRegister
from praja.duties.letters.operations.checking import hand_in
from praja.duties.letters.operations.drafting import draft_letter
from praja.duties.letters.operations.drafts import NewAddressee, NewDraft
from praja.duties.letters.operations.handling import note_letter
from praja.duties.letters.operations.registering import correspondent_named
from praja.duties.letters.operations.registers import NewRegister, set_register
from praja.duties.letters.operations.sending import hand_to_post, send_out, withdraw_letter
from praja.duties.letters.operations.signing import sign_letters
from praja.duties.letters.queries.sending import passed_to
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import actor_of, assignments_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

REACHED_BACK = timedelta(days=120)
HOUR = timedelta(hours=1)
USUAL = "{kode}/{nomor:3}/{unit}/{tahun}"
"""How numbers are written: the classification first."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes, heads and keeps the numbers of the office, at a moment."""

    unit: Unit
    officer: Callable[[datetime], Actor]
    head: Callable[[datetime], Actor]
    keeper: Callable[[datetime], Actor]


@dataclass(frozen=True, slots=True)
class _Text:
    """One letter: `to` is a unit's short name (@Dishub) or an office outside; `code` its classification."""

    kind: str
    subject: str
    says: str
    to: str
    code: str


TEXTS = (
    _Text(
        "surat_undangan",
        "Rapat koordinasi saluran jalan kecamatan",
        "Kami mengundang Saudara hadir dalam rapat koordinasi perbaikan saluran jalan kecamatan, Kamis pukul 09.00 di "
        "aula kantor kecamatan.",
        "@DPUPR",
        "000.1",
    ),
    _Text(
        "surat_dinas",
        "Permohonan pengaturan lalu lintas pasar malam",
        "Sehubungan dengan pasar malam di lapangan kecamatan, kami mohon pengaturan lalu lintas selama tiga malam.",
        "@Dishub",
        "500.11",
    ),
    _Text(
        "surat_pengantar",
        "Laporan triwulan ketertiban wilayah",
        "Bersama ini kami sampaikan laporan triwulan ketertiban wilayah untuk menjadi bahan evaluasi.",
        "@Setda",
        "300.1",
    ),
    _Text(
        "surat_dinas",
        "Permohonan pemasangan pipa air bersih",
        "Kami mohon pemasangan pipa air bersih bagi warga di ujung kecamatan yang belum terlayani.",
        "Perumda Air Minum",
        "600.1",
    ),
    _Text(
        "surat_undangan",
        "Musyawarah rencana pembangunan kecamatan",
        "Kami mengundang Saudara hadir dalam musyawarah rencana pembangunan tingkat kecamatan.",
        "Forum Pengusaha Muaratirta",
        "000.7",
    ),
    _Text(
        "surat_dinas",
        "Usulan perbaikan jembatan gantung",
        "Jembatan gantung di ujung kecamatan perlu diperbaiki sebelum musim hujan. Kami mohon peninjauan lapangan.",
        "@DPUPR",
        "600.1",
    ),
    _Text(
        "surat_dinas",
        "Permintaan penambahan rambu sekolah",
        "Orang tua murid meminta rambu hati-hati di depan dua sekolah dasar. Kami mohon pemasangannya.",
        "@Dishub",
        "500.11",
    ),
    _Text(
        "surat_pengantar",
        "Data penerima bantuan yang sudah diverifikasi",
        "Bersama ini kami sampaikan data penerima bantuan yang sudah diverifikasi bersama kelurahan.",
        "@Dinsos",
        "400.9",
    ),
    _Text(
        "surat_undangan",
        "Kerja bakti bersih sungai",
        "Kami mengundang Saudara mengikuti kerja bakti membersihkan bantaran sungai, Minggu pukul 06.30.",
        "Karang Taruna Hulumarga",
        "000.1",
    ),
    _Text(
        "surat_dinas",
        "Permohonan narasumber pelatihan arsip",
        "Kami mohon seorang narasumber untuk pelatihan penataan arsip bagi petugas kelurahan.",
        "@Setda",
        "000.5",
    ),
    _Text(
        "surat_dinas",
        "Pemberitahuan jadwal pelayanan keliling",
        "Pelayanan administrasi keliling dimulai pekan depan. Kami mohon dukungan petugas di lapangan.",
        "@Disdukcapil",
        "400.12",
    ),
    _Text(
        "surat_pengantar",
        "Laporan kejadian banjir setempat",
        "Bersama ini kami sampaikan laporan kejadian banjir setempat beserta jumlah rumah yang tergenang.",
        "@DPUPR",
        "300.2",
    ),
    _Text(
        "surat_dinas",
        "Permohonan pemangkasan pohon tepi jalan",
        "Beberapa dahan pohon tepi jalan menutupi lampu. Kami mohon pemangkasannya.",
        "@DLH",
        "600.4",
    ),
    _Text(
        "surat_undangan",
        "Sosialisasi jam malam usaha hiburan",
        "Kami mengundang Saudara hadir dalam sosialisasi jam operasional usaha hiburan di wilayah kecamatan.",
        "Paguyuban Pedagang Hulumarga",
        "300.1",
    ),
    _Text(
        "surat_dinas",
        "Permintaan data penduduk per kelurahan",
        "Kami mohon data penduduk per kelurahan keadaan akhir semester untuk bahan perencanaan.",
        "@Disdukcapil",
        "400.12",
    ),
    _Text(
        "surat_dinas",
        "Tanggapan atas usulan posko kesehatan",
        "Kami mendukung usulan posko kesehatan dan menyediakan ruang di kantor kecamatan.",
        "@Dinsos",
        "400.7",
    ),
)


def play_signed(*, units: Mapping[str, Unit], how_many: int, writing: Writing, rng: Random, at: datetime) -> int:
    """Write `how_many` letters in the months before `at` and have them signed and sent; the last three wait. Returns the acts."""
    began = at - REACHED_BACK
    set_usual_register(writing, began - timedelta(days=7))  # the first letter may be of the Friday before
    acts, last = 0, None
    for number in range(how_many):
        moment = _morning(began + (REACHED_BACK - timedelta(days=2)) * (number / max(how_many, 1)), rng)
        case = _handed_in(TEXTS[number % len(TEXTS)], units, writing, moment)
        acts += 2
        if number < how_many - 3:
            last = _signed(case, writing, moment + HOUR, keeps_for_post=number == how_many - 4)
            acts += 1 + _received(case, moment + HOUR, rng, at)
    if last is not None and how_many > 8:
        first = Case.objects.filter(letter__outgoing__isnull=False, lead_unit=writing.unit).order_by("pk")[0]
        moment = first.filed_at + 4 * HOUR
        withdraw_letter(
            case=first, reason="Tanggal rapat keliru", actor=writing.head(moment), at=moment, seen_version=None
        )
        acts += 1
    return acts


def set_usual_register(writing: Writing, moment: datetime) -> None:
    """The series of the office for every kind, where it has none yet."""
    if LetterRegister.objects.filter(unit=writing.unit, kinds=[]).exists():
        return
    new = NewRegister(
        name="Surat keluar",
        pattern=USUAL,
        unit_code=writing.unit.code,
        decree="SK 12/2025",
        since=local_date(moment, local_zone()),
    )
    set_register(new=new, unit=writing.unit, actor=writing.keeper(moment), at=moment)


def _handed_in(text: _Text, units: Mapping[str, Unit], writing: Writing, moment: datetime) -> Case:
    actor = writing.officer(moment)
    words = Words(
        opening=[paragraph("Dengan hormat,")],
        body=[paragraph(text.says)],
        closing=[paragraph("Demikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih.")],
    )
    new = NewDraft(
        kind=text.kind,
        subject=text.subject,
        words=words,
        speed=Speed.ORDINARY,
        classification=code_of(text.code),
        addressees=(_addressee(text.to, units, actor, moment),),
    )
    case: Case = draft_letter(new=new, unit=writing.unit, actor=actor, at=moment).letter.case
    return hand_in(case=case, checks=(), actor=actor, at=moment + HOUR / 2, seen_version=None)


def _addressee(to: str, units: Mapping[str, Unit], actor: Actor, moment: datetime) -> NewAddressee:
    if to.startswith("@"):
        return NewAddressee(unit=units[to.removeprefix("@")])
    outside = correspondent_named(name=to, actor=actor, at=moment)
    if outside.pk is None:
        outside.save()
    return NewAddressee(correspondent=outside, way=Way.PRINT)


def _signed(case: Case, writing: Writing, moment: datetime, *, keeps_for_post: bool) -> Case:
    sign_letters(case_ids=[case.pk], secret=None, actor=writing.head(moment), at=moment)
    send_out(case_id=case.pk, at=moment)
    if not keeps_for_post and (waits := [one.id for one in passed_to(case.pk) if one.for_post]):
        later = moment + HOUR
        hand_to_post(case=case, addressees=waits, actor=writing.officer(later), at=later, seen_version=None)
    return case


def _morning(day: datetime, rng: Random) -> datetime:
    """A moment of that working day, or of the Friday before."""
    local = day.astimezone(local_zone()).date()
    local -= timedelta(days=max(local.weekday() - 4, 0))
    return datetime.combine(local, time(8 + rng.randrange(3), rng.randrange(60)), local_zone())


def _received(case: Case, moment: datetime, rng: Random, at: datetime) -> int:
    """The heads of units that received it take note within hours or days; of the last week some have not yet."""
    acts = 0
    for arrived in Addressee.objects.filter(outgoing=case.pk, arrived__isnull=False).select_related("unit"):
        later = moment + HOUR * rng.choice((1, 2, 3, 5, 20, 26, 47, 71))
        if arrived.unit_id is None or arrived.arrived_id is None or later >= at:
            continue
        heads, received = assignments_of(Role.HEAD, arrived.unit_id, later), Case.objects.get(pk=arrived.arrived_id)
        if heads:
            note_letter(case=received, actor=actor_of(heads[0].account, later), at=later, seen_version=None)
            acts += 1
    return acts
