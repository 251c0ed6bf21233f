# SPDX-License-Identifier: EUPL-1.2
"""What stands out, in one sentence, in one more how sure that is, and by which method it was judged."""

from fractions import Fraction
from math import isinf

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.innovation.domain.evidence import Sure
from praja.duties.innovation.domain.evidence_values import Pairs
from praja.duties.innovation.queries.evidence import Topic
from praja.duties.innovation.queries.evidence_spots import AnySpot, CountSpot, Method, ShareSpot, ValueSpot
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.plans.domain.shares import Counted, change_of
from praja.kernel.plans.wording import figure_words, percent, points

TONES = {Sure.VERY: "late", Sure.SOME: "soon"}


def sure_label(sure: Sure) -> str:
    """How sure it is, in two words."""
    return {Sure.VERY: _("Hardly chance"), Sure.SOME: _("May be chance"), Sure.NO: _("Not told from chance")}[sure]


def method_label(method: Method) -> str:
    """By which method a row was judged, in a few words."""
    return {
        Method.SHARE: _("Judged as a share"),
        Method.COUNT: _("Judged as a count per day"),
        Method.VALUES: _("Judged by the ranks of single values"),
    }[method]


def method_words(method: Method) -> str:
    """How that method judges, and what it takes for granted."""
    return {
        Method.SHARE: _(
            "Shares: exact tails of the binomial distribution, beside all units of its kind and its own period before; limits "
            "are widened by as much as these units spread more than chance alone makes them."
        ),
        Method.COUNT: _(
            "Counts: per day, beside its own period before, and beside how units of its kind changed; exact tails of two Poisson "
            "counts, widened where units change more unevenly than chance alone makes them. How large a unit is plays no part."
        ),
        Method.VALUES: _(
            "Times and scores: by the ranks of the single values (Wilcoxon, Mann and Whitney, with ties), beside all other units "
            "of its kind and its own period before, so that a few very long ones do not decide; widened where units spread or "
            "change more than chance alone makes them."
        ),
    }[method]


def name_of(what: str, unit: UnitNode) -> str:
    """The first name of what begins with it; whoever begins it may write another one."""
    return f"{what}: {unit.label}"[:200]


def seen_in(spot: AnySpot) -> str:
    """What is seen, without how sure it is: also the first words of a problem."""
    said = [f"{spot.measure.label}, {spot.unit.name}: {figure_words(spot.measure, spot.figure)}."]
    if isinstance(spot, ShareSpot):
        said += _seen_in_share(spot)
    elif isinstance(spot, CountSpot):
        said += _seen_in_count(spot)
    else:
        said += _seen_in_values(spot)
    return " ".join(said)


def _seen_in_share(spot: ShareSpot) -> list[str]:
    said = []
    if spot.beside is not None and spot.is_far:
        said.append(
            _("All %(peers)s units of this kind together: %(all)s.")
            % {"peers": spot.peers, "all": percent(Fraction(spot.beside.of_all))}
        )
    if spot.before is not None and spot.interval is not None and spot.is_worse_than_before:
        pair = (
            Counted(spot.before.numerator, spot.before.denominator),
            Counted(spot.figure.numerator, spot.figure.denominator),
        )
        said.append(
            _("The period before: %(before)s, so %(change)s points (95%% interval %(low)s to %(high)s).")
            % {
                "before": figure_words(spot.measure, spot.before),
                "change": points(change_of(*pair)),
                "low": points(spot.interval.low),
                "high": points(spot.interval.high),
            }
        )
    return said


def _seen_in_count(spot: CountSpot) -> list[str]:
    said = []
    if spot.change is not None and (spot.is_worse_than_before or spot.is_far):
        said.append(counts_words(spot.change.before, spot.change.ratio, spot.change.low, spot.change.high))
    if spot.ratio_of_all is not None and spot.is_far:
        facts = {"peers": spot.peers, "ratio": _number(spot.ratio_of_all)}
        said.append(_("All %(peers)s units of this kind together: %(ratio)s times as many per day as before.") % facts)
    return said


def counts_words(before: int, ratio: float, low: float, high: float) -> str:
    """A count of the period before, and how it changed per day."""
    if not before:
        return _("None in the period before.")
    facts = {"before": before, "ratio": _number(ratio), "low": _number(low), "high": _number(high)}
    return (
        _("The period before: %(before)s, so %(ratio)s times as many per day (95%% interval %(low)s to %(high)s).")
        % facts
    )


def _seen_in_values(spot: ValueSpot) -> list[str]:
    said = []
    if spot.beside is not None and spot.is_far:
        facts = {"peers": spot.peers - 1, "hundredth": _of_hundred(spot.beside)}
        said.append(
            _(
                "In %(hundredth)s of 100 pairs of one value from here and one from the other %(peers)s units of this kind, "
                "this one is worse."
            )
            % facts
        )
    if spot.past is not None and spot.before is not None and spot.is_worse_than_before:
        facts = {"before": figure_words(spot.measure, spot.before), "hundredth": _of_hundred(spot.past)}
        said.append(
            _(
                "The period before: %(before)s; in %(hundredth)s of 100 pairs of one value from now and one from then, the one "
                "from now is worse."
            )
            % facts
        )
    return said


def _of_hundred(found: Pairs) -> str:
    return str(number_format(round(found.worse * 100)))


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
