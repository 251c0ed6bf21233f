# SPDX-License-Identifier: EUPL-1.2
"""What is changed, and in which service standard."""

from collections.abc import Sequence
from typing import Any, Protocol

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.kernel.plans.domain.components import SERVICE
from praja.kernel.plans.forms.diagnosing import DesignForm
from praja.kernel.plans.models import Design
from praja.kernel.plans.operations import Changed
from praja.kernel.plans.queries.planning import design_sheet
from praja.kernel.plans.wording import COMPONENTS


class Listed(Protocol):
    """A service as it is found: its id, its name and its page."""

    @property
    def object_id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...


class StandardForm(DesignForm):
    """What is changed, how, in which standard, and what should come of it for which number."""

    service = forms.ChoiceField(
        label=_("Whose service standard does it change?"),
        required=False,
        help_text=_("Leave it empty if it is no service."),
    )
    component = forms.ChoiceField(
        label=_("Which component of the standard?"),
        choices=[("", _("None")), *COMPONENTS.items()],
        required=False,
    )

    def __init__(self, *args: Any, services: Sequence[Listed] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.services = {str(one.object_id): one for one in services}
        names = [(key, one.title) for key, one in self.services.items()]
        self.fields["service"].choices = [("", _("None")), *names]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("component") and not given.get("service"):
            self.add_error("service", gettext("Choose the service whose standard this is."))
        return given

    def changes(self) -> Changed:
        """The standard that was chosen, named as it is called now; nothing where none was."""
        chosen, key = self.services.get(self.cleaned_data["service"]), self.cleaned_data["component"]
        if chosen is None:
            return Changed()
        title = f"{chosen.title}: {COMPONENTS[key]}" if key else chosen.title
        return Changed(SERVICE, chosen.object_id, key, title, chosen.url)


def kept_design(design: Design | None, measures: Sequence[str]) -> dict[str, Any]:
    """What stands in the form of a design that is written anew, for the numbers of its diagnosis (keys)."""
    if design is None:
        return {}
    sheet = design_sheet(design)
    targets = {one.measure: one.target for one in sheet.expects}
    initial = {
        "what": sheet.what,
        "how": sheet.how,
        "service": str(design.subject_id or "") if design.subject_kind == SERVICE else "",
        "component": design.subject_key,
        "number": design.number,
    }
    return {"initial": initial, "kept": [{"target": targets.get(key, "")} for key in measures]}
