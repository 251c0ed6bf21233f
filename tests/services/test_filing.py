# SPDX-License-Identifier: EUPL-1.2
"""An application is filed: what it starts, what is kept, what is refused, and how many statements it takes."""

import json
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from praja.duties.services.domain.stated import Stated, StatedPerson
from praja.duties.services.enums import FiledFor
from praja.duties.services.errors import NoStandardInForce, NotOfferedHere
from praja.duties.services.errors.applying import (
    AnswersIncomplete,
    ApplicantUnnamed,
    MandateMissing,
    NeighbourhoodMissing,
)
from praja.duties.services.models import Application, ApplicationFile, Payment, Recommendation, Reference
from praja.kernel.documents.operations import sweep_orphans, take_in
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.people.models import Person
from praja.kernel.people.operations import register_person
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.work.models import WorkItem
from praja.lib.actors import NOBODY
from residents import photo
from services.making import KTP, REFERRED, STATED, filed_application, head_of_neighbourhood, simple_standard
from towns import FOUNDER, Town

NIK = "9901015501900001"


def test_it_goes_to_the_unit_that_was_chosen_with_the_promised_time_and_work_for_its_officers(
    town: Town, monday: datetime
) -> None:
    filed = filed_application(town, monday)

    case = Case.objects.get(pk=filed.case.pk)
    assert (case.state, case.lead_unit_id, case.subject) == ("check", town.kelurahan.pk, "Surat keterangan domisili")
    assert [(row.clock, row.due_at == case.due_at) for row in Deadline.objects.filter(case=case)] == [
        ("processing", True)
    ]
    assert [(row.kind, row.holder_role) for row in WorkItem.objects.filter(case_id=case.pk)] == [
        ("services.check", "officer")
    ]


def test_the_ledger_holds_digests_and_the_table_the_words_sealed(town: Town, monday: datetime) -> None:
    filed = filed_application(town, monday)

    application = Application.objects.get(pk=filed.case.pk)
    payload = json.loads(LedgerEvent.objects.get(stream=filed.case.stream).payload)
    assert matches(payload["content"], bytes(application.salt), application.digested())
    assert application.said() == {"keperluan": "Membuka rekening"}
    assert application.stated_people() == STATED
    stored = LedgerEvent.objects.get(stream=filed.case.stream).payload
    assert not [word for word in ("Siti", "Mawar", "rekening") if word in stored]
    assert payload["promise"] == [3, "working_days"]
    assert not list(verify())


def test_a_known_applicant_costs_at_most_sixteen_statements(town: Town, monday: datetime) -> None:
    made = simple_standard(town, monday, path=REFERRED)
    head_of_neighbourhood(monday)
    known = register_person(name="Siti Aminah", actor=FOUNDER, at=monday)
    filed_application(town, monday, made=made, applicant=known)  # reference data is remembered

    with CaptureQueriesContext(connection) as sent:
        filed_application(town, monday, made=made, applicant=known)

    assert len(sent.captured_queries) <= 16, [query["sql"][:90] for query in sent.captured_queries]


def test_a_known_nik_gives_that_person_unchanged_and_what_was_typed_is_kept_beside(
    town: Town, monday: datetime
) -> None:
    known = register_person(name="Siti Aminah", nik=NIK, phone="081200000001", actor=FOUNDER, at=monday)
    typed = Stated(applicant=StatedPerson(name="Orang Lain", nik=NIK, phone="081299999999"))

    filed = filed_application(town, monday, stated=typed)

    application = Application.objects.get(pk=filed.case.pk)
    assert application.applicant_id == known.pk
    assert Person.objects.get(pk=known.pk).name == "Siti Aminah"
    assert application.stated_people().applicant.phone == "081299999999"


def test_for_somebody_else_both_are_entered_and_a_mandate_is_asked_of_a_proxy(town: Town, monday: datetime) -> None:
    both = Stated(applicant=StatedPerson(name="Nenek Ijah"), filer=StatedPerson(name="Siti Aminah"))

    made = simple_standard(town, monday)
    filed = filed_application(town, monday, made=made, stated=both, filed_for=FiledFor.HOUSEHOLD)

    application = Application.objects.select_related("applicant", "filer").get(pk=filed.case.pk)
    assert application.filer is not None
    assert (application.applicant.name, application.filer.name) == ("Nenek Ijah", "Siti Aminah")
    with pytest.raises(MandateMissing):
        filed_application(town, monday, made=made, stated=both, filed_for=FiledFor.PROXY)


