# SPDX-License-Identifier: EUPL-1.2
"""How many innovations are applied, and how mature they are told to be, for the unit that leads them."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.index.questions import INNOVATION, most, questions, score
from praja.duties.innovation.enums import IN_USE
from praja.duties.innovation.enums.index import INDEX, Verdict
from praja.duties.innovation.models import Innovation, Maturity
from praja.kernel.law.gateways import written_indexes
from praja.kernel.measures.declarations import FactRow, Measure, measure_source
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.openness import NOBODY, Openness, measure_family

FAMILY = measure_family(
    "innovation",
    title=_("Figures of innovation"),
    about=_("How many innovations are applied, and how mature they are by the regional innovation index."),
)

APPLIED = Measure(
    "innovation.applied",
    _("Innovations applied"),
    UnitOfMeasure.COUNT,
    "higher",
    _(
        "Counted for the unit that leads it, on the day from which it is applied; one that was stopped since is not counted."
    ),
    open_to_all=Openness(behind=NOBODY),
)
MATURITY = Measure(
    "innovation.maturity",
    _("Maturity of innovations"),
    UnitOfMeasure.SHARE,
    "higher",
    _(
        "Points that applied innovations told for a year's regional innovation index and that were not refused, of all that can "
        "be reached. The figure of a year stands on its last day, and moves until then."
    ),
    inside_because=_("Part of it is told and not checked yet."),
)
CHANGES = (
    "innovation.applied",
    "innovation.entered",
    "innovation.stopped",
    "innovation.maturity_told",
    "innovation.maturity_checked",
)
"""Everything that can change a fact."""


def innovation_ids() -> Iterator[int]:
    """Every innovation, for a rebuild."""
    yield from Innovation.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@measure_source(
    "innovations", subject_kind="case", dirty_on=CHANGES, measures=(APPLIED, MATURITY), all_subjects=innovation_ids
)
def facts_of_innovations(subjects: Collection[int]) -> Iterator[FactRow]:
    """The facts of these innovations. Two statements, however many."""
    rows = Innovation.objects.filter(pk__in=subjects, case__state__in=IN_USE).exclude(applied_on=None)
    told: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    answers = Maturity.objects.filter(innovation__in=subjects).exclude(verdict=Verdict.REFUSED)
    for pk, year, question, parameter in answers.values_list("innovation_id", "year", "question", "parameter"):
        told[pk, year][question] = parameter
    years = {edition.year: questions(edition, INNOVATION) for edition in written_indexes()[INDEX].editions}
    for row in rows.select_related("case"):
        unit = row.case.lead_unit_id
        if row.applied_on is not None:
            yield FactRow(APPLIED.key, row.pk, unit, row.applied_on, 1, 1)
        for year, asked in years.items():
            if (parameters := told.get((row.pk, year))) and asked:
                reached = int(score(asked, parameters))
                yield FactRow(MATURITY.key, row.pk, unit, date(year, 12, 31), reached, int(most(asked)))
