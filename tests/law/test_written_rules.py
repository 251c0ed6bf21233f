# SPDX-License-Identifier: EUPL-1.2
"""Every figure of law that comes with the platform, and what is refused in a law file."""

from datetime import date

import pytest

from praja.kernel.law.domain.parsing import LawDataError
from praja.kernel.law.domain.rules import Confidence, NoRuleInForceError, parse_rules
from praja.kernel.law.gateways import written_rules

TODAY = date(2026, 11, 21)

FIGURES = {
    "sp4n.verification": (3, "working_days"),
    "sp4n.first_follow_up": (5, "working_days"),
    "sp4n.information": (5, "working_days"),
    "sp4n.normative": (5, "working_days"),
    "sp4n.non_supervisory": (14, "working_days"),
    "sp4n.supervisory": (60, "working_days"),
    "sp4n.reporter_reply": (10, "working_days"),
    "sp4n.completion_by_reporter": (10, "working_days"),
    "sp4n.aspiration": (5, "working_days"),
    "uu25.lodge": (30, "calendar_days"),
    "uu25.response": (14, "calendar_days"),
    "uu25.completion": (30, "calendar_days"),
    "uu25.decision": (60, "calendar_days"),
    "uu25.notification": (14, "calendar_days"),
    "ppid.notice": (10, "working_days"),
    "ppid.extension": (7, "working_days"),
    "ppid.objection_window": (30, "working_days"),
    "ppid.objection_answer": (30, "working_days"),
    "ppid.dispute_filing": (14, "working_days"),
    "ppid.dispute_start": (14, "working_days"),
    "ppid.dispute_end": (100, "working_days"),
    "ppid.periodic_publication": (6, "months"),
    "ppid.annual_report": (3, "months"),
    "ppid.completion": (3, "working_days"),
    "complaints.dispute": (1, "working_days"),
    "pdp.correction": (72, "hours"),
    "pdp.access": (72, "hours"),
    "pdp.withdrawal": (72, "hours"),
    "pdp.restriction": (72, "hours"),
    "pdp.breach": (72, "hours"),
    "services.standard_review": (36, "months"),
    "services.public_consultation": (12, "months"),
    "services.completion_by_applicant": (10, "working_days"),
    "services.payment_by_applicant": (30, "calendar_days"),
    "services.reference_by_neighbourhood": (24, "hours"),
    "services.documents_kept": (365, "calendar_days"),
    "attendance.week_minutes": (2250, "minutes"),
    "attendance.week_minutes_ramadan": (1950, "minutes"),
    "attendance.day_begins": (450, "minute_of_day"),
    "attendance.day_begins_ramadan": (480, "minute_of_day"),
    "attendance.break": (60, "minutes"),
    "attendance.break_friday": (90, "minutes"),
    "attendance.break_ramadan": (30, "minutes"),
    "attendance.break_friday_ramadan": (60, "minutes"),
    "attendance.class_1_from": (1, "minutes"),
    "attendance.class_2_from": (31, "minutes"),
    "attendance.class_3_from": (61, "minutes"),
    "attendance.class_4_from": (91, "minutes"),
    "attendance.sending_late": (72, "hours"),
    "attendance.clock_tolerance": (5, "minutes"),
    "attendance.position_kept": (60, "calendar_days"),
    "attendance.photo_kept": (14, "calendar_days"),
    "attendance.body_kept": (365, "calendar_days"),
    "attendance.correction_window": (7, "calendar_days"),
    "attendance.silang_back": (40, "calendar_days"),
    "attendance.silang_turn": (10, "minutes"),
    "attendance.silang_together": (1, "minutes"),
    "attendance.silang_together_days": (10, "times"),
    "attendance.silang_together_share": (9000, "basis_points"),
    "attendance.silang_corrections_share": (2000, "basis_points"),
    "attendance.silang_corrections_least": (3, "times"),
    "attendance.silang_pace": (50, "minutes"),
    "attendance.silang_kept": (730, "calendar_days"),
    "attendance.least_people": (5, "times"),
    "leave.service": (12, "months"),
    "leave.service_pppk": (12, "months"),
    "leave.annual": (12, "working_days"),
    "leave.annual_pppk": (12, "working_days"),
    "leave.annual_least": (1, "working_days"),
    "leave.annual_remote": (12, "calendar_days"),
    "leave.annual_carry": (6, "working_days"),
    "leave.annual_total": (18, "working_days"),
    "leave.annual_total_unused": (24, "working_days"),
    "leave.annual_postponed": (12, "months"),
    "leave.annual_postponed_total": (24, "working_days"),
    "leave.long_service": (60, "months"),
    "leave.long": (3, "months"),
    "leave.long_postponed": (12, "months"),
    "leave.sick_notice": (1, "calendar_days"),
    "leave.sick_any_doctor": (14, "calendar_days"),
    "leave.sick": (12, "months"),
    "leave.sick_extended": (6, "months"),
    "leave.sick_miscarriage": (45, "calendar_days"),
    "leave.maternity": (3, "months"),
    "leave.maternity_children": (3, "times"),
    "leave.important": (1, "months"),
    "leave.unpaid_service": (60, "months"),
    "leave.unpaid": (36, "months"),
    "leave.unpaid_extended": (12, "months"),
    "discipline.oral": (3, "working_days"),
    "discipline.written": (4, "working_days"),
    "discipline.dissatisfied": (7, "working_days"),
    "discipline.cut_short": (11, "working_days"),
    "discipline.cut_middle": (14, "working_days"),
    "discipline.cut_long": (17, "working_days"),
    "discipline.cut_share": (2500, "basis_points"),
    "discipline.cut_short_months": (6, "months"),
    "discipline.cut_middle_months": (9, "months"),
    "discipline.cut_long_months": (12, "months"),
    "discipline.lower_post": (21, "working_days"),
    "discipline.lower_post_months": (12, "months"),
    "discipline.released": (25, "working_days"),
    "discipline.released_months": (12, "months"),
    "discipline.dismissal": (28, "working_days"),
    "discipline.run": (10, "working_days"),
    "discipline.minutes_per_day": (450, "minutes"),
    "discipline.summon_within": (5, "working_days"),
    "letters.very_urgent": (24, "hours"),
    "letters.urgent": (48, "hours"),
    "letters.ordinary": (5, "working_days"),
    "letters.national_approval": (120, "months"),
    "pay.discipline_share": (4000, "basis_points"),
    "pay.late_1": (50, "basis_points"),
    "pay.late_2": (100, "basis_points"),
    "pay.late_3": (125, "basis_points"),
    "pay.late_4": (150, "basis_points"),
    "pay.early_1": (50, "basis_points"),
    "pay.early_2": (100, "basis_points"),
    "pay.early_3": (125, "basis_points"),
    "pay.early_4": (150, "basis_points"),
    "pay.absent": (300, "basis_points"),
    "pay.ceremony": (200, "basis_points"),
    "pay.cap": (10000, "basis_points"),
    "plans.implementation": (60, "calendar_days"),
    "plans.milestone_short": (2, "months"),
    "plans.milestone_medium": (12, "months"),
    "plans.effect_first": (3, "months"),
    "plans.effect_second": (6, "months"),
    "plans.series_before": (8, "times"),
    "plans.series_after": (8, "times"),
    "plans.series_longest": (52, "times"),
    "plans.series_measures": (5, "times"),
    "opendata.check": (5, "working_days"),
    "opendata.answer": (10, "working_days"),
    "exchange.sp4n": (7, "calendar_days"),
    "exchange.sippn": (1, "months"),
    "exchange.siasn": (1, "months"),
    "exchange.ekinerja": (1, "months"),
    "exchange.srikandi": (7, "calendar_days"),
    "opendata.least_people": (5, "times"),
    "exchange.sipd": (3, "months"),
    "training.pns_year": (20, "lesson_hours"),
    "training.pppk_year": (24, "lesson_hours"),
    "training.lesson": (45, "minutes"),
    "training.coaching_session": (2, "lesson_hours"),
    "training.coaching_month": (2, "times"),
    "training.mentoring_session": (2, "lesson_hours"),
    "training.mentoring_month": (2, "times"),
    "training.secondment": (20, "lesson_hours"),
    "training.benchmarking": (10, "lesson_hours"),
    "training.exchange": (20, "lesson_hours"),
    "training.internship": (20, "lesson_hours"),
    "training.self_study_day": (2, "lesson_hours"),
    "training.community_day": (2, "lesson_hours"),
    "training.seminar_day": (4, "lesson_hours"),
    "training.workshop": (8, "lesson_hours"),
    "training.guidance": (10, "lesson_hours"),
    "training.behaviour_from": (3, "months"),
    "training.behaviour_until": (6, "months"),
    "training.results_from": (6, "months"),
    "training.results_until": (12, "months"),
    "innovation.advice": (14, "working_days"),
    "innovation.decision": (10, "working_days"),
    "innovation.idea_moderation": (2, "working_days"),
    "innovation.idea_answer": (20, "working_days"),
    "innovation.circle_time": (12, "months"),
    "training.declared": (10, "working_days"),
    "training.proposal": (20, "working_days"),
    "training.reminder": (60, "calendar_days"),
    "training.least_people": (5, "times"),
    "training.least_answers": (5, "times"),
    "training.least_colleagues": (3, "times"),
    "training.behaviour_answer": (10, "working_days"),
    "training.predicate_highest": (9000, "basis_points"),
    "training.predicate_high": (8000, "basis_points"),
    "training.predicate_fair": (7000, "basis_points"),
    "training.practice_town": (4, "lesson_hours"),
}


