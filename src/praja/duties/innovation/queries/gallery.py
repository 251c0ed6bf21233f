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
from praja.duties.innovation.enums import InnovationForm, PathState
from praja.duties.innovation.enums.replication import REPLICATION
from praja.duties.innovation.models import Innovation, Replication
from praja.duties.innovation.queries.effect import EffectShown, effects_kept, effects_kept_of, judged_innovation
from praja.duties.innovation.queries.path import design_of, diagnosis_of
from praja.duties.innovation.queries.replication import copied_by
from praja.kernel.plans.models import Design
from praja.kernel.plans.queries.readings import Read, evidence_of_diagnosis, least_people
from praja.kernel.search.declarations import PUBLIC
from praja.kernel.search.queries import search
from praja.lib.errors import NotFound

YEARS = range(1_900, 3_000)
"""Years that may be asked for: no calendar of ours goes as far as a number can."""
FOUND = 100
"""Innovations found by words, at most."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Who took it over, and what the numbers chosen there show; none where none was chosen, or they are not counted here."""

    row: Replication
    effects: tuple[EffectShown, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One innovation as it is shown: its words, the numbers of its problem, before and after, where it lives, who copied it."""

    row: Innovation
    sheet: ProfileSheet
    problem: tuple[Read, ...]
    effects: tuple[EffectShown, ...]
    tried_at: tuple[str, ...]
    copies: tuple[Copy, ...]
    team: int
    design: Design | None
    """What it changes: of it only the standard is shown, which everybody may read."""


def shown_innovations() -> "QuerySet[Innovation]":
    """Everything that is shown; unordered."""
    return Innovation.objects.filter(case__state=PathState.DISPLAYED).select_related("case__lead_unit")


def narrowed(
    *, words: str = "", form: str = "", unit_id: int | None = None, year: int | None = None
) -> "QuerySet[Innovation]":
    """What is shown, by words to look for, form, leading unit and year of its display; what is not given narrows nothing."""
    rows = shown_innovations()
    if words:
        page = search(words, tokens=frozenset({PUBLIC}), kinds=["innovation"], limit=FOUND)
        rows = rows.filter(pk__in=[one.object_id for one in page.found])
    if form in InnovationForm.values:
        rows = rows.filter(form=form)
    if unit_id is not None:
        rows = rows.filter(case__lead_unit_id=unit_id)
    if year is not None:
        rows = rows.filter(displayed_at__year=year) if year in YEARS else rows.none()
    return rows


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
        tuple(effects_kept(judged_innovation(row), at)),
        tuple(row.trial_units.order_by("unit__name").values_list("unit__name", flat=True)),
        tuple(_copies(row, at)),
        row.team.filter(left_at=None).count(),
        design_of(row),
    )


def _copies(row: Innovation, at: datetime) -> list[Copy]:
    rows = copied_by(row)
    shown = effects_kept_of(REPLICATION, {one.pk: one.began_on for one in rows}, at)
    return [Copy(one, tuple(shown.get(one.pk, ()))) for one in rows]
