# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a signed letter that was sent inside when the sender's copy is destroyed, and the addressee's is kept."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest

from documents.making import picture
from letters.records.keeping import code
from letters.writing import handed_in_letter
from praja.duties.letters.enums import FileState
from praja.duties.letters.models import Addressee, Check, Incoming, LetterVersion
from praja.duties.letters.operations.records.clearing import (
    approve_clearance,
    assess_clearance,
    carry_out_clearance,
    propose_clearance,
)
from praja.duties.letters.operations.records.files import close_file, lay_into_file, open_file
from praja.duties.letters.operations.signing import sign_letters
from praja.duties.letters.queries.signing import document_of
from praja.duties.letters.tasks.destroying import erase_destroyed_files
from praja.duties.letters.tasks.sending import send_out_again
from praja.kernel.documents.enums import Verdict
from praja.kernel.documents.gateways import store
from praja.kernel.documents.operations.files import take_in
from praja.kernel.documents.queries import content_of, verified_by_code, verified_file
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.models import Case

LATER = datetime(2028, 1, 3, 3, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.one_database
@pytest.mark.django_db
def test_the_signature_stays_provable_when_the_page_is_gone(office, monday):
    kept = code("000.1.2", active=0, inactive=1, fate="musnah")
    case = handed_in_letter(office, monday)
    head, keeper = office.actor(office.roads_head, monday), office.actor(office.roads_records, LATER)
    [signed] = sign_letters(case_ids=[case.pk], secret=None, actor=head, at=monday + HOUR)
    assert signed.refused is None
    send_out_again(monday + HOUR)
    arrived = Incoming.objects.get(sender_unit=office.roads)
    document = document_of(case.pk)
    with content_of(document.file) as page:
        content, digest = page.read(), document.sha256

    file = open_file(
        unit=office.roads, code=kept, title="Surat keluar", opened_on=monday.date(), actor=keeper, at=LATER
    )
    lay_into_file(file=file, case=case, actor=keeper, at=LATER)
    file = close_file(file=file, closed_on=date(2026, 12, 31), actor=keeper, at=LATER)
    clearance = propose_clearance(fate=FileState.DESTROYED, unit=office.roads, files=[file], actor=keeper, at=LATER)
    listed, paper = clearance.case, take_in(upload=BytesIO(picture()), actor=keeper, at=LATER)
    assess_clearance(case=listed, actor=office.actor(office.roads_head, LATER), at=LATER, seen_version=1)
    approve_clearance(
        case=listed,
        number="1",
        approved_on=LATER.date(),
        file=paper,
        actor=keeper,
        at=LATER,
        seen_version=2,
    )
    carry_out_clearance(case=listed, number="BA 1", minutes=paper, actor=keeper, at=LATER, seen_version=3)
    erase_destroyed_files(LATER)

    document.refresh_from_db()
    assert (document.file, document.sha256, document.destroyed_at) == (None, digest, LATER)
    assert set(LetterVersion.objects.filter(outgoing=case.pk).values_list("subject", flat=True)) == {""}
    assert not Check.objects.filter(outgoing=case.pk).exclude(note="").exists()
    assert store.holds(digest), "the addressee keeps it"
    assert arrived.letter.subject == "Data jalan rusak"
    found = verified_by_code(document.code)
    assert (found.verdict, found.facts.destroyed_at) == (Verdict.GENUINE, LATER)
    assert verified_file(content, LATER).verdict == Verdict.GENUINE
    assert Addressee.objects.get(outgoing=case.pk).printed
    assert Case.objects.get(pk=case.pk).letter.number_text
    assert list(verify()) == []
    document.destroyed_at = None
    document.file = paper
    document.save()
    assert {one.where for one in verify()} == {f"document {document.code}"}
