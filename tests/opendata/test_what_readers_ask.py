# SPDX-License-Identifier: EUPL-1.2
"""Readers ask for data and report errors without a name, and read the answer by their link."""

import base64
import hashlib
import json
import re
from typing import Any
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.test import Client

from opendata.conftest import AT, DataOffice
from opendata.publishing import published
from praja.duties.opendata.enums import Held, Outcome, Wish
from praja.duties.opendata.errors import NeedsWords
from praja.duties.opendata.models import Asked
from praja.duties.opendata.models.digests import asked_digest
from praja.duties.opendata.operations.asking import Question, answer_asked, ask_for_data, assign_asked
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.notifications.gateways.texts import words_of
from praja.kernel.notifications.models import Message
from praja.kernel.people.models import Person
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.work.models import WorkItem
from praja.lib.actors import NOBODY
from praja.lib.codes import show_code

TEXT = "Angka tahun 2024 untuk Marga tertukar dengan Tirta."


def post(client: Client, path: str, **said: str):
    return client.post(path, {"key": str(uuid4()), **said})


def test_an_error_goes_to_the_unit_that_counted(office: DataOffice) -> None:
    dataset = published(office, at=AT)
    client = Client()

    answer = post(
        client, "/data/produksi-sampah/salah/", text=TEXT, place="baris 2", table=str(dataset.resources.get().uuid)
    )
    asked = Asked.objects.select_related("case").get()

    assert answer["Location"] == f"/data/minta/{asked.case.code}/"
    assert (asked.said, asked.place, asked.wish) == (TEXT, "baris 2", Wish.ERROR)
    assert asked.resource == dataset.resources.get()
    assert asked.case.lead_unit == office.roads
    assert WorkItem.objects.get(case_id=asked.case_id, closed_at=None).holder_unit == office.roads
    event = LedgerEvent.objects.get(stream=asked.case.stream, seq=1)
    assert TEXT not in event.payload
    assert asked_digest(asked) in event.payload


def test_the_page_after_sending_shows_the_code_and_the_link_once(office: DataOffice) -> None:
    client = Client()
    answer = post(client, "/data/minta/", text="Harga beras per pasar sejak 2020.", purpose="Skripsi")

    html = client.get(answer["Location"]).content.decode()
    (link,) = re.findall(r"http://testserver(/lacak/[^<]+)<", html)

    assert Client().get(answer["Location"]).status_code == 404
    assert Client().get(link, follow=True).context["asked"].purpose == "Skripsi"


def test_what_is_sent_twice_is_filed_once(office: DataOffice) -> None:
    client, key = Client(), str(uuid4())
    for _time in (1, 2):
        answer = client.post("/data/minta/", {"key": key, "text": "Harga beras per pasar sejak 2020."})
        assert answer.status_code == 302

    assert Asked.objects.count() == 1


def test_a_text_that_says_nothing_is_not_filed(office: DataOffice) -> None:
    assert post(Client(), "/data/minta/", text="").status_code == 422
    answer = post(Client(), "/data/minta/", text="data", purpose="Skripsi")

    assert answer.status_code == 422
    assert 'value="Skripsi"' in answer.content.decode(), "nothing typed is lost"
    with pytest.raises(NeedsWords):
        ask_for_data(question=Question(wish=Wish.ERROR, text=TEXT), channel="web", actor=NOBODY, at=AT)
    assert not Asked.objects.exists()


def test_the_answer_is_read_by_the_link_and_not_by_the_code(office: DataOffice) -> None:
    dataset = published(office, at=AT)
    question = Question(wish=Wish.ERROR, text=TEXT, dataset=dataset)
    filed = ask_for_data(question=question, channel="web", actor=NOBODY, at=AT)
    answer_asked(
        asked=filed.asked,
        outcome=Outcome.CORRECTED,
        answer="Benar, sudah kami perbaiki.",
        dataset=None,
        actor=office.actor(office.producer),
        at=AT,
        seen_version=None,
    )

    reader, other = Client(), Client()
    own = reader.get(f"/lacak/{filed.case.code}/{filed.secret}/", follow=True).content.decode()
    by_code = other.get(f"/lacak/{filed.case.code}/").content.decode()

    assert "Benar, sudah kami perbaiki." in own
    assert TEXT in own
    assert 'href="/data/produksi-sampah/"' in own
    assert "Benar, sudah kami perbaiki." not in by_code
    assert TEXT not in by_code
    assert "Dijawab" in by_code


