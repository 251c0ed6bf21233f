# SPDX-License-Identifier: EUPL-1.2
"""Components that are only text, each with a hint of what it says."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import Component
from praja.duties.services.forms.standards.base import PartForm, words

HINTS: Mapping[str, Any] = {
    Component.COMPLAINTS: _(
        "Where and how people complain or suggest, and who answers: counter, telephone, SP4N-LAPOR!."
    ),
    Component.LEGAL_BASIS: _("Each rule on a line of its own, with number and year."),
    Component.FACILITIES: _("What people and officers find in the room, also for people with disabilities."),
    Component.COMPETENCE: _("What those who serve must know and be able to do."),
    Component.SUPERVISION: _("Who looks after it inside, and how often."),
    Component.STAFF: _("How many people serve, and in which roles."),
    Component.SERVICE_GUARANTEE: _("What you guarantee, and what people get if you do not keep it."),
    Component.SAFETY_GUARANTEE: _("How people, their papers and their data are kept safe."),
    Component.EVALUATION: _("How, and how often, it is looked at whether those who serve keep the standard."),
}


def text_form(key: str) -> type[PartForm]:
    """The form of a component that is only text."""
    return type(
        f"TextOf{key.title()}",
        (PartForm,),
        {"key": key, "text": words(10, label=Component(key).label, help_text=HINTS.get(key, ""))},
    )
