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


def step_words(step: Step, way: str = "", points: Fraction | None = None) -> str:
    """One step in a sentence: where it leads, and what it adds."""
    row = step.question.way(way) or step.question.ways[0]
    title = row.title if len(step.question.ways) == 1 or way else row.title.partition(":")[0]
    level = row.levels[step.stands]
    if points is not None:
        said = {"title": title, "level": level, "points": shown(points)}
        if step.many > 1:
            return _("%(title)s: one step in each of %(many)s innovations adds %(points)s to the index.") % {
                **said,
                "many": step.many,
            }
        return _("%(title)s: “%(level)s” adds %(points)s to the index.") % said
    said = {"title": title, "level": level, "adds": shown(step.adds), "all": shown(step.would_add)}
    if len(step.question.ways) > 1 and not way:
        return _("%(title)s: a first level, in one of its ways, adds %(adds)s; all of it %(all)s.") % said
    if step.adds == step.would_add:
        return _("%(title)s: “%(level)s” adds %(adds)s, the last that is missing.") % said
    return _("%(title)s: “%(level)s” adds %(adds)s; all of it would add %(all)s.") % said


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
