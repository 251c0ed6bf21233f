# SPDX-License-Identifier: EUPL-1.2
"""No column that could hold personal data is without a declaration (see `praja.lib.privacy`)."""

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from praja.kernel.people.models import Employee, Person
from praja.lib.privacy import BLANK, Category, declare, declared, identity, personal_fields, undeclared


def apps_with_models() -> list[str]:
    ours = (config for config in apps.get_app_configs() if config.name.startswith("praja."))
    return sorted(config.label for config in ours if any(config.get_models()))


@pytest.mark.parametrize("label", apps_with_models())
def test_every_field_is_declared(label):
    missing = list(undeclared(apps.get_app_config(label).get_models()))
    assert missing == [], "declare these in the app's models with praja.lib.privacy.declare: " + ", ".join(missing)


def test_a_forgotten_field_is_found(monkeypatch):
    known = {name: held for name, held in declared(Person).items() if name != "nik"}
    monkeypatch.setattr("praja.lib.privacy._declared", {"people.Person": known})
    assert list(undeclared([Person])) == ["people.Person.nik"]


def test_dates_of_a_person_count_too(monkeypatch):
    monkeypatch.setattr("praja.lib.privacy._declared", {})
    assert "people.Employee.joined_on" in list(undeclared([Employee]))


def test_only_real_fields_can_be_declared():
    with pytest.raises(FieldDoesNotExist):
        declare(Person, shoe_size=identity(BLANK))


def test_sealed_fields_are_personal_and_erasable():
    held = personal_fields(Person)
    assert {held[name].category for name in ("name", "nik")} == {Category.IDENTITY}
    assert {held[name].erase for name in ("nik", "phone", "email", "address")} == {BLANK}
