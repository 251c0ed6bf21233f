# SPDX-License-Identifier: EUPL-1.2
"""Modules written here: begun, read, checked; finished by their rule once, with lesson hours once; versions and who may."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from officers import signed_in
from praja.duties.training.domain.modules.pages import Content, Page
from praja.duties.training.enums import LearningForm
from praja.duties.training.errors.modules import (
    Incomplete,
    ModuleChanged,
    NoSuchModule,
    NotAllRead,
    NotOffered,
    NotYourModule,
)
from praja.duties.training.models import Credit, Enrolment, Module
from praja.duties.training.operations.modules.keeping import ModuleWish, assign_module, change_module, write_module
from praja.duties.training.operations.modules.learning import answer_check, read_page, start_module
from praja.duties.training.operations.modules.publishing import publish_module, withdraw_version
from praja.duties.training.queries.modules import enrolment_in, finished_by, modules_for, visible_module
from praja.duties.training.rules.modules import FOLLOW, KEEP_MODULE, LEARN, SEE_MODULE, TAKE_MODULE
from praja.kernel.ledger.attestations import attestations
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.models import Account
from praja.lib import clock
from training.conftest import College
from training.modules.schooled import ASKED, AT, CONTENT, begun, listed, written_module

pytestmark = pytest.mark.django_db


def finished(college: College, module: Module, account: Account) -> Enrolment:
    row, actor = begun(college, module, account), college.actor(account, AT)
    for page in range(len(row.of.pages.pages)):
        row = read_page(enrolment=row, page=page, actor=actor, at=AT)
    if row.of.pages.questions:
        row, _share = answer_check(enrolment=row, answers=(1,), actor=actor, at=AT)
    return row


def test_all_pages_and_enough_right_answers_finish_it_and_book_its_hours(college: College) -> None:
    module, worker = written_module(college), college.staff.worker
    row, actor = begun(college, module, worker), college.actor(worker, AT)
    with pytest.raises(NotAllRead):
        answer_check(enrolment=row, answers=(1,), actor=actor, at=AT)
    for page in (1, 0):
        row = read_page(enrolment=row, page=page, actor=actor, at=AT)

    row, wrong = answer_check(enrolment=row, answers=(0,), actor=actor, at=AT)
    assert (wrong, row.finished_at) == (0, None)
    row, right = answer_check(enrolment=row, answers=(1,), actor=actor, at=AT)

    credit = Credit.objects.get()
    assert (right, row.finished_at, row.credit) == (100, AT, credit)
    assert (credit.form, credit.jp, credit.employee_id) == (LearningForm.ELEARNING, 3, row.employee_id)
    assert [one.jp for one in finished_by([row.employee_id])[row.employee_id]] == [3]


def test_finishing_again_books_nothing_again(college: College) -> None:
    module, worker = written_module(college), college.staff.worker
    row, actor = finished(college, module, worker), college.actor(worker, AT)

    read_page(enrolment=row, page=0, actor=actor, at=AT)
    answer_check(enrolment=row, answers=(1,), actor=actor, at=AT)

    assert Credit.objects.count() == 1
    assert LedgerEvent.objects.filter(name="training.module_finished").count() == 1


def test_a_module_without_questions_is_finished_by_its_last_page(college: College) -> None:
    module = written_module(college, replace(CONTENT, questions=()), jp=0)

    row = finished(college, module, college.staff.worker)

    assert (row.finished_at, row.best, row.credit) == (AT, None, None)


def test_a_new_version_loses_no_progress_and_books_once_a_year(college: College) -> None:
    module, worker = written_module(college), college.staff.worker
    actor, keeper = college.actor(worker, AT), college.actor(college.keeper, AT)
    first = begun(college, module, worker)
    read_page(enrolment=first, page=0, actor=actor, at=AT)
    newer = replace(CONTENT, pages=(*CONTENT.pages, Page(title="Pamit", text="Sebut langkah berikutnya.")))
    row = write_module(module=module, content=newer, seen_version=module.version, actor=keeper, at=AT)
    publish_module(module=row, seen_version=row.version, actor=keeper, at=AT)

    found = enrolment_in(actor, module)
    assert found is not None
    assert (found.pk, found.pages_read, found.of.number) == (first.pk, [0], 1)

    for page in (0, 1):
        first = read_page(enrolment=first, page=page, actor=actor, at=AT)
    answer_check(enrolment=first, answers=(1,), actor=actor, at=AT)
    second = finished(college, module, worker)
    assert (second.of.number, second.finished_at, second.credit) == (2, AT, None)
    assert Credit.objects.count() == 1


def test_a_withdrawn_version_is_neither_begun_nor_gone_on_in_but_stays_finished(college: College) -> None:
    module, keeper = written_module(college), college.actor(college.keeper, AT)
    done = finished(college, module, college.staff.worker)
    half = begun(college, module, college.staff.colleague)

    left = withdraw_version(version=half.of, reason="Aturannya berubah.", actor=keeper, at=AT)

    assert left.current is None
    with pytest.raises(NotOffered):
        read_page(enrolment=half, page=0, actor=college.actor(college.staff.colleague, AT), at=AT)
    with pytest.raises(NoSuchModule):
        begun(college, module, college.staff.stranger)
    done.refresh_from_db()
    assert done.finished_at == AT


def test_what_is_assigned_is_for_those_alone(college: College) -> None:
    module = written_module(college, free=False)
    keeper = college.actor(college.keeper, AT)
    worker, outsider = college.actor(college.staff.worker, AT), college.actor(college.coach, AT)
    assert not modules_for(worker).exists()

    assign_module(module=module, programme=college.programme, actor=keeper, at=AT)

    assert list(modules_for(worker, assigned=True)) == [module]
    assert start_module(module=module, actor=worker, at=AT).of.module_id == module.pk
    with pytest.raises(NoSuchModule):
        visible_module(outsider, module.code)
    with pytest.raises(NoSuchModule):
        start_module(module=module, actor=outsider, at=AT)


def test_only_the_keepers_of_a_unit_keep_its_modules(college: College) -> None:
    module = written_module(college)
    wish = ModuleWish(title="Lain", summary="Lain.", jp=1)
    for account in (college.staff.worker, college.staff.roads_head, college.coach):
        with pytest.raises(NotYourModule):
            change_module(module=module, wish=wish, seen_version=3, actor=college.actor(account, AT), at=AT)
    with pytest.raises(ModuleChanged):
        change_module(module=module, wish=wish, seen_version=1, actor=college.actor(college.keeper, AT), at=AT)


@pytest.mark.parametrize(
    "content",
    [
        Content(pages=(Page(title="", text="x"),)),
        Content(pages=(Page(title="x", text="y", picture=1),)),
        Content(questions=(replace(ASKED, options=("a",)),)),
        Content(questions=(replace(ASKED, right=2),)),
        Content(questions=(replace(ASKED, options=("a", "a")),)),
        Content(least=101),
        Content(pages=tuple(Page(title="x", text="y") for _ in range(41))),
    ],
)
def test_what_is_not_whole_is_not_written(college: College, content: Content) -> None:
    with pytest.raises(Incomplete):
        write_module(
            module=listed(college), content=content, seen_version=1, actor=college.actor(college.trainer, AT), at=AT
        )


def test_rules_agree_on_one_row_and_on_many(college: College) -> None:
    written_module(college)
    assigned = written_module(college, free=False)
    assign_module(module=assigned, programme=college.programme, actor=college.actor(college.keeper, AT), at=AT)
    listed(college)
    begun(college, assigned, college.staff.worker)
    staff = college.staff
    for account in (college.keeper, college.trainer, college.coach, staff.worker, staff.stranger, staff.roads_head):
        actor = college.actor(account, AT)
        for rule in (KEEP_MODULE, SEE_MODULE, TAKE_MODULE):
            rows = Module.objects.order_by("pk")
            assert [one for one in rows if rule.allows(actor, one)] == list(rule.visible(actor, rows)), rule.name
        for of_learners in (LEARN, FOLLOW):
            all_rows = Enrolment.objects.order_by("pk")
            wanted = [one for one in all_rows if of_learners.allows(actor, one)]
            assert wanted == list(of_learners.visible(actor, all_rows)), of_learners.name


def test_rows_that_were_changed_by_hand_are_named(college: College) -> None:
    module = written_module(college)
    row = finished(college, module, college.staff.worker)
    withdraw_version(version=row.of, reason="Usang.", actor=college.actor(college.keeper, AT), at=AT)
    check = attestations()["training.modules"]
    assert list(check()) == []

    Enrolment.objects.filter(pk=row.pk).update(finished_at=AT - timedelta(days=400))
    row.of.content["pages"][0]["text"] = "Lain."
    row.of.save(update_fields=["content"])
    Module.objects.filter(pk=module.pk).update(title="Lain")

    found = sorted(one.where for one in check())
    assert found == [f"enrolment {row.pk}", f"module {module.pk}", f"version 1 of module {module.pk}"]
    Enrolment.objects.filter(pk=row.pk).delete()
    assert f"enrolment {row.pk}" in [one.where for one in check()]


def test_lists_cost_the_same_for_one_module_as_for_three(college: College) -> None:
    worker, keeper, counts = signed_in(college.staff.worker), signed_in(college.trainer), []
    for more in (1, 2):
        for _number in range(more):
            begun(college, written_module(college), college.staff.worker)
        with clock.frozen(AT):
            for client, path in ((worker, "/diklat/modul/"), (keeper, "/diklat/modul/?lihat=kelola")):
                client.get(path)
                with CaptureQueriesContext(connection) as made:
                    assert client.get(path).status_code == 200
                counts.append(len(made))

    assert counts[:2] == counts[2:]


def test_progress_of_others_stays_with_whoever_keeps_the_module(college: College) -> None:
    module = written_module(college)
    finished(college, module, college.staff.worker)
    address = f"/diklat/modul/{module.code}/kelola/peserta/"
    with clock.frozen(AT):
        assert college.staff.worker.person.name in signed_in(college.trainer).get(address).content.decode()
        for account in (college.staff.worker, college.staff.roads_head, college.coach):
            assert signed_in(account).get(address).status_code in (403, 404)


def test_a_page_that_was_not_begun_is_not_there(college: College) -> None:
    module = written_module(college)
    client = signed_in(college.staff.worker)
    with clock.frozen(AT):
        for path in ("baca/1/", "periksa/", "pernyataan.jsonl", "kelola/"):
            assert client.get(f"/diklat/modul/{module.code}/{path}").status_code in (403, 404)
        client.post(f"/diklat/modul/{module.code}/mulai/")
        shown = client.get(f"/diklat/modul/{module.code}/baca/2/").content.decode()
    assert '<a href="https://contoh.invalid/aturan" rel="noopener">aturan</a>' in shown
