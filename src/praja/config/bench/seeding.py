# SPDX-License-Identifier: EUPL-1.2
"""Filling a benchmark database with any number of cases through the row builders that the operations use.

Nothing is made up beside the product's own code: cases, clocks, work items, ledger chains and tree come from the same
functions as in daily use, so `praja ledger verify` is clean on a seeded database. Facts and search documents are made by the
worker's own operations, from subjects marked in the transaction that wrote them: what was broken off goes on with the next run.
"""

import json
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Field, JSONField, Max, Model

from praja.config.bench.ground import require_own_database
from praja.config.bench.talk import Talk
from praja.duties.complaints.domain import answer_content
from praja.duties.complaints.index import OFFICE_KIND, PUBLIC_KIND
from praja.duties.complaints.models import Answer, Complaint, Topic
from praja.duties.complaints.operations.filing import Report, filed_data, new_complaint, subject_of
from praja.duties.complaints.procedure import COMPLAINT, INTAKE
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.domain.chain import GENESIS, Entry
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.models import Delivery, Leaf, LedgerEvent, Stream, Tile, TreeHead
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.operations.recording import build_entry, deliveries_of, head_of, row_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.ledger.subscriptions import TREE
from praja.kernel.measures import declarations as measures
from praja.kernel.measures.models import DirtySubject, Fact
from praja.kernel.measures.operations.refreshing import refresh_source
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import regions, unit_for, units
from praja.kernel.people.sealing import SealedField
from praja.kernel.procedures.building import move_case, refs_of, step_event, work_items
from praja.kernel.procedures.clockwork import binding_due, effect_of
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.procedures.operations.opening import build_case
from praja.kernel.search import declarations as search
from praja.kernel.search.models import DirtyDocument, SearchDocument
from praja.kernel.search.operations.refreshing import refresh_source as index_source
from praja.kernel.work.models import WorkItem
from praja.lib.actors import NOBODY, Actor, system_actor

BATCH = 2_000
OLDEST = 700.0
"""Days since the first report; more come the nearer today is."""

SEEDER = system_actor("bench.seeding")
Say = Callable[[str], None]
TABLES: tuple[type[Model], ...] = (Case, Complaint, Answer, Deadline, WorkItem, Stream, LedgerEvent, Delivery)
INDEXED = (OFFICE_KIND, PUBLIC_KIND)
DERIVED: tuple[type[Model], ...] = (Fact, DirtySubject, SearchDocument, DirtyDocument)
CLEARED: tuple[type[Model], ...] = (*DERIVED, Leaf, Tile, TreeHead, *reversed(TABLES))


@dataclass
class Rows:
    """Unsaved rows of one batch, by table, in the order they must be written."""

    by_table: dict[type[Model], list[Any]] = field(default_factory=lambda: {table: [] for table in TABLES})

    def add(self, *rows: Model) -> None:
        for row in rows:
            self.by_table[type(row)].append(row)


@dataclass
class Walk:
    """One case on its way: what `perform` would hold while it moves."""

    case: Case
    deadlines: list[Deadline]
    items: list[WorkItem]
    last: Entry


