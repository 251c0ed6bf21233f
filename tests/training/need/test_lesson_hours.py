# SPDX-License-Identifier: EUPL-1.2
"""How many lesson hours (JP) an activity is worth, and how many of a year's count."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from praja.duties.training.domain.jp import BASIS, Activity, Basis, Figures, Lawful, book_of, worth

FIGURES = Figures(
    hours={
        "coaching": 2,
        "mentoring": 2,
        "secondment": 20,
        "benchmarking": 10,
        "exchange": 20,
        "internship": 20,
        "self_study": 2,
        "community": 2,
        "seminar": 4,
        "workshop": 8,
        "guidance": 10,
    },
    times_a_month={"coaching": 2, "mentoring": 2},
)
PNS, PPPK = Lawful(least=20), Lawful(most=24)


def done(form, first, last=None, told=None, key="1", **more):
    first = date.fromisoformat(first)
    return Activity(key, form, first, date.fromisoformat(last) if last else first, told, **more)


def of_2026(*activities, lawful=PNS):
    return book_of(activities, 2026, FIGURES, lawful)


def counted(*activities):
    return [entry.counted for entry in of_2026(*activities).entries]


@pytest.mark.parametrize(
    ("activity", "jp", "why"),
    [
        (done("technical", "2026-03-02", "2026-03-06", 40), 40, "curriculum"),
        (done("structural", "2026-03-02", "2026-06-30", 905), 905, "curriculum"),
        (done("elearning", "2026-03-02", told=6), 6, "certificate"),
        (done("distance", "2026-03-02", told=12), 12, "certificate"),
        (done("dissemination", "2026-03-02", told=3), 3, "unset"),
        (done("technical", "2026-03-02"), 0, "not_stated"),
        (done("coaching", "2026-03-02"), 2, "session"),
        (done("coaching", "2026-03-02", "2026-03-31", sessions=3), 6, "session"),
        (done("mentoring", "2026-03-02", told=8, sessions=1), 2, "session"),
        (done("secondment", "2026-03-02", "2026-05-30", 400), 20, "activity"),
        (done("benchmarking", "2026-03-02", "2026-03-04"), 10, "activity"),
        (done("exchange", "2026-03-02", "2026-06-30"), 20, "activity"),
        (done("internship", "2026-03-02", "2026-03-31"), 20, "activity"),
        (done("self_study", "2026-03-02", told=5), 2, "day"),
        (done("community", "2026-03-02", "2026-03-04", 5), 5, "day"),
        (done("seminar", "2026-03-02", "2026-03-03"), 8, "sample_day"),
        (done("seminar", "2026-03-02", told=6, certificate="S-1"), 6, "certificate"),
        (done("workshop", "2026-03-02", "2026-03-06", 30), 8, "sample_activity"),
        (done("workshop", "2026-03-02", "2026-03-06", 30, certified=True), 30, "certificate"),
        (done("guidance", "2026-03-02"), 10, "sample_activity"),
    ],
)
def test_what_an_activity_is_worth_by_itself(activity, jp, why):
    found = worth(activity, FIGURES)
    assert (found.jp, found.reason.code) == (jp, why)


def test_coaching_counts_twice_a_month_and_once_a_day():
    assert counted(*(done("coaching", f"2026-03-{day:02}", key=str(day)) for day in (2, 9, 16))) == [2, 2, 0]
    assert counted(done("coaching", "2026-03-02"), done("coaching", "2026-03-02", key="2")) == [2, 0]
    assert counted(done("coaching", "2026-03-31"), done("coaching", "2026-04-01", key="2")) == [2, 2]
    assert counted(done("coaching", "2026-03-02", "2026-04-30", sessions=6)) == [8]


def test_coaching_and_mentoring_are_two_things():
    assert (
        counted(*(done(form, f"2026-03-{day:02}") for form in ("coaching", "mentoring") for day in (2, 9))) == [2] * 4
    )


def test_hours_of_one_activity_give_way_to_those_that_fit_nowhere_else():
    month_and_more = done("coaching", "2026-03-01", "2026-05-31", 4)
    march = done("coaching", "2026-03-02", "2026-03-31", 4, key="2")
    assert sorted(counted(month_and_more, march)) == [4, 4]


def test_self_study_counts_two_hours_a_day_of_all_that_was_read():
    assert counted(done("self_study", "2026-03-02", told=2), done("self_study", "2026-03-02", told=2, key="2")) == [
        2,
        0,
    ]
    assert counted(done("self_study", "2026-03-02", "2026-03-03", 4), done("community", "2026-03-02", told=2)) == [2, 4]


def test_a_visit_on_days_that_touch_is_one_visit():
    first, second = done("benchmarking", "2026-03-02"), done("benchmarking", "2026-03-03", key="2", title="B")
    apart = done("benchmarking", "2026-06-03", key="3", title="C")
    assert counted(first, second, apart) == [10, 0, 10]
    book = of_2026(first, second, apart)
    assert [reason.code for reason in book.entries[1].reasons] == ["activity", "same_activity"]


def test_one_secondment_over_new_year_counts_once():
    before = done("secondment", "2025-11-01", "2025-12-31", title="Detasering ke Kecamatan")
    after = done("secondment", "2026-01-01", "2026-02-28", title="Detasering ke Kecamatan", key="2")
    assert of_2026(before, after).counted == 0
    assert book_of([before, after], 2025, FIGURES, PNS).counted == 20


def test_a_certificate_counts_once():
    one = done("technical", "2026-03-02", told=30, certificate="800/12", organiser="LAN")
    book = of_2026(one, replace(one, key="2", certificate="800/12 ", title="Again"))
    assert (book.counted, book.over) == (30, 30)
    assert [entry.reasons[-1].code for entry in book.entries] == ["curriculum", "same_certificate"]


def test_of_two_with_one_certificate_the_longer_counts():
    less, more = (done("technical", "2026-03-02", told=told, certificate="1", key=str(told)) for told in (5, 30))
    assert of_2026(less, more).counted == 30


def test_what_is_missing_and_what_is_met():
    book = of_2026(done("technical", "2026-03-02", told=16))
    assert (book.counted, book.missing, book.is_met) == (16, 4, False)
    assert of_2026(done("technical", "2026-03-02", told=20)).is_met is True
    assert of_2026(done("technical", "2025-12-31", told=20)).counted == 0


def test_contract_staff_have_a_most_and_no_least():
    book = of_2026(
        done("technical", "2026-03-02", told=20), done("technical", "2026-04-02", told=10, key="2"), lawful=PPPK
    )
    assert ([entry.counted for entry in book.entries], book.is_met, book.missing) == ([20, 4], None, 0)
    assert book.entries[1].reasons[-1].code == "year_most"


NEW_YEAR = date(2026, 1, 1)


@st.composite
def activities(draw, forms=tuple(BASIS)):
    form = draw(st.sampled_from(forms))
    first = NEW_YEAR + timedelta(days=draw(st.integers(0, 70)))
    last = first + timedelta(days=draw(st.integers(0, 20)))
    return Activity(
        key=str(draw(st.integers(0, 10**9))),
        form=form,
        first_day=first,
        last_day=last,
        told=draw(st.integers(0, 30)),
        title=draw(st.sampled_from("ABC")),
        organiser=draw(st.sampled_from("XY")),
        certificate=draw(st.sampled_from(("", "", "", "1", "2"))),
    )


MANY = st.lists(activities(), max_size=8)


@given(MANY, st.randoms(use_true_random=False))
def test_order_never_matters(found, random):
    shuffled = random.sample(found, len(found))
    assert of_2026(*found).entries == of_2026(*shuffled).entries


@given(MANY)
def test_no_limit_is_ever_passed(found):
    book = of_2026(*found, lawful=PPPK)
    assert book.counted <= 24
    assert all(0 <= entry.counted <= entry.worth for entry in book.entries)
    for form, basis in BASIS.items():
        mine = [
            entry for entry in of_2026(*found).entries if entry.activity.form == form and not entry.activity.is_stated
        ]
        if basis is Basis.SESSION:
            assert sum(entry.counted for entry in mine) <= 4 * len(_months(mine))
        if basis in (Basis.DAY, Basis.SAMPLE_DAY):
            assert sum(entry.counted for entry in mine) <= FIGURES.hours[form] * len(_days(mine))
        if basis in (Basis.ACTIVITY, Basis.SAMPLE_ACTIVITY):
            assert (
                sum(entry.counted for entry in mine) <= FIGURES.hours[form] * len({e.activity.title for e in mine}) * 2
            )


def _days(entries):
    return {entry.activity.first_day + timedelta(days=n) for entry in entries for n in range(entry.activity.days)}


def _months(entries):
    return {(day.year, day.month) for day in _days(entries)}


@given(MANY, activities(), st.data())
def test_cutting_an_activity_into_parts_never_wins_hours(others, whole, data):
    assume(whole.days > 1)
    at = data.draw(st.integers(1, whole.days - 1))
    told = data.draw(st.integers(0, whole.told))
    first = replace(whole, last_day=whole.first_day + timedelta(days=at - 1), told=told)
    second = replace(whole, key="second", first_day=whole.first_day + timedelta(days=at), told=whole.told - told)
    assert of_2026(*others, first, second).counted <= of_2026(*others, whole).counted
