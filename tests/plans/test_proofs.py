# SPDX-License-Identifier: EUPL-1.2
"""Photos, documents and links are laid to a diagnosis and taken off while it is written, and the ledger knows of each."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from plans.planning import SHEET, Cast, cast_of, count, diagnosed, planned
from praja.kernel.documents.models import Attachment, StoredFile
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.plans.domain.sheets import Cause, DiagnosisSheet, content, read_diagnosis
from praja.kernel.plans.domain.vocabulary import CauseKind
from praja.kernel.plans.errors import HandedIn, NotYourSheet, PlanUnfinished
from praja.kernel.plans.models import Diagnosis, Proof
from praja.kernel.plans.operations import add_proof, remove_proof, submit_plan, write_diagnosis
from praja.kernel.plans.operations.proving import MOST_PROOFS
from praja.kernel.plans.queries.planning import diagnosis_sheet
from praja.kernel.plans.queries.proofs import proofs_of
from sql_edits import findings, not_named
from towns import Town

SAID = {"title": "Antrean hari Senin", "shows": "Tiga puluh orang menunggu di luar ruangan."}
VIDEO = "https://video.example/antrean"


@pytest.fixture
def cast(town: Town, measured: None) -> Cast:
    cast = cast_of(town.roads, town.lights)
    count(town.roads, date(2025, 11, 3), late=30, on_time=20)
    return cast


def test_a_photo_and_a_link_are_laid_and_one_is_taken_off(cast: Cast, photo: StoredFile, monday: datetime) -> None:
    diagnosis, sari = diagnosed(cast, monday), cast.actor(cast.sari, monday)
    picture = add_proof(diagnosis=diagnosis, **SAID, file=photo, actor=sari, at=monday)
    video = add_proof(diagnosis=diagnosis, **SAID, link=VIDEO, actor=sari, at=monday)

    assert [(one.proof, one.file) for one in proofs_of(diagnosis)] == [(picture, photo), (video, None)]
    assert findings() == []

    remove_proof(proof=picture, actor=sari, at=monday)
    remove_proof(proof=picture, actor=sari, at=monday)

    assert [one.proof for one in proofs_of(diagnosis)] == [video]
    assert not Attachment.objects.exists()
    assert LedgerEvent.objects.filter(name="plans.proof_removed").count() == 1
    assert findings() == []


def test_no_word_of_it_enters_the_ledger(cast: Cast, monday: datetime) -> None:
    sari = cast.actor(cast.sari, monday)
    add_proof(diagnosis=diagnosed(cast, monday), **SAID, link=VIDEO, actor=sari, at=monday)

    told = LedgerEvent.objects.get(name="plans.proof_added").payload
    assert not [word for word in (*SAID.values(), VIDEO) if word in told]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": "  "}, "title"),
        ({"shows": "itu"}, "shows"),
        ({"shows": "x" * 1001}, "shows"),
        ({"link": ""}, "file"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "https://"}, "link"),
        ({"link": "https://a.example/" + "x" * 300}, "link"),
    ],
)
def test_what_cannot_be_understood_later_is_not_laid(
    cast: Cast, monday: datetime, wrong: dict[str, str], field: str
) -> None:
    given = {**SAID, "link": VIDEO, **wrong}

    with pytest.raises(PlanUnfinished) as refused:
        add_proof(diagnosis=diagnosed(cast, monday), **given, actor=cast.actor(cast.sari, monday), at=monday)

    assert (refused.value.field, Proof.objects.count()) == (field, 0)


def test_a_file_and_a_link_at_once_are_two_things(cast: Cast, photo: StoredFile, monday: datetime) -> None:
    with pytest.raises(PlanUnfinished):
        add_proof(
            diagnosis=diagnosed(cast, monday),
            **SAID,
            file=photo,
            link=VIDEO,
            actor=cast.actor(cast.sari, monday),
            at=monday,
        )


def test_there_is_an_end_to_them(cast: Cast, monday: datetime) -> None:
    diagnosis, sari = diagnosed(cast, monday), cast.actor(cast.sari, monday)
    for _ in range(MOST_PROOFS):
        add_proof(diagnosis=diagnosis, **SAID, link=VIDEO, actor=sari, at=monday)

    with pytest.raises(PlanUnfinished):
        add_proof(diagnosis=diagnosis, **SAID, link=VIDEO, actor=sari, at=monday)


def test_only_who_writes_lays_and_takes_off_and_only_while_it_is_written(cast: Cast, monday: datetime) -> None:
    plan = planned(cast, monday)
    diagnosis, sari = Diagnosis.objects.get(), cast.actor(cast.sari, monday)
    proof = add_proof(diagnosis=diagnosis, **SAID, link=VIDEO, actor=sari, at=monday)

    with pytest.raises(NotYourSheet):
        add_proof(diagnosis=diagnosis, **SAID, link=VIDEO, actor=cast.actor(cast.colleague, monday), at=monday)
    with pytest.raises(NotYourSheet):
        remove_proof(proof=proof, actor=cast.actor(cast.head, monday), at=monday)
    submit_plan(plan=plan, actor=sari, at=monday)
    with pytest.raises(HandedIn):
        remove_proof(proof=proof, actor=sari, at=monday)
    assert Proof.objects.count() == 1


def test_every_edit_behind_the_ledger_s_back_is_named(cast: Cast, photo: StoredFile, monday: datetime) -> None:
    diagnosis, sari = diagnosed(cast, monday), cast.actor(cast.sari, monday)
    add_proof(diagnosis=diagnosis, **SAID, file=photo, actor=sari, at=monday)
    add_proof(diagnosis=diagnosis, **SAID, link=VIDEO, actor=sari, at=monday)
    where = f"diagnosis {diagnosis.pk}"

    edits: list[tuple[str, list[object], str]] = [
        ("UPDATE plans_proof SET title = %s", ["Lain sekali"], where),
        ("UPDATE plans_proof SET shows = %s", ["Lain sekali"], where),
        ("UPDATE plans_proof SET link = %s WHERE link <> ''", ["https://lain.example/"], where),
        ("DELETE FROM plans_proof", [], where),
        ("DELETE FROM documents_attachment", [], where),
        ("UPDATE documents_attachment SET object_id = object_id + 1", [], where),
    ]

    assert not_named(edits) == []


COUNTED = DiagnosisSheet(
    problem="Laporan jalan rusak lama tidak selesai.",
    causes=(
        Cause("Pemilahan sekali sehari.", CauseKind.METHOD, count=40),
        Cause("Pemilah satu orang.", CauseKind.PEOPLE, 0, 25),
        Cause("Tidak ada pengganti.", CauseKind.PEOPLE, 1),
        Cause("Data tidak lengkap.", CauseKind.MATERIAL, count=9),
    ),
    counted="Lembar periksa 60 laporan, 1 sampai 14 Oktober.",
)


def test_causes_are_counted_where_the_asking_ended_so_that_nothing_counts_twice() -> None:
    assert COUNTED.counts == (("Pemilah satu orang.", 25), ("Data tidak lengkap.", 9))
    assert SHEET.counts == ()
    assert read_diagnosis(content(COUNTED)) == COUNTED


def test_a_sheet_without_counts_is_kept_as_before_there_were_any() -> None:
    kept = content(SHEET)

    assert set(kept) == {"problem", "unseen", "causes"}
    assert all(set(one) == {"text", "kind", "parent"} for one in kept["causes"])
    assert read_diagnosis(kept) == SHEET


def test_who_counts_says_how(cast: Cast, monday: datetime) -> None:
    diagnosis, sari = diagnosed(cast, monday), cast.actor(cast.sari, monday)

    with pytest.raises(PlanUnfinished) as refused:
        write_diagnosis(diagnosis=diagnosis, sheet=replace(COUNTED, counted=" "), seen_number=1, actor=sari, at=monday)
    written = write_diagnosis(diagnosis=diagnosis, sheet=COUNTED, seen_number=1, actor=sari, at=monday)

    assert (refused.value.field, diagnosis_sheet(written)) == ("counted", COUNTED)
    assert findings() == []
