# SPDX-License-Identifier: EUPL-1.2
"""What the demo town offers is written as an office has to: complete, workable, and nothing of another system is issued here."""

from datetime import date, datetime

import pytest

from praja.duties.services.demo.catalogue import open_the_catalogue
from praja.duties.services.demo.sippn import compare_with_sippn
from praja.duties.services.demo.written import written
from praja.duties.services.domain.contents import gaps
from praja.duties.services.enums import Component
from praja.duties.services.models import Offer, Service, StandardVersion
from praja.duties.services.operations.standards import reckoned
from praja.duties.services.queries.exchange.comparing import KINDS, comparison
from praja.duties.services.queries.pledges import public_pledge
from praja.kernel.ledger.verification import verify
from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import create_unit
from praja.kernel.organization.queries import opening_of
from towns import FOUNDER, Town

SINCE = date(2025, 1, 2)


@pytest.fixture
def units(town: Town, monday: datetime) -> dict[str, Unit]:
    """The test town with the departments that the file names."""
    for number, name in enumerate(("Bag. Organisasi", "Disdukcapil", "DPMPTSP", "DLH", "Satpol PP")):
        create_unit(
            code=f"8.{number}",
            name=f"Unit {name}",
            short_name=name,
            kind="department",
            parent=town.root,
            since=SINCE,
            actor=FOUNDER,
            at=monday,
        )
    return {unit.short_name or unit.name: unit for unit in Unit.objects.all()}


@pytest.mark.django_db
def test_sippn_has_much_of_it_some_outdated_some_missing_and_something_more(
    units: dict[str, Unit], town: Town, monday: datetime
) -> None:
    open_the_catalogue(
        units=units, root=town.root.name, keeper="Bag. Organisasi", since=SINCE, actor=FOUNDER, at=monday
    )
    compare_with_sippn(actor=FOUNDER, at=monday)
    found = comparison(FOUNDER)

    assert found is not None
    counts = [len(found.of_kind(kind)) for kind in KINDS]
    assert found.same > sum(counts) / 2
    assert counts[0] > 3
    assert counts[1] > 3
    assert counts[2:] == [1, 0]


@pytest.mark.django_db
def test_every_written_service_comes_into_force_whole(units: dict[str, Unit], town: Town, monday: datetime) -> None:
    open_the_catalogue(
        units=units, root=town.root.name, keeper="Bag. Organisasi", since=SINCE, actor=FOUNDER, at=monday
    )

    assert Service.objects.count() == len(written())
    assert Offer.objects.filter(unit=town.kelurahan).count() == sum(one.at == "kelurahan" for one in written())
    assert public_pledge(town.kelurahan.code, SINCE).signed_by == "Lurah Melati"
    assert opening_of(town.kelurahan.pk, SINCE)[4] == ((480, 660), (780, 930))
    for version in StandardVersion.objects.select_related("standard__service"):
        service = version.standard.service
        assert version.filled == tuple(Component.values), service.code
        left = gaps(reckoned(version, service))
        assert left == ([("duration", "no_duration")] if service.code == "nib" else []), service.code
        assert not (version.makes_a_product and service.issuer != "own"), service.code
    assert list(verify()) == []
