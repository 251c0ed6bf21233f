# SPDX-License-Identifier: EUPL-1.2
"""Officers of other units, stale tabs and forged fields write nothing, and what was typed is not lost."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from everything import everything
from officers import officer, signed_in
from praja.duties.complaints.models import Answer, AnswerDraft
from praja.kernel.ledger.verification import verify
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from procedures.cases import filed, forwarded
from towns import Town

WORDS = "Lubang sudah ditambal, <b>silakan</b> diperiksa & dinilai."


def browser(name: str, role: Role, town: Town, unit: str) -> Client:
    client = signed_in(officer(name, role, getattr(town, unit)))
    client.raise_request_exception = False
    return client


@pytest.fixture
def liaison(town: Town) -> Client:
    return browser("Petugas Jalan", Role.LIAISON, town, "roads")


@pytest.fixture
def case(town: Town, monday: datetime) -> Case:
    return forwarded(town, monday, publish=False)


def answer(client: Client, case: Case, **given: str):
    filled = {"kind": "done", "text": WORDS, "no_photo_reason": "Gelap.", "seen_version": "2"} | given
    return client.post(reverse("complaints:answer", args=[case.code]), filled)


def test_an_officer_of_another_unit_finds_no_such_case(town: Town, case: Case) -> None:
    other = browser("Petugas Lampu", Role.LIAISON, town, "lights")
    before = everything()
    seen = other.get(reverse("complaints:case", args=[case.code]))
    acted = answer(other, case)

    assert (seen.status_code, acted.status_code) == (404, 404)
    assert everything()["procedures.Case"] == before["procedures.Case"]
    assert everything()["ledger.LedgerEvent"] == before["ledger.LedgerEvent"]


def test_a_stale_tab_is_told_and_keeps_the_text(liaison: Client, case: Case) -> None:
    refused = answer(liaison, case, seen_version="1")

    assert refused.status_code == 409
    assert "Lubang sudah ditambal, &lt;b&gt;silakan&lt;/b&gt; diperiksa &amp; dinilai." in refused.content.decode()
    assert not Answer.objects.exists()


def test_a_doubled_answer_is_one_answer(liaison: Client, case: Case) -> None:
    first, second = answer(liaison, case), answer(liaison, case)

    assert first.status_code == 302
    assert 400 <= second.status_code < 500
    assert AnswerDraft.objects.get().text == WORDS
    assert list(verify()) == []


@pytest.mark.parametrize(
    "given",
    [
        {"seen_version": ""},
        {"seen_version": "99999999999999999999"},
        {"seen_version": "-2"},
        {"seen_version": "2; DROP TABLE procedures_case"},
        {"kind": "closed"},
        {"text": "\x00" * 20},
        {"text": "a" * 8_001},
        {"text": " "},
    ],
)
def test_forged_answers_write_nothing(liaison: Client, case: Case, given: dict[str, str]) -> None:
    before = everything()
    refused = answer(liaison, case, **given)

    assert 400 <= refused.status_code < 500, refused.status_code
    assert everything() == before


@pytest.mark.parametrize("unit", ["", "0", "-1", "99999999999999999999", "x", "1 OR 1=1"])
def test_a_forged_unit_is_not_forwarded_to(town: Town, monday: datetime, unit: str) -> None:
    coordinator = browser("Koordinator", Role.COMPLAINT_COORDINATOR, town, "root")
    case = filed(monday)
    refused = coordinator.post(
        reverse("complaints:forward", args=[case.code]),
        {"to_unit": unit, "classification": "normative", "about_service": "no", "publish": "no", "seen_version": "1"},
    )
    case.refresh_from_db()

    assert 400 <= refused.status_code < 500, refused.status_code
    assert (case.state, case.version) == ("received", 1)


def test_a_step_of_another_state_is_refused(liaison: Client, case: Case) -> None:
    answer(liaison, case)
    before = everything()
    refused = answer(liaison, case, seen_version="3", text="Jawaban kedua tanpa tanggapan.")

    assert refused.status_code == 409
    assert everything() == before
