# SPDX-License-Identifier: EUPL-1.2
"""Applying in pages: one thing at a time, nothing lost, sent once."""

from datetime import datetime, timedelta

import pytest

from praja.duties.services.models import Application
from praja.kernel.forms.models import Draft
from praja.lib import clock
from residents import browser, photo
from services.making import KTP, REFERRED, simple_standard
from services.residents_pages import APPLY, SITI, draft_in, filled_in, heading, leave
from towns import Town


@pytest.fixture(autouse=True)
def _now(monday: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: monday)


def test_who_it_is_for_may_be_changed_and_nothing_said_of_either_is_lost(town: Town, monday: datetime) -> None:
    simple_standard(town, monday)
    client = browser()
    client.get(APPLY, follow=True)
    leave(client, "untuk", filed_for="self")
    leave(client, "pemohon", **SITI)
    leave(client, "untuk", filed_for="household")
    leave(client, "pemohon", name="Budi Kecil", nik="", phone="", email="")
    of_whom_applies = client.get(f"{APPLY}wakil/").content.decode()
    leave(client, "untuk", filed_for="self")
    own = client.get(f"{APPLY}pemohon/").content.decode()
    leave(client, "untuk", filed_for="household")
    other = client.get(f"{APPLY}pemohon/").content.decode()
    assert ["Siti Aminah" in page for page in (of_whom_applies, own, other)] == [True, True, False]
    assert "Budi Kecil" in other


def test_an_application_is_filled_in_page_by_page_checked_and_sent(town: Town, monday: datetime) -> None:
    simple_standard(town, monday - timedelta(days=1))
    client = filled_in()

    check = client.get(f"{APPLY}periksa/")
    sent = client.post(f"{APPLY}periksa/", {"draft": draft_in(check)}, follow=True)

    assert "Membuka rekening" in check.content.decode()
    assert "3 working days" in check.content.decode()
    assert heading(sent) == "We have your application"
    application = Application.objects.get()
    assert application.stated_people().applicant.name == "Siti Aminah"
    assert f"/lacak/{application.case.code}/" in sent.content.decode()
    assert not Draft.objects.exists()


def test_sent_twice_it_is_one_application_and_the_second_answer_shows_the_link_too(
    town: Town, monday: datetime
) -> None:
    simple_standard(town, monday - timedelta(days=1))
    client = filled_in()
    secret = draft_in(client.get(f"{APPLY}periksa/"))
    client.post(f"{APPLY}periksa/", {"draft": secret})

    again = client.post(f"{APPLY}periksa/", {"draft": secret}, follow=True)

    assert Application.objects.count() == 1
    assert heading(again) == "We have your application"
    assert "Secret link" in again.content.decode()


def test_a_first_page_whose_answer_got_lost_is_found_again_and_another_device_goes_on_by_the_link(
    town: Town, monday: datetime
) -> None:
    simple_standard(town, monday - timedelta(days=1))
    client, other = browser(), browser()
    first = client.get(APPLY, follow=True)
    leave(client, "untuk", filed_for="self")
    leave(client, "pemohon", **SITI)

    resumed = client.get(APPLY)
    elsewhere = other.get(f"{APPLY}lanjut/{draft_in(first)}/", follow=True)

    assert heading(resumed) == "Go on with your application?"
    assert "Siti Aminah" in elsewhere.content.decode()


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(town: Town, monday: datetime) -> None:
    simple_standard(town, monday - timedelta(days=1))
    client = browser()
    client.get(APPLY, follow=True)
    leave(client, "untuk", filed_for="self")

    wrong = leave(client, "pemohon", name="Siti", nik="123", phone="bukan nomor", email="")

    text = wrong.content.decode()
    assert wrong.status_code == 422
    assert 'href="#id_nik"' in text
    assert 'href="#id_phone"' in text
    assert 'value="bukan nomor"' in client.get(f"{APPLY}pemohon/").content.decode()


def test_nothing_can_be_skipped(town: Town, monday: datetime) -> None:
    simple_standard(town, monday - timedelta(days=1))
    client = browser()
    client.get(APPLY, follow=True)

    assert client.get(f"{APPLY}periksa/").headers["Location"] == f"{APPLY}untuk/"


