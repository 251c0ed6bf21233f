# SPDX-License-Identifier: EUPL-1.2
"""Sentences of the index, in the reader's language."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from praja.duties.innovation.domain.index.eligibility import Missing
from praja.duties.innovation.domain.index.next_steps import Step
from praja.duties.innovation.domain.index.questions import Question
from praja.duties.innovation.domain.index.standing import Standing
from praja.kernel.measures.domain.figures import rounded
from praja.lib.errors import Text
from praja.lib.templatetags.charts import figure

MISSING: dict[Missing, Text] = {
    Missing.NOT_APPLIED: gettext_lazy("it is not applied yet"),
    Missing.TOO_NEW: gettext_lazy("it was applied after the window"),
    Missing.TOO_OLD: gettext_lazy("it was applied before the window, and not developed within it"),
    Missing.WORDS: gettext_lazy("its description (rancang bangun) has too few words"),
}


def shown(value: Fraction | Decimal | int, places: int = 2) -> str:
    """A number as people read it, rounded once, without superfluous zeros."""
    exact = rounded(Fraction(value), places)
    whole = exact.to_integral_value()
    return figure(int(whole) if exact == whole else exact.normalize())


def what_is_missing(missing: Iterable[Missing]) -> str:
    """Why an innovation does not count."""
    return "; ".join(str(MISSING[one]) for one in missing)


def title_of(question: Question, way: str = "") -> str:
    """What an indicator is called: its way where one is chosen, else what its ways share."""
    row = question.way(way) or question.ways[0]
    return row.title if len(question.ways) == 1 or way else row.title.partition(":")[0]


def step_words(step: Step, *, is_answered: bool, way: str = "") -> str:
    """What is to be done about one indicator or row, beginning with the verb."""
    said = {"title": title_of(step.question, way), "level": step.stands + 1}
    if len(step.question.ways) > 1 and not way:
        return _("Answer “%(title)s” in one of its ways: level 1 is enough to begin") % said
    row = step.question.way(way) or step.question.ways[0]
    said["text"] = row.levels[step.stands]
    if not is_answered and row.better is not None:
        return _("Answer “%(title)s” with its number: the level follows from it") % said
    if not is_answered:
        return _("Answer “%(title)s”: level 1 is “%(text)s”") % said
    return _("Bring “%(title)s” to level %(level)s: “%(text)s”") % said


def points_words(points: Fraction) -> str:
    """What something adds to the index."""
    if rounded(points, 2) == 0:
        return _("less than 0.01 points")
    return _("+%(points)s points") % {"points": shown(points)}


def divisor_words(standing: Standing) -> str:
    """What the divisor does, in a sentence."""
    count, divisor = len(standing.sent), standing.divisor
    least = int(standing.edition.figures["least_divisor"].value)
    if count < least:
        return ngettext(
            "The sum of maturities is divided by %(least)s, though only %(count)s innovation counts: until %(least)s count, each "
            "further one adds its whole maturity divided by %(least)s.",
            "The sum of maturities is divided by %(least)s, though only %(count)s innovations count: until %(least)s count, each "
            "further one adds its whole maturity divided by %(least)s.",
            count,
        ) % {"least": least, "count": count}
    return _(
        "The sum of maturities is divided by %(count)s, as many as count: one more that is less mature than %(mean)s lowers this "
        "part, though it adds to their number."
    ) % {"count": divisor, "mean": shown(standing.mean)}


def services_words(standing: Standing) -> str:
    """How many of the basic services have one that counts, and what that means."""
    figures = standing.edition.figures
    said: dict[str, Any] = {
        "count": len(standing.services),
        "all": int(figures["basic_services"].value),
        "least": int(figures["least_basic_services"].value),
    }
    if said["count"] >= said["least"]:
        return _("%(count)s of %(all)s basic services have an innovation that counts; %(least)s are needed.") % said
    return (
        _(
            "%(count)s of %(all)s basic services have an innovation that counts. As long as fewer than %(least)s do, the number "
            "of innovations gives nothing."
        )
        % said
    )
