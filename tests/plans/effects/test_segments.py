# SPDX-License-Identifier: EUPL-1.2
"""Two lines through a series, held against statsmodels 0.15.0 (WLS, and GLS at the strength that its own restricted likelihood
finds to two decimals) and scipy's t."""

import math
import random

import pytest

from praja.kernel.plans.domain.effects.segments import Seen, fitted
from praja.kernel.plans.domain.effects.student import distribution, quantile

COUNTED = (
    (-9, 13, 46),
    (-8, 33, 52),
    (-7, 9, 20),
    (-6, 20, 52),
    (-5, 17, 38),
    (-3, 25, 40),
    (-2, 26, 45),
    (-1, 18, 31),
    (0, 39, 59),
    (1, 15, 22),
    (2, 20, 31),
    (4, 28, 35),
    (5, 29, 42),
    (6, 27, 36),
    (7, 15, 25),
    (8, 18, 21),
)
ALIKE = (
    (-14, 16.0, 58),
    (-13, 15.4, 25),
    (-12, 15.7, 55),
    (-11, 13.8, 56),
    (-10, 17.7, 21),
    (-9, 19.2, 33),
    (-8, 18.1, 38),
    (-7, 19.0, 44),
    (-5, 18.3, 45),
    (-4, 20.6, 15),
    (-3, 19.3, 33),
    (-2, 18.9, 15),
    (-1, 18.7, 57),
    (0, 23.0, 20),
    (1, 23.4, 32),
    (2, 24.5, 54),
    (5, 24.3, 36),
    (6, 26.5, 43),
    (7, 27.0, 34),
    (8, 27.6, 52),
    (9, 28.4, 39),
)


def seen(rows: tuple[tuple[int, float, int], ...]) -> list[Seen]:
    return [Seen(place, value, weight) for place, value, weight in rows]


@pytest.mark.parametrize(
    ("probability", "freedom", "expected"),
    [
        (0.975, 4, 2.7764451051977934),
        (0.975, 12.5, 2.1691859427125406),
        (0.9, 2.3, 1.7819239901184767),
        (0.025, 30, -2.042272456301238),
        (0.975, 1000, 1.9623390808264083),
    ],
)
def test_quantiles_are_those_of_scipy(probability: float, freedom: float, expected: float):
    assert quantile(probability, freedom) == pytest.approx(expected, abs=1e-9)
    assert distribution(expected, freedom) == pytest.approx(probability, abs=1e-12)


def test_shares_by_weight_with_gaps_are_those_of_weighted_least_squares():
    fit = fitted([Seen(place, part / whole, whole) for place, part, whole in COUNTED])

    errors = [math.sqrt(fit.covariance[i][i]) for i in range(4)]
    assert fit.autocorrelation == 0
    assert fit.terms == pytest.approx([0.612460106331034, 0.0241373787564484, 0.04373765929414, -0.0124666605326294])
    assert errors == pytest.approx([0.0714623034656720, 0.0129971249995012, 0.1004327855346734, 0.0192587787053062])


def test_alike_neighbours_with_weights_and_gaps_are_those_of_generalised_least_squares():
    fit = fitted(seen(ALIKE))

    effect = fit.effect(9)
    assert fit.autocorrelation == 0.43
    assert fit.terms == pytest.approx([19.290078443542182, 0.27851520833737986, 3.473838994932784, 0.28150704765572826])
    assert fit.freedom == pytest.approx(6.776223776223778)
    assert (effect.value, effect.low) == pytest.approx((6.148155947662202, 1.2505532475656098))


def test_the_effect_is_the_line_less_the_former_trend():
    fit = fitted(seen(ALIKE))

    assert fit.effect(4).value == pytest.approx(fit.line(4) - fit.former(4).value)
    assert fit.line(-3) == pytest.approx(fit.former(-3).value)


def test_a_share_is_never_surer_than_chance_lets_it_be():
    steady = [Seen(place, 0.5 + 0.2 * (place >= 0), 10) for place in range(-8, 8)]

    sure, honest = fitted(steady).effect(7), fitted(steady, least_variance=0.25).effect(7)

    assert sure.high - sure.low == pytest.approx(0, abs=1e-9)
    assert honest.low < 0 < honest.high


@pytest.mark.parametrize("places", [range(-3, 1), range(-8, 1), range(-1, 9)])
def test_too_few_points_make_no_two_lines(places: range):
    with pytest.raises(ValueError, match="too few points"):
        fitted([Seen(place, float(place % 3)) for place in places])


@pytest.mark.parametrize("alike", [0.0, 0.4])
def test_where_nothing_changes_the_interval_mostly_holds_zero(alike: float):
    """Of 95 in 100 at least 88, in 100 series that a seed draws."""
    draw, held = random.Random(20261130), 0
    for _ in range(100):
        value, points = 0.0, []
        for place in range(-14, 10):
            value = alike * value + draw.gauss(0, 1)
            points.append(Seen(place, 50 + 0.3 * place + value))
        effect = fitted(points).effect(9)
        held += effect.low <= 0 <= effect.high
    assert 88 <= held < 100
