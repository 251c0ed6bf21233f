# SPDX-License-Identifier: EUPL-1.2
"""Lists of services come in: each row a service, a draft of its standard, or both; nothing is published by a file."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from praja.duties.services.domain.exchange.columns import heading_of
from praja.duties.services.errors.exchange import ColumnsUnclear, ExchangeClosed
from praja.duties.services.models import ListTemplate, Offer, Service, StandardsList, StandardVersion
from praja.duties.services.operations import abandon_standard, begin_standard, revise_standard
from praja.duties.services.operations.exchange import (
    Planned,
    Taken,
    keep_columns,
    plan_rows,
    send_list,
    take_in_list,
    take_in_rows,
)
from praja.duties.services.operations.standards import StandardContent
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.organization.queries import external_ids_of
from praja.kernel.people.enums import Role
from praja.lib.actors import NOBODY, Actor
from praja.lib.imports import Line, Outcome, Refusal, Sheet
from services.making import holder, listed_service, officer_of, organizer, published_standard
from towns import Town


def lines(*rows: dict[str, str]) -> list[Line]:
    return [Line(number, row) for number, row in enumerate(rows, 2)]


def take(town: Town, at: datetime, *rows: dict[str, str], actor: Actor | None = None, **more: Any) -> Taken:
    who = actor or organizer(town, at)
    return take_in_rows(lines=lines(*rows), sha256="0" * 64, unit=more.pop("unit", None), actor=who, at=at)


def counts(taken: Taken) -> tuple[int, int, int, list[tuple[int, str, str]]]:
    report = taken.report
    return report.created, report.updated, report.unchanged, [(r.line, r.field, r.code) for r in report.refused]


DOMICILE = {
    "sippn_id": "8119225",
    "name": "Surat Keterangan Domisili",
    "unit": "Kelurahan Melati",
    "persyaratan": "1. KTP-el\n2. Pengantar RT",
    "jangka_waktu": "3 hari",
    "biaya": "Gratis",
}


def test_a_new_row_is_a_service_that_is_offered_and_a_draft_with_what_must_be_asked(
    town: Town, monday: datetime
) -> None:
    taken = take(town, monday, DOMICILE)
    assert counts(taken) == (1, 0, 0, [])
    service = Service.objects.get()
    assert (service.code, service.owner_id) == ("surat-keterangan-domisili", town.kelurahan.pk)
    assert Offer.objects.get().unit_id == town.kelurahan.pk
    assert external_ids_of("services.service", service.pk) == {"sippn": "8119225"}
    version = StandardVersion.objects.select_related("case", "standard").get()
    assert (version.case.state, version.case.channel, version.standard.current_id) == ("draft", "import", None)
    assert (version.duration_value, version.duration_unit, version.duration_working) == (3, "days", None)
    assert (version.fee_kind, [one["label"] for one in version.requirements]) == ("free", ["KTP-el", "Pengantar RT"])
    asked = [(one.line, one.field, one.code, one.case) for one in taken.asked]
    assert asked == [(2, "duration_working", "working_unknown", version.case.code)]


def test_the_same_list_again_changes_nothing_also_after_the_question_was_answered(town: Town, monday: datetime) -> None:
    take(town, monday, DOMICILE)
    before = LedgerEvent.objects.count()
    assert counts(take(town, monday, DOMICILE)) == (0, 0, 1, [])
    assert LedgerEvent.objects.count() == before
    version = StandardVersion.objects.get()
    decided = StandardContent.of(version)
    revise_standard(
        case=version.case,
        content=StandardContent(**{**_parts(decided), "duration_working": True}),
        actor=officer_of(town.kelurahan, monday),
        at=monday,
        seen_version=1,
    )
    again = take(town, monday, DOMICILE)
    assert (counts(again), again.asked) == ((0, 0, 1, []), [])
    version.refresh_from_db()
    assert version.duration_working is True


def test_a_corrected_list_corrects_a_draft_nobody_touched_and_no_other(town: Town, monday: datetime) -> None:
    take(town, monday, DOMICILE)
    assert counts(take(town, monday, DOMICILE | {"biaya": "Rp 5.000"})) == (0, 1, 0, [])
    assert StandardVersion.objects.get().fee_amount == 5000
    assert counts(take(town, monday, DOMICILE | {"biaya": "Rp 6.000"})) == (0, 1, 0, [])
    version = StandardVersion.objects.select_related("case").get()
    assert (version.fee_amount, version.listed_at) == (6000, version.case.version)
    written = replace(StandardContent.of(version), fee_amount=6500)
    revise_standard(case=version.case, content=written, actor=organizer(town, monday), at=monday, seen_version=3)
    refused = take(town, monday, DOMICILE | {"biaya": "Rp 7.000"})
    assert counts(refused) == (0, 0, 0, [(2, "", "version_in_progress")])
    assert StandardVersion.objects.get().fee_amount == 6500


def test_what_holds_changes_only_by_a_new_draft(town: Town, monday: datetime) -> None:
    made = published_standard(town, monday, duration_working=True)
    row = {"code": made.service.code, "unit": "4.1", "name": made.service.name, "biaya": "Rp 5.000"}
    assert counts(take(town, monday, row)) == (1, 0, 0, [])
    made.version.refresh_from_db()
    draft = StandardVersion.objects.exclude(pk=made.version.pk).select_related("case").get()
    assert (made.version.fee_kind, draft.fee_amount, draft.case.state) == ("free", 5000, "draft")
    assert (draft.number, draft.path, draft.requirements) == (2, made.version.path, made.version.requirements)
    content = StandardContent(**{**_parts(StandardContent.of(draft)), "fee_amount": 6000})
    officer = officer_of(town.kelurahan, monday)
    revise_standard(case=draft.case, content=content, actor=officer, at=monday, seen_version=1)
    published = row | {"biaya": "Uraian biaya sebagaimana ditetapkan."}
    assert counts(take(town, monday, published)) == (0, 0, 1, [])


def test_a_unit_that_only_offers_a_service_gets_a_draft_of_its_own_and_its_own_number(
    town: Town, monday: datetime
) -> None:
    service = listed_service(town, monday, owner=town.root, offered_by=(town.root, town.kelurahan))
    published_standard(town, monday, service=service, duration_value=3)
    row = {"name": service.name.upper(), "unit": "kelurahan melati", "jangka_waktu": "1 hari kerja", "sippn_id": "77"}
    assert counts(take(town, monday, row)) == (1, 0, 0, [])
    own = StandardVersion.objects.select_related("standard").get(number=1, standard__unit=town.kelurahan)
    assert (own.duration_value, own.fee_kind) == (1, "free")
    offer = Offer.objects.get(unit=town.kelurahan)
    assert external_ids_of("services.offer", offer.pk) == {"sippn": "77"}
    assert counts(take(town, monday, row)) == (0, 0, 1, [])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"name": ""}, ("name", "row_unclear")),
        ({"unit": "Kecamatan Entah"}, ("unit", "row_unclear")),
        ({"unit": ""}, ("unit", "row_unclear")),
        ({"code": "kantor"}, ("code", "service_unnamed")),
        ({"duration_value": "tiga"}, ("duration_value", "row_unclear")),
        ({"path": "check > terbang"}, ("path", "unfit_standard")),
        ({"path": "recommendation=99"}, ("path", "row_unclear")),
        ({"issuer": "oss", "register": "nib"}, ("register", "foreign_issues_nothing")),
        ({"offered_by": "4.1; 99"}, ("offered_by", "row_unclear")),
        ({"name": "x" * 161}, ("name", "service_unnamed")),
    ],
)
def test_a_row_that_cannot_be_taken_leaves_nothing_and_stops_no_other(
    town: Town, monday: datetime, row: dict[str, str], why: tuple[str, str]
) -> None:
    taken = take(town, monday, DOMICILE | row, {"name": "Surat lain", "unit": "4.1", "biaya": "Gratis"})
    assert counts(taken) == (1, 0, 0, [(2, *why)])
    assert list(Service.objects.values_list("name", flat=True)) == ["Surat lain"]
    assert StandardVersion.objects.count() == 1


def test_two_rows_of_one_service_are_not_both_taken(town: Town, monday: datetime) -> None:
    taken = take(town, monday, DOMICILE, DOMICILE | {"sippn_id": "", "biaya": "Rp 5.000"})
    assert counts(taken) == (1, 0, 0, [(3, "name", "row_twice")])


def test_rows_of_the_same_name_at_two_units_are_two_services(town: Town, monday: datetime) -> None:
    taken = take(town, monday, DOMICILE, DOMICILE | {"sippn_id": "5", "unit": "2"})
    assert counts(taken) == (2, 0, 0, [])
    assert sorted(Service.objects.values_list("code", flat=True)) == [
        "surat-keterangan-domisili",
        "surat-keterangan-domisili-2",
    ]


def test_an_officer_drafts_for_their_unit_and_lists_nothing(town: Town, monday: datetime) -> None:
    service = listed_service(town, monday)
    other = listed_service(town, monday, code="jalan", name="Izin jalan", owner=town.roads)
    rows = (
        {"code": service.code, "biaya": "Gratis"},
        {"code": other.code, "biaya": "Gratis"},
        {"name": "Baru", "unit": "4.1", "biaya": "Gratis"},
        {"code": service.code, "name": "Nama lain", "biaya": "Gratis"},
    )
    who = officer_of(town.kelurahan, monday)
    taken = take(town, monday, *rows[:3], actor=who)
    assert counts(taken) == (1, 0, 0, [(3, "", "step_not_allowed"), (4, "", "catalogue_closed")])
    assert counts(take(town, monday, rows[3], actor=who))[3] == [(2, "", "catalogue_closed")]
    for nobody in (NOBODY, holder(3, Role.AUDITOR, town.kelurahan, at=monday)):
        with pytest.raises(ExchangeClosed):
            take(town, monday, rows[0], actor=nobody)


def test_what_is_looked_at_first_is_what_happens(town: Town, monday: datetime) -> None:
    published_standard(town, monday, listed={"code": "tetap", "name": "Tetap"})
    drafted = begin_standard(
        service=listed_service(town, monday, code="disusun", name="Disusun"), actor=organizer(town, monday), at=monday
    )
    rows = lines(
        DOMICILE,
        {"code": "tetap", "name": "Tetap"},
        {"code": "tetap", "biaya": "Rp 1.000"},
        {"code": "disusun", "biaya": "Gratis"},
        {"code": "baru", "name": "Baru", "unit": "0", "offered_by": "0; 4.1", "biaya": "Gratis"},
        {"code": "baru", "unit": "4.1", "biaya": "Rp 2.000"},
        {"name": "Tanpa unit"},
    )
    before = LedgerEvent.objects.count()
    planned = plan_rows(rows, unit=None, actor=organizer(town, monday), at=monday)
    assert LedgerEvent.objects.count() == before
    told = [one.code if isinstance(one, Refusal) else one.outcome for one in planned]
    assert told == [
        Outcome.CREATED,
        Outcome.UNCHANGED,
        "row_twice",
        "version_in_progress",
        Outcome.CREATED,
        Outcome.CREATED,
        "row_unclear",
    ]
    assert next(one.asks for one in planned if isinstance(one, Planned)) == (("duration_working", "working_unknown"),)
    taken = take_in_rows(lines=rows, sha256="0" * 64, unit=None, actor=organizer(town, monday), at=monday)
    assert counts(taken)[:3] == (3, 0, 1)
    assert [refusal.code for refusal in taken.report.refused] == ["row_twice", "version_in_progress", "row_unclear"]
    own = StandardVersion.objects.get(standard__unit=town.kelurahan)
    assert own.fee_amount == 2000
    abandon_standard(case=drafted, reason="Uji.", actor=organizer(town, monday), at=monday, seen_version=1)


def sheet(*rows: dict[str, str]) -> Sheet:
    return Sheet(list(rows[0]), lines(*rows))


AGENCY = {"No": "1", "Judul SP": "Surat domisili", "SKPD": "4.1", "Tarif resmi": "Gratis", "Petugas": "Budi"}


def test_columns_are_said_once_and_used_the_next_time(town: Town, monday: datetime) -> None:
    who = organizer(town, monday)
    sent = send_list(sheet=sheet(AGENCY), sha256="1" * 64, is_sippn=True, actor=who, at=monday)
    with pytest.raises(ColumnsUnclear):
        take_in_list(sent=sent, actor=who, at=monday)
    said_columns = {"name": "Judul SP", "unit": "SKPD", "biaya": "Tarif resmi"}
    mapped = keep_columns(sent=sent, columns=said_columns, name=" SIPPN ", actor=who, at=monday)
    assert mapped.lines == [[2, {"name": "Surat domisili", "unit": "4.1", "biaya": "Gratis"}, None]]
    assert counts(take_in_list(sent=mapped, actor=who, at=monday)) == (1, 0, 0, [])
    later = send_list(sheet=sheet({**AGENCY, "Baru": "x"}), sha256="2" * 64, is_sippn=True, actor=who, at=monday)
    assert (later.is_mapped, later.template) == (True, ListTemplate.objects.get(name="SIPPN"))
    assert counts(take_in_list(sent=later, actor=who, at=monday)) == (0, 0, 1, [])
    assert StandardsList.objects.filter(taken_in_at=monday).count() == 2


@pytest.mark.parametrize(
    ("columns", "name", "field"),
    [
        ({"unit": "SKPD"}, "SIPPN", "name"),
        ({"name": "Judul SP", "unit": "Judul SP"}, "SIPPN", "unit"),
        ({"name": "Judul"}, "SIPPN", "name"),
        ({"name": "Judul SP"}, " ", "kept_as"),
    ],
)
def test_columns_that_are_unclear_are_asked_again(
    town: Town, monday: datetime, columns: dict[str, str], name: str, field: str
) -> None:
    who = organizer(town, monday)
    sent = send_list(sheet=sheet(AGENCY), sha256="1" * 64, is_sippn=False, actor=who, at=monday)
    with pytest.raises(ColumnsUnclear) as refused:
        keep_columns(sent=sent, columns=columns, name=name, actor=who, at=monday)
    assert refused.value.field == field
    assert not ListTemplate.objects.exists()


def test_a_list_with_our_own_headings_asks_nothing(town: Town, monday: datetime) -> None:
    own = sheet({heading_of("name"): "Surat", heading_of("unit"): "4.1"})
    sent = send_list(sheet=own, sha256="1" * 64, is_sippn=False, actor=organizer(town, monday), at=monday)
    assert sent.lines == [[2, {"name": "Surat", "unit": "4.1"}, None]]


def _parts(content: StandardContent) -> dict[str, Any]:
    return {name: getattr(content, name) for name in StandardContent.__dataclass_fields__}
