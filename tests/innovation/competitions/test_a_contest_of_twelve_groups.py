# SPDX-License-Identifier: EUPL-1.2
"""A KBK convention from its opening to its close, on pages and by operations: twelve groups, five jurors, one of whom steps back;
sealed, announced, appealed; and the ledger that names a score changed after sealing."""

from datetime import timedelta

from django.test import Client

from innovation.competitions.conftest import CLOSING, DAY, Contest
from officers import signed_in
from praja.duties.innovation.attestation.competitions import (
    competitions_match_their_events,
    entries_match_their_events,
)
from praja.duties.innovation.enums.competitions import CompetitionState
from praja.duties.innovation.models import Appeal, Entry, Placing
from praja.duties.innovation.operations.competitions import close_competition
from praja.kernel.assessments.attestation import changed_scores
from praja.kernel.assessments.models import Score
from praja.kernel.ledger.attestations import Mismatch
from praja.kernel.work.models import WorkItem
from praja.lib import clock

STAGE_END, SECOND, ANNOUNCED = CLOSING + 4 * DAY, CLOSING + 6 * DAY, CLOSING + 9 * DAY


def _found() -> list[Mismatch]:
    return [*changed_scores(), *competitions_match_their_events(), *entries_match_their_events()]


def test_from_the_opening_to_the_close(judging: Contest) -> None:
    # Nobody judges what they have an interest in, and the rest is even.
    loads = [{entry.pk for entry in judging.given(juror)} for juror in range(5)]
    first_three, fourth = {one.pk for one in judging.entries[:3]}, judging.entries[3].pk
    assert not loads[3] & first_three
    assert fourth not in loads[4]
    assert sorted(len(one) for one in loads) == [7, 7, 7, 7, 8]

    # One steps back on the page; another takes over.
    entry = judging.given(0)[0]
    before = {juror for juror in range(5) if entry in judging.given(juror)}
    with clock.frozen(CLOSING + DAY + timedelta(hours=1)):
        page = signed_in(judging.jurors[0])
        sheet = f"/inovasi/lomba/{judging.row.case.code}/nilai/1/{entry.number}/"
        assert page.get(sheet).status_code == 200
        left = page.post(sheet, {"deed": "conflict", "reason": "Saya pernah membimbing kelompok ini."})
        assert left.status_code == 302
        assert page.get(sheet).status_code == 404
    after = {juror for juror in range(5) if entry in judging.given(juror)}
    assert len(after) == 3
    assert after - before
    assert 0 not in after

    judging.score_all()
    assert not WorkItem.objects.filter(kind="innovation.judge", closed_at=None).exists()
    judging.seal(STAGE_END)
    went_on = Placing.objects.filter(stage__position=1, goes_on=True).values_list("entry_id", flat=True)
    assert set(went_on) >= {one.pk for one in judging.entries[-4:]} - {entry.pk}

    judging.judge(SECOND)
    for juror in range(5):
        for one in judging.given(juror, 2):
            judging.score(juror, one, {"1": 60 + juror}, SECOND + DAY, position=2)
    judging.seal(SECOND + 2 * DAY)
    assert judging.reread().case.state == CompetitionState.SEALED
    with clock.frozen(SECOND + 2 * DAY):
        assert Client().get(f"/lomba/{judging.row.case.code}/").status_code == 404
    with clock.frozen(ANNOUNCED):
        bureau = signed_in(judging.bureau)
        done = bureau.post(f"/inovasi/lomba/{judging.row.case.code}/tindakan/", {"deed": "announce", "seen": ""})
        assert done.status_code == 302
        public = Client(headers={"accept-language": "en"}).get(f"/lomba/{judging.row.case.code}/").content.decode()
    winner = Entry.objects.get(placings__stage=None, placings__rank=1)
    assert winner.title in public
    assert all(juror.person.name not in public for juror in judging.jurors)

    _appealed(judging, winner)
    end = ANNOUNCED + 5 * DAY
    bureau_then = judging.actor(judging.bureau, end)
    close_competition(competition=judging.row, actor=bureau_then, at=end, seen_version=None)
    assert judging.reread().case.state == CompetitionState.CLOSED
    assert _found() == []

    # A score changed after sealing is named, and so is the result that no longer follows from it.
    row = Score.objects.filter(assessor__round=judging.stage(1).round, subject_id=winner.pk).order_by("pk").first()
    assert row is not None
    Score.objects.filter(pk=row.pk).update(value=row.value - 1)
    named = _found()
    where = f"round {judging.stage(1).round_id}, assessor {row.assessor_id}, subject {winner.pk}, {row.criterion.key}"
    assert Mismatch(where, "was changed after it was given") in named
    code = judging.row.case.code
    assert Mismatch(f"competition {code}, result", "its scores do not give what was sealed") in named


def _appealed(judging: Contest, winner: Entry) -> None:
    """The last of the placed appeals on the page; a juror may not decide, another of the bureau does."""
    loser = judging.entry(0)
    with clock.frozen(ANNOUNCED + DAY):
        team = signed_in(judging.leaders[0])
        feedback = team.get(f"/inovasi/lomba/karya/{loser.code}/").content.decode()
        assert "Catatan" in feedback
        assert all(juror.person.name not in feedback for juror in judging.jurors)
        words = {"words": "Manfaat kelompok kami tidak dilihat juri sama sekali."}
        assert team.post(f"/inovasi/lomba/karya/{loser.code}/keberatan/", words).status_code == 302
        assert team.post(f"/inovasi/lomba/karya/{loser.code}/keberatan/", words).status_code == 409
        appeal = Appeal.objects.get()
        assert judging.reread().case.state == CompetitionState.APPEALS
        answer = {"decision": "no", "words": "Lembar penilaian memuat catatan tentang manfaat; nilai mengikuti rubrik."}
        address = f"/inovasi/lomba/{judging.row.case.code}/keberatan/{appeal.pk}/"
        assert signed_in(judging.jurors[1]).post(address, answer).status_code == 404
        assert signed_in(judging.other_bureau).post(address, answer).status_code == 302
        assert "rubrik" in team.get(f"/inovasi/lomba/karya/{loser.code}/").content.decode()
    assert judging.reread().case.state == CompetitionState.ANNOUNCED
    assert winner.pk != loser.pk
