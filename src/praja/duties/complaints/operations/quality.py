# SPDX-License-Identifier: EUPL-1.2
"""The quality sample: each week some answers are drawn by lot, and the coordinator judges them by five points.

An answer of the intake unit itself is left out: the coordinator works there and would judge their own house, and so is what the
coordinator said by naming an owner outside. An answer given to a joined report is a copy and left out too.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import MIN_TEXT, words_content
from praja.duties.complaints.domain.sampling import DAYS_TO_REVIEW, Candidate, Week, draw, week_before
from praja.duties.complaints.enums import CHECKLIST, ENOUGH_POINTS, PROCEDURE, AnswerKind, DraftState
from praja.duties.complaints.errors import AlreadyReviewed, NotWeak, OwnAnswer
from praja.duties.complaints.events import AnswerReviewed, SampleDrawn
from praja.duties.complaints.models import Answer, AnswerDraft, QualityReview
from praja.duties.complaints.operations.drafting import account_id
from praja.duties.complaints.operations.words import words_of
from praja.duties.complaints.procedure import INTAKE
from praja.duties.complaints.rules import may_coordinate
from praja.kernel.law.queries import current_calendar
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.models import TreeHead
from praja.kernel.ledger.operations import record
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_at, open_work
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import end_of, local_date, start_of
from praja.lib.moments import local_zone
from praja.lib.wording import msgid

REVIEW = "complaints.review"
"""Kind of the work items. They belong to no step of a case, so that a reply or its closing takes none off the desk."""


def draw_sample(*, actor: Actor, at: datetime, week: Week | None = None) -> int:
    """Draw the answers of `week` (the one before `at` if none is named) that will be reviewed. Returns how many.

    Does nothing, and returns 0, for a week that was drawn before, that has not ended, or after which no root of the ledger is
    published yet: the draw is seeded with the first one. `actor` is the platform itself; raises `StepNotAllowed` for others.
    """
    if actor.kind is not ActorKind.SYSTEM:
        raise StepNotAllowed
    zone = local_zone()
    chosen_week = week or week_before(local_date(at, zone))
    first, last = start_of(chosen_week.monday, zone), end_of(chosen_week.sunday, zone)
    seed = _root_after(last)
    if at < last or seed is None:
        return 0
    with transaction.atomic():
        if QualityReview.objects.filter(answer__published_at__gte=first, answer__published_at__lt=last).exists():
            return 0
        intake = units.current().function(INTAKE, chosen_week.sunday)
        drawn = draw(_candidates(first, last, intake), seed=seed, week=chosen_week)
        _put_on_desk([one.answer_id for one in drawn], intake, actor, at)
    return len(drawn)


def review_answer(
    *, answer: Answer, points: Mapping[str, bool], note: str, actor: Actor, at: datetime
) -> QualityReview:
    """Judge a drawn answer by the five points of `enums.CHECKLIST` (all of them). `note` says what is missing: a weak answer
    needs one, it is what the unit reads.

    Raises `AlreadyReviewed`, `OwnAnswer`, `StepNotAllowed`, `TextTooShort` and `TextTooLong` at `note`.
    """
    given = {name: bool(points[name]) for name in CHECKLIST}
    words = words_of(note, field="note", minimum=MIN_TEXT if sum(given.values()) < ENOUGH_POINTS else 0)
    with transaction.atomic():
        case = lock(answer.complaint_id)
        if not may_coordinate.allows(actor, case):
            raise StepNotAllowed
        review = QualityReview.objects.get(answer=answer)
        _check(review, answer, actor)
        judged = {"note": words.text, "salt": words.salt, "reviewer": account_id(actor), "reviewed_at": at, **given}
        QualityReview.objects.filter(pk=review.pk).update(**judged)
        close_work_at(review_url(answer.pk), kind=REVIEW, role=Role.COMPLAINT_COORDINATOR, at=at)
        met = tuple(name for name in CHECKLIST if given[name])
        event = AnswerReviewed(number=answer.number, points=met, note=words.digest)
        record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
    return QualityReview.objects.get(answer=answer)


def send_back_answer(*, case: Case, answer: Answer, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Have the unit answer again: the answer was found weak. The unit reads the note of its review.

    Raises `NotWeak` for an answer that was not judged weak, `AlreadyReviewed` where it went back before, `WrongState` for one
    that a later answer has replaced, and what `perform` raises.
    """
    review = QualityReview.objects.filter(answer=answer).first()
    met = points_of(review) if review is not None and review.reviewed_at else CHECKLIST
    if review is None or len(met) >= ENOUGH_POINTS:
        raise NotWeak(ENOUGH_POINTS)
    digest = words_digest(review)

    def write(moved: Case) -> None:
        if Answer.objects.filter(complaint=moved.pk, number__gt=answer.number).exists():
            raise WrongState(_("answered anew"))
        if not QualityReview.objects.filter(pk=answer.pk, sent_back=False).update(sent_back=True):
            raise AlreadyReviewed

    data = {"points": len(met), "note": digest}
    return perform(case, "send_back", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def review_and_send_back(
    *,
    case: Case,
    answer: Answer,
    points: Mapping[str, bool],
    note: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Judge an answer weak and have the unit answer again, in one act: both or neither. Raises what the two raise."""
    with transaction.atomic():
        review_answer(answer=answer, points=points, note=note, actor=actor, at=at)
        return send_back_answer(case=case, answer=answer, actor=actor, at=at, seen_version=seen_version)


def points_of(review: QualityReview) -> tuple[str, ...]:
    """The points that the answer met, in order."""
    return tuple(name for name in CHECKLIST if getattr(review, name))


def words_digest(review: QualityReview) -> str:
    """The digest under which the ledger knows the review's note."""
    return content_digest(bytes(review.salt), words_content(review.note))


def review_url(answer_id: int) -> str:
    """The page on which an answer is judged."""
    return reverse("complaints:review", args=[answer_id])


def _root_after(moment: datetime) -> bytes | None:
    found = TreeHead.objects.filter(closed_at__gte=moment).order_by("closed_at", "id").values_list("root", flat=True)
    root = found.first()
    return None if root is None else bytes(root)


def _candidates(first: datetime, last: datetime, intake: int | None) -> list[Candidate]:
    rows = Answer.objects.filter(
        published_at__gte=first,
        published_at__lt=last,
        complaint__case__procedure=PROCEDURE,
        complaint__joined_to=None,
    ).exclude(kind=AnswerKind.REFERRED)
    if intake is not None:
        rows = rows.exclude(unit_id=intake)
    return [Candidate(*row) for row in rows.values_list("pk", "unit_id", "complaint__case__code", "number")]


def _put_on_desk(answer_ids: Sequence[int], intake: int | None, actor: Actor, at: datetime) -> None:
    due = _due(at)
    rows = Answer.objects.filter(pk__in=answer_ids).select_related("complaint__case").order_by("complaint_id")
    for answer in rows:
        case = lock(answer.complaint_id)
        QualityReview.objects.create(answer=answer, drawn_at=at)
        open_work([_item(case, answer, intake or case.lead_unit_id, at, due)])
        event = SampleDrawn(number=answer.number)
        record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))