class Seeder:
    """Builds `count` cases with ids and moments of their own, the oldest first as in life; the same seed gives the same shape."""

    def __init__(self, *, now: datetime, seed: int, count: int) -> None:
        self.now, self.random = now, random.Random(seed)  # noqa: S311 - shape of test data, no secret
        self.ages = sorted(self.random.random() ** 1.5 * OLDEST for _ in range(count))
        self.agencies = list(Unit.objects.exclude(pk=unit_for(INTAKE)).values_list("pk", flat=True))
        self.topics = list(Topic.objects.all())
        self.places = [node for node in regions.current().nodes.values() if node.level == 4]
        self.talk = Talk(self.random)
        self.next = {table: _last_id(table) + 1 for table in TABLES if table is not Stream}

    def batch(self, count: int) -> Rows:
        """`count` new cases with everything that belongs to them."""
        rows = Rows()
        with recalled(law_data, units, regions):
            for _ in range(count):
                self._case(rows)
        return rows

    def _take(self, table: type[Model]) -> int:
        self.next[table] += 1
        return self.next[table] - 1

    def _case(self, rows: Rows) -> None:
        age = timedelta(days=self.ages.pop())
        at = self.now - age
        walk = self._file(rows, at)
        fate = self.random.random()
        if age.days < 3 and fate < 0.5:
            pass
        elif fate < 0.30:
            self._step(
                rows, walk, "archive", {"reason": "too_general", "note": "0" * 64}, at + timedelta(hours=8), "note"
            )
        else:
            self._handle(rows, walk, at, fate)
        self._finish(rows, walk)

    def _handle(self, rows: Rows, walk: Walk, at: datetime, fate: float) -> None:
        unit = self.random.choice(self.agencies)
        data = {
            "to_unit": unit,
            "classification": "non_supervisory",
            "about_service": False,
            "identified": False,
            "published": True,
        }
        self._step(rows, walk, "forward", data, at + timedelta(hours=self.random.randrange(1, 60)))
        walk.case.is_public = True
        if fate > 0.36:
            self._answer(rows, walk, at + timedelta(hours=self.random.randrange(61, 300)))
            self._step(rows, walk, "accept", {}, at + timedelta(hours=310))

    def _file(self, rows: Rows, at: datetime) -> Walk:
        text, place = self.talk.text(18), self.random.choice(self.places)
        report = Report(text=text, region=place.code, topic=self.random.choice(self.topics))
        salt = new_salt()
        complaint = new_complaint(report, text, salt)
        content = complaint.digested()
        case = build_case(
            COMPLAINT, at=at, lead_unit=unit_for(INTAKE), channel="api", subject=subject_of(report, place.name)
        )
        case.pk = self._take(Case)
        data = filed_data(report, content_digest(salt, content))
        effect = effect_of(COMPLAINT, "file", case.state, case, (), data=data, at=at)
        case.due_at = binding_due(effect.started)
        event = step_event(
            COMPLAINT.opening, source="", target=case.state, lead_unit=case.lead_unit_id, effect=effect, data=data
        )
        entry = build_entry(event, actor=NOBODY, at=at, stream=case.stream, seq=1, prev=GENESIS, refs=refs_of(case))
        self._event(rows, entry)
        complaint.case = case
        rows.add(complaint)
        return Walk(
            case, effect.started, work_items(COMPLAINT, COMPLAINT.opening, case, effect.started, at, data), entry
        )

    def _step(
        self,
        rows: Rows,
        walk: Walk,
        name: str,
        data: dict[str, Any],
        at: datetime,
        note: str = "",
        actor: Actor = SEEDER,
    ) -> None:
        if note:
            complaint = rows.by_table[Complaint][-1]
            complaint.archive_reason, complaint.archive_note, complaint.archive_salt = data["reason"], note, new_salt()
            data = {**data, "note": content_digest(complaint.archive_salt, {"text": note})}
        step, case = COMPLAINT.by_step[name], walk.case
        running = [deadline for deadline in walk.deadlines if deadline.stopped_at is None]
        effect = effect_of(COMPLAINT, name, step.target, case, running, data=data, at=at)
        source = case.state
        walk.deadlines.extend(effect.started)
        move_case(COMPLAINT, step, step.target, case, walk.deadlines, data, at)
        for item in walk.items:
            item.closed_at = item.closed_at or at
        walk.items.extend(work_items(COMPLAINT, step, case, [*effect.started, *running], at, data))
        event = step_event(
            step, source=source, target=step.target, lead_unit=case.lead_unit_id, effect=effect, data=data
        )
        walk.last = build_entry(
            event,
            actor=actor,
            at=at,
            stream=case.stream,
            seq=walk.last.seq + 1,
            prev=walk.last.hash,
            refs=refs_of(case),
        )
        self._event(rows, walk.last)

    def _answer(self, rows: Rows, walk: Walk, at: datetime) -> None:
        text, salt = "Sudah dikerjakan oleh petugas di lapangan.", new_salt()
        digest = content_digest(salt, answer_content(kind="done", text=text))
        self._step(rows, walk, "take_over", {"number": 1, "kind": "done", "answer": digest}, at)
        rows.add(
            Answer(
                pk=self._take(Answer),
                complaint_id=walk.case.pk,
                number=1,
                kind="done",
                text=text,
                salt=salt,
                unit_id=walk.case.lead_unit_id,
                published_at=at,
            )
        )

    def _event(self, rows: Rows, entry: Entry) -> None:
        row = row_of(entry)
        row.pk = self._take(LedgerEvent)
        delivery = deliveries_of(row, (TREE,))[0]
        delivery.pk = self._take(Delivery)
        rows.add(row, delivery)

    def _finish(self, rows: Rows, walk: Walk) -> None:
        for deadline in walk.deadlines:
            deadline.case_id, deadline.pk = walk.case.pk, self._take(Deadline)
        for item in walk.items:
            item.pk = self._take(WorkItem)
        rows.add(walk.case, head_of(walk.last), *walk.deadlines, *walk.items)


