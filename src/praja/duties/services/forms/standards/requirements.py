# SPDX-License-Identifier: EUPL-1.2
"""The requirements in rows, and the questions that are asked."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import Component
from praja.duties.services.forms.standards.base import PartForm, words
from praja.duties.services.models import StandardVersion
from praja.kernel.forms.models import FormDefinition

ACCEPTS = {"both": ["image", "pdf"], "image": ["image"], "pdf": ["pdf"], "": []}
DOCUMENTS = (
    ("", _("None")),
    ("ktp", _("Identity card (KTP)")),
    ("kk", _("Family card (KK)")),
    ("npwp", _("Tax card (NPWP)")),
    ("photo", _("Portrait photo")),
)


class RequirementForm(forms.Form):
    """One requirement: a paper that is sent, or a condition."""

    use_required_attribute = False
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    label = forms.CharField(label=_("Name"), required=False, max_length=160)
    help = forms.CharField(label=_("What must be on it, what it is good for"), required=False, max_length=300)
    accept = forms.ChoiceField(
        label=_("How it is sent"),
        required=False,
        choices=[
            ("both", _("As a photo or PDF")),
            ("image", _("As a photo")),
            ("pdf", _("As PDF")),
            ("", _("Not at all: a condition, or to be brought along")),
        ],
    )
    document = forms.ChoiceField(label=_("A paper that people have given before"), required=False, choices=DOCUMENTS)
    optional = forms.BooleanField(label=_("Only if one has it"), required=False)


RequirementRows = forms.formset_factory(RequirementForm, extra=3, max_num=33, validate_max=True)


class RequirementsForm(PartForm):
    """The requirements in rows; the published text follows from them unless one is written."""

    key = Component.REQUIREMENTS.value
    questions = forms.TypedChoiceField(
        label=_("Questions that applicants answer"),
        help_text=_(
            "A form of questions is written in the editor of forms; here you choose which of its versions is asked."
        ),
        required=False,
        coerce=int,
        empty_value=None,
    )
    text = words(
        4, label=_("Requirements, as they are published"), help_text=_("Leave it empty to publish the list above.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [
            {
                "key": one["key"],
                "label": one["label"],
                "help": one.get("help", ""),
                "accept": next(
                    (key for key, kinds in ACCEPTS.items() if set(kinds) == set(one.get("accept", ()))), "both"
                ),
                "document": one.get("document", ""),
                "optional": not one.get("required", True),
            }
            for one in self.version.requirements
        ]
        offered = [(form.pk, form_words(form)) for form in self.forms]
        self.fields["questions"].choices = [("", _("None")), *offered]  # type: ignore[attr-defined]
        self.rows = RequirementRows(self.data if self.is_bound else None, initial=known, prefix="rows")

    def beginning(self, version: StandardVersion) -> dict[str, Any]:
        text = str(version.components.get(self.key, ""))
        is_list = text == listed([str(one["label"]) for one in version.requirements])
        return {"text": "" if is_list else text, "questions": version.questions_id}

    def is_valid(self) -> bool:
        own, rows = super().is_valid(), self.rows.is_valid()
        return own and rows

    def changes(self) -> dict[str, Any]:
        kept: list[dict[str, Any]] = []
        for given in (form.cleaned_data for form in self.rows if form.cleaned_data.get("label", "").strip()):
            kept.append(
                {
                    "key": given["key"] or _key_of(given["label"], {one["key"] for one in kept}),
                    "label": given["label"].strip(),
                    "help": given["help"].strip(),
                    "required": not given["optional"],
                    "accept": ACCEPTS[given["accept"]],
                    "document": given["document"],
                }
            )
        text = self.cleaned_data["text"] or listed([one["label"] for one in kept])
        asked = next((form for form in self.forms if form.pk == self.cleaned_data["questions"]), None)
        said = {**self.version.components, self.key: text}
        return {"requirements": kept, "questions": asked, "components": said}


def form_words(form: FormDefinition) -> str:
    """A version of a form as a choice."""
    return _("%(title)s, version %(n)s") % {"title": form.title, "n": form.version}


def listed(labels: list[str]) -> str:
    """The published text of a list: numbered lines."""
    return "\n".join(f"{place}. {label}" for place, label in enumerate(labels, start=1))


def _key_of(label: str, taken: set[str]) -> str:
    """A key made of the label: letters, digits, underscores, not used yet."""
    stem = slugify(label).replace("-", "_")[:40].strip("_")
    stem = stem if stem[:1].isalpha() else f"syarat_{stem}".strip("_")
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}_{number}", number + 1
    return key
