# SPDX-License-Identifier: EUPL-1.2
"""What waits for review, one review, and what came of them unit by unit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Case as Switch
from django.db.models import Count, IntegerField, Q, QuerySet, Sum, Value, When
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import CHECKLIST, ENOUGH_POINTS
from praja.duties.complaints.models import AnswerDraft, QualityReview
from praja.duties.complaints.procedure import COMPLAINT
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor
from praja.lib.clock import end_of, start_of
from praja.lib.errors import NotFound
from praja.lib.moments import local_zone
from praja.lib.pages import Page, page_of

ANSWER_FILES, REPORT_FILES = "complaints.answer", "complaints.complaint"

FEWEST_TO_RANK = 10
"""A unit with fewer reviews gets no place: chance would decide it."""


@dataclass(frozen=True, slots=True)
class UnitQuality:
    """What the reviews of a unit's answers found. `place` None: too few reviews; equal shares have the same place."""

    unit: str
    reviewed: int
    good: int
    points: int
    sent_back: int
    met: tuple[int, ...]
    """How many answers met each point of the checklist, in its order."""
    place: int | None = None

    @property
    def good_percent(self) -> int:
        """Share of good answers in whole percent, rounded half up."""
        return int((Decimal(100 * self.good) / self.reviewed).quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def mean_points(self) -> Decimal:
        """Points of five on average, to one decimal."""
        return (Decimal(self.points) / self.reviewed).quantize(Decimal("0.1"), ROUND_HALF_UP)


def visible_reviews(actor: Actor) -> QuerySet[QualityReview]:
    """The drawn answers of the cases that this actor coordinates."""
    return QualityReview.objects.filter(
        answer__complaint__case__procedure=COMPLAINT.name,
        answer__complaint__case__lead_unit_id__in=actor.units_as(Role.COMPLAINT_COORDINATOR),
    )


def waiting_reviews(actor: Actor, cursor: str | None) -> Page[QualityReview]:
    """One page of what waits for review, the oldest draw first. Raises `InvalidInput` for a cursor of another list."""
    rows = visible_reviews(actor).filter(reviewed_at=None)
    return page_of(rows.select_related("answer__unit", "answer__complaint__case"), order=("drawn_at",), cursor=cursor)


def review_of(actor: Actor, answer_id: int) -> QualityReview:
    """One review with its answer, report and case. Raises `NotFound` alike for an absent one and one of others."""
    rows = visible_reviews(actor).filter(pk=answer_id)
    found = rows.select_related(
        "answer__unit", "answer__complaint__case__lead_unit", "answer__complaint__region"
    ).first()
    if found is None:
        raise NotFound(_("There is no such answer among those drawn for review."))
    return found


def next_waiting(actor: Actor) -> int | None:
    """The id of the next answer that waits for review."""
    rows = visible_reviews(actor).filter(reviewed_at=None)
    return rows.order_by("drawn_at", "pk").values_list("pk", flat=True).first()


def report_files(review: QualityReview) -> list[Attachment]:
    """What the reporter sent along."""
    return list(attachments_of(REPORT_FILES, review.answer.complaint_id))


def answer_files(review: QualityReview) -> list[Attachment]:
    """What the unit showed with its answer."""
    return list(attachments_of(ANSWER_FILES, review.answer_id))


def answer_file(review: QualityReview, number: int) -> Attachment:
    """One file of this very answer. Raises `NotFound`."""
    found = attachments_of(ANSWER_FILES, review.answer_id).filter(pk=number).first()
    if found is None:
        raise NotFound(_("This answer has no such file."))
    return found


def no_photo_reason(review: QualityReview) -> str:
    """Why the unit could not show it in a photo; the draft that was published keeps it."""
    answer = review.answer
    drafts = AnswerDraft.objects.filter(complaint=answer.complaint_id).exclude(no_photo_reason="")
    return next((draft.no_photo_reason for draft in drafts if bytes(draft.salt) == bytes(answer.salt)), "")


def can_go_back(review: QualityReview) -> bool:
    """Whether the answer may still be sent back: nothing newer happened, and it did not go back before."""
    answer = review.answer
    in_time = answer.complaint.case.state in COMPLAINT.by_step["send_back"].sources
    newer = answer.complaint.answers.filter(number__gt=answer.number)
    return in_time and not review.sent_back and not newer.exists()


def results_by_unit(actor: Actor, first: date, last: date) -> list[UnitQuality]:
    """What the reviews of answers published from `first` to `last` (both included) found, the best unit first.

    One statement. Units with fewer than ten reviews stand below without a place, by name.
    """
    zone = local_zone()
    rows = visible_reviews(actor).filter(
        reviewed_at__isnull=False,
        answer__published_at__gte=start_of(first, zone),
        answer__published_at__lt=end_of(last, zone),
    )
    score = sum((_one_if(name) for name in CHECKLIST), Value(0))
    counted = (
        rows.annotate(score=score)
        .order_by()
        .values("answer__unit_id")
        .annotate(
            n=Count("pk"),
            good=Count("pk", filter=Q(score__gte=ENOUGH_POINTS)),
            points=Sum("score"),
            returned=Count("pk", filter=Q(sent_back=True)),
            **{f"met_{name}": Count("pk", filter=Q(**{name: True})) for name in CHECKLIST},
        )
    )
    return _placed([_quality(dict(row)) for row in counted])


def _quality(row: Mapping[str, Any]) -> UnitQuality:
    name = units.value.name(row["answer__unit_id"])
    met = tuple(row[f"met_{point}"] for point in CHECKLIST)
    return UnitQuality(name, row["n"], row["good"], row["points"], row["returned"], met)


def _one_if(name: str) -> Switch:
    return Switch(When(**{name: True}, then=Value(1)), default=Value(0), output_field=IntegerField())


def _placed(found: Iterable[UnitQuality]) -> list[UnitQuality]:
    rows = sorted(found, key=lambda row: (row.reviewed < FEWEST_TO_RANK, -Decimal(row.good) / row.reviewed, row.unit))
    ranked = [row for row in rows if row.reviewed >= FEWEST_TO_RANK]
    others = sorted((row for row in rows if row.reviewed < FEWEST_TO_RANK), key=lambda row: row.unit)
    return [*(_with_place(row, ranked) for row in ranked), *others]


def _with_place(row: UnitQuality, ranked: list[UnitQuality]) -> UnitQuality:
    better = sum(other.good * row.reviewed > row.good * other.reviewed for other in ranked)
    return UnitQuality(row.unit, row.reviewed, row.good, row.points, row.sent_back, row.met, better + 1)
