# SPDX-License-Identifier: EUPL-1.2
"""Proposing, supporting and talking about ideas; moderating, answering and adopting them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, gettext_noop

from praja.duties.innovation.domain.personal import PersonalKind, hidden, personal_in
from praja.duties.innovation.enums import IDEA, IdeaState, IdeaTopic, InnovationForm, Proposer
from praja.duties.innovation.errors.ideas import (
    MergedIntoItself,
    NotOpenForSupport,
    NotYourIdea,
    PersonalDataInside,
    TooManyToday,
)
from praja.duties.innovation.events.ideas import IdeaCommented, IdeaCommentJudged, IdeaSupported
from praja.duties.innovation.models import Idea, IdeaComment, IdeaSupport, IdeaWord, Innovation
from praja.duties.innovation.operations.path import Facts, Origin, start_innovation
from praja.duties.innovation.procedure.ideas import IDEAS, READ_COMMENTS, idea_url
from praja.duties.innovation.rules.ideas import keeps_ideas, speaks_up, voice_of
from praja.kernel.law.domain.clocks import due
from praja.kernel.law.queries import current_calendar, terms_for
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Person
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.procedures.words import Words, words_of
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_of_kind, open_work
from praja.lib.actors import Actor
from praja.lib.errors import NotFound
from praja.lib.moments import local_zone
from praja.lib.wording import in_own_language

LONGEST_TITLE, LONGEST, LONGEST_COMMENT, LONGEST_ANSWER = 120, 3_000, 1_000, 2_000
DAY = timedelta(hours=24)
WAITS = gettext_noop("Comments wait to be read")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What somebody proposes. `unit`: who would carry it out, None: the whole government. `hides`: numbers and addresses of
    persons in the words are hidden, and not asked about."""

    title: str
    text: str
    topic: str
    unit: Unit
    shows_author: bool = False
    wants_news: bool = True
    hides: bool = False


def idea_content(title: str, text: str) -> dict[str, str]:
    """What the ledger's digest of an idea covers."""
    return {"title": title, "text": text}


def send_idea(*, proposal: Proposal, actor: Actor, at: datetime, idempotency_key: UUID | None = None) -> Idea:
    """Propose something; nobody but its author and the moderators reads it yet.

    Raises `NotYourIdea` for whoever has not signed in, `PersonalDataInside`, words missing or too long, `TooManyToday`,
    `AlreadyFiled`. Records `innovation.idea_sent`.
    """
    person = _person(actor)
    if Idea.objects.filter(person=person, case__filed_at__gt=at - DAY)[: _most()].count() >= _most():
        raise TooManyToday
    title = words_of(_clean(proposal.title, "title", proposal.hides), field="title", shortest=5, longest=LONGEST_TITLE)
    text = words_of(_clean(proposal.text, "text", proposal.hides), longest=LONGEST)
    voice = voice_of(actor, proposal.unit.pk)
    row = Idea(
        person=person,
        unit_id=voice.unit_id,
        role=voice.role,
        shows_author=proposal.shows_author,
        wants_news=proposal.wants_news,
        topic=IdeaTopic(proposal.topic),
        title=" ".join(title.text.split()),
        text=text.text,
        salt=new_salt(),
    )

    def write(case: Case) -> None:
        row.case = case
        row.save(force_insert=True)

    open_case(
        IDEAS,
        actor=actor,
        at=at,
        lead_unit=proposal.unit.pk,
        channel=Channel.WEB,
        subject=in_own_language(IdeaTopic(proposal.topic).label),
        data={
            "words": content_digest(bytes(row.salt), idea_content(row.title, row.text)),
            "topic": str(row.topic),
            "author": person.pk,
            "shows_author": row.shows_author,
            "wants_news": row.wants_news,
            "unit": voice.unit_id,
            "role": voice.role,
        },
        write=write,
        idempotency_key=idempotency_key,
    )
    return row


def support_idea(*, idea: Idea, wants_news: bool, actor: Actor, at: datetime) -> Idea:
    """Support it, once for each person; again only changes whether they are told. Raises `NotYourIdea`, `NotOpenForSupport`.
    Records `innovation.idea_supported`."""
    return _change_support(idea, wants_news, ended=False, actor=actor, at=at)


def end_support(*, idea: Idea, actor: Actor, at: datetime) -> Idea:
    """Support it no more; who does not is not counted. Raises `NotYourIdea`, `NotOpenForSupport`. Records
    `innovation.idea_supported`."""
    return _change_support(idea, wants_news=False, ended=True, actor=actor, at=at)


