# SPDX-License-Identifier: EUPL-1.2
"""Which fields hold personal data, of what kind, and what erasure does to them.

At the end of its `models` every app declares each text, binary, JSON and file field of each model, and each date of a
model that belongs to a person:

    declare(Person, name=identity(BLANK), phone=contact(BLANK), created_at=None)

None says that a field tells nothing about a person. A test lists every field that nobody declared, so that a new column
cannot be forgotten; the page on personal data and the erasure of a case read the same declarations.

Erasing: `KEEP` leaves the value (the law orders it to be kept), `BLANK` empties it, `DIGEST` leaves only its digest in the
ledger and erases value and salt.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db import models


class Category(StrEnum):
    """What kind of personal data a field holds."""

    IDENTITY = "identity"
    CONTACT = "contact"
    LOCATION = "location"
    CONTENT = "content"
    CREDENTIAL = "credential"
    EMPLOYMENT = "employment"


class Erase(StrEnum):
    """What erasure does to a field."""

    KEEP = "keep"
    BLANK = "blank"
    DIGEST = "digest"


KEEP, BLANK, DIGEST = Erase.KEEP, Erase.BLANK, Erase.DIGEST


@dataclass(frozen=True, slots=True)
class Personal:
    """A field that tells something about a person."""

    category: Category
    erase: Erase


def identity(erase: Erase) -> Personal:
    """Who somebody is: name, NIK, NIP and the keyed hashes by which they are found."""
    return Personal(Category.IDENTITY, erase)


def contact(erase: Erase) -> Personal:
    """How somebody is reached: telephone, e-mail, push address."""
    return Personal(Category.CONTACT, erase)


def location(erase: Erase) -> Personal:
    """Where somebody lives or was."""
    return Personal(Category.LOCATION, erase)


def content(erase: Erase) -> Personal:
    """What somebody wrote, said or sent."""
    return Personal(Category.CONTENT, erase)


def credential(erase: Erase) -> Personal:
    """What somebody signs in with."""
    return Personal(Category.CREDENTIAL, erase)


def employment(erase: Erase) -> Personal:
    """What somebody's service is: grade, post, absences, sanctions."""
    return Personal(Category.EMPLOYMENT, erase)


_declared: dict[str, dict[str, Personal | None]] = {}


def declare(model: type[models.Model], **fields: Personal | None) -> None:
    """Say of each named field what it holds; None: nothing about a person. Raises FieldDoesNotExist."""
    for name in fields:
        model._meta.get_field(name)
    _declared.setdefault(model._meta.label, {}).update(fields)


def declared(model: type[models.Model]) -> Mapping[str, Personal | None]:
    """What was declared of a model's fields."""
    return dict(_declared.get(model._meta.label, {}))


def personal_fields(model: type[models.Model]) -> dict[str, Personal]:
    """The fields of a model that hold personal data."""
    return {name: held for name, held in declared(model).items() if held is not None}


_TELLING = (models.CharField, models.TextField, models.BinaryField, models.JSONField, models.FileField)


def must_be_declared(field: models.Field) -> bool:
    """Whether a field could hold personal data, so that somebody has to say whether it does."""
    if field.primary_key:
        return False
    if isinstance(field, _TELLING):
        return True
    return isinstance(field, models.DateField) and _belongs_to_person(field.model)


def undeclared(found: Iterable[type[models.Model]]) -> Iterator[str]:
    """`app.Model.field` of every field that could hold personal data and that nobody declared."""
    for model in found:
        known = declared(model)
        for field in model._meta.concrete_fields:
            if field.model is model and must_be_declared(field) and field.name not in known:
                yield f"{model._meta.label}.{field.name}"


_PERSONS = frozenset({"people.Person", "people.Employee", "people.Account"})


def _belongs_to_person(model: type[models.Model]) -> bool:
    if model._meta.label in _PERSONS:
        return True
    related = (field.related_model for field in model._meta.concrete_fields if field.is_relation)
    return any(not isinstance(one, str) and one is not None and one._meta.label in _PERSONS for one in related)
