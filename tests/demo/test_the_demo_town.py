# SPDX-License-Identifier: EUPL-1.2
"""The demo town stands as if its people had worked in it for a year."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import authenticate
from django.test import Client
from django.urls import reverse

from praja.config.demo import DemoTown, accounts, build, cast, login_lines, summary_of, wipe
from praja.config.demo.building import draws, scene
from praja.config.demo.places import CODE
from praja.config.demo.staff import employees
from praja.duties.attendance.enums import FindingKind
from praja.duties.attendance.models import Finding as Question
from praja.duties.complaints.demo import PlannedCase, plan_year
from praja.duties.complaints.enums import WHISTLEBLOWING
from praja.duties.complaints.models import Answer, Complaint, Finding, Reply
from praja.duties.complaints.operations import close_silent
from praja.duties.complaints.procedure import COMPLAINT
from praja.kernel.documents.models import Attachment
from praja.kernel.ledger.models import Delivery, LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.measures.models import DirtySubject, Fact
from praja.kernel.notifications.models import Message
from praja.kernel.organization.models import Region, Unit
from praja.kernel.people.domain.identity import PROVINCES
from praja.kernel.people.enums import Holding, Role
from praja.kernel.people.identifiers import opened
from praja.kernel.people.models import Account, Employee, Person, RoleAssignment
from praja.kernel.people.queries import actor_of
from praja.kernel.plans.models import Commitment
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.escalating import escalate_overdue
from praja.kernel.work.queries import desk_counts, open_items
from praja.lib.actors import system_actor
from praja.lib.errors import Conflict, InvalidInput, Unavailable
from praja.lib.moments import local_zone

NOW = datetime(2026, 6, 10, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def actor_named(mail: str):
    account = authenticate(username=f"{mail}@contoh.invalid", password=cast.PASSWORD)
    assert isinstance(account, Account)
    return actor_of(account, NOW)


def test_the_ledger_verifies_and_nothing_waits(demo_town: DemoTown) -> None:
    assert list(verify()) == []
    assert (Delivery.objects.count(), DirtySubject.objects.count()) == (0, 0)
    reports = Case.objects.filter(procedure__startswith="complaints.").count()
    assert (demo_town.cases, reports) == (25 + 20, 25 + 20)  # the year, and the stages that are shown
    assert (
        Fact.objects.filter(measure="complaints.received").count() == 25 + 16
    )  # not what is held, none, or wrongdoing


def test_every_act_happened_at_its_own_moment_in_the_past(demo_town: DemoTown) -> None:
    moments = [event.at for event in LedgerEvent.objects.filter(stream__startswith="case:")]

    assert max(moments) <= NOW
    assert len({moment.date() for moment in moments}) > 20
    assert not Answer.objects.filter(published_at__gt=NOW).exists()


def test_what_the_platform_does_by_itself_is_done(demo_town: DemoTown) -> None:
    platform = system_actor("tests")

    assert close_silent(actor=platform, at=NOW) == 0
    assert escalate_overdue(actor=platform, at=NOW) == 0
    assert Case.objects.filter(state="closed").exists()


def test_every_role_has_a_log_in_that_opens_with_nip_and_e_mail(demo_town: DemoTown) -> None:
    shown = accounts()
    opened_with_mail = [authenticate(username=one.login, password=one.password) for one in shown]
    opened_with_nip = [authenticate(username=one.nip, password=one.password) for one in shown if one.nip]

    assert shown == demo_town.accounts
    assert {one.role for one in shown} == set(Role.values)
    assert None not in [*opened_with_mail, *opened_with_nip]
    for one, account in zip(shown, opened_with_mail, strict=True):
        assert actor_of(account, NOW).holds(one.role), one.post  # type: ignore[arg-type]


def test_acting_and_stand_in_are_held_by_decree(demo_town: DemoTown) -> None:
    held = {row.holding: row for row in RoleAssignment.objects.exclude(holding=Holding.DEFINITIVE)}
    standin = held[Holding.STANDIN]

    assert set(held) == {Holding.ACTING, Holding.STANDIN}
    assert standin.since < NOW < standin.until  # type: ignore[operator]
    assert len(set(RoleAssignment.objects.values_list("decree_number", flat=True))) == RoleAssignment.objects.count()


@pytest.mark.parametrize("mail", ["penghubung.pu", "penghubung.dishub", "penghubung.dlh", "penghubung.capil"])
def test_the_liaison_officers_find_something_late_and_something_soon(demo_town: DemoTown, mail: str) -> None:
    counts = desk_counts(actor_named(mail), NOW, local_zone())

    assert counts.late >= 1
    assert counts.soon + counts.today >= 1


def test_coordinator_and_head_find_work(demo_town: DemoTown) -> None:
    assert desk_counts(actor_named("koordinator"), NOW, local_zone()).open >= 3
    assert desk_counts(actor_named("kepala.pu"), NOW, local_zone()).late >= 1


def test_no_real_region_and_no_real_number_is_used(demo_town: DemoTown) -> None:
    numbers = [opened("nik", person.nik) for person in Person.objects.all() if person.nik]
    nips = [opened("nip", employee.nip) for employee in Employee.objects.all()]
    phones = [opened("phone", person.phone) for person in Person.objects.all() if person.phone]
    mails = [opened("email", person.email) for person in Person.objects.all() if person.email]

    assert int(CODE[:2]) not in PROVINCES
    assert {code[:2] for code in Region.objects.values_list("code", flat=True)} == {CODE[:2]}
    assert numbers
    assert {number[:4] for number in numbers} == {CODE.replace(".", "")}
    assert {nip[15] for nip in nips} == {"9"}
    assert phones
    assert {phone[:6] for phone in phones} == {"+62890"}
    assert mails
    assert all(mail.endswith("@contoh.invalid") for mail in mails)


def test_the_government_is_whole(demo_town: DemoTown) -> None:
    assert Region.objects.filter(kind="kecamatan").count() == 6
    assert Region.objects.filter(kind="kelurahan").count() == 24
    assert Unit.objects.exclude(kind="subdistrict").count() == 39
    assert Employee.objects.count() == demo_town.employees
    assert not Unit.objects.exclude(parent=None).filter(employees=None).exists()


def test_texts_are_those_of_the_seed(demo_town: DemoTown) -> None:
    planned = planned_cases(7)

    assert {case.text for case in planned} < set(Complaint.objects.values_list("text", flat=True))
    said = [act.text for case in planned for act in case.acts]
    assert {act.text for case in planned for act in case.acts if act.verb == "answer"} <= set(
        Answer.objects.values_list("text", flat=True)
    )
    assert set(Reply.objects.values_list("text", flat=True)) <= set(said)
    photos = Attachment.objects.filter(object_kind__startswith="complaints.")
    assert photos.count() == sum(case.photo is not None for case in planned) == demo_town.photos


def planned_cases(seed: int, count: int = 25) -> list[PlannedCase]:
    return plan_year(scene=scene(), count=count, rng=draws(seed, "complaints"), at=NOW)


def test_the_same_seed_gives_the_same_town_and_another_seed_another(demo_town: DemoTown) -> None:
    assert planned_cases(7, 300) == planned_cases(7, 300)
    assert planned_cases(7, 300) != planned_cases(8, 300)
    first, again = (employees(200, draws(7, "staff"), NOW.date()) for _ in range(2))
    assert first == again


def test_a_year_has_the_shape_of_life(demo_town: DemoTown) -> None:
    cases = planned_cases(1, 2_000)
    hours = [case.filed_at.astimezone(local_zone()).hour for case in cases]
    private = sum(case.anonymous or case.secret for case in cases) / len(cases)
    photos = sum(case.photo is not None for case in cases) / len(cases)
    verbs = [act.verb for case in cases for act in case.acts]

    assert sum(8 <= hour <= 15 for hour in hours) > 3 * sum(hour < 6 for hour in hours)
    assert 0.7 < private < 0.8
    assert 0.09 < photos < 0.15
    assert {"forward", "archive", "answer", "reply", "accept", "rate"} == set(verbs)
    assert len({case.text for case in cases if case.subject}) == sum(case.subject is not None for case in cases)


def test_no_sentence_keeps_a_blank(demo_town: DemoTown) -> None:
    texts = [text for case in planned_cases(3, 2_000) for text in (case.text, *(act.text for act in case.acts))]

    assert not [text for text in texts if "{" in text or "}" in text or "  " in text]


def test_building_twice_says_that_the_town_stands(demo_town: DemoTown) -> None:
    before = LedgerEvent.objects.count()

    again = build(size="tiny", seed=7, at=NOW)

    assert (again.built, again.accounts, LedgerEvent.objects.count()) == (False, demo_town.accounts, before)


def test_an_unknown_size_is_refused(demo_town: DemoTown) -> None:
    with pytest.raises(InvalidInput):
        build(size="huge", at=NOW)


def test_an_installation_in_earnest_is_left_alone(demo_town: DemoTown, settings) -> None:
    settings.PRAJA_DEMO = False

    with pytest.raises(Unavailable):
        build(size="tiny", at=NOW)
    with pytest.raises(Unavailable):
        wipe()
    assert accounts() == ()


def test_another_government_is_left_alone(demo_town: DemoTown) -> None:
    Unit.objects.filter(parent=None).update(short_name="Lain")

    with pytest.raises(Conflict):
        build(size="tiny", at=NOW)


def test_the_terminal_is_told_every_log_in_and_the_password(demo_town: DemoTown) -> None:
    *lines, last = login_lines()

    assert [line.split()[0] for line in lines] == [one.login for one in accounts()]
    assert cast.PASSWORD in last
    assert "45 cases" in summary_of(demo_town)


def test_no_message_of_the_past_is_left_to_be_sent(demo_town: DemoTown) -> None:
    assert Message.objects.filter(status="sent").exists()
    assert not Message.objects.filter(status="queued", not_before__lte=NOW).exists()
    assert Message.objects.filter(sent_at__gt=NOW).count() == 0


@pytest.mark.parametrize("mail", ["walikota", "lurah", "koordinator", "penghubung.pu", "pemeriksa", "loket"])
def test_a_log_in_opens_the_desk(demo_town: DemoTown, client: Client, mail: str) -> None:
    answer = client.post(
        reverse("account_login"), {"login": f"{mail}@contoh.invalid", "password": cast.PASSWORD}, follow=True
    )

    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0] == reverse("desk")


def test_every_stage_of_the_path_has_a_case_to_show(demo_town: DemoTown) -> None:
    states = set(Case.objects.values_list("state", flat=True))

    assert {state.name for state in COMPLAINT.states} - {"in_progress"} <= states
    assert Case.objects.filter(procedure=WHISTLEBLOWING).count() == 1


def test_the_last_report_has_a_finding_with_a_plan_and_its_baseline(demo_town: DemoTown) -> None:
    planned = Commitment.objects.filter(source_kind=Finding.SOURCE)

    assert Finding.objects.count() == 2
    assert planned.values("source_id").distinct().count() == 1
    assert planned.filter(baseline_numerator=None).count() == 0


def test_every_question_that_the_cross_checks_know_is_asked_and_some_are_settled(demo_town: DemoTown) -> None:
    asked = Question.objects.values_list("kind", flat=True)
    assert set(asked) == set(FindingKind.values)
    assert set(Question.objects.values_list("state", flat=True)) == {"open", "explained", "passed_on"}
    about_own = open_items(actor_named("penghubung.pu")).filter(kind="attendance.answer_finding")
    to_settle = open_items(actor_named("kepala.pu")).filter(kind="attendance.settle_finding")
    assert [item.subject for item in about_own] == ["Presensi saat dinas luar"]
    assert to_settle.count() >= 4
    assert open_items(actor_named("inspektur")).filter(kind="attendance.settle_finding").count() == 1
