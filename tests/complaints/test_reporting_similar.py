# SPDX-License-Identifier: EUPL-1.2
""" "Me too": open reports like one's own are offered before sending, and followed instead of written again."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from complaints.test_reporting_steps import heading, press, walk
from praja.duties.complaints.enums import Classification
from praja.duties.complaints.models import Complaint, Follower
from praja.duties.complaints.operations import Report, file_complaint, forward_complaint
from praja.duties.complaints.queries.similar import similar_to
from praja.kernel.forms.models import Draft
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.organization.models import Region
from praja.kernel.organization.queries import regions
from praja.kernel.procedures.models import Case
from praja.kernel.search.operations import refresh_index
from praja.lib.actors import NOBODY
from praja.lib.clock import frozen
from residents import TEXT, browser
from towns import Town, answered

SAME = "Sudah seminggu lampu penerangan jalan dekat pasar mati, gelap sekali."
MELATI = "99.01.01.1001"


def reported(town: Town, at: datetime, text: str = SAME, *, publish: bool = True, **said: Any) -> Case:
    """An open report that everybody may read."""
    report = Report(**{"text": text, "region": MELATI, "place": "Depan pasar", **said})
    case = file_complaint(report=report, channel="web", actor=NOBODY, at=at).case
    return forward_complaint(
        case=case,
        to_unit=town.roads,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=publish,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )


def settle(at: datetime) -> None:
    """What the worker does within seconds."""
    while deliver_due(at=at):
        pass
    while refresh_index(at=at):
        pass


def likes(at: datetime, text: str = TEXT, region: str | None = MELATI, **more: Any) -> list[int]:
    settle(at)
    found = similar_to(text, region, more.pop("latitude", None), more.pop("longitude", None), None, at, **more)
    return [one.case.pk for one in found]


def test_a_report_like_an_open_one_is_offered_it(town: Town, monday: datetime) -> None:
    case = reported(town, monday)
    settle(monday)
    with frozen(monday + timedelta(days=1)):
        page = walk(browser())

    assert "Has somebody reported this already?" in page
    assert f"/aduan/{case.code}/ikuti/" in page
    assert "Send the report" in page, "one's own report can be sent all the same"


def test_following_counts_and_keeps_what_was_written(town: Town, monday: datetime) -> None:
    case = reported(town, monday)
    settle(monday)
    client = browser()
    with frozen(monday):
        walk(client, name="Siti", phone="0812 3456 7890", identity="named")
        asked = client.get(f"/aduan/{case.code}/ikuti/").content.decode()
        done = client.post(f"/aduan/{case.code}/ikuti/", {"name": "Siti", "phone": "0812 3456 7890", "email": ""})
        client.post(f"/aduan/{case.code}/ikuti/", {"name": "", "phone": "", "email": ""})
        words = done.content.decode()
        kept = Draft.objects.count()
        gone = press(client, words, "discard")
    follower = Follower.objects.get()

    assert "0812 3456 7890" in asked, "what was typed already is not asked again"
    assert (heading(words), kept, gone.status_code) == ("You are counted", 1, 302)
    assert (follower.complaint_id, follower.person.name) == (case.pk, "Siti")  # type: ignore[union-attr]
    assert (Complaint.objects.count(), Draft.objects.count()) == (1, 0)


def test_following_without_a_contact_is_counted_too(town: Town, monday: datetime) -> None:
    case = reported(town, monday)
    with frozen(monday):
        done = browser().post(f"/aduan/{case.code}/ikuti/", {"name": "", "phone": "", "email": ""})
        wrong = browser().post(f"/aduan/{case.code}/ikuti/", {"name": "", "phone": "12ab", "email": ""})

    assert (done.status_code, wrong.status_code, Follower.objects.get().person) == (200, 422, None)
    assert "not a telephone number" in wrong.content.decode()


def test_only_what_everybody_may_read_is_offered(town: Town, monday: datetime) -> None:
    reported(town, monday, publish=False)
    reported(town, monday, secret=True, publish=False)
    assert likes(monday) == []

    open_one = reported(town, monday)
    assert likes(monday) == [open_one.pk]


def test_what_is_over_or_old_is_not_offered(town: Town, monday: datetime) -> None:
    case = reported(town, monday)
    assert likes(monday + timedelta(days=200)) == []
    assert likes(monday) == [case.pk]

    answered(case, liaison=town.roads_liaison, head=town.roads_head, at=monday + timedelta(hours=1))
    assert likes(monday + timedelta(hours=2)) == []


def test_another_matter_and_another_place_are_not_offered(town: Town, monday: datetime) -> None:
    Region.objects.create(code="99.01.02", parent_id="99.01", level=3, kind="kecamatan", name="Barat")
    Region.objects.create(code="99.01.02.1001", parent_id="99.01.02", level=4, kind="kelurahan", name="Kenanga")
    regions.forget()
    here = reported(town, monday)
    reported(town, monday, region="99.01.02.1001")
    reported(town, monday, text="Sampah tidak diangkut petugas kebersihan.", place="Gang buntu")

    assert likes(monday) == [here.pk]
    assert likes(monday, region="99.01.01") == [here.pk]
    assert likes(monday, text="Saluran air tersumbat lumpur.") == []


def test_the_nearest_comes_first_and_the_far_one_not_at_all(town: Town, monday: datetime) -> None:
    def at_point(north: str) -> Case:
        return reported(town, monday, latitude=Decimal(north), longitude=Decimal("112.16800"))

    far, near, around = at_point("-8.20000"), at_point("-8.09880"), at_point("-8.10300")
    point = {"latitude": Decimal("-8.09871"), "longitude": Decimal("112.16800")}

    assert likes(monday, **point) == [near.pk, around.pk]
    assert far.pk not in likes(monday, region=None, **point)


def test_at_most_five_are_offered_whatever_there_are_by_the_same_few_statements(
    town: Town, monday: datetime, django_assert_max_num_queries
) -> None:
    for _ in range(2):
        reported(town, monday)
    two = likes(monday)
    for _ in range(6):
        reported(town, monday)
    settle(monday)
    with django_assert_max_num_queries(3):
        many = similar_to(TEXT, MELATI, None, None, None, monday)

    assert (len(two), len(many)) == (2, 5)


@pytest.mark.parametrize("text", ["", "a b c", "yang dan di ke dari", "'; DROP TABLE --", '"" OR *', "𝔏𝔞𝔪𝔭𝔲 \x00"])
def test_words_that_tell_nothing_find_nothing_and_break_nothing(town: Town, monday: datetime, text: str) -> None:
    reported(town, monday)

    assert likes(monday, text=text, region=None) == []


def test_officers_find_what_they_may_read_and_no_more(town: Town, monday: datetime) -> None:
    case = reported(town, monday, publish=False)

    assert likes(monday, public_only=False, actor=town.coordinator) == [case.pk]
    assert likes(monday, public_only=False, actor=town.roads_liaison) == [case.pk]
    assert likes(monday, public_only=False, actor=town.lights_liaison) == []
    assert likes(monday, public_only=False, actor=None) == []
    assert likes(monday, public_only=False, actor=town.coordinator, besides=case.pk) == []
