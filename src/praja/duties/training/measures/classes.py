# SPDX-License-Identifier: EUPL-1.2
"""What is counted of classes: how many begin, how full they are, who passes; for the unit that holds them."""

from collections import Counter
from collections.abc import Collection, Iterator

from django.utils.translation import gettext_lazy as _

from praja.duties.training.enums import HOLDING, ClassState, SeatStatus
from praja.duties.training.models import Seat, TrainingClass
from praja.kernel.measures.declarations import FactRow, Measure, measure_source
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.openness import NOBODY, Openness

HELD = Measure(
    "training.classes_held",
    _("Classes begun"),
    UnitOfMeasure.COUNT,
    "higher",
    _("Counted for the unit that holds it, on its first day, once it has begun; one that is not held is not counted."),
    open_to_all=Openness(behind=NOBODY),
)
SEATS_FILLED = Measure(
    "training.seats_filled",
    _("Seats of classes that were filled"),
    UnitOfMeasure.SHARE,
    "higher",
    _("Participants of all seats of the classes that have begun, on their first day."),
    open_to_all=Openness(behind=NOBODY),
)
PASSED = Measure(
    "training.passed",
    _("Participants who passed"),
    UnitOfMeasure.SHARE,
    "higher",
    _("Of the participants about whom was decided, on the last day of their class."),
    open_to_all=Openness(behind="training.passed"),
)
COUNTED = (HELD, SEATS_FILLED, PASSED)
BEGUN = (ClassState.RUNNING, ClassState.ENDED, ClassState.REPORTED)
CHANGES = (
    "training.class_started",
    "training.class_ended",
    "training.class_reported",
    "training.class_cancelled",
    "training.class_moved",
    "training.quotas_changed",
    "training.seat_decided",
)
"""Everything that can change a fact."""


def class_ids() -> Iterator[int]:
    """Every class, for a rebuild."""
    yield from TrainingClass.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@measure_source("training_classes", subject_kind="case", dirty_on=CHANGES, measures=COUNTED, all_subjects=class_ids)
def facts_of_classes(subjects: Collection[int]) -> Iterator[FactRow]:
    """The facts of these classes. Two statements, however many."""
    rows = TrainingClass.objects.filter(pk__in=subjects, case__state__in=BEGUN).select_related("case")
    people = Counter[tuple[int, str]]()
    for pk, status in Seat.objects.filter(training_class__in=subjects).values_list("training_class_id", "status"):
        people[pk, status] += 1
    for row in rows:
        unit, taken = row.case.lead_unit_id, sum(people[row.pk, status] for status in HOLDING)
        passed, failed = people[row.pk, SeatStatus.PASSED], people[row.pk, SeatStatus.FAILED]
        yield FactRow(HELD.key, row.pk, unit, row.first_day, 1, 1)
        yield FactRow(SEATS_FILLED.key, row.pk, unit, row.first_day, taken, row.capacity)
        if passed + failed:
            yield FactRow(PASSED.key, row.pk, unit, row.last_day, passed, passed + failed)