def test_figures_in_force():
    rules = written_rules()
    assert {key: (v.value, v.unit) for key, v in ((k, r.in_force(TODAY)) for k, r in rules.items())} == FIGURES


def test_complaint_limits_are_to_be_verified_since_their_regulation_was_replaced():
    verification = written_rules()["sp4n.verification"]
    before, after = verification.in_force(date(2025, 4, 30)), verification.in_force(date(2025, 5, 1))
    assert (before.source, before.confidence) == ("PermenPANRB 62/2018", Confidence.CONFIRMED)
    assert (after.source, after.confidence) == ("PermenPANRB 5/2025", Confidence.RECALLED)
    assert all(
        rule.in_force(TODAY).confidence is Confidence.RECALLED
        for key, rule in written_rules().items()
        if key.startswith("sp4n.")
    )


def test_the_split_date_is_itself_marked_as_unverified():
    for key, rule in written_rules().items():
        if key.startswith("sp4n."):
            assert all("Tanggal 2025-05-01 sendiri belum terverifikasi" in (v.note or "") for v in rule.versions)


def test_a_region_may_set_complaint_handling_and_what_no_law_says():
    allowed = {key for key, rule in written_rules().items() if rule.regional_override}
    assert allowed == {
        "attendance.class_1_from",
        "attendance.class_2_from",
        "attendance.class_3_from",
        "attendance.class_4_from",
        "attendance.sending_late",
        "attendance.clock_tolerance",
        "attendance.position_kept",
        "attendance.photo_kept",
        "attendance.body_kept",
        "attendance.correction_window",
        "attendance.silang_back",
        "attendance.silang_turn",
        "attendance.silang_together",
        "attendance.silang_together_days",
        "attendance.silang_together_share",
        "attendance.silang_corrections_share",
        "attendance.silang_corrections_least",
        "attendance.silang_pace",
        "attendance.silang_kept",
        "attendance.least_people",
        "complaints.dispute",
        "discipline.minutes_per_day",
        "discipline.summon_within",
        *(f"exchange.{system}" for system in ("sp4n", "sippn", "siasn", "ekinerja", "srikandi", "sipd")),
        "sp4n.verification",
        "sp4n.first_follow_up",
        "sp4n.information",
        "sp4n.normative",
        "sp4n.non_supervisory",
        "sp4n.supervisory",
        "sp4n.aspiration",
        "services.completion_by_applicant",
        "services.payment_by_applicant",
        "services.reference_by_neighbourhood",
        "services.documents_kept",
        "training.seminar_day",
        "training.workshop",
        "training.guidance",
        "training.behaviour_from",
        "training.behaviour_until",
        "training.results_from",
        "training.results_until",
        "innovation.advice",
        "innovation.decision",
        "innovation.idea_moderation",
        "innovation.idea_answer",
        "innovation.circle_time",
        "training.declared",
        "training.proposal",
        "training.reminder",
        "training.least_people",
        "training.least_answers",
        "training.least_colleagues",
        "training.behaviour_answer",
        "training.predicate_highest",
        "training.predicate_high",
        "training.predicate_fair",
        "training.practice_town",
        "letters.very_urgent",
        "letters.urgent",
        "letters.ordinary",
        "opendata.answer",
        "opendata.check",
        "opendata.least_people",
        "pay.late_1",
        "pay.late_2",
        "pay.late_3",
        "pay.late_4",
        "pay.early_1",
        "pay.early_2",
        "pay.early_3",
        "pay.early_4",
        "pay.ceremony",
        "pay.absent",
        "pay.cap",
        "plans.implementation",
        "plans.milestone_short",
        "plans.milestone_medium",
        "plans.effect_first",
        "plans.effect_second",
        "plans.series_before",
        "plans.series_after",
        "plans.series_longest",
        "plans.series_measures",
        "pay.discipline_share",
    }


