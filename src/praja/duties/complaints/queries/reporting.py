# SPDX-License-Identifier: EUPL-1.2
"""What a periodic report is made of: the figures of its period, the plan with what became of it, the law behind it."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from praja.duties.complaints.domain import RESOLUTION_RULES
from praja.duties.complaints.domain.planning import finding_and_action
from praja.kernel.law.domain.rules import NoRuleInForceError, Rule, RuleVersion
from praja.kernel.law.queries import all_rules, rule_in_force
from praja.kernel.measures.declarations import Measure, all_measures
from praja.kernel.measures.domain.reporting import ReportingPeriod
from praja.kernel.plans.models import Commitment
from praja.kernel.plans.queries import of_source, of_units

SOURCE = "complaints.report"
RULES = ("sp4n.verification", "sp4n.first_follow_up", *RESOLUTION_RULES.values(), "uu25.response", "complaints.dispute")
"""The figures of law that judge the answers of a report's period."""


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One line of the plan: the finding, what is done about it, and its measure if it names one."""

    commitment: Commitment
    finding: str
    action: str
    measure: Measure | None


@dataclass(frozen=True, slots=True)
class RuleBehind:
    """One figure of law as it was in force on the last day of the period."""

    rule: Rule
    version: RuleVersion


def planned_actions(period: ReportingPeriod, unit_ids: Collection[int]) -> list[PlannedAction]:
    """The plan of this period's report for these units, by day. One statement. The coordinator reads every line of the units
    they coordinate: they wrote them, and the report is theirs."""
    rows = of_units(of_source(Commitment.objects.all(), SOURCE, period.id), unit_ids)
    return [_planned(row) for row in rows.select_related("owner_unit").order_by("due_on", "id")]


def planned_action(number: int, unit_ids: Collection[int]) -> Commitment | None:
    """One line of a plan of these units; None if there is none."""
    rows = of_units(Commitment.objects.filter(source_kind=SOURCE), unit_ids)
    return rows.select_related("owner_unit").filter(pk=number).first()


def rules_behind(on: date) -> list[RuleBehind]:
    """The figures of law of a report, as in force on a day."""
    rules = {overview.rule.key: overview.rule for overview in all_rules()}
    found = []
    for key in dict.fromkeys(RULES):
        with suppress(NoRuleInForceError):  # a period before the law was judged by none
            found.append(RuleBehind(rules[key], rule_in_force(key, on)))
    return found


def _planned(row: Commitment) -> PlannedAction:
    finding, action = finding_and_action(row.title)
    return PlannedAction(row, finding, action, all_measures().get(row.measure or ""))
