# SPDX-License-Identifier: EUPL-1.2
"""Old files of paper of the demo town, where each stands in its life, and the lists by which they leave: one that waits for the
head, one for the national archive, one approved, and those that were carried out."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from praja.duties.letters.demo.classification import code_of
from praja.duties.letters.demo.filing import Keeper
from praja.duties.letters.demo.pictures import page_of
from praja.duties.letters.enums import Fate, FileState
from praja.duties.letters.models import RecordFile
from praja.duties.letters.operations.records.clearing import (
    approve_clearance,
    assess_clearance,
    carry_out_clearance,
    propose_clearance,
)
from praja.duties.letters.operations.records.erasing import erase_file
from praja.duties.letters.operations.records.files import assess_file, close_file, open_file, trigger_file
from praja.duties.letters.operations.records.holding import hold_file, lift_hold
from praja.duties.letters.web.records.minutes import minutes_pdf
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import describe_moment, local_zone

CITY = "Pemerintah Kota Tirtamarga"


@dataclass(frozen=True, slots=True)
class Old:
    """A file of paper: its unit (by short name), code and title, closed at the end of `year`. `event`: the year in which what its
    schedule names came to pass (0: not yet). `fate`: what was decided where it is assessed again."""

    unit: str
    code: str
    title: str
    year: int
    place: str
    held: str = ""
    lifted: bool = False
    event: int = 0
    fate: str = ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A list at a unit with the files of these titles, proposed so many days ago, and the acts that followed, a day apart."""

    unit: str
    fate: str
    titles: tuple[str, ...]
    days: int
    acts: tuple[str, ...] = ()
    by: str = "Wali Kota Tirtamarga"


OLD = (
    Old("DPUPR", "000.1.2.3", "Perjalanan dinas", 2015, "Gudang arsip, boks 14", held="Diminta Inspektorat"),
    Old("DPUPR", "000.1", "Undangan dan jadwal rapat", 2017, "Gudang arsip, boks 15"),
    Old("DPUPR", "500.11", "Izin trayek", 2016, "Gudang arsip, boks 15"),
    Old("DPUPR", "600.1", "Pemeliharaan jalan lingkungan", 2012, "Gudang arsip, boks 3", event=2013),
    Old("DPUPR", "600.1", "Peningkatan trotoar pusat kota", 2021, "Ruang arsip, rak 7"),
    Old("DPUPR", "900.1", "Laporan keuangan kegiatan", 2022, "Ruang arsip, rak 8"),
    Old("Setda", "000.1", "Agenda pimpinan", 2016, "Ruang arsip lantai 1, boks 2"),
    Old("Setda", "800.2", "Pelatihan dan kursus", 2017, "Ruang arsip lantai 1, boks 4"),
    Old("Setda", "900.1", "Pertanggungjawaban keuangan", 2011, "Ruang arsip lantai 1, boks 9"),
    Old("Setda", "100.3", "Keputusan Wali Kota yang dicabut", 2018, "Ruang arsip lantai 1, rak 1"),
    Old("Setda", "000.2", "Pengadaan perlengkapan kantor", 2023, "Ruang arsip lantai 1, rak 3"),
    Old("Dinsos", "400.9", "Pendataan keluarga penerima bantuan", 2017, "Gudang, boks 5", fate=Fate.DESTROY),
    Old("Dinsos", "400.9", "Laporan panti sosial", 2018, "Gudang, boks 6"),
    Old("Dinsos", "000.1", "Surat edaran dan undangan", 2021, "Ruang arsip, rak 2"),
    Old("Kec. Hulumarga", "000.7", "Musyawarah perencanaan pembangunan", 2014, "Gudang, boks 1"),
    Old("Kec. Hulumarga", "300.1", "Laporan ketertiban wilayah", 2019, "Gudang, boks 2"),
    Old("Kec. Hulumarga", "800.1", "Surat cuti pegawai", 2018, "Gudang, boks 2", held="Sengketa", lifted=True),
    Old("Kel. Layungsari", "000.1", "Undangan rapat RT dan RW", 2016, "Lemari arsip 1"),
    Old("Kel. Layungsari", "500.11", "Surat keluar masuk pasar", 2017, "Lemari arsip 1"),
    Old("Kel. Layungsari", "000.2", "Perlengkapan kantor", 2018, "Lemari arsip 2"),
)
ASSESS, APPROVE, CARRY_OUT = "assess", "approve", "carry_out"
WHOLE = (ASSESS, APPROVE, CARRY_OUT)
LISTS = (
    Leaving("Dinsos", FileState.TRANSFERRED, ("Surat edaran dan undangan",), 150, WHOLE, "Kepala Dinas Sosial"),
    Leaving(
        "Kec. Hulumarga", FileState.HANDED_OVER, ("Musyawarah perencanaan pembangunan",), 96, WHOLE, "Camat Hulumarga"
    ),
    Leaving(
        "Kel. Layungsari", FileState.DESTROYED, ("Undangan rapat RT dan RW", "Surat keluar masuk pasar"), 61, WHOLE
    ),
    Leaving("DPUPR", FileState.DESTROYED, ("Undangan dan jadwal rapat", "Izin trayek"), 12, (ASSESS, APPROVE)),
    Leaving("Setda", FileState.DESTROYED, ("Pertanggungjawaban keuangan",), 9, (ASSESS,)),
    Leaving("Dinsos", FileState.DESTROYED, ("Pendataan keluarga penerima bantuan",), 3),
)
FIRST = timedelta(days=170)
"""So long ago the records officer went through the old files."""


