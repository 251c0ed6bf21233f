# SPDX-License-Identifier: EUPL-1.2
"""A known reporter's name, contact and words stay where they belong, whatever happens on the way."""

import json
import logging
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from praja.duties.complaints.enums import Classification, ReportKind
from praja.duties.complaints.models import Complaint, Reply
from praja.duties.complaints.operations import admit_complaint, forward_complaint
from praja.kernel.ledger.models import Delivery, LedgerEvent
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from procedures.cases import deliver_all
from towns import Town, answered

NAME, PHONE, EMAIL = "Ningsih Purwaningrum", "081298765432", "ningsih.purwa@contoh.id"
WORDS = "Tetangga saya bernama Sukirman membuang limbah ke selokan."
ANSWER = "Selokan sudah dibersihkan bersama warga."
REPLY = "Kemarin malam selokannya tersumbat lagi."
SECRETS = ("Ningsih", "Purwaningrum", "81298765432", "ningsih.purwa", "Sukirman", "limbah", "tersumbat", "dibersihkan")


def leaks(text: str) -> list[str]:
    """Which of the secrets stand in `text`."""
    return [secret for secret in SECRETS if secret.lower() in text.lower()]


@pytest.fixture
def journey(town: Town, monday: datetime, caplog: pytest.LogCaptureFixture) -> tuple[Client, Case, list[str]]:
    """A report with name and contact, forwarded, answered and replied to; every address and cookie of the way."""
    caplog.set_level(logging.DEBUG)
    client, seen = Client(raise_request_exception=False), []
    given = {"text": WORDS, "kind": "complaint", "identity": "named", "visibility": "secret", "key": str(uuid4())}
    given |= {"name": NAME, "phone": PHONE, "email": EMAIL}
    for step in ("check", "send"):
        answer = client.post(reverse("complaints:report"), {**given, "step": step})
        seen += [answer.get("Location", ""), *(str(morsel) for morsel in answer.cookies.values())]
    assert answer.status_code == 302, answer.content.decode()[:1000]
    case = Case.objects.get()
    assert Complaint.objects.get().text == WORDS
    case = admit_complaint(
        case=case,
        kind=ReportKind.COMPLAINT,
        topic=None,
        region=None,
        actor=town.coordinator,
        at=case.filed_at,
        seen_version=1,
    )
    case = forward_complaint(
        case=case, to_unit=town.roads, classification=Classification.SUPERVISORY, about_service=True, publish=False,
        actor=town.coordinator, at=case.filed_at, seen_version=2,
    )  # fmt: skip
    answered(case, liaison=town.roads_liaison, head=town.roads_head, at=case.filed_at, text=ANSWER)
    answer = client.post(reverse("complaints:reply", args=[case.code]), {"text": REPLY, "seen": "6", "step": "send"})
    seen += [answer.get("Location", ""), *(str(morsel) for morsel in answer.cookies.values())]
    assert Reply.objects.get().text == REPLY
    deliver_all(case.filed_at)
    return client, case, seen


def test_the_ledger_and_the_outbox_hold_none_of_it(journey: tuple[Client, Case, list[str]]) -> None:
    events = LedgerEvent.objects.values_list("payload", "refs", "actor_id", "stream")
    waiting = Delivery.objects.values_list("last_error", "stream")

    assert leaks(json.dumps([list(row) for row in events])) == []
    assert leaks(json.dumps([list(row) for row in waiting])) == []


def test_desks_and_subjects_hold_none_of_it(journey: tuple[Client, Case, list[str]]) -> None:
    items = WorkItem.objects.values_list("subject", "state_label", "url")

    assert leaks(json.dumps([list(row) for row in items])) == []
    assert leaks(Case.objects.get().subject) == []


def test_addresses_cookies_and_sessions_hold_none_of_it(journey: tuple[Client, Case, list[str]]) -> None:
    client, _, seen = journey
    sessions = [str(session.get_decoded()) for session in Session.objects.all()]

    assert any(seen)
    assert leaks("\n".join([*seen, *sessions, *(str(morsel) for morsel in client.cookies.values())])) == []


def test_the_log_holds_none_of_it(journey: tuple[Client, Case, list[str]], caplog: pytest.LogCaptureFixture) -> None:
    ours = [r.getMessage() for r in caplog.get_records("setup") if not r.name.startswith("django.db.backends")]

    assert leaks("\n".join([*ours, *(str(r.exc_info) for r in caplog.get_records("setup") if r.exc_info)])) == []


def test_names_of_stored_files_hold_none_of_it(journey: tuple[Client, Case, list[str]]) -> None:
    names = [str(path) for path in Path(settings.PRAJA_FILES_ROOT).rglob("*")]

    assert leaks("\n".join(names)) == []


def test_contacts_are_sealed_in_their_table(journey: tuple[Client, Case, list[str]]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_person")
        text = str([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor.fetchall()])

    assert "81298765432" not in text
    assert "ningsih.purwa" not in text


def test_pages_for_others_and_error_pages_hold_none_of_it(journey: tuple[Client, Case, list[str]]) -> None:
    _, case, _ = journey
    stranger = Client(raise_request_exception=False)
    pages = ["/", "/aduan/", f"/aduan/{case.code}/", f"/lacak/{case.code}/", f"/aduan/kasus/{case.code}/", "/buku-besar/",
             f"/aduan/{case.code}/terkirim/", f"/api/v1/complaints/{case.code}", "/api/v1/complaints", "/tidak-ada/"]  # fmt: skip
    found = {page: leaks(stranger.get(page).content.decode()) for page in pages}
    refused = stranger.post(f"/aduan/{case.code}/balas/", {"text": REPLY, "seen": "5"})

    assert found == {page: [] for page in pages}
    assert refused.status_code in (403, 404)
    assert leaks(refused.content.decode()) == []


def test_a_crash_says_nothing_of_what_was_sent(
    town: Town, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from praja.duties.complaints.web import resident

    def crash(**_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(resident, "file_complaint", crash)
    given = {"text": WORDS, "kind": "complaint", "identity": "named", "visibility": "open", "key": str(uuid4())}
    answer = Client(raise_request_exception=False).post(
        reverse("complaints:report"), {**given, "name": NAME, "phone": PHONE, "step": "send"}
    )

    assert answer.status_code == 500
    assert leaks(answer.content.decode()) == []
    assert "ZeroDivisionError" in caplog.text
    assert leaks(caplog.text) == []
