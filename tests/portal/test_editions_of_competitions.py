# SPDX-License-Identifier: EUPL-1.2
"""Every written competition of public innovation has a page with its source and how sure it is, led to from the legal bases."""

import pytest
from django.test import Client

from praja.kernel.law.gateways import written_contests


def _page(path: str) -> str:
    answer = Client(headers={"accept-language": "en"}).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.django_db
def test_each_says_its_source_and_its_sections() -> None:
    listed = _page("/dasar-hukum/")
    for key, edition in written_contests().items():
        path = f"/dasar-hukum/lomba/{key}/"
        assert f'href="{path}"' in listed
        page = _page(path)
        assert edition.source in page
        assert all(group.title in page for group in edition.groups)
        assert all(part.title in page for group in edition.groups for one in group.sections for part in one.parts)
    assert Client().get("/dasar-hukum/lomba/kipp_1999/").status_code == 404


@pytest.mark.django_db
def test_what_no_source_gives_is_not_made_up() -> None:
    assert "to be verified" in _page("/dasar-hukum/lomba/kipp_2025/")
    assert "Its sections were not read yet." in _page("/dasar-hukum/lomba/kipp_2025/")
    page = _page("/dasar-hukum/lomba/kipp_2019/")
    assert "How many one unit may enter was not found, or is not limited." in page
    assert "to be verified" not in page
