# SPDX-License-Identifier: EUPL-1.2
"""What the questionnaires accept."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.evaluation.scales import STEPS
from praja.duties.training.enums.evaluation import OfBehaviour, OfClass, OfSession
from praja.duties.training.models import ClassSession
from praja.duties.training.operations.evaluation import Opinion

CHOICES = [(str(step), f"{step}") for step in STEPS]
LONGEST_COMMENT = 1_000


def _rating(label: Any, *, required: bool) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=CHOICES,
        required=required,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a number from 1 to 5.")},
    )


class _QuestionnaireForm(forms.Form):
    use_required_attribute = False

    def _ask(self, prefix: str, statements: type[models.TextChoices], *, required: bool) -> None:
        for value, label in statements.choices:
            self.fields[f"{prefix}-{value}"] = _rating(label, required=required)

    def _said(self, prefix: str, statements: Iterable[str]) -> dict[str, int]:
        given = {one: self.cleaned_data.get(f"{prefix}-{one}") for one in statements}
        return {one: int(rating) for one, rating in given.items() if rating}

    def fields_of(self, prefix: str) -> list[forms.BoundField]:
        """The fields of one part, in order."""
        return [self[name] for name in self.fields if name.startswith(f"{prefix}-")]


def _comment(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReactionForm(_QuestionnaireForm):
    """The class as a whole, and each session: all of a session's statements or none."""

    def __init__(self, sessions: Sequence[ClassSession], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sessions = list(sessions)
        self._ask("class", OfClass, required=True)
        for session in self.sessions:
            self._ask(f"s{session.pk}", OfSession, required=False)
        self.fields["comment"] = _comment(
            _("What should be done otherwise next time?"), _("Name nobody: everybody who runs the class reads it.")
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for session in self.sessions:
            said = self._said(f"s{session.pk}", OfSession.values)
            if said and len(said) < len(OfSession.values):
                missing = next(one for one in OfSession.values if one not in said)
                self.add_error(f"s{session.pk}-{missing}", _("Rate all three of this session, or none."))
        return cleaned

    def opinion(self) -> Opinion:
        return Opinion(self._said("class", OfClass.values), self.cleaned_data["comment"])

    def of_sessions(self) -> dict[int, dict[str, int]]:
        found = {session.pk: self._said(f"s{session.pk}", OfSession.values) for session in self.sessions}
        return {pk: said for pk, said in found.items() if said}


class BehaviourForm(_QuestionnaireForm):
    """How somebody works since the class."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ask("b", OfBehaviour, required=True)
        self.fields["comment"] = _comment(
            _("What has changed, or what stands in the way?"), _("Whoever runs the class reads it, without your name.")
        )

    def opinion(self) -> Opinion:
        return Opinion(self._said("b", OfBehaviour.values), self.cleaned_data["comment"])
