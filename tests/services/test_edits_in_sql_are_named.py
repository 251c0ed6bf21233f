# SPDX-License-Identifier: EUPL-1.2
"""Whoever edits in SQL what is known of an application, a standard, a pledge, a neighbourhood or a kept document is found out."""

from datetime import date, datetime, timedelta
from typing import Any

from officers import SINCE as SIGNED_UP
from praja.duties.services.enums import MediumKind
from praja.duties.services.models import Application, KeptDocument, NeighbourhoodHead, Reference
from praja.duties.services.operations import answer_comment, conclude_consultation, display_pledge, make_pledge
from praja.duties.services.operations.checking import ask_completion, pass_check, propose_refusal
from praja.duties.services.operations.completing import complete_application, show_payment
from praja.duties.services.operations.deciding import approve, refuse
from praja.duties.services.operations.elsewhere import file_elsewhere, note_issued
from praja.duties.services.operations.kept import keep_documents
from praja.duties.services.operations.media import end_medium, record_medium
from praja.duties.services.operations.neighbourhoods import HeadWords, list_head
from praja.duties.services.operations.paying import confirm_payment
from praja.duties.services.operations.rating import rate_service
from praja.duties.services.operations.recommending import recommend
from praja.duties.services.operations.references import ask_reference_again, deny_reference
from praja.duties.services.operations.visiting import plan_visit, record_visit
from praja.kernel.documents.operations import take_in
from praja.kernel.forms.queries import KeptFile
from praja.kernel.people.operations import recognize_resident
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, Actor, ActorKind
from residents import photo
from services.forums import FORUM, OUTCOME, PLEDGE, commented, invited
from services.making import (
    KTP,
    MELATI,
    REFERRED,
    filed_application,
    officer_of,
    published_standard,
    said,
    simple_standard,
)
from services.offices import NAME, applied, business_letter, by, card, open_office
from sql_edits import findings, not_named
from towns import FOUNDER, Town

STAGES = ("check", "visit", "recommendation", "payment", "approval")


def link_of(case: Case) -> Actor:
    return Actor(ActorKind.LINK, "x", case_id=case.pk)


def walked(town: Town, at: datetime) -> tuple[Case, Case]:
    """An application that went every way to its end and was rated, and one that was refused."""
    office, made = open_office(town, at), business_letter(town, at, STAGES)
    case, refused = applied(town, at, made), applied(town, at, made)
    ask_completion(items=("ktp",), text="Foto kartunya buram.", **by(office.officer, case, at))
    case.refresh_from_db()
    clear = take_in(upload=photo("jelas.jpg", (48, 36)), actor=FOUNDER, at=at)
    files = [KeptFile("ktp", "ref0", "jelas.jpg", clear)]
    complete_application(answers={}, files=files, **by(link_of(case), case, at))
    pass_check(**by(office.officer, case, at))
    plan_visit(planned_for=at + timedelta(hours=1), **by(office.officer, case, at))
    record_visit(findings="Tempat usaha ada dan sesuai.", in_order=True, **by(office.officer, case, at))
    recommend(in_favour=True, text="Tidak ada keberatan dari kami.", **by(office.adviser, case, at))
    case.refresh_from_db()
    show_payment(file=clear, **by(link_of(case), case, at))
    confirm_payment(amount=25_000, method="cash", **by(office.treasurer, case, at))
    approve(**by(office.head, case, at))
    rate_service(case=case, stars=4, text="Petugasnya ramah.", actor=link_of(case), at=at)
    propose_refusal(reason="untrue", note="Alamat usahanya tidak ada.", **by(office.officer, refused, at))
    refuse(reason="untrue", note="Alamat usahanya tidak ada.", **by(office.head, refused, at))
    return case, refused


def test_every_edit_of_an_application_is_named(town: Town, monday: datetime) -> None:
    case, refused = walked(town, monday)
    assert findings() == []

    where = f"case {case.code}: "
    of_case: tuple[tuple[str, str], ...] = (
        ("UPDATE services_application SET fee = 1 WHERE case_id = %s", "its fee"),
        ("UPDATE services_application SET filed_for = 'proxy' WHERE case_id = %s", "its for whom it is"),
        (
            "UPDATE services_applicationfile SET file_id = (SELECT min(id) FROM documents_storedfile) WHERE application_id = %s",
            "lacks a paper",
        ),
        ("DELETE FROM services_applicationfile WHERE application_id = %s", "lacks a paper"),
        ("UPDATE services_applicationfile SET first_given_at = given_at WHERE application_id = %s", "given before"),
        ("UPDATE services_completion SET items = '[]' WHERE application_id = %s", "its what is asked"),
        ("UPDATE services_visit SET is_in_order = NOT is_in_order WHERE application_id = %s", "its outcome of a visit"),
        (
            "UPDATE services_recommendation SET is_in_favour = NOT is_in_favour WHERE application_id = %s",
            "who recommends",
        ),
        ("UPDATE services_payment SET evidence_id = NULL WHERE application_id = %s", "its proof of payment"),
        ("UPDATE services_rating SET stars = 5 WHERE application_id = %s", "its stars"),
        ("UPDATE services_rating SET text = 'Bagus' WHERE application_id = %s", "rating 1 was edited"),
        ("DELETE FROM services_rating WHERE application_id = %s", "its stars"),
    )
    edits: list[tuple[str, list[object], str]] = [(sql, [case.pk], f"{where}{named}" if named[:3] == "its" else named)
                                                  for sql, named in of_case]  # fmt: skip
    edits += [
        (
            "UPDATE services_application SET refusal = 'incomplete' WHERE case_id = %s",
            [refused.pk],
            "its reason to refuse",
        ),
        ("UPDATE services_remark SET reason = 'incomplete' WHERE application_id = %s", [refused.pk], "proposed reason"),
    ]
    assert not_named(edits) == []


