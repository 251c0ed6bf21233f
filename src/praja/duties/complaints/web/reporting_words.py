# SPDX-License-Identifier: EUPL-1.2
"""The periodic report in words and tables: one document, from which PDF, DOCX and XLSX are made."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.complaints import measures
from praja.duties.complaints.queries.reporting import Found, PlannedAction, RuleBehind
from praja.duties.complaints.queries.statistics import MINIMUM, Statistics, UnitRow
from praja.duties.complaints.queries.trends import ByChannel, Riser
from praja.duties.complaints.web.statistics_words import (
    ALL,
    percent,
    promise_sentence,
    spread_sentence,
    unit_finding,
)
from praja.kernel.law.domain.rules import Confidence
from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.domain.figures import rounded
from praja.kernel.measures.domain.reporting import ReportingPeriod
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.wording import NONE, duration, period_name
from praja.kernel.procedures.queries.explaining import counted_in_words
from praja.lib.clock import local_date
from praja.lib.exports import Column, Kind, ReportDocument, Section, Table
from praja.lib.moments import describe_moment, local_zone

Trends = tuple[Sequence[ByChannel], Sequence[Riser], Sequence[Riser]]


def report_document(
    found: Statistics, plan: Sequence[Found], trends: Trends, rules: Sequence[RuleBehind], unit: str
) -> ReportDocument:
    """The whole report. `unit` is the name of the unit it is about; empty: of everything."""
    about = unit or settings.PRAJA_SITE_NAME
    return ReportDocument(
        title=_("Report on residents' complaints, %(period)s") % {"period": period_name(found.period)},
        government=settings.PRAJA_SITE_NAME,
        lead=_("%(unit)s. Figures as of %(moment)s.")
        % {"unit": about, "moment": describe_moment(found.as_of, "short")},
        sections=(
            _in_short(found),
            _plan(plan, found),
            _figures(found),
            _units(found),
            _doors(found, trends),
            _method(found),
            _law(rules, found),
        ),
        as_of=local_date(found.as_of, local_zone()),
    )


def sentences(found: Statistics) -> tuple[str, ...]:
    """The period in a few plain sentences, each figure with its n and the one before."""
    said = []
    received, before = found.values[measures.RECEIVED.key].n, found.before[measures.RECEIVED.key].n
    came = ngettext("%(count)d report came in", "%(count)d reports came in", received) % {"count": received}
    said.append(_("%(came)s; in the period before %(before)d.") % {"came": came, "before": before})
    for key in (measures.FIRST_RESPONSE_ON_TIME.key, measures.SETTLED_ON_TIME.key, measures.PROMISES_KEPT.key):
        value, earlier = found.values[key], found.before[key]
        if value.n:
            than = {"share": percent(earlier), "n": earlier.n}
            compared = _("In the period before: %(share)s of %(n)d.") if earlier.n else _("The period before had none.")
            said.append(f"{percent(value)} {promise_sentence(value)} {compared % than}")
    took = found.values[measures.MINUTES_TO_FIRST_RESPONSE.key]
    if took.n:
        spread = found.spreads[took.measure.key]
        said.append(f"{duration(spread.median)} {spread_sentence(spread, took.n)}")
    return tuple(said)


def state_of(planned: PlannedAction) -> str:
    """Where a planned action stands, as its commitment says."""
    return str(planned.commitment.get_status_display())


def reading(measure: Measure | None, numerator: int | None, denominator: int | None) -> str:
    """A measure before or after, with its n; a dash where it was not read."""
    if measure is None or numerator is None or denominator is None:
        return NONE
    if not denominator:
        return _("nothing counted")
    if measure.unit_of_measure is UnitOfMeasure.SHARE:
        return _("%(share)d%% of %(n)d") % {
            "share": (200 * numerator + denominator) // (2 * denominator),
            "n": denominator,
        }
    mean: Decimal = rounded(Fraction(numerator, denominator), 1)
    return _("%(mean)s of %(n)d") % {"mean": mean, "n": denominator}


def _table(
    title: str, columns: tuple[Column, ...], rows: Sequence[dict[str, Any]], found: Statistics, source: str = ""
) -> Table:
    counted = source or _("Facts counted from the cases as things happen")
    return Table(title, columns, tuple(rows), counted, local_date(found.as_of, local_zone()))


def _in_short(found: Statistics) -> Section:
    return Section(_("In short"), sentences(found))


def _plan(plan: Sequence[Found], found: Statistics) -> Section:
    if not plan:
        return Section(_("Findings and plan"), (_("No finding was written down for this period."),))
    unplanned = sum(not row.actions for row in plan)
    said = (
        ngettext(
            "Nothing is planned yet about %(count)d finding.",
            "Nothing is planned yet about %(count)d findings.",
            unplanned,
        )
        % {"count": unplanned},
    )
    tables = (_findings(plan, found), _actions(plan, found))
    return Section(_("Findings and plan"), said if unplanned else (), tuple(table for table in tables if table.rows))


def _findings(plan: Sequence[Found], found: Statistics) -> Table:
    columns = (
        Column("number", _("No."), Kind.INTEGER),
        Column("unit", _("Unit")),
        Column("finding", _("Finding")),
        Column("cause", _("Why it is so")),
    )
    rows = [
        {
            "number": row.number,
            "unit": row.finding.unit.name,
            "finding": row.finding.text,
            "cause": row.finding.cause or NONE,
        }
        for row in plan
    ]
    return _table(_("Findings of this report"), columns, rows, found, _("Written by the units from the figures"))


def _actions(plan: Sequence[Found], found: Statistics) -> Table:
    columns = (
        Column("number", _("Finding no."), Kind.INTEGER),
        Column("action", _("What is done")),
        Column("unit", _("By which unit")),
        Column("due_on", _("By"), Kind.DATE),
        Column("state", _("State")),
        Column("figure", _("Figure")),
        Column("before", _("Before")),
        Column("after", _("After")),
    )
    rows = [
        {
            "number": row.number,
            "action": planned.commitment.title,
            "unit": planned.commitment.owner_unit.name,
            "due_on": planned.commitment.due_on,
            "state": state_of(planned),
            "figure": str(planned.measure.label) if planned.measure else "",
            "before": reading(
                planned.measure, planned.commitment.baseline_numerator, planned.commitment.baseline_denominator
            ),
            "after": reading(planned.measure, planned.commitment.after_numerator, planned.commitment.after_denominator),
        }
        for row in plan
        for planned in row.actions
    ]
    return _table(_("Plan of this report"), columns, rows, found, _("Commitments on the desks of the units"))


def _figures(found: Statistics) -> Section:
    columns = (
        Column("figure", _("Figure")),
        Column("now", _("This period"), Kind.DECIMAL),
        Column("n", _("Counted (n)"), Kind.INTEGER),
        Column("before", _("Period before"), Kind.DECIMAL),
        Column("n_before", _("Counted before"), Kind.INTEGER),
        Column("source", _("Counted from")),
    )
    rows = [
        {
            "figure": _with_unit(measure),
            "now": found.values[measure.key].number,
            "n": found.values[measure.key].n,
            "before": found.before[measure.key].number,
            "n_before": found.before[measure.key].n,
            "source": str(measure.source),
        }
        for measure in ALL
    ]
    times = [
        _time_row(measure, label, minutes, found)
        for measure in (measures.MINUTES_TO_FIRST_RESPONSE, measures.MINUTES_TO_SETTLEMENT)
        for label, minutes in (
            (_("half within"), found.spreads[measure.key].median),
            (_("nine of ten within"), found.spreads[measure.key].p90),
        )
    ]
    return Section(
        _("All figures"), (), (_table(_("This period and the one before"), columns, [*rows, *times], found),)
    )


def _time_row(measure: Measure, label: str, minutes: Decimal | None, found: Statistics) -> dict[str, Any]:
    hours = None if minutes is None else rounded(Fraction(minutes) / 60, 1)
    return {
        "figure": _("%(figure)s, %(label)s (hours)") % {"figure": measure.label, "label": label},
        "now": hours,
        "n": found.values[measure.key].n,
        "before": None,
        "n_before": found.before[measure.key].n,
        "source": str(measure.source),
    }


def _with_unit(measure: Measure) -> str:
    if measure.unit_of_measure is UnitOfMeasure.SHARE:
        return f"{measure.label} (%)"
    if measure.unit_of_measure is UnitOfMeasure.SCORE:
        return _("%(figure)s (of 5)") % {"figure": measure.label}
    return str(measure.label)


def _units(found: Statistics) -> Section:
    columns = (
        Column("unit", _("Unit")),
        Column("place", _("Ranking"), Kind.INTEGER),
        Column("received", _("Received"), Kind.INTEGER),
        Column("first", _("First answers in time (%)"), Kind.DECIMAL),
        Column("n", _("Counted (n)"), Kind.INTEGER),
        Column("overdue", _("Overdue and open"), Kind.INTEGER),
        Column("settled", _("Settled in time (%)"), Kind.DECIMAL),
        Column("promises", _("Promises kept (%)"), Kind.DECIMAL),
        Column("quality", _("Quality, of 5"), Kind.DECIMAL),
        Column("rating", _("Rating, of 5"), Kind.DECIMAL),
    )
    rows = [
        {
            "unit": row.unit.name,
            "place": row.place,
            "received": row.values[measures.RECEIVED.key].n,
            "first": row.values[measures.FIRST_RESPONSE_ON_TIME.key].number,
            "n": row.values[measures.FIRST_RESPONSE_ON_TIME.key].n,
            "overdue": row.values[measures.FIRST_RESPONSE_ON_TIME.key].overdue,
            "settled": row.values[measures.SETTLED_ON_TIME.key].number,
            "promises": row.values[measures.PROMISES_KEPT.key].number,
            "quality": row.values[measures.QUALITY.key].number,
            "rating": row.values[measures.RATING.key].number,
        }
        for row in found.units
        if _has_figures(row)
    ]
    if not found.units:
        return Section(_("By unit"), (_("There is no unit below to compare."),))
    few = _("Units with fewer than %(minimum)d first answers to be judged by get no place.") % {"minimum": MINIMUM}
    idle = len(found.units) - len(rows)
    left_out = ngettext(
        "%(count)d unit had no report and owed no answer; it is not in the table.",
        "%(count)d units had no report and owed no answer; they are not in the table.",
        idle,
    ) % {"count": idle}
    said = (unit_finding(found), few, *((left_out,) if idle else ()))
    table = _table(_("Units by first answers in time"), columns, rows, found)
    return Section(_("By unit"), said, (table,) if rows else ())


def _has_figures(row: UnitRow) -> bool:
    """Whether anything was counted for the unit, so that a line about it says something."""
    return any(value.n for value in row.values.values())


def _doors(found: Statistics, trends: Trends) -> Section:
    channels, topics, places = trends
    doors = (Column("door", _("Door")), Column("count", _("Received"), Kind.INTEGER))
    rising = (
        Column("name", _("What")),
        Column("before", _("Four weeks before"), Kind.INTEGER),
        Column("now", _("Last four weeks"), Kind.INTEGER),
    )
    tables = [
        _table(_("By door"), doors, [{"door": str(row.label), "count": row.count} for row in channels], found),
        *(
            _table(title, rising, [{"name": row.name, "before": row.before, "now": row.now} for row in rows], found)
            for title, rows in ((_("Topics that rise"), topics), (_("Places that rise"), places))
        ),
    ]
    nothing = () if topics or places else (_("No topic and no place rose to ten reports in four weeks."),)
    return Section(_("Doors, topics and places"), nothing, tuple(table for table in tables if table.rows))


def _method(found: Statistics) -> Section:
    sealed = sum(value.sealed for value in found.values.values())
    return Section(
        _("How this was counted"),
        (
            _(
                "In time means: answered in time, of all that were answered or were overdue and open at the end of the period."
            ),
            _("A clock that was late when its case moved to another unit stays late for the unit that had it."),
            _("Days, quarters and half-years begin and end at local midnight."),
            _(
                "Sealed figures, fixed for good: %(sealed)d of %(all)d. What was overdue is read from the clocks, never sealed."
            )
            % {"sealed": sealed, "all": len(found.values)},
            _(
                "Quality is a sample drawn by lot and judged by the coordinator; the rating comes from those who chose to rate."
            ),
            _("Reports on wrongdoing inside the government are in no figure: the inspectorate alone handles them."),
        ),
    )


def _law(rules: Sequence[RuleBehind], found: Statistics) -> Section:
    columns = (
        Column("rule", _("Rule")),
        Column("time", _("Time allowed")),
        Column("source", _("Source")),
        Column("sure", _("How sure")),
    )
    sure = {
        Confidence.CONFIRMED: _("published source"),
        Confidence.RECALLED: _("to be verified"),
        Confidence.HOUSE: _("working rule, no law"),
    }
    rows = [
        {
            "rule": row.rule.title,
            "time": counted_in_words(row.version.value, row.version.unit),
            "source": " ".join(filter(None, (row.version.source, row.version.article))),
            "sure": sure[row.version.confidence],
        }
        for row in rules
    ]
    said = (
        _("That governments report by quarter and half-year is known from practice; the article is to be verified."),
        _("Figures marked “to be verified” are known from memory and have to be checked against the text of the law."),
    )
    return Section(
        _("Law behind the clocks"),
        said,
        (_table(_("Times that were judged by"), columns, rows, found, _("Legal basis as written into Praja")),),
    )


def report_file_name(period: ReportingPeriod, ending: str) -> str:
    """The file's name: what it is and of when."""
    return f"laporan-aduan-{period.code}.{ending}"
