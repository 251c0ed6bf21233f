# SPDX-License-Identifier: EUPL-1.2
"""The public consultation of a draft (FKP, UU 25/2009 Ps 20, PermenPANRB 16/2017): inviting, comments, answers, the record, and
what was promised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.told import told_of_forum, told_of_invitation
from praja.duties.services.enums import CONSULTATION as SOURCE
from praja.duties.services.enums import PublicGroup
from praja.duties.services.errors import (
    CommentedOften,
    CommentsClosed,
    CommentsWaiting,
    ConsultationUnready,
    TooManyComments,
)
from praja.duties.services.events import CommentAnswered, CommentMade
from praja.duties.services.models import Consultation, ConsultationComment, ConsultationGroup
from praja.duties.services.operations.standards import said_by, version_of
from praja.duties.services.procedure import STANDARD
from praja.duties.services.procedure.names import CONSULTATION, standard_url
from praja.duties.services.queries.limits import commented_often
from praja.duties.services.rules import may_draft_standard
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.plans.operations import make_commitment
from praja.kernel.plans.rules import may_make
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.procedures.words import words_content
from praja.lib.actors import Actor, system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

COMMITTER = system_actor("services.consultation")
SHORTEST, LONGEST = 10, 3_000
MOST_WAITING = 500
"""Comments that nobody has looked at yet; beyond that a draft takes no more, so that nobody can bury an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """When and where the forum is held, until when comments are taken online, and how many of each group are invited; `who`
    names organisations, never persons."""

    held_on: date
    place: str
    comments_until: date
    invited: Mapping[str, int]
    who: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What came of the forum: how many of each group came, the minutes, the record (berita acara), and what the unit promised:
    pairs of what and until when."""

    attended: Mapping[str, int]
    minutes: str
    number: str
    day: date
    file: StoredFile | None = None
    promises: Sequence[tuple[str, date]] = ()


def open_consultation(
    *, case: Case, invitation: Invitation, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Invite the public to the forum on a draft; until `comments_until` everybody may read it and comment.

    Raises `ConsultationUnready` at its field, and what `perform` raises.
    """
    version = version_of(case)
    _check_invitation(invitation, local_date(at, local_zone()))
    if not version.filled:
        raise ConsultationUnready(
            _("The draft says nothing yet."),
            field="components",
            next_step=_("Write it before you invite people to it."),
        )

    def write(moved: Case) -> None:
        moved.is_public = True
        consultation = Consultation.objects.create(
            version=version,
            held_on=invitation.held_on,
            place=_place(invitation),
            comments_until=invitation.comments_until,
        )
        ConsultationGroup.objects.bulk_create(
            ConsultationGroup(consultation=consultation, group=group, invited=number, who=who)
            for group, (number, who) in _invited(invitation).items()
        )

    data = {
        **said_by(version),
        "held_on": invitation.held_on.isoformat(),
        "comments_until": invitation.comments_until.isoformat(),
        "groups": tuple(group for group, _number in _in_order(invitation.invited)),
        "invitation": content_digest(b"", told_of_invitation(_place(invitation), _invited(invitation))),
    }
    return perform(case, "consult", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def comment_on_draft(
    *, consultation: Consultation, group: str, text: str, actor: Actor, at: datetime, device: str = ""
) -> ConsultationComment:
    """Say something about a draft while it is open. Nobody but the office reads it before an officer has looked at it. The same
    words again are not kept twice. An officer may enter what was said in the room. `device` is the mark of the one that sends it.

    Raises `ConsultationUnready` (too short, too long, no such group), `CommentsClosed`, `TooManyComments`, `CommentedOften`.
    """
    words = _words(group, text)
    with transaction.atomic():
        case = lock(consultation.pk)
        is_office = may_draft_standard.allows(actor, case)
        if case.state != CONSULTATION or (consultation.comments_until < local_date(at, local_zone()) and not is_office):
            raise CommentsClosed
        known = consultation.comments.filter(group=group, text=words).first()
        if known is not None:
            return known
        if consultation.comments.filter(answer="").count() >= MOST_WAITING:
            raise TooManyComments
        if not is_office and commented_often(consultation=consultation, device=device, at=at):
            raise CommentedOften
        salt = new_salt()
        comment = ConsultationComment.objects.create(
            consultation=consultation, group=group, text=words, salt=salt, said_at=at, device=device
        )
        event = CommentMade(consultation=case.pk, group=group, content=content_digest(salt, {"text": words}))
        record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
    return comment


def answer_comment(
    *, comment: ConsultationComment, answer: str, taken_up: bool, shown: bool, actor: Actor, at: datetime
) -> ConsultationComment:
    """Say what becomes of a comment, and whether everybody may read it; one that names people or insults stays hidden.

    Raises `StepNotAllowed`, `WrongState` once the version was replaced or abandoned, `ConsultationUnready` without an answer.
    """
    words = " ".join(answer.split())
    with transaction.atomic():
        case = lock(comment.consultation_id)
        if not may_draft_standard.allows(actor, case):
            raise StepNotAllowed
        if case.closed_at is not None:
            raise WrongState(STANDARD.by_state[case.state].office)
        if not words or len(words) > LONGEST:
            raise ConsultationUnready(
                _("A comment gets an answer."),
                field="answer",
                next_step=_("Say what you will do about it, or why not, in at most 3,000 characters."),
            )
        comment.answer, comment.is_taken_up, comment.is_shown = words, taken_up, shown
        comment.save(update_fields=["answer", "is_taken_up", "is_shown"])
        event = CommentAnswered(
            consultation=case.pk,
            comment=comment.pk,
            taken_up=taken_up,
            shown=shown,
            answer=content_digest(b"", words_content(words)),
        )
        record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
    return comment


def conclude_consultation(*, case: Case, outcome: Record, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Write the record of the forum. What the unit promised goes to its head's desk, each with its day.

    Raises `ConsultationUnready` at its field, `CommentsWaiting` while a comment has no answer, and what `perform` raises.
    """
    version = version_of(case)
    _check_record(outcome, local_date(at, local_zone()))
    attended = dict(_in_order(outcome.attended))

    def write(moved: Case) -> None:
        moved.is_public = False
        consultation = Consultation.objects.get(pk=moved.pk)
        waiting = consultation.comments.filter(answer="").count()
        if waiting:
            raise CommentsWaiting(waiting)
        _keep_record(consultation, outcome, attended)
        for title, due_on in outcome.promises:
            make_commitment(
                title=title,
                owner_unit=moved.lead_unit,
                source_kind=SOURCE,
                source_id=moved.pk,
                due_on=due_on,
                url=standard_url(moved),
                actor=actor if may_make(actor, moved.lead_unit_id) else COMMITTER,
                at=at,
            )

    told = told_of_forum(outcome.minutes.strip(), outcome.day, outcome.file.sha256 if outcome.file else "")
    data = {
        **said_by(version),
        "record": outcome.number.strip()[:120],
        "attended": attended,
        "minutes": content_digest(b"", told),
    }
    return perform(case, "conclude", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _keep_record(consultation: Consultation, outcome: Record, attended: Mapping[str, int]) -> None:
    consultation.minutes = outcome.minutes.strip()
    consultation.record_number, consultation.record_date = outcome.number.strip()[:120], outcome.day
    consultation.record_file = outcome.file
    consultation.save()
    known = {row.group: row for row in consultation.groups.all()}
    for group in {*known, *attended}:
        row = known.get(group) or ConsultationGroup(consultation=consultation, group=group, invited=0)
        row.attended = attended.get(group, 0)
        row.save()


def _check_invitation(invitation: Invitation, today: date) -> None:
    for where, day in (("held_on", invitation.held_on), ("comments_until", invitation.comments_until)):
        if day < today:
            raise ConsultationUnready(
                _("This day has passed."), field=where, next_step=_("Choose today or a later day.")
            )
    if not invitation.place.strip():
        raise ConsultationUnready(
            _("People must know where to come."), field="place", next_step=_("Give the place, or the address online.")
        )
    if not dict(_in_order(invitation.invited)):
        raise ConsultationUnready(
            _("Nobody is invited."),
            field="invited",
            next_step=_("Invite at least one group; all five count for the evaluation."),
        )


def _check_record(outcome: Record, today: date) -> None:
    if not outcome.number.strip():
        raise ConsultationUnready(
            _("The record (berita acara) needs a number."), field="number", next_step=_("Give its number.")
        )
    if outcome.day > today:
        raise ConsultationUnready(
            _("This day has not come yet."), field="day", next_step=_("Give the day of the record.")
        )
    if len(outcome.minutes.strip()) < SHORTEST:
        raise ConsultationUnready(
            _("The minutes say too little."), field="minutes", next_step=_("Say what was discussed and agreed.")
        )
    if not sum(number for _group, number in _in_order(outcome.attended)):
        raise ConsultationUnready(
            _("Without people it was no consultation."),
            field="attended",
            next_step=_("Say how many of each group came."),
        )


def _in_order(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    """The groups that are known and of whom there are some, in the order of the rule."""
    return [(group, numbers[group]) for group in PublicGroup.values if numbers.get(group, 0) > 0]


def _place(invitation: Invitation) -> str:
    return invitation.place.strip()[:200]


def _invited(invitation: Invitation) -> dict[str, tuple[int, str]]:
    """The groups that are invited: how many, and which organisations."""
    who = {group: text.strip()[:200] for group, text in invitation.who.items()}
    return {group: (number, who.get(group, "")) for group, number in _in_order(invitation.invited)}


def _words(group: str, text: str) -> str:
    words = text.replace("\x00", "").strip()
    if group not in PublicGroup.values:
        raise ConsultationUnready(_("There is no such group."), field="group", next_step=_("Choose one from the list."))
    if len(words) < SHORTEST:
        raise ConsultationUnready(
            _("This is too short to act on."), field="text", next_step=_("Say what should be different, and why.")
        )
    if len(words) > LONGEST:
        raise ConsultationUnready(
            _("This is longer than %(limit)s characters.") % {"limit": LONGEST},
            field="text",
            next_step=_("Shorten it."),
        )
    return words
