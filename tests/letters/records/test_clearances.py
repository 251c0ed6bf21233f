# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime
from functools import reduce
from io import BytesIO
from operator import or_

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, Q, TextField
from django.db.models.functions import Cast

from documents.making import picture
from letters.records.keeping import AT, code
from praja.duties.letters.enums import FileState
from praja.duties.letters.errors.records import MayNotLeave, NothingChosen, NotTheDay, NotYourRecords
from praja.duties.letters.models import Clearance, Letter, RecordFile, RetentionRule
from praja.duties.letters.models.words import OF_CASE, blank_of
from praja.duties.letters.operations.records.clearing import (
    approve_clearance,
    approver_of,
    assess_clearance,
    carry_out_clearance,
    propose_clearance,
    refuse_clearance,
    take_off_list,
)
from praja.duties.letters.operations.records.erasing import erase_file
from praja.duties.letters.operations.records.holding import hold_file
from praja.duties.letters.procedure.clearances import CLEARANCE
from praja.duties.letters.queries.clearances import clearances_for
from praja.duties.letters.queries.files import may_leave
from praja.duties.letters.tasks.destroying import erase_destroyed_files
from praja.kernel.documents.gateways import store
from praja.kernel.documents.models import Attachment, StoredFile
from praja.kernel.documents.operations.files import take_in
from praja.kernel.ledger.verification import verify
from praja.kernel.people.models import Account
from praja.kernel.procedures.errors import StaleCase, StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.search.operations import refresh_index
from praja.lib.privacy import Category, personal_fields
from procedures.cases import deliver_all
from towns import FOUNDER

pytestmark = pytest.mark.django_db


def paper(text: str = "satu") -> StoredFile:
    """A small picture, another for each length of the text."""
    return take_in(upload=BytesIO(picture(size=(40 + len(text), 30))), actor=FOUNDER, at=AT)


def proposed(keeping, *files: RecordFile, fate: str = FileState.DESTROYED) -> Clearance:
    return propose_clearance(fate=fate, unit=keeping.unit, files=files, actor=keeping.keeper, at=AT)


def version(clearance: Clearance) -> int:
    return Case.objects.get(pk=clearance.pk).version


def approved(keeping, *files: RecordFile, fate: str = FileState.DESTROYED) -> Clearance:
    clearance = proposed(keeping, *files, fate=fate)
    assess_clearance(case=clearance.case, actor=keeping.head, at=AT, seen_version=version(clearance))
    approve_clearance(
        case=clearance.case,
        number="045/12/2026",
        approved_on=date(2026, 3, 1),
        file=paper("Persetujuan"),
        actor=keeping.keeper,
        at=AT,
        seen_version=version(clearance),
    )
    return clearance


def carried_out(keeping, clearance: Clearance) -> None:
    carry_out_clearance(
        case=clearance.case,
        number="BA-1/2026",
        minutes=paper("Berita acara"),
        actor=keeping.keeper,
        at=AT,
        seen_version=version(clearance),
    )


def why_not(keeping, clearance: Clearance) -> list[str]:
    """What keeps it from being carried out."""
    with pytest.raises(MayNotLeave) as refused:
        carried_out(keeping, clearance)
    return refused.value.detail["blocks"]


def forbidden_files(keeping) -> dict[str, RecordFile]:
    """One file for each reason for which nothing may be destroyed."""
    permanent = code("000.2.4", active=3, inactive=7, fate="permanen")
    example = code("000.5.1", example_active=1, example_inactive=1, example_fate="musnah")
    held = keeping.closed()
    hold_file(file=held, reason="Sengketa", actor=keeping.keeper, at=AT)
    return {
        "permanent": keeping.closed(code=permanent),
        "example": keeping.closed(code=example),
        "held": held,
        "too_early": keeping.closed(date(2024, 1, 1)),
        "no_schedule": keeping.closed(code=code("900")),
        "open": keeping.file(),
    }


def test_nothing_that_may_not_go_can_be_put_on_a_list(keeping):
    ready = keeping.closed()
    forbidden = forbidden_files(keeping)
    for why, file in forbidden.items():
        with pytest.raises(MayNotLeave) as refused:
            proposed(keeping, ready, file)
        assert why in refused.value.detail["blocks"]
    assert may_leave(RecordFile.objects.all(), FileState.DESTROYED, AT.date()) == [ready]
    assert not Clearance.objects.exists()
    with pytest.raises(NothingChosen):
        proposed(keeping)
    proposed(keeping, ready)
    with pytest.raises(MayNotLeave) as refused:
        proposed(keeping, ready)
    assert refused.value.detail["blocks"] == ["listed"]


