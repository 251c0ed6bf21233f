# SPDX-License-Identifier: EUPL-1.2
"""Close relatives are told by teams and jurors, or noted by whoever runs it, and are kept apart from then on, as is whoever ever
worked on what is entered: mentors and facilitators too."""

from typing import Any

import pytest

from innovation.competitions.conftest import CLOSING, DAY, PREPARED, Contest
from officers import signed_in
from praja.duties.innovation.attestation.competitions import (
    competitions_match_their_events,
    entries_match_their_events,
)
from praja.duties.innovation.enums import PATH, TeamFunction
from praja.duties.innovation.enums.circles import CIRCLE_PROJECT, CirclePart
from praja.duties.innovation.enums.competitions import EntryFunction, Told
from praja.duties.innovation.errors.competitions import (
    CloseToIt,
    EntryFrozen,
    EntryInvalid,
    NotYourCompetition,
    NotYourEntry,
)
from praja.duties.innovation.models import Circle, CircleMember, CircleProject, Entry, EntryRelative, JurorRelative
from praja.duties.innovation.operations.competitions import (
    decide_entry,
    hand_in_entry,
    note_relative,
    set_team,
    tell_juror_relatives,
    tell_relatives,
    withdraw_entry,
)
from praja.duties.innovation.operations.path import Facts, join_team, leave_team, start_innovation
from praja.duties.innovation.queries.competitions.conflicts import Interest, interests, is_close
from praja.kernel.assessments.attestation import changed_scores
from praja.kernel.people.models import Account
from praja.kernel.work.models import WorkItem
from praja.lib import clock

NOW, JUDGED = PREPARED + 2 * DAY, CLOSING + 2 * DAY


def _nip(serial: int) -> str:
    return f"199001012020011{serial:03d}"


def _why(contest: Contest, account: Account, entry: Entry) -> Interest | None:
    return interests([account.person_id], [entry]).get((account.person_id, entry.pk))


def _mismatches() -> list[Any]:
    return [*changed_scores(), *competitions_match_their_events(), *entries_match_their_events()]


def test_a_team_tells_of_its_relatives_when_it_begins_and_they_are_not_given_its_entry(contest: Contest) -> None:
    contest.open()
    address = f"/inovasi/lomba/{contest.row.case.code}/ikut/"
    said = {"category": contest.row.categories.get().pk, "unit": contest.units[0].pk, "title": "Antrean Cepat"}
    with clock.frozen(NOW):
        leader = signed_in(contest.leaders[0])
        assert leader.post(address, said).status_code == 422
        assert leader.post(address, {**said, "has_relatives": "yes"}).status_code == 422
        done = leader.post(address, {**said, "has_relatives": "yes", "relatives": _nip(911)})
    assert done.status_code == 302
    entry = Entry.objects.select_related("unit").get()
    assert list(entry.relatives.values_list("person_id", "told_by")) == [(contest.jurors[1].person_id, Told.TEAM)]
    assert _why(contest, contest.jurors[1], entry) is Interest.FAMILY
    assert is_close(contest.jurors[1].person_id, entry)
    assert _mismatches() == []
    EntryRelative.objects.all().delete()
    assert [one.where for one in _mismatches()] == [f"entry {entry.pk}"]


