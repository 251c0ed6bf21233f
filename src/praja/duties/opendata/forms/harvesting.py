# SPDX-License-Identifier: EUPL-1.2
"""What is said of a portal whose datasets are taken over."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.enums import HarvestKind, HarvestRhythm
from praja.duties.opendata.models import HarvestSource, Topic
from praja.duties.opendata.operations.harvesting.sources import SourceWords
from praja.kernel.organization.domain.tree import UnitNode

WORDS = ("title", "address", "kind", "rhythm", "chosen")


class SourceForm(forms.Form):
    """A portal; `source` is the one that is changed."""

    use_required_attribute = False
    title = forms.CharField(
        label=_("What the portal is called"),
        help_text=_("Readers see it with every dataset: “Taken over from …”."),
        max_length=160,
        error_messages={"required": _("Say what it is called.")},
    )
    address = forms.CharField(
        label=_("Its address"),
        help_text=_("CKAN: the portal's first page. DCAT: the catalogue itself, ending in .jsonld, .ttl or .rdf."),
        max_length=500,
        error_messages={"required": _("Give its address.")},
    )
    kind = forms.ChoiceField(label=_("How it tells its datasets"), choices=HarvestKind.choices)
    unit = forms.ChoiceField(
        label=_("Who answers for it here"),
        error_messages={"required": _("Choose the unit that answers for what is taken over.")},
    )
    topic = forms.ChoiceField(label=_("Topic under which it is found"), required=False)
    rhythm = forms.ChoiceField(label=_("How often it is looked at"), choices=HarvestRhythm.choices)
    chosen = forms.CharField(
        label=_("Which of its datasets"),
        help_text=_("A filter query of CKAN: organization:dinas-pu. Empty: all."),
        max_length=500,
        required=False,
    )
    is_active = forms.BooleanField(label=_("Look at it in this rhythm"), required=False, initial=True)

    def __init__(
        self, *args: Any, units: Sequence[UnitNode], source: HarvestSource | None = None, **kwargs: Any
    ) -> None:
        if source is not None:
            there = {name: getattr(source, name) for name in (*WORDS, "is_active")}
            kwargs["initial"] = {**there, "unit": str(source.unit_id), "topic": str(source.topic_id or "")}
        super().__init__(*args, **kwargs)
        topics = [(str(one.pk), one.name) for one in Topic.objects.order_by("name")]
        self.fields["unit"].choices = [(str(one.id), one.name) for one in units]  # type: ignore[attr-defined]
        self.fields["topic"].choices = [("", _("None")), *topics]  # type: ignore[attr-defined]
        if source is None:
            del self.fields["is_active"]

    def words(self) -> SourceWords:
        """What the operations take."""
        return SourceWords(**{name: self.cleaned_data[name] for name in WORDS})

    @property
    def chosen_topic(self) -> Topic | None:
        """The topic, if one was chosen."""
        key = self.cleaned_data["topic"]
        return Topic.objects.get(pk=key) if key else None