def comment_on_idea(
    *, idea: Idea, text: str, shows_author: bool, actor: Actor, at: datetime, hides: bool = False
) -> IdeaComment:
    """Say something to it; nobody else reads it before a moderator has.

    Raises `NotYourIdea`, `NotOpenForSupport`, `PersonalDataInside`, words missing or too long, `TooManyToday`. Records
    `innovation.idea_commented`.
    """
    person = _person(actor)
    said = words_of(_clean(text, "text", hides), shortest=5, longest=LONGEST_COMMENT)
    if IdeaComment.objects.filter(person=person, said_at__gt=at - DAY)[: 2 * _most()].count() >= 2 * _most():
        raise TooManyToday
    with transaction.atomic():
        case = _open(idea)
        voice = voice_of(actor, case.lead_unit_id)
        comment = IdeaComment.objects.create(
            idea_id=case.pk,
            person=person,
            unit_id=voice.unit_id,
            role=voice.role,
            shows_author=shows_author,
            text=said.text,
            salt=said.salt,
            said_at=at,
        )
        _await_reading(case, at)
        event = IdeaCommented(
            comment=comment.pk,
            author=person.pk,
            shows_author=shows_author,
            words=said.digest,
            unit=voice.unit_id,
            role=voice.role,
        )
        record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
    return comment


def judge_comment(*, comment: IdeaComment, shown: bool, reason: str, actor: Actor, at: datetime) -> IdeaComment:
    """Show a comment, or hide it with a reason; what was decided so already stays. Raises `NotYourIdea`, a reason missing at
    `reason`. Records `innovation.idea_comment_judged`."""
    why = None if shown else words_of(reason, field="reason", shortest=5, longest=500)
    with transaction.atomic():
        case = lock(comment.idea_id)
        if not keeps_ideas(actor, case.lead_unit_id):
            raise NotYourIdea
        row = IdeaComment.objects.get(pk=comment.pk)
        if row.shown is shown:
            return row
        row.shown = shown
        row.reason, row.reason_salt = ("", None) if why is None else (why.text, why.salt)
        row.save(update_fields=["shown", "reason", "reason_salt"])
        if not IdeaComment.objects.filter(idea_id=case.pk, shown=None).exists():
            close_work_of_kind(case.pk, kind=READ_COMMENTS, at=at)
        event = IdeaCommentJudged(comment=row.pk, shown=shown, reason="" if why is None else why.digest)
        record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
    return row


