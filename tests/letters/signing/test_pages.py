# SPDX-License-Identifier: EUPL-1.2
"""The pages of whoever signs, of the sending desk, and the book of numbers."""

import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bsre import PASSPHRASE, PASSWORD, USER, bsre_service
from letters.signing.test_sending import outside
from letters.writing import handed_in_letter
from officers import signed_in
from praja.duties.letters.enums import Way
from praja.duties.letters.operations.drafts import NewAddressee
from praja.duties.letters.operations.signing import give_up_signing, sign_letters
from praja.duties.letters.procedure.names import DRAFT, SENT, SIGNED, SIGNING, WITHDRAWN
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.people.identifiers import key_of, sealed
from praja.kernel.people.models import Person
from praja.kernel.procedures.forms.picks import pick_of
from praja.kernel.procedures.models import Case
from praja.lib.clock import frozen
from procedures.cases import deliver_all
from signing import NIK, words_of

pytestmark = pytest.mark.one_database

HOUR = timedelta(hours=1)
INBOX = "/surat/tanda-tangan/"


@pytest.fixture(autouse=True)
def _at(monday):
    with frozen(monday + HOUR):
        yield


@pytest.fixture
def head(office):
    return signed_in(office.roads_head)


@pytest.fixture
def bsre(settings, office):
    Person.objects.filter(pk=office.roads_head.person_id).update(nik=sealed("nik", NIK), nik_key=key_of("nik", NIK))
    with bsre_service() as service:
        settings.PRAJA_SIGNING, settings.PRAJA_BSRE_URL = "bsre-v1", service.url
        settings.PRAJA_BSRE_USER, settings.PRAJA_BSRE_PASSWORD = USER, PASSWORD
        settings.PRAJA_BSRE_PATIENCE = 5
        yield service


def again(case):
    return Case.objects.get(pk=case.pk)


def one_url(case):
    return reverse("letters:sign_one", args=[case.code])


def test_the_signer_reads_signs_and_is_led_to_the_next(office, head, monday):
    first, second = handed_in_letter(office, monday, subject="Undangan satu"), handed_in_letter(office, monday)
    listed = head.get(INBOX).content.decode()
    assert listed.count('name="pick"') == 2
    page = head.get(one_url(first)).content.decode()
    picture = re.search(r'src="([^"]+/halaman/1/)"', page)[1]
    shown = head.get(picture)
    assert (shown.status_code, shown["Content-Type"], shown["Cache-Control"]) == (200, "image/png", "no-store")
    answer = head.post(one_url(first), {"pick": pick_of(first)})
    assert (answer.status_code, answer["Location"]) == (302, one_url(second))
    assert again(first).state == SIGNED
    answer = head.post(one_url(second), {"pick": pick_of(second)})
    assert answer["Location"] == INBOX


def test_what_changed_meanwhile_is_not_signed_and_says_so(office, head, monday):
    case = handed_in_letter(office, monday)
    answer = head.post(one_url(case), {"pick": f"{case.code}.{case.version - 1}"})
    assert answer.status_code == 409
    assert "has changed since you opened it" in answer.content.decode()
    assert again(case).state == "to_sign"


def test_many_are_signed_with_one_secret_that_never_comes_back(office, head, bsre, monday, caplog):
    cases = [handed_in_letter(office, monday) for _turn in range(3)]
    picks = [pick_of(case) for case in cases]
    missing = head.post(INBOX, {"pick": picks})
    assert missing.status_code == 422
    wrong = head.post(INBOX, {"pick": picks[:2], "passphrase": "Salah#Sekali-1"})
    assert "passphrase or code is wrong" in wrong.content.decode()
    done = head.post(INBOX, {"pick": picks[:2], "passphrase": PASSPHRASE})
    assert "Done: 2. Refused: 0." in done.content.decode()
    assert [again(case).state for case in cases] == [SIGNED, SIGNED, "to_sign"]
    for answer in (missing, wrong, done):
        assert PASSPHRASE not in answer.content.decode()
        assert "Salah#Sekali-1" not in answer.content.decode()
    assert PASSPHRASE not in caplog.text


def test_nobody_but_the_head_finds_the_letter(office, monday):
    case = handed_in_letter(office, monday)
    assert signed_in(office.roads_secretary).get(INBOX).status_code == 403
    assert signed_in(office.lights_head).get(one_url(case)).status_code == 404
    assert signed_in(office.lights_head).post(one_url(case), {"pick": pick_of(case)}).status_code == 404
    assert case.letter.subject not in signed_in(office.lights_head).get(INBOX).content.decode()


def test_a_failure_is_said_and_the_letter_is_given_back_with_a_reason(office, head, bsre, monday):
    bsre.status = "EXPIRED"
    case = handed_in_letter(office, monday)
    answer = head.post(one_url(case), {"pick": pick_of(case), "passphrase": PASSPHRASE})
    assert answer.status_code == 409
    assert "certificate is not active" in answer.content.decode()
    case = again(case)
    assert case.state == SIGNING
    url = reverse("letters:give_up_signing", args=[case.code])
    empty = head.post(url, {"seen_version": case.version, "reason": ""})
    assert (empty.status_code, "Say why in one sentence" in empty.content.decode()) == (422, True)
    head.post(url, {"seen_version": case.version, "reason": "Sertifikat berakhir"})
    assert again(case).state == DRAFT


