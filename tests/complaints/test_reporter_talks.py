# SPDX-License-Identifier: EUPL-1.2
"""The reporter and the office talk, by the secret link alone, beside every step."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from praja.duties.complaints.operations import accept_answer
from praja.duties.complaints.operations.talking import say_as_office
from praja.kernel.notifications.models import Utterance
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import frozen
from residents import answered, browser, filed, forwarded, open_link, photo
from towns import Town

ASKS = "Apakah petugas sudah dijadwalkan?"
TELLS = "Petugas datang Rabu pagi."


def test_an_anonymous_reporter_writes_and_reads_the_office_s_words(town: Town, monday: datetime) -> None:
    mine, client = filed(monday, anonymous=True), browser()
    case = forwarded(town, mine, monday)
    with frozen(monday):
        open_link(client, mine)
        sent = client.post(f"/aduan/{case.code}/pesan/", {"text": ASKS, "seen": case.version, "photos": photo()})
    say_as_office(case=case, text=TELLS, actor=town.roads_liaison, at=monday + timedelta(hours=1))
    with frozen(monday + timedelta(hours=2)):
        page = client.get(sent["Location"]).content.decode()
    links = [part.split('/"')[0] for part in page.split(f'href="/aduan/{case.code}/percakapan/')[1:]]
    image = client.get(f"/aduan/{case.code}/percakapan/{links[0]}/")
    b"".join(image.streaming_content)
    file = Utterance.objects.get(text=ASKS)

    assert sent["Location"].endswith("#percakapan")
    assert page.index(ASKS) < page.index(TELLS)
    assert (file.case_id, len(links)) == (case.pk, 1)
    assert image["Content-Type"] == "image/jpeg"
    assert browser().get(f"/aduan/{case.code}/percakapan/{links[0]}/").status_code == 404


def test_the_same_message_sent_twice_is_said_once(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = forwarded(town, mine, monday)
    open_link(client, mine)
    key = str(uuid4())
    for _n in range(2):
        client.post(f"/aduan/{case.code}/pesan/", {"text": ASKS, "seen": case.version, "key": key})

    assert Utterance.objects.filter(case=case, text=ASKS).count() == 1


def test_an_empty_message_is_refused_and_a_photo_alone_is_not(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = forwarded(town, mine, monday)
    open_link(client, mine)
    url = f"/aduan/{case.code}/pesan/"
    empty = client.post(url, {"text": " ", "seen": case.version})
    alone = client.post(url, {"text": "", "seen": case.version, "photos": photo()})

    assert (empty.status_code, alone.status_code) == (422, 302)
    assert Utterance.objects.filter(case=case).count() == 1


def test_words_to_an_office_that_has_closed_the_report_are_kept_and_led_on(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = answered(town, mine, monday)
    open_link(client, mine)
    reporter = Actor(ActorKind.LINK, "x", case_id=case.pk)
    accept_answer(case=case, actor=reporter, at=monday + timedelta(hours=6), seen_version=None)
    with frozen(monday + timedelta(days=1)):
        late = client.post(f"/aduan/{case.code}/pesan/", {"text": ASKS, "seen": case.version})
        page = client.get(f"/lacak/{case.code}/").content.decode()

    assert late.status_code == 409
    assert ASKS in late.content.decode()
    assert f'formaction="/aduan/{case.code}/buka-lagi/"' in late.content.decode()
    assert not Utterance.objects.exists()
    assert "Write to the office" not in page


def test_a_code_to_go_on_by_another_channel_is_offered_where_there_is_one(
    town: Town, monday: datetime, settings: Any
) -> None:
    mine, client = filed(monday), browser()
    case = forwarded(town, mine, monday)
    url = f"/aduan/{case.code}/sambung/"
    without = open_link(client, mine).content.decode()
    none = client.post(url)
    settings.PRAJA_WHATSAPP_SECRET = "rahasia"
    with_one = client.get(f"/lacak/{case.code}/").content.decode()
    offered = client.post(url)

    assert ("Go on by" in without, "Go on by WhatsApp" in with_one) == (False, True)
    assert none["Location"] == f"/lacak/{case.code}/"
    assert "SAMBUNG" in offered.content.decode()
    assert offered["Cache-Control"] == "no-store"
    assert browser().post(url).status_code == 404


def test_the_conversation_is_nobody_else_s(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = forwarded(town, mine, monday)
    open_link(client, mine)
    client.post(f"/aduan/{case.code}/pesan/", {"text": ASKS, "seen": case.version})
    stranger = browser()
    words = "".join(stranger.get(path).content.decode() for path in (f"/lacak/{case.code}/", f"/aduan/{case.code}/"))

    assert ASKS not in words
    assert stranger.post(f"/aduan/{case.code}/pesan/", {"text": ASKS, "seen": 1}).status_code == 404
