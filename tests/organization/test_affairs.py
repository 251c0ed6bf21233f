# SPDX-License-Identifier: EUPL-1.2
"""Which unit has which government affair: by decree, for a time, and found by the words of a report."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organization.conftest import AT, SINCE
from praja.kernel.ledger.queries import history
from praja.kernel.organization.domain.affairs import matching_words, wanted_words
from praja.kernel.organization.events import AFFAIRS
from praja.kernel.organization.models import Affair, Unit
from praja.kernel.organization.operations import (
    AFFAIR_COLUMNS,
    AffairWords,
    assign_affair,
    end_affair,
    import_affairs,
)
from praja.kernel.organization.queries import affairs_in_force, affairs_matching
from praja.lib.actors import NOBODY, Actor
from praja.lib.errors import InvalidInput, NotAllowed
from praja.lib.imports import read_table

ROADS = AffairWords(
    code="1.03", name="Pekerjaan umum", decree="Perwali 5/2020", matters="jalan, jembatan, trotoar, drainase"
)
LIGHT = AffairWords(code="2.15", name="Perhubungan", decree="Perwali 5/2020", matters="lampu penerangan jalan, parkir")
TABLE = """kode;nama urusan;uraian;kode unit;dasar;sejak;sampai
1.03;Pekerjaan umum;jalan, jembatan;1;Perwali 5/2020;2020-02-01;
1.04;Perumahan;rumah tidak layak;1;Perwali 5/2020;01-02-2020;31/12/2023
2.15;Perhubungan;parkir;9;Perwali 5/2020;2020-02-01;
2.16;Informatika;;1;;2020-02-01;
2.17;Koperasi;;1;Perwali 5/2020;kemarin;
"""


def assigned(words: AffairWords, unit: Unit, platform: Actor, since: date = SINCE) -> Affair:
    return assign_affair(words=words, unit=unit, since=since, actor=platform, at=AT)


def taken(text: str, platform: Actor):  # type: ignore[no-untyped-def]
    return import_affairs(lines=read_table(text.encode(), AFFAIR_COLUMNS).lines, since=SINCE, actor=platform, at=AT)


def names() -> list[str]:
    return [row.name for row in history(AFFAIRS)]


def test_the_same_assignment_again_changes_nothing(town: dict[str, Unit], platform: Actor) -> None:
    first = assigned(ROADS, town["1"], platform)

    assert assigned(ROADS, town["1"], platform, date(2022, 1, 1)) == first
    assert names() == ["organization.affair_assigned"]


def test_other_words_of_the_same_decree_change_the_row(town: dict[str, Unit], platform: Actor) -> None:
    first = assigned(ROADS, town["1"], platform)
    again = assigned(
        AffairWords(code="1.03", name="Pekerjaan umum", decree="Perwali 5/2020", matters="jalan"), town["1"], platform
    )

    assert (again.pk, again.matters) == (first.pk, "jalan")
    assert names() == ["organization.affair_assigned"] * 2


def test_another_decree_ends_the_row_before_it(town: dict[str, Unit], platform: Actor) -> None:
    first = assigned(ROADS, town["1"], platform)
    later = AffairWords(code="1.03", name="Pekerjaan umum", decree="Perwali 9/2024")
    second = assigned(later, town["1"], platform, date(2024, 3, 1))
    first.refresh_from_db()

    assert (first.until, second.since, second.until) == (date(2024, 3, 1), date(2024, 3, 1), None)
    assert [row.pk for row in affairs_in_force(date(2024, 2, 29))] == [first.pk]
    assert [row.pk for row in affairs_in_force(date(2024, 3, 1))] == [second.pk]
    with pytest.raises(InvalidInput):
        assigned(ROADS, town["1"], platform, date(2023, 1, 1))


def test_two_units_may_share_an_affair_and_one_may_end(town: dict[str, Unit], platform: Actor) -> None:
    mine, other = assigned(ROADS, town["1"], platform), assigned(ROADS, town["2"], platform)
    end_affair(affair=mine, until=date(2025, 1, 1), actor=platform, at=AT)
    end_affair(affair=mine, until=date(2025, 6, 1), actor=platform, at=AT)

    assert [row.pk for row in affairs_in_force(date(2025, 1, 1))] == [other.pk]
    assert names()[-1] == "organization.affair_ended"
    assert names().count("organization.affair_ended") == 1


def test_only_the_organisation_bureau_may(town: dict[str, Unit]) -> None:
    with pytest.raises(NotAllowed):
        assigned(ROADS, town["1"], NOBODY)
    assert not Affair.objects.exists()


@pytest.mark.parametrize("field", ["code", "name", "decree"])
def test_code_name_and_decree_are_needed(town: dict[str, Unit], platform: Actor, field: str) -> None:
    words = {"code": "1.03", "name": "Pekerjaan umum", "decree": "Perwali 5/2020", field: " "}
    with pytest.raises(InvalidInput) as refused:
        assigned(AffairWords(**words), town["1"], platform)
    assert refused.value.field == field


def test_a_table_is_taken_in_line_by_line_and_again_without_change(town: dict[str, Unit], platform: Actor) -> None:
    report = taken(TABLE, platform)

    assert (report.created, len(report.refused)) == (2, 3)
    assert [(one.line, one.field) for one in report.refused] == [(4, "unit_code"), (5, "decree"), (6, "since")]
    assert Affair.objects.get(code="1.04").until == date(2023, 12, 31)
    again = taken(TABLE, platform)
    assert (again.created, again.updated, again.unchanged, len(again.refused)) == (0, 0, 2, 3)
    assert Affair.objects.count() == 2


def test_a_changed_line_changes_its_row(town: dict[str, Unit], platform: Actor) -> None:
    taken(TABLE, platform)
    report = taken(TABLE.replace("jalan, jembatan", "jalan, jembatan, gorong-gorong"), platform)

    assert (report.updated, report.unchanged) == (1, 1)
    assert Affair.objects.get(code="1.03").matters == "jalan, jembatan, gorong-gorong"


def test_the_affair_that_speaks_of_most_words_comes_first(town: dict[str, Unit], platform: Actor) -> None:
    assigned(ROADS, town["1"], platform)
    light = assigned(LIGHT, town["2"], platform)
    on = date(2026, 1, 5)

    assert [row.code for row in affairs_matching("lampu jalan mati", on=on)] == ["2.15", "1.03"]
    assert [row.code for row in affairs_matching("kurang terang", on=on)] == ["2.15"]
    assert affairs_matching("di ke a", on=on) == []
    end_affair(affair=light, until=on, actor=platform, at=AT)
    assert [row.code for row in affairs_matching("lampu jalan mati", on=on)] == ["1.03"]


def test_finding_takes_one_statement(
    town: dict[str, Unit],
    platform: Actor,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    assigned(ROADS, town["1"], platform)
    assigned(LIGHT, town["2"], platform)
    with django_assert_num_queries(1):
        assert [row.unit.name for row in affairs_matching("parkir liar", on=SINCE)] == ["Kecamatan Utara"]


@given(st.text(), st.text())
def test_a_question_never_fails_and_never_counts_more_words_than_it_has(asked: str, text: str) -> None:
    words = wanted_words(asked)
    assert 0 <= matching_words(words, text) <= len(words)
    assert matching_words(words, asked) == len(words)