def test_papers_are_taken_one_by_one_shown_and_can_be_taken_away(town: Town, monday: datetime) -> None:
    simple_standard(town, monday - timedelta(days=1), requirements=(KTP,))
    client = filled_in()
    page = client.get(f"{APPLY}isian-ktp/")

    missing = client.post(f"{APPLY}isian-ktp/", {"draft": draft_in(page)})
    added = client.post(f"{APPLY}isian-ktp/", {"draft": draft_in(page), "ktp": photo(), "add_file": "ktp"})
    shown = client.get(f"{APPLY}periksa/")

    assert missing.status_code == 422
    assert "lampu.jpg" in added.content.decode()
    assert "lampu.jpg" in shown.content.decode()
    address = added.content.decode().split('href="/layanan/surat-domisili/ajukan/berkas/')[1].split('"')[0]
    seen = client.get(f"{APPLY}berkas/{address}")
    assert b"".join(seen.streaming_content)  # read to its end, which closes it
    assert browser().get(f"{APPLY}berkas/{address}").status_code == 404
    client.post(f"{APPLY}periksa/", {"draft": draft_in(shown)})
    assert Application.objects.get().files.get().requirement == "ktp"


def test_the_office_is_chosen_where_several_offer_it(town: Town, monday: datetime) -> None:
    from praja.duties.services.operations import offer_service
    from services.making import SINCE
    from towns import FOUNDER

    made = simple_standard(town, monday - timedelta(days=1))
    offer_service(service=made.service, unit=town.roads, since=SINCE, actor=FOUNDER, at=monday)
    client = browser()

    first = client.get(APPLY)
    preset = browser().get(f"{APPLY}?kantor={town.roads.code}")

    assert first.headers["Location"] == f"{APPLY}kantor/"
    assert preset.headers["Location"] == f"{APPLY}untuk/"
    assert leave(client, "kantor", unit=str(town.roads.pk)).headers["Location"] == f"{APPLY}untuk/"


def test_a_proxy_shows_the_mandate_and_both_are_named(town: Town, monday: datetime) -> None:
    simple_standard(town, monday - timedelta(days=1))
    client = browser()
    client.get(APPLY, follow=True)
    leave(client, "untuk", filed_for="proxy")
    leave(client, "pemohon", name="Nenek Ijah", nik="", phone="", email="")
    leave(client, "wakil", **SITI)
    leave(client, "kuasa", mandate=photo("kuasa.jpg"))
    leave(client, "isian-isian", keperluan="Membuka rekening")
    check = client.get(f"{APPLY}periksa/")
    client.post(f"{APPLY}periksa/", {"draft": draft_in(check)})

    application = Application.objects.select_related("applicant", "filer").get()
    assert application.filer is not None
    assert (application.applicant.name, application.filer.name) == ("Nenek Ijah", "Siti Aminah")
    assert [paper.requirement for paper in application.files.all()] == ["mandate"]


def test_more_than_a_day_takes_is_kept_and_not_sent(town: Town, monday: datetime, settings: object) -> None:
    settings.PRAJA_APPLICATIONS_PER_DAY = 1  # type: ignore[attr-defined]
    simple_standard(town, monday - timedelta(days=1))
    client = filled_in()
    client.post(f"{APPLY}periksa/", {"draft": draft_in(client.get(f"{APPLY}periksa/"))})

    filled_in(client)
    refused = client.post(f"{APPLY}periksa/", {"draft": draft_in(client.get(f"{APPLY}periksa/"))})

    assert refused.status_code == 429
    assert "send it from Tuesday, 6 January 2026 at 09:00 WIB on" in refused.content.decode()
    assert Application.objects.count() == 1
    assert heading(client.get(APPLY)) == "Go on with your application?"


def test_a_path_by_the_neighbourhood_asks_where_one_lives(town: Town, monday: datetime) -> None:
    simple_standard(town, monday - timedelta(days=1), path=REFERRED)
    client = filled_in(asks_neighbourhood=True)
    client.post(f"{APPLY}periksa/", {"draft": draft_in(client.get(f"{APPLY}periksa/"))})

    stated = Application.objects.get().stated_people()
    assert (stated.rt, stated.rw, stated.applicant.address) == ("005", "002", "Jalan Mawar 3")
    assert stated.purpose == ""
