# SPDX-License-Identifier: EUPL-1.2
"""The figures of open data, each with how it is counted."""

from django.utils.translation import gettext_lazy as _

from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.openness import NOBODY, Openness, measure_family

FAMILY = measure_family(
    "opendata",
    title=_("Figures of open data"),
    about=_("What the list of data promised, what was published of it, and how long the check took."),
)

AGREED = Measure(
    "opendata.agreed",
    _("Datasets taken into the list of data"),
    UnitOfMeasure.COUNT,
    None,
    _("Counted for the producer on the day on which the steward entered the forum's decision."),
    open_to_all=Openness(behind=NOBODY),
)
ON_TIME = Measure(
    "opendata.on_time",
    _("Data of the list published in time"),
    UnitOfMeasure.SHARE,
    "higher",
    _("Of what the list promised and was published, counted on the day of publication: by the date that held then."),
    open_to_all=Openness(behind=NOBODY),
)
MISSED = Measure(
    "opendata.missed",
    _("Dates of the list missed"),
    UnitOfMeasure.COUNT,
    "lower",
    _("Counted on the day by which it should have been published, once it was published later."),
    open_to_all=Openness(behind=NOBODY),
)
PUBLISHED = Measure(
    "opendata.published",
    _("Editions of datasets published"),
    UnitOfMeasure.COUNT,
    "higher",
    _("Counted on the day of publication; an edition that was taken off later stays counted."),
    open_to_all=Openness(behind=NOBODY),
)
CHECK_TIME = Measure(
    "opendata.check_time",
    _("Time from handing in to publication"),
    UnitOfMeasure.HOURS,
    "lower",
    _("From the last time that an edition was handed in, in minutes of the clock, counted on the day of publication."),
    open_to_all=Openness(behind=NOBODY),
)
OVERDUE = Measure(
    "opendata.overdue",
    _("Data of the list past its date"),
    UnitOfMeasure.COUNT,
    "lower",
    _(
        "Entries of the list that are agreed and not published although their date has passed, at the moment of reading."
    ),
    open_to_all=Openness(behind=NOBODY),
)
OWED = Measure(
    "opendata.owed",
    _("Data of the list still owed"),
    UnitOfMeasure.COUNT,
    None,
    _("Agreed and not published yet, counted on the day by which it is to be."),
    inside_because=_("Only a help for counting: it says something together with others, by the days of clocks."),
)
COUNTED = (AGREED, ON_TIME, MISSED, OWED, PUBLISHED, CHECK_TIME)
