# SPDX-License-Identifier: EUPL-1.2
"""What a head asks goes down a tree and comes back as reports."""

from datetime import date, timedelta

import pytest

from letters.conftest import Office
from letters.disposing.orders import FRIDAY, LATER, NOW, PROCEED, as_, asked, of, ordered
from praja.duties.letters.enums import AssignmentState
from praja.duties.letters.errors.dispositions import (
    AlreadyHasIt,
    AskedTwice,
    AssignmentEnded,
    DueAfterParent,
    DueNeeded,
    DuePassed,
    MayNotBeAsked,
    NobodyAsked,
    NotAsker,
    NothingAsked,
    NotHolder,
    ParentEnded,
    ScanNeeded,
    StillOpen,
)
from praja.duties.letters.models import Assignment, Disposition, FollowUp, Order
from praja.duties.letters.operations.disposing import DispositionWords, ask_more, pass_on
from praja.duties.letters.operations.following import (
    finish_assignment,
    follow_up,
    reopen_assignment,
    withdraw_assignments,
)
from praja.duties.letters.operations.ordering import fulfil_order, revoke_order
from praja.duties.letters.procedure.names import DO_CONCLUDE, FULFILLED, REVOKED
from praja.duties.letters.rules import may_open_order
from praja.kernel.documents.models import StoredFile
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Holding, Role
from praja.kernel.people.models import Account
from praja.kernel.people.operations import assign_role
from praja.kernel.work.models import WorkItem
from praja.kernel.work.queries import open_items
from praja.lib.errors import DomainError
from towns import FOUNDER

pytestmark = pytest.mark.django_db


def on_desk(account: Account, order: Order) -> list[str]:
    """Kinds of what waits for somebody in the order."""
    return list(open_items(as_(account, LATER)).filter(case_id=order.pk).values_list("kind", flat=True))


def passed(order: Order, by: Account, unit: Unit, *to: object) -> Disposition:
    return pass_on(assignment=of(order, unit), words=PROCEED, asked=to, actor=as_(by), at=LATER)  # type: ignore[arg-type]


def refused(error: type[DomainError], act: object) -> None:
    before = Assignment.objects.count()
    with pytest.raises(error):
        act()  # type: ignore[operator]
    assert Assignment.objects.count() == before


def test_it_goes_down_three_levels_and_comes_back(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads), asked(office.lights, know=True))
    assert on_desk(office.roads_head, order) == ["letters.assignment"]
    assert on_desk(office.mayor, order) == []

    passed(order, office.roads_head, office.roads, asked(office.bridges))
    assert on_desk(office.roads_head, order) == [], "it waits for others now"
    passed(order, office.bridges_head, office.bridges, asked(office.bridges, office.bridges_officer))
    assert on_desk(office.bridges_officer, order) == ["letters.assignment"]

    worker = of(order, office.bridges, office.bridges_officer)
    finish_assignment(assignment=worker, report="Sudah diperbaiki.", actor=as_(office.bridges_officer), at=LATER)
    assert on_desk(office.bridges_head, order) == ["letters.assignment"], "everybody below has reported"
    for unit, head in ((office.bridges, office.bridges_head), (office.roads, office.roads_head)):
        finish_assignment(assignment=of(order, unit), report="Selesai.", actor=as_(head), at=LATER)
    assert on_desk(office.mayor, order) == [DO_CONCLUDE.kind]

    fulfilled = fulfil_order(
        case=order.case, note="Terima kasih.", actor=as_(office.mayor), at=LATER, seen_version=None
    )
    assert fulfilled.state == FULFILLED
    assert on_desk(office.mayor, order) == []


def test_whom_a_disposition_may_reach(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads))
    for nobody in (
        asked(office.lights),  # beside
        asked(office.root),  # above
        asked(office.lights, office.outsider),  # somebody else's people
        asked(office.bridges, office.bridges_officer),  # the people of a unit below go through its head
        asked(office.roads, office.roads_head),  # oneself
    ):
        refused(MayNotBeAsked, lambda nobody=nobody: passed(order, office.roads_head, office.roads, nobody))
    passed(
        order,
        office.roads_head,
        office.roads,
        asked(office.roads, office.roads_officer),
        asked(office.bridges, office.bridges_head),
    )


