# SPDX-License-Identifier: EUPL-1.2
"""What the reporter does with an answer, and that nobody else can."""

import json
from datetime import datetime, timedelta

from praja.duties.complaints.models import Reply
from praja.duties.complaints.operations import accept_answer
from praja.kernel.procedures.receipts import receipt_for
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import frozen
from residents import ANSWER, TEXT, answered, browser, filed, forwarded, open_link
from towns import Town

MORE = "Masih mati di ujung jalan dekat masjid."


def test_the_reporter_reads_the_answer_and_writes_back(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = answered(town, mine, monday)
    with frozen(monday + timedelta(days=2)):
        page = open_link(client, mine)
        sent = client.post(f"/aduan/{case.code}/balas/", {"text": MORE, "seen": case.version})
        after = client.get(sent["Location"]).content.decode()
    case.refresh_from_db()

    assert ANSWER in page.content.decode()
    assert (sent.status_code, case.state) == (302, "forwarded")
    assert MORE in after


def test_accepting_closes_the_case(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = answered(town, mine, monday)
    open_link(client, mine)
    client.post(f"/aduan/{case.code}/terima/", {"seen": case.version})
    case.refresh_from_db()

    assert case.state == "closed"


def test_a_reply_to_a_case_that_moved_on_keeps_the_words_and_says_why(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = answered(town, mine, monday)
    open_link(client, mine)
    reply = {"text": MORE, "seen": case.version - 1}
    stale = client.post(f"/aduan/{case.code}/balas/", reply)
    accept_answer(case=case, actor=Actor(ActorKind.LINK, "x", case_id=case.pk), at=monday, seen_version=case.version)
    closed = client.post(f"/aduan/{case.code}/balas/", {**reply, "seen": case.version})

    assert (stale.status_code, closed.status_code, Reply.objects.count()) == (409, 409, 0)
    assert "This case has changed since you opened it" in stale.content.decode()
    assert MORE in stale.content.decode()
    assert f'name="seen" value="{case.version}"' in stale.content.decode()
    assert MORE in closed.content.decode()


def test_a_stale_acceptance_closes_nothing(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = answered(town, mine, monday)
    open_link(client, mine)
    stale = client.post(f"/aduan/{case.code}/terima/", {"seen": case.version - 1})
    forged = client.post(f"/aduan/{case.code}/terima/", {"seen": "x"})
    case.refresh_from_db()

    assert (stale.status_code, forged.status_code, case.state) == (409, 302, "answered")


def test_the_link_of_one_report_opens_no_other(town: Town, monday: datetime) -> None:
    mine, theirs = filed(monday), filed(monday, text="Pohon tumbang menutup jalan ke puskesmas.")
    case = answered(town, theirs, monday)
    client = browser()
    open_link(client, mine)
    wrong = client.get(f"/lacak/{case.code}/{mine.secret}/")
    paths = ("terkirim/", "balas/", "tanda-terima.json", "tanda-terima.pdf")
    statuses = {client.get(f"/aduan/{case.code}/{path}").status_code for path in paths}
    statuses.add(client.get(f"/lacak/{case.code}/bukti.json").status_code)
    statuses.add(client.post(f"/aduan/{case.code}/balas/", {"text": MORE, "seen": 3}).status_code)
    statuses.add(client.post(f"/aduan/{case.code}/terima/", {"seen": 3}).status_code)
    case.refresh_from_db()

    assert (wrong.status_code, statuses, case.state) == (404, {404}, "answered")


def test_a_cookie_of_a_link_that_was_replaced_opens_nothing(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    before = open_link(client, mine).content.decode()
    mine.case.secret_hash = bytes(32)
    mine.case.save()
    after = client.get(f"/lacak/{mine.case.code}/").content.decode()

    assert (TEXT in before, TEXT in after) == (True, False)


def test_the_receipt_is_the_same_whenever_it_is_fetched(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    open_link(client, mine)
    first = client.get(f"/aduan/{mine.case.code}/tanda-terima.json")
    forwarded(town, mine, monday + timedelta(days=1))
    later = client.get(f"/aduan/{mine.case.code}/tanda-terima.json")
    digest = json.loads(mine.event.payload)["content"]

    assert first.content == later.content
    assert first.json() == receipt_for(case=mine.case, event_row=mine.event, digest=digest, salt=mine.salt)


def test_the_paper_receipt_is_a_pdf_and_never_kept_by_caches(town: Town, monday: datetime) -> None:
    mine, client = filed(monday.replace(microsecond=123_456)), browser()
    open_link(client, mine)
    paper = client.get(f"/aduan/{mine.case.code}/tanda-terima.pdf")

    assert (paper.content[:5], paper["Cache-Control"]) == (b"%PDF-", "no-store")


def test_an_officer_signed_in_reads_their_own_report_by_its_link(town: Town, monday: datetime) -> None:
    from praja.kernel.people.models import Account, Person

    account = Account.objects.create(login="x", person=Person.objects.create(name="Petugas", created_at=monday))
    mine, client = filed(monday), browser()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")

    assert TEXT in open_link(client, mine).content.decode()