def test_every_edit_of_a_reference_and_of_the_list_of_heads_is_named(town: Town, monday: datetime) -> None:
    for rt in ("5", "6"):
        words = HeadWords(
            region=MELATI, rw="2", rt=rt, name=f"Pak RT {rt}", phone=f"08131111222{rt}", decree="SK 3/2025"
        )
        list_head(words=words, since=date(2025, 1, 2), until=date(2027, 1, 2), actor=FOUNDER, at=monday)
    made = simple_standard(town, monday - timedelta(days=1), path=REFERRED)
    case = filed_application(town, monday, made=made).case
    asked = Reference.objects.get(application=case.pk)
    head = Actor(ActorKind.LINK, f"reference:{asked.pk}")
    deny_reference(reference=asked, come_first=False, note="Belum pernah lapor ke kami.", actor=head, at=monday)
    case.refresh_from_db()
    application = Application.objects.get(pk=case.pk)
    by_link = {"actor": link_of(case), "at": monday, "seen_version": None}
    ask_reference_again(application=application, rw="002", rt="006", **by_link)
    assert findings() == []

    heads = NeighbourhoodHead.objects.order_by("pk").first()
    assert heads is not None
    table, listed = "services_reference", f"neighbourhood head {heads.pk}"
    edits: list[tuple[str, list[object], str]] = [
        (f"UPDATE {table} SET state = 'confirmed' WHERE id = %s", [asked.pk], f"its reference {asked.pk} is"),
        (f"UPDATE {table} SET note = 'Warga kami.' WHERE id = %s", [asked.pk], "the note of its reference"),
        (f"DELETE FROM {table} WHERE id = %s", [asked.pk], "it was deleted"),
        (f"UPDATE {table} SET state = 'verified' WHERE id <> %s", [asked.pk], "but no event says so"),
        ("UPDATE services_neighbourhoodhead SET until = NULL WHERE id = %s", [heads.pk], f"{listed}: its until"),
        ("UPDATE services_neighbourhoodhead SET rt = '007' WHERE id = %s", [heads.pk], f"{listed}: its rt"),
    ]
    assert not_named(edits) == []


def test_every_edit_of_a_standard_its_consultation_and_a_pledge_is_named(town: Town, monday: datetime) -> None:
    held = published_standard(town, monday, listed={"code": "berlaku"})
    case, officer = invited(town, monday), officer_of(town.kelurahan, monday)
    comment = commented(case, monday)
    answer_comment(comment=comment, answer="Kami buka Sabtu pagi.", taken_up=True, shown=True, actor=officer, at=monday)
    conclude_consultation(case=case, outcome=OUTCOME, actor=officer, at=monday + FORUM, seen_version=None)
    pledge = make_pledge(unit=town.kelurahan, words=PLEDGE, since=date(2026, 1, 5), actor=FOUNDER, at=monday)
    display_pledge(pledge=pledge, actor=FOUNDER, at=monday)
    assert findings() == []

    standard, forum = f"standard {held.case.code}: ", f"standard {case.code}, consultation: "
    version, row = "services_standardversion", "services_consultationcomment"
    edits: list[tuple[str, list[object], str]] = [
        (f"UPDATE {version} SET duration_value = 9 WHERE case_id = %s", [held.case.pk], f"{standard}its content"),
        (f"UPDATE {version} SET decree_number = 'SK 1' WHERE case_id = %s", [held.case.pk], f"{standard}its decree"),
        (f"UPDATE {version} SET effective_since = '2024-01-01' WHERE case_id = %s", [held.case.pk], f"{standard}its since"),
        ("UPDATE services_standard SET current_id = NULL WHERE id = %s", [held.standard.pk], f"{standard}holds by"),
        ("UPDATE services_service SET issuer = 'siak' WHERE id = %s", [held.service.pk], f"service {held.service.pk}"),
        ("UPDATE services_consultation SET place = 'Tidak ada'", [], f"{forum}its invitation"),
        ("UPDATE services_consultation SET minutes = 'Semua setuju.'", [], f"{forum}its minutes"),
        ("UPDATE services_consultationgroup SET attended = 99", [], f"{forum}its attended"),
        ("UPDATE services_consultationgroup SET who = 'Semua'", [], f"{forum}its invitation"),
        (f"UPDATE {row} SET text = 'Sudah baik semuanya.'", [], f"comment {comment.pk} was edited"),
        (f"UPDATE {row} SET answer = 'Tidak.'", [], f"comment {comment.pk}: its answer"),
        (f"UPDATE {row} SET is_shown = NOT is_shown", [], f"comment {comment.pk}: its shown"),
        (f"DELETE FROM {row}", [], "has 0 comments but its events recorded 1"),
        ("UPDATE services_pledge SET improve = 'Nanti.'", [], f"pledge {pledge.pk}: its content"),
        ("UPDATE services_pledge SET shown_in_print = NOT shown_in_print", [], f"pledge {pledge.pk}: its displayed"),
        ("DELETE FROM services_pledge", [], f"pledge {pledge.pk}: has events but no row"),
    ]  # fmt: skip
    assert not_named(edits) == []