def test_what_is_unclear_is_decided_by_its_signer(office, head, bsre, monday):
    bsre.silent = True
    case = handed_in_letter(office, monday)
    head.post(one_url(case), {"pick": pick_of(case), "passphrase": PASSPHRASE})
    page = head.get(one_url(case)).content.decode()
    assert 'name="passphrase"' not in page
    assert "Let it be signed again" in page
    assert 'name="pick"' not in head.get(INBOX).content.decode()
    bsre.silent = False
    case = again(case)
    head.post(reverse("letters:release_signing", args=[case.code]), {"seen_version": case.version})
    answer = head.post(one_url(case), {"pick": pick_of(case), "passphrase": PASSPHRASE})
    assert (answer.status_code, again(case).state) == (302, SIGNED)


def test_a_one_time_code_is_asked_for_as_many_as_are_ticked(office, head, bsre, monday, settings):
    settings.PRAJA_SIGNING, settings.PRAJA_BSRE_SECRET = "bsre-v2", "totp"
    picks = [pick_of(handed_in_letter(office, monday)) for _turn in range(3)]
    answer = head.post(INBOX, {"pick": picks[:2], "send_code": "1"})
    assert answer.content.decode().count(" checked") == 2
    assert bsre.calls[-1] == ("/api/v2/sign/get/totp", {"nik": NIK, "email": "", "data": 2})
    assert not IssuedDocument.objects.exists()
    assert head.post(INBOX, {"send_code": "1"}).status_code == 422


def test_the_sending_desk_prints_and_posts(office, monday):
    firms = [outside(name, at=monday) for name in ("PT Aspal", "CV Batu")]
    case = handed_in_letter(
        office, monday, addressees=[NewAddressee(correspondent=firm, way=Way.PRINT) for firm in firms]
    )
    sign_letters(case_ids=[case.pk], secret=None, actor=office.actor(office.roads_head, monday), at=monday + HOUR)
    deliver_all(monday + HOUR)
    desk = signed_in(office.roads_records)
    listed = desk.get("/surat/kirim/").content.decode()
    assert "PT Aspal; CV Batu" in listed
    url = reverse("letters:post", args=[case.code])
    assert "Print it 2 times" in desk.get(url).content.decode()
    file = desk.get(reverse("letters:signed_file", args=[case.code]))
    assert "PT Aspal" in words_of(b"".join(file.streaming_content))
    assert desk.post(url, {}).status_code == 422
    ids = re.findall(r'name="addressees" value="(\d+)"', desk.get(url).content.decode())
    assert desk.post(url, {"addressees": ids[:1]})["Location"] == url
    assert desk.post(url, {"addressees": ids[1:]})["Location"] == "/surat/kirim/"
    assert again(case).state == SENT
    assert signed_in(office.lights_records).get(url).status_code == 404
    assert signed_in(office.lights_records).get(reverse("letters:signed_file", args=[case.code])).status_code == 404


def test_withdrawn_by_its_head_it_says_so(office, head, monday):
    case = handed_in_letter(office, monday)
    head.post(one_url(case), {"pick": pick_of(case)})
    deliver_all(monday + HOUR)
    case = again(case)
    page = head.get(one_url(case)).content.decode()
    assert f"Agenda 1/2026 at {office.lights.name}" in page
    url = reverse("letters:withdraw_letter", args=[case.code])
    head.post(url, {"seen_version": case.version, "reason": "Tanggal keliru"})
    assert again(case).state == WITHDRAWN
    assert "Tanggal keliru" in head.get(one_url(case)).content.decode()


def test_the_book_of_numbers_shows_gaps_with_their_reasons_and_hides_what_is_secret(office, bsre, settings, monday):
    actor = office.actor(office.roads_head, monday)
    given_up, open_letter = handed_in_letter(office, monday), handed_in_letter(office, monday)
    secret = handed_in_letter(office, monday, security="R", subject="Rahasia besar")
    bsre.status = "EXPIRED"
    settings.PRAJA_SIGNING = "local"
    sign_letters(case_ids=[open_letter.pk, secret.pk], secret=None, actor=actor, at=monday + HOUR)
    settings.PRAJA_SIGNING = "bsre-v1"
    signed_in(office.roads_head).post(one_url(given_up), {"pick": pick_of(given_up), "passphrase": PASSPHRASE})
    case = again(given_up)
    give_up_signing(case=case, reason="Sertifikat berakhir", actor=actor, at=monday + HOUR, seen_version=case.version)

    records = signed_in(office.roads_records)
    page = records.get("/surat/nomor/").content.decode()
    assert "Sertifikat berakhir" in page
    assert "Data jalan rusak" in page
    assert "Rahasia besar" not in page
    assert "Rahasia besar" in signed_in(office.roads_head).get("/surat/nomor/").content.decode()
    link = re.search(r'href="([^"]+agenda-keluar\.xlsx[^"]*)"', page)[1].replace("&amp;", "&")
    file = records.get(link)
    content = b"".join(file.streaming_content) if file.streaming else file.content
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(content)).active]
    rows = [row for row in cells if row[0] in (1, 2, 3)]
    assert [(row[0], row[4], row[7]) for row in rows] == [
        (1, "Data jalan rusak", "Signed"),
        (2, "secret", "Signed"),
        (3, "Data jalan rusak", "Gap: not used"),
    ]
    pdf = records.get(link.replace(".xlsx", ".pdf"))
    assert "Sertifikat berakhir" in words_of(pdf.content)
    assert signed_in(office.lights_records).get(link).status_code == 404


def test_lists_ask_as_often_for_three_letters_as_for_one(office, head, monday):
    counts = []
    for _turn in range(2):
        handed_in_letter(office, monday)
        head.get(INBOX)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            head.get(INBOX)
        counts.append(len(seen))
        handed_in_letter(office, monday)
    assert counts[0] == counts[1]
