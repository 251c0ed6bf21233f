# SPDX-License-Identifier: EUPL-1.2
"""Filling a benchmark database with letters through the row builders of registering, noting and disposing, and of the index.

Of ten letters eight are noted, one lies on a desk and one is disposed to another unit, which still has it; one in twenty is
sealed and one in ten limited. One letter in ten comes to the head of the government. Each holds twenty words as frequent as
words are, one in five the word of the fifth, one in a hundred that of the hundredth, and a rare one that ten letters share.
"""

import random
from datetime import datetime, timedelta
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from praja.config.bench.seeding import SEEDER, Progress, Rows, Say, Seeder, Walk, _batches, _last_id, write
from praja.config.bench.talk import Talk
from praja.duties.letters.domain.numbers import number_key
from praja.duties.letters.domain.reaching import reach_of
from praja.duties.letters.index.incoming import incoming_row
from praja.duties.letters.index.readers import asked_tokens, desk_token
from praja.duties.letters.models import Assignment, Correspondent, Disposition, Incoming, Letter
from praja.duties.letters.operations.asking import told, work_of
from praja.duties.letters.operations.registering import (
    NewLetter,
    agenda_key,
    letter_row,
    neutral_subject,
    told_of,
)
from praja.duties.letters.procedure import INCOMING
from praja.duties.letters.procedure.names import HANDLED, NOTED
from praja.duties.letters.queries.incoming import ATTACHED_TO
from praja.kernel.documents.enums import NumberState
from praja.kernel.documents.events import NumberTaken, stream_of_register
from praja.kernel.documents.models import NumberEntry, NumberRegister
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.domain.chain import GENESIS, Entry
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.models import Delivery, LedgerEvent, Stream
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.operations.recording import build_entry, head_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.procedures.building import move_case, refs_of, step_event, work_items
from praja.kernel.procedures.clockwork import binding_due, effect_of
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.procedures.operations.opening import build_case
from praja.kernel.search.models import SearchDocument
from praja.kernel.search.operations.storing import add_words, document_of
from praja.kernel.work.models import WorkItem
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

TABLES: tuple[type[Model], ...] = (
    Case, NumberEntry, Letter, Incoming, Disposition, Assignment, Deadline, WorkItem, Stream, LedgerEvent, Delivery,
    SearchDocument,
)  # fmt: skip
OLDEST = 700.0
FIFTH, HUNDREDTH = "koordinasi", "jembatan"
SHARED_BY = 10
NOTED_UPTO, DISPOSED_UPTO = 0.80, 0.90
WORD_INDEX = "search_documents_by_word"


def rare_word(number: int) -> str:
    """The rare word of the letter of this number: so many in a row share one."""
    return f"perkara{number // SHARED_BY}x"