def play_records(
    *, units: Mapping[str, Unit], keeper: Keeper, head: Callable[[str, datetime], Actor], at: datetime, few: bool
) -> None:
    """List the old files, hold one, and let lists go their way; `few`: only what is still under way, and one that is done."""
    began, files = at - FIRST, {}
    for one in OLD:
        files[one.unit, one.title] = _listed(one, units[one.unit], keeper(began), began)
    for leaving in LISTS[2:] if few else LISTS:
        chosen = [files[leaving.unit, title] for title in leaving.titles]
        _leave(leaving, chosen, units[leaving.unit], keeper, head, at)


def _listed(one: Old, unit: Unit, keeper: Actor, at: datetime) -> RecordFile:
    file = open_file(
        unit=unit,
        code=code_of(one.code),
        title=f"{one.title} {one.year}",
        place=one.place,
        opened_on=date(one.year, 1, 4),
        actor=keeper,
        at=at,
    )
    file = close_file(file=file, closed_on=date(one.year, 12, 31), actor=keeper, at=at)
    if one.event:
        trigger_file(file=file, triggered_on=date(one.event, 3, 1), actor=keeper, at=at)
    if one.fate:
        assess_file(file=file, fate=one.fate, decision="BA Penilaian 045/07/2026", actor=keeper, at=at)
    if one.held:
        hold = hold_file(file=file, reason=f"{one.held} untuk pemeriksaan berkas", actor=keeper, at=at)
        if one.lifted:
            lift_hold(hold=hold, actor=keeper, at=at + timedelta(days=40))
    return file


def _leave(
    one: Leaving,
    files: list[RecordFile],
    unit: Unit,
    keeper: Keeper,
    head: Callable[[str, datetime], Actor],
    at: datetime,
) -> None:
    moment = at - timedelta(days=one.days)
    case = propose_clearance(fate=one.fate, unit=unit, files=files, actor=keeper(moment), at=moment).case
    for act in one.acts:
        moment += timedelta(days=1, hours=2)
        if act == ASSESS:
            assess_clearance(case=case, actor=head(one.unit, moment), at=moment, seen_version=None)
        elif act == APPROVE:
            _approve(one, case, keeper(moment), moment)
        else:
            _carry_out(one, case, files, keeper(moment), moment)


def _approve(one: Leaving, case: Case, actor: Actor, at: datetime) -> None:
    number, on = f"000.5.6/{case.pk % 90 + 10}/{at.year}", local_date(at, local_zone())
    says = f"Menyetujui daftar berkas {case.lead_unit.name} yang diusulkan, untuk dilaksanakan sesuai ketentuan."
    content = page_of(CITY, number, describe_moment(on, "date"), f"Persetujuan, {one.by}", says, case.lead_unit.name)
    approve_clearance(
        case=case,
        number=number,
        approved_on=on,
        file=_kept(content, actor, at),
        actor=actor,
        at=at,
        seen_version=None,
    )


def _carry_out(one: Leaving, case: Case, files: list[RecordFile], actor: Actor, at: datetime) -> None:
    number = f"BA {case.pk % 90 + 10}/{at.year}"
    case = Case.objects.select_related("clearance", "lead_unit").get(pk=case.pk)
    minutes = _kept(minutes_pdf(case, number, at), actor, at)
    carry_out_clearance(case=case, number=number, minutes=minutes, actor=actor, at=at, seen_version=None)
    if one.fate == FileState.DESTROYED:
        for file in files:
            erase_file(file=file, actor=actor, at=at + timedelta(minutes=1))


def _kept(content: bytes, actor: Actor, at: datetime) -> StoredFile:
    return take_in(upload=io.BytesIO(content), actor=actor, at=at)
