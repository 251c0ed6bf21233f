# SPDX-License-Identifier: EUPL-1.2
"""The PEKPPP indicators that standards decide, per unit: the level, why it is that, what the next one asks for, and the media."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from officers import officer, signed_in
from praja.duties.services.domain.indicators import whole_years
from praja.duties.services.enums import MediumKind
from praja.duties.services.errors import MediumUnready
from praja.duties.services.models import Medium, StandardVersion
from praja.duties.services.operations import (
    display_pledge,
    end_medium,
    make_pledge,
    publish_standard,
    record_medium,
    review_standard,
    set_standard,
)
from praja.duties.services.queries.indicators import UnitStanding, standings_of
from praja.duties.services.web.indicator_words import indicators_of, next_best
from praja.kernel.ledger.queries import history, recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.clock import frozen
from praja.lib.errors import NotAllowed
from services.forums import DECREE, FORUM, PLEDGE, TODAY, consulted
from services.making import head_of, officer_of, published_standard
from towns import Town


def standing(town: Town, at: datetime) -> UnitStanding:
    with recalled(units):
        [found] = standings_of([units.current().nodes[town.kelurahan.pk]], at)
    return found


def medium(town: Town, at: datetime, kind: MediumKind, **changes: Any) -> Medium:
    given = {"where": "Ruang pelayanan", "evidence": None, "since": at.date(), **changes}
    return record_medium(unit=town.kelurahan, kind=kind, actor=officer_of(town.kelurahan, at), at=at, **given)


def test_levels_rise_with_what_is_done_and_each_says_why_and_what_is_next(town: Town, monday: datetime) -> None:
    made = published_standard(town, monday)
    first = standing(town, monday)
    assert first.levels == (3, 0, 1, 0, 0)
    told = indicators_of(first)
    best = next_best(told)
    assert best is not None
    assert best.number == 5
    assert "0 dari lima kelompok masyarakat" in told[1].told.why
    assert [bool(one.told.step and one.told.href) for one in told] == [True] * 5

    head = head_of(town.kelurahan, monday)
    for kind in (MediumKind.BOARD, MediumKind.SOCIAL):
        medium(town, monday, kind)
    assert standing(town, monday).levels[2] == 2
    medium(town, monday, MediumKind.SIPPN, where="sippn.menpan.go.id")
    assert standing(town, monday).levels[2] == 4
    pledge = make_pledge(unit=town.kelurahan, words=PLEDGE, since=TODAY, actor=head, at=monday)
    assert standing(town, monday).levels[4] == 3
    display_pledge(pledge=pledge, actor=head, at=monday)

    case = consulted(town, monday, service=made.service)
    case = set_standard(case=case, decree=DECREE, actor=head, at=monday + FORUM, seen_version=3)
    case = publish_standard(case=case, actor=head, at=monday + FORUM, seen_version=4)
    later = monday + FORUM + timedelta(days=1)
    assert standing(town, later).levels == (4, 2, 4, 5, 5)
    review_standard(case=case, note="Waktu dan biaya tetap sesuai.", actor=head, at=later, seen_version=5)
    assert standing(town, later).levels[0] == 5
    assert standing(town, later + timedelta(days=370)).levels[3] == 3


def test_what_lacks_a_component_of_delivery_or_a_standard_holds_the_whole_unit_back(
    town: Town, monday: datetime
) -> None:
    version = published_standard(town, monday).version
    for kind in (MediumKind.BOARD, MediumKind.SOCIAL, MediumKind.SIPPN):
        medium(town, monday, kind)
    StandardVersion.objects.filter(pk=version.pk).update(components={"persyaratan": "KTP"})
    found = standing(town, monday)

    assert (found.levels[0], found.levels[2]) == (1, 1)
    assert "belum semuanya diumumkan" in indicators_of(found)[2].told.why


def test_a_medium_is_recorded_with_its_day_once_and_ends(town: Town, monday: datetime) -> None:
    first = medium(town, monday, MediumKind.BOARD)
    assert medium(town, monday, MediumKind.BOARD) == first
    moved = medium(town, monday + timedelta(days=2), MediumKind.BOARD, where="Halaman depan")
    first.refresh_from_db()
    assert first.until == moved.since
    end_medium(medium=moved, until=moved.since, actor=officer_of(town.kelurahan, monday), at=monday + timedelta(days=2))
    assert not Medium.objects.filter(until=None).exists()
    names = [row.name for row in history(f"services.media:{town.kelurahan.pk}")]
    assert names == ["services.medium_recorded"] * 2 + ["services.medium_ended"]


@pytest.mark.parametrize(("changes", "field"), [({"where": "  "}, "where"), ({"since": date(2026, 1, 6)}, "since")])
def test_what_is_missing_is_said_at_its_field(town: Town, monday: datetime, changes: Any, field: str) -> None:
    with pytest.raises(MediumUnready) as refused:
        medium(town, monday, MediumKind.BOARD, **changes)
    assert refused.value.field == field
    given: Any = {"kind": MediumKind.BOARD, "where": "x", "evidence": None, "since": TODAY, "at": monday}
    with pytest.raises(NotAllowed):
        record_medium(unit=town.roads, actor=officer_of(town.kelurahan, monday), **given)


def test_the_pages_of_a_head_show_all_five_and_take_a_medium(town: Town, monday: datetime) -> None:
    published_standard(town, monday)
    client = signed_in(officer("Lurah", Role.HEAD, town.kelurahan))
    code, at = town.kelurahan.code, monday + timedelta(hours=1)
    with frozen(at):
        page = f"/layanan/standar/tingkat/{code}/"
        refused = client.post(f"{page}media/", {"kind": "board", "where": "", "since": "2026-01-05"})
        taken = client.post(f"{page}media/", {"kind": "board", "where": "Ruang pelayanan", "since": "2026-01-05"})
        html = client.get(page).content.decode()
        with CaptureQueriesContext(connection) as captured:
            listed = client.get("/layanan/standar/tingkat/")
        before = len(captured)
        published_standard(town, monday, listed={"code": "lain", "name": "Lain", "offered_by": [town.kelurahan]})
        client.get("/layanan/standar/tingkat/")  # what is remembered of the catalogue is read anew
        with CaptureQueriesContext(connection) as captured:
            client.get("/layanan/standar/tingkat/")

    assert (refused.status_code, taken.status_code, listed.status_code) == (422, 302, 200)
    assert all(f"PEKPPP indicator {number}" in html for number in range(1, 6))
    assert "Ruang pelayanan" in html
    assert len(captured) == before


@pytest.mark.parametrize(
    ("since", "years"), [(date(2025, 1, 6), 0), (date(2025, 1, 5), 1), (date(2024, 2, 29), 1), (date(2026, 1, 5), 0)]
)
def test_whole_years_are_counted_as_birthdays(since: date, years: int) -> None:
    assert whole_years(since, date(2026, 1, 5)) == years
