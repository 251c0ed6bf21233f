# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest

from letters.records.keeping import AT, code
from praja.duties.letters.enums import FileState
from praja.duties.letters.errors.records import (
    FileIsClosed,
    NeedsWords,
    NotTheDay,
    NotYourRecords,
    StillRunning,
)
from praja.duties.letters.models import RecordItem, RetentionRule
from praja.duties.letters.operations.records.files import (
    assess_file,
    close_file,
    lay_into_file,
    open_file,
    reopen_file,
    trigger_file,
)
from praja.duties.letters.operations.records.holding import hold_file, lift_hold
from praja.duties.letters.queries.files import INACTIVE, standing, unfiled
from praja.kernel.ledger.verification import verify

pytestmark = pytest.mark.django_db


def test_a_closed_file_keeps_the_schedule_that_held(keeping):
    file = keeping.closed(date(2024, 12, 31))
    assert (file.inactive_from, file.ends_on) == (date(2030, 1, 1), date(2033, 1, 1))
    RetentionRule.objects.filter(code=keeping.travel).update(until=date(2025, 1, 1))
    RetentionRule.objects.create(
        code=keeping.travel, active_years=1, inactive_years=0, fate="musnah", decree="X", since=date(2025, 1, 1)
    )
    file.refresh_from_db()
    assert file.ends_on == date(2033, 1, 1)
    assert list(standing(type(file).objects.all(), INACTIVE, date(2031, 5, 5))) == [file]


def test_a_file_waits_for_the_event_that_its_schedule_names(keeping):
    contract = code("000.3.1", active=2, inactive=3, fate="permanen", event="Berakhir")
    file = keeping.closed(date(2020, 6, 1), code=contract)
    assert file.ends_on is None
    file = trigger_file(file=file, triggered_on=date(2022, 2, 2), actor=keeping.keeper, at=AT)
    assert (file.inactive_from, file.ends_on) == (date(2025, 1, 1), date(2028, 1, 1))
    file = trigger_file(file=file, triggered_on=date(2019, 2, 2), actor=keeping.keeper, at=AT)
    assert file.ends_on == date(2026, 1, 1), "what came before it was closed does not shorten it"
    with pytest.raises(NotTheDay):
        trigger_file(file=file, triggered_on=AT.date() + timedelta(days=9), actor=keeping.keeper, at=AT)


def test_a_letter_lies_in_one_file_and_moves(keeping):
    case = keeping.letter()
    one, other = keeping.file("Satu"), keeping.file("Dua")
    assert list(unfiled(keeping.keeper)) == [case]
    lay_into_file(file=one, case=case, actor=keeping.keeper, at=AT)
    lay_into_file(file=one, case=case, actor=keeping.keeper, at=AT)
    lay_into_file(file=other, case=case, actor=keeping.keeper, at=AT)
    assert RecordItem.objects.get().file == other
    assert list(unfiled(keeping.keeper)) == []
    close_file(file=other, closed_on=AT.date(), actor=keeping.keeper, at=AT)
    with pytest.raises(FileIsClosed):
        lay_into_file(file=one, case=case, actor=keeping.keeper, at=AT)
    assert list(verify()) == []


def test_nobody_files_for_another_unit(keeping, office):
    outsider = office.actor(office.lights_records, AT)
    theirs = keeping.letter(unit=office.lights, by=office.lights_records)
    with pytest.raises(NotYourRecords):
        open_file(unit=keeping.unit, code=keeping.travel, title="Diam-diam", actor=outsider, at=AT)
    with pytest.raises(NotYourRecords):
        lay_into_file(
            file=keeping.file(),
            case=theirs,
            actor=keeping.keeper,
            at=AT,
        )
    with pytest.raises(NotYourRecords):
        hold_file(file=keeping.file(), reason="Sengketa", actor=outsider, at=AT)


def test_what_is_not_dealt_with_keeps_its_file_open(keeping):
    file = keeping.file()
    lay_into_file(file=file, case=keeping.letter(closed=False), actor=keeping.keeper, at=AT)
    with pytest.raises(StillRunning):
        close_file(file=file, closed_on=AT.date(), actor=keeping.keeper, at=AT)


def test_a_file_is_opened_again_with_a_reason_and_counts_anew(keeping):
    file = keeping.closed()
    with pytest.raises(NeedsWords):
        reopen_file(file=file, reason=" ", actor=keeping.keeper, at=AT)
    file = reopen_file(file=file, reason="Surat susulan", actor=keeping.keeper, at=AT)
    assert (file.state, file.closed_on, file.ends_on, file.rule) == (FileState.OPEN, None, None, None)
    file = close_file(file=file, closed_on=AT.date(), actor=keeping.keeper, at=AT)
    assert file.ends_on == date(2035, 1, 1)
    assert list(verify()) == []


def test_the_ledger_names_a_file_whose_days_were_edited(keeping):
    file = keeping.closed()
    hold = hold_file(file=file, reason="Pemeriksaan", actor=keeping.head, at=AT)
    lift_hold(hold=hold, actor=keeping.head, at=AT)
    lift_hold(hold=hold, actor=keeping.head, at=AT)
    assert list(verify()) == []
    type(file).objects.filter(pk=file.pk).update(ends_on=date(2012, 1, 1), title="Lain")
    hold.reason = "Tidak ada"
    hold.save()
    found = [(one.where, one.what.split()[1]) for one in verify()]
    assert found == [(f"file {file.pk}", "ends"), (f"file {file.pk}", "title"), (f"hold {hold.pk}", "reason")]


def test_what_must_be_assessed_again_is_decided_by_name(keeping):
    kept = code("000.9.1", active=1, inactive=1, fate="dinilai")
    file = keeping.closed(code=kept)
    with pytest.raises(NeedsWords):
        assess_file(file=file, fate="musnah", decision="", actor=keeping.keeper, at=AT)
    file = assess_file(file=file, fate="permanen", decision="SK 4/2026", actor=keeping.keeper, at=AT)
    assert (file.assessed_fate, file.assessed_by) == ("permanen", "SK 4/2026")
    assert list(verify()) == []
