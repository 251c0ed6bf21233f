# SPDX-License-Identifier: EUPL-1.2
"""The figures of the duty, each with how it is counted. All are shares, scores or times over their own `n`, or plain counts.

On time is answered on time / (answered + overdue and open), everywhere: the facts of a share hold what was judged, and the
standing measure beside it what should have been.
"""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.openness import Openness, measure_family
from praja.kernel.procedures.enums import Channel

COUNT, SHARE, SCORE, HOURS = UnitOfMeasure.COUNT, UnitOfMeasure.SHARE, UnitOfMeasure.SCORE, UnitOfMeasure.HOURS

FAMILY = measure_family(
    "complaints",
    title=_("Figures of complaints"),
    about=_("Reports of residents and how they were answered. Reports on wrongdoing are in none of these figures."),
)
OF_FEW_ANSWERS = _("A few answers are drawn by lot; their figure would tell how single officers write.")
HELPS = _("Only a help for counting: it says something together with others, by the days of clocks.")
OF_PARTS = _("Parts of the reports received: with the whole beside them, they would tell small figures.")

RECEIVED = Measure(
    "complaints.received",
    _("Reports received"),
    COUNT,
    None,
    _(
        "Counted on the day of filing, for the unit that has the case; messages not yet made a report are not among them."
    ),
    open_to_all=Openness(alike="received"),
)
RECEIVED_BY = {
    channel.value: Measure(
        f"complaints.received_by_{channel.value}",
        format_lazy(_("Reports received by: {channel}"), channel=channel.label),
        COUNT,
        None,
        _("Reports received, by the door they came in; counted as the reports received are."),
        inside_because=OF_PARTS,
    )
    for channel in Channel
}
"""Door to the measure that counts what came in by it."""

FIRST_RESPONSE_ON_TIME = Measure(
    "complaints.first_response_on_time",
    _("First answers in time"),
    SHARE,
    "higher",
    _(
        "SP4N-LAPOR! clock of the first answer; counted on the day the clock stopped, for the unit that answered. A case that "
        "was late when it went to another unit stays late for the unit that had it."
    ),
    open_to_all=Openness(alike="answered"),
)
SETTLED_ON_TIME = Measure(
    "complaints.settled_on_time",
    _("Settled in time"),
    SHARE,
    "higher",
    _(
        "Clock of the settlement by class of report; counted on the day of the answer that settled, for the unit that gave it."
    ),
    open_to_all=Openness(alike="settled"),
)
PROMISES_KEPT = Measure(
    "complaints.promises_kept",
    _("Promises kept"),
    SHARE,
    "higher",
    _(
        "Dates promised in published answers; counted on the day the promise was kept or replaced, for the unit that made it."
    ),
    open_to_all=Openness(),
)
DECIDED_IN_TIME = Measure(
    "complaints.disputes_decided_in_time",
    _("Competence decided within a working day"),
    SHARE,
    "higher",
    _("House rule of one working day; counted on the day of the decision, for the unit that returned the report."),
    open_to_all=Openness(),
)
MINUTES_TO_FIRST_RESPONSE = Measure(
    "complaints.minutes_to_first_response",
    _("Time to the first answer"),
    HOURS,
    "lower",
    _("From filing to the first published answer, nights and days off included, for the unit that gave it."),
    open_to_all=Openness(alike="answered"),
)
MINUTES_TO_SETTLEMENT = Measure(
    "complaints.minutes_to_settlement",
    _("Time to the settlement"),
    HOURS,
    "lower",
    _(
        "From filing to the first published answer that is no promise, nights and days off included, for the unit that gave it."
    ),
    open_to_all=Openness(alike="settled"),
)
RESOLVED = Measure(
    "complaints.resolved",
    _("Reports closed after an answer"),
    COUNT,
    "higher",
    _("Counted on the day of closing; reports that were filed away are not among them."),
    open_to_all=Openness(),
)
REOPENED = Measure(
    "complaints.reopened",
    _("Came back after the answer"),
    SHARE,
    "lower",
    _(
        "Settling answers after which the reporter wrote back or opened the case again; counted on the day of that answer."
    ),
    open_to_all=Openness(),
)
QUALITY = Measure(
    "complaints.quality",
    _("Quality of answers"),
    SCORE,
    "higher",
    _("Points of the five-point checklist that a sampled answer got; counted on the day of the review."),
    inside_because=OF_FEW_ANSWERS,
)
SENT_BACK = Measure(
    "complaints.answers_sent_back",
    _("Answers sent back as weak"),
    SHARE,
    "lower",
    _("Sampled answers that the coordinator sent back; counted on the day of the review."),
    inside_because=OF_FEW_ANSWERS,
)
RATING = Measure(
    "complaints.rating",
    _("Rating by reporters"),
    SCORE,
    "higher",
    _(
        "Stars, 1 to 5, of the reporters who chose to rate; counted on the day of rating, for the unit of the rated answer."
    ),
    open_to_all=Openness(),
)
RETURNED = Measure(
    "complaints.returned",
    _("Returned as another unit's competence"),
    COUNT,
    None,
    _("Counted on the day of the return, for the unit that returned the report."),
    open_to_all=Openness(),
)
IN_LAPOR = Measure(
    "complaints.in_lapor",
    _("Recorded in SP4N-LAPOR!"),
    SHARE,
    "higher",
    _("Reports received that carry their number in SP4N-LAPOR!; counted on the day of filing."),
    open_to_all=Openness(alike="received"),
)

