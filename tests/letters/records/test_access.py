# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from praja.duties.letters.domain.classification import level_of, sort_key
from praja.duties.letters.enums import Reach, Security
from praja.duties.letters.models import AccessRule, ClassificationCode
from praja.duties.letters.queries.access import reach_for
from praja.duties.letters.queries.classification import code_named, codes_for

SINCE, TODAY = date(2025, 1, 1), date(2026, 3, 2)


def code(text: str, title: str = "Judul", until: date | None = None) -> ClassificationCode:
    return ClassificationCode.objects.create(
        code=text, level=level_of(text), title=title, sort_key=sort_key(text), since=SINCE, until=until
    )


def rule(on: ClassificationCode, security: str, reach: int, since: date = SINCE, until: date | None = None) -> None:
    AccessRule.objects.create(code=on, security=security, reach=reach, decree="SK 1", since=since, until=until)


@pytest.mark.django_db
def test_the_nearest_rule_says_how_far_a_letter_reaches():
    top, middle, leaf = code("800"), code("800.1"), code("800.1.6")
    assert reach_for(Security.OPEN, leaf, TODAY) == Reach.OFFICE
    rule(top, Security.OPEN, Reach.DESK)
    assert reach_for(Security.OPEN, leaf, TODAY) == Reach.DESK
    rule(middle, Security.LIMITED, Reach.OFFICE)
    assert reach_for(Security.OPEN, leaf, TODAY) == Reach.DESK
    rule(middle, Security.OPEN, Reach.SEALED, until=TODAY)
    rule(middle, Security.OPEN, Reach.OFFICE, since=TODAY)
    assert reach_for(Security.OPEN, leaf, date(2026, 3, 1)) == Reach.SEALED
    assert reach_for(Security.OPEN, leaf, TODAY) == Reach.OFFICE
    assert reach_for(Security.OPEN, code("800.10"), TODAY) == Reach.DESK
    assert reach_for(Security.OPEN, None, TODAY) == Reach.OFFICE


@pytest.mark.django_db
def test_no_rule_opens_what_is_secret():
    kept = code("800")
    rule(kept, Security.SECRET, Reach.OFFICE)
    assert reach_for(Security.SECRET, kept, TODAY) == Reach.SEALED


@pytest.mark.django_db
def test_codes_are_found_by_number_and_by_words():
    code("800", "Kepegawaian"), code("800.1", "Sumber daya manusia"), code("800.1.10", "Cuti tahunan")
    code("800.1.9", "Cuti sakit"), code("800.2", "Lama", until=TODAY)
    assert [found.code for found in codes_for("800.1", TODAY)] == ["800.1", "800.1.9", "800.1.10"]
    assert [found.code for found in codes_for("CUTI tahun", TODAY)] == ["800.1.10"]
    assert [found.code for found in codes_for(" ", TODAY)] == ["800"]
    assert codes_for("800.2", TODAY) == []
    assert len(codes_for("800", TODAY, 2)) == 2
    assert code_named("800.1.9.", TODAY) is not None
    assert code_named("800.2", TODAY) is None
