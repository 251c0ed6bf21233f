# SPDX-License-Identifier: EUPL-1.2
"""Readers ask for data and report errors without a name, and read the answer by their link."""

import re
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.test import Client

from opendata.conftest import AT, DataOffice
from opendata.publishing import published
from praja.duties.opendata.enums import Outcome, Wish
from praja.duties.opendata.errors import NeedsWords
from praja.duties.opendata.models import Asked
from praja.duties.opendata.models.digests import asked_digest
from praja.duties.opendata.operations.asking import Question, answer_asked, ask_for_data, assign_asked
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.work.models import WorkItem
from praja.lib.actors import NOBODY

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
