# SPDX-License-Identifier: EUPL-1.2
"""Which services there are and who offers them."""

from datetime import date, datetime

import pytest
from django.urls import get_resolver

from praja.duties.services.errors import (
    CatalogueClosed,
    ForeignIssuesNothing,
    NoStandardInForce,
    NoSuchService,
    NotOfferedHere,
    OfferOutOfOrder,
    ServiceCodeTaken,
    ServiceUnnamed,
)
from praja.duties.services.operations import ServiceWords, change_service, end_offer, list_service, offer_service
from praja.duties.services.operations.catalogue import CODE, RESERVED
from praja.duties.services.queries.catalogue import (
    effective_version,
    offer_at,
    offers_on,
    service_with,
    standard_in_force,
)
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import history
from services.making import SINCE, asking, head_of, listed_service, organizer, published_standard, signed
from towns import FOUNDER, Town

WORDS = ServiceWords(name="Surat keterangan usaha")


def test_the_organisation_bureau_lists_a_service_and_everybody_finds_it(town: Town, monday: datetime) -> None:
    listed = list_service(
        code="surat-usaha", words=WORDS, owner=town.kelurahan, since=SINCE, actor=organizer(town, monday), at=monday
    )
    assert service_with("surat-usaha") == listed
    assert [(row.name, row.payload["code"]) for row in history("services.catalogue")] == [
        ("services.service_listed", "surat-usaha")
    ]


def test_nobody_else_changes_the_catalogue(town: Town, monday: datetime) -> None:
    service, head = listed_service(town, monday), head_of(town.kelurahan, monday)
    before = LedgerEvent.objects.count()
    with pytest.raises(CatalogueClosed):
        list_service(code="lain", words=WORDS, owner=town.kelurahan, since=SINCE, actor=head, at=monday)
    with pytest.raises(CatalogueClosed):
        change_service(service=service, words=WORDS, actor=head, at=monday)
    with pytest.raises(CatalogueClosed):
        offer_service(service=service, unit=town.roads, since=SINCE, actor=head, at=monday)
    with pytest.raises(CatalogueClosed):
        end_offer(service=service, unit=town.kelurahan, until=monday.date(), actor=head, at=monday)
    assert LedgerEvent.objects.count() == before


def test_a_code_means_one_service_for_ever(town: Town, monday: datetime) -> None:
    service = listed_service(town, monday)
    with pytest.raises(ServiceCodeTaken) as refused:
        listed_service(town, monday, name="Lain")
    assert refused.value.field == "code"
    change_service(service=service, words=ServiceWords(name=service.name), is_active=False, actor=FOUNDER, at=monday)
    with pytest.raises(NoSuchService):
        service_with(service.code)
    with pytest.raises(ServiceCodeTaken):
        listed_service(town, monday)


@pytest.mark.parametrize(
    ("code", "words", "field"),
    [
        ("Surat Usaha", WORDS, "code"),
        ("surat--usaha", WORDS, "code"),
        ("x" * 41, WORDS, "code"),
        ("surat-usaha", ServiceWords(name="  "), "name"),
        ("surat-usaha", ServiceWords(name="x" * 161), "name"),
        ("surat-usaha", ServiceWords(name="Izin", issuer="nobody"), "issuer"),
        ("surat-usaha", ServiceWords(name="Izin", issuer="other"), "issuer_name"),
        ("surat-usaha", ServiceWords(name="Izin", issuer="oss", issuer_url="javascript:alert(1)"), "issuer_url"),
    ],
)
def test_what_cannot_be_listed_is_refused_at_its_field(
    town: Town, monday: datetime, code: str, words: ServiceWords, field: str
) -> None:
    with pytest.raises(ServiceUnnamed) as refused:
        list_service(code=code, words=words, owner=town.kelurahan, since=SINCE, actor=FOUNDER, at=monday)
    assert refused.value.field == field


def test_the_same_words_again_are_no_change(town: Town, monday: datetime) -> None:
    service = listed_service(town, monday, summary="", keywords="")
    before = LedgerEvent.objects.count()
    change_service(service=service, words=ServiceWords(name=service.name), actor=FOUNDER, at=monday)
    assert LedgerEvent.objects.count() == before
    change_service(service=service, words=ServiceWords(name="Domisili"), actor=FOUNDER, at=monday)
    assert history("services.catalogue")[-1].payload["fields"] == ["name"]


