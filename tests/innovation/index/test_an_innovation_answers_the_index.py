# SPDX-License-Identifier: EUPL-1.2
"""What Praja knows is proposed, the team takes it over or answers otherwise with a reason, the organisation bureau checks."""

from datetime import timedelta

import pytest

from innovation.conftest import Lab
from innovation.index.cast import NOW, YEAR, applied, check, paper, tell
from praja.duties.innovation.errors.index import AnswerInvalid, NoSuchQuestion, NotYourIndex, OwnAnswer, ToldSince
from praja.duties.innovation.models import Maturity
from praja.duties.innovation.operations.index import check_maturity, confirm_offers, tell_form_detail
from praja.duties.innovation.operations.path import join_team
from praja.duties.innovation.queries.index.answers import checked, counted, evidence_of, maturity_of
from praja.duties.innovation.queries.index.knowing import offers_of
from praja.kernel.procedures.errors import WordsTooShort


def test_what_is_known_is_proposed_and_taken_over_in_one_go(lab: Lab) -> None:
    row = applied(lab)

    offers = offers_of(row, YEAR, NOW)
    count = confirm_offers(innovation=row, year=YEAR, actor=lab.leader, at=NOW)

    assert {key: one.parameter for key, one in offers.items()} == {"16": 2, "17": 1, "19": 1, "29": 1}
    assert count == 4
    told = maturity_of(row, YEAR)
    assert (told["16"].basis, told["16"].reason) == ("known", "Diterapkan dengan Peraturan Wali Kota 3/2025.")
    assert confirm_offers(innovation=row, year=YEAR, actor=lab.leader, at=NOW) == 0


def test_an_answer_that_differs_says_why_or_shows_it(lab: Lab) -> None:
    applied(lab)

    with pytest.raises(AnswerInvalid) as refused:
        tell(lab, "16", 3, reason="")
    answer = tell(lab, "16", 3, reason="", files=(paper(lab),))

    assert refused.value.field == "reason"
    assert (answer.basis, len(evidence_of(answer))) == ("told", 1)
    assert tell(lab, "18", 0, reason="").parameter == 0


def test_files_stay_until_they_are_taken_off(lab: Lab) -> None:
    applied(lab)
    tell(lab, "18", 1, files=(paper(lab), paper(lab, 41)))

    more = tell(lab, "18", 2, files=(paper(lab, 42),))
    assert len(evidence_of(more)) == 3
    assert len(evidence_of(tell(lab, "18", 2, files=(paper(lab, 43),), drop_files=True))) == 1
    with pytest.raises(AnswerInvalid) as refused:
        tell(lab, "18", 2, files=tuple(paper(lab, 50 + one) for one in range(5)))
    assert refused.value.field == "papers"


def test_a_question_with_several_ways_is_answered_by_one(lab: Lab) -> None:
    row = applied(lab)

    tell(lab, "33", 2, way="33a")
    tell(lab, "33", 3, way="33f")

    assert [(one.way, one.parameter) for one in row.maturity.all()] == [("33f", 3)]
    with pytest.raises(AnswerInvalid):
        tell(lab, "33", 3, way="33z")
    with pytest.raises(NoSuchQuestion):
        tell(lab, "99", 1)


def test_what_is_not_accepted_does_not_count_until_it_is_told_anew(lab: Lab) -> None:
    row = applied(lab)
    good, bad = tell(lab, "16", 2), tell(lab, "35", 3)

    check(lab, good)
    check(lab, bad, accepted=False)

    assert (counted(row.maturity.all()), checked(row.maturity.all())) == ({"16": 2}, {"16": 2})
    tell(lab, "35", 2, NOW + timedelta(hours=1))
    assert (counted(row.maturity.all()), checked(row.maturity.all())) == ({"16": 2, "35": 2}, {"16": 2})


def test_only_the_team_answers_and_only_the_bureau_checks_what_others_told(lab: Lab) -> None:
    row = applied(lab)
    answer = tell(lab, "16", 2)

    for outsider in (lab.staff.stranger, lab.curator):
        with pytest.raises(NotYourIndex):
            confirm_offers(innovation=row, year=YEAR, actor=lab.actor(outsider, NOW), at=NOW)
    for other in (lab.staff.worker, lab.staff.mayor):
        with pytest.raises(NotYourIndex):
            check_maturity(answer=answer, seen_at=NOW, accepted=True, why="", actor=lab.actor(other, NOW), at=NOW)
    with pytest.raises(WordsTooShort):
        check(lab, answer, accepted=False, why="")


def test_nobody_checks_what_changed_under_their_eyes_or_what_they_told_themselves(lab: Lab) -> None:
    row = applied(lab)
    answer = tell(lab, "16", 2)
    tell(lab, "16", 1, NOW + timedelta(minutes=5))

    with pytest.raises(ToldSince):
        check(lab, answer)

    Maturity.objects.update(told_by=lab.curator.person)
    with pytest.raises(OwnAnswer):
        check(lab, Maturity.objects.get())
    join_team(innovation=row, person=lab.curator.person, function="member", actor=lab.leader, at=NOW)
    with pytest.raises(NotYourIndex):
        check(lab, Maturity.objects.get())


def test_last_years_answer_is_proposed_with_its_evidence(lab: Lab) -> None:
    row = applied(lab)
    tell(lab, "18", 2, files=(paper(lab),), link="https://contoh.invalid/dpa")
    check(lab, tell(lab, "25", 2), accepted=False)

    offers = offers_of(row, YEAR + 1, NOW)
    confirm_offers(innovation=row, year=YEAR + 1, actor=lab.leader, at=NOW)

    assert "25" not in offers
    found = maturity_of(row, YEAR + 1)["18"]
    assert (found.basis, found.parameter, found.link) == ("carried", 2, "https://contoh.invalid/dpa")
    assert len(evidence_of(found)) == 1


def test_the_form_of_the_index_asks_for_a_mission_and_a_cluster(lab: Lab) -> None:
    row = applied(lab)

    detail = tell_form_detail(innovation=row, mission=4, cluster="  Infrastruktur ", actor=lab.leader, at=NOW)

    assert (detail.mission, detail.cluster) == (4, "Infrastruktur")
    with pytest.raises(AnswerInvalid):
        tell_form_detail(innovation=row, mission=9, cluster="", actor=lab.leader, at=NOW)