def test_what_became_forbidden_after_the_approval_is_not_destroyed(keeping):
    held, permanent, early = keeping.closed(), keeping.closed(), keeping.closed()
    clearance = approved(keeping, held, permanent, early)
    hold_file(file=held, reason="Gugatan", actor=keeping.keeper, at=AT)
    assert why_not(keeping, clearance) == ["held"]
    held.holds.update(until=AT)
    RetentionRule.objects.filter(code=keeping.travel).update(fate="permanen")
    assert why_not(keeping, clearance) == ["permanent"]
    RetentionRule.objects.filter(code=keeping.travel).update(fate="musnah")
    RecordFile.objects.filter(pk=early.pk).update(ends_on=date(2026, 3, 3))
    assert why_not(keeping, clearance) == ["too_early"]
    assert set(RecordFile.objects.values_list("state", flat=True)) == {"closed"}


def test_eight_years_are_for_the_region_and_ten_for_the_national_archive(keeping):
    ten = code("000.1.2.4", active=3, inactive=7, fate="musnah")
    eight, long = keeping.closed(), keeping.closed(code=ten)
    assert approver_of(proposed(keeping, eight)) == "region_head"
    clearance = proposed(keeping, long)
    assert approver_of(clearance) == "national_archive"


def test_a_list_is_proposed_assessed_approved_and_refused_by_those_who_may(keeping, office):
    first, second = keeping.closed(), keeping.closed()
    with pytest.raises(StepNotAllowed):
        propose_clearance(
            fate="destroyed", unit=office.roads, files=[first], actor=office.actor(office.lights_records, AT), at=AT
        )
    with pytest.raises(NotYourRecords):
        propose_clearance(
            fate="destroyed", unit=office.lights, files=[first], actor=office.actor(office.lights_records, AT), at=AT
        )
    clearance = proposed(keeping, first, second)
    with pytest.raises(StepNotAllowed):
        assess_clearance(case=clearance.case, actor=keeping.keeper, at=AT, seen_version=1)
    assess_clearance(case=clearance.case, actor=keeping.head, at=AT, seen_version=1)
    take_off_list(
        case=clearance.case, picked=[first], reason="Masih dipakai", actor=keeping.keeper, at=AT, seen_version=2
    )
    assert Case.objects.get(pk=clearance.pk).state == "proposed"
    with pytest.raises(StaleCase):
        assess_clearance(case=clearance.case, actor=keeping.head, at=AT, seen_version=2)
    with pytest.raises(NotTheDay):
        approve_clearance(
            case=clearance.case,
            number="1",
            approved_on=date(2026, 3, 3),
            file=paper(),
            actor=keeping.keeper,
            at=AT,
            seen_version=None,
        )
    refuse_clearance(case=clearance.case, reason="Belum perlu", actor=keeping.head, at=AT, seen_version=3)
    proposed(keeping, first, second)
    assert list(verify()) == []


STEPS = {
    "assess": {"roads_head", "mayor"},
    "refuse": {"roads_head", "mayor"},
    "change": {"roads_records", "mayor_records"},
    "approve": {"roads_records", "mayor_records"},
    "carry_out": {"roads_records", "mayor_records"},
}
"""Who may take each step of a list of `roads`; for the government as a whole its head and its records officer may too."""


@pytest.mark.one_database
def test_each_step_is_for_exactly_those_whose_it_is(keeping, office):
    case = proposed(keeping, keeping.closed()).case
    accounts = {name: value for name, value in vars(office).items() if isinstance(value, Account)}
    for step, may in STEPS.items():
        rule = CLEARANCE.by_step[step].rule
        allowed = {name for name, account in accounts.items() if rule.allows(office.actor(account, AT), case)}
        assert allowed == may, step
    seen = {name for name, account in accounts.items() if clearances_for(office.actor(account, AT)).exists()}
    assert seen == {"roads_head", "roads_records", "mayor", "mayor_records", "auditor"}


MARK, TEXTS = "Zamrudbiru", (CharField, TextField, JSONField)


