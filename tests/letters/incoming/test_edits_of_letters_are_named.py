# SPDX-License-Identifier: EUPL-1.2
"""Whatever is changed by SQL behind the back of the operations is named by `praja ledger verify`."""

from datetime import timedelta

from letters.conftest import Office
from letters.incoming.test_handling import as_it_stands, case_of
from letters.making import RECEIVED, registered_letter
from praja.duties.letters.operations.handling import correct_letter, settle_letter
from praja.duties.letters.tasks.incoming import read_waiting_files
from praja.kernel.documents.models import StoredFile
from sql_edits import findings, not_named

LATER = RECEIVED + timedelta(hours=3)


def test_every_edit_of_a_letter_that_came_in_is_named(office: Office, scan: StoredFile) -> None:
    letter = registered_letter(office, files=(scan,))
    keeper = office.actor(office.roads_records, LATER)
    new = as_it_stands(letter, subject="Rapat", speed="segera")
    correct_letter(case=case_of(letter), new=new, actor=keeper, at=LATER, seen_version=1)
    settle_letter(case=case_of(letter), text="Sudah dihadiri.", actor=keeper, at=LATER, seen_version=2)
    registered_letter(office)
    read_waiting_files(LATER)
    code = f"letter {letter.letter.case.code}"
    own = (letter.pk,)

    assert findings() == []
    assert (
        not_named(
            [
                ("UPDATE letters_letter SET subject='Lain' WHERE case_id=%s", own, code),
                ("UPDATE letters_letter SET security='R' WHERE case_id=%s", own, code),
                ("UPDATE letters_letter SET reach=3 WHERE case_id=%s", own, code),
                ("UPDATE letters_letter SET dated_on=NULL WHERE case_id=%s", own, code),
                ("UPDATE letters_incoming SET scanned_text='x' WHERE letter_id=%s", own, code),
                ("UPDATE letters_correspondent SET name='Lain'", (), code),
                ("UPDATE letters_earlierentry SET subject='Lain' WHERE incoming_id=%s", own, code),
                ("DELETE FROM letters_earlierentry WHERE incoming_id=%s", own, code),
                ("UPDATE letters_remark SET text='Lain' WHERE incoming_id=%s", own, code),
                ("DELETE FROM letters_remark WHERE incoming_id=%s", own, code),
                ("DELETE FROM documents_attachment WHERE object_id=%s", own, code),
                ("UPDATE documents_numberentry SET number=9 WHERE object_id=%s", own, code),
            ]
        )
        == []
    )
