# SPDX-License-Identifier: EUPL-1.2
"""What was written, initialled and set up is held against the ledger both ways: edits, insertions and deletions show."""

from datetime import date, timedelta

import pytest

from letters.writing import drafted_letter, handed_in_letter
from praja.duties.letters.attestation.settings import modes_match_their_events, registers_match_their_events
from praja.duties.letters.attestation.written import written_letters_match_their_events
from praja.duties.letters.enums import CheckKind, CheckState
from praja.duties.letters.models import Addressee, Check, Letter, LetterRegister, LetterVersion, Outgoing, UnitMode
from praja.duties.letters.operations.checking import give_back, initial
from praja.duties.letters.operations.modes import set_mode

MINUTE = timedelta(minutes=1)


@pytest.fixture
def letter(office, monday):
    case = handed_in_letter(
        office, monday, checks=[(office.bridges_head, office.bridges), (office.outsider, office.lights)]
    )
    initial(
        case=case, note="Baik.", actor=office.actor(office.bridges_head, monday), at=monday + MINUTE, seen_version=None
    )
    give_back(
        case=case, note="Ubah.", actor=office.actor(office.outsider, monday), at=monday + MINUTE, seen_version=None
    )
    set_mode(
        unit=office.lights,
        mode="srikandi",
        decree="SK 1/2026",
        since=date(2026, 1, 1),
        actor=office.actor(office.lights_records, monday),
        at=monday,
    )
    drafted_letter(office, monday, subject="Lain")
    return case


def found():
    checks = (written_letters_match_their_events, registers_match_their_events, modes_match_their_events)
    return [mismatch for check in checks for mismatch in check()]


def test_what_operations_wrote_holds(letter):
    assert found() == []


def _say_otherwise(case):
    version = LetterVersion.objects.get(outgoing=case.pk)
    words = version.said()
    words["body"][0]["runs"][0][0] += "!"
    version.say(words)
    version.save()


TAMPERED = {
    "words": _say_otherwise,
    "subject": lambda case: Letter.objects.filter(pk=case.pk).update(subject="Lain"),
    "security": lambda case: Letter.objects.filter(pk=case.pk).update(security="T"),
    "addressee": lambda case: Addressee.objects.filter(outgoing=case.pk).update(printed="Lain"),
    "addressee gone": lambda case: Addressee.objects.filter(outgoing=case.pk).delete(),
    "version gone": lambda case: LetterVersion.objects.filter(outgoing=case.pk).delete(),
    "note": lambda case: Check.objects.filter(note="Baik.").update(note="Buruk."),
    "initial undone": lambda case: Check.objects.filter(note="Baik.").update(state=CheckState.WAITING),
    "initial gone": lambda case: Check.objects.filter(note="Baik.").delete(),
    "initial added": lambda case: Check.objects.create(
        outgoing_id=case.pk,
        round=2,
        position=1,
        person=Check.objects.filter(outgoing=case.pk).first().person,
        unit_id=case.lead_unit_id,
        kind=CheckKind.LEGAL,
        state=CheckState.APPROVED,
    ),
    "letter gone": lambda case: (
        [rows.filter(outgoing=case.pk).delete() for rows in (Check.objects, Addressee.objects, LetterVersion.objects)],
        Outgoing.objects.filter(pk=case.pk).delete(),
    ),
    "pattern": lambda case: LetterRegister.objects.update(pattern="{nomor}/{tahun}"),
    "register added": lambda case: LetterRegister.objects.create(
        unit_id=case.lead_unit_id, name="Lain", pattern="{nomor}/{tahun}", decree="-", since=date(2026, 1, 1)
    ),
    "mode": lambda case: UnitMode.objects.update(mode="mandiri"),
    "mode gone": lambda case: UnitMode.objects.all().delete(),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_what_nobody_did_shows(letter, what):
    TAMPERED[what](letter)
    assert found()