def test_the_team_is_changed_on_its_page_until_entries_close_also_once_handed_in(contest: Contest) -> None:
    contest.open()
    row = contest.enter(11)
    leader, member, helper = (one.person_id for one in (contest.leaders[11], contest.member, contest.helper))
    address = f"/inovasi/lomba/karya/{row.code}/tim/"
    said = {f"as_{leader}": "leader", f"as_{member}": "member", f"as_{helper}": "facilitator", "has_relatives": "no"}
    with clock.frozen(NOW):
        page = signed_in(contest.leaders[11])
        assert "Anggota Wening" in page.get(address).content.decode()
        two = page.post(address, {**said, f"as_{member}": "leader"})
        assert (two.status_code, "Anggota Wening" in two.content.decode()) == (422, True)
        wrong = page.post(address, {**said, "members": "123", "facilitators": _nip(902)})
        assert (wrong.status_code, "#id_members" in wrong.content.decode()) == (422, True)
        given = {**said, f"as_{member}": "out", "members": _nip(904), "has_relatives": "yes", "relatives": _nip(903)}
        assert page.post(address, given).status_code == 302
        assert signed_in(contest.member).get(address).status_code == 404
        assert signed_in(contest.helper).get(address).status_code == 404
        # Whoever hands over and leaves has nothing to read there any more.
        gone = page.post(
            address,
            {
                f"as_{leader}": "out",
                f"as_{helper}": "mentor",
                f"as_{contest.outsider.person_id}": "leader",
                "has_relatives": "yes",
                "known": [str(contest.other_bureau.person_id)],
            },
        )
        assert gone["Location"] == f"/inovasi/lomba/{contest.row.case.code}/"
    assert dict(row.team.values_list("person_id", "function")) == {
        contest.outsider.person_id: EntryFunction.LEADER,
        helper: EntryFunction.MENTOR,
    }
    assert list(row.relatives.values_list("person_id", flat=True)) == [contest.other_bureau.person_id]
    with clock.frozen(CLOSING):
        outsider = signed_in(contest.outsider)
        assert outsider.get(address).status_code == 302
        assert outsider.post(address, {f"as_{helper}": "out", "has_relatives": "no"}).status_code == 422
    assert _mismatches() == []


def test_a_text_that_is_handed_in_may_not_come_to_name_somebody_of_the_team(contest: Contest) -> None:
    contest.open()
    row = contest.draft(0, text="Slamet Pengamat menghitung antrean.")
    actor = contest.actor(contest.leaders[0], NOW)
    hand_in_entry(entry=row, actor=actor, at=NOW)
    leader = contest.leaders[0].person_id
    team = {leader: EntryFunction.LEADER, contest.outsider.person_id: EntryFunction.MEMBER}
    with pytest.raises(EntryInvalid) as refused:
        set_team(entry=row, team=team, actor=actor, at=NOW)
    assert refused.value.field == "team"
    assert row.team.count() == 1
    with pytest.raises(NotYourEntry):
        tell_relatives(entry=row, people=[], actor=contest.actor(contest.outsider, NOW), at=NOW)
    withdraw_entry(entry=row, actor=actor, at=NOW)
    with pytest.raises(EntryFrozen):
        set_team(entry=row, team={leader: EntryFunction.LEADER}, actor=actor, at=NOW)


def test_a_juror_tells_of_relatives_and_leaves_what_they_were_given_without_knowing_it(judging: Contest) -> None:
    entry = next(one for one in judging.given(0) if one.pk != judging.entries[3].pk)
    place = [one.pk for one in judging.entries].index(entry.pk)
    address = f"/inovasi/lomba/{judging.row.case.code}/nilai/keluarga/"
    with clock.frozen(JUDGED):
        juror = signed_in(judging.jurors[0])
        assert address in juror.get(f"/inovasi/lomba/{judging.row.case.code}/").content.decode()
        assert juror.post(address, {"relatives": "1"}).status_code == 422
        assert juror.post(address, {"relatives": _nip(920 + place)}).status_code == 302
        assert judging.leaders[place].person.name in juror.get(address).content.decode()
        assert signed_in(judging.outsider).get(address).status_code == 404
    assert entry not in judging.given(0)
    assert sum(entry in judging.given(number) for number in range(1, 5)) == 3
    assert _mismatches() == []
    actor = judging.actor(judging.outsider, JUDGED)
    with pytest.raises(NotYourCompetition):
        tell_juror_relatives(competition=judging.row, people=[], actor=actor, at=JUDGED)
    JurorRelative.objects.all().delete()
    assert [one.where for one in _mismatches()] == [f"competition {judging.row.case.code}"]


