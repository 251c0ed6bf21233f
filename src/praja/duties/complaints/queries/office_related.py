# SPDX-License-Identifier: EUPL-1.2
"""What belongs to a case besides its own story: reports joined to it, followers, units that help, its number elsewhere."""

from dataclasses import dataclass, field

from django.db.models import Q

from praja.duties.complaints.models import Answer, Complaint, Follower, QualityReview
from praja.duties.complaints.procedure import COMPLAINT
from praja.duties.complaints.queries.lapor import tracking_id_of
from praja.duties.complaints.queries.office import visible_cases
from praja.kernel.procedures.models import Case, SupportingUnit
from praja.lib.actors import Actor
from praja.lib.codes import show_code
from praja.lib.errors import Text


@dataclass(frozen=True, slots=True)
class RelatedCase:
    """Another report; `address` is the code of its page, empty where the reader may not open it."""

    code: str
    subject: str
    state: Text
    address: str


@dataclass(frozen=True, slots=True)
class Related:
    """Everything around a case. `lapor_id` is its number in SP4N-LAPOR!."""

    main: RelatedCase | None = None
    joined: list[RelatedCase] = field(default_factory=list)
    split_from: RelatedCase | None = None
    split_off: list[RelatedCase] = field(default_factory=list)
    followers: int = 0
    lapor_id: str = ""

    @property
    def is_empty(self) -> bool:
        found = (self.main, self.joined, self.split_from, self.split_off, self.followers, self.lapor_id)
        return not any(found)


def related_to(actor: Actor, case: Case) -> Related:
    """What stands around the case. At most four statements."""
    complaint = case.complaint
    around = Q(joined_to=case.pk) | Q(split_from=case.pk) | Q(pk__in=[complaint.joined_to_id, complaint.split_from_id])
    rows = list(Complaint.objects.filter(around).select_related("case").order_by("pk"))
    seen = (
        set(visible_cases(actor).filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True)) if rows else ()
    )
    by_id = {row.pk: _other(row.case, row.pk in seen) for row in rows}
    return Related(
        main=by_id.get(complaint.joined_to_id),
        joined=[by_id[row.pk] for row in rows if row.joined_to_id == case.pk],
        split_from=by_id.get(complaint.split_from_id),
        split_off=[by_id[row.pk] for row in rows if row.split_from_id == case.pk],
        followers=Follower.objects.filter(complaint=case.pk).count(),
        lapor_id=tracking_id_of(case.pk),
    )


def review_of_last_answer(case: Case) -> QualityReview | None:
    """The review for which the case's last answer was drawn; None where it was not."""
    last = (
        QualityReview.objects.filter(answer__complaint=case.pk)
        .select_related("answer")
        .order_by("answer__number")
        .last()
    )
    newer = last and Answer.objects.filter(complaint=case.pk, number__gt=last.answer.number).exists()
    return None if newer else last


def supporting_units_of(case: Case) -> list[SupportingUnit]:
    """The units that were asked to help, each with its task and date, the first asked first."""
    return list(case.supporting_units.select_related("unit").order_by("asked_at", "id"))


def _other(case: Case, is_visible: bool) -> RelatedCase:
    state = COMPLAINT.by_state[case.state].office if case.procedure == COMPLAINT.name else ""
    return RelatedCase(show_code(case.code), case.subject if is_visible else "", state, case.code if is_visible else "")
