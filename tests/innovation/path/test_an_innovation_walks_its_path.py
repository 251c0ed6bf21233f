# SPDX-License-Identifier: EUPL-1.2
"""It is begun, diagnosed, designed, proposed, discussed, decided, tried, applied and shown; the ledger knows all of it."""

from collections.abc import Callable

import pytest

from innovation.conftest import BEGUN, DAY, REASONS, SHEET, Lab, plan
from praja.duties.innovation.attestation.path import innovations_match_their_events
from praja.duties.innovation.domain.profiles import ProfileSheet
from praja.duties.innovation.enums import Criterion, PathState, TeamFunction
from praja.duties.innovation.errors.path import (
    LeaderNeeded,
    NotReady,
    NotYourInnovation,
    NotYourUnit,
    ProfileWrittenSince,
)
from praja.duties.innovation.models import (
    Award,
    CriterionReason,
    Innovation,
    PathWord,
    Profile,
    Reviewer,
    TeamMember,
    TrialUnit,
)
from praja.duties.innovation.operations.path import (
    Facts,
    advise,
    approve,
    award,
    begin_design,
    change_facts,
    develop,
    join_team,
    leave_team,
    propose,
    report_to_minister,
    start_innovation,
    stop,
    write_profile,
)
from praja.duties.innovation.queries.path import innovations_visible
from praja.kernel.procedures.errors import StepNotAllowed, WordsTooShort
from praja.kernel.procedures.models import Deadline
from praja.kernel.work.models import WorkItem


def test_from_the_first_will_to_the_display(lab: Lab):
    row = lab.walk_to(PathState.DISPLAYED)

    assert (row.displayed_number, row.trial_worked, row.decree) == (1, True, "Keputusan Wali Kota 12/2026")
    assert not list(innovations_match_their_events())


def test_what_came_after_stands_beside_it(lab: Lab):
    lab.walk_to(PathState.DISPLAYED)
    at = BEGUN + 200 * DAY
    curator, leader = lab.actor(lab.curator, at), lab.actor(lab.staff.worker, at)

    develop(case=lab.case(), developed_on=at.date(), words="Kini juga malam.", actor=leader, at=at, seen_version=None)
    report_to_minister(
        case=lab.case(), letter="Surat 100/2026", reported_on=at.date(), actor=curator, at=at, seen_version=None
    )
    award(
        case=lab.case(),
        title="Penghargaan Inovasi",
        giver="Kementerian",
        awarded_on=at.date(),
        actor=curator,
        at=at,
        seen_version=None,
    )

    row = lab.reread()
    assert row.case.state == PathState.DISPLAYED
    assert (row.developed_on, row.reported_by, row.awards.count()) == (at.date(), "Surat 100/2026", 1)
    assert not list(innovations_match_their_events())


def test_nobody_begins_one_for_a_unit_that_is_not_theirs(lab: Lab):
    with pytest.raises(NotYourUnit):
        start_innovation(
            title="Bukan milik saya",
            unit=lab.staff.lights,
            facts=Facts(),
            leader=lab.staff.worker.person,
            actor=lab.leader,
            at=BEGUN,
        )


def test_design_begins_only_when_the_causes_are_known(lab: Lab):
    lab.walk_to(PathState.DIAGNOSE)

    with pytest.raises(NotReady) as caught:
        begin_design(case=lab.case(), actor=lab.leader, at=BEGUN + 2 * DAY, seen_version=None)

    assert caught.value.field == "diagnosis"


@pytest.mark.parametrize("missing", Criterion.values)
def test_each_of_the_five_criteria_needs_its_reason(lab: Lab, missing: str):
    lab.walk_to(PathState.DESIGN)
    at = BEGUN + 3 * DAY
    plan(lab, at)
    write_profile(innovation=lab.innovation, sheet=SHEET, seen_number=0, actor=lab.leader, at=at)

    with pytest.raises(WordsTooShort) as caught:
        propose(
            case=lab.case(),
            reasons={**REASONS, missing: ""},
            permit="Surat izin 5/2026",
            actor=lab.leader,
            at=at,
            seen_version=None,
        )

    assert caught.value.field == missing
    assert lab.case().state == PathState.DESIGN


def test_what_misses_a_criterion_is_not_worthy_of_a_trial(lab: Lab):
    lab.walk_to(PathState.ADVISED)
    holds = {**dict.fromkeys(Criterion.values, True), Criterion.REPLICABLE: False}
    with pytest.raises(NotReady) as caught:
        advise(
            case=lab.case(),
            discussed_on=BEGUN.date(),
            worthy=True,
            holds=holds,
            words="Layak diuji coba.",
            actor=lab.actor(lab.curator),
            at=BEGUN + 9 * DAY,
            seen_version=None,
        )

    assert caught.value.field == Criterion.REPLICABLE