def test_a_rule_before_its_law_is_not_in_force():
    with pytest.raises(NoRuleInForceError, match=r"pdp\.access is not in force on 2022-10-16"):
        written_rules()["pdp.access"].in_force(date(2022, 10, 16))


GOOD = """
rules:
  a.b:
    title: "Contoh"
    regional_override: true
    versions:
      - {value: 3, unit: working_days, from: null, until: 2025-05-01, source: UU, article: null,
         confidence: confirmed, note: null}
      - {value: 4, unit: hours, from: 2025-05-01, until: null, source: UU, article: Pasal 1,
         confidence: recalled, note: catatan}
"""


def test_a_good_file_is_read():
    rule = parse_rules(GOOD, "contoh.yaml")["a.b"]
    assert [version.value for version in rule.versions] == [3, 4]
    assert rule.in_force(date(2025, 5, 1)).article == "Pasal 1"


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ("value: 0", "value: 3", r"contoh.yaml: a.b.versions\[0\].value: must be a whole number above zero"),
        ("value: yes", "value: 3", r"a.b.versions\[0\].value: must be a whole number"),
        ("unit: days", "unit: hours", r"a.b.versions\[1\].unit: must be one of working_days, calendar_days"),
        (
            "confidence: sure",
            "confidence: recalled",
            r"versions\[1\].confidence: must be one of confirmed, rec",
        ),
        ("from: soon", "from: 2025-05-01", r"versions\[1\].from: must be a date"),
        ("from: 2025-04-30", "from: 2025-05-01", "a.b.versions: must run in order of time without overlap"),
        (
            "from: 2025-05-02, until: 2025-05-01",
            "from: null, until: 2025-05-01",
            r"\[0\].until: must be after fro",
        ),
        ("article: ''", "article: Pasal 1", r"versions\[1\].article: must be a text"),
        ("nota: catatan", "note: catatan", r"versions\[1\].note: is missing"),
        ("note: catatan, more: 1", "note: catatan", r"versions\[1\]: unknown entries: more"),
        (
            "regional_override: perhaps",
            "regional_override: true",
            "a.b.regional_override: must be true or false",
        ),
        ("versions: []\n    other:", "versions:", "a.b.versions: must be a list with at least one entry"),
        ("rules: {", "rules:", r"contoh.yaml: \(file\): is not YAML"),
    ],
)
def test_a_wrong_file_is_refused_by_file_and_key(wrong, right, message):
    assert right in GOOD
    with pytest.raises(LawDataError, match=message):
        parse_rules(GOOD.replace(right, wrong, 1), "contoh.yaml")
