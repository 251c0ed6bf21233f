# SPDX-License-Identifier: EUPL-1.2
"""Opening hours as the organisation bureau sets them, page by page; and how the times of a day are read."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from officers import officer, signed_in
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.organization.domain.hours import read_slots, written_slots
from praja.kernel.organization.models import OpeningHours, Unit
from praja.kernel.organization.queries import opening_of, units
from praja.kernel.people.enums import Role
from praja.lib.clock import frozen
from towns import Town, found_town

LIST = "/organisasi/jam-buka/"
WEEKDAY, FRIDAY = ((480, 720), (780, 930)), ((480, 660),)
SENT = {
    **{f"day_{number}": "08.00–12.00, 13.00–15.30" for number in range(4)},
    "day_4": "8-11",
    "decree_number": "SK  12/2026",
    "decree_date": "2026-01-02",
    "since": "2026-01-12",
}


@pytest.fixture
def town(db: None) -> Town:
    return found_town(datetime(2025, 1, 2, 2, 0, tzinfo=UTC), since=date(2020, 1, 1))


@pytest.fixture
def bureau(town: Town) -> Client:
    return signed_in(officer("Bagian Organisasi", Role.ORGANIZATION, town.root))


def page(client: Client, path: str, at: datetime) -> str:
    with frozen(at):
        response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return " ".join(response.content.decode().split())


def test_a_unit_goes_back_to_the_hours_of_the_unit_above(bureau: Client, town: Town, monday: datetime) -> None:
    path, tuesday, later = f"{LIST}4.1/", date(2026, 1, 13), monday + timedelta(days=7)
    asked = {"ikuti-decree_number": "SK 14", "ikuti-decree_date": "2026-01-09", "ikuti-since": "2026-01-12"}
    send(bureau, path, monday)
    with frozen(later):
        refused = bureau.post(f"{path}ikuti/", asked)
        done = bureau.post(f"{path}ikuti/", {**asked, "ikuti-since": tuesday.isoformat()})
        again = bureau.post(f"{path}ikuti/", {**asked, "ikuti-since": "2026-01-20"})
    units.forget()

    assert (refused.status_code, done.status_code, again.status_code) == (422, 302, 422)
    assert 'value="SK 14"' in refused.content.decode()
    assert opening_of(town.kelurahan.pk, date(2026, 1, 12))[0] == WEEKDAY
    assert opening_of(town.kelurahan.pk, tuesday) == opening_of(town.root.pk, tuesday)
    event = LedgerEvent.objects.get(name="organization.opening_hours_ended")
    assert event.at == later
    assert "2026-01-13" in event.payload
    html = page(bureau, path, later + timedelta(days=2))
    assert "Go back to the hours of" not in html
    assert "no longer from" in html


def send(client: Client, path: str, at: datetime, **changes: str) -> Any:
    with frozen(at):
        return client.post(path, {**SENT, **changes})


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("", ()),
        ("08.00–12.00, 13.00–15.30", WEEKDAY),
        ("13:00 - 15:30 dan 8-12", WEEKDAY),
        ("08.00 s.d. 11.00 WIB", FRIDAY),
        ("pukul 8.00 sampai 11.00", FRIDAY),
        ("00.00-24.00", ((0, 1440),)),
    ],
)
def test_times_are_read_as_offices_write_them(text: str, slots: Any) -> None:
    assert read_slots(text) == slots
    assert read_slots(written_slots(slots)) == slots


@pytest.mark.parametrize("text", ["pagi", "12-8", "8-25", "08.60-09.00", "8-12, 11-13", "8-12, 12-13", "8"])
def test_what_no_clock_shows_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_slots(text)


def test_hours_are_set_by_decree_from_a_day_on_and_kept_as_history(
    bureau: Client, town: Town, monday: datetime
) -> None:
    path = f"{LIST}4.1/"
    assert "a working rule of the platform, no law" in page(bureau, path, monday)
    assert send(bureau, path, monday).status_code == 302
    units.forget()
    assert opening_of(town.kelurahan.pk, date(2026, 1, 12)) == (*[WEEKDAY] * 4, FRIDAY, (), ())
    assert "Still to come" in page(bureau, path, monday)
    later = monday + timedelta(days=30)
    assert send(bureau, path, later, day_4="", decree_number="SK 40", since="2026-03-02").status_code == 302
    units.forget()
    shown = page(bureau, path, later)
    assert "12 Jan 2026, no longer from 2 Mar 2026" in shown
    assert shown.index("SK 40") < shown.index("SK 12/2026")
    assert [row.decree for row in OpeningHours.objects.order_by("since")] == [
        "SK 12/2026 tanggal 2 Jan 2026",
        "SK 40 tanggal 2 Jan 2026",
    ]
    assert "Kelurahan Melati" in page(bureau, LIST, later)


def test_a_unit_below_follows_and_says_whose_hours_it_has(bureau: Client, town: Town, monday: datetime) -> None:
    root = Unit.objects.get(pk=town.root.pk)
    assert send(bureau, f"{LIST}{root.code}/", monday, since="2026-01-05").status_code == 302
    units.forget()
    assert f'These are the hours of <a href="{LIST}{root.code}/">{root.name}</a>.' in page(
        bureau, f"{LIST}4.1/", monday
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"day_0": "pagi sampai sore"}, "Write each time as from–until"),
        ({f"day_{number}": "" for number in range(7)}, "A unit that never opens serves nobody."),
        ({"decree_number": ""}, "This field is required."),
        ({"since": "2026-13-01"}, "Enter a valid date."),
    ],
)
def test_a_refusal_keeps_what_was_typed(
    bureau: Client, town: Town, monday: datetime, changes: dict[str, str], words: str
) -> None:
    before = LedgerEvent.objects.count()
    refused = send(bureau, f"{LIST}4.1/", monday, **{"day_1": "07.15–14.45", **changes})
    assert refused.status_code == 422
    assert words in refused.content.decode()
    assert "day_1" in changes or "07.15–14.45" in refused.content.decode()
    assert LedgerEvent.objects.count() == before


def test_a_day_before_the_present_hours_is_refused_at_its_field(bureau: Client, town: Town, monday: datetime) -> None:
    path = f"{LIST}4.1/"
    assert send(bureau, path, monday).status_code == 302
    units.forget()
    refused = send(bureau, path, monday, day_4="")
    assert refused.status_code == 422
    assert 'href="#id_since"' in refused.content.decode()


def test_nobody_else_sets_hours(town: Town, monday: datetime) -> None:
    head = signed_in(officer("Lurah Melati", Role.HEAD, town.kelurahan))
    assert send(head, f"{LIST}4.1/", monday).status_code == 403
    assert not OpeningHours.objects.exists()


def test_a_unit_is_chosen_from_the_list_and_an_unknown_one_is_not_found(
    bureau: Client, town: Town, monday: datetime
) -> None:
    with frozen(monday):
        assert bureau.get(f"{LIST}?unit=4.1").headers["Location"] == f"{LIST}4.1/"
        assert bureau.get(f"{LIST}tidak-ada/").status_code == 404
