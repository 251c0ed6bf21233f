# SPDX-License-Identifier: EUPL-1.2
"""Plays a planned year through the duty's real operations, every act at its own historical moment."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.db import transaction

from praja.duties.complaints.demo.photos import street_scene
from praja.duties.complaints.demo.plans import Act, PlannedCase, Resident
from praja.duties.complaints.demo.reporting import AT_THE_OFFICE
from praja.duties.complaints.demo.subjects import KECAMATAN, KELURAHAN, SUBJECTS
from praja.duties.complaints.enums import AnswerKind, ArchiveReason, Classification, ReportKind
from praja.duties.complaints.models import Topic
from praja.duties.complaints.operations import (
    AnswerWords,
    Report,
    accept_answer,
    approve_draft,
    archive_complaint,
    close_silent,
    file_complaint,
    forward_complaint,
    publish_answer,
    rate_answer,
    reply_to_answer,
    submit_draft,
)
from praja.kernel.documents.operations import take_in
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import regions, units
from praja.kernel.people.models import Person
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.escalating import escalate_overdue
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from praja.lib.clock import local_date, start_of

Progress = Callable[[int, int], None]
"""Called with the acts done and the acts there are."""

NO_PHOTO = "Pekerjaan tercatat dalam buku kerja harian unit."
BY_WHOM = "Kepala bidang teknis"
WHERE_TO = "Loket pengaduan di Balai Kota, atau Ombudsman perwakilan."

MIDNIGHT_WORK = timedelta(minutes=10)


@dataclass(frozen=True)
class Stage:
    """Who plays: units by short name, and who acts for whom at a moment."""

    units: Mapping[str, Unit]
    coordinator: Callable[[datetime], Actor]
    liaison: Callable[[str, datetime], Actor]
    """Of the unit with this short name."""
    head: Callable[[str, datetime], Actor]
    """Who approves the answers of the unit with this short name."""
    counter: Callable[[datetime], Actor]
    zone: ZoneInfo


@dataclass(slots=True)
class Played:
    """What came of it. `links` are codes with the secret of the reporter's link, of the last reports filed."""

    filed: int = 0
    acts: int = 0
    photos: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)


def play_year(
    *, cases: Sequence[PlannedCase], stage: Stage, at: datetime, on_progress: Progress | None = None
) -> Played:
    """File, forward, answer and close `cases` up to `at`. One day is one transaction; intervals close every week."""
    player = _Player(stage, _topics(stage.units))
    todo = sorted(_acts(cases), key=lambda pair: pair[1].moment)
    by_day = groupby(todo, key=lambda pair: local_date(pair[1].moment, stage.zone))
    days = {day: list(pairs) for day, pairs in by_day}
    for day in _days(min(days, default=local_date(at, stage.zone)), local_date(at, stage.zone)):
        with transaction.atomic(), recalled(law_data, units, regions):
            _midnight(min(start_of(day, stage.zone) + MIDNIGHT_WORK, at))
            for case, act in days.get(day, ()):
                player.play(case, act)
        if day.weekday() == 0:
            close_interval(at=min(start_of(day, stage.zone) + MIDNIGHT_WORK, at))
        if on_progress:
            on_progress(player.done.acts, len(todo))
    _midnight(at)
    return player.done


def _acts(cases: Iterable[PlannedCase]) -> list[tuple[PlannedCase, Act]]:
    return [(case, act) for case in cases for act in (Act(case.filed_at, "file"), *case.acts)]


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]


def _midnight(at: datetime) -> None:
    """What the schedules of the platform do by themselves."""
    while close_silent(actor=system_actor("complaints.close_silent"), at=at):
        pass
    while escalate_overdue(actor=system_actor("procedures.escalate"), at=at):
        pass


def _topics(known: Mapping[str, Unit]) -> dict[str, Topic]:
    rows = [
        Topic(name=subject.name, unit=None if subject.unit in (KELURAHAN, KECAMATAN) else known[subject.unit])
        for subject in SUBJECTS
    ]
    Topic.objects.bulk_create(rows)
    return {topic.name: topic for topic in rows}


