# SPDX-License-Identifier: EUPL-1.2
"""Nobody sees other teams' proposals before the result is announced, nor other jurors' scores before they are sealed: by rule, on
pages, in files and in the search."""

import pytest
from django.test import Client

from innovation.competitions.conftest import CLOSING, DAY, PREPARED, Contest
from officers import signed_in
from praja.duties.innovation.models import Competition, Entry
from praja.duties.innovation.queries.competitions.reading import feedback_of, judged, progress_of, result_lines
from praja.duties.innovation.rules.competitions import (
    JUDGE_ENTRY,
    RUN_COMPETITION,
    SEE_COMPETITION,
    SEE_ENTRY,
    may_appeal,
    may_hold,
    may_run,
)
from praja.kernel.assessments.queries import result_of, visible_scores
from praja.kernel.procedures.models import Case
from praja.kernel.search.models import SearchDocument
from praja.lib import clock
from praja.lib.actors import Actor, ActorKind, system_actor
from praja.lib.errors import NotAllowed


def _cast(contest: Contest) -> dict[str, Actor]:
    accounts = {
        "bureau": contest.bureau,
        "aide": contest.aide,
        "auditor": contest.auditor,
        "outsider": contest.outsider,
        "member": contest.member,
        "helper": contest.helper,
        "first": contest.leaders[0],
        "last": contest.leaders[11],
        **{f"juror{n}": one for n, one in enumerate(contest.jurors)},
    }
    found = {name: contest.actor(account) for name, account in accounts.items()}
    return found | {"platform": system_actor("tests"), "visitor": Actor(ActorKind.RESIDENT)}


def _agree(contest: Contest) -> None:
    for actor in _cast(contest).values():
        for rule, rows in (
            (SEE_ENTRY, Entry.objects.all()),
            (JUDGE_ENTRY, Entry.objects.all()),
            (SEE_COMPETITION, Competition.objects.all()),
            (RUN_COMPETITION, Competition.objects.all()),
            (may_hold, Case.objects.all()),
            (may_run, Case.objects.all()),
            (may_appeal, Case.objects.all()),
        ):
            seen = set(rule.visible(actor, rows))  # type: ignore[attr-defined]
            assert seen == {row for row in rows if rule.allows(actor, row)}, rule.name  # type: ignore[attr-defined]


def _seers(contest: Contest, entry: Entry) -> set[str]:
    rows = Entry.objects.filter(pk=entry.pk)
    return {name for name, actor in _cast(contest).items() if SEE_ENTRY.visible(actor, rows).exists()}


def test_rules_say_the_same_of_one_row_and_of_all_in_every_state(contest: Contest) -> None:
    _agree(contest)
    contest.open()
    contest.draft(0)
    contest.enter(11)
    contest.entries.insert(1, contest.enter(6))
    _agree(contest)
    contest.close()
    contest.judge()
    _agree(contest)
    contest.score_all()
    contest.seal()
    contest.judge(CLOSING + 4 * DAY)
    for juror in range(5):
        for entry in contest.given(juror, 2):
            contest.score(juror, entry, {"1": 60 + juror}, CLOSING + 5 * DAY, position=2)
    contest.seal(CLOSING + 6 * DAY)
    contest.announce(CLOSING + 7 * DAY)
    _agree(contest)


def test_a_draft_is_its_teams_alone_and_what_is_handed_in_also_who_runs_it(contest: Contest) -> None:
    contest.open()
    draft, handed = contest.draft(11), contest.enter(0)
    assert _seers(contest, draft) == {"last", "member", "helper", "platform"}
    assert _seers(contest, handed) == {"first", "bureau", "aide", "auditor", "platform"}


