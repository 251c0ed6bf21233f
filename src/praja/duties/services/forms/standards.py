# SPDX-License-Identifier: EUPL-1.2
"""Forms of the parts of a standard, one part per page. Each gives the changes of a `StandardContent`."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.durations import parse_duration
from praja.duties.services.domain.fees import parse_fee
from praja.duties.services.enums import Component, DurationUnit, FeeKind, StageKind
from praja.duties.services.models import StandardVersion
from praja.kernel.forms.models import FormDefinition
from praja.kernel.organization.domain.tree import UnitNode

MOST_TEXT = 10_000
LATER = "later"
"""Chosen where something is left open on purpose; where nothing is chosen it is asked for."""
COUNTED = {"working": True, "calendar": False, LATER: None, "": None}
ACCEPTS = {"both": ["image", "pdf"], "image": ["image"], "pdf": ["pdf"], "": []}
DOCUMENTS = (
    ("", _("None")),
    ("ktp", _("Identity card (KTP)")),
    ("kk", _("Family card (KK)")),
    ("npwp", _("Tax card (NPWP)")),
    ("photo", _("Portrait photo")),
)
_ROW = re.compile(r"^(?P<label>.+?)\s*[:=]\s*(?:rp\.?\s*)?(?P<amount>[\d.]+)(?:,-)?$", re.IGNORECASE)


def words(rows: int = 6, *, required: bool = False, **options: Any) -> forms.CharField:
    """Free text of a component."""
    return forms.CharField(
        required=required, max_length=MOST_TEXT, widget=forms.Textarea(attrs={"rows": rows}), **options
    )


class PartForm(forms.Form):
    """A part of a standard, filled from a version. `changes` is what of the content it sets."""

    use_required_attribute = False
    key = ""
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        version: StandardVersion,
        units: tuple[UnitNode, ...] = (),
        forms_asked: Sequence[FormDefinition] = (),
        **kwargs: Any,
    ) -> None:
        self.version, self.units, self.forms = version, units, forms_asked
        kwargs["initial"] = {"seen_version": version.case.version, **self.beginning(version)}
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices."""

    def beginning(self, version: StandardVersion) -> dict[str, Any]:
        """What stands in the fields before anybody typed."""
        return {"text": version.components.get(self.key, "")}

    @property
    def has_new_text(self) -> bool:
        """Whether somebody wrote another text than stood there, so that it is read again."""
        return str(self.data.get("text", "")).strip() != str(self.initial.get("text", "")).strip()

    def changes(self) -> dict[str, Any]:
        """The new values of `StandardContent`, by name."""
        return {"components": {**self.version.components, self.key: self.cleaned_data.get("text", "")}}


def text_form(key: str) -> type[PartForm]:
    """The form of a component that is only text."""
    return type(
        f"TextOf{key.title()}",
        (PartForm,),
        {"key": key, "text": words(10, label=Component(key).label, help_text=HINTS.get(key, ""))},
    )


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


