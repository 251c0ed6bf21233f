# SPDX-License-Identifier: EUPL-1.2
""" "Saya juga" on a published report: counted without a name, once for each device."""

from datetime import datetime, timedelta

from praja.duties.complaints.models import Follower
from praja.duties.complaints.operations import accept_answer
from praja.lib.actors import Actor, ActorKind
from praja.lib.web.devices import COOKIE
from residents import answered, browser, filed, forwarded, open_link
from towns import Town

TOO = {"too": "yes"}


def test_each_device_counts_once_and_the_page_says_so(town: Town, monday: datetime) -> None:
    case = forwarded(town, filed(monday), monday)
    first, second = browser(), browser()
    for client in (first, first, second):
        client.post(f"/aduan/{case.code}/saya-juga/", TOO)
    page, fresh = (client.get(f"/aduan/{case.code}/").content.decode() for client in (first, browser()))
    marks = set(Follower.objects.values_list("device", flat=True))

    assert len(marks) == Follower.objects.count() == 2
    assert {len(mark) for mark in marks} == {32}
    assert first.cookies[COOKIE].value not in marks
    assert "2 other people have the same to report" in page
    assert ("You are one of them" in page, "You are one of them" in fresh) == (True, False)
    assert "2 others have the same" in browser().get("/aduan/").content.decode()


def test_a_changed_cookie_is_a_new_device_and_no_crash(town: Town, monday: datetime) -> None:
    case = forwarded(town, filed(monday), monday)
    client = browser()
    client.cookies[COOKIE] = "forged"

    assert client.post(f"/aduan/{case.code}/saya-juga/", TOO).status_code == 302
    assert Follower.objects.count() == 1


def test_reporters_do_not_follow_themselves(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = forwarded(town, mine, monday)
    open_link(client, mine)
    client.post(f"/aduan/{case.code}/saya-juga/", TOO)

    assert not Follower.objects.exists()
    assert "This is your report." in client.get(f"/aduan/{case.code}/").content.decode()


def test_what_is_not_published_cannot_be_followed(town: Town, monday: datetime) -> None:
    case = forwarded(town, filed(monday, secret=True), monday)

    assert browser().post(f"/aduan/{case.code}/saya-juga/", TOO).status_code == 404
    assert not Follower.objects.exists()


def test_a_report_that_closed_meanwhile_says_so_and_counts_nobody(town: Town, monday: datetime) -> None:
    case = answered(town, filed(monday), monday)
    reporter = Actor(ActorKind.LINK, "x", case_id=case.pk)
    accept_answer(case=case, actor=reporter, at=monday + timedelta(days=1), seen_version=None)
    page = browser().post(f"/aduan/{case.code}/saya-juga/", TOO, follow=True).content.decode()

    assert "This can&#x27;t be done now" in page
    assert "Me too" not in page
    assert not Follower.objects.exists()


def test_the_list_can_be_narrowed_to_how_far_a_report_is(town: Town, monday: datetime) -> None:
    waiting = forwarded(town, filed(monday), monday)
    done = answered(town, filed(monday), monday)
    found = {
        word: [case.code in browser().get(f"/aduan/?keadaan={word}").content.decode() for case in (waiting, done)]
        for word in ("menunggu", "dijawab", "dijanjikan", "selesai", "apa saja")
    }

    assert found == {
        "menunggu": [True, False],
        "dijawab": [False, True],
        "dijanjikan": [False, False],
        "selesai": [False, False],
        "apa saja": [True, True],
    }
