# SPDX-License-Identifier: EUPL-1.2
"""What stands out, in one sentence, and in one more how sure that is."""

from fractions import Fraction
from math import isinf

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.innovation.domain.evidence import Sure
from praja.duties.innovation.queries.evidence import Spot, Topic
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.plans.domain.shares import Counted, change_of
from praja.kernel.plans.wording import figure_words, percent, points

TONES = {Sure.VERY: "late", Sure.SOME: "soon"}


def sure_label(sure: Sure) -> str:
    """How sure it is, in two words."""
    return {Sure.VERY: _("Hardly chance"), Sure.SOME: _("May be chance"), Sure.NO: _("Not told from chance")}[sure]


def name_of(what: str, unit: UnitNode) -> str:
    """The first name of what begins with it; whoever begins it may write another one."""
    return f"{what}: {unit.label}"[:200]


def seen_in(spot: Spot) -> str:
    """What is seen, without how sure it is: also the first words of a problem."""
    said = f"{spot.measure.label}, {spot.unit.name}: {figure_words(spot.measure, spot.figure)}."
    if spot.beside is not None and spot.is_far:
        said += " " + _("All %(peers)s units of this kind together: %(all)s.") % {
            "peers": spot.peers,
            "all": percent(Fraction(spot.beside.of_all)),
        }
    if spot.before is not None and spot.interval is not None and spot.is_worse_than_before:
        pair = (
            Counted(spot.before.numerator, spot.before.denominator),
            Counted(spot.figure.numerator, spot.figure.denominator),
        )
        said += " " + _("The period before: %(before)s, so %(change)s points (95%% interval %(low)s to %(high)s).") % {
            "before": figure_words(spot.measure, spot.before),
            "change": points(change_of(*pair)),
            "low": points(spot.interval.low),
            "high": points(spot.interval.high),
        }
    return said


def how_sure(sure: Sure) -> str:
    """How sure it is."""
    if sure is Sure.VERY:
        return _("By chance alone this happens in fewer than one of a thousand comparisons.")
    if sure is Sure.SOME:
        return _("By chance alone this happens in about one of forty comparisons, so look before you act.")
    return _("Chance alone may explain it.")


def seen_of(topic: Topic) -> str:
    """What is seen of a rising topic."""
    found = topic.rise
    counts = {"name": topic.name, "unit": topic.unit.name, "now": found.now, "before": found.before}
    if not found.before:
        return _("%(name)s, %(unit)s: %(now)s reports, none in the period before.") % counts
    ratio = {"ratio": _number(found.ratio), "low": _number(found.low), "high": _number(found.high)}
    return _(
        "%(name)s, %(unit)s: %(now)s reports, %(before)s in the period before. That is %(ratio)s times as many per day "
        "(95%% interval %(low)s to %(high)s)."
    ) % {**counts, **ratio}


def few_of(topic: Topic) -> str:
    """A warning where few were counted; empty otherwise."""
    if not topic.rise.is_few:
        return ""
    count = topic.rise.now + topic.rise.before
    return ngettext(
        "Only %(count)s report in both periods: a few more or less change everything.",
        "Only %(count)s reports in both periods: a few more or less change everything.",
        count,
    ) % {"count": count}


def _number(value: float) -> str:
    return _("beyond all bounds") if isinf(value) else str(number_format(round(value, 1), decimal_pos=1))
