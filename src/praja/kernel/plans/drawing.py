# SPDX-License-Identifier: EUPL-1.2
"""What a series shows, as a sentence and as a drawing with its table. The words never say why."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from praja.kernel.law.queries import rule_in_force
from praja.kernel.measures.domain.figures import rounded
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.wording import NONE, duration
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.domain.effects.judging import Finding, Kind, Part, limits, value_of
from praja.kernel.plans.queries.series import AFTER, BEFORE, Series
from praja.kernel.plans.wording import percent, points
from praja.lib.charts.axes import in_figures
from praja.lib.charts.interrupted import Lines, Words, draw_interrupted
from praja.lib.charts.shown import Chart
from praja.lib.clock import local_date
from praja.lib.errors import Text
from praja.lib.moments import local_zone

FINDINGS: dict[str, Text] = {
    Finding.BETTER: gettext_lazy("Shown: better than the former trend"),
    Finding.WORSE: gettext_lazy("Shown: worse than the former trend"),
    Finding.DIFFERENT: gettext_lazy("Shown: different from the former trend"),
    Finding.NOT_SHOWN: gettext_lazy("Not shown: chance alone may explain it"),
    Finding.FEW_BEFORE: gettext_lazy("Not shown: too little is known of the time before"),
    Finding.FEW_AFTER: gettext_lazy("Not shown: too little time has gone by"),
    Finding.FEW_PEOPLE: gettext_lazy("Not shown: too few people stand behind it"),
}
TONES: dict[str, str] = {Finding.BETTER: "done", Finding.WORSE: "late", Finding.DIFFERENT: "info"}
_SHOWN: dict[str, Text] = {
    Finding.BETTER: gettext_lazy(
        "Shown: %(measure)s lies on average %(change)s %(unit)s from its former trend, for the better "
        "(95%% interval %(low)s to %(high)s)."
    ),
    Finding.WORSE: gettext_lazy(
        "Shown: %(measure)s lies on average %(change)s %(unit)s from its former trend, for the worse "
        "(95%% interval %(low)s to %(high)s)."
    ),
    Finding.DIFFERENT: gettext_lazy(
        "Shown: %(measure)s lies on average %(change)s %(unit)s from its former trend (95%% interval %(low)s to %(high)s)."
    ),
    Finding.NOT_SHOWN: gettext_lazy(
        "Not shown: %(measure)s lies on average %(change)s %(unit)s from its former trend, and chance alone may explain it "
        "(95%% interval %(low)s to %(high)s)."
    ),
}
SPANS: dict[str, Text] = {Span.WEEK: gettext_lazy("One week"), Span.FOUR_WEEKS: gettext_lazy("Four weeks")}


def change_words(series: Series, change: Decimal) -> str:
    """A difference with its sign: points of a share, days and hours, or a plain number."""
    if series.kind is Kind.SHARE:
        return points(change)
    if series.measure.unit_of_measure is UnitOfMeasure.HOURS:
        said = duration(rounded(abs(Fraction(change)), 0))
        return f"{'+' if change > 0 else '-' if change < 0 else ''}{said}"
    said = number_format(rounded(Fraction(change), 2))
    return f"+{said}" if change > 0 else said


def finding_in_short(series: Series) -> str:
    """The finding without the name of its measure, with the difference and its interval where there are some."""
    found, label = series.judged, str(FINDINGS[series.judged.finding])
    if found.change is None or found.interval is None:
        return label
    unit = f" {_('percentage points')}" if series.kind is Kind.SHARE else ""
    said = {"low": change_words(series, found.interval.low), "high": change_words(series, found.interval.high)}
    interval = _("95%% interval %(low)s to %(high)s") % said
    return f"{label} ({change_words(series, found.change)}{unit}; {interval})"


def finding_sentence(series: Series) -> str:
    """The finding of a series in one sentence."""
    found = series.judged
    words: dict[str, object] = {"measure": series.measure.label}
    if found.change is not None and found.interval is not None:
        words |= {
            "change": change_words(series, found.change),
            "low": change_words(series, found.interval.low),
            "high": change_words(series, found.interval.high),
            "unit": _("percentage points") if series.kind is Kind.SHARE else "",
        }
        said = str(_SHOWN[found.finding]) % words
        return " ".join(said.split()).replace(" ,", ",")
    today = local_date(series.as_of, local_zone())
    if found.finding is Finding.FEW_BEFORE:
        words |= {"count": found.before, "needed": rule_in_force(BEFORE, today).value}
        return (
            ngettext(
                "Not shown: of the time before there is %(count)s point of %(measure)s, and %(needed)s are needed.",
                "Not shown: of the time before there are %(count)s points of %(measure)s, and %(needed)s are needed.",
                found.before,
            )
            % words
        )
    if found.finding is Finding.FEW_AFTER:
        words |= {"count": found.after, "needed": rule_in_force(AFTER, today).value}
        return (
            ngettext(
                "Not shown yet: since the beginning there is %(count)s point of %(measure)s, and %(needed)s are needed.",
                "Not shown yet: since the beginning there are %(count)s points of %(measure)s, and %(needed)s are needed.",
                found.after,
            )
            % words
        )
    return _("Not shown: too few people stand behind %(measure)s.") % words


def notes_of(series: Series, least: int) -> tuple[str, ...]:
    """How a series was read, and what it cannot say."""
    found = series.judged
    said = [
        _(
            "Dotted: how the former trend would have gone on, with its 95%% band. Green: how it went. Each point: %(span)s."
        )
        % {"span": str(SPANS[series.span]).lower()}
    ]
    if found.compared:
        said.append(
            _(
                "What happened to the comparison units (light) in the same time is taken off the difference that is told."
            )
        )
    if found.autocorrelation:
        said.append(
            _("Neighbouring points are alike (%(strength)s); the interval is wider for that.")
            % {"strength": number_format(found.autocorrelation)}
        )
    if found.empty:
        said.append(
            ngettext(
                "%(count)s point is left out: nothing was counted in it.",
                "%(count)s points are left out: nothing was counted in them.",
                found.empty,
            )
            % {"count": found.empty}
        )
    if least:
        said.append(_("Points behind which fewer than %(least)s people stand are not drawn.") % {"least": least})
    said.append(
        _("The numbers do not say why. Something else that began at the same time, or a season, may be behind it.")
    )
    return tuple(said)


def shown_series(series: Series, *, least: int = 0) -> Chart:
    """A series with its finding as title. `least`: points behind which fewer people stand are left out of drawing and table."""
    kind, parts = series.kind, sorted(series.parts, key=lambda one: one.place)
    own = [
        (one.place, float(value))
        for one in parts
        if _may_show(one.own, least) and (value := value_of(one.own, kind)) is not None
    ]
    others = [
        (one.place, float(value))
        for one in parts
        if one.others is not None
        and kind is not Kind.SUM
        and _may_show(one.others, least)
        and (value := value_of(one.others, kind)) is not None
    ]
    rows = tuple(
        (
            _days(series, one.place),
            _value(series, one.own, least),
            *(() if one.others is None else (_value(series, one.others, least),)),
        )
        for one in parts
    )
    headings = (_("Days"), _("Here"), *((_("Comparison units"),) if any(one.others for one in parts) else ()))
    return Chart(
        finding_sentence(series),
        draw_interrupted(own, others, _lines(series), _words(series), in_percent=kind is Kind.SHARE),
        headings,
        rows,
        notes_of(series, least),
        str(series.measure.source),
        series.as_of,
    )


def _may_show(part: Part, least: int) -> bool:
    return part.n == 0 or part.n >= least


def _lines(series: Series) -> Lines | None:
    fit = series.judged.alone
    if fit is None:
        return None
    places = [one.place for one in series.parts]
    first, last = min(places), max(places)
    continued = [(place, limits(fit.former(place), series.kind)) for place in (-1, *range(last + 1))]
    return Lines(
        [(place, fit.line(place)) for place in (first, -1)],
        [(place, one.value, one.low, one.high) for place, one in continued],
        [(place, fit.line(place)) for place in (0, last)],
    )


def _words(series: Series) -> Words:
    """The axis holds everything that was counted, and the beginning."""
    places = [-1, 0, *(one.place for one in series.parts)]
    span = min(places), max(places)
    first, last = (series.began_on + timedelta(days=place * series.span.days) for place in (span[0], span[1] + 1))
    return Words(
        span,
        date_format(first, "j M Y"),
        _("Began %(day)s") % {"day": date_format(series.began_on, "j M Y")},
        date_format(last - timedelta(days=1), "j M Y"),
    )


def _days(series: Series, place: int) -> str:
    first = series.began_on + timedelta(days=place * series.span.days)
    return f"{date_format(first, 'j M Y')} – {date_format(first + timedelta(days=series.span.days - 1), 'j M Y')}"


def _value(series: Series, part: Part, least: int) -> str:
    value = value_of(part, series.kind)
    if value is None or not _may_show(part, least):
        return NONE
    if series.kind is Kind.SHARE:
        return _("%(share)s (%(part)s of %(n)s)") % {
            "share": percent(value),
            "part": part.numerator,
            "n": part.denominator,
        }
    if series.measure.unit_of_measure is UnitOfMeasure.HOURS:
        return duration(rounded(value, 0))
    return in_figures(float(value), 0 if series.kind is Kind.SUM else 2)
