# SPDX-License-Identifier: EUPL-1.2
"""The figures of the duty, each with how it is counted. All facts are about a service.

On time is in time / (ended + overdue and open), everywhere: the facts of the share hold what was judged, and beside it stands
what should have been.
"""

from django.utils.translation import gettext_lazy as _

from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.openness import NOBODY, Openness, measure_family

COUNT, SHARE, SCORE = UnitOfMeasure.COUNT, UnitOfMeasure.SHARE, UnitOfMeasure.SCORE
HOURS, DAYS, RUPIAH = UnitOfMeasure.HOURS, UnitOfMeasure.DAYS, UnitOfMeasure.RUPIAH

FAMILY = measure_family(
    "services",
    title=_("Figures of services"),
    about=_(
        "Applications for services, how long they took, queues at counters, and how complete service standards are."
    ),
)
HELPS = _("Only a help for counting: it says something together with others, by the days of clocks.")

RECEIVED = Measure(
    "services.received",
    _("Applications received"),
    COUNT,
    None,
    _("Counted on the day of filing, for the unit that serves."),
    open_to_all=Openness(),
)
FINISHED = Measure(
    "services.finished",
    _("Applications finished with the product"),
    COUNT,
    "higher",
    _("Counted on the day they ended; what another system issued is among them."),
    open_to_all=Openness(),
)
REFUSED = Measure(
    "services.refused",
    _("Applications refused"),
    COUNT,
    None,
    _("Counted on the day of the refusal."),
    open_to_all=Openness(),
)
WITHDRAWN = Measure(
    "services.withdrawn",
    _("Applications taken back"),
    COUNT,
    None,
    _("Taken back by the applicant; counted on that day."),
    open_to_all=Openness(),
)
LAPSED = Measure(
    "services.lapsed",
    _("Applications that lapsed"),
    COUNT,
    None,
    _("What was missing, or the payment, did not come in time; counted on the day they ended."),
    open_to_all=Openness(),
)
ON_TIME = Measure(
    "services.on_time",
    _("Served in the promised time"),
    SHARE,
    "higher",
    _(
        "The time that the service standard promises; counted on the day the product was ready, the application was refused, or "
        "it was handed to the other system. Waiting for the applicant, the neighbourhood or the payment does not count."
    ),
    open_to_all=Openness(alike="served"),
)
TIME_TO_PRODUCT = Measure(
    "services.minutes_to_product",
    _("Time to the product"),
    HOURS,
    "lower",
    _("As people feel it: from filing until the product was ready, with nights, days off and every waiting."),
    open_to_all=Openness(alike="served"),
)
TIME_AT_OFFICE = Measure(
    "services.minutes_at_office",
    _("Time at the office"),
    HOURS,
    "lower",
    _(
        "As the standard counts: from filing until the product was ready, in opening hours where it promises those, without the "
        "waiting for the applicant, the neighbourhood or the payment."
    ),
    open_to_all=Openness(alike="served"),
)
COMPLETIONS_ASKED = Measure(
    "services.completions_asked",
    _("Times something was missing"),
    COUNT,
    "lower",
    _("Counted on the day the applicant was asked to complete the application."),
    open_to_all=Openness(),
)
RATING = Measure(
    "services.rating",
    _("Satisfaction of applicants"),
    SCORE,
    "higher",
    _("Stars, 1 to 5, of the applicants who chose to rate; counted on the day of rating."),
    open_to_all=Openness(),
)
FEES_COLLECTED = Measure(
    "services.fees_collected",
    _("Fees collected"),
    RUPIAH,
    None,
    _("Payments confirmed, in rupiah; counted on the day of confirmation. Waived fees are not among them."),
    open_to_all=Openness(),
)
HANDED_ON = Measure(
    "services.handed_on",
    _("Handed on to the system that issues"),
    COUNT,
    None,
    _("Applications filed in SIAK, OSS, SIMBG or another system; counted on the day of filing there."),
    open_to_all=Openness(alike="elsewhere"),
)
DAYS_ELSEWHERE = Measure(
    "services.days_elsewhere",
    _("Time at the system that issues"),
    DAYS,
    "lower",
    _("Calendar days from filing in the other system until it issued; counted on the day of issue."),
    open_to_all=Openness(alike="elsewhere"),
)
REFERENCES_ASKED = Measure(
    "services.references_asked",
    _("References of neighbourhoods asked for"),
    COUNT,
    None,
    _("Counted on the day the head of the RT or RW was to be asked; each time anew, where it was asked again."),
    open_to_all=Openness(),
)
REFERENCES_GIVEN = Measure(
    "services.references_given",
    _("References given by the neighbourhood itself"),
    SHARE,
    "higher",
    _(
        "Of the references that were given, those that the head confirmed by the link; the others were shown on paper or "
        "verified by the kelurahan. Counted on the day they were given."
    ),
    open_to_all=Openness(),
)

OWED = Measure(
    "services.owed",
    _("Products owed"),
    COUNT,
    None,
    _(
        "Applications whose promised time runs, on its last day; gone once they are served or while the time stands still."
    ),
    inside_because=HELPS,
)
MISSED = Measure(
    "services.missed",
    _("Served late, by their last day"),
    COUNT,
    "lower",
    _("Each application that was not served in time, on the last day that it missed."),
    inside_because=HELPS,
)
LEFT_OVERDUE = Measure(
    "services.left_overdue",
    _("Left overdue at the end of a month"),
    COUNT,
    "lower",
    _(
        "Each application that ended late, on the last day of every month at whose end it was overdue and open. Holds for that "
        "moment: months are never added up."
    ),
    inside_because=HELPS,
)

OVERDUE_OPEN = Measure(
    "services.overdue_open",
    _("Applications overdue"),
    COUNT,
    "lower",
    _("Applications whose promised time runs and whose last day has passed, at the moment of the question."),
    open_to_all=Openness(),
)
COMPLETENESS = Measure(
    "services.completeness",
    _("Completeness of service standards"),
    SHARE,
    "higher",
    _(
        "Filled components of the standards in force, of 14 for each service that the unit offers (UU 25/2009 Ps 21); a service "
        "without a standard counts with none."
    ),
    minimum_n=1,
    open_to_all=Openness(behind=NOBODY),
)

COUNTED = (
    RECEIVED,
    FINISHED,
    REFUSED,
    WITHDRAWN,
    LAPSED,
    ON_TIME,
    TIME_TO_PRODUCT,
    TIME_AT_OFFICE,
    COMPLETIONS_ASKED,
    RATING,
    FEES_COLLECTED,
    HANDED_ON,
    DAYS_ELSEWHERE,
    REFERENCES_ASKED,
    REFERENCES_GIVEN,
    OWED,
    MISSED,
    LEFT_OVERDUE,
)
"""Everything that facts hold."""
