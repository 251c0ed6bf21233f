# SPDX-License-Identifier: EUPL-1.2
"""What is disposed and ordered in the demo town: letters that still stand go down, some are reported, one is withdrawn; orders of
the head of region for the next staff meeting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from django.db.models import Q

from praja.duties.letters.enums import INCOMING
from praja.duties.letters.models import Assignment
from praja.duties.letters.operations.disposing import Asked, DispositionWords, dispose, pass_on
from praja.duties.letters.operations.following import (
    finish_assignment,
    follow_up,
    reopen_assignment,
    withdraw_assignments,
)
from praja.duties.letters.operations.handling import note_letter, settle_letter
from praja.duties.letters.operations.ordering import NewOrder, fulfil_order, give_order
from praja.duties.letters.procedure.names import REGISTERED
from praja.duties.letters.queries.asking import askable_people, askable_units
from praja.duties.letters.queries.heads import head_of
from praja.kernel.law.queries import current_calendar
from praja.kernel.ledger.telling import told
from praja.kernel.organization.models import Unit
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.clock import end_of, local_date
from praja.lib.moments import local_zone

WORDS = (
    (("proses",), "Tindak lanjuti sesuai ketentuan, laporkan hasilnya."),
    (("telaah", "saran"), "Pelajari dan sampaikan saran sebelum rapat."),
    (("hadiri",), "Wakili saya, bawa bahan yang perlu."),
    (("koordinasi",), "Koordinasikan dengan unit terkait."),
    (("jawab",), "Siapkan konsep jawaban."),
)
REPORTS = (
    "Sudah dihadiri; notula terlampir di bidang.",
    "Sudah ditindaklanjuti bersama unit terkait.",
    "Bahan sudah dikirim melalui surel resmi.",
)


RECENT, LATE = timedelta(days=5), 2
"""What came later is still being handled; of what came before so many letters are late."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """An order of the head of region: what, to which units (by short name), due so many days from now, and how far it is."""

    title: str
    note: str
    to: tuple[str, ...]
    due_in: int
    done: tuple[str, ...] = ()
    concluded: bool = False


ORDERS = (
    Ordered(
        "Selesaikan pembersihan saluran sebelum musim hujan",
        "Mulai dari titik genangan.",
        ("DPUPR", "DLH"),
        9,
        ("DLH",),
    ),
    Ordered("Perbarui data penerima bantuan sosial", "Cocokkan dengan data kelurahan.", ("Dinsos", "Disdukcapil"), -3),
    Ordered("Siapkan bahan rapat evaluasi pelayanan", "Satu halaman per unit.", ("Bappeda", "Setda"), 4),
    Ordered(
        "Pasang papan jam layanan di setiap loket",
        "Foto sesudah terpasang.",
        ("Disdukcapil",),
        -20,
        ("Disdukcapil",),
        True,
    ),
)


def play_dispositions(*, units: Mapping[str, Unit], root: str, rng: Random, at: datetime) -> int:
    """Dispose or note nearly all letters that wait, and give the orders of whoever heads `root`. Returns how many were dealt
    with. What came long ago is done with, but for one or two that are late; what came just now still lies there."""
    made = left = 0
    waiting = Case.objects.filter(procedure=INCOMING, state=REGISTERED).order_by("filed_at", "pk")
    entered = {one.stream: one.at for one in told(Q(name="letters.registered"))}
    for number, case in enumerate(waiting):
        age = at - case.filed_at
        if age < timedelta(hours=20) or (age < RECENT and number % 5 == 0):
            continue  # on the head's desk
        late = age >= RECENT and left < LATE and rng.random() < 0.1
        left += late
        made += _dispose(case, number, entered[case.stream], rng, at, ends=age >= RECENT and not late)
    for one in ORDERS:
        made += _order(one, units, units[root], at)
    return made


def _dispose(case: Case, number: int, since: datetime, rng: Random, at: datetime, *, ends: bool) -> int:
    """The head disposes within minutes to two days of `since`, when it was entered, in office hours; `ends`: everybody reports
    and the letter is settled."""
    moment = _in_office(since + timedelta(minutes=rng.choice((25, 90, 210, 400, 1_500, 2_700)) + rng.randrange(50)))
    if moment >= at - timedelta(hours=1):
        return 0
    head = _head(case.lead_unit_id, moment)
    asked = _below(case.lead_unit_id, head, rng, moment)
    if not asked or (ends and rng.random() < 0.3):
        note_letter(case=case, actor=head, at=moment, seen_version=None)
        return 1
    boxes, note = WORDS[number % len(WORDS)]
    words = DispositionWords(instructions=boxes, note=note)
    disposition = dispose(case=case, words=words, asked=asked, actor=head, at=moment, seen_version=None)
    rows = list(disposition.assignments.order_by("pk"))
    if ends:
        return _end(case, rows, rng, moment, at)
    for place, row in enumerate(rows):
        _go_on(row, number + place, head, moment, at)
    return 1


def _end(case: Case, rows: list[Assignment], rng: Random, since: datetime, at: datetime) -> int:
    """Everybody reports after hours or days, and the head settles the letter."""
    moment = since
    for row in rows:
        moment = min(_in_office(since + timedelta(hours=rng.randrange(2, 90))), at - timedelta(hours=2))
        holder = actor_of(row.person.account, moment) if row.person else _head(row.unit_id, moment)
        finish_assignment(assignment=row, report=rng.choice(REPORTS), actor=holder, at=moment)
    settled = max(moment, since) + timedelta(minutes=20)
    actor = _head(case.lead_unit_id, settled)
    settle_letter(case=case, text="Sudah ditindaklanjuti sesuai disposisi.", actor=actor, at=settled, seen_version=None)
    return 1


def _in_office(moment: datetime) -> datetime:
    """That moment, or the next working morning where nobody is at work then."""
    local, is_working = moment.astimezone(local_zone()), current_calendar().is_working
    if 8 <= local.hour < 16 and is_working(local.date()):
        return moment
    day = local.date() if local.hour < 8 else local.date() + timedelta(days=1)
    while not is_working(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(8, 10 + local.minute // 2), local_zone())


def _below(unit: int, head: Actor, rng: Random, at: datetime) -> list[Asked]:
    """One or two units below, or of the unit's own people where there is none."""
    below = sorted(askable_units(unit, head, at))
    if below:
        return [Asked(unit=one) for one in rng.sample(below, min(2, len(below)))]
    people = askable_people(unit, head, at)
    return [Asked(unit=one.unit, person=one.person) for one in people[:1]]


