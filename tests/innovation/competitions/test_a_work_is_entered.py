# SPDX-License-Identifier: EUPL-1.2
"""An innovation is entered with its team and its words, once, and by nobody but its team."""

import pytest

from innovation.competitions.conftest import DAY, PREPARED, Contest
from innovation.conftest import SHEET
from officers import signed_in
from praja.duties.innovation.attestation.competitions import entries_match_their_events
from praja.duties.innovation.enums import PATH, TeamFunction
from praja.duties.innovation.enums.competitions import EntryFunction
from praja.duties.innovation.errors.competitions import EntryInvalid
from praja.duties.innovation.models import Entry, Innovation
from praja.duties.innovation.operations.competitions import Written, begin_entry
from praja.duties.innovation.operations.competitions.entering import Subject
from praja.duties.innovation.operations.path import Facts, join_team, start_innovation, write_profile
from praja.kernel.people.models import Account
from praja.lib.clock import frozen

ENTERED = PREPARED + 2 * DAY


@pytest.fixture
def work(contest: Contest) -> Innovation:
    """An innovation of the first team's unit, led by `member`, with the first leader in its team."""
    contest.open()
    leader, other = contest.leaders[0], contest.leaders[1]
    actor = contest.actor(leader, ENTERED)
    row = start_innovation(
        title="Antre dari Rumah",
        unit=contest.units[0],
        facts=Facts(),
        leader=leader.person,
        actor=actor,
        at=ENTERED,
    )
    function = TeamFunction.MEMBER
    join_team(innovation=row, person=other.person, function=function, actor=actor, at=ENTERED)
    write_profile(innovation=row, sheet=SHEET, seen_number=0, actor=actor, at=ENTERED)
    return row


def enter(contest: Contest, work: Innovation, account: Account) -> Entry:
    return begin_entry(
        category=contest.row.categories.get(),
        unit=contest.units[0],
        written=Written(title="Antre dari Rumah"),
        team={account.person_id: EntryFunction.LEADER},
        subject=Subject(PATH, work.pk),
        actor=contest.actor(account, ENTERED),
        at=ENTERED,
    )


def test_a_work_brings_its_team_and_its_words(contest: Contest, work: Innovation):
    second = contest.leaders[1]
    with frozen(ENTERED):
        client, code = signed_in(second), contest.row.case.code
        form = client.get(f"/inovasi/lomba/{code}/ikut/").context["form"]
        given = {
            "category": contest.row.categories.get().pk,
            "unit": contest.units[0].pk,
            "work": form.fields["work"].choices[1][0],
            "has_relatives": "no",
        }
        answer = client.post(f"/inovasi/lomba/{code}/ikut/", given)
        assert answer.status_code == 302, answer.content.decode()[:4000]
        page = client.get(answer["Location"]).content.decode()

    entry = Entry.objects.get()
    assert (entry.title, entry.subject_kind, entry.subject_id) == ("Antre dari Rumah", PATH, work.pk)
    assert dict(entry.team.values_list("person_id", "function")) == {
        second.person_id: EntryFunction.LEADER,
        contest.leaders[0].person_id: EntryFunction.MEMBER,
    }
    assert SHEET.design in page
    assert not list(entries_match_their_events())


def test_a_work_is_entered_once(contest: Contest, work: Innovation):
    enter(contest, work, contest.leaders[0])

    with pytest.raises(EntryInvalid) as caught:
        enter(contest, work, contest.leaders[1])

    assert caught.value.field == "work"


def test_nobody_enters_the_work_of_others(contest: Contest, work: Innovation):
    with pytest.raises(EntryInvalid) as caught:
        enter(contest, work, contest.leaders[2])

    assert caught.value.field == "work"


def test_an_entry_of_its_own_words_needs_a_title(contest: Contest, work: Innovation):
    with frozen(ENTERED):
        client, code = signed_in(contest.leaders[3]), contest.row.case.code
        given = {"category": contest.row.categories.get().pk, "unit": contest.units[1].pk}
        answer = client.post(f"/inovasi/lomba/{code}/ikut/", given)

    assert answer.status_code == 422
    assert answer.context["form"].errors["title"]
