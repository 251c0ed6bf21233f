# SPDX-License-Identifier: EUPL-1.2
"""What plans and their effects are called, the same on every page and paper."""

from django.utils.translation import gettext_lazy as _

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
