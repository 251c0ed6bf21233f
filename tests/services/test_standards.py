# SPDX-License-Identifier: EUPL-1.2
"""A standard is written, set, published, looked at again, replaced."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from praja.duties.services.domain.promises import promise_of
from praja.duties.services.errors import (
    DecreeMissing,
    ForeignIssuesNothing,
    NoReasonGiven,
    NoSuchVersion,
    NotOfferedHere,
    UnfitStandard,
    VersionInProgress,
)
from praja.duties.services.models import StandardVersion
from praja.duties.services.operations import (
    Decree,
    abandon_standard,
    begin_standard,
    review_standard,
    revise_standard,
    take_over_standard,
)
from praja.duties.services.queries.catalogue import effective_version, version_held, versions_held
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import history
from praja.kernel.procedures.errors import StaleCase, StepNotAllowed
from praja.kernel.procedures.models import Deadline
from services.making import (
    EVERY_COMPONENT,
    HOUSE,
    KTP,
    PURPOSE,
    SIGNED,
    asking,
    head_of,
    listed_service,
    officer_of,
    organizer,
    published_standard,
    said,
    signed,
)
from towns import FOUNDER, Town

DECREE = Decree(number="SK 12/2024", day=date(2024, 12, 20))


def test_a_draft_may_be_unfinished_and_only_the_office_reads_it(town: Town, monday: datetime) -> None:
    officer = officer_of(town.kelurahan, monday)
    case = begin_standard(service=listed_service(town, monday), actor=officer, at=monday)
    content = said(components={"biaya": " Gratis ", "prosedur": "  "}, duration_value=None, duration_unit="", path=())
    moved = revise_standard(case=case, content=content, actor=officer, at=monday, seen_version=1)
    version = StandardVersion.objects.get(pk=case.pk)
    assert (moved.state, moved.is_public, version.components) == ("draft", False, {"biaya": "Gratis"})
    assert version.filled == ("biaya",)
    assert [row.payload["content"] for row in history(case.stream)][-1] == version.digest


def test_one_version_is_written_at_a_time(town: Town, monday: datetime) -> None:
    service = listed_service(town, monday)
    case = begin_standard(service=service, actor=officer_of(town.kelurahan, monday), at=monday)
    with pytest.raises(VersionInProgress) as refused:
        begin_standard(service=service, actor=officer_of(town.kelurahan, monday), at=monday)
    assert refused.value.detail["case"] == case.code
    abandon_standard(case=case, reason="Digabung.", actor=officer_of(town.kelurahan, monday), at=monday, seen_version=1)
    again = begin_standard(service=service, actor=officer_of(town.kelurahan, monday), at=monday)
    assert StandardVersion.objects.get(pk=again.pk).number == 2


def test_a_new_version_begins_with_what_holds(town: Town, monday: datetime) -> None:
    made = published_standard(town, monday, questions=asking(PURPOSE, monday), duration_value=5)
    case = begin_standard(service=made.service, actor=officer_of(town.kelurahan, monday), at=monday)
    version = StandardVersion.objects.get(pk=case.pk)
    assert (version.number, version.duration_value, version.requirements) == (2, 5, [KTP, HOUSE])
    assert version.questions_id == made.version.questions_id
    assert version.form is None
    assert version.decree_number == ""
    assert effective_version(made.service, None, monday.date()) == made.version


def test_a_draft_that_somebody_else_changed_is_not_overwritten(town: Town, monday: datetime) -> None:
    officer = officer_of(town.kelurahan, monday)
    case = begin_standard(service=listed_service(town, monday), actor=officer, at=monday)
    revise_standard(case=case, content=said(duration_value=2), actor=officer, at=monday, seen_version=1)
    with pytest.raises(StaleCase):
        revise_standard(case=case, content=said(duration_value=9), actor=officer, at=monday, seen_version=1)
    assert StandardVersion.objects.get(pk=case.pk).duration_value == 2


@pytest.mark.parametrize(
    ("changes", "field", "problem"),
    [
        ({"requirements": ({**KTP, "key": "KTP!"},)}, "requirements", "bad_key"),
        ({"requirements": (KTP, KTP)}, "requirements", "key_twice"),
        ({"requirements": ({**KTP, "label": " "},)}, "requirements", "no_label"),
        ({"requirements": ({**KTP, "accept": ["video"]},)}, "requirements", "bad_files"),
        ({"requirements": tuple({**KTP, "key": f"k{n}"} for n in range(31))}, "requirements", "too_many"),
        ({"duration_unit": ""}, "duration", "half_a_duration"),
        ({"duration_value": 0}, "duration", "bad_duration"),
        ({"fee_amount": 5}, "fee_amount", "bad_amount"),
        ({"fee_kind": "fixed", "fee_amount": -1}, "fee_amount", "bad_amount"),
        ({"fee_kind": "table", "fee_table": ({"label": "A", "amount": "5"},)}, "fee_table", "bad_row"),
        ({"path": ({"stage": "dance"},)}, "path", "unknown_stage"),
    ],
)
def test_values_that_mean_nothing_are_refused_at_their_field(
    town: Town, monday: datetime, changes: dict[str, Any], field: str, problem: str
) -> None:
    with pytest.raises(UnfitStandard) as refused:
        begin_standard(
            service=listed_service(town, monday),
            content=said(**changes),
            actor=officer_of(town.kelurahan, monday),
            at=monday,
        )
    assert (refused.value.field, refused.value.detail["problem"]) == (field, problem)


def test_a_question_and_a_paper_cannot_share_a_name(town: Town, monday: datetime) -> None:
    asked = asking({"type": "object", "properties": {"ktp": {"type": "string"}}}, monday)
    with pytest.raises(UnfitStandard) as refused:
        published_standard(town, monday, questions=asked)
    assert refused.value.detail["problem"] == "key_twice"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"template": "result"}, "template"),
        ({"register": "surat"}, "register"),
        ({"number_pattern": "{nomor}/{tahun}"}, "register"),
        ({"path": SIGNED}, "path"),
        ({"path": ({"stage": "check"}, {"stage": "handover"})}, "path"),
    ],
)
def test_what_another_system_issues_has_no_product_here(
    town: Town, monday: datetime, changes: dict[str, Any], field: str
) -> None:
    service = listed_service(town, monday, issuer="siak")
    with pytest.raises(ForeignIssuesNothing) as refused:
        begin_standard(service=service, content=said(**changes), actor=officer_of(town.kelurahan, monday), at=monday)
    assert refused.value.field == field
    with pytest.raises(ForeignIssuesNothing):
        published_standard(town, monday, service=service, **changes)


def test_who_may_write_a_standard(town: Town, monday: datetime) -> None:
    service = listed_service(town, monday)
    before = LedgerEvent.objects.count()
    for stranger in (town.officer, town.counter, town.roads_head):
        with pytest.raises(StepNotAllowed):
            begin_standard(service=service, actor=stranger, at=monday)
    with pytest.raises(StepNotAllowed):
        take_over(town, service, monday, actor=head_of(town.kelurahan, monday))
    assert LedgerEvent.objects.count() == before
    case = take_over(town, service, monday, actor=organizer(town, monday))
    with pytest.raises(StepNotAllowed):
        review_standard(
            case=case, note="Ditinjau.", actor=officer_of(town.kelurahan, monday), at=monday, seen_version=1
        )


def take_over(town: Town, service: Any, at: datetime, **changes: Any) -> Any:
    given = {
        "service": service,
        "content": said(),
        "decree": DECREE,
        "since": date(2025, 1, 2),
        "found_in": "arsip",
        "actor": FOUNDER,
        "at": at,
    }
    return take_over_standard(**{**given, **changes})


def test_a_standard_taken_over_holds_at_once_and_may_be_incomplete(town: Town, monday: datetime) -> None:
    service = listed_service(town, monday)
    undecided = said(components={"persyaratan": "KTP"}, duration_working=None, path=())
    case = take_over(town, service, monday, content=undecided)
    version = effective_version(service, None, monday.date())
    assert version is not None
    assert version.case_id == case.pk
    assert (case.state, case.is_public, version.filled) == ("published", True, ("persyaratan",))
    assert promise_of(version.duration_value, version.duration_unit, version.duration_working) is None
    clock = Deadline.objects.get(case=case)
    assert clock.due_at == datetime(2028, 1, 2, 17, tzinfo=UTC)


def test_what_is_taken_over_names_its_decree_and_a_day_that_has_come(town: Town, monday: datetime) -> None:
    service = listed_service(town, monday)
    for changes, field in (
        ({"decree": Decree(number=" ", day=DECREE.day)}, "decree_number"),
        ({"decree": Decree(number="SK 1", day=date(2027, 1, 1))}, "decree_date"),
        ({"since": date(2026, 1, 6)}, "since"),
    ):
        with pytest.raises(DecreeMissing) as refused:
            take_over(town, service, monday, **changes)
        assert refused.value.field == field
    take_over(town, service, monday)
    with pytest.raises(DecreeMissing):
        take_over(town, service, monday, since=date(2025, 1, 1))


def test_another_version_replaces_the_one_before_and_both_stay_readable(town: Town, monday: datetime) -> None:
    first = published_standard(town, monday, duration_value=5)
    second = published_standard(town, monday, service=first.service, duration_value=2, since=date(2025, 7, 1))
    assert [(v.number, v.case.state) for v in versions_held(first.service)] == [(2, "published"), (1, "replaced")]
    assert effective_version(first.service, None, date(2025, 6, 30)) == first.version
    assert effective_version(first.service, None, date(2025, 7, 1)) == second.version
    assert version_held(first.service, 1).effective_until == date(2025, 7, 1)
    assert second.standard.current_id == second.version.pk
    assert not Deadline.objects.filter(case=first.case, stopped_at=None).exists()
    with pytest.raises(NoSuchVersion):
        version_held(first.service, 3)


def test_a_unit_has_a_standard_of_its_own_only_for_what_it_offers(town: Town, monday: datetime) -> None:
    made = published_standard(town, monday)
    with pytest.raises(NotOfferedHere):
        take_over(town, made.service, monday, unit=town.roads)


def test_the_form_asks_the_questions_first_and_each_paper_on_a_page(town: Town, monday: datetime) -> None:
    bring = {**KTP, "key": "hadir", "label": "Datang sendiri", "accept": []}
    made = published_standard(town, monday, questions=asking(PURPOSE, monday), requirements=(KTP, HOUSE, bring))
    form = made.version.form
    assert form is not None
    assert (form.key, form.title) == ("services.surat-domisili", "Surat keterangan domisili")
    assert [(page["title"], page["fields"]) for page in form.fields["x-pages"]] == [
        ("Keperluan", ["keperluan"]),
        ("KTP-el pemohon", ["ktp"]),
        ("Foto rumah", ["foto_rumah"]),
    ]
    assert form.fields["required"] == ["keperluan", "ktp"]
    assert form.fields["properties"]["ktp"]["x-from"] == "document.ktp"
    assert form.fields["properties"]["foto_rumah"]["x-accept"] == ["image"]


def test_a_service_that_asks_nothing_has_no_form(town: Town, monday: datetime) -> None:
    assert published_standard(town, monday, requirements=()).version.form is None


def test_a_units_own_standard_has_its_own_form(town: Town, monday: datetime) -> None:
    common = published_standard(town, monday)
    own = published_standard(town, monday, service=common.service, unit=town.kelurahan, requirements=(KTP,))
    assert own.version.form is not None
    assert own.version.form.key == f"services.surat-domisili.{town.kelurahan.pk}"


def test_a_review_starts_the_time_to_the_next(town: Town, monday: datetime) -> None:
    made, head = published_standard(town, monday), head_of(town.kelurahan, monday)
    later = monday + timedelta(days=400)
    with pytest.raises(NoReasonGiven):
        review_standard(case=made.case, note=" ", actor=head, at=later, seen_version=1)
    case = review_standard(case=made.case, note="Masih sesuai.", actor=head, at=later, seen_version=1)
    outcomes = list(Deadline.objects.filter(case=case).order_by("pk").values_list("outcome", flat=True))
    assert (case.state, outcomes) == ("published", ["met", "running"])


def test_what_is_given_up_says_why(town: Town, monday: datetime) -> None:
    officer = officer_of(town.kelurahan, monday)
    case = begin_standard(service=listed_service(town, monday), actor=officer, at=monday)
    with pytest.raises(NoReasonGiven):
        abandon_standard(case=case, reason="", actor=officer, at=monday, seen_version=1)
    moved = abandon_standard(case=case, reason="Layanan digabung.", actor=officer, at=monday, seen_version=1)
    assert (moved.state, moved.is_public) == ("abandoned", False)
    assert history(case.stream)[-1].payload["reason"] == "Layanan digabung."


@pytest.mark.parametrize(
    ("duration", "promise"),
    [
        ((15, "minutes", None), (15, "opening_minutes")),
        ((2, "hours", True), (120, "opening_minutes")),
        ((24, "hours", False), (24, "hours")),
        ((24, "hours", None), None),
        ((3, "days", True), (3, "working_days")),
        ((3, "days", False), (3, "calendar_days")),
        ((3, "days", None), None),
        ((1, "months", None), (1, "months")),
        ((None, "", None), None),
    ],
)
def test_a_duration_as_the_terms_of_a_clock(duration: Any, promise: Any) -> None:
    assert promise_of(*duration) == promise


def test_the_signed_product_is_kept_with_its_version(town: Town, monday: datetime) -> None:
    made = published_standard(town, monday, content=signed())
    assert made.version.makes_a_product
    assert made.version.register == "surat-domisili"
    assert made.version.components == EVERY_COMPONENT
