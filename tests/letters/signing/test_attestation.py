# SPDX-License-Identifier: EUPL-1.2
"""What became of a letter after its signature, changed behind the platform's back, is named."""

from datetime import timedelta

from django.db import connection, transaction

from letters.signing.test_sending import outside
from letters.writing import handed_in_letter
from praja.duties.letters.attestation.sent import sent_letters_match_their_events
from praja.duties.letters.enums import Way
from praja.duties.letters.models import Addressee
from praja.duties.letters.operations.drafts import NewAddressee
from praja.duties.letters.operations.sending import withdraw_letter
from praja.duties.letters.operations.signing import sign_letters
from praja.kernel.procedures.models import Case
from procedures.cases import deliver_all

HOUR = timedelta(hours=1)


def test_every_edit_of_a_sent_letter_is_named(office, monday):
    to = [
        NewAddressee(unit=office.lights),
        NewAddressee(correspondent=outside("PT Aspal", at=monday), way=Way.PRINT),
    ]
    case, other = handed_in_letter(office, monday, addressees=to), handed_in_letter(office, monday)
    head = office.actor(office.roads_head, monday)
    sign_letters(case_ids=[case.pk], secret=None, actor=head, at=monday + HOUR)
    deliver_all(monday + HOUR)
    case = Case.objects.get(pk=case.pk)
    withdraw_letter(case=case, reason="Keliru", actor=head, at=monday + HOUR, seen_version=case.version)
    assert list(sent_letters_match_their_events()) == []

    inside, posted = Addressee.objects.filter(outgoing=case.pk).order_by("position")
    addressee, letter, outgoing = "letters_addressee", "letters_letter", "letters_outgoing"
    edits = [
        (f"UPDATE {addressee} SET sent_at = %s WHERE id = %s", [monday, inside.pk], "has it by"),
        (f"UPDATE {addressee} SET sent_at = NULL, arrived_id = NULL WHERE id = %s", [inside.pk], "does not say so"),
        (f"UPDATE {addressee} SET sent_at = %s WHERE id = %s", [monday, posted.pk], "no event tells of it"),
        (f"DELETE FROM {addressee} WHERE id = %s", [inside.pk], "does not say so"),
        (f"UPDATE {letter} SET number_text = 'X/1' WHERE case_id = %s", [case.pk], "but was signed as"),
        (f"UPDATE {letter} SET dated_on = '2026-01-01' WHERE case_id = %s", [case.pk], "but was signed as"),
        (f"UPDATE {letter} SET number_text = 'X/2' WHERE case_id = %s", [other.pk], "no event says that it was signed"),
        (
            f"UPDATE {outgoing} SET withdrawn_reason = 'Lain' WHERE letter_id = %s",
            [case.pk],
            "the reason of its withdrawal",
        ),
    ]
    for sql, values, named in edits:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            assert any(named in found.what for found in sent_letters_match_their_events()), sql
            transaction.set_rollback(True)
