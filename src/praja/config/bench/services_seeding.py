# SPDX-License-Identifier: EUPL-1.2
"""Filling a benchmark database with applications through the row builders that `file_application` and `perform` use, and their
facts, sums and tallies in bulk."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from praja.config.bench.ground import FOUNDER
from praja.config.bench.seeding import SEEDER, Progress, Rows, Say, Seeder, Walk, _batches, _last_id, write
from praja.config.bench.services_ground import standards_by_service
from praja.duties.services import measures
from praja.duties.services.domain import paths
from praja.duties.services.domain.stated import Stated, StatedPerson
from praja.duties.services.events import ServiceRated
from praja.duties.services.models import Application, Offer, Rating
from praja.duties.services.operations.filing import NewApplication, filed_data, first_stage, new_application
from praja.duties.services.procedure import APPLICATION
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.domain.chain import GENESIS
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.models import Delivery, LedgerEvent, Stream
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.operations.recording import build_entry
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.declarations import source_of
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations.summing import sum_anew
from praja.kernel.measures.operations.tallying import tally_anew
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.kernel.people.operations import register_person
from praja.kernel.procedures.building import move_case, refs_of, step_event, work_items
from praja.kernel.procedures.clockwork import binding_due, effect_of
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.procedures.operations.opening import build_case
from praja.kernel.work.models import WorkItem
from praja.lib.actors import NOBODY

TABLES: tuple[type[Model], ...] = (Case, Application, Rating, Deadline, WorkItem, Stream, LedgerEvent, Delivery)
OLDEST = 700.0
PERSONS = 200
_ON_TIME, _LATE, _REFUSED = 0.72, 0.90, 0.95
"""Of applications older than three days: in time, late, refused, and the rest is open."""


class ApplicationSeeder(Seeder):
    """Builds `count` applications with ids and moments of their own, the oldest first; the same seed gives the same shape."""

    def __init__(self, *, now: datetime, seed: int, count: int) -> None:
        self.now, self.random = now, random.Random(seed)  # noqa: S311 - shape of test data, no secret
        self.ages = sorted(self.random.random() ** 1.5 * OLDEST for _ in range(count))
        self.offers = list(Offer.objects.values_list("service_id", "unit_id"))
        self.versions = standards_by_service()
        self.persons = list(Person.objects.filter(name="Warga Ukur")[:PERSONS]) or [
            register_person(name="Warga Ukur", actor=FOUNDER, at=now) for _ in range(PERSONS)
        ]
        self.next = {table: _last_id(table) + 1 for table in TABLES if table not in (Stream, Application, Rating)}

    def batch(self, count: int) -> Rows:
        """`count` new applications with everything that belongs to them."""
        rows = Rows({table: [] for table in TABLES})
        with recalled(law_data, units):
            for _ in range(count):
                self._case(rows)
        return rows

    def _case(self, rows: Rows) -> None:
        age = timedelta(days=self.ages.pop())
        at = self.now - age
        walk, fate = self._apply(rows, at), self.random.random()
        if age.days >= 3 and fate < _REFUSED:
            self._serve(rows, walk, at, fate)
        self._finish(rows, walk)

    def _apply(self, rows: Rows, at: datetime) -> Walk:
        # A few services are asked for far more often than the rest.
        service, unit = self.offers[int(self.random.random() ** 2 * len(self.offers))]
        version = self.versions[service]
        new = NewApplication(
            service=version.standard.service,
            unit=unit,
            stated=Stated(StatedPerson(name="Warga Ukur"), purpose="Mengurus administrasi"),
        )
        application, beginning = new_application(new, version), first_stage(new, version)
        case = build_case(
            APPLICATION, at=at, lead_unit=unit, channel="web", subject=new.service.name, state=beginning.state
        )
        case.pk, application.case = self._take(Case), case
        application.applicant = self.random.choice(self.persons)
        data = filed_data(new, application, beginning)
        effect = effect_of(APPLICATION, "apply", case.state, case, (), data=data, at=at)
        case.due_at = binding_due(effect.started)
        opening = APPLICATION.opening
        event = step_event(opening, source="", target=case.state, lead_unit=unit, effect=effect, data=data)
        entry = build_entry(event, actor=NOBODY, at=at, stream=case.stream, seq=1, prev=GENESIS, refs=refs_of(case))
        self._event(rows, entry)
        rows.add(application)
        return Walk(case, effect.started, work_items(APPLICATION, opening, case, effect.started, at, data), entry)

    def _serve(self, rows: Rows, walk: Walk, at: datetime, fate: float) -> None:
        """Checked and approved: well before the promise, well after it, or refused."""
        due = walk.case.due_at
        share = self.random.uniform(0.1, 0.95) if fate < _ON_TIME else self.random.uniform(1.1, 2.5)
        done = min(at + (due - at) * share, self.now)
        checked = at + (done - at) * 0.6
        self._walk(rows, walk, "pass_check", paths.APPROVAL, {}, checked)
        if fate < _LATE:
            self._walk(rows, walk, "approve", paths.FINISHED, {}, done)
            if self.random.random() < 0.3:
                self._rate(rows, walk, done)
        else:
            application = rows.by_table[Application][-1]
            application.refusal, application.refusal_note, application.refusal_salt = (
                "not_entitled",
                "Syarat belum terpenuhi.",
                new_salt(),
            )
            note = content_digest(application.refusal_salt, {"text": application.refusal_note})
            self._walk(rows, walk, "refuse", "refused", {"reason": "not_entitled", "note": note}, done)

    def _walk(self, rows: Rows, walk: Walk, name: str, target: str, data: dict[str, Any], at: datetime) -> None:
        step, case = APPLICATION.by_step[name], walk.case
        running = [deadline for deadline in walk.deadlines if deadline.stopped_at is None]
        effect = effect_of(APPLICATION, name, target, case, running, data=data, at=at)
        source = case.state
        walk.deadlines.extend(effect.started)
        move_case(APPLICATION, step, target, case, walk.deadlines, data, at)
        for item in walk.items:
            item.closed_at = item.closed_at or at
        walk.items.extend(work_items(APPLICATION, step, case, [*effect.started, *running], at, data))
        event = step_event(step, source=source, target=target, lead_unit=case.lead_unit_id, effect=effect, data=data)
        self._follow(rows, walk, event, at)

    def _rate(self, rows: Rows, walk: Walk, at: datetime) -> None:
        salt, stars = new_salt(), self.random.choice((3, 4, 4, 5, 5))
        rows.add(Rating(application_id=walk.case.pk, stars=stars, salt=salt, rated_at=at))
        content = content_digest(salt, {"stars": stars, "text": ""})
        self._follow(rows, walk, ServiceRated(stars=stars, content=content), at)

    def _follow(self, rows: Rows, walk: Walk, event: Any, at: datetime) -> None:
        walk.last = build_entry(
            event, actor=SEEDER, at=at, stream=walk.case.stream, seq=walk.last.seq + 1, prev=walk.last.hash,
            refs=refs_of(walk.case),
        )  # fmt: skip
        self._event(rows, walk.last)


def seed_applications(*, upto: int, now: datetime, say: Say = lambda _line: None) -> int:
    """Add applications until there are `upto`, with facts, sums and tallies; close the tree over them, refresh the planner's
    statistics. Returns how many were added."""
    present = Application.objects.count()
    if present >= upto:
        return 0
    seeder = ApplicationSeeder(now=now, seed=present, count=upto - present)
    told = Progress("applications", say)
    for count in _batches(upto - present):
        with transaction.atomic():
            rows = seeder.batch(count)
            write(rows)
            write(_facts_of([case.pk for case in rows.by_table[Case]]))
        told.add(count)
    _reset_sequences()
    _add_up(say)
    while close_interval(at=now):
        pass
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return upto - present


def _facts_of(case_ids: list[int]) -> Rows:
    """Their facts, by the function that counts them in daily use."""
    source, first = source_of(measures.ON_TIME.key), _last_id(Fact) + 1
    rows = Rows({Fact: []})
    for number, row in enumerate(_counted(case_ids), first):
        rows.add(
            Fact(
                pk=number,
                measure=row.measure,
                subject=source.key_of(row.subject),
                unit_id=row.unit_id,
                day=row.day,
                about=row.about,
                numerator=row.numerator,
                denominator=row.denominator,
            )
        )
    return rows


def _counted(case_ids: list[int]) -> Iterator[Any]:
    yield from measures.facts_of_applications(case_ids)


def _add_up(say: Say) -> None:
    source = source_of(measures.ON_TIME.key)
    say("  sums and tallies of facts")
    sum_anew([measure.key for measure in source.measures])
    tally_anew(source)


def _reset_sequences() -> None:
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), [*TABLES, Fact]):
            cursor.execute(sql)
