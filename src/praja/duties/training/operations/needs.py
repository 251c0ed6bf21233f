# SPDX-License-Identifier: EUPL-1.2
"""What posts require, and proposals of training."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praja.duties.training.errors.credits import NotYourCredits, ProposalInvalid, RequirementInvalid
from praja.duties.training.events.needs import (
    RemedyEnded,
    RemedyNamed,
    RequirementEnded,
    RequirementSet,
    stream_of_remedy,
    stream_of_requirement,
)
from praja.duties.training.models import PostRequirement, Programme, Proposal, Remedy
from praja.duties.training.procedure import PROPOSAL
from praja.duties.training.rules import keeps_training, proposes_for
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.operations import record
from praja.kernel.measures.declarations import all_measures
from praja.kernel.organization.models import Post, Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.wording import in_own_language

LONGEST, LONGEST_NOTE, LONGEST_REASON = 200, 300, 1_000
MOST_PEOPLE = 2_000


def require_of_post(
    *,
    unit: Unit,
    post_name: str,
    programme: Programme | None = None,
    subject: str = "",
    decree: str,
    since: date,
    actor: Actor,
    at: datetime,
) -> PostRequirement:
    """From `since` on posts of this name in the unit and below it require a programme, or a subject in words. The same again
    changes nothing.

    Raises `NotYourCredits`, `RequirementInvalid`. Records `training.requirement_set`.
    """
    if not keeps_training(actor, unit.pk):
        raise NotYourCredits
    name, said, basis = (" ".join(text.split()) for text in (post_name, subject, decree))
    _check_requirement(unit, name, programme, said, basis)
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=unit.pk)
        same = PostRequirement.objects.filter(unit=unit, post_name=name, programme=programme, subject__iexact=said)
        known = same.filter(Q(until=None) | Q(until__gt=since)).first()
        if known is not None:
            return known
        row = PostRequirement.objects.create(
            unit=unit, post_name=name, programme=programme, subject=said, decree=basis, since=since
        )
        event = RequirementSet(
            unit=unit.pk,
            post_name=name,
            programme=row.programme_id or 0,
            subject=said,
            decree=basis,
            since=since.isoformat(),
        )
        record(event, actor=actor, at=at, stream=stream_of_requirement(row.pk), refs={"unit": unit.pk})
    return row


def end_requirement(*, requirement: PostRequirement, until: date, actor: Actor, at: datetime) -> PostRequirement:
    """Let posts require it no more from `until` on. Raises `NotYourCredits`, `RequirementInvalid`. Records
    `training.requirement_ended`."""
    with transaction.atomic():
        row = PostRequirement.objects.select_for_update().get(pk=requirement.pk)
        if not keeps_training(actor, row.unit_id):
            raise NotYourCredits
        if row.until is not None or until <= row.since:
            raise RequirementInvalid(
                _("It ended before, or would end before it began."), field="until", next_step=_("Choose a later day.")
            )
        row.until = until
        row.save(update_fields=["until"])
        event = RequirementEnded(until=until.isoformat())
        record(event, actor=actor, at=at, stream=stream_of_requirement(row.pk), refs={"unit": row.unit_id})
    return row


def name_remedy(*, programme: Programme, measure: str, actor: Actor, at: datetime) -> Remedy:
    """Say that a programme would better a figure. The same again changes nothing. Raises `NotYourCredits`, `RequirementInvalid`.
    Records `training.remedy_named`."""
    if not keeps_training(actor, programme.unit_id):
        raise NotYourCredits
    if measure not in all_measures():
        raise RequirementInvalid(_("There is no such figure."), field="measure", next_step=_("Choose one of the list."))
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)
        known = Remedy.objects.filter(programme=programme, measure=measure, ended_at=None).first()
        if known is not None:
            return known
        row = Remedy.objects.create(programme=programme, measure=measure, named_at=at)
        event = RemedyNamed(programme=programme.pk, measure=measure)
        record(event, actor=actor, at=at, stream=stream_of_remedy(row.pk), refs={"programme": programme.pk})
    return row


def end_remedy(*, remedy: Remedy, actor: Actor, at: datetime) -> Remedy:
    """Say no longer that a programme would better a figure. Ended before: nothing changes. Raises `NotYourCredits`. Records
    `training.remedy_ended`."""
    with transaction.atomic():
        row = Remedy.objects.select_for_update().select_related("programme").get(pk=remedy.pk)
        if not keeps_training(actor, row.programme.unit_id):
            raise NotYourCredits
        if row.ended_at is None:
            row.ended_at = at
            row.save(update_fields=["ended_at"])
            refs = {"programme": row.programme_id}
            record(RemedyEnded(), actor=actor, at=at, stream=stream_of_remedy(row.pk), refs=refs)
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Training that is proposed: its title, for how many people, why, which figure it would better (key; empty: none), and the
    programme of the catalogue that somebody has in mind."""

    title: str
    people: int
    reason: str
    measure: str = ""
    programme: Programme | None = None


