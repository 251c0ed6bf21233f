# SPDX-License-Identifier: EUPL-1.2
"""What the pages of completion and certificates accept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.training.operations.certificates import Judgement
from praja.kernel.documents.forms import SigningForm
from praja.lib.errors import DomainError

BY_CONDITIONS, PASSED, FAILED = "", "passed", "failed"
DECISIONS = (
    (BY_CONDITIONS, _("As the conditions say")),
    (PASSED, _("Passed, as an exception")),
    (FAILED, _("Not passed, as an exception")),
)
LONGEST_NOTE = 300


class DecisionForm(forms.Form):
    """For every seat whether it is decided otherwise than the conditions say, and why."""

    use_required_attribute = False

    def __init__(self, seat_ids: Sequence[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat_ids = list(seat_ids)
        for pk in self.seat_ids:
            self.fields[f"decide-{pk}"] = forms.ChoiceField(label=_("Decision"), choices=DECISIONS, required=False)
            self.fields[f"note-{pk}"] = forms.CharField(
                label=_("Why it is decided so"),
                help_text=_("The person reads it."),
                max_length=LONGEST_NOTE,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def fields_of(self, pk: int) -> tuple[forms.BoundField, forms.BoundField]:
        """The two fields of one seat."""
        return self[f"decide-{pk}"], self[f"note-{pk}"]

    def judgements(self) -> dict[int, Judgement]:
        """What is decided otherwise, or has a note, by seat. `passes` of the others is worked out by the conditions."""
        found = {}
        for pk in self.seat_ids:
            decision = self.cleaned_data.get(f"decide-{pk}", "")
            if decision:
                found[pk] = Judgement(passed=decision == PASSED, note=self.cleaned_data.get(f"note-{pk}", ""))
        return found

    def put(self, refused: DomainError) -> DomainError | None:
        """The refusal beside its field, or given back for the top of the page."""
        if refused.field in self.fields:
            self.add_error(refused.field, str(refused))
            return None
        return refused


REVOKE, REISSUE = "revoke", "reissue"


class RevokeForm(forms.Form):
    """Revoking a certificate, or giving a new one in its place."""

    use_required_attribute = False

    what = forms.ChoiceField(
        label=_("What happens"),
        choices=(
            (REISSUE, _("Give a new one in its place")),
            (REVOKE, _("Revoke it and give no other")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Everybody who checks the old certificate reads it: name nobody."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why it counts no longer.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].explanations = {  # type: ignore[attr-defined]
            REISSUE: _("With name, rank and post as they are known today, under a new number."),
            REVOKE: _("The lesson hours count no more either."),
        }


class SignCertificatesForm(SigningForm):
    """The head signs all that wait in a class."""