def test_what_arrives_twice_is_one_application(town: Town, monday: datetime) -> None:
    key = uuid4()
    made = simple_standard(town, monday)
    first = filed_application(town, monday, made=made, key=key)

    with pytest.raises(AlreadyFiled) as refused:
        filed_application(town, monday, made=made, key=key)

    assert refused.value.detail["case_id"] == first.case.pk
    assert Application.objects.count() == 1


def test_the_head_of_the_rt_is_asked_else_that_of_the_rw_and_never_oneself(town: Town, monday: datetime) -> None:
    made = simple_standard(town, monday, path=REFERRED)
    of_rt = head_of_neighbourhood(monday)
    of_rw = head_of_neighbourhood(monday, name="Bu RW", phone="081300000000", rt="")

    ordinary = filed_application(town, monday, made=made)
    oneself = filed_application(town, monday, made=made, applicant=of_rt.person)
    elsewhere = Stated(applicant=STATED.applicant, region=STATED.region, rw="009", rt="001")
    nobody = filed_application(town, monday, made=made, stated=elsewhere)

    asked = {row.application_id: row.head for row in Reference.objects.select_related("head")}
    assert asked == {ordinary.case.pk: of_rt, oneself.case.pk: of_rw, nobody.case.pk: None}
    assert Case.objects.get(pk=ordinary.case.pk).state == "reference"


def test_a_stage_gets_what_it_needs_when_it_is_entered(town: Town, monday: datetime) -> None:
    unit = town.roads.pk
    asking = filed_application(town, monday, path=({"stage": "recommendation", "unit": unit}, {"stage": "check"}))
    paying_path = ({"stage": "payment"}, {"stage": "check"})
    fee = {"fee_kind": "fixed", "fee_amount": 25_000}
    made = simple_standard(town, monday, code="izin", path=paying_path, **fee)
    paying = filed_application(town, monday, made=made)
    free = simple_standard(town, monday, code="izin-gratis", path=paying_path)

    assert [row.unit_id for row in Recommendation.objects.filter(application=asking.case.pk)] == [unit]
    assert Payment.objects.get(application=paying.case.pk).amount == 25_000
    assert filed_application(town, monday, made=free).case.state == "check"


def test_what_does_not_fit_is_refused_at_its_field_and_nothing_is_written(town: Town, monday: datetime) -> None:
    made = simple_standard(town, monday, path=REFERRED)
    unnamed = Stated(applicant=StatedPerson(), region=STATED.region, rw="002", rt="005")
    no_rt = Stated(applicant=STATED.applicant, region=STATED.region, rw="002")

    with pytest.raises(AnswersIncomplete) as incomplete:
        filed_application(town, monday, made=made, answers={})
    assert incomplete.value.field == "keperluan"
    with pytest.raises(ApplicantUnnamed):
        filed_application(town, monday, made=made, stated=unnamed)
    with pytest.raises(NeighbourhoodMissing) as missing:
        filed_application(town, monday, made=made, stated=no_rt)
    assert missing.value.field == "rt"
    with pytest.raises(NotOfferedHere):
        filed_application(town, monday, made=made, unit=town.roads)
    Case.objects.filter(pk=made.case.pk).update(state="abandoned")
    with pytest.raises(NoStandardInForce):
        filed_application(town, monday, made=made)
    assert not Case.objects.filter(procedure="services.application").exists()


def test_a_paper_of_an_application_is_no_orphan(town: Town, monday: datetime) -> None:
    paper = take_in(upload=photo(), actor=NOBODY, at=monday)
    made = simple_standard(town, monday, requirements=(KTP,))
    filed = filed_application(town, monday, made=made, files=(("ktp", paper),))
    later = monday + timedelta(days=40)

    assert sweep_orphans(actor=NOBODY, at=later, older_than=timedelta(days=1)) == 0
    kept = ApplicationFile.objects.get(application=filed.case.pk)
    assert (kept.requirement, kept.file_id, kept.title) == ("ktp", paper.pk, "ktp.jpg")
