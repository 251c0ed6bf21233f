# SPDX-License-Identifier: EUPL-1.2
"""Officers work on applications through the pages: list, case, acts, several at once, papers and product."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from officers import signed_in
from praja.duties.services.enums import Issuer, RefusalReason
from praja.duties.services.models import Application, Completion, Visit
from praja.duties.services.operations.checking import pass_check, propose_refusal
from praja.duties.services.operations.issuing import sign_products
from praja.duties.services.procedure import APPLICATION
from praja.duties.services.queries.office_told import TOLD
from praja.kernel.procedures.models import Case
from praja.lib import clock
from residents import photo
from services.offices import APPROVED, CHECKED, FULL, NIK, Office, applied, business_letter, by, open_office, to_signing
from towns import Town


@pytest.fixture(autouse=True)
def _now(settings: Any, monday: datetime) -> Any:
    settings.PRAJA_REGION_CODE = "99.01"
    with clock.frozen(monday):
        yield


@pytest.fixture
def office(town: Town, monday: datetime) -> Office:
    return open_office(town, monday)


@pytest.fixture
def at(office: Office) -> Any:
    """Browsers in which each of the office is signed in."""
    return {name: signed_in(account) for name, account in office.accounts.items()}


def page(client: Client, case: Case) -> str:
    response = client.get(f"/layanan/kantor/{case.code}/")
    assert response.status_code == 200
    return response.content.decode()


def send(client: Client, case: Case, slug: str, **data: Any) -> Any:
    seen = Case.objects.get(pk=case.pk).version
    return client.post(f"/layanan/kantor/{case.code}/{slug}/", {"seen_version": seen, **data})


def read(served: Any) -> bytes:
    """A file as it was sent; read to its end, it is closed."""
    return b"".join(served.streaming_content)


def state_of(case: Case) -> str:
    return Case.objects.get(pk=case.pk).state


def forms_on(text: str) -> set[str]:
    return set(re.findall(r'action="/layanan/kantor/[A-Z0-9]+/([a-z-]+)/"', text))


def test_the_page_shows_what_was_stated_and_masks_numbers(town: Town, at: Any, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday))
    text = page(at["officer"], case)
    for words in ("Warung Bu Siti", "Siti Aminah", "KTP-el pemohon", "327301", "Applied", "8 January 2026"):
        assert words in text, words
    assert NIK not in text
    assert "081234567890" not in text


def test_everybody_is_offered_what_is_theirs_to_do(town: Town, at: Any, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday))
    assert forms_on(page(at["officer"], case)) == {"lengkap", "minta-lengkapi", "usul-tolak"}
    assert forms_on(page(at["head"], case)) == {"tolak"}
    assert forms_on(page(at["counter"], case)) == set()
    assert at["neighbour"].get(f"/layanan/kantor/{case.code}/").status_code == 404


def test_an_application_is_walked_to_its_signature_by_forms(
    town: Town, office: Office, at: Any, monday: datetime
) -> None:
    case = applied(town, monday, business_letter(town, monday, FULL))
    assert send(at["officer"], case, "lengkap").status_code == 302
    tomorrow = (monday + timedelta(days=1)).date().isoformat()
    assert send(at["officer"], case, "jadwal-tinjau", day=tomorrow, hour="10:00").status_code == 302
    assert Visit.objects.get().planned_for == datetime.fromisoformat(f"{tomorrow}T03:00:00+00:00")
    found = {"in_order": "yes", "findings": "Warung ada dan buka.", "photos": photo()}
    assert send(at["officer"], case, "hasil-tinjau", **found).status_code == 302
    assert send(at["adviser"], case, "rekomendasi", in_favour="yes", text="Tidak mengganggu.").status_code == 302
    assert "Rp25.000" in page(at["treasurer"], case)
    assert send(at["treasurer"], case, "lunas", amount="25000", method="cash").status_code == 302
    assert send(at["head"], case, "setujui").status_code == 302
    assert state_of(case) == "signing"

    story = page(at["head"], case)
    for words in ("Warung ada dan buka.", "Tidak mengganggu.", "receipt 00001/4.1/2026", "Lina Lurah, Head of unit"):
        assert words in story, words
    number = re.search(r"/foto/(\d+)/", story)[1]
    served = at["head"].get(f"/layanan/kantor/{case.code}/foto/{number}/")
    assert read(served)[:2] == b"\xff\xd8"


def test_a_form_that_says_nothing_comes_back_with_what_to_do(town: Town, at: Any, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday))
    answer = send(at["officer"], case, "minta-lengkapi")
    assert answer.status_code == 422
    assert "Tick what has to be sent again" in answer.content.decode()
    assert send(at["officer"], case, "usul-tolak", reason="untrue", note="").status_code == 422
    assert state_of(case) == "check"


def test_what_is_wrong_with_a_paper_asks_for_it_again(town: Town, at: Any, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday))
    assert send(at["officer"], case, "minta-lengkapi", note_ktp="Fotonya kabur.").status_code == 302
    assert Completion.objects.get().items == ["ktp"]
    assert "Fotonya kabur." in page(at["officer"], case)


def test_an_old_tab_is_told_so_and_loses_nothing(town: Town, office: Office, at: Any, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday))
    pass_check(**by(office.officer, case, monday))
    answer = at["head"].post(
        f"/layanan/kantor/{case.code}/tolak/",
        {"seen_version": 1, "reason": "untrue", "note": "Usahanya tidak ditemukan."},
    )
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "has changed since you opened it" in text
    assert "Usahanya tidak ditemukan." in text
    assert "<mark>New</mark>" in text


def test_who_acts_outside_their_role_is_refused(town: Town, at: Any, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday))
    assert send(at["counter"], case, "lengkap").status_code == 403
    assert send(at["neighbour"], case, "lengkap").status_code == 404
    assert state_of(case) == "check"


def test_a_foreign_product_is_led_to_its_system(town: Town, at: Any, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday, CHECKED, issuer=Issuer.SIAK))
    text = page(at["officer"], case)
    assert "diajukan-di-sistem-lain" in forms_on(text)
    assert send(at["officer"], case, "lengkap").status_code == 409
    assert send(at["officer"], case, "diajukan-di-sistem-lain", number="A-1", filed_on="2026-01-05").status_code == 302
    assert "A-1" in page(at["officer"], case)


def test_the_head_sees_the_page_before_and_opens_it_after(
    town: Town, office: Office, at: Any, monday: datetime
) -> None:
    case = to_signing(town, office, monday)
    seen = at["head"].get(f"/layanan/kantor/{case.code}/contoh.pdf")
    assert (seen.status_code, seen.content[:5]) == (200, b"%PDF-")
    assert at["head"].get(f"/layanan/kantor/{case.code}/produk.pdf").status_code == 404

    sign_products(case_ids=[case.pk], secret=None, actor=office.head, at=monday)
    made = at["officer"].get(f"/layanan/kantor/{case.code}/produk.pdf")
    assert read(made)[:5] == b"%PDF-"


def test_a_paper_is_of_its_own_application_only(town: Town, at: Any, monday: datetime) -> None:
    letter = business_letter(town, monday)
    one, other = applied(town, monday, letter), applied(town, monday, letter)
    mine = Application.objects.get(pk=one.pk).files.get().pk
    served = at["officer"].get(f"/layanan/kantor/{one.code}/berkas/{mine}/")
    assert (served.status_code, read(served)[:2]) == (200, b"\xff\xd8")
    assert at["officer"].get(f"/layanan/kantor/{other.code}/berkas/{mine}/").status_code == 404


def test_the_list_narrows_and_takes_as_many_statements_for_three_as_for_one(
    town: Town, office: Office, at: Any, monday: datetime
) -> None:
    letter = business_letter(town, monday)
    applied(town, monday, letter)
    at["officer"].get("/layanan/kantor/")  # what is remembered is remembered
    with CaptureQueriesContext(
        connection,
    ) as one:
        at["officer"].get("/layanan/kantor/")
    for _ in range(2):
        applied(town, monday, letter)
    with CaptureQueriesContext(connection) as three:
        text = at["officer"].get("/layanan/kantor/").content.decode()
    assert len(three) == len(one)
    assert text.count("data-keyboard-item") == 3

    found = at["officer"].get("/layanan/kantor/?layanan=keterangan-usaha&keadaan=check").content.decode()
    assert found.count("data-keyboard-item") == 3
    for nothing in ("keadaan=approval", "layanan=lain", "unit=2", "kode=AAAAA-AAAAA", "keadaan=terlambat"):
        assert "No application matches" in at["officer"].get(f"/layanan/kantor/?{nothing}").content.decode()
    assert "No applications yet" in at["neighbour"].get("/layanan/kantor/").content.decode()


def test_the_register_goes_along_without_anybodys_name(town: Town, at: Any, monday: datetime) -> None:
    applied(town, monday, business_letter(town, monday))
    rows = b"".join(at["officer"].get("/layanan/kantor/unduh/csv/").streaming_content).decode()
    assert "Surat Keterangan Usaha" in rows
    for secret in ("Siti", "Warung", NIK):
        assert secret not in rows
    assert at["officer"].get("/layanan/kantor/unduh/pdf/").status_code == 404


def test_a_head_approves_several_at_once_and_a_stale_one_is_refused_alone(
    town: Town, office: Office, at: Any, monday: datetime
) -> None:
    letter = business_letter(town, monday, APPROVED)
    cases = [pass_check(**by(office.officer, applied(town, monday, letter), monday)) for _ in range(3)]
    picks = [f"{case.code}.{case.version}" for case in cases[:2]] + [f"{cases[2].code}.1"]
    listed = at["head"].get("/layanan/kantor/").content.decode()
    assert picks[0] in listed
    assert picks[0] not in at["officer"].get("/layanan/kantor/").content.decode()

    asked = at["head"].post("/layanan/kantor/sekaligus/", {"pick": picks}).content.decode()
    assert asked.count('name="pick"') == 3
    done = at["head"].post("/layanan/kantor/sekaligus/", {"pick": picks, "decided": "1"}).content.decode()
    assert "Done: 2. Refused: 1." in done
    assert [state_of(case) for case in cases] == ["finished", "finished", "approval"]
    assert at["head"].post("/layanan/kantor/sekaligus/", {}).status_code == 302


def test_what_waits_for_a_signature_is_shown_to_its_signer_alone(
    town: Town, office: Office, at: Any, monday: datetime
) -> None:
    to_signing(town, office, monday)
    assert "500.2.1/001/4.1/I/2026" in at["head"].get("/layanan/kantor/tanda-tangan/").content.decode()
    assert "Nothing waits for your signature" in at["officer"].get("/layanan/kantor/tanda-tangan/").content.decode()


def test_a_proposal_is_read_by_officers_with_its_reason(town: Town, office: Office, at: Any, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday))
    propose_refusal(reason=RefusalReason.UNTRUE, note="Alamatnya tidak ada.", **by(office.officer, case, monday))
    text = page(at["head"], case)
    assert "Alamatnya tidak ada." in text
    assert "only officers read this" in text


def test_every_step_has_its_sentence() -> None:
    assert {step.event.name for step in APPLICATION.steps} - set(TOLD) == set()


def test_a_head_vouches_once_the_neighbourhood_did_not_answer_in_time(town: Town, at: Any, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday, ("reference", "check")))
    with clock.frozen(monday + timedelta(days=2)):
        head = page(at["head"], case)
        assert f"/layanan/kantor/{case.code}/pengantar/verifikasi/" in head
        assert "pengantar/verifikasi" not in page(at["officer"], case)
        at["head"].post(f"/layanan/kantor/{case.code}/pengantar/verifikasi/", {"seen": case.version})
    assert state_of(case) == "check"