def test_what_is_signed_here_cannot_become_anothers_product(town: Town, monday: datetime) -> None:
    made = published_standard(town, monday, content=signed())
    with pytest.raises(ForeignIssuesNothing) as refused:
        change_service(
            service=made.service, words=ServiceWords(name=made.service.name, issuer="siak"), actor=FOUNDER, at=monday
        )
    assert refused.value.field == "issuer"


def test_a_unit_offers_a_service_for_a_time(town: Town, monday: datetime) -> None:
    service = listed_service(town, monday)
    assert offer_service(service=service, unit=town.kelurahan, since=SINCE, actor=FOUNDER, at=monday).since == SINCE
    end_offer(service=service, unit=town.kelurahan, until=date(2026, 1, 5), actor=FOUNDER, at=monday)
    assert [offer.unit for offer in offers_on(service, date(2026, 1, 4))] == [town.kelurahan]
    assert not offers_on(service, date(2026, 1, 5))
    with pytest.raises(NotOfferedHere):
        offer_at(service, town.kelurahan.pk, date(2026, 1, 5))
    with pytest.raises(NotOfferedHere):
        end_offer(service=service, unit=town.kelurahan, until=date(2026, 1, 6), actor=FOUNDER, at=monday)
    offer_service(service=service, unit=town.kelurahan, since=date(2026, 2, 1), actor=FOUNDER, at=monday)
    assert offer_at(service, town.kelurahan.pk, date(2026, 2, 1))


def test_offers_run_in_order_of_time(town: Town, monday: datetime) -> None:
    service = listed_service(town, monday)
    with pytest.raises(OfferOutOfOrder):
        end_offer(service=service, unit=town.kelurahan, until=SINCE, actor=FOUNDER, at=monday)
    with pytest.raises(OfferOutOfOrder):
        offer_service(service=service, unit=town.roads, since=date(2019, 1, 1), actor=FOUNDER, at=monday)


def test_the_units_own_standard_goes_before_the_common_one(town: Town, monday: datetime) -> None:
    common = published_standard(town, monday, listed={"offered_by": (town.kelurahan, town.roads)})
    own = published_standard(
        town, monday, service=common.service, unit=town.roads, duration_value=1, since=date(2025, 6, 1)
    )
    day = date(2026, 1, 5)
    assert effective_version(common.service, town.roads.pk, day) == own.version
    assert effective_version(common.service, town.roads.pk, date(2025, 5, 31)) == common.version
    assert effective_version(common.service, town.kelurahan.pk, day) == common.version
    assert effective_version(common.service, None, day) == common.version
    with pytest.raises(NoStandardInForce):
        standard_in_force(common.service, town.kelurahan.pk, date(2024, 1, 1))
    for unit, on in ((town.roads, day), (town.roads, date(2025, 5, 31)), (town.kelurahan, day)):
        held = standard_in_force(common.service, unit.pk, on)
        assert held == effective_version(common.service, unit.pk, on), "both say the same"


def test_finding_the_standard_asks_once(town: Town, monday: datetime, django_assert_num_queries: object) -> None:
    made = published_standard(
        town, monday, questions=asking({"type": "object", "properties": {"a": {"type": "string"}}}, monday)
    )
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = effective_version(made.service, town.kelurahan.pk, date(2026, 1, 5))
        assert found is not None
        assert found.form is not None
        assert found.case.state == "published"
        assert found.standard.unit_id is None
    assert standard_in_force(made.service, town.kelurahan.pk, date(2026, 1, 5)) == found
    with django_assert_num_queries(1):  # type: ignore[operator]
        again = standard_in_force(made.service, town.kelurahan.pk, date(2026, 1, 5))
        assert again.form is not None
        assert again.form.fields == found.form.fields
        assert (again.path, again.components, again.standard.unit_id) == (found.path, found.components, None)


def test_no_code_hides_an_address(db: None) -> None:
    """What stands first in an address below /layanan/ can be no code: whoever adds an address reserves its word."""
    words = set()
    for route in get_resolver("praja.duties.services.web.urls").url_patterns:
        first = str(route.pattern).partition("/")[0]
        words |= {first} if CODE.fullmatch(first) else set()
    assert words - RESERVED == set()
