# SPDX-License-Identifier: EUPL-1.2
"""The product: its words, its preview, its signature, and what happens when a try fails."""

import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.services.domain.products import PLACES, rendered, word_problems
from praja.duties.services.errors.handling import ProductSigned
from praja.duties.services.operations.deciding import return_for_check
from praja.duties.services.operations.issuing import issue_product, sign_products
from praja.duties.services.queries.applications import application_of
from praja.duties.services.queries.products import (
    document_of,
    facts_of,
    issued_document_of,
    preview_of_product,
)
from praja.duties.services.queries.signers import signer_of
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.queries import content_of
from praja.kernel.documents.tasks import sign_waiting_documents
from praja.kernel.organization.models import Post
from praja.kernel.people.enums import Holding, Role
from praja.kernel.people.models import Person, RoleAssignment
from praja.kernel.people.operations import assign_role
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.lib.actors import system_actor
from procedures.cases import deliver_all
from services.offices import NIK, WORDS, Office, applied, business_letter, by, open_office, to_signing
from towns import FOUNDER, Town

QUESTIONS = ("usaha", "catatan")
FACTS = {name: name.upper() for name in PLACES} | {"jawaban.usaha": "Warung", "jawaban.catatan": ""}


@pytest.fixture(autouse=True)
def _own_region(settings: Any) -> None:
    settings.PRAJA_REGION_CODE = "99.01"


@pytest.fixture
def office(town: Town, monday: datetime) -> Office:
    return open_office(town, monday)


def problems(**changed: Any) -> list[tuple[str, str, str]]:
    return [(p.code, p.part, p.found) for p in word_problems({**WORDS, **changed}, QUESTIONS)]


def test_words_that_every_application_can_fill_are_fit() -> None:
    assert problems() == []
    assert problems(recipient=["{nama}", "di tempat"], copies=["Camat"]) == []
    assert word_problems({"title": "Surat"}, ()) == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"title": " "}, ("no_title", "title", "")),
        ({"title": None}, ("no_title", "title", "")),
        ({"title": "Surat {nama}"}, ("unknown_place", "title", "Surat {nama}")),
        ({"title": "S" * 201}, ("too_long", "title", "")),
        ({"paragraphs": ["{nam}"]}, ("unknown_place", "paragraphs", "nam")),
        ({"paragraphs": ["{jawaban.gaji}"]}, ("unknown_place", "paragraphs", "jawaban.gaji")),
        ({"closing": ["sisa } kurung"]}, ("stray_brace", "closing", "sisa } kurung")),
        ({"closing": "bukan daftar"}, ("bad_shape", "closing", "")),
        ({"closing": [7]}, ("bad_shape", "closing", "")),
        ({"fields": [["Nama"]]}, ("bad_shape", "fields", "")),
        ({"fields": [["Nama", "{gaji}"]]}, ("unknown_place", "fields", "gaji")),
        ({"copies": ["x" * 2001]}, ("too_long", "copies", "x" * 40)),
        ({"kaki": []}, ("bad_shape", "kaki", "")),
    ],
)
def test_words_that_nobody_could_fill_are_named(changed: dict[str, Any], found: tuple[str, str, str]) -> None:
    assert problems(**changed) == [found]


def test_places_are_filled_and_a_field_without_an_answer_is_left_out() -> None:
    text = rendered({**WORDS, "closing": ["Catatan: {jawaban.catatan}."]}, FACTS)
    assert text.opening == ("Kepala UNIT menerangkan bahwa:",)
    assert text.fields == (("Nama", "NAMA"), ("NIK", "NIK"), ("Usaha", "Warung"))
    assert text.closing == ("Catatan: –.",)


@given(st.text())
def test_what_an_applicant_typed_is_never_a_place(answer: str) -> None:
    text = rendered({"title": "T", "paragraphs": ["{jawaban.usaha}"]}, {**FACTS, "jawaban.usaha": answer})
    assert text.opening == (answer or "–",)


@given(st.dictionaries(st.text(), st.lists(st.text() | st.integers() | st.lists(st.text()))))
def test_any_words_are_judged_without_breaking(words: dict[str, Any]) -> None:
    if not word_problems({"title": "T", **words}, QUESTIONS):
        rendered({"title": "T", **words}, FACTS)


def words_in(pdf: bytes, folder: Path) -> str:
    (folder / "page.pdf").write_bytes(pdf)
    return subprocess.run(
        ["pdftotext", "-layout", str(folder / "page.pdf"), "-"], capture_output=True, check=True, text=True
    ).stdout


