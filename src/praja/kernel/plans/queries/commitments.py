# SPDX-License-Identifier: EUPL-1.2
"""Reading commitments. Every list starts from what the actor may see; `visible` comes first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db.models import QuerySet

from praja.kernel.documents.models import StoredFile
from praja.kernel.measures.domain.figures import rounded
from praja.kernel.plans.enums import LIVE
from praja.kernel.plans.models import Commitment
from praja.kernel.plans.rules import SEE
from praja.lib.actors import Actor

OBJECT_KIND = "plans.commitment"
"""What evidence is attached to."""

Commitments = QuerySet[Commitment]


def visible(actor: Actor) -> Commitments:
    """The commitments this actor may see, by due date."""
    rows = Commitment.objects.select_related("owner_unit", "owner_person")
    return SEE.visible(actor, rows).order_by("due_on", "id")


def of_source(rows: Commitments, source_kind: str, source_id: int) -> Commitments:
    """Those that one survey, consultation, evaluation or training called for."""
    return rows.filter(source_kind=source_kind, source_id=source_id)


def of_units(rows: Commitments, unit_ids: Collection[int]) -> Commitments:
    """Those that any of these units owes."""
    return rows.filter(owner_unit_id__in=unit_ids)


def overdue(rows: Commitments, as_of: date) -> Commitments:
    """Those still owed whose day was before `as_of`; on the day itself there is still time."""
    return rows.filter(status__in=LIVE, due_on__lt=as_of)


def evidence_of(commitment: Commitment) -> "QuerySet[StoredFile]":
    """The files that show what was done, in the order they were attached."""
    mine = StoredFile.objects.filter(attachments__object_kind=OBJECT_KIND, attachments__object_id=commitment.pk)
    return mine.order_by("attachments__position")


@dataclass(frozen=True, slots=True)
class Effect:
    """A commitment's measure before and after, as shares with four decimals, and what changed between them."""

    before: Decimal
    after: Decimal
    change: Decimal


def effect_of(commitment: Commitment) -> Effect | None:
    """What happened to the measure; None until both readings have something to divide by."""
    before = _share(commitment.baseline_numerator, commitment.baseline_denominator)
    after = _share(commitment.after_numerator, commitment.after_denominator)
    if before is None or after is None:
        return None
    return Effect(rounded(before, 4), rounded(after, 4), rounded(after - before, 4))


def _share(numerator: int | None, denominator: int | None) -> Fraction | None:
    return Fraction(numerator, denominator) if numerator is not None and denominator else None
