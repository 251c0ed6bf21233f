# SPDX-License-Identifier: EUPL-1.2
"""Whatever way it came about: a product of this government's own for what another system issues is found."""

from datetime import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from praja.config.doctor import CHECKS, Level, examine
from praja.duties.services.models import Service
from praja.duties.services.queries.foreign import foreign_products
from services.making import published_standard, signed
from towns import Town


def levels(at: datetime) -> list[Level]:
    return [finding.level for finding in examine({"services": CHECKS["services"]}, at)]


def test_nothing_is_wrong_with_what_the_operations_let_in(town: Town, monday: datetime) -> None:
    published_standard(town, monday, content=signed())
    published_standard(town, monday, listed={"code": "ktp", "name": "KTP", "issuer": "siak"}, path=())
    assert foreign_products() == []
    assert levels(monday) == [Level.GOOD]
    call_command("check", "--database", "default", "--tag", "services", stdout=StringIO())


def test_what_was_changed_behind_their_back_is_named(town: Town, monday: datetime) -> None:
    made = published_standard(town, monday, content=signed())
    Service.objects.filter(pk=made.service.pk).update(issuer="siak")
    assert foreign_products() == [made.version]
    assert levels(monday) == [Level.BAD]
    with pytest.raises(SystemCheckError, match="surat-domisili"):
        call_command("check", "--database", "default", "--tag", "services", stdout=StringIO(), stderr=StringIO())


def test_what_was_replaced_long_ago_harms_nobody(town: Town, monday: datetime) -> None:
    made = published_standard(town, monday, content=signed())
    published_standard(town, monday, service=made.service, path=())
    Service.objects.filter(pk=made.service.pk).update(issuer="siak")
    assert foreign_products() == []
