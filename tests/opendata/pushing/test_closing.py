# SPDX-License-Identifier: EUPL-1.2
"""A dataset is closed with a reason, and opened again; what was published stays, and the ledger knows."""

import pytest

from opendata.conftest import AT, DataOffice
from opendata.publishing import published
from opendata.pushing.test_pushed_datasets import mismatches
from praja.duties.opendata.errors import DatasetClosed, NeedsWords, NotYourData
from praja.duties.opendata.models import Dataset
from praja.duties.opendata.operations.closing import close_dataset, reopen_dataset
from praja.duties.opendata.operations.releases import begin_release

pytestmark = pytest.mark.django_db


def test_nothing_more_comes_for_a_closed_dataset_until_it_is_opened_again(office: DataOffice) -> None:
    dataset, actor = published(office, at=AT), office.actor(office.producer)
    closed = close_dataset(dataset=dataset, reason="Tidak dihitung lagi", actor=actor, at=AT)
    assert close_dataset(dataset=dataset, reason="Lagi", actor=actor, at=AT).closed_reason == "Tidak dihitung lagi"

    assert (closed.is_shown, closed.closed_at) == (True, AT)
    with pytest.raises(DatasetClosed):
        begin_release(dataset=dataset, period="2027", actor=actor, at=AT)
    reopen_dataset(dataset=dataset, actor=actor, at=AT)
    reopened = reopen_dataset(dataset=dataset, actor=actor, at=AT)
    assert (reopened.closed_at, reopened.closed_reason) == (None, "")
    assert begin_release(dataset=dataset, period="2027", actor=actor, at=AT).number == 2
    assert mismatches() == []


def test_closing_needs_a_reason_and_a_right(office: DataOffice) -> None:
    dataset = published(office, at=AT)
    with pytest.raises(NeedsWords):
        close_dataset(dataset=dataset, reason=" ", actor=office.actor(office.producer), at=AT)
    with pytest.raises(NotYourData):
        close_dataset(dataset=dataset, reason="X", actor=office.actor(office.outsider), at=AT)


@pytest.mark.parametrize("changed", [{"closed_at": None}, {"closed_reason": "Lain"}])
def test_a_changed_closing_is_named(office: DataOffice, changed: dict[str, object]) -> None:
    dataset = published(office, at=AT)
    close_dataset(dataset=dataset, reason="Selesai", actor=office.actor(office.producer), at=AT)
    Dataset.objects.filter(pk=dataset.pk).update(**changed)

    assert len(mismatches()) == 1