class _Player:
    """Remembers the case of each plan, so that the next act finds it."""

    def __init__(self, stage: Stage, topics: Mapping[str, Topic]) -> None:
        self.stage, self.topics, self.done = stage, topics, Played()
        self.cases: dict[int, Case] = {}

    def play(self, plan: PlannedCase, act: Act) -> None:
        """Do one act at its moment."""
        self.done.acts += 1
        if act.verb == "file":
            self.cases[id(plan)] = self._file(plan)
            return
        case = self.cases[id(plan)]
        self.cases[id(plan)] = getattr(self, f"_{act.verb}")(plan, act, case)

    def _file(self, plan: PlannedCase) -> Case:
        actor = self.stage.counter(plan.filed_at) if plan.channel in AT_THE_OFFICE else NOBODY
        filed = file_complaint(report=self._report(plan, actor), channel=plan.channel, actor=actor, at=plan.filed_at)
        self.done.filed += 1
        self.done.links = [*self.done.links[-9:], (filed.case.code, filed.secret)]
        return filed.case

    def _report(self, plan: PlannedCase, actor: Actor) -> Report:
        subject, files = plan.subject, []
        if plan.photo is not None:
            files.append(
                take_in(
                    upload=io.BytesIO(street_scene(plan.photo, subject.name if subject else "")),
                    actor=actor,
                    at=plan.filed_at,
                )
            )
            self.done.photos += 1
        return Report(
            text=plan.text,
            kind=subject.kind if subject else ReportKind.COMPLAINT,
            topic=self.topics[subject.name] if subject else None,
            region=plan.region if subject else None,
            place=plan.place,
            reporter=_person(plan.resident, plan.filed_at) if plan.resident else None,
            anonymous=plan.anonymous,
            secret=plan.secret,
            files=files,
        )

    def _forward(self, plan: PlannedCase, act: Act, case: Case) -> Case:
        return forward_complaint(
            case=case,
            to_unit=self.stage.units[plan.unit],
            classification=plan.subject.classification if plan.subject else Classification.NON_SUPERVISORY,
            about_service=bool(plan.subject and plan.subject.about_service),
            publish=plan.publish,
            actor=self.stage.coordinator(act.moment),
            at=act.moment,
            seen_version=case.version,
        )

    def _archive(self, _plan: PlannedCase, act: Act, case: Case) -> Case:
        return archive_complaint(
            case=case,
            reason=ArchiveReason(act.code),
            note=act.text,
            actor=self.stage.coordinator(act.moment),
            at=act.moment,
            seen_version=case.version,
        )

    def _answer(self, plan: PlannedCase, act: Act, case: Case) -> Case:
        """Handed in, approved and published within one visit to the desk: the moments between them tell nothing."""
        liaison, head = self.stage.liaison(plan.unit, act.moment), self.stage.head(plan.unit, act.moment)
        kind = AnswerKind(act.code)
        words = AnswerWords(
            kind=kind,
            text=act.text,
            promised_for=act.day,
            promised_by=BY_WHOM if act.day else "",
            no_photo_reason=NO_PHOTO,
            where_to=WHERE_TO,
        )
        case = submit_draft(case=case, words=words, actor=liaison, seen_version=case.version, at=act.moment)
        case = approve_draft(case=case, actor=head, seen_version=case.version, at=act.moment)
        return publish_answer(case=case, actor=liaison, seen_version=case.version, at=act.moment)

    def _reply(self, _plan: PlannedCase, act: Act, case: Case) -> Case:
        return reply_to_answer(
            case=case, text=act.text, actor=_reporter(case), at=act.moment, seen_version=case.version
        )

    def _accept(self, _plan: PlannedCase, act: Act, case: Case) -> Case:
        return accept_answer(case=case, actor=_reporter(case), at=act.moment, seen_version=case.version)

    def _rate(self, _plan: PlannedCase, act: Act, case: Case) -> Case:
        rate_answer(case=case, stars=int(act.code), text="", actor=_reporter(case), at=act.moment)
        return case


def _reporter(case: Case) -> Actor:
    return Actor(ActorKind.LINK, f"case:{case.pk}", case_id=case.pk)


def _person(resident: Resident, at: datetime) -> Person:
    return new_person(at=at, name=resident.name, phone=resident.phone, email=resident.email)
