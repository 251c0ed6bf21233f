# SPDX-License-Identifier: EUPL-1.2
"""The figures of attendance, each with how it is counted. They are sums over people, and pages show none of
too few (`queries.figures`)."""

from django.utils.translation import gettext_lazy as _

from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.openness import Openness, measure_family

COUNT, SHARE, HOURS = UnitOfMeasure.COUNT, UnitOfMeasure.SHARE, UnitOfMeasure.HOURS

FAMILY = measure_family(
    "attendance",
    title=_("Figures of attendance"),
    about=_(
        "How many days of duty people in offices came, came late, left early or were absent without a valid reason."
    ),
)
OVER_ALL_ON_DUTY = Openness(behind="attendance.present")
OVER_ALL_WHO_CAME = Openness(behind="attendance.present", part="numerator")
OF_FEW = _("It speaks of few people at a time, and of why they were away.")
WITH_OTHERS = _("Minutes of people; the shares of days say enough of an office.")

PRESENT = Measure(
    "attendance.present",
    _("Days present"),
    SHARE,
    None,
    _(
        "Days on which somebody came, or worked from home or elsewhere, of all days of duty: working days by the hours in force, "
        "leave and travel among them, days off not."
    ),
    open_to_all=OVER_ALL_ON_DUTY,
)
LATE = Measure(
    "attendance.late",
    _("Late days"),
    SHARE,
    "lower",
    _("Days with lateness of class TL1 to TL4, the missing check-in among them, of the days present."),
    open_to_all=OVER_ALL_WHO_CAME,
)
LEFT_EARLY = Measure(
    "attendance.left_early",
    _("Days left early"),
    SHARE,
    "lower",
    _("Days of class PSW1 to PSW4, the missing check-out among them, of the days present."),
    open_to_all=OVER_ALL_WHO_CAME,
)
ABSENT = Measure(
    "attendance.absent",
    _("Days of absence without a valid reason"),
    SHARE,
    "lower",
    _("Days without any check-in and without leave, travel or permission (TK), of all days of duty."),
    open_to_all=OVER_ALL_ON_DUTY,
)
LOST = Measure(
    "attendance.lost",
    _("Working time lost"),
    SHARE,
    "lower",
    _(
        "Minutes of lateness and early leaving that count, of the minutes to be worked on the days present. How long somebody "
        "stayed whose check-in or check-out is missing is not known and not counted."
    ),
    inside_because=WITH_OTHERS,
)
WORKED = Measure(
    "attendance.worked",
    _("Time worked"),
    HOURS,
    None,
    _("Minutes between arrival and departure without the break, for each day on which both are known."),
    inside_because=WITH_OTHERS,
)
CORRECTED = Measure(
    "attendance.corrected",
    _("Days corrected by hand"),
    SHARE,
    "lower",
    _("Days of duty with a correction that was accepted, of all days of duty."),
    open_to_all=OVER_ALL_ON_DUTY,
)
ON_LEAVE = Measure(
    "attendance.on_leave",
    _("Days on leave"),
    COUNT,
    None,
    _("Days of duty on leave of any kind, or away with permission."),
    inside_because=OF_FEW,
)
TRAVELLING = Measure(
    "attendance.travelling",
    _("Days on duty travel"),
    COUNT,
    None,
    _("Days of duty on travel (dinas luar)."),
    inside_because=OF_FEW,
)
IN_TRAINING = Measure(
    "attendance.in_training",
    _("Days in training"),
    COUNT,
    None,
    _("Days of duty in training or on a study assignment."),
    inside_because=OF_FEW,
)
HELD = Measure(
    "attendance.held",
    _("Days with a check-in that waited for confirmation"),
    COUNT,
    None,
    _(
        "Days of duty with at least one check-in that was held, whatever became of it; counted on the local day of the check-in."
    ),
    inside_because=OF_FEW,
)

COUNTED = (PRESENT, LATE, LEFT_EARLY, ABSENT, LOST, WORKED, CORRECTED, ON_LEAVE, TRAVELLING, IN_TRAINING, HELD)
