# SPDX-License-Identifier: EUPL-1.2
"""The figures of letters, each with how it is counted. Facts are about reach and speed (`domain.counting`): pages add up what the
reader may list."""

from django.utils.translation import gettext_lazy as _

from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.openness import measure_family

COUNT, SHARE, HOURS = UnitOfMeasure.COUNT, UnitOfMeasure.SHARE, UnitOfMeasure.HOURS

FAMILY = measure_family(
    "letters",
    title=_("Figures of official letters"),
    about=_("Letters that came in, and how fast they were dealt with."),
)
NOT_ALL_MAY_KNOW = _("Also letters of which not everybody may know are counted in it.")

RECEIVED = Measure(
    "letters.received",
    _("Letters received"),
    COUNT,
    None,
    _(
        "Counted on the day on which they came, for the unit in whose agenda they stand; without those registered by mistake."
    ),
    inside_because=NOT_ALL_MAY_KNOW,
)
DISPOSED = Measure(
    "letters.disposed",
    _("Letters disposed"),
    COUNT,
    None,
    _("Counted on the day of the first disposition."),
    inside_because=NOT_ALL_MAY_KNOW,
)
ENDED = Measure(
    "letters.ended",
    _("Letters dealt with"),
    COUNT,
    "higher",
    _("Noted, settled or answered; counted on that day."),
    inside_because=NOT_ALL_MAY_KNOW,
)
FIRST_DISPOSITION_TIME = Measure(
    "letters.first_disposition_time",
    _("From receipt to the first disposition"),
    HOURS,
    "lower",
    _("By the clock on the wall, nights and holidays too; counted on the day of the disposition."),
    inside_because=NOT_ALL_MAY_KNOW,
)
ENDING_TIME = Measure(
    "letters.ending_time",
    _("From the first disposition to the end"),
    HOURS,
    "lower",
    _("By the clock on the wall, of letters that were disposed; counted on the day they were dealt with."),
    inside_because=NOT_ALL_MAY_KNOW,
)
ANSWER_TIME = Measure(
    "letters.answer_time",
    _("From receipt to the answer"),
    HOURS,
    "lower",
    _("By the clock on the wall, of letters that were answered by a letter; counted on the day of the answer."),
    inside_because=NOT_ALL_MAY_KNOW,
)
ON_TIME = Measure(
    "letters.on_time",
    _("Dealt with in time"),
    SHARE,
    "higher",
    _(
        "The time that their speed allows (letters.ordinary, letters.urgent, letters.very_urgent); counted on the day they ended."
    ),
    inside_because=NOT_ALL_MAY_KNOW,
)
OWED = Measure(
    "letters.owed",
    _("Letters to be dealt with by the day"),
    COUNT,
    None,
    _("Open, counted on the last day of their time."),
    inside_because=NOT_ALL_MAY_KNOW,
)
MISSED = Measure(
    "letters.missed",
    _("Letters dealt with too late, by their last day"),
    COUNT,
    "lower",
    _("Ended late, counted on the last day of their time."),
    inside_because=NOT_ALL_MAY_KNOW,
)
OVERDUE_OPEN = Measure(
    "letters.overdue_open",
    _("Letters overdue and open"),
    COUNT,
    "lower",
    _("Time has run out and they are not dealt with; read at the moment."),
    inside_because=NOT_ALL_MAY_KNOW,
)

COUNTED = (
    RECEIVED,
    DISPOSED,
    ENDED,
    FIRST_DISPOSITION_TIME,
    ENDING_TIME,
    ANSWER_TIME,
    ON_TIME,
    OWED,
    MISSED,
)
