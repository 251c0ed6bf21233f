# SPDX-License-Identifier: EUPL-1.2
"""By what finds are narrowed: kind, unit, year, and what the kinds themselves offer."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.kernel.organization.queries import units
from praja.kernel.search.declarations import Facet, sources
from praja.lib.actors import Actor

YEARS = 6
"""So many years are offered, this one first; older finds come by their words."""


class FindForm(forms.Form):
    """What is asked beside the words. What is no choice is as if it was not said."""

    use_required_attribute = False
    jenis = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)
    tahun = forms.ChoiceField(label=gettext_lazy("Year"), required=False)

    def __init__(self, *args: Any, actor: Actor, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = _kinds()
        self.facets = {facet.param: facet for source in sources().values() for facet in source.facets}
        year = timezone.localtime(at).year
        self._offer("jenis", [("", _("Everything")), *((kinds[0], label) for label, kinds in self.kinds.items())])
        self._offer("unit", [("", _("All units")), *_units(actor)])
        self._offer("tahun", [("", _("Any year")), *((str(one), str(one)) for one in range(year, year - YEARS, -1))])
        for facet in self.facets.values():
            self.fields[facet.param] = _field(facet)

    def chosen(self) -> tuple[list[str] | None, frozenset[str]]:
        """Kinds (None: every one) and facets."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        kinds = next((kinds for kinds in self.kinds.values() if kinds[0] == said.get("jenis")), None)
        names = {"unit": "unit", "tahun": "year", **{facet.param: facet.name for facet in self.facets.values()}}
        return kinds, frozenset(f"{names[param]}:{value}" for param, value in said.items() if param in names)

    def said(self) -> dict[str, str]:
        """What narrows, as the address carries it."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices


def _kinds() -> dict[str, list[str]]:
    """Kinds of documents by what they are called; several may share a name."""
    found: dict[str, list[str]] = {}
    for kind, source in sources().items():
        if source.label:
            found.setdefault(str(source.label), []).append(kind)
    return dict(sorted(found.items()))


def _units(actor: Actor) -> list[tuple[str, str]]:
    nodes = units.current().nodes
    held = {unit for grant in actor.grants for unit in grant.unit_ids}
    return sorted(((str(unit), nodes[unit].name) for unit in held if unit in nodes), key=lambda pair: pair[1])


def _field(facet: Facet) -> forms.ChoiceField:
    return forms.ChoiceField(label=str(facet.label), required=False, choices=[("", _("All")), *facet.choices])