def test_a_document_used_again_is_in_the_event_and_what_is_kept_cannot_be_prolonged(
    town: Town, monday: datetime
) -> None:
    account = recognize_resident(contact="siti@example.org", actor=NOBODY, at=SIGNED_UP)
    resident = actor_of(account, monday)
    made = simple_standard(town, monday - timedelta(days=1), requirements=(KTP,))
    given: dict[str, Any] = {"made": made, "files": [("ktp", card(monday))], "applicant": account.person}
    first = filed_application(town, monday, **given)
    keep_documents(application=first.application, actor=resident, at=monday)
    again = filed_application(town, monday + timedelta(days=1), **given)
    assert findings() == []

    sha256 = card(monday).sha256
    reused = [one.event.payload for one in (first, again)]
    assert ['"reused":[]' in reused[0], f'"reused":["{sha256}"]' in reused[1]] == [True, True]
    assert NAME not in reused[1]
    kept = KeptDocument.objects.get()
    paper, of_kept = (
        "UPDATE services_applicationfile SET first_given_at =",
        f"kept document ktp of person {kept.person_id}",
    )
    edits: list[tuple[str, list[object], str]] = [
        (f"{paper} NULL WHERE application_id = %s", [again.case.pk], f"case {again.case.code}: says of other papers"),
        (
            f"{paper} given_at WHERE application_id = %s",
            [first.case.pk],
            f"case {first.case.code}: says of other papers",
        ),
        ("UPDATE services_keptdocument SET until = '2030-01-01'", [], f"{of_kept}: its until"),
        ("DELETE FROM services_keptdocument", [], f"{of_kept}: has events but no row"),
    ]
    assert not_named(edits) == []


def test_every_edit_of_what_another_system_issued_is_named(town: Town, monday: datetime) -> None:
    made = published_standard(
        town, monday - timedelta(days=1), content=said(requirements=()), listed={"issuer": "siak"}
    )
    case, officer = filed_application(town, monday, made=made, answers={}).case, officer_of(town.kelurahan, monday)
    file_elsewhere(number="SIAK-1", filed_on=monday.date(), **by(officer, case, monday))
    note_issued(issued_on=monday.date(), **by(officer, case, monday))
    assert findings() == []

    edits: list[tuple[str, list[object], str]] = [
        (f"UPDATE services_application SET {column} = '2025-12-01' WHERE case_id = %s", [case.pk], f"its {what}")
        for column, what in (
            ("foreign_filed_on", "day it was filed elsewhere"),
            ("foreign_issued_on", "day it was issued"),
        )
    ]
    assert not_named(edits) == []


def test_every_edit_of_the_media_on_which_standards_stand_is_named(town: Town, monday: datetime) -> None:
    given: dict[str, Any] = {"unit": town.kelurahan, "actor": FOUNDER, "at": monday}
    days = (date(2025, 3, 1), date(2025, 6, 1))
    banners = [
        record_medium(kind=MediumKind.values[0], where=f"Ruang {n}", evidence=card(monday), since=since, **given)
        for n, since in enumerate(days)
    ]
    ended = record_medium(kind=MediumKind.values[1], where="Papan", evidence=None, since=days[0], **given)
    end_medium(medium=ended, until=days[1], actor=FOUNDER, at=monday)
    assert findings() == []

    edits: list[tuple[str, list[object], str]] = [
        ("UPDATE services_medium SET until = NULL WHERE id = %s", [ended.pk], f"medium {ended.pk}: its until"),
        ("UPDATE services_medium SET until = '2026-01-01' WHERE id = %s", [banners[0].pk], f"medium {banners[0].pk}: its until"),
        ("UPDATE services_medium SET evidence_id = NULL WHERE id = %s", [banners[1].pk], f"medium {banners[1].pk}: its evidence"),
        ("DELETE FROM services_medium WHERE id = %s", [banners[1].pk], f"medium {banners[1].pk}: has events but no row"),
    ]  # fmt: skip
    assert not_named(edits) == []