def seed(*, upto: int, now: datetime, counted: bool = True, say: Say = lambda _line: None) -> int:
    """Add cases until there are `upto`, with their facts and search documents, close the tree over them, refresh the planner's
    statistics. Returns how many were added; nothing is done again that stands already. Without `counted`, facts and search
    documents wait for a later run.
    """
    present = Case.objects.count()
    seeder = Seeder(now=now, seed=present, count=max(upto - present, 0))
    told = Progress("cases", say)
    for count in _batches(upto - present):
        with transaction.atomic():
            rows = seeder.batch(count)
            write(rows)
            mark(case.pk for case in rows.by_table[Case])
        told.add(count)
    _reset_sequences()
    if counted:
        fill(say)
    while close_interval(at=now):
        pass
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return max(upto - present, 0)


def mark(case_ids: Iterable[int]) -> None:
    """Have facts and search documents of these cases made, as their events would."""
    ids = list(case_ids)
    for counting in measures.sources().values():
        if counting.subject_kind == "case":
            measures.mark_dirty(counting, ids)
    for indexing in INDEXED:
        search.mark_dirty(search.source_of(indexing), ids)


def fill(say: Say = lambda _line: None) -> None:
    """Make the facts and search documents of everything that is marked."""
    for counting in measures.sources().values():
        told = Progress(f"cases counted ({counting.name})", say)
        while done := refresh_source(counting):
            told.add(done)
    for kind in INDEXED:
        told = Progress(f"documents ({kind})", say)
        while done := index_source(search.source_of(kind)):
            told.add(done)


class Progress:
    """Says now and then how many are done, and how fast."""

    def __init__(self, what: str, say: Say, every: int = 50_000) -> None:
        self.what, self.say, self.every = what, say, every
        self.done, self.started = 0, time.perf_counter()

    def add(self, count: int) -> None:
        before, self.done = self.done, self.done + count
        if before // self.every != self.done // self.every:
            self.say(f"  {self.done:,} {self.what}, {self.done / (time.perf_counter() - self.started):,.0f} a second")


def _last_id(table: type[Model]) -> int:
    last: int | None = table._default_manager.aggregate(last=Max("pk"))["last"]
    return last or 0


def clear_cases() -> None:
    """Take out all cases with their ledger: what was sent raw is no history."""
    require_own_database()
    names = [table._meta.db_table for table in CLEARED]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(names)} CASCADE")
        else:
            for name in names:
                cursor.execute(f"DELETE FROM {name}")  # noqa: S608 - our own table names


def _batches(total: int) -> Iterator[int]:
    while total > 0:
        yield min(BATCH, total)
        total -= BATCH


def write(rows: Rows) -> None:
    """COPY on PostgreSQL, executemany on SQLite. In the caller's transaction."""
    with connection.cursor() as cursor:
        for table, instances in rows.by_table.items():
            if instances:
                _write_table(cursor, table, instances)


_AS_TEXT: dict[type[Field[Any, Any]], Callable[[Any], Any]] = {
    SealedField: lambda value: getattr(value, "token", value),
    JSONField: json.dumps,
}
"""Columns whose values the driver cannot write by itself."""


def _write_table(cursor: Any, table: type[Model], instances: list[Any]) -> None:
    columns = list(table._meta.concrete_fields)
    names = ", ".join(f'"{column.column}"' for column in columns)
    if connection.vendor == "postgresql":
        row_of_values = attrgetter(*(column.attname for column in columns))
        texts = {place: _AS_TEXT[type(column)] for place, column in enumerate(columns) if type(column) in _AS_TEXT}
        with cursor.copy(f'COPY "{table._meta.db_table}" ({names}) FROM STDIN') as copy:
            for row in instances:
                values = list(row_of_values(row))
                for place, as_text in texts.items():
                    values[place] = as_text(values[place])
                copy.write_row(values)
    else:
        prepared = ([c.get_db_prep_save(getattr(row, c.attname), connection) for c in columns] for row in instances)
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(f'INSERT INTO "{table._meta.db_table}" ({names}) VALUES ({marks})', list(prepared))  # noqa: S608


def _reset_sequences() -> None:
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(TABLES)):
            cursor.execute(sql)
