# SPDX-License-Identifier: EUPL-1.2
"""Tests of the demo town: a bank of questions; in a class that runs a pre-test that is marked and an open post-test."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from praja.duties.training.domain.exams.questions import Choice, Kind, Pair, Question
from praja.duties.training.enums.exams import ExamKind, Showing
from praja.duties.training.models import Exam, QuestionBank, Seat, TrainingClass
from praja.duties.training.operations.exams import (
    ExamWish,
    PartWish,
    Sent,
    hand_in,
    keep_bank,
    release_exam,
    save_answers,
    set_exam,
    start_attempt,
    write_question,
)
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

QUESTIONS = (
    Question(
        kind=Kind.SINGLE,
        text="Warga datang tanpa fotokopi KK. Apa yang dikatakan **lebih dulu**?",
        choices=(
            Choice("Silakan kembali besok."),
            Choice("Apa yang kurang, ke mana mengambilnya, dan sampai kapan loket dibuka.", right=True),
            Choice("Berkas tidak dapat diterima."),
        ),
        explanation="Warga pulang dengan tahu langkah berikutnya.",
        topic="Loket",
        difficulty="easy",
    ),
    Question(
        kind=Kind.MULTIPLE,
        text="Mana yang wajib ada di standar pelayanan yang dipasang?",
        points=2,
        choices=(
            Choice("Persyaratan", right=True),
            Choice("Jangka waktu", right=True),
            Choice("Biaya", right=True),
            Choice("Nama tamu terakhir"),
        ),
        topic="Standar pelayanan",
        difficulty="medium",
    ),
    Question(
        kind=Kind.TRUE_FALSE, text="Pengaduan boleh disampaikan tanpa nama.", topic="Pengaduan", difficulty="easy"
    ),
    Question(
        kind=Kind.NUMERIC,
        text="NRR tertimbang 3,25 menjadi IKM berapa (× 25)?",
        points=2,
        value=Decimal("81.25"),
        tolerance=Decimal("0.01"),
        topic="SKM",
        difficulty="medium",
    ),
    Question(
        kind=Kind.MATCHING,
        text="Pasangkan pekerjaan dengan yang memutuskan.",
        points=2,
        pairs=(Pair("Disposisi surat", "Kepala unit"), Pair("Cuti tahunan", "Pejabat yang berwenang")),
        extras=("Satpam",),
        topic="Tata kerja",
        difficulty="hard",
    ),
    Question(
        kind=Kind.ESSAY,
        text="Sebutkan satu hambatan di loket Anda dan apa yang Anda ubah minggu depan.",
        points=5,
        rubric="- hambatannya nyata dan dapat dilihat\n- satu langkah, ada orang dan harinya",
        topic="Loket",
        difficulty="hard",
    ),
)
RIGHT: dict[str, Any] = {
    "single": "B",
    "multiple": ["A", "B", "C"],
    "true_false": "true",
    "numeric": "81,25",
    "matching": {"L1": "T1", "L2": "T2"},
}


def play_bank(*, unit: Unit, trainer: Actor, at: datetime) -> QuestionBank:
    """A bank that `unit` keeps."""
    bank = keep_bank(unit=unit, code="PRIMA-1", name="Pelayanan prima", actor=trainer, at=at)
    for question in QUESTIONS:
        write_question(bank=bank, question=question, actor=trainer, at=at)
    return bank


def play_exams(
    *,
    training_class: TrainingClass,
    bank: QuestionBank,
    trainer: Actor,
    takers: Sequence[tuple[Seat, Actor]],
    at: datetime,
) -> None:
    """In a class that runs: a pre-test of yesterday (`play_pretest`), and a post-test that is open."""
    play_pretest(training_class=training_class, bank=bank, trainer=trainer, takers=takers, at=at)
    opens = datetime.combine(local_date(at, local_zone()) - timedelta(days=1), time(15), local_zone())
    closes = opens + timedelta(days=4)
    _released(training_class, bank, trainer, ExamKind.POST, "Tes akhir", opens, closes)


def play_pretest(
    *,
    training_class: TrainingClass,
    bank: QuestionBank,
    trainer: Actor,
    takers: Sequence[tuple[Seat, Actor]],
    at: datetime,
) -> None:
    """A pre-test of yesterday that `takers` handed in, the first with everything right; their essays are unmarked."""
    before = datetime.combine(local_date(at, local_zone()) - timedelta(days=1), time(9), local_zone())
    pre = _released(training_class, bank, trainer, ExamKind.PRE, "Tes awal", before, before + timedelta(hours=4))
    for number, (seat, actor) in enumerate(takers):
        began = before + timedelta(minutes=10 + number)
        attempt = start_attempt(exam=pre, seat=seat, actor=actor, at=began)
        rows = attempt.answers.select_related("asked__version")
        places = {row.asked.version.content["kind"]: row.number for row in rows}
        known = dict(list(RIGHT.items())[: 5 - number % 4])
        given = {**known, "essay": "Antrean menumpuk pada pukul sembilan; saya membuka loket kedua mulai Senin."}
        sent = {places[kind]: Sent(answer) for kind, answer in given.items()}
        save_answers(attempt=attempt, sent=sent, actor=actor, at=began + timedelta(minutes=8))
        hand_in(attempt=attempt, actor=actor, at=began + timedelta(minutes=9))


def _released(
    row: TrainingClass,
    bank: QuestionBank,
    trainer: Actor,
    kind: str,
    title: str,
    opens_at: datetime,
    closes_at: datetime,
) -> Exam:
    wish = ExamWish(
        kind=kind, title=title, opens_at=opens_at, closes_at=closes_at, minutes=30, showing=Showing.AFTER_CLOSING
    )
    parts = [PartWish(bank=bank, count=len(QUESTIONS))]
    made = opens_at - timedelta(days=1)
    exam = set_exam(training_class=row, wish=wish, parts=parts, actor=trainer, at=made)
    return release_exam(exam=exam, actor=trainer, at=made)