def test_the_head_sees_the_page_before_anything_is_signed(
    town: Town, office: Office, monday: datetime, tmp_path: Path
) -> None:
    letter = business_letter(town, monday)
    case = applied(town, monday, letter)
    seen = words_in(preview_of_product(application_of(case), monday), tmp_path)
    for words in ("Siti Aminah", NIK, "Warung Bu Siti", "BELUM DITANDATANGANI", "Lina Lurah"):
        assert words in seen
    assert IssuedDocument.objects.count() == 0

    waiting = to_signing(town, office, monday, letter)
    seen = words_in(preview_of_product(application_of(waiting), monday), tmp_path)
    assert "500.2.1/001/4.1/I/2026" in seen
    assert "BELUM DITANDATANGANI" in seen


def test_the_worker_signs_and_the_applicant_can_download_at_once(
    town: Town, office: Office, monday: datetime, tmp_path: Path
) -> None:
    case = to_signing(town, office, monday)
    sign_waiting_documents(monday)
    deliver_all(monday)

    case.refresh_from_db()
    document = issued_document_of(application_of(case))
    assert document is not None
    assert (case.state, document.title, document.holder_mask) == ("finished", "Surat Keterangan Usaha", "S••• A•••")
    with content_of(document.file) as file:
        assert "Warung Bu Siti" in words_in(file.read(), tmp_path)
    assert WorkItem.objects.filter(case_id=case.pk, closed_at=None).count() == 0


def test_saying_twice_that_it_was_signed_changes_nothing(town: Town, office: Office, monday: datetime) -> None:
    case = to_signing(town, office, monday)
    [signed] = sign_products(case_ids=[case.pk], secret=None, actor=office.head, at=monday)
    assert signed.refused is None
    case.refresh_from_db()
    version = case.version

    deliver_all(monday)
    assert issue_product(document_id=document_of(application_of(case)).pk, actor=system_actor("t"), at=monday) is None
    assert issue_product(document_id=10**9, actor=system_actor("t"), at=monday) is None
    case.refresh_from_db()
    assert (case.state, case.version) == ("finished", version)


def test_what_was_signed_is_not_given_back(town: Town, office: Office, monday: datetime) -> None:
    case = to_signing(town, office, monday)
    sign_waiting_documents(monday)  # and nobody has heard of it yet
    with pytest.raises(ProductSigned):
        return_for_check(note="Terlambat dikembalikan.", **by(office.head, case, monday))


def test_a_failed_try_is_said_on_the_heads_desk_and_can_be_repeated(
    town: Town, office: Office, monday: datetime, settings: Any, tmp_path: Path
) -> None:
    case = to_signing(town, office, monday)
    keys, settings.PRAJA_KEYS = settings.PRAJA_KEYS, tmp_path / "empty"
    sign_waiting_documents(monday)
    deliver_all(monday)

    item = WorkItem.objects.get(case_id=case.pk, closed_at=None)
    assert item.state_label == "Not signed yet: the last try failed"
    settings.PRAJA_KEYS = keys
    sign_waiting_documents(monday + timedelta(hours=1))
    deliver_all(monday + timedelta(hours=1))
    assert Case.objects.get(pk=case.pk).state == "finished"


def test_a_stand_in_signs_before_the_head_and_under_their_own_title(
    town: Town, office: Office, monday: datetime
) -> None:
    Post.objects.create(
        unit=town.kelurahan, name="Lurah Melati Indah", kind="structural", is_head=True, since="2020-01-01"
    )
    assert signer_of(town.kelurahan.pk, monday).title == "Lurah Melati Indah"
    stand_in = office.accounts["officer"]
    assign_role(
        account=stand_in, role=Role.HEAD, unit=town.kelurahan, holding=Holding.STANDIN, decree_number="SPT 1/2026",
        decree_date=monday.date(), since=monday, until=monday + timedelta(days=7), actor=FOUNDER, at=monday,
    )  # fmt: skip
    found = signer_of(town.kelurahan.pk, monday)
    assert (found.account, found.title) == (stand_in.pk, "Plh. Lurah Melati Indah")


def test_without_a_head_of_its_own_the_unit_above_signs(town: Town, office: Office, monday: datetime) -> None:
    RoleAssignment.objects.all().update(until=monday)
    assert signer_of(town.kelurahan.pk, monday) is None
    above = office.accounts["counter"]
    assign_role(
        account=above, role=Role.HEAD, unit=town.kelurahan.parent, decree_number="SK 2", decree_date=monday.date(),
        since=monday, actor=FOUNDER, at=monday,
    )  # fmt: skip
    assert signer_of(town.kelurahan.pk, monday).title == "Camat Timur"


def test_the_product_says_what_the_applicant_stated(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday))
    Person.objects.update(name="Nama Lain")
    assert facts_of(application_of(case))["nama"] == "Siti Aminah"
