# SPDX-License-Identifier: EUPL-1.2
"""The figures of training, each with how it is counted."""

from django.utils.translation import gettext_lazy as _

from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.openness import Openness, measure_family

FAMILY = measure_family(
    "training",
    title=_("Figures of training"),
    about=_("How many lesson hours (JP) employees learned, and how many have what the law asks of a year."),
)

JP = Measure(
    "training.jp",
    _("Lesson hours (JP) per employee"),
    UnitOfMeasure.SCORE,
    "higher",
    _(
        "Lesson hours that count in a year by the conversion table and its limits (Peraturan LAN 10/2018), over the civil "
        "servants (PNS) and contract staff (PPPK) in active service. The figure of a year stands on its last day, and moves "
        "until then."
    ),
    open_to_all=Openness(behind="training.jp"),
)
MET = Measure(
    "training.met",
    _("Employees who have the lawful lesson hours"),
    UnitOfMeasure.SHARE,
    "higher",
    _(
        "Civil servants (PNS) in active service who have the lawful least of a year (PP 11/2017), of all of them. The figure of "
        "a year stands on its last day, and moves until then."
    ),
    open_to_all=Openness(behind="training.met"),
)
HOURS = Measure(
    "training.hours",
    _("Lesson hours booked"),
    UnitOfMeasure.COUNT,
    None,
    _(
        "Lesson hours (JP) by the conversion table of each activity by itself, on its last day, before the limits of a year."
    ),
    inside_because=_("On a day it speaks of one employee."),
)

OF_YEARS = (JP, MET)
OF_CREDITS = (HOURS,)