def test_words_addressees_and_days_are_looked_at(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads))
    head, unit, below = office.roads_head, office.roads, asked(office.bridges)
    refused(NobodyAsked, lambda: passed(order, head, unit))
    refused(AskedTwice, lambda: passed(order, head, unit, below, below))
    refused(DueAfterParent, lambda: passed(order, head, unit, asked(office.bridges, due=FRIDAY + timedelta(days=1))))
    refused(DuePassed, lambda: passed(order, head, unit, asked(office.bridges, due=NOW)))
    refused(DueNeeded, lambda: ordered(office.mayor, office.root, asked(office.lights, due=None)))
    refused(
        NothingAsked,
        lambda: pass_on(assignment=of(order, unit), words=DispositionWords(), asked=[below], actor=as_(head), at=LATER),
    )
    refused(
        DueNeeded,
        lambda: ask_more(
            case=order.case,
            words=PROCEED,
            asked=[asked(office.lights, due=None)],
            actor=as_(office.mayor),
            at=LATER,
        ),
    )
    passed(order, head, unit, asked(office.bridges, due=None))
    assert of(order, office.bridges).due_at == FRIDAY, "the holder's own day, where none is set"
    refused(AlreadyHasIt, lambda: passed(order, head, unit, below))
    refused(
        AlreadyHasIt,
        lambda: ask_more(case=order.case, words=PROCEED, asked=[below], actor=as_(office.mayor), at=LATER),
    )


def test_only_the_holder_of_today_passes_it_on(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads))
    for somebody in (office.mayor, office.roads_officer, office.lights_head, office.auditor):
        refused(NotHolder, lambda by=somebody: passed(order, by, office.roads, asked(office.bridges)))
    assign_role(
        account=office.passer_by,
        role=Role.HEAD,
        unit=office.roads,
        holding=Holding.STANDIN,
        decree_number="SPT 4/2026",
        decree_date=date(2026, 3, 2),
        since=NOW,
        until=LATER + timedelta(days=1),
        actor=FOUNDER,
        at=NOW,
    )
    disposition = passed(order, office.passer_by, office.roads, asked(office.bridges))
    assert (disposition.given_by, disposition.giver_title) == (office.passer_by, "Plh. Kepala Dinas Pekerjaan Umum")
    after = LATER + timedelta(days=2)
    with pytest.raises(NotHolder):
        pass_on(
            assignment=of(order, office.roads),
            words=PROCEED,
            asked=[asked(office.roads, office.roads_officer)],
            actor=as_(office.passer_by, after),
            at=after,
        )


def test_a_secretary_records_with_the_scan_and_never_in_their_own_name(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads))
    secretary = office.roads_secretary
    refused(ScanNeeded, lambda: passed(order, secretary, office.roads, asked(office.bridges)))
    scan = StoredFile.objects.create(sha256="a" * 64, size=1, media_type="image/png", stored_at=NOW)
    disposition = pass_on(
        assignment=of(order, office.roads),
        words=DispositionWords(instructions=["proses"], scan=scan),
        asked=[asked(office.bridges)],
        actor=as_(secretary),
        at=LATER,
    )
    assert (disposition.given_by, disposition.recorded_by) == (office.roads_head, secretary)
    assert disposition.giver_title == "Kepala Dinas Pekerjaan Umum"
    with pytest.raises(NotHolder):
        finish_assignment(assignment=of(order, office.roads), report="Selesai.", actor=as_(secretary), at=LATER)