def publish_idea(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Everybody reads it from now on. Raises what `perform` raises. Records `innovation.idea_published`."""

    def write(locked: Case) -> None:
        Idea.objects.filter(pk=locked.pk).update(published_at=at)

    return perform(case, "publish", actor=actor, at=at, seen_version=seen_version, data={}, write=write)


def refuse_idea(*, case: Case, words: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It is not shown, or no more; its author reads why. Raises words missing, and what `perform` raises. Records
    `innovation.idea_refused`."""
    return _said(case, "refuse", words, {}, actor, at, seen_version)


def answer_idea(*, case: Case, words: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The office says something; it stays open. Raises as `refuse_idea`. Records `innovation.idea_answered`."""
    return _said(case, "answer", words, {}, actor, at, seen_version)


def decline_idea(*, case: Case, words: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It is not taken up. Raises as `refuse_idea`. Records `innovation.idea_declined`."""
    return _said(case, "decline", words, {}, actor, at, seen_version)


def merge_idea(*, case: Case, into: str, words: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It goes on together with the open idea of the code `into`. Raises `MergedIntoItself`, and as `refuse_idea`. Records
    `innovation.idea_merged`."""
    code = into.replace("-", "").strip().upper()
    other = Idea.objects.filter(case__code=code, case__state=IdeaState.OPEN).exclude(pk=case.pk).first()
    if other is None:
        raise MergedIntoItself

    def write(locked: Case) -> None:
        Idea.objects.filter(pk=locked.pk).update(merged_into=other)

    return _said(case, "merge", words, {"into": other.pk}, actor, at, seen_version, write)


def withdraw_idea(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Its author withdraws it. Raises what `perform` raises. Records `innovation.idea_withdrawn`."""
    return perform(case, "withdraw", actor=actor, at=at, seen_version=seen_version, data={})


def adopt_idea(
    *,
    case: Case,
    title: str,
    unit: Unit,
    leader: Person,
    words: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Innovation:
    """Make an innovation of it, proposed by the public and led by an officer of the unit.

    Raises what `start_innovation` raises, and as `refuse_idea`. Records `innovation.started` and `innovation.idea_adopted`.
    """
    with transaction.atomic():
        lock(case.pk)
        row = start_innovation(
            title=title,
            unit=unit,
            facts=Facts(form=InnovationForm.PUBLIC_SERVICE, proposer=Proposer.PUBLIC),
            leader=leader,
            actor=actor,
            at=at,
            origin=Origin(IDEA, case.pk),
        )

        def write(locked: Case) -> None:
            Idea.objects.filter(pk=locked.pk).update(innovation=row)

        _said(case, "adopt", words, {"innovation": row.pk}, actor, at, seen_version, write)
    return row


def _change_support(idea: Idea, wants_news: bool, *, ended: bool, actor: Actor, at: datetime) -> Idea:
    person = _person(actor)
    with transaction.atomic():
        case = _open(idea)
        row = IdeaSupport.objects.filter(idea_id=case.pk, person=person).first()
        supports = row is not None and row.ended_at is None
        if (ended and not supports) or (supports and not ended and row is not None and row.wants_news == wants_news):
            return Idea.objects.get(pk=case.pk)
        IdeaSupport.objects.update_or_create(
            idea_id=case.pk,
            person=person,
            defaults={"wants_news": wants_news, "ended_at": at if ended else None},
            create_defaults={"wants_news": wants_news, "since": at},
        )
        count = IdeaSupport.objects.filter(idea_id=case.pk, ended_at=None).count()
        Idea.objects.filter(pk=case.pk).update(supporters=count)
        event = IdeaSupported(person=person.pk, wants_news=wants_news, ended=ended)
        record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
    return Idea.objects.get(pk=case.pk)


def _open(idea: Idea) -> Case:
    """The idea's case, locked. Raises `NotOpenForSupport`, `NotFound` for one that is not shown."""
    case = lock(idea.pk)
    if case.state in (IdeaState.RECEIVED, IdeaState.REFUSED, IdeaState.WITHDRAWN):
        raise NotFound(gettext("There is no such idea."))
    if case.state != IdeaState.OPEN:
        raise NotOpenForSupport
    return case


def _await_reading(case: Case, at: datetime) -> None:
    """One item for all comments of an idea that wait, due by the first of them."""
    if WorkItem.objects.filter(case_id=case.pk, kind=READ_COMMENTS, closed_at=None).exists():
        return
    zone = local_zone()
    terms = terms_for("innovation.idea_moderation", at, zone)
    item = WorkItem(
        case_id=case.pk,
        duty="innovation",
        kind=READ_COMMENTS,
        subject=case.subject,
        url=idea_url(case),
        holder_unit_id=case.lead_unit_id,
        holder_role=Role.ORGANIZATION,
        state_label=WAITS,
        stays=True,
        opened_at=at,
        due_at=due(terms, started_at=at, zone=zone, calendar=current_calendar()) or FAR,
    )
    open_work([item])


def _said(
    case: Case,
    step: str,
    words: str,
    data: dict[str, Any],
    actor: Actor,
    at: datetime,
    seen_version: int | None,
    also: Any = lambda _case: None,
) -> Case:
    said: Words = words_of(words, field="words", longest=LONGEST_ANSWER)
    voice = voice_of(actor, case.lead_unit_id)

    def write(locked: Case) -> None:
        IdeaWord.objects.create(
            idea_id=locked.pk,
            step=step,
            unit_id=voice.unit_id,
            role=voice.role,
            text=said.text,
            salt=said.salt,
            said_at=at,
        )
        also(locked)

    told = {"words": said.digest, "unit": voice.unit_id, "role": voice.role, **data}
    return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=told, write=write)


def _clean(text: str, field: str, hides: bool) -> str:
    """The text, with what is somebody's hidden where that was asked for. Raises `PersonalDataInside`."""
    found = personal_in(text)
    if not found:
        return text
    if hides:
        return hidden(text)
    names = {
        PersonalKind.NIK: gettext("a NIK"),
        PersonalKind.TELEPHONE: gettext("a telephone number"),
        PersonalKind.EMAIL: gettext("an e-mail address"),
    }
    raise PersonalDataInside(field, ", ".join(dict.fromkeys(names[one.kind] for one in found)))


def _person(actor: Actor) -> Person:
    if not speaks_up.opens(actor):
        raise NotYourIdea
    return Person.objects.get(pk=actor.person_id or 0)


def _most() -> int:
    most: int = settings.PRAJA_REPORTS_PER_DAY
    return most
