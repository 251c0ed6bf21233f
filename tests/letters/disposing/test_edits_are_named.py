# SPDX-License-Identifier: EUPL-1.2
"""Whoever edits in SQL what was asked, of whom, until when, and what became of it, is found out."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from letters.conftest import Office
from letters.disposing.orders import FRIDAY, LATER, NOW, PROCEED, as_, asked, of, ordered
from letters.making import registered_letter
from praja.duties.letters.operations.disposing import dispose, pass_on
from praja.duties.letters.operations.following import (
    finish_assignment,
    follow_up,
    reopen_assignment,
    withdraw_assignments,
)
from praja.duties.letters.operations.ordering import fulfil_order, revoke_order
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from sql_edits import findings, not_named

pytestmark = pytest.mark.django_db


def photograph(office: Office) -> StoredFile:
    file = BytesIO()
    Image.new("RGB", (20, 20), "white").save(file, "PNG")
    file.seek(0)
    return take_in(upload=file, actor=as_(office.mayor), at=NOW)


def test_every_edit_of_what_was_asked_is_named(office: Office) -> None:
    letter = registered_letter(office, at=NOW)
    dispose(
        case=letter.letter.case,
        words=PROCEED,
        asked=[replace(asked(office.bridges, due=None), instruction="telaah", note="Ajak perencana.")],
        actor=as_(office.roads_head),
        at=NOW,
        seen_version=None,
    )
    order = ordered(office.mayor, office.root, asked(office.roads), asked(office.lights), asked(office.law, know=True))
    done, gone = of(order, office.roads), of(order, office.lights)
    pass_on(assignment=done, words=PROCEED, asked=[asked(office.bridges)], actor=as_(office.roads_head), at=LATER)
    below, by = of(order, office.bridges), {"actor": as_(office.bridges_head), "at": LATER}
    follow_up(assignment=below, text="Besok pagi.", **by)
    finish_assignment(assignment=below, report="Beres.", files=[photograph(office)], **by)
    reopen_assignment(assignment=below, reason="Kurang rapi.", due_at=FRIDAY, actor=as_(office.roads_head), at=LATER)
    finish_assignment(assignment=below, report="Sudah rapi.", **by)
    finish_assignment(assignment=done, report="Selesai.", actor=as_(office.roads_head), at=LATER)
    withdraw_assignments(assignments=[gone], reason="Tidak perlu.", actor=as_(office.mayor), at=LATER)
    fulfil_order(case=order.case, note="Terima kasih.", actor=as_(office.mayor), at=LATER, seen_version=None)
    revoked = ordered(office.mayor, office.root, asked(office.roads), title="Siapkan apel pagi")
    revoke_order(case=revoked.case, reason="Hujan deras.", actor=as_(office.mayor), at=LATER, seen_version=None)
    assert findings() == []

    t = "letters_"
    apart = letter.letter.case.assignments.get().pk
    row = f"assignment {below.pk}: its"
    of_row = [below.pk]
    copy = (
        "disposition_id, case_id, unit_id, person_id, giver_unit_id, reach, is_for_information, state, withdrawn_reason"
    )
    edits = [
        (f"UPDATE {t}disposition SET note = 'Tunda.' WHERE id = %s", [below.disposition_id], "its note"),
        (f"UPDATE {t}disposition SET instructions = '[]' WHERE id = %s", [below.disposition_id], "its instructions"),
        (f"UPDATE {t}disposition SET given_by_id = %s WHERE id = %s", [office.mayor.pk, below.disposition_id], "its giver"),
        (f"UPDATE {t}assignment SET note = 'Sendiri saja.' WHERE id = %s", [apart], f"assignment {apart}: its own"),
        (f"UPDATE {t}assignment SET instruction = 'arsip' WHERE id = %s", [apart], f"assignment {apart}: its instruction"),
        (f"UPDATE {t}assignment SET note = 'Tunda.' WHERE id = %s", of_row, f"{row} own"),
        (f"UPDATE {t}assignment SET due_at = %s WHERE id = %s", [LATER, *of_row], f"{row} due"),
        (f"UPDATE {t}assignment SET unit_id = %s WHERE id = %s", [office.law.pk, *of_row], f"{row} unit"),
        (f"UPDATE {t}assignment SET state = 'open' WHERE id = %s", of_row, f"{row} state"),
        (f"UPDATE {t}assignment SET withdrawn_reason = 'Salah.' WHERE id = %s", [gone.pk], "its withdrawn"),
        (f"UPDATE {t}assignment SET withdrawn_reason = 'Salah.' WHERE case_id = %s", [revoked.pk], "its withdrawn"),
        (
            f"INSERT INTO {t}assignment ({copy}, withdrawn_salt, note_salt, changed_at)"
            f" SELECT disposition_id, case_id, {office.law.pk},"
            " person_id, giver_unit_id, reach, is_for_information, state, withdrawn_reason, withdrawn_salt, note_salt, changed_at"
            f" FROM {t}assignment WHERE id = %s",
            of_row,
            "was inserted",
        ),
        (f"UPDATE {t}followup SET text = 'Belum.' WHERE kind = 'report'", [], "its words"),
        (f"UPDATE {t}followup SET by_id = %s WHERE kind = 'returned'", [office.mayor.pk], "its by"),
        (f"DELETE FROM {t}followup WHERE kind = 'words'", [], "has events but no row"),
        ("DELETE FROM documents_attachment WHERE object_kind = 'letters.follow_up'", [], "its files"),
        (f"UPDATE {t}order SET title = 'Lain' WHERE case_id = %s", [order.pk], "its content"),
        (f"UPDATE {t}order SET ending = 'Lain' WHERE case_id = %s", [revoked.pk], "its ending"),
    ]  # fmt: skip
    assert not_named(edits) == []
