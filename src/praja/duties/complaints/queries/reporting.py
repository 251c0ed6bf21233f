# SPDX-License-Identifier: EUPL-1.2
"""What a periodic report is made of: the figures of its period, the plan with what became of it, the law behind it."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from praja.duties.complaints.domain import RESOLUTION_RULES
from praja.duties.complaints.models import Finding
from praja.kernel.law.domain.rules import NoRuleInForceError, Rule, RuleVersion
from praja.kernel.law.queries import all_rules, rule_in_force
from praja.kernel.measures.declarations import Measure, all_measures
from praja.kernel.measures.domain.reporting import ReportingPeriod, period_numbered
from praja.kernel.plans.models import Commitment
from praja.kernel.plans.queries import of_units

RULES = (
    "sp4n.verification",
    "sp4n.first_follow_up",
    *RESOLUTION_RULES.values(),
    "uu25.response",
    "uu25.decision",
    "complaints.dispute",
)
"""The figures of law that judge the answers of a report's period."""

_PLANNED = Commitment.objects.filter(source_kind=Finding.SOURCE)


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """What a unit does about a finding, and its measure if it names one."""

    commitment: Commitment
    measure: Measure | None


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of the report, numbered from 1, with what is done about it by day."""

    number: int
    finding: Finding
    actions: tuple[PlannedAction, ...]


@dataclass(frozen=True, slots=True)
class RuleBehind:
    """One figure of law as it was in force on the last day of the period."""

    rule: Rule
    version: RuleVersion


def findings_of(period: ReportingPeriod, unit_ids: Collection[int]) -> list[Found]:
    """The findings of this period's report about these units, or about which one of them does something; each with all that is
    done about it. Two statements."""
    theirs = of_units(_PLANNED, unit_ids).values("source_id")
    rows = Finding.objects.filter(Q(unit__in=unit_ids) | Q(pk__in=theirs), period=period.id, withdrawn_at=None)
    found = list(rows.select_related("unit").order_by("unit__code", "id"))
    actions: dict[int, list[PlannedAction]] = {row.pk: [] for row in found}
    for row in _PLANNED.filter(source_id__in=actions).select_related("owner_unit").order_by("due_on", "id"):
        actions[row.source_id].append(PlannedAction(row, all_measures().get(row.measure or "")))
    return [Found(number, row, tuple(actions[row.pk])) for number, row in enumerate(found, start=1)]


def finding_of(number: int, unit_ids: Collection[int]) -> Finding | None:
    """A finding about one of these units; None if there is none."""
    return Finding.objects.filter(pk=number, unit__in=unit_ids, withdrawn_at=None).first()


def planned_action(number: int, unit_ids: Collection[int]) -> Commitment | None:
    """What one of these units does about a finding; None if there is none."""
    return of_units(_PLANNED, unit_ids).select_related("owner_unit").filter(pk=number).first()


def report_with(commitment: Commitment) -> ReportingPeriod | None:
    """The period of the report in which a planned action stands."""
    return period_numbered(Finding.objects.get(pk=commitment.source_id).period)


def rules_behind(on: date) -> list[RuleBehind]:
    """The figures of law of a report, as in force on a day."""
    rules = {overview.rule.key: overview.rule for overview in all_rules()}
    found = []
    for key in dict.fromkeys(RULES):
        with suppress(NoRuleInForceError):  # a period before the law was judged by none
            found.append(RuleBehind(rules[key], rule_in_force(key, on)))
    return found
