# SPDX-License-Identifier: EUPL-1.2
"""Agreement of jurors is Krippendorff's alpha, and severity what sets one apart from the others."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from praja.duties.innovation.domain.competitions.agreement import alpha, severities
from praja.kernel.measures.domain.figures import rounded

# Krippendorff (2011), reliability data of four observers and twelve units with values missing: interval alpha 0.849.
TWELVE = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
# Three observers and fifteen units, as many tools show it: interval alpha 0.811.
FIFTEEN = (
    (None, None, None, None, None, 3, 4, 1, 2, 1, 1, 3, 3, None, 3),
    (1, None, 2, 1, 3, 3, 4, 3, None, None, None, None, None, None, None),
    (None, None, 2, 1, 3, 4, 4, None, 2, 1, 1, 3, 3, None, 4),
)

Rows = tuple[tuple[int | None, ...], ...]
POINTS = st.dictionaries(
    st.tuples(st.integers(1, 5), st.integers(1, 6)), st.integers(0, 100).map(Fraction), min_size=1, max_size=20
)


def _values(rows: Rows) -> dict[tuple[int, int], Fraction]:
    return {
        (observer, unit): Fraction(value)
        for observer, row in enumerate(rows)
        for unit, value in enumerate(row)
        if value is not None
    }


def _shown(rows: Rows) -> str:
    found = alpha(_values(rows))
    assert found is not None
    return str(rounded(found, 3))


def test_the_published_data_give_the_published_alphas() -> None:
    assert (_shown(TWELVE), _shown(FIFTEEN)) == ("0.849", "0.811")


def test_full_agreement_is_one_and_nothing_to_compare_is_none() -> None:
    assert alpha(_values(((1, 5, 9), (1, 5, 9)))) == 1
    assert alpha(_values(((4, 4), (4, 4)))) is None
    assert alpha(_values(((1, None), (None, 2)))) is None
    assert alpha({}) is None


def test_opposed_jurors_agree_worse_than_chance() -> None:
    found = alpha(_values(((1, 9), (9, 1))))
    assert found is not None
    assert found < 0


@given(POINTS, st.integers(-50, 50), st.integers(1, 9))
def test_alpha_knows_no_order_no_names_and_no_scale(
    points: dict[tuple[int, int], Fraction], shift: int, times: int
) -> None:
    turned = {(juror * 7 + 1, entry * 3): value * times + shift for (juror, entry), value in reversed(points.items())}
    assert alpha(turned) == alpha(points)


def test_who_gives_less_than_the_others_is_below_zero() -> None:
    points = _values(((60, 70, None), (80, 90, None), (70, None, 50)))
    assert [(one.juror, one.deviation, one.entries) for one in severities(points)] == [
        (0, Fraction(-35, 2), 2),
        (1, Fraction(35, 2), 2),
        (2, Fraction(0), 1),
    ]
    assert severities(_values(((60, None), (None, 80))))[0].deviation is None


@given(st.lists(st.integers(0, 100), min_size=2, max_size=4), st.integers(1, 5), st.integers(1, 30))
def test_a_juror_who_is_severe_throughout_is_so_by_that_much(given_: list[int], others: int, less: int) -> None:
    points = {(juror, entry): Fraction(value) for juror in range(1, others + 1) for entry, value in enumerate(given_)}
    points |= {(0, entry): Fraction(value - less) for entry, value in enumerate(given_)}
    assert severities(points)[0].deviation == -less