def test_only_the_steward_passes_on_and_only_the_unit_answers(office: DataOffice) -> None:
    question = Question(wish=Wish.DATASET, text="Harga beras per pasar sejak 2020.")
    asked = ask_for_data(question=question, channel="web", actor=NOBODY, at=AT).asked
    answering = {"asked": asked, "outcome": Outcome.PLANNED, "answer": "Tahun depan.", "dataset": None}

    with pytest.raises(StepNotAllowed):
        assign_asked(asked=asked, unit=office.lights, actor=office.actor(office.producer), at=AT, seen_version=None)
    assign_asked(asked=asked, unit=office.lights, actor=office.actor(office.steward), at=AT, seen_version=None)
    with pytest.raises(StepNotAllowed):
        answer_asked(**answering, actor=office.actor(office.producer), at=AT, seen_version=None)
    answer_asked(**answering, actor=office.actor(office.outsider), at=AT, seen_version=None)

    asked.refresh_from_db()
    assert (asked.outcome, asked.case.lead_unit) == (Outcome.PLANNED, office.lights)


def test_feeds_tell_what_is_new(office: DataOffice) -> None:
    published(office, at=AT, title="Sampah <& air>")
    space = "{http://www.w3.org/2005/Atom}"

    every = ElementTree.fromstring(Client().get("/data/umpan.atom").content)
    one = ElementTree.fromstring(Client().get("/data/produksi-sampah/umpan.atom").content)

    assert [entry.findtext(f"{space}title") for entry in every.iter(f"{space}entry")] == ["Sampah <& air>"]
    assert [entry.findtext(f"{space}author/{space}name") for entry in one.iter(f"{space}entry")] == [office.roads.name]
    assert Client().get(f"/data/umpan.atom?unit={office.roads.code}").status_code == 200
    assert Client().get("/data/umpan.atom?topik=tiada").status_code == 404


def challenge_of(client: Client, path: str) -> tuple[str, dict[str, Any]]:
    """The key of a fresh form, and what its browser has to work out."""
    page = client.get(path)
    return str(page.context["form"]["key"].value()), json.loads(page.context["challenge"])


def proof_of(task: dict[str, Any]) -> str:
    """What a browser works out."""
    number = next(
        n
        for n in range(task["maxnumber"] + 1)
        if hashlib.sha256(f"{task['salt']}{n}".encode()).hexdigest() == task["challenge"]
    )
    said = {name: task[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps({**said, "number": number}).encode()).decode()


def test_whoever_leaves_an_address_is_told_of_the_answer_and_it_stays_sealed(office: DataOffice) -> None:
    post(Client(), "/data/minta/", text="Harga beras per pasar sejak 2020.", email="warga@contoh.invalid")
    asked = Asked.objects.select_related("case", "person").get()
    answer_asked(
        asked=asked,
        outcome=Outcome.PLANNED,
        answer="Terbit bulan depan.",
        dataset=None,
        actor=office.actor(office.steward),
        at=asked.case.filed_at,
        seen_version=None,
    )
    while deliver_due(at=asked.case.filed_at, limit=500):
        pass

    (message,) = Message.objects.filter(recipient=asked.person)
    words = words_of(message.template, "id", message.channel, message.context)
    assert message.template == "opendata.asked_answered"
    assert show_code(asked.case.code) in words.subject
    assert "bulan depan" not in words.body
    assert "warga@" not in str(Person.objects.filter(pk=asked.person.pk).values())
    assert "warga@" not in "".join(LedgerEvent.objects.values_list("payload", flat=True))


def test_an_address_that_can_not_be_right_is_said_on_its_field(office: DataOffice) -> None:
    answer = post(Client(), "/data/minta/", text="Harga beras per pasar sejak 2020.", phone="besok")

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"phone"})
    assert not Asked.objects.exists()


def test_without_the_proof_of_a_browser_it_is_looked_at_first_and_never_refused(office: DataOffice) -> None:
    client, text = Client(), "Harga beras per pasar sejak 2020."
    key, task = challenge_of(client, "/data/minta/")

    client.post("/data/minta/", {"key": key, "text": text, "proof": proof_of(task)})
    post(client, "/data/minta/", text=text, proof=proof_of(task))

    assert list(Asked.objects.order_by("pk").values_list("held", flat=True)) == [Held.NO, Held.UNPROVEN]


def test_many_from_one_device_or_to_one_address_are_looked_at_first(office: DataOffice, settings: Any) -> None:
    settings.PRAJA_REPORTS_PER_DAY = 1
    text, address = "Harga beras per pasar sejak 2020.", "warga@contoh.invalid"
    first, second, other = Client(), Client(), Client()
    for client, email in ((first, address), (first, ""), (second, address), (other, "")):
        key, task = challenge_of(client, "/data/minta/")
        client.post("/data/minta/", {"key": key, "text": text, "email": email, "proof": proof_of(task)})

    held = list(Asked.objects.order_by("pk").values_list("held", flat=True))
    assert held == [Held.NO, Held.MANY, Held.MANY, Held.NO]
