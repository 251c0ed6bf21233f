# SPDX-License-Identifier: EUPL-1.2
"""Who keeps which forms beside the organisation bureau, and which forms belong to the platform's own pages.

A duty declares in its `rules` room that some of its officers keep forms of theirs:

    @form_keeper("services.", opens=opens_catalogue)
    def forms_of_services(actor): return {"services.sktm": "Surat keterangan tidak mampu"}
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from praja.lib.actors import Actor

Keys = Callable[[Actor], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class FormKeeper:
    """`opens`: whether an actor keeps any form whose key begins with `prefix`, told by roles alone. `keys`: the keys they
    keep, those without a form yet among them, each with the title that a new form gets.
    """

    prefix: str
    opens: Callable[[Actor], bool]
    keys: Keys


_keepers: dict[str, FormKeeper] = {}
_of_the_platform: list[Callable[[str], bool]] = []


def form_keeper(prefix: str, *, opens: Callable[[Actor], bool]) -> Callable[[Keys], Keys]:
    """Declare the function that names the forms an actor keeps, all of whose keys begin with `prefix`."""

    def register(keys: Keys) -> Keys:
        _keepers[prefix] = FormKeeper(prefix, opens, keys)
        return keys

    return register


def form_keepers() -> tuple[FormKeeper, ...]:
    """Every declared keeper."""
    return tuple(_keepers.values())


def own_form(key: str) -> str:
    """Declare a form that code asks and reads: it is not edited, because its pages would not follow. Gives the key back."""
    own_forms(key.__eq__)
    return key


def own_forms(are_own: Callable[[str], bool]) -> None:
    """Declare which keys are of forms that code makes anew, so that what an editor wrote there would be lost."""
    _of_the_platform.append(are_own)


def is_own_form(key: str) -> bool:
    """Whether the form belongs to pages or acts of the platform."""
    return any(are_own(key) for are_own in _of_the_platform)
