# SPDX-License-Identifier: EUPL-1.2
"""Whoever keeps a service's standard writes what its applicants are asked; what the platform composes is nobody's to edit."""

from datetime import datetime

import pytest

from praja.kernel.forms.errors import BadFormKey
from praja.kernel.forms.operations import begin_edit
from praja.kernel.forms.queries.editing import forms_of
from praja.kernel.forms.rules import may_edit, opens_editor
from praja.kernel.people.enums import Role
from services.making import holder, listed_service, organizer
from towns import Town

pytestmark = pytest.mark.django_db


def test_a_unit_edits_the_questions_of_its_own_services(town: Town, monday: datetime) -> None:
    service = listed_service(town, monday)
    mine, other = (holder(1, Role.OFFICER, unit, at=monday) for unit in (service.owner, town.lights))
    key = f"services.asked.{service.code}"

    assert [(row.key, row.title) for row in forms_of(mine)] == [(key, service.name)]
    assert [may_edit(actor, key) for actor in (mine, other, organizer(town, monday))] == [True, False, True]
    assert not opens_editor(holder(2, Role.LIAISON, service.owner, at=monday))
    assert begin_edit(key=key, title=service.name, actor=mine, at=monday).title == service.name


def test_the_composed_form_is_not_edited(town: Town, monday: datetime) -> None:
    with pytest.raises(BadFormKey):
        begin_edit(key="services.sktm", title="x", actor=organizer(town, monday), at=monday)