def rows_that_say(word: str) -> set[str]:
    """Every table of the platform in which a text or a list holds the word."""
    found = set()
    for model in apps.get_models():
        texts = [field.name for field in model._meta.concrete_fields if isinstance(field, TEXTS)]
        said = [Q(**{f"said_{name}__icontains": word}) for name in texts]
        rows = model._base_manager.alias(**{f"said_{name}": Cast(name, TextField()) for name in texts})
        if said and rows.filter(reduce(or_, said)).exists():
            found.add(model.__name__)
    return found


def test_what_is_destroyed_is_gone_and_stays_provable(keeping):
    only, shared = paper("hanya di sini"), paper("juga di tempat lain")
    case, other = keeping.letter(f"Cuti Siti {MARK}", files=(only, shared)), keeping.letter("Tetap", files=(shared,))
    destroyed = keeping.closed(date(2010, 5, 4), case)
    clearance = approved(keeping, destroyed)
    carried_out(keeping, clearance)
    deliver_all(AT)
    refresh_index(at=AT)
    assert rows_that_say(MARK) == {"Letter", "SearchDocument"}
    assert [one.where for one in verify()] == []
    erase_destroyed_files(AT)
    deliver_all(AT)
    refresh_index(at=AT)
    assert rows_that_say(MARK) == set(), "no table holds a copy, whosever table it is"

    letter = Letter.objects.get(pk=case.pk)
    assert (letter.subject, letter.summary, bytes(letter.salt)) == ("", "", b"")
    assert Letter.objects.get(pk=other.pk).subject == "Tetap"
    assert not store.holds(only.sha256)
    assert store.holds(shared.sha256)
    assert list(Attachment.objects.values_list("object_id", flat=True)) == [other.pk]
    destroyed.refresh_from_db()
    assert (destroyed.state, destroyed.title, destroyed.erased_at) == ("destroyed", "Perjalanan dinas 2020", AT)
    assert list(verify()) == []
    assert erase_file(file=destroyed, actor=keeping.keeper, at=AT) is False

    letter.subject = "Kembali"
    letter.save()
    assert [one.what for one in verify()] == ["has words although it was destroyed"]


def test_what_is_not_destroyed_is_never_erased(keeping):
    case = keeping.letter()
    moved = keeping.closed(date(2010, 5, 4), case)
    clearance = approved(keeping, moved, fate=FileState.TRANSFERRED)
    carried_out(keeping, clearance)
    erase_destroyed_files(AT)
    assert erase_file(file=moved, actor=keeping.keeper, at=AT) is False
    moved.refresh_from_db()
    assert moved.state == "transferred"
    assert Letter.objects.get(pk=case.pk).subject == "Permohonan cuti Siti"
    assert list(verify()) == []


def test_what_is_kept_for_ever_is_handed_over(keeping):
    permanent = code("000.2.4", active=3, inactive=7, fate="permanen")
    file = keeping.closed(code=permanent)
    with pytest.raises(MayNotLeave):
        propose_clearance(
            fate="handed_over",
            unit=keeping.unit,
            files=[file],
            actor=keeping.keeper,
            at=datetime(2020, 12, 31, 3, tzinfo=UTC),
        )
    carried_out(keeping, approved(keeping, file, fate=FileState.HANDED_OVER))
    file.refresh_from_db()
    assert file.state == "handed_over"
    RecordFile.objects.filter(pk=file.pk).update(state="destroyed")
    assert [one.where for one in verify()] == [f"file {file.pk}"]


def test_every_table_with_words_of_letters_is_blanked_or_named_as_kept():
    kept = {
        "Addressee": "the register of letters that went out says to whom",
        "Clearance": "why a list was refused stays with the list",
        "Correspondent": "shared by many letters",
        "LegalHold": "why it was held stays with the file's cover",
        "RecordFile": "the cover of the file",
        "RegisterSheet": "gone a day after it was sent",
    }
    holding = {
        model.__name__
        for model in apps.get_app_config("letters").get_models()
        if any(held.category == Category.CONTENT for held in personal_fields(model).values())
    }
    assert holding - {model.__name__ for model, _path in OF_CASE} - set(kept) == set()
    for model, _path in OF_CASE:
        left = [name for name, held in personal_fields(model).items() if held.category == Category.CONTENT]
        assert set(left) - set(blank_of(model)) <= {"partner"}