FIRST_RESPONSE_OWED = Measure(
    "complaints.first_response_owed",
    _("First answers owed"),
    COUNT,
    None,
    _(
        "Cases whose clock of the first answer runs, on its last lawful day; gone once it is given or the clock stands still."
    ),
    inside_because=HELPS,
)
SETTLEMENT_OWED = Measure(
    "complaints.settlement_owed",
    _("Settlements owed"),
    COUNT,
    None,
    _(
        "Cases whose clock of the settlement runs, on its last lawful day; gone once settled or while the clock stands still."
    ),
    inside_because=HELPS,
)
PROMISES_OWED = Measure(
    "complaints.promises_owed",
    _("Promises to be kept"),
    COUNT,
    None,
    _("Promised dates that still have to be kept, on the promised day."),
    inside_because=HELPS,
)

FIRST_RESPONSE_MISSED = Measure(
    "complaints.first_response_missed",
    _("First answers that came late, by their last day"),
    COUNT,
    "lower",
    _("Each first answer that was not in time, on the last lawful day that it missed."),
    inside_because=HELPS,
)
SETTLEMENT_MISSED = Measure(
    "complaints.settlement_missed",
    _("Settlements that came late, by their last day"),
    COUNT,
    "lower",
    _("Each settlement that was not in time, on the last lawful day that it missed."),
    inside_because=HELPS,
)
PROMISES_MISSED = Measure(
    "complaints.promises_missed",
    _("Promises kept late or replaced, by their day"),
    COUNT,
    "lower",
    _("Each promised date that passed unkept, on that day, once the promise was kept late or replaced."),
    inside_because=HELPS,
)

OVERDUE_OPEN = Measure(
    "complaints.overdue_open",
    _("First answers overdue"),
    COUNT,
    "lower",
    _("Cases whose clock of the first answer runs and has passed its date, at the moment of the question."),
    open_to_all=Openness(),
)
OVERDUE_UNSETTLED = Measure(
    "complaints.overdue_unsettled",
    _("Settlements overdue"),
    COUNT,
    "lower",
    _("Cases whose clock of the settlement runs and has passed its date, at the moment of the question."),
    open_to_all=Openness(),
)
BROKEN_PROMISES = Measure(
    "complaints.broken_promises",
    _("Promises past their date"),
    COUNT,
    "lower",
    _("Promised dates that have passed while the promise is still to be kept, at the moment of the question."),
    open_to_all=Openness(),
)

COUNTED = (
    RECEIVED,
    *RECEIVED_BY.values(),
    FIRST_RESPONSE_ON_TIME,
    SETTLED_ON_TIME,
    PROMISES_KEPT,
    DECIDED_IN_TIME,
    MINUTES_TO_FIRST_RESPONSE,
    MINUTES_TO_SETTLEMENT,
    RESOLVED,
    REOPENED,
    QUALITY,
    SENT_BACK,
    RATING,
    RETURNED,
    IN_LAPOR,
    FIRST_RESPONSE_OWED,
    SETTLEMENT_OWED,
    PROMISES_OWED,
    FIRST_RESPONSE_MISSED,
    SETTLEMENT_MISSED,
    PROMISES_MISSED,
)
"""Everything that facts hold."""

JUDGED = {
    "response": FIRST_RESPONSE_ON_TIME,
    "resolution": SETTLED_ON_TIME,
    "promise": PROMISES_KEPT,
    "dispute": DECIDED_IN_TIME,
}
"""Clock to the share that counts how it ended."""

OWED = {"response": FIRST_RESPONSE_OWED, "resolution": SETTLEMENT_OWED, "promise": PROMISES_OWED}
"""Clock to the measure that holds its last lawful day while it runs."""

MISSED = {"response": FIRST_RESPONSE_MISSED, "resolution": SETTLEMENT_MISSED, "promise": PROMISES_MISSED}
"""Clock to the measure that holds the last lawful day of each one that ended late, for the unit that was late."""
