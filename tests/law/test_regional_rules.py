# SPDX-License-Identifier: EUPL-1.2
"""A region's own figures: where the law leaves room, for a time, by decree."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from praja.kernel.law import models
from praja.kernel.law.domain.rules import Confidence, NoRuleInForceError, Unit
from praja.kernel.law.errors import (
    DecreeMissing,
    NotALawKeeper,
    RegionalRuleInvalid,
    RegionalRuleNotAllowed,
    RegionalRuleOverlaps,
    UnknownRule,
)
from praja.kernel.law.gateways import written_rules
from praja.kernel.law.operations import adopt_regional_rule
from praja.kernel.law.queries import all_rules, rule_in_force, terms_for
from praja.kernel.ledger.models import LedgerEvent
from praja.lib.actors import NOBODY, system_actor

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 21, 3, tzinfo=UTC)
WIB = ZoneInfo("Asia/Jakarta")


def adopt(**changed):
    given = {
        "actor": system_actor("tests"),
        "at": AT,
        "rule_key": "sp4n.normative",
        "value": 2,
        "unit": Unit.WORKING_DAYS,
        "decree": "Perwal 12/2026",
        "since": date(2026, 7, 1),
        "until": date(2027, 1, 1),
    }
    return adopt_regional_rule(**{**given, **changed})


def test_the_national_figure_holds_without_a_regional_one():
    assert rule_in_force("sp4n.normative", date(2026, 7, 1)).value == 5
    assert all(overview.regional == () for overview in all_rules())
    assert [overview.rule.key for overview in all_rules()] == list(written_rules())


@pytest.mark.parametrize(
    ("day", "value", "source"),
    [
        (date(2026, 6, 30), 5, "PermenPANRB 5/2025"),
        (date(2026, 7, 1), 2, "Perwal 12/2026"),
        (date(2026, 12, 31), 2, "Perwal 12/2026"),
        (date(2027, 1, 1), 5, "PermenPANRB 5/2025"),
    ],
)
def test_a_regional_figure_holds_for_its_time(day, value, source):
    adopt()
    version = rule_in_force("sp4n.normative", day)
    assert (version.value, version.source) == (value, source)
    assert rule_in_force("sp4n.verification", day).value == 3


def test_a_regional_figure_may_have_another_unit_and_no_end():
    adopt(value=3, unit=Unit.HOURS, until=None)
    version = rule_in_force("sp4n.normative", date(2030, 1, 1))
    assert (version.value, version.unit, version.confidence) == (3, Unit.HOURS, Confidence.CONFIRMED)


def test_the_local_day_of_the_start_decides_which_figure_is_frozen():
    adopt()
    just_before = datetime(2026, 6, 30, 16, 59, tzinfo=UTC)
    just_after = datetime(2026, 6, 30, 17, 0, tzinfo=UTC)
    assert terms_for("sp4n.normative", just_before, WIB).value == 5
    terms = terms_for("sp4n.normative", just_after, WIB)
    assert (terms.value, terms.source, terms.article) == (2, "Perwal 12/2026", None)


def test_terms_say_whether_joint_leave_is_worked():
    assert not terms_for("ppid.notice", AT, WIB).public_holidays_only
    assert terms_for("ppid.notice", AT, WIB, public_holidays_only=True).public_holidays_only


def test_the_page_of_rules_shows_both():
    adopt()
    adopt(since=date(2025, 7, 1), until=date(2026, 7, 1), value=4, decree="Perwal 3/2025")
    overview = next(o for o in all_rules() if o.rule.key == "sp4n.normative")
    assert [(v.value, v.source) for v in overview.regional] == [(4, "Perwal 3/2025"), (2, "Perwal 12/2026")]


def test_adopting_is_recorded():
    adopt()
    row = LedgerEvent.objects.get()
    assert (row.stream, row.name) == ("law.calendar", "law.regional_rule_adopted")


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (date(2026, 7, 1), date(2027, 1, 1)),
        (date(2026, 1, 1), date(2026, 7, 2)),
        (date(2026, 12, 31), None),
        (date(2026, 1, 1), None),
        (date(2026, 8, 1), date(2026, 9, 1)),
    ],
)
def test_two_figures_never_hold_at_once(since, until):
    adopt()
    with pytest.raises(RegionalRuleOverlaps):
        adopt(since=since, until=until, decree="Perwal 13/2026")
    assert models.RegionalRule.objects.count() == 1
    assert LedgerEvent.objects.count() == 1


def test_figures_may_follow_each_other_without_a_gap():
    adopt()
    adopt(since=date(2027, 1, 1), until=None, value=4)
    adopt(since=date(2026, 1, 1), until=date(2026, 7, 1), value=6)
    days = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [rule_in_force("sp4n.normative", day).value for day in days] == [6, 2, 2, 4]


def test_another_rule_may_have_the_same_time():
    adopt()
    adopt(rule_key="sp4n.verification")
    assert models.RegionalRule.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"rule_key": "ppid.notice"}, RegionalRuleNotAllowed),
        ({"rule_key": "sp4n.nothing"}, UnknownRule),
        ({"value": 0}, RegionalRuleInvalid),
        ({"until": date(2026, 7, 1)}, RegionalRuleInvalid),
        ({"decree": ""}, DecreeMissing),
        ({"actor": NOBODY}, NotALawKeeper),
    ],
)
def test_what_the_law_does_not_allow_is_refused(changed, error):
    with pytest.raises(error) as refusal:
        adopt(**changed)
    assert refusal.value.next_step
    assert models.RegionalRule.objects.count() == 0


def test_unknown_and_not_yet_lawful_rules_are_told_apart():
    with pytest.raises(UnknownRule):
        rule_in_force("sp4n.nothing", date(2026, 1, 1))
    with pytest.raises(NoRuleInForceError):
        rule_in_force("pdp.access", date(2022, 1, 1))


@pytest.mark.parametrize(
    "wrong", [{"value": 0}, {"until": date(2026, 7, 1)}, {"unit": "weeks"}], ids=["value", "until", "unit"]
)
def test_the_table_refuses_what_no_operation_writes(wrong):
    given = {"rule_key": "a", "value": 1, "unit": "hours", "decree": "x", "since": date(2026, 7, 1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        models.RegionalRule.objects.create(**{**given, **wrong})
