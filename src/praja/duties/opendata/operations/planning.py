# SPDX-License-Identifier: EUPL-1.2
"""The list of data of a year: proposed by producers, looked at by the steward, decided by the forum, met by what is published."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from praja.duties.opendata.domain.likeness import likeness
from praja.duties.opendata.enums import ForumMatter, Frequency
from praja.duties.opendata.errors import AnotherYear, NeedsDecision, NeedsWords, NotYourData, SameEntry
from praja.duties.opendata.events.plans import FORUM, ForumDecided
from praja.duties.opendata.models import Dataset, ForumDecision, PlannedDataset, Release
from praja.duties.opendata.models.digests import planned_digest
from praja.duties.opendata.procedure.names import AGREED, PROPOSED
from praja.duties.opendata.procedure.plans import PLAN
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


@dataclass(frozen=True, kw_only=True)
class PlannedWords:
    """What an entry of the list says."""

    title: str
    concept: str = ""
    definition: str = ""
    classification: str = ""
    measure: str = ""
    unit_of_measure: str = ""
    frequency: str = Frequency.YEARLY


def record_forum_decision(
    *,
    number: str,
    decided_on: date,
    matter: str,
    subject: str,
    minutes: StoredFile | None = None,
    actor: Actor,
    at: datetime,
) -> ForumDecision:
    """Write down what the data forum decided. Raises `NotYourData` for others than stewards, `NeedsWords`, `AnotherYear` for a
    day to come."""
    if not actor.holds(Role.STEWARD):
        raise NotYourData
    cited, said = _line(number, 120), _line(subject, 200)
    for field, value in (("number", cited), ("subject", said)):
        if not value:
            raise NeedsWords(field)
    if decided_on > local_date(at, local_zone()):
        raise AnotherYear("decided_on")
    with transaction.atomic():
        decision = ForumDecision.objects.create(
            number=cited,
            decided_on=decided_on,
            matter=ForumMatter(matter),
            subject=said,
            minutes=minutes,
            recorded_at=at,
        )
        event = ForumDecided(
            decision=decision.pk,
            number=cited,
            decided=decided_on.isoformat(),
            matter=decision.matter,
            subject=said,
            minutes=minutes.sha256 if minutes else "",
        )
        record(event, actor=actor, at=at, stream=FORUM, refs={"decision": decision.pk})
    return decision


def propose_dataset(
    *,
    year: int,
    words: PlannedWords,
    unit: Unit,
    due_on: date,
    dataset: Dataset | None = None,
    actor: Actor,
    at: datetime,
) -> PlannedDataset:
    """Propose a dataset for the list of a year. `dataset`: the one that it continues.

    Raises `NeedsWords` without a title, `AnotherYear` for a due day before that year, `StepNotAllowed`.
    """
    _check_words(words, year, due_on)
    planned = PlannedDataset(year=year, due_on=due_on, dataset=dataset, salt=new_salt(), **_kept(words))

    def write(case: Case) -> None:
        planned.case = case
        planned.save()

    open_case(
        PLAN,
        actor=actor,
        at=at,
        lead_unit=unit.pk,
        channel=Channel.WEB,
        subject=f"{planned.title}, {year}",
        data={
            "year": year,
            "content": planned_digest(planned),
            "due": due_on.isoformat(),
            "dataset": dataset.pk if dataset else None,
        },
        write=write,
    )
    return planned


def change_proposal(
    *, planned: PlannedDataset, words: PlannedWords, due_on: date, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Change an entry that was not agreed yet, and hand it in again. Raises `NeedsWords`, `AnotherYear`, and what `perform`
    raises."""
    _check_words(words, planned.year, due_on)
    for name, value in _kept(words).items():
        setattr(planned, name, value)
    planned.due_on, planned.reason = due_on, ""

    def write(_case: Case) -> None:
        planned.save()

    data = {"content": planned_digest(planned), "due": due_on.isoformat()}
    return perform(planned.case_id, "change", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def return_proposal(
    *, planned: PlannedDataset, reason: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Give an entry back to its producer. Raises `NeedsWords` without a reason, and what `perform` raises."""
    digest, write = _with_reason(planned, reason)
    return perform(
        planned.case_id,
        "return",
        actor=actor,
        at=at,
        seen_version=seen_version,
        data={"reason": digest},
        write=write,
    )


def merge_entry(
    *,
    planned: PlannedDataset,
    into: PlannedDataset,
    reason: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Join an entry with another of the same year, so that it is collected once. Raises `SameEntry`, `NeedsWords`, and what
    `perform` raises."""
    if into.pk == planned.pk or into.year != planned.year or into.case.state not in (PROPOSED, AGREED):
        raise SameEntry
    digest, write_reason = _with_reason(planned, reason)

    def write(case: Case) -> None:
        planned.merged_into = into
        planned.save(update_fields=["merged_into"])
        write_reason(case)

    data = {"into": into.pk, "reason": digest}
    return perform(planned.case_id, "merge", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def agree_entry(
    *,
    planned: PlannedDataset,
    decision: ForumDecision | None,
    due_on: date,
    is_priority: bool,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """The forum takes the entry into the list; its collection runs until `due_on`. Raises `NeedsDecision`, `AnotherYear` for a
    due day that has passed, and what `perform` raises."""
    if decision is None:
        raise NeedsDecision
    if due_on < local_date(at, local_zone()):
        raise AnotherYear("due_on")

    def write(_case: Case) -> None:
        planned.decision, planned.due_on, planned.is_priority = decision, due_on, is_priority
        planned.save(update_fields=["decision", "due_on", "is_priority"])

    data = {"decision": decision.pk, "due": due_on.isoformat(), "is_priority": is_priority}
    return perform(planned.case_id, "agree", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def refuse_entry(
    *,
    planned: PlannedDataset,
    decision: ForumDecision | None,
    reason: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """The forum does not take it in. Raises `NeedsWords`, and what `perform` raises."""
    return _ended("refuse", planned, decision, reason, actor, at, seen_version)


def drop_entry(
    *,
    planned: PlannedDataset,
    decision: ForumDecision | None,
    reason: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """An agreed entry is not collected after all. Raises `NeedsWords`, and what `perform` raises."""
    return _ended("drop", planned, decision, reason, actor, at, seen_version)


def postpone_entry(
    *, planned: PlannedDataset, due_on: date, reason: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Give an agreed entry a later date; that the first one was missed stays judged. Raises `AnotherYear` unless it is later,
    `NeedsWords`, and what `perform` raises."""
    if due_on <= planned.due_on:
        raise AnotherYear("due_on")
    digest, write_reason = _with_reason(planned, reason)

    def write(case: Case) -> None:
        planned.due_on = due_on
        planned.save(update_fields=["due_on"])
        write_reason(case)

    data = {"due": due_on.isoformat(), "reason": digest}
    return perform(planned.case_id, "postpone", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def meet_entry(*, planned: PlannedDataset, release: Release, actor: Actor, at: datetime) -> Case:
    """What the list promised was published. Raises what `perform` raises."""

    def write(_case: Case) -> None:
        planned.dataset = release.dataset
        planned.save(update_fields=["dataset"])

    data = {"dataset": release.dataset_id, "release": release.pk}
    return perform(planned.case_id, "meet", actor=actor, at=at, seen_version=None, data=data, write=write)


def _ended(
    step: str,
    planned: PlannedDataset,
    decision: ForumDecision | None,
    reason: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    digest, write_reason = _with_reason(planned, reason)

    def write(case: Case) -> None:
        if decision is not None:
            planned.decision = decision
            planned.save(update_fields=["decision"])
        write_reason(case)

    data = {"decision": decision.pk if decision else None, "reason": digest}
    return perform(planned.case_id, step, actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _with_reason(planned: PlannedDataset, reason: str) -> tuple[str, Callable[[Case], None]]:
    words = _line(reason, 300)
    if not words:
        raise NeedsWords("reason")

    def write(_case: Case) -> None:
        planned.reason = words
        planned.save(update_fields=["reason"])

    return content_digest(bytes(planned.salt), {"reason": words}), write


def _check_words(words: PlannedWords, year: int, due_on: date) -> None:
    if not words.title.strip():
        raise NeedsWords("title")
    if due_on.year < year:
        raise AnotherYear("due_on")


def _kept(words: PlannedWords) -> dict[str, str]:
    title = _line(words.title, 200)
    return {**asdict(words), "title": title, "likeness": likeness(title)}


def _line(text: str, most: int) -> str:
    return " ".join(text.split())[:most]
