# SPDX-License-Identifier: EUPL-1.2
"""`praja doctor` warns when data is published and nobody is named who may be asked about it."""

from typing import Any

import pytest

from opendata.conftest import AT, DataOffice
from opendata.publishing import opened
from praja.config.doctor import CHECKS, Level, examine
from praja.duties.opendata.models import Dataset


@pytest.mark.parametrize(
    ("is_shown", "contact", "level"),
    [
        (False, "", Level.GOOD),
        (True, "", Level.WARNING),
        (True, "data@contoh.invalid", Level.GOOD),
    ],
)
def test_a_contact_is_asked_for_once_data_is_shown(
    is_shown: bool, contact: str, level: Level, office: DataOffice, settings: Any
) -> None:
    settings.PRAJA_DATA_CONTACT = contact
    dataset = opened(office, at=AT)
    Dataset.objects.filter(pk=dataset.pk).update(is_shown=is_shown)

    (found,) = examine({"PRAJA_DATA_CONTACT": CHECKS["PRAJA_DATA_CONTACT"]}, AT)

    assert (found.about, found.level, bool(found.remedy)) == ("PRAJA_DATA_CONTACT", level, level is Level.WARNING)