def test_only_the_head_of_the_region_decides(lab: Lab):
    lab.walk_to(PathState.ADVISED)

    with pytest.raises(StepNotAllowed):
        approve(
            case=lab.case(),
            decree="Keputusan 1/2026",
            decided_on=BEGUN.date(),
            actor=lab.actor(lab.staff.roads_head),
            at=BEGUN + 9 * DAY,
            seen_version=None,
        )


def test_a_proposal_waits_until_a_day_with_a_reason(lab: Lab):
    lab.walk_to(PathState.PROPOSED)

    clock = Deadline.objects.get(case_id=lab.innovation.pk, stopped_at=None)
    item = WorkItem.objects.get(case_id=lab.innovation.pk, closed_at=None, kind="innovation.advise")
    assert clock.due_at == item.due_at


def test_before_its_display_nobody_of_another_team_sees_it(lab: Lab):
    lab.walk_to(PathState.PROPOSED)
    at = BEGUN + 10 * DAY

    seen = {
        name: innovations_visible(lab.actor(account, at)).exists()
        for name, account in (
            ("team", lab.staff.worker),
            ("head", lab.staff.roads_head),
            ("curator", lab.curator),
            ("auditor", lab.staff.auditor),
            ("stranger", lab.staff.stranger),
            ("other head", lab.staff.lights_head),
            ("colleague of the unit", lab.staff.contracted),
        )
    }

    assert seen == {
        "team": True,
        "head": True,
        "curator": True,
        "auditor": True,
        "stranger": False,
        "other head": False,
        "colleague of the unit": False,
    }


def test_what_two_write_at_once_is_not_lost(lab: Lab):
    write_profile(innovation=lab.innovation, sheet=SHEET, seen_number=0, actor=lab.leader, at=BEGUN)

    with pytest.raises(ProfileWrittenSince):
        write_profile(
            innovation=lab.innovation,
            sheet=ProfileSheet(design="Lain."),
            seen_number=0,
            actor=lab.actor(lab.staff.colleague),
            at=BEGUN,
        )


def test_a_team_has_one_leader(lab: Lab):
    leader = lab.innovation.team.get(function=TeamFunction.LEADER, left_at=None)
    with pytest.raises(LeaderNeeded):
        leave_team(member=leader, actor=lab.leader, at=BEGUN)

    colleague = lab.staff.colleague.person
    join_team(innovation=lab.innovation, person=colleague, function=TeamFunction.LEADER, actor=lab.leader, at=BEGUN)

    team = dict(lab.innovation.team.filter(left_at=None).values_list("person_id", "function"))
    assert team == {colleague.pk: "leader", lab.staff.worker.person_id: "member"}
    assert not list(innovations_match_their_events())


def test_a_stranger_changes_nothing(lab: Lab):
    with pytest.raises(NotYourInnovation):
        change_facts(innovation=lab.innovation, facts=Facts(), actor=lab.actor(lab.staff.stranger), at=BEGUN)


def test_a_trial_may_fail_and_be_stopped(lab: Lab):
    lab.walk_to(PathState.TRIAL)
    at = BEGUN + 20 * DAY

    stop(
        case=lab.case(),
        learned="Warga tidak memakainya.",
        actor=lab.actor(lab.staff.worker, at),
        at=at,
        seen_version=None,
    )

    assert lab.case().state == PathState.STOPPED
    assert not list(innovations_match_their_events())


TAMPERINGS: dict[str, Callable[[], object]] = {
    "its words": lambda: Profile.objects.update(sheet={**Profile.objects.get().sheet, "design": "Lain."}),
    "its decree": lambda: Innovation.objects.update(decree="Keputusan 99/2026"),
    "its trial": lambda: TrialUnit.objects.all().delete(),
    "its team": lambda: TeamMember.objects.filter(function=TeamFunction.MEMBER).delete(),
    "its reviewers": lambda: Reviewer.objects.all().delete(),
    "a reason": lambda: CriterionReason.objects.filter(criterion="new").update(text="Lain."),
    "a finding": lambda: CriterionReason.objects.filter(criterion="new").update(holds=False),
    "the advice": lambda: PathWord.objects.filter(step="advise").update(text="Lain."),
    "its affair": lambda: Innovation.objects.update(affair="Lain"),
    "its instrument": lambda: Innovation.objects.update(instrument="Perda 1/2026"),
    "an award": lambda: Award.objects.create(
        innovation=Innovation.objects.get(), title="Juara", giver="Sendiri", awarded_on=BEGUN.date()
    ),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_whoever_writes_past_the_operations_is_named(lab: Lab, what: str):
    lab.walk_to(PathState.APPLIED)

    TAMPERINGS[what]()

    assert list(innovations_match_their_events())
