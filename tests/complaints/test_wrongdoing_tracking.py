# SPDX-License-Identifier: EUPL-1.2
"""A report on wrongdoing is there for its reporter and the inspectorate; for everybody else there is none."""

import re
from datetime import datetime, timedelta
from typing import Any

from praja.duties.complaints.models import Reply
from praja.duties.complaints.operations import Filed, Report, answer_wrongdoing, close_wrongdoing, report_wrongdoing
from praja.lib.actors import NOBODY
from praja.lib.clock import frozen
from praja.lib.codes import show_code
from residents import browser, filed, open_link
from towns import Town

WORDS = "Kepala gudang menjual pupuk bersubsidi di pasar gelap."
FOUND = "Kami telah memeriksa gudang dan menemukan selisih."
MORE = "Mohon periksa juga buku bulan Desember."


def reported(at: datetime) -> Filed:
    return report_wrongdoing(report=Report(text=WORDS), channel="web", actor=NOBODY, at=at)


def told(page: Any, code: str) -> str:
    """What a page says, without the code itself, its address and the token that is new on every page."""
    words = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())
    return words.replace(code, "").replace(show_code(code), "")


def test_the_reporter_reads_state_date_answer_and_writes_back(town: Town, monday: datetime) -> None:
    mine, client = reported(monday), browser()
    with frozen(monday):
        before = open_link(client, mine).content.decode()
    case = answer_wrongdoing(case=mine.case, text=FOUND, actor=town.inspector, at=monday, seen_version=None)
    with frozen(monday + timedelta(hours=1)):
        page = client.get(f"/lacak/{case.code}/").content.decode()
        sent = client.post(f"/aduan/{case.code}/balas/", {"text": MORE, "seen": case.version})
        after = client.get(f"/lacak/{case.code}/").content.decode()
    case.refresh_from_db()

    assert "Received by Inspektorat" in before
    assert "It tells you what it found by " in before
    assert WORDS in before
    assert "Are you content" not in page
    assert FOUND in page
    assert "The inspectorate told what it found" in page
    assert (sent.status_code, case.state, Reply.objects.get().text) == (302, "received", MORE)
    assert MORE in after
    assert "Talk with the office" in page


def test_the_end_of_the_examination_is_told(town: Town, monday: datetime) -> None:
    mine, client = reported(monday), browser()
    case = answer_wrongdoing(case=mine.case, text=FOUND, actor=town.inspector, at=monday, seen_version=None)
    close_wrongdoing(case=case, actor=town.inspector, at=monday, seen_version=None)
    page = open_link(client, mine).content.decode()

    assert "The inspectorate closed its examination" in page
    assert FOUND in page


def test_with_the_code_alone_there_is_no_such_report(town: Town, monday: datetime) -> None:
    mine, others, client = reported(monday), filed(monday), browser()
    open_link(client, others)
    absent, code = "2222222222", mine.case.code
    paths = (
        "/lacak/{}/",
        "/lacak/?kode={}",
        "/lacak/{}/bukti.json",
        "/lacak/{}/salah-sama-sekali/",
        "/aduan/{}/",
        "/aduan/{}/balas/",
        "/aduan/{}/terkirim/",
        "/aduan/{}/tanda-terima.pdf",
        "/aduan/{}/tanda-terima.json",
        "/aduan/{}/jawaban/1/",
        "/api/v1/complaints/{}",
    )
    for path in paths:
        for who in (client, browser()):
            there, missing = who.get(path.format(code)), who.get(path.format(absent))
            assert (there.status_code, missing.status_code) == (404, 404), path
            assert told(there, code) == told(missing, absent), path

    looked = [browser().get("/", {"q": one}) for one in (code, absent)]
    assert told(looked[0], code) == told(looked[1], absent)


def test_its_reporter_finds_it_by_code_on_the_device_that_opened_the_link(town: Town, monday: datetime) -> None:
    mine, client = reported(monday), browser()
    open_link(client, mine)

    assert client.get("/lacak/", {"kode": mine.case.code})["Location"] == f"/lacak/{mine.case.code}/"
    assert client.get(f"/aduan/{mine.case.code}/tanda-terima.pdf").content[:5] == b"%PDF-"
    assert client.get(f"/aduan/{mine.case.code}/tanda-terima.json").status_code == 200


def test_it_stands_in_no_public_figure(town: Town, monday: datetime) -> None:
    for _n in range(3):
        reported(monday)
    with frozen(monday + timedelta(days=200)):
        page = browser().get("/").content.decode()

    assert "of 0 open reports are late" in page


def test_nothing_of_the_ordinary_path_can_be_done_to_it(town: Town, monday: datetime) -> None:
    mine, client = reported(monday), browser()
    case = answer_wrongdoing(case=mine.case, text=FOUND, actor=town.inspector, at=monday, seen_version=None)
    open_link(client, mine)
    sent = {"text": MORE, "seen": case.version, "stars": "1"}
    paths = ("terima", "nilai", "sambung", "saya-juga")
    statuses = {path: client.post(f"/aduan/{case.code}/{path}/", sent).status_code for path in paths}
    case.refresh_from_db()

    assert statuses == dict.fromkeys(paths, 404)
    assert case.state == "answered"