def _go_on(row: Assignment, number: int, head: Actor, since: datetime, at: datetime) -> None:
    """What becomes of one addressee: still open, talked about, reported, sent back, or withdrawn."""
    later = min(since + timedelta(hours=20), at - timedelta(hours=1))
    holder = actor_of(row.person.account, later) if row.person else _head(row.unit_id, later)
    match number % 5:
        case 0:
            finish_assignment(assignment=row, report=REPORTS[number % len(REPORTS)], actor=holder, at=later)
        case 1:
            follow_up(assignment=row, text="Menunggu data dari bidang, besok pagi lengkap.", actor=holder, at=later)
        case 2:
            finish_assignment(assignment=row, report=REPORTS[0], actor=holder, at=later)
            reopen_assignment(
                assignment=row, reason="Lampirkan notulanya.", actor=head, at=later + timedelta(minutes=20)
            )
        case 3:
            if asked := _below(row.unit_id, holder, Random(number), later) if row.person_id is None else []:  # noqa: S311
                words = DispositionWords(instructions=("proses",), note="Mohon dikerjakan minggu ini.")
                pass_on(assignment=row, words=words, asked=asked[:1], actor=holder, at=later)
        case _:
            if number % 2:
                withdraw_assignments(assignments=[row], reason="Sudah ditangani unit lain.", actor=head, at=later)


def _order(one: Ordered, units: Mapping[str, Unit], root: Unit, at: datetime) -> int:
    given = min(at, at + timedelta(days=one.due_in)) - timedelta(days=6)
    head = _head(root.pk, given)
    due_at = end_of(local_date(at + timedelta(days=one.due_in), local_zone()), local_zone())
    order = give_order(
        new=NewOrder(title=one.title),
        words=DispositionWords(instructions=("proses",), note=one.note),
        asked=[Asked(unit=units[short].pk, due_at=due_at) for short in one.to if short in units],
        unit=root,
        actor=head,
        at=given,
    )
    done_at = given + timedelta(days=3)
    for short in one.done:
        row = Assignment.objects.get(case=order.case, unit=units[short])
        actor = _head(units[short].pk, done_at)
        finish_assignment(assignment=row, report="Sudah selesai, foto ada pada unit.", actor=actor, at=done_at)
    if one.concluded:
        fulfil_order(
            case=order.case, note="Terima kasih.", actor=head, at=done_at + timedelta(days=1), seen_version=None
        )
    return 1


def _head(unit: int, at: datetime) -> Actor:
    """Whoever heads the unit then: every unit of the town has somebody above it who does."""
    found = head_of(unit, at)
    assert found is not None
    return actor_of(found.account, at)
