# SPDX-License-Identifier: EUPL-1.2
"""The pages everybody starts from: home, search, law, ledger, and pages for what goes wrong."""

import gzip
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from praja.kernel.law.queries import all_rules
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.search.operations import rebuild_index
from praja.lib.clock import frozen
from residents import answered, browser, filed, forwarded, open_link
from services.making import listed_service
from towns import Town


def test_too_few_reports_show_no_share_but_say_so(town: Town, monday: datetime) -> None:
    answered(town, filed(monday), monday)
    with frozen(monday + timedelta(days=2)):
        page = browser().get("/").content.decode()

    assert "Too few reports to judge by" in page
    assert "Only 1 first answers were due" in page
    assert "came within the lawful time" not in page


def test_the_share_counts_answers_that_never_came(town: Town, monday: datetime) -> None:
    for _n in range(9):
        answered(town, filed(monday), monday)
    for _n in range(3):
        forwarded(town, filed(monday), monday)
    with frozen(monday + timedelta(days=20)):
        page = browser().get("/").content.decode()

    assert re.search(r"75\s*<small>%", page)
    assert "of the 12 first answers that were due" in page
    assert "of 3 open reports are late" in page
    assert "Too few reports" not in page


def test_reports_older_than_ninety_days_no_longer_count(town: Town, monday: datetime) -> None:
    for _n in range(10):
        answered(town, filed(monday), monday)
    with frozen(monday + timedelta(days=95)):
        page = browser().get("/").content.decode()

    assert "Only 0 first answers were due" in page


def test_home_asks_the_same_few_questions_however_many_cases(town: Town, monday: datetime) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            browser().get("/")
        return len(seen)

    answered(town, filed(monday), monday)
    with frozen(monday + timedelta(days=9)):
        one = statements()
        for _n in range(2):
            answered(town, filed(monday), monday)
        assert statements() == one <= 5


def test_a_code_typed_any_way_leads_to_its_case(town: Town, monday: datetime) -> None:
    code = filed(monday).case.code
    client = browser()

    assert client.get("/", {"q": f" {code[:5].lower()}-{code[5:]} "})["Location"] == f"/lacak/{code}/"
    assert client.get("/lacak/", {"kode": code})["Location"] == f"/lacak/{code}/"


def test_words_find_services_and_published_reports_together(town: Town, monday: datetime) -> None:
    answered(town, filed(monday), monday)
    listed_service(town, monday, summary="Untuk lampu di depan rumah.")
    hidden = filed(monday, text="Lampu di rumah saya dipecahkan tetangga.")
    rebuild_index(at=monday)
    page = browser().get("/", {"q": "lampu"}).content.decode()

    assert [words in page for words in ("Surat keterangan domisili", "di depan pasar mati")] == [True, True]
    assert "dipecahkan" not in page
    assert hidden.case.code not in page
    assert "Nothing found" in browser().get("/", {"q": "zirconium"}).content.decode()


def test_a_wrong_code_is_said_plainly_and_kept_in_the_field(town: Town) -> None:
    page = browser().get("/lacak/", {"kode": "22222-22222"})
    words = page.content.decode()

    assert page.status_code == 404
    assert "Nothing has the code" in words
    assert 'value="22222-22222"' in words
    assert "Nothing has this code" in browser().get("/lacak/2222222222/").content.decode()


def test_the_page_of_a_case_explains_its_date_with_days_and_article(town: Town, monday: datetime) -> None:
    late = monday + timedelta(days=1)
    case = forwarded(town, filed(monday), late)
    with frozen(late):
        page = browser().get(f"/lacak/{case.code}/").content.decode()

    assert "Dinas Pekerjaan Umum has it and must answer" in page
    assert "The answer comes at the latest on Tuesday, 13 January 2026" in page
    assert "10 Jan 2026 to 11 Jan 2026 (weekend)" in page
    assert "5 working days" in page
    assert "PermenPANRB" in page
    assert "still has to be verified" in page


def test_the_law_page_lists_every_figure_with_its_source(db: None) -> None:
    page = browser().get("/dasar-hukum/").content.decode()

    for overview in all_rules():
        assert overview.rule.title in page
        assert overview.rule.versions[-1].source in page
    assert "to be verified" in page


def test_the_ledger_page_and_its_checkpoint(town: Town, monday: datetime) -> None:
    client = browser()
    before = client.get("/buku-besar/checkpoint")
    close_interval(at=monday)
    after = client.get("/buku-besar/checkpoint")

    assert (before.status_code, after.status_code) == (404, 200)
    assert after.content.decode().startswith("praja.local/ledger\n")
    assert after.content.decode().split("\n")[2] in client.get("/buku-besar/").content.decode()


def test_a_proof_by_hash_needs_the_whole_hash(town: Town, monday: datetime) -> None:
    event, client = filed(monday).event, browser()
    url = f"/buku-besar/bukti/{event.stream}/1/"
    early = client.get(f"{url}{event.hash.hex()}.json")
    while close_interval(at=monday):
        pass
    there = client.get(f"{url}{event.hash.hex()}.json")

    assert (early.status_code, there.json()["entry_hash"]) == (404, event.hash.hex())
    assert {client.get(f"{url}{wrong}.json").status_code for wrong in ("00" * 32, "x", event.hash.hex()[:-1])} == {404}


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/",
        "/lacak/x/y/z/",
        "/aduan/2222222222/",
        "/lacak/%00/",
        f"/buku-besar/bukti/a%00b/1/{'0' * 64}.json",
        f"/buku-besar/bukti/a/{'9' * 30}/{'0' * 64}.json",
    ],
)
def test_what_is_not_there_gets_a_page_that_leads_on(db: None, path: str) -> None:
    page = browser().get(path)

    assert page.status_code == 404
    assert "Go to the first page" in page.content.decode()


@pytest.mark.usefixtures("in_english")
def test_an_unforeseen_failure_gets_a_page_too(db: None) -> None:
    from django.template.loader import render_to_string

    assert "Something broke on our side" in render_to_string("500.html")
    assert Client(enforce_csrf_checks=True).post("/aduan/lapor/", {}).status_code == 403


def test_a_first_visit_to_every_public_page_stays_under_a_hundred_kilobytes(town: Town, monday: datetime) -> None:
    for n in range(21):
        mine = filed(monday + timedelta(minutes=n))
        answered(town, mine, monday)
    client = browser()
    open_link(client, mine)
    code = mine.case.code
    paths = ["/", "/aduan/", "/aduan/lapor/", "/lacak/", "/dasar-hukum/", "/buku-besar/", f"/aduan/{code}/"]
    paths += [f"/lacak/{code}/", f"/aduan/{code}/balas/", f"/aduan/{code}/terkirim/"]

    weights = {path: first_visit(client.get(path).content) for path in paths}

    assert max(weights.values()) < 100 * 1024, weights


def first_visit(page: bytes) -> int:
    """Bytes over the wire: the page and every file it loads, packed as they are served."""
    names = set(re.findall(rb'(?:href|src)="/static/([^"]+)"', page))
    files = [Path(finders.find(name.decode())) for name in names]  # type: ignore[arg-type]
    return len(gzip.compress(page)) + sum(
        file.stat().st_size if file.suffix == ".woff2" else len(gzip.compress(file.read_bytes())) for file in files
    )