class LetterSeeder(Seeder):
    """Builds `count` letters with ids and moments of their own, the oldest first; the same seed gives the same shape."""

    def __init__(self, *, now: datetime, seed: int, count: int) -> None:
        self.now, self.random, self.number = now, random.Random(seed), seed  # noqa: S311 - shape of test data, no secret
        self.ages = sorted(self.random.random() ** 1.5 * OLDEST for _ in range(count))
        self.units = list(Unit.objects.order_by("pk"))
        self.senders = list(Correspondent.objects.order_by("pk"))
        self.heads = {account.roles.get(role=Role.HEAD).unit_id: account for account in _heads()}
        self.talk = Talk(self.random)
        self.next = {table: _last_id(table) + 1 for table in TABLES if table not in (Stream, Letter, Incoming)}
        self.registers: dict[tuple[int, int], NumberRegister] = {}
        self.last: dict[str, tuple[int, bytes]] = {}
        self.moved: dict[tuple[int, int], Entry] = {}

    def batch(self, count: int) -> Rows:
        """`count` new letters with everything that belongs to them."""
        rows = Rows({table: [] for table in TABLES})
        self.moved = {}
        with recalled(law_data, units):
            for _ in range(count):
                self._letter(rows)
        return rows

    def settle(self) -> None:
        """Move the agendas on to where the batch left them. In its transaction."""
        registers = [self.registers[place] for place in self.moved]
        NumberRegister.objects.bulk_update(registers, ["last"])
        Stream.objects.bulk_create(
            [head_of(entry) for entry in self.moved.values()],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["seq", "hash", "mac"],
        )

    def _letter(self, rows: Rows) -> None:
        age = timedelta(days=self.ages.pop())
        at = self.now - age
        unit = self.units[0] if self.random.random() < 0.1 else self.random.choice(self.units)
        walk, incoming = self._register(rows, unit, at)
        fate = self.random.random()
        asked: list[Assignment] = []
        if fate < NOTED_UPTO:
            self._walk(rows, walk, "note", NOTED, {}, at + age / 50)
        elif fate < DISPOSED_UPTO:
            asked = self._dispose(rows, walk, incoming.letter, at + age / 50)
        self._finish(rows, walk)
        waiting = {desk_token(item) for item in walk.items if item.closed_at is None}
        tokens = frozenset(waiting.union(*(asked_tokens(one) for one in asked)))
        document = document_of(incoming_row(incoming, tokens))
        document.pk = self._take(SearchDocument)
        rows.add(document)
        self.number += 1

    def _register(self, rows: Rows, unit: Unit, at: datetime) -> tuple[Walk, Incoming]:
        sender = self.random.choice(self.senders)
        new = self._new_letter(sender, at)
        letter = letter_row(new, reach_of(str(new.security)))
        case = build_case(
            INCOMING, at=at, lead_unit=unit.pk, channel=str(new.arrival), subject=neutral_subject(new.kind, new.sender)
        )
        case.pk, letter.case = self._take(Case), case
        entry = self._agenda(rows, unit.pk, case.pk, at)
        incoming = Incoming(
            letter=letter, agenda=entry, sender=sender, number_key=number_key(new.number_text), source_ref=""
        )
        data: dict[str, Any] = {
            "agenda_year": entry.register.year,
            "agenda_number": entry.number,
            "arrival": str(new.arrival),
            "origin": None,
            **told_of(letter, incoming.partner),
            "files": (),
        }
        effect = effect_of(INCOMING, "register", case.state, case, (), data=data, at=at)
        case.due_at = binding_due(effect.started)
        opening = INCOMING.opening
        event = step_event(opening, source="", target=case.state, lead_unit=unit.pk, effect=effect, data=data)
        first = build_entry(event, actor=SEEDER, at=at, stream=case.stream, seq=1, prev=GENESIS, refs=refs_of(case))
        self._event(rows, first)
        rows.add(letter, incoming)
        return Walk(
            case, effect.started, work_items(INCOMING, opening, case, effect.started, at, data), first
        ), incoming

    def _new_letter(self, sender: Correspondent, at: datetime) -> NewLetter:
        said = self.talk.text(20).split()
        if self.random.random() < 0.2:
            said.insert(4, FIFTH)
        if self.random.random() < 0.01:
            said.insert(4, HUNDREDTH)
        said.append(rare_word(self.number))
        fate = self.random.random()
        return NewLetter(
            subject=" ".join(said[:8]),
            summary=" ".join(said[8:]),
            sender=sender,
            number_text=f"{self.number}/UKUR/{at.year}",
            dated_on=at.date(),
            kind="surat_dinas",
            security="R" if fate < 0.05 else "T" if fate < 0.15 else "B",
        )

    def _agenda(self, rows: Rows, unit: int, case: int, at: datetime) -> NumberEntry:
        year = local_date(at, local_zone()).year
        place = (unit, year)
        register = self.registers.get(place)
        if register is None:
            register, _made = NumberRegister.objects.get_or_create(key=agenda_key(unit), year=year)
            self.registers[place] = register
        register.last += 1
        entry = NumberEntry(
            pk=self._take(NumberEntry), register=register, number=register.last, state=NumberState.FINAL.value,
            object_kind=ATTACHED_TO, object_id=case,
        )  # fmt: skip
        rows.add(entry)
        self._number_taken(rows, place, entry, at)
        return entry

    def _number_taken(self, rows: Rows, place: tuple[int, int], entry: NumberEntry, at: datetime) -> None:
        register = entry.register
        stream = stream_of_register(register.key, register.year)
        if stream not in self.last:
            head = Stream.objects.filter(key=stream).first()
            self.last[stream] = (head.seq, bytes(head.hash)) if head else (0, GENESIS)
        seq, prev = self.last[stream]
        event = NumberTaken(
            register=register.key, year=register.year, number=entry.number, object_kind=entry.object_kind,
            object_id=entry.object_id or 0,
        )  # fmt: skip
        chained = build_entry(
            event, actor=SEEDER, at=at, stream=stream, seq=seq + 1, prev=prev, refs={"number": entry.pk}
        )
        self.last[stream], self.moved[place] = (chained.seq, chained.hash), chained
        self._event(rows, chained)

    def _dispose(self, rows: Rows, walk: Walk, letter: Letter, at: datetime) -> list[Assignment]:
        case, head = walk.case, self._head_of(walk.case.lead_unit_id)
        disposition = Disposition(
            pk=self._take(Disposition), case=case, given_by=head, giver_title="Kepala", giver_unit_id=case.lead_unit_id,
            instructions=["proses"], note="", salt=new_salt(), given_at=at,
        )  # fmt: skip
        assignment = Assignment(
            pk=self._take(Assignment), disposition=disposition, case=case, unit=self.random.choice(self.units),
            giver_unit_id=case.lead_unit_id, reach=letter.reach, due_at=at + timedelta(days=5), changed_at=at,
        )  # fmt: skip
        data = {
            "disposition": disposition.pk,
            "giver": head.pk,
            "recorded_by": None,
            "instructions": ("proses",),
            "note": content_digest(bytes(disposition.salt), disposition.digested()),
            "scan": "",
            "asked": (told(assignment),),
        }
        self._walk(rows, walk, "dispose", HANDLED, data, at)
        item = work_of(assignment, at)
        item.pk = self.next[WorkItem] + len(walk.items)  # as `_finish` will number it
        assignment.work_item = item.pk
        walk.items.append(item)
        rows.add(disposition, assignment)
        return [assignment]

    def _head_of(self, unit: int) -> Account:
        tree = units.value
        return next(self.heads[one] for one in (unit, *tree.ancestors(unit)) if one in self.heads)

    def _walk(self, rows: Rows, walk: Walk, name: str, target: str, data: dict[str, Any], at: datetime) -> None:
        step, case = INCOMING.by_step[name], walk.case
        running = [deadline for deadline in walk.deadlines if deadline.stopped_at is None]
        effect = effect_of(INCOMING, name, target, case, running, data=data, at=at)
        source = case.state
        walk.deadlines.extend(effect.started)
        move_case(INCOMING, step, target, case, walk.deadlines, data, at)
        for item in walk.items:
            item.closed_at = item.closed_at or at
        walk.items.extend(work_items(INCOMING, step, case, [*effect.started, *running], at, data))
        event = step_event(step, source=source, target=target, lead_unit=case.lead_unit_id, effect=effect, data=data)
        walk.last = build_entry(
            event, actor=SEEDER, at=at, stream=case.stream, seq=walk.last.seq + 1, prev=walk.last.hash,
            refs=refs_of(case),
        )  # fmt: skip
        self._event(rows, walk.last)