def test_whoever_runs_it_notes_a_relative_and_the_entry_goes_to_somebody_else(judging: Contest) -> None:
    entry = judging.given(1)[0]
    with clock.frozen(JUDGED):
        bureau = signed_in(judging.bureau)
        here = f"/inovasi/lomba/karya/{entry.code}/"
        assert f"{here}keluarga/" in bureau.get(here).content.decode()
        said = {"person": judging.jurors[1].person_id}
        assert signed_in(judging.outsider).post(f"{here}keluarga/", said).status_code == 404
        for _again in range(2):
            assert bureau.post(f"{here}keluarga/", said).status_code == 302
        assert bureau.post(f"{here}keluarga/", {"person": ""}).status_code == 302
        assert "Juri Bagas" in bureau.get(here).content.decode()
        place = [one.pk for one in judging.entries].index(entry.pk)
        assert "Juri Bagas" not in signed_in(judging.leaders[place]).get(here).content.decode()
    assert entry not in judging.given(1)
    assert sum(entry in judging.given(number) for number in range(5)) == 3
    waiting = WorkItem.objects.filter(kind="innovation.judge", closed_at=None).values_list(
        "holder_person_id", flat=True
    )
    assert len(waiting) == len(set(waiting))
    outsider = judging.actor(judging.outsider, JUDGED)
    with pytest.raises(NotYourCompetition):
        note_relative(entry=entry, person=judging.jurors[2].person, actor=outsider, at=JUDGED)
    assert _mismatches() == []


def test_who_is_close_to_a_team_decides_nothing_about_it(contest: Contest) -> None:
    contest.open()
    row = contest.enter(0)
    leader = contest.actor(contest.leaders[0], NOW)
    tell_relatives(entry=row, people=[contest.aide.person_id], actor=leader, at=NOW)
    contest.close()
    said: dict[str, Any] = {"entry": row, "admitted": False, "words": "Tidak sesuai tema.", "at": CLOSING}
    with pytest.raises(CloseToIt):
        decide_entry(**said, actor=contest.actor(contest.aide, CLOSING))
    decide_entry(**said, actor=contest.actor(contest.bureau, CLOSING))


def test_mentor_and_former_member_of_an_innovation_judge_nothing_of_it(contest: Contest) -> None:
    contest.open()
    leader = contest.leaders[0]
    actor = contest.actor(leader, NOW)
    work = start_innovation(
        title="Antre dari Rumah",
        unit=contest.units[0],
        facts=Facts(),
        leader=leader.person,
        actor=actor,
        at=NOW,
    )
    mentor, former, later = (contest.jurors[n] for n in (0, 1, 2))
    join_team(innovation=work, person=mentor.person, function=TeamFunction.MENTOR, actor=actor, at=NOW)
    left = join_team(innovation=work, person=former.person, function=TeamFunction.MEMBER, actor=actor, at=NOW)
    leave_team(member=left, actor=actor, at=NOW)
    row = contest.draft(0)
    Entry.objects.filter(pk=row.pk).update(subject_kind=PATH, subject_id=work.pk)
    assert [_why(contest, one, contest.entry(0)) for one in (mentor, former, later)] == [
        Interest.TEAM,
        Interest.TEAM,
        None,
    ]


def test_the_facilitator_of_a_work_culture_group_judges_nothing_of_its_project(contest: Contest) -> None:
    contest.open()
    row = contest.draft(0)
    circle = Circle.objects.create(
        unit=contest.units[0], title="Kelompok Antrean", aim="", aim_salt=b"", founded_on=NOW.date()
    )
    project = CircleProject.objects.create(case=contest.row.case, circle=circle)
    helper = contest.jurors[0]
    CircleMember.objects.create(
        circle=circle, person=helper.person, part=CirclePart.FACILITATOR, since=NOW.date(), until=NOW.date()
    )
    Entry.objects.filter(pk=row.pk).update(subject_kind=CIRCLE_PROJECT, subject_id=project.pk)
    found = [_why(contest, one, contest.entry(0)) for one in (helper, contest.jurors[1])]
    assert found == [Interest.TEAM, None]
