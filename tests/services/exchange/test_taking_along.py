# SPDX-License-Identifier: EUPL-1.2
"""What is taken along can be taken in again, and then nothing is different."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from praja.duties.services.enums import SERVICE_KIND
from praja.duties.services.gateways.lists import read_list
from praja.duties.services.models import Offer, Service, Standard, StandardVersion
from praja.duties.services.operations import begin_standard
from praja.duties.services.operations.exchange import Taken, send_list, take_in_list
from praja.duties.services.queries.exchange.files import file_of
from praja.duties.services.queries.exchange.known import content_of
from praja.duties.services.queries.exchange.taking_along import ExchangeRow, kept_rows, public_rows
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import ExternalId
from praja.kernel.organization.operations import link_external_id
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.lib.errors import InvalidInput
from services.making import (
    EVERY_COMPONENT,
    PURPOSE,
    asking,
    listed_service,
    officer_of,
    organizer,
    published_standard,
    said,
    signed,
)
from towns import FOUNDER, Town

PAID = ({"stage": "check"}, {"stage": "payment"})


@pytest.fixture
def catalogue(town: Town, monday: datetime) -> None:
    """A service of every kind: complete and signed; an own standard beside the common one; foreign; only a draft; nothing."""
    components = {**EVERY_COMPONENT, "persyaratan": '- KTP-el\r\n- Foto "rumah", terbaru', "biaya": "=gratis"}
    path = (
        {"stage": "reference", "purpose": "keperluan"},
        {"stage": "check"},
        {"stage": "recommendation", "unit": town.roads.pk},
    )
    made = published_standard(
        town,
        monday,
        content=signed(
            components=components,
            questions=asking(PURPOSE, monday),
            path=(*path, {"stage": "approval"}, {"stage": "signing"}),
        ),
    )
    link_external_id(
        object_kind=SERVICE_KIND,
        object_id=made.service.pk,
        system="sippn",
        code="8119225",
        since=monday.date(),
        actor=FOUNDER,
        at=monday,
    )
    shared = listed_service(
        town, monday, code="bersama", name="Bersama", owner=town.root, offered_by=(town.root, town.kelurahan)
    )
    table = [{"label": "Anak | bayi", "amount": 0}, {"label": "Dewasa", "amount": 10_000}]
    published_standard(town, monday, service=shared, fee_kind="table", fee_table=table, path=PAID)
    published_standard(town, monday, service=shared, unit=town.kelurahan, duration_value=90, duration_unit="minutes")
    foreign = listed_service(
        town, monday, code="nib", name="NIB", issuer="other", issuer_name="OSS", issuer_url="https://oss.go.id"
    )
    open_ones = {"duration_working": None, "fee_kind": "", "components": {"jangka_waktu": "7 hari kerja"}}
    begin_standard(service=foreign, content=said(**open_ones), actor=officer_of(town.kelurahan, monday), at=monday)
    listed_service(town, monday, code="kosong", name="Kosong")


def files(name: str, *, is_public: bool = False, rows: list[ExchangeRow] | None = None) -> bytes:
    given = list(kept_rows(FOUNDER)) if rows is None else rows
    return b"".join(file_of(given, name, source="Kota Uji", as_of=date(2026, 1, 5), is_public=is_public))


def take(data: bytes, town: Town, at: datetime) -> Taken:
    who = organizer(town, at)
    sent = send_list(sheet=read_list(data), sha256="0" * 64, is_sippn=False, actor=who, at=at)
    return take_in_list(sent=sent, actor=who, at=at)


@pytest.mark.parametrize("name", ["json", "csv", "xlsx"])
def test_what_was_taken_along_makes_no_difference(catalogue: None, town: Town, monday: datetime, name: str) -> None:
    data = files(name)
    taken = take(data, town, monday)
    assert (taken.report.read, taken.report.unchanged, taken.report.refused) == (5, 5, [])
    assert StandardVersion.objects.count() == 4
    public = take(files(name, is_public=True, rows=list(public_rows())), town, monday)
    assert (public.report.read, public.report.unchanged) == (3, 3)


@pytest.mark.parametrize("name", ["json", "csv", "xlsx"])
def test_another_installation_gets_the_same_from_it(catalogue: None, town: Town, monday: datetime, name: str) -> None:
    data, before = files(name), said_now()
    forget_everything()
    taken = take(data, town, monday)
    assert (taken.report.created, taken.report.refused) == (5, [])
    assert said_now() == before
    assert files(name).count(b"8119225") == data.count(b"8119225")
    assert not Standard.objects.exclude(current=None).exists()


def said_now() -> dict[tuple[str, str], Any]:
    """What every service and standard says, by code and unit."""
    services = {
        (one.code, ""): (one.name, one.summary, one.keywords, one.issuer, one.issuer_name, one.issuer_url, offered(one))
        for one in Service.objects.all()
    }
    versions = StandardVersion.objects.select_related("standard__service", "standard__unit")
    standards = {
        (one.standard.service.code, one.standard.unit.code if one.standard.unit else "-"): plain(content_of(one))
        for one in versions
    }
    return {**services, **standards}


def plain(content: dict[str, Any]) -> dict[str, Any]:
    """Line breaks as files have them, settings that were left out spelled out."""
    components = {key: text.replace("\r\n", "\n") for key, text in content["components"].items()}
    return {**content, "components": components}


def offered(service: Service) -> list[str]:
    return sorted(Offer.objects.filter(service=service, until=None).values_list("unit__code", flat=True))


def forget_everything() -> None:
    Standard.objects.update(current=None)
    cases = list(StandardVersion.objects.values_list("case", flat=True))
    StandardVersion.objects.all().delete()
    for model in (Standard, Offer, Service):
        model.objects.all().delete()
    ExternalId.objects.all().delete()
    assert cases
    Case.objects.filter(pk__in=cases).update(state="abandoned")


def test_everybody_gets_what_is_published_and_no_draft(catalogue: None, town: Town, monday: datetime) -> None:
    rows = json.loads(files("json", is_public=True, rows=list(public_rows())))["services"]
    assert [(row["code"], row["unit"], row["state"]) for row in rows] == [
        ("bersama", "0", "Berlaku"),
        ("bersama", "4.1", "Berlaku"),
        ("surat-domisili", "4.1", "Berlaku"),
    ]
    assert rows[0]["fee_table"][0] == {"label": "Anak | bayi", "amount": 0}
    assert not {"template_words", "register", "number_pattern"} & {key for row in rows for key in row}


def test_an_office_gets_what_it_keeps(catalogue: None, town: Town, monday: datetime) -> None:
    mine = [(row.entry.service.code, row.own) for row in kept_rows(officer_of(town.kelurahan, monday))]
    assert mine == [("bersama", town.kelurahan.pk), ("kosong", None), ("nib", None), ("surat-domisili", None)]
    assert list(kept_rows(officer_of(town.lights, monday))) == []


def test_taking_along_costs_the_same_reads_however_many(catalogue: None, town: Town, monday: datetime) -> None:
    def reads() -> int:
        with CaptureQueriesContext(connection) as queries, recalled(units):
            files("csv")
        return len(queries)

    before = reads()
    for number in range(3):
        published_standard(town, monday, listed={"code": f"s-{number}", "name": f"Surat {number}"})
    assert reads() == before


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"[1]", b'{"services": 3}', b"[" * 100_000, b"PK\x03\x04rusak"])
def test_what_is_no_list_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_list(data)
    assert refused.value.field == "file"


def test_an_entry_of_another_shape_is_refused_alone(catalogue: None, town: Town, monday: datetime) -> None:
    content = json.loads(files("json"))
    content["services"][0]["requirements"] = "KTP"
    content["services"][1]["fee_table"] = [{"label": "x"}]
    taken = take(json.dumps(content).encode(), town, monday)
    assert [(one.line, one.code) for one in taken.report.refused] == [(1, "bad_shape"), (2, "bad_shape")]
    assert taken.report.unchanged == 3


def test_a_title_above_the_headings_is_passed_over() -> None:
    sheet = read_list(b'Daftar layanan;;\n;;\nNama;Unit;Nama\n"Surat\nA";4.1;x\nB;2;\n')
    assert (sheet.headings, [(line.number, line.values) for line in sheet.lines]) == (
        ["Nama", "Unit"],
        [(4, {"Nama": "Surat\nA", "Unit": "4.1"}), (5, {"Nama": "B", "Unit": "2"})],
    )
