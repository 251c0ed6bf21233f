# SPDX-License-Identifier: EUPL-1.2
"""What search finds moves with the case: its words, its unit; never what only officers say among themselves."""

from datetime import date, datetime

import pytest

from complaints.quality import solved
from complaints.test_knowledge import settle, waiting
from praja.duties.complaints.enums import AnswerKind, ArchiveReason
from praja.duties.complaints.models import Answer, Destination
from praja.duties.complaints.operations import (
    AnswerWords,
    Report,
    answer_joined,
    archive_complaint,
    decide_competence,
    file_complaint,
    join_complaint,
    refer_complaint,
    return_complaint,
    save_draft,
    write_note,
)
from praja.kernel.procedures.models import Case
from praja.kernel.search.operations import rebuild_index
from praja.kernel.search.queries import search, tokens_of
from praja.lib.actors import NOBODY, Actor, system_actor
from towns import Town, answered

SOON = date(2026, 3, 2)


def finds(actor: Actor, word: str) -> bool:
    return bool(search(f"{word} ", tokens=tokens_of(actor)).found)


def test_a_redirected_report_is_found_by_its_new_unit_only(town: Town, monday: datetime) -> None:
    case = waiting(town, monday, text="Kucing tersangkut di atas menara suar.")
    settle(monday)
    assert (finds(town.roads_liaison, "menara"), finds(town.lights_liaison, "menara")) == (True, False)
    case = return_complaint(
        case=case,
        reason="Menara suar bukan urusan kami.",
        proposed_unit=town.lights,
        actor=town.roads_liaison,
        at=monday,
        seen_version=None,
    )
    decide_competence(
        case=case,
        to_unit=town.lights,
        affair=None,
        decision="Menara suar milik perhubungan.",
        actor=town.coordinator,
        at=monday,
        seen_version=None,
    )
    settle(monday)

    assert (finds(town.roads_liaison, "menara"), finds(town.lights_liaison, "menara")) == (False, True)


def test_a_joined_report_is_found_by_the_unit_that_answers_both(town: Town, monday: datetime) -> None:
    main = waiting(town, monday, text="Jembatan gantung putus diterjang banjir.")
    other = file_complaint(
        report=Report(text="Titian bambu hanyut tadi subuh."), channel="web", actor=NOBODY, at=monday
    )
    join_complaint(case=other.case, into=main, actor=town.coordinator, at=monday, seen_version=None)
    settle(monday)

    assert finds(town.roads_liaison, "titian")
    answered(main, liaison=town.roads_liaison, head=town.roads_head, at=monday, text="Rangka baja dipasang hari Senin.")
    answer_joined(answer=Answer.objects.get(), actor=system_actor("complaints.joined"), at=monday)
    settle(monday)
    assert len(search("rangka ", tokens=tokens_of(town.roads_liaison)).found) == 2


def test_the_words_of_a_promise_and_of_an_owner_outside_are_found(town: Town, monday: datetime) -> None:
    case = waiting(town, monday)
    answered(
        case,
        liaison=town.roads_liaison,
        head=town.roads_head,
        at=monday,
        text="Kabel bawah tanah dipasang ulang.",
        kind=AnswerKind.SCHEDULED,
        promised_for=SOON,
    )
    owner = Destination.objects.create(key="pln", name="PLN", text="Gardu induk diurus perusahaan listrik.")
    other = file_complaint(report=Report(text="Gardu berdengung keras sekali."), channel="web", actor=NOBODY, at=monday)
    note = "Kami sudah menelepon petugas jaga mereka."
    refer_complaint(case=other.case, destination=owner, note=note, actor=town.coordinator, at=monday, seen_version=None)
    settle(monday)

    assert finds(town.roads_liaison, "kabel")
    assert finds(town.coordinator, "induk")


@pytest.mark.parametrize("how", ["by events", "anew"])
def test_drafts_notes_and_reasons_are_never_found(town: Town, monday: datetime, how: str) -> None:
    case = waiting(town, monday)
    words = AnswerWords(kind=AnswerKind.DONE, text="Rancangan kelinci belum disetujui.")
    case = save_draft(case=case, words=words, actor=town.roads_liaison, at=monday, seen_version=None)
    write_note(case=case, text="Catatan kelinci untuk rekan.", actor=town.roads_liaison, at=monday)
    other = file_complaint(report=Report(text="Halo halo apa kabar semua."), channel="web", actor=NOBODY, at=monday)
    archive_complaint(
        case=other.case,
        reason=ArchiveReason.NO_REPORT,
        note="Alasan kelinci untuk pelapor.",
        actor=town.coordinator,
        at=monday,
        seen_version=None,
    )
    solved(town, monday)
    if how == "anew":
        rebuild_index(at=monday)
    else:
        settle(monday)

    assert finds(town.coordinator, "lampu")
    assert not any(finds(actor, "kelinci") for actor in (town.coordinator, town.roads_liaison, town.mayor, NOBODY))
    assert Case.objects.count() == 3
