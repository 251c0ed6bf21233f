# SPDX-License-Identifier: EUPL-1.2
"""Rules are written as lines, must add up before entries open, and stand from then on: what is done to points among them."""

from dataclasses import replace
from typing import Any

import pytest

from innovation.competitions.conftest import CLOSING, DAY, PREPARED, TERMS, Contest
from officers import signed_in
from praja.duties.innovation.attestation.competitions import competitions_match_their_events
from praja.duties.innovation.domain.competitions.terms import UnreadableLineError, read_lines, write_lines
from praja.duties.innovation.errors.competitions import NotYourCompetition, TermsStand, TermsUnsuitable
from praja.duties.innovation.models import Competition, Stage
from praja.duties.innovation.models.competition_terms import terms_of
from praja.duties.innovation.operations.competitions import cancel_competition, prepare_competition, set_terms
from praja.kernel.law.gateways import written_contests
from praja.kernel.procedures.errors import StepNotAllowed
from praja.lib import clock


def _set(contest: Contest, **changed: Any) -> None:
    terms, bureau = replace(TERMS, **changed), contest.actor(contest.bureau)
    set_terms(competition=contest.row, terms=terms, actor=bureau, at=PREPARED)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"stages": (replace(TERMS.stages[0], weight=50), TERMS.stages[1])}, "stages"),
        ({"stages": (TERMS.stages[0], replace(TERMS.stages[1], criteria=()))}, "stages"),
        ({"stages": ()}, "stages"),
        ({"categories": ()}, "categories"),
        ({"categories": (replace(TERMS.categories[0], sections=()),)}, "categories"),
        ({"tie_order": ("9",)}, "tie_order"),
        ({"jurors_each": 0}, "jurors_each"),
    ],
)
def test_what_does_not_add_up_is_kept_as_a_draft_but_does_not_open(
    contest: Contest, changed: dict[str, Any], field: str
) -> None:
    _set(contest, **changed)
    with pytest.raises(TermsUnsuitable) as refused:
        contest.open()
    assert refused.value.field == field


def test_nothing_of_the_rules_changes_after_the_opening(contest: Contest) -> None:
    contest.open()
    with pytest.raises(TermsStand):
        _set(contest, normalisation="centred")
    assert terms_of(contest.reread()) == TERMS
    assert list(competitions_match_their_events()) == []
    Competition.objects.update(normalisation="centred")
    Stage.objects.filter(position=1).update(weight=61)
    assert [found.where for found in competitions_match_their_events()] == [f"competition {contest.row.case.code}"]


def test_only_the_bureau_prepares_changes_and_cancels(contest: Contest) -> None:
    aide = contest.actor(contest.aide)
    with pytest.raises(NotYourCompetition):
        set_terms(competition=contest.row, terms=TERMS, actor=aide, at=PREPARED)
    with pytest.raises(StepNotAllowed):
        cancel_competition(competition=contest.row, reason="Tidak jadi.", actor=aide, at=PREPARED, seen_version=None)
    with pytest.raises(StepNotAllowed):
        prepare_competition(
            title="Lomba lain", unit=contest.town.root, edition=None, entries_until=CLOSING, actor=aide, at=PREPARED
        )


def test_a_written_edition_gives_sections_weights_ages_and_the_grade(contest: Contest) -> None:
    def begun(key: str) -> Competition:
        return prepare_competition(
            title=f"Lomba {key}",
            unit=contest.town.root,
            edition=written_contests()[key],
            entries_until=CLOSING,
            actor=contest.actor(contest.bureau),
            at=PREPARED,
        )

    first, later, last = (terms_of(begun(key)) for key in ("kipp_2019", "kipp_2021", "kipp_2025"))
    assert [one.weight for one in first.stages[0].criteria] == [5, 5, 15, 20, 10, 10, 15, 10, 10]
    assert [one.most_words for one in first.categories[0].sections] == [
        200,
        100,
        200,
        100,
        100,
        100,
        200,
        *[100] * 3,
        200,
        100,
    ]
    assert [(one.key, one.least_age_years, one.most_per_unit) for one in later.categories] == [
        ("umum", 2, 10),
        ("replikasi", 1, 5),
        ("khusus", 2, None),
    ]
    assert (last.stages[0].grade, last.most_per_unit) == (85, 15)


def test_the_organiser_writes_rules_as_lines_on_the_page(contest: Contest) -> None:
    address = f"/inovasi/lomba/{contest.row.case.code}/aturan/"
    said = {
        "about": "Lomba antarunit.",
        "last_day": "2026-02-13",
        "jurors_each": "2",
        "normalisation": "centred",
        "appeal_days": "5",
        "tie_order": "2, 1",
        "category1_title": "Umum",
        "category1_sections": "Masalah | 150\nCerita bebas",
        "stage1_title": "Penilaian",
        "stage1_weight": "100",
        "stage1_criteria": "Kebaruan | 30\nManfaat | 70",
        "stage1_highest": "10",
    }
    with clock.frozen(PREPARED):
        bureau = signed_in(contest.bureau)
        wrong = bureau.post(address, {**said, "stage1_criteria": "Kebaruan 30"})
        assert (wrong.status_code, "Kebaruan 30" in wrong.content.decode()) == (422, True)
        assert bureau.post(address, said).status_code == 302
        assert "Cerita bebas" in bureau.get(address).content.decode()
    terms = terms_of(contest.reread())
    assert [(one.title, one.most_words) for one in terms.categories[0].sections] == [
        ("Masalah", 150),
        ("Cerita bebas", None),
    ]
    assert (terms.tie_order, terms.normalisation, terms.is_blind) == (("2", "1"), "centred", False)
    contest.open(PREPARED + DAY)


def test_lines_are_read_as_they_are_written() -> None:
    rows: list[tuple[str, int | None]] = [("Latar belakang", 200), ("Cerita", None)]
    assert read_lines(write_lines(rows)) == rows
    assert read_lines("\n  Manfaat|60 \n\n") == [("Manfaat", 60)]
    for text, line in (("Baik | 5\n| 5", 2), ("Baik | lima", 1), ("a | 1 | 2", 1)):
        with pytest.raises(UnreadableLineError) as refused:
            read_lines(text)
        assert refused.value.line == line
    with pytest.raises(UnreadableLineError):
        read_lines("Tanpa bobot", needs_number=True)
