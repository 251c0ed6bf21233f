# SPDX-License-Identifier: EUPL-1.2
"""What plans and their effects are called, the same on every page and paper."""

from decimal import Decimal
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.domain.figures import Figure, rounded
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.wording import NONE, duration
from praja.kernel.plans.domain import components
from praja.kernel.plans.domain.shares import Shown
from praja.kernel.plans.domain.vocabulary import CauseKind, Horizon, Stance
from praja.lib.errors import Text

CAUSES: dict[str, Text] = {
    CauseKind.PEOPLE: _("People"),
    CauseKind.METHOD: _("Way of working"),
    CauseKind.MEANS: _("Equipment and rooms"),
    CauseKind.MATERIAL: _("Documents and data"),
    CauseKind.MONEY: _("Budget"),
    CauseKind.SURROUNDINGS: _("Surroundings and residents"),
    CauseKind.RULES: _("Rules"),
}
STANCES: dict[str, Text] = {
    Stance.CARRIES: _("Carries it"),
    Stance.SUPPORTS: _("Supports it"),
    Stance.NEUTRAL: _("Undecided"),
    Stance.OPPOSES: _("Against it"),
}
HORIZONS: dict[str, Text] = {
    Horizon.SHORT: _("Short term"),
    Horizon.MEDIUM: _("Medium term"),
    Horizon.LONG: _("Long term"),
}
COMPONENTS: dict[str, Text] = dict(
    zip(
        components.COMPONENTS,
        (
            _("Requirements"),
            _("System, mechanism and procedure"),
            _("Time to completion"),
            _("Fee"),
            _("Product of the service"),
            _("Handling of complaints, suggestions and feedback"),
            _("Legal basis"),
            _("Facilities and equipment"),
            _("Competence of those who serve"),
            _("Internal supervision"),
            _("Number of those who serve"),
            _("Guarantee of service"),
            _("Guarantee of security and safety"),
            _("Evaluation of those who serve"),
        ),
        strict=True,
    )
)
"""The components of a service standard."""
SHOWN: dict[str, Text] = {
    Shown.BETTER: _("Better than the baseline"),
    Shown.WORSE: _("Worse than the baseline"),
    Shown.DIFFERENT: _("Different from the baseline"),
    Shown.NOT_SHOWN: _("No change is shown"),
    Shown.NO_INTERVAL: _("Nothing can be said of chance"),
}
SHOWN_WHY: dict[str, Text] = {
    Shown.BETTER: _("The 95% interval of the difference leaves zero out. Why it changed, the numbers do not say."),
    Shown.WORSE: _("The 95% interval of the difference leaves zero out. Why it changed, the numbers do not say."),
    Shown.DIFFERENT: _("The 95% interval of the difference leaves zero out. Why it changed, the numbers do not say."),
    Shown.NOT_SHOWN: _("The 95% interval of the difference holds zero: chance alone may explain it."),
    Shown.NO_INTERVAL: _("An interval is worked out for shares of counted things, where both periods counted any."),
}


def figure_words(measure: Measure, figure: Figure) -> str:
    """A reading in words: a share with its counts, a mean with how many stand behind it, a sum as it is."""
    unit, n = measure.unit_of_measure, figure.denominator
    if unit.is_sum:
        return str(number_format(figure.numerator, force_grouping=True))
    if not n:
        return NONE
    if unit is UnitOfMeasure.SHARE:
        words = {"share": percent(Fraction(figure.numerator, n)), "part": figure.numerator, "n": n}
        return gettext("%(share)s (%(part)s of %(n)s)") % words
    mean = rounded(Fraction(figure.numerator, n), 2)
    said = duration(rounded(Fraction(figure.numerator, n), 0)) if unit is UnitOfMeasure.HOURS else number_format(mean)
    return gettext("%(mean)s on average of %(n)s") % {"mean": said, "n": n}


def percent(share: Fraction | Decimal) -> str:
    """A part of one as a percentage with one decimal."""
    return f"{number_format(rounded(Fraction(share) * 100, 1))}%"


def points(change: Decimal) -> str:
    """A change of a share in percentage points, with its sign."""
    said = number_format(rounded(Fraction(change) * 100, 1))
    return f"+{said}" if change > 0 else str(said)