def propose_training(
    *, employee: Employee, unit: Unit, wish: Wish, actor: Actor, at: datetime, idempotency_key: UUID | None = None
) -> Proposal:
    """Propose training for a unit: anybody for their own, a head for those that they head.

    Raises `NotYourCredits`, `ProposalInvalid`, words missing or too long at `reason`, `AlreadyFiled`. Records
    `training.proposed`.
    """
    if not proposes_for(actor, unit.pk, employee.unit_id):
        raise NotYourCredits
    title = " ".join(wish.title.split())
    _check_wish(title, wish)
    reason = words_of(wish.reason, field="reason", longest=LONGEST_REASON)
    row = Proposal(
        employee=employee,
        title=title,
        people=wish.people,
        reason=reason.text,
        salt=reason.salt,
        measure=wish.measure,
        programme=wish.programme,
    )
    data = {
        "employee": employee.pk,
        "people": row.people,
        "measure": row.measure,
        "programme": row.programme_id or 0,
        "content": content_digest(bytes(row.salt), row.digested()),
    }

    def write(case: Case) -> None:
        row.case = case
        row.save(force_insert=True)

    open_case(
        PROPOSAL,
        actor=actor,
        at=at,
        lead_unit=unit.pk,
        channel="",
        subject=in_own_language(_("Proposal of training")),
        data=data,
        write=write,
        idempotency_key=idempotency_key,
    )
    return row


def take_up_proposal(
    *, case: Case, programme: Programme, note: str = "", actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Take it up into a programme of the catalogue. Raises what `perform` raises. Records `training.proposal_taken_up`."""
    return _answered(case, "take_up", note, {"programme": programme.pk}, actor, at, seen_version)


def decline_proposal(*, case: Case, note: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Decline it, and say why. Raises `WordsTooShort` at `note`, and what `perform` raises. Records
    `training.proposal_declined`."""
    words_of(note, field="note", shortest=3, longest=LONGEST_NOTE)
    return _answered(case, "decline", note, {}, actor, at, seen_version)


def withdraw_proposal(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Whoever proposed it does so no more. Raises what `perform` raises. Records `training.proposal_withdrawn`."""
    return perform(case, "withdraw", actor=actor, at=at, seen_version=seen_version, data={})


def _answered(
    case: Case, step: str, note: str, more: dict[str, Any], actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    words = words_of(note, field="note", shortest=0, longest=LONGEST_NOTE)
    data = {**more, "note": words.digest if words.text else ""}

    def write(locked: Case) -> None:
        row = Proposal.objects.get(pk=locked.pk)
        row.note, row.note_salt = (words.text, words.salt) if words.text else ("", b"")
        row.programme_id = more.get("programme", row.programme_id)
        row.save(update_fields=["note", "note_salt", "programme"])

    return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _check_requirement(unit: Unit, name: str, programme: Programme | None, subject: str, decree: str) -> None:
    below = units.current().subtree(unit.pk)
    if not Post.objects.filter(unit_id__in=below, name=name, until=None).exists():
        raise RequirementInvalid(
            _("No post of this name stands in the unit or below it."),
            field="post_name",
            next_step=_("Choose one of the list."),
        )
    if (programme is None) == (not subject):
        raise RequirementInvalid(
            _("Either a programme of the catalogue or a subject in words is required."),
            field="subject",
            next_step=_("Choose a programme, or write the subject; not both."),
        )
    if len(subject) > LONGEST or not 3 <= len(decree) <= LONGEST - 40:
        raise RequirementInvalid(
            _("The decision that requires it is missing or too long."),
            field="decree",
            next_step=_("Name it in 160 characters: kind, number and year."),
        )


def _check_wish(title: str, wish: Wish) -> None:
    if not 3 <= len(title) <= LONGEST:
        raise ProposalInvalid(
            _("The title is missing or too long."), field="title", next_step=_("Name it in 200 characters.")
        )
    if not 1 <= wish.people <= MOST_PEOPLE:
        raise ProposalInvalid(
            _("For so many people nothing can be held."), field="people", next_step=_("Write a number from 1 to 2,000.")
        )
    if wish.measure and wish.measure not in all_measures():
        raise ProposalInvalid(_("There is no such figure."), field="measure", next_step=_("Choose one of the list."))
