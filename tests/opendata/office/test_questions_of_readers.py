# SPDX-License-Identifier: EUPL-1.2
"""What readers ask is passed on and answered in the office."""

import pytest
from django.test import Client

from officers import signed_in
from opendata.conftest import AT
from opendata.publishing import published
from praja.duties.opendata.models import Asked
from praja.duties.opendata.operations.asking import Question, ask_for_data
from praja.kernel.ledger.attestations import attestations
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.work.models import WorkItem
from praja.lib import clock
from praja.lib.actors import NOBODY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_monday():
    with clock.frozen(AT):
        yield


@pytest.fixture
def case(office):
    question = Question(wish="error", text="Angka Tirta keliru di sini.", dataset=published(office, at=AT))
    return ask_for_data(question=question, channel="web", actor=NOBODY, at=AT).case


def test_the_steward_passes_it_on_and_the_producer_answers(office, case):
    steward, producer = signed_in(office.steward), signed_in(office.producer)
    item = WorkItem.objects.get(kind="opendata.assign")
    assert steward.get(item.url).status_code == 200
    assert "Angka Tirta" in steward.get(item.url).content.decode()
    page = f"/satu-data/pertanyaan/{case.code}/"
    assert item.url == page
    said = {"seen_version": case.version, "unit": office.roads.pk}
    assert steward.post(f"{page}teruskan/", said).status_code == 302
    empty = producer.post(f"{page}jawab/", {"seen_version": case.version + 1, "outcome": "corrected"})
    assert (empty.status_code, set(empty.context["form"].errors)) == (422, {"answer"})
    said = {"seen_version": case.version + 1, "outcome": "corrected", "answer": "Sudah kami betulkan."}
    assert producer.post(f"{page}jawab/", said).status_code == 302
    assert (Asked.objects.get().outcome, WorkItem.objects.filter(closed_at=None, case_id=case.pk).exists()) == (
        "corrected",
        False,
    )
    assert list(attestations()["opendata.asked"]()) == []
    Asked.objects.update(answer="Lain")
    assert [one.where for one in attestations()["opendata.asked"]()] == [f"question {case.pk}"]


def test_others_do_not_find_it(office, case):
    outsider, auditor = signed_in(office.outsider), signed_in(office.auditor)
    page = f"/satu-data/pertanyaan/{case.code}/"
    assert outsider.get(page).status_code == 404
    assert outsider.post(f"{page}jawab/", {"seen_version": case.version}).status_code == 404
    assert auditor.get(page).status_code == 200
    assert auditor.post(f"{page}jawab/", {"seen_version": case.version}).status_code == 403


def test_the_steward_puts_away_what_asks_nothing(office, case):
    steward, producer = signed_in(office.steward), signed_in(office.producer)
    page = f"/satu-data/pertanyaan/{case.code}/"
    said = {"seen_version": case.version, "reason": "Iklan"}
    assert producer.post(f"{page}kesampingkan/", said).status_code == 403
    assert steward.post(f"{page}kesampingkan/", {"seen_version": case.version}).status_code == 422
    assert steward.post(f"{page}kesampingkan/", said).status_code == 302
    case.refresh_from_db()
    assert (case.state, WorkItem.objects.filter(closed_at=None, case_id=case.pk).exists()) == ("set_aside", False)
    assert "Iklan" not in "".join(LedgerEvent.objects.values_list("payload", flat=True))
    assert "without an answer" in Client(headers={"accept-language": "en"}).get(f"/lacak/{case.code}/").content.decode()
    Asked.objects.update(held="many")
    assert [one.where for one in attestations()["opendata.asked"]()] == [f"question {case.pk}"]
