# SPDX-License-Identifier: EUPL-1.2
"""Three small steps over a weak signal: what was sent once is never lost, on this device or another, and never filed twice."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from praja.duties.complaints.models import Complaint
from praja.kernel.documents.models import Attachment
from praja.kernel.forms.models import Draft
from praja.kernel.procedures.models import Case
from praja.lib.clock import frozen
from residents import TEXT, browser, hidden, photo, proof_for
from towns import Town

ADDRESS = "/aduan/lapor/"
WHAT = {"text": TEXT, "kind": "complaint", "topic": ""}
WHERE = {"region": "99.01.01.1001", "place": "Jalan Mawar 3"}
WHO = {"identity": "anonymous", "visibility": "open", "name": "", "phone": "", "email": ""}


def press(client: Client, page: str, step: str, **said: Any) -> Any:
    """Fill in what this page asks and press a button; a browser without scripts sends just that."""
    begun = hidden(page)
    data = {"key": begun.key, "draft": begun.draft, "proof": "", "step": step, **said}
    return client.post(ADDRESS, data)


def opened(client: Client) -> str:
    return str(client.get(ADDRESS).content.decode())


def heading(page: str) -> str:
    return re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)[1].strip()  # type: ignore[index]


def walk(client: Client, *, last: str = "check", **who: str) -> str:
    """All three steps; the page after them."""
    page = press(client, opened(client), "where", **WHAT).content.decode()
    page = press(client, page, "who", **WHERE).content.decode()
    return str(press(client, page, last, **{**WHO, **who}).content.decode())


def link_in(page: str) -> str:
    return re.search(r"/aduan/lapor/lanjut/[\w-]+/", page)[0]  # type: ignore[index]


def test_a_report_in_three_steps_without_scripts(town: Town) -> None:
    client = browser()
    first = opened(client)
    second = press(client, first, "where", **WHAT, photos=[photo()]).content.decode()
    third = press(client, second, "who", **WHERE).content.decode()
    checked = press(client, third, "check", **WHO).content.decode()
    sent = press(client, checked, "send")
    complaint = Complaint.objects.get()

    assert [heading(page) for page in (first, second, third, checked)] == [
        "Tell us what is wrong",
        "Where is it?",
        "Who may know?",
        "Is this right?",
    ]
    assert all(words in checked for words in (TEXT, "Jalan Mawar 3", "Melati", "1 attached", "Nobody"))
    assert sent.status_code == 302
    assert (complaint.text, complaint.place, complaint.region_id) == (TEXT, "Jalan Mawar 3", "99.01.01.1001")
    assert (complaint.anonymous, complaint.secret, Attachment.objects.count()) == (True, False, 1)


def test_a_step_forward_costs_a_weak_signal_little(town: Town) -> None:
    client = browser()
    page = press(client, opened(client), "where", **WHAT).content.decode()
    checked = walk(browser())

    assert TEXT not in page, "what was said stays on the server and does not travel with every step"
    assert 'type="hidden" name="text"' not in checked


def test_after_a_lost_signal_the_same_device_goes_on_where_it_was(town: Town) -> None:
    client = browser()
    press(client, opened(client), "where", **WHAT, photos=[photo()])
    offered = opened(client)
    resumed = press(client, offered, "resume").content.decode()
    third = press(client, resumed, "who", **WHERE).content.decode()
    sent = press(client, press(client, third, "check", **WHO).content.decode(), "send")

    assert heading(offered) == "Go on with your report?"
    assert TEXT in offered
    assert heading(resumed) == "Where is it?"
    assert (sent.status_code, Complaint.objects.get().text, Attachment.objects.count()) == (302, TEXT, 1)


def test_a_dead_phone_goes_on_at_another_by_the_link(town: Town) -> None:
    phone, other = browser(), browser()
    page = press(phone, opened(phone), "where", **WHAT, photos=[photo()]).content.decode()
    swapped = other.get(link_in(page), follow=True)
    there = swapped.content.decode()
    third = press(other, there, "who", **WHERE).content.decode()
    sent = press(other, press(other, third, "check", **WHO).content.decode(), "send")
    late = press(phone, page, "who", **WHERE)

    assert swapped.redirect_chain == [("/aduan/lapor/?lanjut=1", 302)], "the secret leaves the address at once"
    assert heading(there) == "Where is it?"
    assert (sent.status_code, Attachment.objects.count()) == (302, 1)
    assert late["Location"] == sent["Location"], "the first phone comes back to what was sent"
    assert Case.objects.count() == 1


def test_a_first_step_whose_answer_got_lost_is_found_again(town: Town) -> None:
    client = browser()
    page = opened(client)
    cookies = client.cookies.output()
    press(client, page, "where", **WHAT, photos=[photo()])
    client.cookies.load(cookies.replace("Set-Cookie: ", ""))  # what the phone had before the answer
    again = press(client, page, "where", **WHAT, photos=[photo()])

    assert TEXT in opened(client)
    assert (again.status_code, Draft.objects.count()) == (200, 1)


def test_a_step_that_is_wrong_is_kept_too(town: Town) -> None:
    client = browser()
    wrong = press(client, opened(client), "where", **{**WHAT, "text": "Mati"}, photos=[photo()])
    resumed = press(client, opened(client), "resume").content.decode()

    assert wrong.status_code == 422
    assert "Mati" in resumed
    assert "File 1" in resumed


def test_going_back_keeps_what_this_page_had(town: Town) -> None:
    client = browser()
    second = press(client, opened(client), "where", **WHAT).content.decode()
    back = press(client, second, "what", **WHERE).content.decode()
    again = press(client, back, "where", **WHAT).content.decode()

    assert heading(back) == "Tell us what is wrong"
    assert TEXT in back
    assert 'value="Jalan Mawar 3"' in again


def test_nothing_is_kept_of_an_empty_form(town: Town) -> None:
    client = browser()
    page = press(client, opened(client), "where", text="", kind="complaint")

    assert (page.status_code, Draft.objects.count()) == (422, 0)
    assert heading(opened(client)) == "Tell us what is wrong"


def test_what_is_thrown_away_is_gone_here_and_on_the_server(town: Town) -> None:
    client = browser()
    page = press(client, opened(client), "where", **WHAT).content.decode()
    press(client, opened(client), "discard")
    gone = browser().get(link_in(page))

    assert (Draft.objects.count(), gone.status_code) == (0, 404)
    assert heading(opened(client)) == "Tell us what is wrong"


def test_sending_leaves_no_draft_behind(town: Town) -> None:
    client = browser()
    press(client, walk(client), "send")

    assert Draft.objects.count() == 0
    assert heading(opened(client)) == "Tell us what is wrong"


def test_what_is_kept_is_sealed_and_ends_after_fourteen_days(town: Town, monday: datetime) -> None:
    client = browser()
    with frozen(monday):
        page = press(client, opened(client), "where", **WHAT).content.decode()
    row = Draft.objects.get()
    with frozen(monday + timedelta(days=15)):
        late = browser().get(link_in(page))

    assert TEXT.encode() not in bytes(row.data.token)
    assert (row.expires_at, late.status_code) == (monday + timedelta(days=14), 404)


def test_two_tabs_write_two_reports(town: Town) -> None:
    client = browser()
    one, other = opened(client), opened(client)
    one = press(client, one, "where", **WHAT).content.decode()
    other = press(client, other, "where", **{**WHAT, "text": "Sampah menumpuk di belakang pasar."}).content.decode()
    for page in (one, other):
        third = press(client, page, "who", **WHERE).content.decode()
        press(client, press(client, third, "check", **WHO).content.decode(), "send")

    assert set(Complaint.objects.values_list("text", flat=True)) == {TEXT, "Sampah menumpuk di belakang pasar."}


def test_the_page_for_a_held_report_says_the_same_as_for_any_other(town: Town, monday: datetime) -> None:
    said = []
    for proven in (True, False):
        client = browser()
        with frozen(monday):
            checked = walk(client)
            sent = press(client, checked, "send", proof=proof_for(checked) if proven else "")
            page = client.get(sent["Location"]).content.decode()
        case = Case.objects.order_by("-pk")[0]
        said.append(re.sub(rf"{case.code[:5]}-?{case.code[5:]}|/lacak/\S+|csrf\S+|value=\S+", "", page))

    assert list(Case.objects.order_by("pk").values_list("state", flat=True)) == ["received", "draft"]
    assert said[0] == said[1]
    assert "The first answer comes at the latest on Thursday, 15 January 2026" in said[1]