def seed_letters(*, upto: int, now: datetime, say: Say = lambda _line: None) -> int:
    """Add letters until there are `upto`, with their search documents; close the tree over them, refresh the planner's
    statistics. Returns how many were added. The word index of PostgreSQL is made anew at the end."""
    present = Letter.objects.count()
    if present >= upto:
        return 0
    seeder = LetterSeeder(now=now, seed=present, count=upto - present)
    made_by = _drop_word_index()
    told_so_far = Progress("letters", say)
    for count in _batches(upto - present):
        with transaction.atomic():
            rows = seeder.batch(count)
            write(rows)
            add_words(rows.by_table[SearchDocument])
            seeder.settle()
        told_so_far.add(count)
    _reset_sequences()
    say("  the word index")
    _make_word_index(made_by)
    say("  the tree")
    while close_interval(at=now):
        pass
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return upto - present


def _heads() -> list[Account]:
    return list(Account.objects.filter(roles__role=Role.HEAD).prefetch_related("roles"))


def _drop_word_index() -> str:
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [WORD_INDEX])
        found = cursor.fetchone()
        if found is None:
            raise RuntimeError(
                f"the index {WORD_INDEX} is not there: an earlier seeding broke off; begin with an empty database"
            )
        cursor.execute(f"DROP INDEX {WORD_INDEX}")
    return str(found[0])


def _make_word_index(made_by: str) -> None:
    if made_by:
        with connection.cursor() as cursor:
            cursor.execute("SET maintenance_work_mem = '1GB'")
            cursor.execute(made_by)


def _reset_sequences() -> None:
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(TABLES)):
            cursor.execute(sql)
