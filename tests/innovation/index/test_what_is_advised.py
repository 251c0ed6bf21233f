# SPDX-License-Identifier: EUPL-1.2
"""Every step that is advised says what to do, and adds to the index exactly what it says."""

from dataclasses import replace
from fractions import Fraction

import pytest

from praja.duties.innovation.domain.index.advice import Advised, Kind, advised, points_between
from praja.duties.innovation.domain.index.eligibility import Missing
from praja.duties.innovation.domain.index.standing import Entrant, Standing
from praja.duties.innovation.enums import BasicService
from praja.kernel.law.gateways import written_indexes

SERVICES = BasicService.values


def _standing(*entrants: Entrant, region: dict[str, int] | None = None, year: int = 2026) -> Standing:
    edition = written_indexes()["regional_innovation_index"].of_year(year)
    assert edition is not None
    return Standing(edition, region or {}, entrants)


def _entrant(pk: int, told: dict[str, int], *missing: Missing, service: str = "") -> Entrant:
    return Entrant(pk, f"KODE{pk}", f"Inovasi {pk}", 1, service, told, {}, missing, 300)


def _of(kind: Kind, standing: Standing) -> list[Advised]:
    return [one for one in advised(standing, SERVICES) if one.kind is kind]


def test_a_row_of_the_region_adds_what_it_says() -> None:
    standing = _standing(_entrant(1, {"16": 1}), region={"12": 1, "1": 3})

    found = {one.step.question.number: one for one in _of(Kind.REGION, standing) if one.step}

    assert "1" not in found
    assert found["12"].points == Fraction(2, 250) * 100
    then = replace(standing, region={**standing.region, "12": 2})
    assert points_between(standing, then.index()) == found["12"].points


@pytest.mark.parametrize("many", [1, 3, 20])
def test_an_indicator_adds_what_it_says_in_all_innovations_that_can_take_it(many: int) -> None:
    entrants = [_entrant(pk, {"35": pk % 4}) for pk in range(1, many + 1)]
    standing = _standing(*entrants)

    video = next(one for one in _of(Kind.ANSWER, standing) if one.step and one.step.question.number == "35")

    raised = [replace(one, told={"35": min(3, one.told["35"] + 1)}) for one in entrants]
    assert video.innovations == tuple(one.id for one in entrants if one.told["35"] < 3)
    assert points_between(standing, _standing(*raised).index()) == video.points


def test_what_is_described_too_shortly_adds_what_it_would_count() -> None:
    short = _entrant(2, {"16": 3, "35": 3}, Missing.WORDS)
    standing = _standing(_entrant(1, {"16": 1}), short, _entrant(3, {}, Missing.TOO_NEW, Missing.WORDS))

    (found,) = _of(Kind.DESCRIBE, standing)

    assert (found.innovations, found.many) == ((2,), 1)
    counting = _standing(_entrant(1, {"16": 1}), replace(short, missing=()))
    assert found.points == points_between(standing, counting.index()) == Fraction(21, 12) / 250 * 100


def test_older_ones_are_asked_whether_they_were_developed() -> None:
    standing = _standing(
        _entrant(1, {"16": 3}, Missing.TOO_OLD), _entrant(2, {"16": 3}, Missing.TOO_OLD, Missing.WORDS)
    )

    (found,) = _of(Kind.DEVELOP, standing)

    assert found.innovations == (1, 2)


def test_missing_basic_services_are_named_and_let_the_number_count() -> None:
    entrants = [_entrant(pk, {"16": 1}, service=name) for pk, name in enumerate(SERVICES[:4], 1)]

    (found,) = _of(Kind.SERVICES, _standing(*entrants))

    assert (found.many, found.services) == (1, tuple(SERVICES[4:]))
    assert found.points == Fraction("0.38") * 4 / 250 * 100
    assert _of(Kind.SERVICES, _standing(*entrants, _entrant(9, {}, service=SERVICES[5]))) == []


def test_one_more_innovation_is_not_advised_where_it_would_lower_the_index() -> None:
    """Beyond the divisor, and while too few basic services count, an average one more changes nothing."""
    entrants = [_entrant(pk, {"16": 3}) for pk in range(1, 14)]

    assert _of(Kind.MORE, _standing(*entrants)) == []
    assert _of(Kind.MORE, _standing(*entrants[:5]))


def test_what_adds_most_comes_first_and_nothing_is_advised_that_adds_nothing() -> None:
    standing = _standing(_entrant(1, {"16": 1}), region={"12": 1})

    points = [one.points for one in advised(standing, SERVICES)]

    assert points == sorted(points, reverse=True)
    assert min(points) > 0
