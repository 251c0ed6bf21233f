# SPDX-License-Identifier: EUPL-1.2
"""What everybody reads of innovations: only those that are shown, in the words of the version that was shown.

Neither people nor the words of a diagnosis stand here, only what was shown on purpose: who works on it is told by unit and
number.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.profiles import ProfileSheet, read_profile
from praja.duties.innovation.enums import PathState
from praja.duties.innovation.models import Innovation, Replication
from praja.duties.innovation.queries.effect import EffectShown, effects_kept
from praja.duties.innovation.queries.path import diagnosis_of
from praja.duties.innovation.queries.replication import copied_by
from praja.kernel.plans.queries.readings import Read, evidence_of_diagnosis, least_people
from praja.lib.errors import NotFound


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One innovation as it is shown: its words, the numbers of its problem, before and after, where it lives, who copied it."""

    row: Innovation
    sheet: ProfileSheet
    problem: tuple[Read, ...]
    effects: tuple[EffectShown, ...]
    tried_at: tuple[str, ...]
    copies: tuple[Replication, ...]
    team: int


def shown_innovations() -> "QuerySet[Innovation]":
    """Everything that is shown; unordered."""
    return Innovation.objects.filter(case__state=PathState.DISPLAYED).select_related("case__lead_unit")


def words_shown(row: Innovation) -> ProfileSheet:
    """The version of its words that was shown."""
    return read_profile(row.profiles.get(number=row.displayed_number or 0).sheet)


def exhibit_with(code: str, at: datetime) -> Exhibit:
    """The innovation of a code as everybody reads it. Raises NotFound, also where it is not shown."""
    row = shown_innovations().filter(case__code=code).first()
    if row is None:
        raise NotFound(_("There is no such innovation."), next_step=_("Look it up in the gallery."))
    diagnosis, least = diagnosis_of(row), least_people(at)
    read = evidence_of_diagnosis(diagnosis) if diagnosis is not None else []
    open_reads = [one for one in read if one.measure.open_to_all is not None and one.figure.n >= least]
    return Exhibit(
        row,
        words_shown(row),
        tuple(open_reads),
        tuple(effects_kept(row, at)),
        tuple(row.trial_units.order_by("unit__name").values_list("unit__name", flat=True)),
        tuple(copied_by(row)),
        row.team.filter(left_at=None).count(),
    )
