# SPDX-License-Identifier: EUPL-1.2
"""Competitions of the demo town: one finished with two appeals and a second result, one whose proposals are judged now."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from praja.duties.innovation.demo.hours import at_work
from praja.duties.innovation.domain.competitions.terms import CategoryTerms, Criterion, Section, StageTerms, Terms
from praja.duties.innovation.enums.competitions import EntryFunction, Remedy
from praja.duties.innovation.models import Appeal, Competition, Entry, Stage
from praja.duties.innovation.operations.competitions import (
    Sheet,
    Written,
    announce_result,
    begin_entry,
    close_competition,
    close_entries,
    file_appeal,
    give_sheet,
    hand_in_entry,
    keep_sheet,
    name_jurors,
    open_entries,
    open_stage,
    prepare_competition,
    seal_stage,
    set_terms,
    supersede_result,
    turn_down_appeal,
    uphold_appeal,
)
from praja.duties.innovation.queries.competitions.rounds import counting_sheets
from praja.kernel.assessments.models import AssignedSubject
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date, start_of
from praja.lib.moments import local_zone

DAY = timedelta(days=1)
JURORS = ("juri", "widyaiswara", "inspektur")
DECIDES = "organisasi"
ENTRIES: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "penghubung.pu",
        "Tambal Besok Pagi",
        "Lubang kecil menunggu berminggu-minggu karena dikumpulkan dulu sampai cukup untuk satu regu.",
        "Satu regu kecil berkeliling tiap pagi dengan bahan siap pakai dan peta laporan hari sebelumnya.",
        "Lubang yang dilaporkan kemarin sebagian besar tertutup hari ini; laporan ulang berkurang.",
    ),
    (
        "penghubung.capil",
        "Antre dari Rumah",
        "Warga datang pukul enam untuk nomor antrean dan pulang tanpa dilayani.",
        "Nomor diambil dari telepon, jam datang disebut, dan loket menunggu lima belas menit.",
        "Ruang tunggu lengang, dan petugas melayani merata sepanjang hari.",
    ),
    (
        "penghubung.dlh",
        "Sampah Terpilah di Gerbang",
        "Truk menjemput sampah tercampur, sehingga tempat pengolahan penuh sebelum waktunya.",
        "Titik pilah di gerbang lingkungan, dijaga bergiliran, dengan timbangan dan catatan harian.",
        "Sampah yang dibuang berkurang, dan catatan timbangan dibaca bersama tiap pekan.",
    ),
)
TERMS = Terms(
    about="Kelompok budaya kerja menunjukkan satu perbaikan yang sudah berjalan, dengan angka sebelum dan sesudahnya.",
    entries_until="",
    is_blind=True,
    normalisation="none",
    jurors_each=2,
    appeal_days=3,
    categories=(
        CategoryTerms(
            key="umum",
            title="Umum",
            sections=(
                Section("1", "Masalah", 200),
                Section("2", "Perbaikan", 300),
                Section("3", "Hasil", 200),
            ),
        ),
    ),
    stages=(
        StageTerms(
            title="Penilaian risalah",
            weight=100,
            criteria=(
                Criterion("1", "Kebaruan", 30),
                Criterion("2", "Manfaat", 50),
                Criterion("3", "Keberlanjutan", 20),
            ),
        ),
    ),
    tie_order=("2",),
)


def play_competitions(*, root: Unit, cast: Mapping[str, Account], at: datetime) -> list[Competition]:
    """Last year's convention, closed; and this year's competition, whose first sheets lie half filled before the jurors."""
    done, running = at - 200 * DAY, at - 30 * DAY
    first = _held(root, cast, "Konvensi Budaya Kerja", done)
    entries = _entered(first, cast, done + 2 * DAY)
    _closed(first, cast, done)
    for juror in JURORS:
        _judge(first, cast, juror, entries, done + 14 * DAY)
    _ended(first, cast, entries, done + 20 * DAY)
    second = _held(root, cast, "Lomba Inovasi Pelayanan", running, blind=True)
    _entered(second, cast, running + 2 * DAY, again=" Tahap Dua")
    _closed(second, cast, running, days=45)
    _begin(second, cast["juri"], at - DAY)
    return [first, second]


def play_contest_to_judge(
    *, root: Unit, cast: Mapping[str, Account], juror: Account, title: str, at: datetime
) -> Competition:
    """A competition whose three proposals are given to this juror, to be judged from now on."""
    began = at - 13 * DAY
    row = _held(root, cast, title, began, jurors=(juror, cast["widyaiswara"]))
    _entered(row, cast, began + 2 * DAY)
    _closed(row, cast, began, days=30)
    return row


def _held(
    root: Unit,
    cast: Mapping[str, Account],
    title: str,
    began: datetime,
    *,
    blind: bool = True,
    jurors: Sequence[Account] = (),
) -> Competition:
    at = at_work(began)
    bureau = actor_of(cast[DECIDES], at)
    closed_on = local_date(at_work(began + 12 * DAY), local_zone())
    until = max(start_of(closed_on, local_zone()), at_work(began + 3 * DAY))
    row = prepare_competition(title=title, unit=root, edition=None, entries_until=until, actor=bureau, at=at)
    terms = replace(TERMS, entries_until=moment_text(until), is_blind=blind)
    set_terms(competition=row, terms=terms, actor=bureau, at=at)
    people = [one.person for one in jurors or [cast[name] for name in JURORS]]
    name_jurors(competition=row, people=people, actor=bureau, at=at)
    open_entries(competition=row, actor=bureau, at=at, seen_version=None)
    return row


def _entered(row: Competition, cast: Mapping[str, Account], moment: datetime, *, again: str = "") -> list[Entry]:
    category, found, at = row.categories.get(), [], at_work(moment)
    for mail, title, *texts in ENTRIES:
        account = cast[mail]
        leader = actor_of(account, at)
        entry = begin_entry(
            category=category,
            unit=account.person.employee.unit,
            written=Written(
                title=f"{title}{again}", texts=dict(zip("123", texts, strict=True)), applied_on=date(2025, 1, 6)
            ),
            team={account.person_id: EntryFunction.LEADER},
            actor=leader,
            at=at,
        )
        found.append(hand_in_entry(entry=entry, actor=leader, at=at))
    return found


def _closed(row: Competition, cast: Mapping[str, Account], began: datetime, *, days: int = 18) -> None:
    """Entries are closed and checked, and the stage is given to the jurors."""
    at = at_work(began + 12 * DAY)
    bureau = actor_of(cast[DECIDES], at)
    close_entries(competition=row, actor=bureau, at=at, seen_version=None)
    open_stage(competition=row, closes_at=at + days * DAY, actor=bureau, at=at, seen_version=None)


def _stage(row: Competition) -> Stage:
    return Stage.objects.select_related("round", "competition__case").get(competition=row, position=1)


def _given(stage: Stage, account: Account) -> list[Entry]:
    mine = AssignedSubject.objects.filter(assessor__round=stage.round, assessor__person_id=account.person_id)
    rows = Entry.objects.select_related("competition__case", "category", "unit")
    return list(rows.filter(pk__in=mine.values("subject_id")).order_by("pk"))


def _judge(
    row: Competition, cast: Mapping[str, Account], mail: str, entries: Sequence[Entry], moment: datetime
) -> None:
    account, stage, at = cast[mail], _stage(row), at_work(moment)
    for entry in _given(stage, account):
        place = [one.pk for one in entries].index(entry.pk)
        base = 88 - 6 * place - 3 * JURORS.index(mail)
        give_sheet(
            stage=stage,
            entry=entry,
            values={"1": base, "2": base + 4, "3": base - 5},
            comments={"2": "Angka sebelum dan sesudah jelas; sebutkan juga biayanya."},
            actor=actor_of(account, at),
            at=at,
        )


def _ended(row: Competition, cast: Mapping[str, Account], entries: Sequence[Entry], moment: datetime) -> None:
    at, appealed, decided, closed = (at_work(moment + days * DAY) for days in (0, 1, 2, 20))
    bureau = actor_of(cast[DECIDES], at)
    seal_stage(competition=row, actor=bureau, at=at, seen_version=None)
    announce_result(competition=row, actor=bureau, at=at, seen_version=None)
    last = entries[-1]
    appeal = file_appeal(
        entry=last,
        words="Catatan timbangan harian kami belum dilihat sebagai bukti hasil.",
        actor=actor_of(cast[ENTRIES[-1][0]], appealed),
        at=appealed,
    )
    right = file_appeal(
        entry=entries[1],
        words="Satu lembar menilai naskah tahun lalu: catatannya menyebut loket yang sudah kami tutup.",
        actor=actor_of(cast[ENTRIES[1][0]], appealed),
        at=appealed,
    )
    turn_down_appeal(
        appeal=appeal,
        words="Catatan timbangan disebut dalam lembar kedua juri dan sudah dinilai pada kriteria manfaat.",
        actor=actor_of(cast[DECIDES], decided),
        at=decided,
        seen_version=None,
    )
    _counted_anew(row, right, actor_of(cast[DECIDES], decided), at_work(moment + 6 * DAY))
    close_competition(competition=row, actor=bureau, at=closed, seen_version=None)


def _counted_anew(row: Competition, appeal: Appeal, bureau: Actor, at: datetime) -> None:
    """A second team was right: a sheet counts no more, and a second result takes the place of the first."""
    stage, seat = counting_sheets(row, appeal.entry)[-1]
    uphold_appeal(
        appeal=appeal,
        words="Benar: catatan lembar itu tentang naskah lain. Lembarnya tidak dihitung; hasil dihitung ulang.",
        remedy=Remedy.SET_ASIDE,
        sheets=[Sheet(stage.position, seat.pk, appeal.entry_id)],
        actor=bureau,
        at=at,
        seen_version=None,
    )
    supersede_result(competition=row, actor=bureau, at=at, seen_version=None)


def _begin(row: Competition, juror: Account, moment: datetime) -> None:
    """A sheet half filled, so that there is something to go on with."""
    stage, at = _stage(row), at_work(moment)
    entry = _given(stage, juror)[0]
    keep_sheet(
        stage=stage,
        entry=entry,
        values={"1": 75},
        comments={"1": "Idenya dikenal; cara menjaganya yang baru."},
        actor=actor_of(juror, at),
        at=at,
    )
