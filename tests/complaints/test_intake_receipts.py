# SPDX-License-Identifier: EUPL-1.2
"""One receipt for every door, on two papers; the secret link reaches the paper and nothing else."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from complaints.counters import HEARD, PAPER, at_the_counter, enter, opened, printed
from complaints.papers import Paper
from praja.duties.complaints.operations import Filed, Report, file_complaint
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY
from praja.lib.clock import frozen
from praja.lib.codes import hash_secret, show_code
from towns import Town


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with frozen(monday):
        yield


@pytest.fixture
def desk(town: Town) -> Client:
    return at_the_counter(town)


def entered(desk: Client, door: str = "loket", **said: Any) -> Case:
    enter(desk, door, **said)
    return Case.objects.get()


def by_web(at: datetime) -> Filed:
    return file_complaint(report=Report(text=HEARD), channel="web", actor=NOBODY, at=at)


@pytest.mark.parametrize(("paper", "size"), [("80mm", (80, None)), ("a5", (148, 210))])
def test_the_receipt_says_what_was_promised_on_either_paper(paper: str, size: tuple[int, Any], desk: Client) -> None:
    case = entered(desk, priority="age")
    answer = printed(desk, case.code, paper)
    receipt = Paper(answer.content)

    assert (receipt.size[0], receipt.size[1] if size[1] else None, receipt.pages) == (*size, 1)
    assert receipt.standard == "2A"
    wanted = (
        show_code(case.code),
        case.subject,
        "Served first: Elderly person",
        "Thursday, 15 January 2026",
        "By Thursday, 8 January 2026 it is checked and passed on.",
        "The unit that must answer then has 5 working days.",
        "Legal basis:",
        "Fingerprint (SHA-256)",
    )
    assert [words for words in wanted if not receipt.says(words)] == []
    assert not any(receipt.says(words) for words in (HEARD, "Siti", "7890"))


def test_the_secret_on_the_paper_opens_the_report(desk: Client) -> None:
    case = entered(desk)
    receipt = Paper(printed(desk, case.code).content)
    page = Client().get(f"/lacak/{case.code}/{receipt.secret}/", follow=True).content.decode()

    assert hash_secret(receipt.secret) == bytes(case.secret_hash or b"")
    assert HEARD in page


def test_no_page_ever_shows_the_secret(desk: Client) -> None:
    begun = opened(desk.get("/aduan/masuk/").content.decode())
    sent = enter(desk, begun=begun)
    case = Case.objects.get()
    answer = printed(desk, case.code)
    secret = Paper(answer.content).secret
    page = desk.get(sent["Location"])
    seen = (sent["Location"], str(sent.headers), str(sent.cookies), page.content.decode(), str(answer.headers))

    assert secret
    assert not any(secret in part for part in seen)
    assert (answer["Cache-Control"], page["Cache-Control"]) == ("no-store", "no-store")
    assert answer["Content-Disposition"].startswith("inline"), "a download would stay on the counter's machine"


def test_the_key_of_the_form_opens_nothing_on_the_residents_pages(desk: Client) -> None:
    """The officer's browser has seen the key; sending it once more as a resident must not give the link."""
    from praja.duties.complaints.web.links import LINKS

    begun = opened(desk.get("/aduan/masuk/").content.decode())
    enter(desk, begun=begun)
    from uuid import UUID

    assert hash_secret(LINKS.secret_for(UUID(begun["key"]))) != bytes(Case.objects.get().secret_hash or b"")


def test_after_a_quarter_of_an_hour_the_receipt_has_the_public_page_only(desk: Client, monday: datetime) -> None:
    case = entered(desk)
    with frozen(monday + timedelta(minutes=15)):
        still = Paper(printed(desk, case.code).content)
    with frozen(monday + timedelta(minutes=15, seconds=1)):
        later = Paper(printed(desk, case.code).content)
        page = desk.get(f"/aduan/masuk/{case.code}/").content.decode()

    assert (bool(still.secret), later.secret) == (True, "")
    assert f"http://testserver/lacak/{case.code}/" in later.links or any(
        link.endswith(f"/lacak/{case.code}/") for link in later.links
    )
    assert case.subject not in page


def test_sending_the_form_again_much_later_brings_no_secret_back(desk: Client, monday: datetime) -> None:
    begun = opened(desk.get("/aduan/masuk/").content.decode())
    enter(desk, begun=begun)
    with frozen(monday + timedelta(hours=1)):
        again = enter(desk, begun=begun)
        receipt = Paper(printed(desk, Case.objects.get().code).content)

    assert (again.status_code, receipt.secret) == (302, "")


def test_another_officer_never_prints_the_secret(desk: Client, town: Town) -> None:
    case = entered(desk)
    receipt = Paper(printed(at_the_counter(town, "Orang Kedua"), case.code).content)

    assert (receipt.secret, receipt.says(case.subject), receipt.says(show_code(case.code))) == ("", False, True)


def test_of_a_report_from_the_web_the_counter_prints_code_and_dates(desk: Client, monday: datetime) -> None:
    filed = by_web(monday)
    receipt = Paper(printed(desk, filed.case.code, "a5").content)

    assert (receipt.secret, receipt.says(show_code(filed.case.code))) == ("", True)


def test_nobody_gets_a_receipt_of_a_post_that_was_seen(desk: Client) -> None:
    case = entered(desk, "pantauan", source_url="https://example.org/status/1")
    answer = printed(desk, case.code)

    assert (answer.status_code, answer["Location"]) == (302, f"/aduan/masuk/{case.code}/")


def test_a_paper_that_is_none_prints_nothing(desk: Client) -> None:
    case = entered(desk)

    assert printed(desk, case.code, "a0").status_code == 302
    assert desk.get(f"/aduan/masuk/{case.code}/tanda-terima/").status_code == 405


def test_a_form_that_was_entered_later_says_when_it_was_received(desk: Client) -> None:
    case = entered(desk, "kertas", **PAPER)

    assert Paper(printed(desk, case.code).content).says("Friday, 2 January 2026 at 10:00")


def test_the_resident_s_own_download_comes_on_either_paper(town: Town, monday: datetime) -> None:
    filed, client = by_web(monday), Client()
    client.get(f"/lacak/{filed.case.code}/{filed.secret}/")
    address = f"/aduan/{filed.case.code}/tanda-terima.pdf"
    sizes = [
        Paper(client.get(address + asked).content).size[0] for asked in ("", "?kertas=a5", "?kertas=80mm", "?kertas=x")
    ]

    assert sizes == [148, 148, 80, 148]
