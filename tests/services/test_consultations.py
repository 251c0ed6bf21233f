# SPDX-License-Identifier: EUPL-1.2
"""The public is asked before a standard is set, and what it said has an answer."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from praja.duties.services.domain.indicators import (
    participation_level,
    pledge_level,
    publication_level,
    review_level,
    standard_level,
)
from praja.duties.services.errors import (
    CommentedOften,
    CommentsClosed,
    CommentsWaiting,
    ConsultationUnready,
    DecreeMissing,
    StandardIncomplete,
    TooManyComments,
    UnfitStandard,
)
from praja.duties.services.models import Consultation, ConsultationComment, StandardVersion
from praja.duties.services.operations import (
    Decree,
    abandon_standard,
    answer_comment,
    comment_on_draft,
    conclude_consultation,
    enter_draft,
    open_consultation,
    publish_standard,
    revise_standard,
    set_standard,
)
from praja.duties.services.operations.consulting import MOST_WAITING
from praja.duties.services.queries.catalogue import effective_version
from praja.duties.services.queries.consulting import groups_that_came, promises_of
from praja.duties.services.queries.standards import levels_of
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import history
from praja.kernel.plans.models import Commitment
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.work.models import WorkItem
from praja.lib.actors import NOBODY
from services.forums import DECREE, FORUM, INVITATION, OUTCOME, commented, consulted, drafted, invited
from services.making import (
    EVERY_COMPONENT,
    SIGNED,
    head_of,
    officer_of,
    organizer,
    published_standard,
    said,
    signed,
)
from towns import Town


def test_from_the_first_word_to_the_day_it_holds(town: Town, monday: datetime) -> None:
    before = published_standard(town, monday)
    case = consulted(town, monday, service=before.service, duration_value=1)
    head = head_of(town.kelurahan, monday)
    assert (case.state, case.is_public) == ("consulted", False)
    case = set_standard(case=case, decree=DECREE, actor=head, at=monday + FORUM, seen_version=3)
    assert case.state == "set"
    assert effective_version(before.service, None, date(2026, 1, 13)) == before.version
    case = publish_standard(case=case, actor=head, at=monday + FORUM, seen_version=4)

    held = effective_version(before.service, None, date(2026, 1, 13))
    assert held is not None
    assert (held.case_id, held.number, held.decree_number, held.duration_value) == (case.pk, 2, "SK 1/2026", 1)
    assert (case.state, case.is_public) == ("published", True)
    assert [row.name for row in history(case.stream)] == [
        "services.standard_drafted",
        "services.consultation_opened",
        "services.consultation_concluded",
        "services.standard_set",
        "services.standard_published",
    ]
    assert history(before.case.stream)[-1].payload["by"] == 2
    assert not WorkItem.objects.filter(case_id=case.pk, closed_at=None).exists()


def test_everybody_may_read_and_comment_while_it_is_open(town: Town, monday: datetime) -> None:
    case = invited(town, monday)
    assert case.is_public
    assert [item.kind for item in WorkItem.objects.filter(case_id=case.pk, closed_at=None)] == ["services.conclude"]
    comment = commented(case, monday)
    assert (comment.is_shown, comment.answer) == (False, "")
    assert commented(case, monday) == comment
    assert "Sabtu" not in LedgerEvent.objects.filter(name="services.comment_made").get().payload


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": "terlalu"}, "text"),
        ({"text": "x" * 3_001}, "text"),
        ({"group": "aliens"}, "group"),
    ],
)
def test_a_comment_that_says_nothing_is_refused(town: Town, monday: datetime, changes: Any, field: str) -> None:
    consultation = Consultation.objects.get(pk=invited(town, monday).pk)
    given = {"consultation": consultation, "group": "users", "text": "Tolong buka pada hari Sabtu."}
    with pytest.raises(ConsultationUnready) as refused:
        comment_on_draft(**{**given, **changes}, actor=NOBODY, at=monday)
    assert refused.value.field == field


def test_comments_end_with_their_day_but_the_office_may_enter_what_was_said_in_the_room(
    town: Town, monday: datetime
) -> None:
    case = invited(town, monday)
    with pytest.raises(CommentsClosed):
        commented(case, monday + timedelta(days=5))
    consultation, officer = Consultation.objects.get(pk=case.pk), officer_of(town.kelurahan, monday)
    comment_on_draft(
        consultation=consultation, group="media", text="Di ruangan: singkat saja.", actor=officer, at=monday + FORUM
    )
    abandon_standard(case=case, reason="Batal.", actor=officer, at=monday + FORUM, seen_version=2)
    with pytest.raises(CommentsClosed):
        commented(case, monday)


def test_an_office_cannot_be_buried_under_comments(town: Town, monday: datetime) -> None:
    case = invited(town, monday)
    waiting = [
        ConsultationComment(
            consultation_id=case.pk, group="users", text=f"Komentar {n}", salt=b"x" * 16, said_at=monday
        )
        for n in range(MOST_WAITING)
    ]
    ConsultationComment.objects.bulk_create(waiting)
    with pytest.raises(TooManyComments):
        commented(case, monday)
    ConsultationComment.objects.filter(text="Komentar 0").update(answer="Terima kasih.")
    assert commented(case, monday)


def test_one_device_says_only_so_much_about_a_draft_in_a_day(town: Town, monday: datetime, settings: Any) -> None:
    settings.PRAJA_COMMENTS_PER_DAY = 2
    consultation = Consultation.objects.get(pk=invited(town, monday).pk)

    def said(text: str, device: str, at: datetime = monday) -> ConsultationComment:
        return comment_on_draft(consultation=consultation, group="users", text=text, device=device, actor=NOBODY, at=at)

    said("Tolong buka hari Sabtu.", "a" * 32)
    said("Tolong buka sampai sore.", "a" * 32)
    with pytest.raises(CommentedOften):
        said("Tolong tambah kursi.", "a" * 32)
    assert said("Tolong tambah kursi.", "b" * 32)
    assert said("Tolong tambah loket.", "a" * 32, monday + timedelta(days=1, minutes=1))


def test_every_comment_gets_an_answer_before_the_end(town: Town, monday: datetime) -> None:
    case, officer = invited(town, monday), officer_of(town.kelurahan, monday)
    comment = commented(case, monday)
    with pytest.raises(CommentsWaiting):
        conclude_consultation(case=case, outcome=OUTCOME, actor=officer, at=monday + FORUM, seen_version=2)
    with pytest.raises(StepNotAllowed):
        answer_comment(comment=comment, answer="Tidak.", taken_up=False, shown=True, actor=town.officer, at=monday)
    with pytest.raises(ConsultationUnready):
        answer_comment(comment=comment, answer=" ", taken_up=False, shown=True, actor=officer, at=monday)
    answered = answer_comment(
        comment=comment, answer="Akan dicoba.", taken_up=True, shown=True, actor=officer, at=monday
    )
    assert (answered.is_shown, answered.is_taken_up) == (True, True)
    assert (
        conclude_consultation(case=case, outcome=OUTCOME, actor=officer, at=monday + FORUM, seen_version=2).state
        == "consulted"
    )


def test_what_was_promised_goes_to_the_desk_with_its_day(town: Town, monday: datetime) -> None:
    case = consulted(town, monday)
    version = StandardVersion.objects.get(pk=case.pk)
    promise = promises_of(version).get()
    assert (promise.title, promise.due_on, promise.owner_unit) == (
        "Menambah satu petugas di loket",
        date(2026, 3, 1),
        town.kelurahan,
    )
    assert WorkItem.objects.filter(commitments=promise, closed_at=None).exists()
    assert groups_that_came(version) == 2
    assert history(case.stream)[-1].payload["attended"] == {"users": 14, "society": 3}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"held_on": date(2026, 1, 4)}, "held_on"),
        ({"comments_until": date(2026, 1, 4)}, "comments_until"),
        ({"place": " "}, "place"),
        ({"invited": {"users": 0, "aliens": 4}}, "invited"),
    ],
)
def test_an_invitation_says_who_when_and_where(town: Town, monday: datetime, changes: Any, field: str) -> None:
    case = drafted(town, monday)
    with pytest.raises(ConsultationUnready) as refused:
        open_consultation(
            case=case,
            invitation=replace(INVITATION, **changes),
            actor=officer_of(town.kelurahan, monday),
            at=monday,
            seen_version=1,
        )
    assert refused.value.field == field
    assert not Consultation.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": " "}, "number"),
        ({"day": date(2026, 2, 1)}, "day"),
        ({"minutes": "x"}, "minutes"),
        ({"attended": {}}, "attended"),
    ],
)
def test_a_record_says_what_happened(town: Town, monday: datetime, changes: Any, field: str) -> None:
    case = invited(town, monday)
    with pytest.raises(ConsultationUnready) as refused:
        conclude_consultation(
            case=case,
            outcome=replace(OUTCOME, **changes),
            actor=officer_of(town.kelurahan, monday),
            at=monday + FORUM,
            seen_version=2,
        )
    assert refused.value.field == field
    assert not Commitment.objects.exists()


def test_a_draft_without_a_consultation_cannot_be_set(town: Town, monday: datetime) -> None:
    case = drafted(town, monday)
    with pytest.raises(WrongState):
        set_standard(case=case, decree=DECREE, actor=head_of(town.kelurahan, monday), at=monday + FORUM, seen_version=1)


def test_an_empty_draft_is_nothing_to_invite_people_to(town: Town, monday: datetime) -> None:
    case = drafted(town, monday, components={})
    with pytest.raises(ConsultationUnready) as refused:
        open_consultation(
            case=case, invitation=INVITATION, actor=officer_of(town.kelurahan, monday), at=monday, seen_version=1
        )
    assert refused.value.field == "components"


def test_only_a_complete_standard_is_set(town: Town, monday: datetime) -> None:
    gone = {key: text for key, text in EVERY_COMPONENT.items() if key != "evaluasi"}
    case, head = consulted(town, monday, components=gone), head_of(town.kelurahan, monday)
    with pytest.raises(StandardIncomplete) as refused:
        set_standard(case=case, decree=DECREE, actor=head, at=monday + FORUM, seen_version=3)
    assert refused.value.detail["missing"] == ("evaluasi",)
    officer = officer_of(town.kelurahan, monday)
    case = revise_standard(case=case, content=said(), actor=officer, at=monday + FORUM, seen_version=3)
    assert case.state == "consulted"
    assert set_standard(case=case, decree=DECREE, actor=head, at=monday + FORUM, seen_version=4).state == "set"
    with pytest.raises(WrongState):
        revise_standard(case=case, content=said(), actor=officer, at=monday + FORUM, seen_version=5)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"duration_value": None, "duration_unit": "", "duration_working": None}, "no_duration"),
        ({"duration_working": None}, "working_unknown"),
        ({"fee_kind": ""}, "no_fee"),
        ({"fee_kind": "fixed"}, "no_amount"),
        ({"fee_kind": "table"}, "no_amount"),
        ({"fee_kind": "fixed", "fee_amount": 5_000}, "fee_unpaid"),
        ({"path": ({"stage": "approval"},)}, "no_check"),
        ({"path": ({"stage": "check"}, {"stage": "check"})}, "stage_twice"),
        ({"path": ({"stage": "check"}, {"stage": "recommendation"})}, "unit_missing"),
        ({"path": SIGNED}, "signs_nothing"),
        ({"path": ({"stage": "handover"}, {"stage": "check"})}, "handover_not_last"),
    ],
)
def test_what_nobody_could_carry_out_is_not_set(town: Town, monday: datetime, changes: Any, problem: str) -> None:
    case = consulted(town, monday, **changes)
    with pytest.raises(UnfitStandard) as refused:
        set_standard(case=case, decree=DECREE, actor=head_of(town.kelurahan, monday), at=monday + FORUM, seen_version=3)
    assert refused.value.detail["problem"] == problem


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"number_pattern": ""}, "signs_unnumbered"),
        ({"path": (*SIGNED[:1], *reversed(SIGNED[1:]))}, "signs_unapproved"),
    ],
)
def test_what_is_signed_is_approved_first_and_has_a_number(
    town: Town, monday: datetime, changes: Any, problem: str
) -> None:
    case = consulted(town, monday, content=signed(**changes))
    with pytest.raises(UnfitStandard) as refused:
        set_standard(case=case, decree=DECREE, actor=head_of(town.kelurahan, monday), at=monday + FORUM, seen_version=3)
    assert refused.value.detail["problem"] == problem


def test_the_head_sets_and_publishes_and_by_decree(town: Town, monday: datetime) -> None:
    case = consulted(town, monday)
    head, later = head_of(town.kelurahan, monday), monday + FORUM
    for stranger in (officer_of(town.kelurahan, monday), organizer(town, monday), town.roads_head):
        with pytest.raises(StepNotAllowed):
            set_standard(case=case, decree=DECREE, actor=stranger, at=later, seen_version=3)
    with pytest.raises(DecreeMissing):
        set_standard(case=case, decree=replace(DECREE, number=""), actor=head, at=later, seen_version=3)
    case = set_standard(case=case, decree=DECREE, actor=head, at=later, seen_version=3)
    with pytest.raises(StepNotAllowed):
        publish_standard(case=case, actor=officer_of(town.kelurahan, monday), at=later, seen_version=4)


def test_a_draft_of_what_held_before_is_entered_as_it_is(town: Town, monday: datetime) -> None:
    case = drafted(town, monday, components={"biaya": "Gratis"}, duration_working=None)
    entered = enter_draft(
        case=case,
        decree=Decree(number="SK 9/2020", day=date(2020, 5, 4)),
        since=date(2020, 6, 1),
        found_in="Arsip",
        actor=organizer(town, monday),
        at=monday,
        seen_version=1,
    )
    version = StandardVersion.objects.get(pk=entered.pk)
    assert (entered.state, version.number, version.components) == ("published", 2, {"biaya": "Gratis"})
    case.refresh_from_db()
    assert case.state == "abandoned"
    assert entered.due_at < monday  # its three years are long over


VECTORS = [
    ({"filled": 14, "is_set": True, "public_involved": True, "monitored": True}, 5),
    ({"filled": 14, "is_set": True, "public_involved": True, "monitored": False}, 4),
    ({"filled": 14, "is_set": True, "public_involved": False, "monitored": True}, 3),
    ({"filled": 14, "is_set": False, "public_involved": True, "monitored": True}, 2),
    ({"filled": 13, "is_set": True, "public_involved": True, "monitored": True}, 1),
    ({"filled": 0, "is_set": False, "public_involved": False, "monitored": False}, 0),
]


@pytest.mark.parametrize(("facts", "level"), VECTORS)
def test_the_level_of_a_standard(facts: Any, level: int) -> None:
    assert standard_level(**facts) == level


def test_the_levels_of_participation_publication_review_and_pledge() -> None:
    assert [participation_level(groups) for groups in range(6)] == [0, 1, 2, 3, 4, 5]
    media = [(0, False), (1, False), (2, False), (2, True), (3, True), (4, True)]
    levels = [publication_level(delivery_published=True, media=n, in_sippn=sippn) for n, sippn in media]
    assert levels == [0, 1, 2, 3, 4, 5]
    assert publication_level(delivery_published=False, media=6, in_sippn=True) == 1
    ages = [[], [None], [3, 5], [1, 4], [1, 1], [0, 1], [0, 0], [0, None]]
    assert [review_level(age) for age in ages] == [0, 0, 1, 2, 3, 4, 5, 4]
    order = ("is_written", "is_set", "content_conforms", "on_paper", "online")
    assert [pledge_level(**{name: place < n for place, name in enumerate(order)}) for n in range(6)] == [
        0,
        1,
        2,
        3,
        4,
        5,
    ]


def test_the_level_is_read_from_what_happened(town: Town, monday: datetime) -> None:
    taken_over = published_standard(town, monday)
    assert levels_of([taken_over.version]) == {taken_over.version.pk: 3}
    case, head = consulted(town, monday, service=taken_over.service), head_of(town.kelurahan, monday)
    case = set_standard(case=case, decree=DECREE, actor=head, at=monday + FORUM, seen_version=3)
    case = publish_standard(case=case, actor=head, at=monday + FORUM, seen_version=4)
    version = StandardVersion.objects.get(pk=case.pk)
    assert levels_of([version]) == {version.pk: 4}
