# SPDX-License-Identifier: EUPL-1.2
"""What everybody may read: published reports, never a secret one, never a name."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from praja.duties.complaints.models import Topic
from praja.kernel.search.operations import rebuild_index
from praja.lib.clock import frozen
from residents import ANSWER, NAME, TEXT, answered, browser, filed, forwarded
from towns import Town

HIDDEN = "Kepala gudang menjual pupuk bersubsidi di pasar gelap."


def everything_public(code: str) -> str:
    """All that a stranger can get who knows the code."""
    client = browser()
    paths = (
        "/",
        "/aduan/",
        "/aduan/?q=pupuk",
        "/?q=pupuk",
        f"/aduan/{code}/",
        f"/lacak/{code}/",
        f"/lacak/?kode={code}",
        "/api/v1/complaints",
        f"/api/v1/complaints/{code}",
    )
    return "".join(client.get(path, follow=True).content.decode() for path in paths)


def test_a_secret_report_appears_nowhere_even_when_publishing_was_asked(town: Town, monday: datetime) -> None:
    hidden = forwarded(town, filed(monday, text=HIDDEN, secret=True), monday)
    shown = forwarded(town, filed(monday), monday)

    assert "pupuk bersubsidi" not in everything_public(hidden.code)
    assert TEXT in everything_public(shown.code)


def test_a_report_not_yet_published_shows_state_unit_and_dates_without_its_words(town: Town, monday: datetime) -> None:
    mine = filed(monday)
    page = browser().get(f"/lacak/{mine.case.code}/").content.decode()

    assert TEXT not in everything_public(mine.case.code)
    assert "Dinas Komunikasi dan Informatika" in page
    assert "8 January 2026" in page
    assert mine.case.subject not in page


@pytest.mark.parametrize("anonymous", [True, False])
def test_no_public_page_names_the_reporter(town: Town, monday: datetime, anonymous: bool) -> None:
    case = answered(town, filed(monday, anonymous=anonymous), monday)
    words = everything_public(case.code)

    assert ANSWER in words
    assert "you can reply" not in words
    assert "Rahasia" not in words
    assert NAME not in words
    assert "81234567890" not in words


def test_the_time_to_reply_is_not_shown_to_others_as_lateness(town: Town, monday: datetime) -> None:
    case = answered(town, filed(monday), monday)
    with frozen(monday + timedelta(days=40)):
        assert "days late" not in browser().get(f"/aduan/{case.code}/").content.decode()


def test_what_the_reporter_wrote_back_is_not_published(town: Town, monday: datetime) -> None:
    from praja.duties.complaints.operations import reply_to_answer
    from praja.lib.actors import Actor, ActorKind

    case = answered(town, filed(monday), monday)
    reporter = Actor(ActorKind.LINK, "x", case_id=case.pk)
    words = "Saya tinggal di nomor 14, telepon saya."
    reply_to_answer(case=case, text=words, actor=reporter, at=monday, seen_version=case.version)

    assert "nomor 14" not in everything_public(case.code)


def test_the_list_is_newest_first_and_pages_without_loss(town: Town, monday: datetime) -> None:
    cases = [forwarded(town, filed(monday + timedelta(hours=n)), monday + timedelta(hours=n)) for n in range(23)]
    client = browser()
    first = client.get("/api/v1/complaints?limit=20").json()
    second = client.get("/api/v1/complaints", {"limit": 20, "cursor": first["next"]}).json()
    page = client.get("/aduan/").content.decode()

    assert [row["code"] for row in first["items"] + second["items"]] == [case.code for case in reversed(cases)]
    assert second["next"] is None
    assert page.index(cases[-1].code) < page.index(cases[-2].code)
    assert "halaman=" in page


def test_place_topic_and_words_narrow_the_list(town: Town, monday: datetime) -> None:
    topic = Topic.objects.create(name="Lampu")
    case = forwarded(town, filed(monday), monday)
    case.complaint.topic = topic
    case.complaint.save()
    rebuild_index(at=monday)
    client = browser()
    found = {
        query: case.code in client.get(f"/aduan/?{query}").content.decode()
        for query in (
            "wilayah=99.01.01",
            f"topik={topic.pk}",
            "q=LAMPU+pasar",
            "q=pupuk",
            "wilayah=99.01.01.1001&q=lampu",
        )
    }

    assert list(found.values()) == [True, True, True, False, True]


@pytest.mark.parametrize(
    "query", ["topik=x", "topik=" + "9" * 40, "wilayah=%00", "q=%00%00", "topik=²", "wilayah=' OR 1", "q=" + "a" * 5000]
)
def test_nonsense_in_the_address_is_no_crash(town: Town, query: str) -> None:
    assert browser().get(f"/aduan/?{query}").status_code == 200


def test_a_forged_cursor_is_refused_in_a_plain_sentence(town: Town) -> None:
    assert browser().get("/aduan/?halaman=forged").status_code == 422
    assert browser().get("/api/v1/complaints?cursor=forged").json()["code"] == "invalid_input"


@pytest.mark.parametrize("path", ["/aduan/", "/api/v1/complaints"])
def test_lists_ask_as_many_questions_for_three_as_for_one(town: Town, monday: datetime, path: str) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert browser().get(path).status_code == 200
        return len(seen)

    answered(town, filed(monday), monday)
    statements()
    one = statements()
    for n in range(2):
        answered(town, filed(monday + timedelta(hours=n)), monday + timedelta(hours=n))

    assert statements() == one <= 4


def test_the_empty_list_says_what_will_be_here(town: Town) -> None:
    assert "No report has been published yet" in browser().get("/aduan/").content.decode()