class DurationForm(PartForm):
    """The time: as it is written, read by the platform; what the text does not say is asked for."""

    key = Component.DURATION.value
    text = words(
        2, label=_("Time to completion, as it is published"), help_text=_("For example “3 hari kerja” or “15 menit”.")
    )
    value = forms.IntegerField(
        label=_("At most how many?"),
        help_text=_("Only where the text above is not understood."),
        required=False,
        min_value=1,
        max_value=10_000,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    unit = forms.ChoiceField(label=_("Of what?"), required=False, choices=[("", "–"), *DurationUnit.choices])
    counted = forms.ChoiceField(
        label=_("How are hours and days counted?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("working", _("Working days; hours while the office is open")),
            ("calendar", _("Every day; hours around the clock")),
            (LATER, _("Not decided yet")),
        ],
    )

    def beginning(self, version: StandardVersion) -> dict[str, Any]:
        counted = {True: "working", False: "calendar", None: ""}[version.duration_working]
        return {
            **super().beginning(version),
            "value": version.duration_value,
            "unit": version.duration_unit,
            "counted": counted,
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        found = parse_duration(given.get("text") or "")
        if found.value is not None and found.unit and (self.has_new_text or not given.get("value")):
            given["value"], given["unit"] = found.value, found.unit
            if found.working is not None:
                given["counted"] = "working" if found.working else "calendar"
        if given.get("text") and given.get("value") is None and "value" not in self.errors:
            self.add_error("value", _("The text is not understood. Give the longest time as a number and a unit."))
        if given.get("value") and not given.get("unit"):
            self.add_error("unit", _("Choose minutes, hours, days or months."))
        if given.get("unit") in ("hours", "days") and not given.get("counted"):
            self.add_error(
                "counted", _("The text does not say how it is counted. Choose, or leave it undecided for now.")
            )
        return given

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        unit = given["unit"] if given.get("value") else ""
        working = True if unit == "minutes" else COUNTED[given.get("counted", "")]
        return {
            **super().changes(),
            "duration_value": given.get("value"),
            "duration_unit": unit,
            "duration_working": None if unit in ("", "months") else working,
        }


class FeeForm(PartForm):
    """The fee: as it is written, read by the platform; what the text does not say is asked for."""

    key = Component.FEE.value
    text = words(3, label=_("Fee, as it is published"), help_text=_("For example “Gratis” or “Rp 50.000”."))
    kind = forms.ChoiceField(
        label=_("What does it cost?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[*FeeKind.choices, (LATER, _("Not decided yet"))],
    )
    amount = forms.IntegerField(
        label=_("Amount in rupiah"), required=False, min_value=0, widget=forms.NumberInput(attrs={"class": "short"})
    )
    rows = words(
        4,
        label=_("Table of fees"),
        help_text=_("One row on each line: name, colon, amount. For example “Dewasa: 10000”."),
    )

    def beginning(self, version: StandardVersion) -> dict[str, Any]:
        rows = "\n".join(f"{row['label']}: {row['amount']}" for row in version.fee_table)
        return {**super().beginning(version), "kind": version.fee_kind, "amount": version.fee_amount, "rows": rows}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        found = parse_fee(given.get("text") or "")
        if found.kind and (self.has_new_text or not given.get("kind")):
            given["kind"], given["amount"] = found.kind, found.amount
            if found.rows:
                given["rows"] = "\n".join(f"{label}: {amount}" for label, amount in found.rows)
        if given.get("text") and not given.get("kind"):
            self.add_error("kind", _("The text is not understood. Choose what it costs."))
        if given.get("kind") == FeeKind.FIXED and not given.get("amount"):
            self.add_error("amount", _("Write the amount in whole rupiah."))
        given["table"] = self._table(given)
        return given

    def _table(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        table = []
        for line in (given.get("rows") or "").splitlines() if given.get("kind") == FeeKind.TABLE else ():
            found = _ROW.match(line.strip())
            if found:
                table.append({"label": found["label"].strip(), "amount": int(found["amount"].replace(".", ""))})
            elif line.strip():
                self.add_error("rows", _("This line is not understood: %(line)s") % {"line": line.strip()[:80]})
        return table

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        kind = "" if given.get("kind") == LATER else given.get("kind") or ""
        return {
            **super().changes(),
            "fee_kind": kind,
            "fee_amount": given.get("amount") if kind == FeeKind.FIXED else None,
            "fee_table": given["table"],
        }


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


class ProcedureForm(PartForm):
    """The path: which stages it takes, in which order, and how the steps are published."""

    key = Component.PROCEDURE.value
    text = words(6, label=_("System, mechanism and procedure, as it is published"))

    def prepare(self) -> None:
        places = [("", _("Not on this path")), *((str(n), str(n)) for n in range(1, len(StageKind) + 1))]
        stages = [entry["stage"] for entry in self.version.path]
        for stage in StageKind:
            place = str(stages.index(stage) + 1) if stage in stages else ""
            self.fields[stage.value] = forms.ChoiceField(
                label=stage.label,
                required=False,
                choices=places,
                initial=place,
                widget=forms.Select(attrs={"class": "short"}),
            )
        asked = next(
            (entry.get("unit") for entry in self.version.path if entry["stage"] == StageKind.RECOMMENDATION), None
        )
        self.fields["unit"] = forms.TypedChoiceField(
            label=_("Which unit recommends"),
            required=False,
            coerce=int,
            empty_value=None,
            initial=asked,
            choices=[("", "–"), *((node.id, node.name) for node in self.units)],
        )
        self.order_fields([*StageKind.values, "unit", "text", "seen_version"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        places = [given[stage] for stage in StageKind.values if given.get(stage)]
        for stage in StageKind.values:
            if given.get(stage) and places.count(given[stage]) > 1:
                self.add_error(stage, _("Two stages have the same place."))
        if given.get(StageKind.RECOMMENDATION) and not given.get("unit"):
            self.add_error("unit", _("Choose the unit."))
        return given

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        chosen = sorted((int(given[stage]), stage) for stage in StageKind.values if given.get(stage))
        path = [
            {"stage": stage, "unit": given["unit"]} if stage == StageKind.RECOMMENDATION else {"stage": stage}
            for _place, stage in chosen
        ]
        return {**super().changes(), "path": path}


class ProductForm(PartForm):
    """What one gets, and, for what this government issues itself, the words of its page and its numbers."""

    key = Component.PRODUCT.value
    text = words(3, label=_("Product of the service, as it is published"))
    title = forms.CharField(label=_("Title of the page"), required=False, max_length=200)
    opening = words(4, label=_("Words before the table of facts"), help_text=_("One paragraph on each line."))
    facts = words(
        5,
        label=_("Table of facts"),
        help_text=_(
            "One on each line: name, colon, place in braces. For example “Nama: {nama}” or “Usaha: {jawaban.usaha}”."
        ),
    )
    closing = words(4, label=_("Words after it"), help_text=_("One paragraph on each line."))
    classification = forms.CharField(label=_("Classification code"), required=False, max_length=40)
    register = forms.CharField(
        label=_("Register of its numbers"), required=False, max_length=60, help_text=_("For example surat-domisili.")
    )
    number_pattern = forms.CharField(
        label=_("Pattern of its numbers"),
        required=False,
        max_length=80,
        help_text="{kode}/{nomor}/{unit}/{bulan_romawi}/{tahun}",
    )

    def beginning(self, version: StandardVersion) -> dict[str, Any]:
        said: Mapping[str, Any] = version.template_words
        return {
            **super().beginning(version),
            "title": said.get("title", ""),
            "opening": "\n".join(said.get("paragraphs", ())),
            "facts": "\n".join(f"{label}: {value}" for label, value in said.get("fields", ())),
            "closing": "\n".join(said.get("closing", ())),
            "classification": said.get("classification", ""),
            "register": version.register,
            "number_pattern": version.number_pattern,
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["fields"] = []
        for line in _lines(given.get("facts")):
            label, colon, value = line.partition(":")
            if not colon or not label.strip() or not value.strip():
                self.add_error("facts", _("This line is not understood: %(line)s") % {"line": line[:80]})
            given["fields"].append([label.strip(), value.strip()])
        if not given.get("title") and any(given.get(part) for part in ("opening", "facts", "closing")):
            self.add_error("title", _("A page needs a title."))
        return given

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        page: dict[str, Any] = {}
        if given["title"]:
            page = {
                "title": given["title"].strip(),
                "classification": given["classification"].strip(),
                "paragraphs": _lines(given["opening"]),
                "fields": given["fields"],
                "closing": _lines(given["closing"]),
            }
        return {
            **super().changes(),
            "template": "result" if page else "",
            "template_words": page,
            "register": given["register"].strip(),
            "number_pattern": given["number_pattern"].strip(),
        }


PARTS: Mapping[str, type[PartForm]] = {
    **{key: text_form(key) for key in Component.values},
    Component.REQUIREMENTS: RequirementsForm,
    Component.PROCEDURE: ProcedureForm,
    Component.DURATION: DurationForm,
    Component.FEE: FeeForm,
    Component.PRODUCT: ProductForm,
}
"""The form of each component."""


def form_words(form: FormDefinition) -> str:
    """A version of a form as a choice."""
    return _("%(title)s, version %(n)s") % {"title": form.title, "n": form.version}


def listed(labels: list[str]) -> str:
    """The published text of a list: numbered lines."""
    return "\n".join(f"{place}. {label}" for place, label in enumerate(labels, start=1))


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _key_of(label: str, taken: set[str]) -> str:
    """A key made of the label: letters, digits, underscores, not used yet."""
    stem = slugify(label).replace("-", "_")[:40].strip("_")
    stem = stem if stem[:1].isalpha() else f"syarat_{stem}".strip("_")
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}_{number}", number + 1
    return key
