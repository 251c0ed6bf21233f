# SPDX-License-Identifier: EUPL-1.2
"""Histogram, scatter, line and control chart, and stratification with their findings in words."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.lib.charts.axes import in_figures
from praja.lib.charts.control import RUN, TREND, ChartKind, ControlChart, Point, Signal, draw_control
from praja.lib.charts.histogram import BinRule, Histogram, draw_histogram
from praja.lib.charts.scatter import Correlation, correlation, draw_scatter
from praja.lib.charts.shown import Chart
from praja.lib.charts.strata import Strata, draw_strata

Day = date | datetime | None


def shown_histogram(found: Histogram | None, *, of: str, source: str = "", on: Day = None) -> Chart:
    """How `of` is spread."""
    headings = (_("From, to below"), _("How many"))
    if found is None:
        said = _("There are too few different values to show how they are spread: at least two are needed.")
        return Chart(said, None, headings, (), (), source, on)
    facts = {"n": found.n, "of": of, "low": in_figures(found.lower), "high": in_figures(found.upper)}
    facts |= {"middle": in_figures(found.median), "most": in_figures(found.highest)}
    rows = tuple((f"{in_figures(bar.low)} – {in_figures(bar.high)}", in_figures(bar.count)) for bar in found.bins)
    rules = {
        BinRule.FREEDMAN_DIACONIS: _("Width of a class by Freedman and Diaconis, made round. Broken line: the median."),
        BinRule.STURGES: _("Width of a class by Sturges, made round. Broken line: the median."),
    }
    return Chart(
        _("%(of)s: half of %(n)s values lie between %(low)s and %(high)s, median %(middle)s, highest %(most)s.")
        % facts,
        draw_histogram(found),
        headings,
        rows,
        (rules[found.rule],),
        source,
        on,
    )


def shown_scatter(
    pairs: Sequence[tuple[float, float]], *, across: str, upward: str, source: str = "", on: Day = None
) -> Chart:
    """Whether two numbers go together. It never says that one brings about the other."""
    found = correlation(pairs)
    notes = [_("That two numbers go together does not show that one causes the other.")]
    if found is not None:
        notes.append(_("Pearson's r with the 95 % interval of Fisher's transformation; each point is one pair."))
    return Chart(
        _scatter_finding(found, across, upward),
        draw_scatter(pairs, found, across, upward),
        (_("Pair"), across, upward),
        tuple((str(n + 1), in_figures(x), in_figures(y)) for n, (x, y) in enumerate(pairs)),
        tuple(notes),
        source,
        on,
    )


def _scatter_finding(found: Correlation | None, across: str, upward: str) -> str:
    if found is None:
        return _("There are too few different pairs to say whether %(x)s and %(y)s go together.") % {
            "x": across,
            "y": upward,
        }
    facts = {"x": across, "y": upward, "n": found.n, "r": in_figures(found.r, 2)}
    facts |= {"low": in_figures(found.low, 2), "high": in_figures(found.high, 2)}
    if not found.is_shown:
        return (
            _("It is not shown that %(x)s and %(y)s go together (r = %(r)s, %(low)s to %(high)s, %(n)s pairs).") % facts
        )
    if found.r > 0:
        return _("%(x)s and %(y)s rise together (r = %(r)s, %(low)s to %(high)s, %(n)s pairs).") % facts
    return _("Where %(x)s is higher, %(y)s is lower (r = %(r)s, %(low)s to %(high)s, %(n)s pairs).") % facts


def shown_control(found: ControlChart | None, *, of: str, first: str = "", source: str = "", on: Day = None) -> Chart:
    """`of` over time. `first` heads the labels."""
    headings = (first or _("When"), of)
    if found is None:
        said = _("There are too few points for a line: at least two are needed.")
        return Chart(said, None, headings, (), (), source, on)
    if found.kind is ChartKind.LINE:
        rows = tuple((point.label, _value(found, point.value)) for point in found.points)
        return Chart(
            _line_finding(found, of), draw_control(found), headings, rows, (_("Level line: the median."),), source, on
        )
    return Chart(
        _control_finding(found, of),
        draw_control(found),
        (*headings, _("Lower limit"), _("Upper limit"), _("Signal")),
        tuple(_control_row(found, point) for point in found.points),
        (_limits_said(found.kind), _rules_said()),
        source,
        on,
    )


def _value(found: ControlChart, value: float) -> str:
    return f"{in_figures(value * 100, 1)} %" if found.kind is ChartKind.P else in_figures(value)


def _control_row(found: ControlChart, point: Point) -> tuple[str, ...]:
    limits = tuple(_value(found, round(side, 4)) for side in (point.low, point.high) if side is not None)
    return (point.label, _value(found, point.value), *limits, ", ".join(_signals(point)) or "–")


def _signals(point: Point) -> list[str]:
    names = {Signal.OUTSIDE: _("outside the limits"), Signal.RUN: _("run"), Signal.TREND: _("trend")}
    return [name for signal, name in names.items() if signal in point.signals]


def _line_finding(found: ControlChart, of: str) -> str:
    first, last = found.points[0], found.points[-1]
    facts = {"of": of, "first": in_figures(first.value), "last": in_figures(last.value)}
    facts |= {"from": first.label, "to": last.label}
    return _("%(of)s: %(first)s (%(from)s) at first, %(last)s (%(to)s) at last.") % facts


def _control_finding(found: ControlChart, of: str) -> str:
    signalled = found.signalled
    if not signalled:
        return _("%(of)s varies as this process does by itself, around %(middle)s: no signal.") % {
            "of": of,
            "middle": _value(found, round(found.middle, 4)),
        }
    names = ", ".join(point.label for point in signalled[:4]) + (", …" if len(signalled) > 4 else "")
    return ngettext(
        "%(of)s: %(few)s of %(all)s points is a signal to look for its reason (%(names)s).",
        "%(of)s: %(few)s of %(all)s points are signals to look for their reason (%(names)s).",
        len(signalled),
    ) % {"of": of, "few": len(signalled), "all": len(found.points), "names": names}


def _limits_said(kind: ChartKind) -> str:
    return {
        ChartKind.XMR: _("Limits: mean plus and minus 2.66 average moving ranges (XmR)."),
        ChartKind.P: _("Limits: mean share plus and minus three standard errors of each point's own whole (p)."),
        ChartKind.C: _("Limits: mean count plus and minus three of its square roots (c)."),
    }[kind]


def _rules_said() -> str:
    return _(
        "Signals: a point outside the limits; the %(run)sth and further in a row on one side of the mean; the %(trend)sth"
        " and further in a row that rise or fall."
    ) % {"run": RUN, "trend": TREND}


def shown_strata(found: Strata, *, by: str, source: str = "", on: Day = None) -> Chart:
    """The same counts split `by` something."""
    headings = (by, *found.labels, _("Together"))
    if not found.groups:
        return Chart(_("Nothing was counted yet."), None, headings, (), (), source, on)
    rows = tuple(
        (group.label, *(in_figures(count) for count in group.counts), in_figures(group.total)) for group in found.groups
    )
    note = _("All bars have one scale; the most frequent of each group is drawn in full.")
    return Chart(_strata_finding(found), draw_strata(found), headings, rows, (note,), source, on)


def _strata_finding(found: Strata) -> str:
    leading = {
        group.label: [
            label for label, count in zip(found.labels, group.counts, strict=True) if count == max(group.counts)
        ]
        for group in found.groups
    }
    tops = {tuple(labels) for labels in leading.values()}
    if len(tops) == 1:
        (top,) = tops
        return _("In every group the most frequent is: %(label)s.") % {"label": ", ".join(top)}
    said = [
        _("%(group)s most of all: %(label)s") % {"group": group, "label": ", ".join(labels[:2])}
        for group, labels in list(leading.items())[:3]
    ]
    return _("The groups differ. %(said)s.") % {"said": "; ".join(said)}
