# SPDX-License-Identifier: EUPL-1.2
"""What a step lacks, in plain words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.circles.steps import Missing
from praja.lib.errors import Text

SAID: Mapping[tuple[str, str], Text] = {
    ("theme", "words"): _("The theme is not named yet."),
    ("problem", "words"): _("It is not said yet what is wrong, and for whom."),
    ("target", "words"): _("It is not said yet what is to be reached, and by when."),
    ("effect", "words"): _("The effect whose causes you look for is not named yet."),
    ("causes", "rows"): _("No cause is written yet."),
    ("causes", "text"): _("A cause says nothing."),
    ("roots", "words"): _("It is not said yet which causes matter most, and why."),
    ("solutions", "rows"): _("No solution is written yet."),
    ("solutions", "cause"): _("It is not said which cause this solution removes."),
    ("solutions", "solution"): _("It is not said what the solution is."),
    ("chosen", "words"): _("It is not said yet which solution is chosen, and why."),
    ("plan", "rows"): _("The plan has no row yet."),
    ("plan", "what"): _("It is not said what is done."),
    ("plan", "why"): _("It is not said why it is done."),
    ("plan", "who"): _("It is not said who does it."),
    ("plan", "where"): _("It is not said where it is done."),
    ("plan", "first_day"): _("It is not said from when it is done."),
    ("plan", "last_day"): _("It is not said until when it is done."),
    ("plan", "order"): _("It ends on or after the day it begins."),
    ("output", "words"): _("It is not said yet what can be held in hand at the end."),
    ("done", "words"): _("It is not told yet what was done."),
    ("axes", "rows"): _(
        "No result is written yet: at least one of quality, cost, delivery, safety, morale, and so on."
    ),
    ("axes", "axis"): _("It is not said which kind of result this is."),
    ("axes", "measured"): _("It is not said what was measured."),
    ("axes", "before"): _("The value before is missing."),
    ("axes", "after"): _("The value after is missing."),
    ("conclusion", "words"): _("It is not said yet whether the target was reached."),
    ("standard", "words"): _("The new standard is not written yet."),
    ("followed_by", "words"): _("It is not said yet who follows it."),
    ("holds_from", "day"): _("It is not said yet from when it holds."),
    ("checked_by", "words"): _("It is not said yet how it is seen that it is followed."),
    ("remaining", "words"): _("It is not said yet what is still open."),
    ("next_theme", "words"): _("The next theme is not named yet."),
    ("numbers", "baseline"): _("There are no numbers at the beginning yet: choose one of the unit, or draw a tool."),
    ("numbers", "tool"): _("No tool is drawn in this step yet: for example a Pareto or a fishbone."),
    ("milestones", "open"): _("A row of the plan is still open: show that it is done, or give it up with the reason."),
    ("meetings", "meeting"): _("There are no minutes of a meeting about this step yet."),
    ("sheet", "sheet"): _("Nothing is written in this step yet."),
}


def said_of(step: int, one: Missing) -> Text:
    """What is missing, as a sentence; of a row with its number."""
    said = SAID[one.field, one.why]
    if not one.row:
        return said
    return _("Row %(row)s: %(said)s") % {"row": one.row, "said": said}