def test_other_teams_read_it_only_once_it_is_placed_in_an_announced_result(judging: Contest) -> None:
    entry = judging.entry(0)
    other, address = signed_in(judging.leaders[11]), f"/inovasi/lomba/karya/{entry.code}/"
    board = f"/inovasi/lomba/{judging.row.case.code}/"
    judging.score_all()
    judging.seal()
    judging.judge(CLOSING + 4 * DAY)
    for juror in range(5):
        for one in judging.given(juror, 2):
            judging.score(juror, one, {"1": 60 + juror}, CLOSING + 5 * DAY, position=2)
    judging.seal(CLOSING + 6 * DAY)
    with clock.frozen(CLOSING + 6 * DAY):
        assert other.get(address).status_code == 404
        assert entry.title not in other.get(board).content.decode()
        assert [other.get(f"{board}hasil.{kind}").status_code for kind in ("xlsx", "pdf")] == [404, 404]
        assert Client().get(f"/lomba/{judging.row.case.code}/hasil.xlsx").status_code == 404
        assert entry.title not in Client().get("/lomba/").content.decode()
    assert result_lines(judging.reread()) == []
    assert feedback_of(judging.entry(0)) == []
    judging.announce(CLOSING + 7 * DAY)
    with clock.frozen(CLOSING + 7 * DAY):
        page = other.get(address).content.decode()
        assert "Warga menunggu lama." in page
        assert "Catatan" not in page
        assert "Ketua Antrean" not in page
        assert [
            Client().get(f"/lomba/{judging.row.case.code}/hasil.{kind}").status_code for kind in ("xlsx", "pdf")
        ] == [
            200,
            200,
        ]


def test_before_sealing_nobody_reads_another_jurors_scores(judging: Contest) -> None:
    entry = judging.given(0)[0]
    judging.score(0, entry, {"1": 9, "2": 3}, CLOSING + 2 * DAY)
    stage, now = judging.stage(), CLOSING + 2 * DAY
    assert stage.round is not None
    seen = {
        name: visible_scores(actor, stage.round).count()
        for name, actor in _cast(judging).items()
        if visible_scores(actor, stage.round).exists()
    }
    assert seen == {"juror0": 2}
    assert judged(stage) is None
    assert [(one.given, one.done) for one in progress_of(stage.round) if one.name == "Juri Ani"] == [
        (len(judging.given(0)), 1)
    ]
    with pytest.raises(NotAllowed):
        result_of(stage.round)
    with clock.frozen(now):
        board = signed_in(judging.bureau).get(f"/inovasi/lomba/{judging.row.case.code}/").content.decode()
        assert "Catatan 0" not in board
        assert "Krippendorff" not in board
        own = signed_in(judging.bureau).get(f"/inovasi/lomba/karya/{entry.code}/").content.decode()
        assert "Catatan 0" not in own
    judging.score_all(now)
    judging.seal(now)
    assert judged(judging.stage()) is not None
    with clock.frozen(now):
        board = signed_in(judging.bureau).get(f"/inovasi/lomba/{judging.row.case.code}/").content.decode()
    assert "Krippendorff" in board


def test_a_juror_reads_what_was_given_without_unit_or_people(judging: Contest) -> None:
    entry = judging.given(1)[0]
    sheet = f"/inovasi/lomba/{judging.row.case.code}/nilai/1/{entry.number}/"
    foreign = next(one for one in judging.entries if one not in judging.given(1))
    number = Entry.objects.get(pk=foreign.pk).number
    leader = judging.leaders[[one.pk for one in judging.entries].index(entry.pk)]
    with clock.frozen(CLOSING + 2 * DAY):
        juror = signed_in(judging.jurors[1])
        page = juror.get(sheet).content.decode()
        mine = juror.get(f"/inovasi/lomba/{judging.row.case.code}/nilai/").content.decode()
        assert juror.get(f"/inovasi/lomba/{judging.row.case.code}/nilai/1/{number}/").status_code == 404
        assert juror.get(f"/inovasi/lomba/karya/{entry.code}/").status_code == 404
        assert signed_in(judging.outsider).get(sheet).status_code == 404
    assert "Warga menunggu lama." in page
    for words in (entry.unit.name, leader.person.name, entry.code):
        assert words not in page
        assert words not in mine


def test_the_search_knows_nothing_of_entries(judging: Contest) -> None:
    assert not SearchDocument.objects.filter(words__contains="dipotong").exists()


def test_a_competition_in_preparation_is_only_for_who_runs_it(contest: Contest) -> None:
    address = f"/inovasi/lomba/{contest.row.case.code}/"
    with clock.frozen(PREPARED):
        answers = {
            "bureau": signed_in(contest.bureau).get(address).status_code,
            "aide": signed_in(contest.aide).get(address).status_code,
            "outsider": signed_in(contest.outsider).get(address).status_code,
            "juror": signed_in(contest.jurors[0]).get(address).status_code,
        }
        rules = signed_in(contest.aide).get(f"{address}aturan/").status_code
    assert answers == {"bureau": 200, "aide": 200, "outsider": 404, "juror": 404}
    assert rules == 404