def test_what_is_withdrawn_takes_along_what_was_passed_on_and_says_why(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads), asked(office.lights))
    passed(order, office.roads_head, office.roads, asked(office.bridges), asked(office.roads, office.roads_officer))
    done = of(order, office.roads, office.roads_officer)
    finish_assignment(assignment=done, report="Sudah.", actor=as_(office.roads_officer), at=LATER)
    for nobody in (office.bridges_head, office.lights_head, office.mayor_secretary):
        with pytest.raises(NotAsker):
            withdraw_assignments(
                assignments=[of(order, office.roads)], reason="Tidak perlu.", actor=as_(nobody), at=LATER
            )
    gone = withdraw_assignments(
        assignments=[of(order, office.roads)], reason="Ditangani provinsi.", actor=as_(office.mayor), at=LATER
    )
    assert set(gone) == {of(order, office.roads).pk, of(order, office.bridges).pk}
    assert of(order, office.bridges).withdrawn_reason == "Ditangani provinsi."
    assert of(order, office.roads, office.roads_officer).state == AssignmentState.DONE
    assert (on_desk(office.bridges_head, order), on_desk(office.lights_head, order)) == ([], ["letters.assignment"])
    assert not may_open_order.allows(as_(office.bridges_head, LATER), order.case)
    refused(AssignmentEnded, lambda: passed(order, office.roads_head, office.roads, asked(office.bridges)))


def test_withdrawing_the_last_one_below_gives_it_back_to_the_holder(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads))
    passed(order, office.roads_head, office.roads, asked(office.bridges))
    withdraw_assignments(
        assignments=[of(order, office.bridges)], reason="Salah alamat.", actor=as_(office.roads_head), at=LATER
    )
    assert on_desk(office.roads_head, order) == ["letters.assignment"]


def test_whoever_asked_sends_it_back(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads))
    passed(order, office.roads_head, office.roads, asked(office.bridges))
    finish_assignment(assignment=of(order, office.bridges), report="Beres.", actor=as_(office.bridges_head), at=LATER)
    with pytest.raises(NotAsker):
        reopen_assignment(assignment=of(order, office.bridges), reason="Belum.", actor=as_(office.mayor), at=LATER)
    reopen_assignment(
        assignment=of(order, office.bridges), reason="Foto belum ada.", actor=as_(office.roads_head), at=LATER
    )
    assert (on_desk(office.bridges_head, order), on_desk(office.roads_head, order)) == (["letters.assignment"], [])
    said = FollowUp.objects.filter(assignment=of(order, office.bridges)).order_by("pk")
    assert [(one.kind, one.text) for one in said] == [("report", "Beres."), ("returned", "Foto belum ada.")]

    finish_assignment(
        assignment=of(order, office.bridges), report="Foto ada.", actor=as_(office.bridges_head), at=LATER
    )
    finish_assignment(assignment=of(order, office.roads), report="Selesai.", actor=as_(office.roads_head), at=LATER)
    with pytest.raises(ParentEnded):
        reopen_assignment(
            assignment=of(order, office.bridges), reason="Sekali lagi.", actor=as_(office.roads_head), at=LATER
        )


def test_an_order_ends_when_nobody_has_it_or_is_taken_back_from_all(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads), asked(office.lights, know=True))
    refused(StillOpen, lambda: fulfil_order(case=order.case, actor=as_(office.mayor), at=LATER, seen_version=None))
    ended = revoke_order(
        case=order.case, reason="Sudah tidak perlu.", actor=as_(office.mayor), at=LATER, seen_version=None
    )
    assert ended.state == REVOKED
    assert not WorkItem.objects.filter(case_id=order.pk, closed_at=None).exists()
    assert set(Assignment.objects.values_list("state", flat=True)) == {AssignmentState.WITHDRAWN}


def test_what_is_for_information_is_read_and_holds_nobody_up(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads), asked(office.lights, know=True))
    finish_assignment(assignment=of(order, office.lights), actor=as_(office.lights_head), at=LATER)
    assert (of(order, office.lights).state, on_desk(office.lights_head, order)) == (AssignmentState.DONE, [])
    passed(order, office.roads_head, office.roads, asked(office.bridges, know=True))
    assert on_desk(office.roads_head, order) == ["letters.assignment"], "nobody else was asked to act"


def test_who_speaks_in_the_conversation(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads))
    for speaker in (office.mayor, office.roads_head, office.roads_officer, office.roads_secretary):
        follow_up(assignment=of(order, office.roads), text="Kapan bahan tiba?", actor=as_(speaker), at=LATER)
    for listener in (office.auditor, office.lights_head, office.bridges_head, office.passer_by):
        with pytest.raises(NotHolder):
            follow_up(assignment=of(order, office.roads), text="Saya ikut.", actor=as_(listener), at=LATER)