def _item(case: Case, answer: Answer, unit_id: int, at: datetime, due: datetime) -> WorkItem:
    return WorkItem(
        case_id=None,
        duty="complaints",
        kind=REVIEW,
        subject=case.subject,
        url=review_url(answer.pk),
        holder_unit_id=unit_id,
        holder_role=Role.COMPLAINT_COORDINATOR,
        state_label=msgid(_("Judge a published answer")),
        opened_at=at,
        due_at=due,
    )


def _due(at: datetime) -> datetime:
    """The end of the last working day on which a review drawn at `at` is in time."""
    calendar, zone = current_calendar(), local_zone()
    day, left = local_date(at, zone), DAYS_TO_REVIEW
    while left:
        day += timedelta(days=1)
        left -= calendar.is_working(day)
    return end_of(day, zone)


def _check(review: QualityReview, answer: Answer, actor: Actor) -> None:
    if review.reviewed_at is not None:
        raise AlreadyReviewed
    me = account_id(actor)
    written = AnswerDraft.objects.filter(complaint=answer.complaint_id, state=DraftState.PUBLISHED)
    hands = {hand for draft in written if bytes(draft.salt) == bytes(answer.salt) for hand in _hands(draft)}
    if me and me in hands:
        raise OwnAnswer


def _hands(draft: AnswerDraft) -> tuple[int | None, int | None]:
    return draft.written_by, draft.approved_by
