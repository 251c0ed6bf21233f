# SPDX-License-Identifier: EUPL-1.2
"""Titles, pages, files and conditions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.kernel.forms.domain.editing import wanted_of
from praja.kernel.forms.domain.schemas import Schema, every_field, kind_of, page_plans
from praja.kernel.forms.domain.suitability import DECIDING, possible_answers
from praja.kernel.forms.wording import answer_words

LONGEST_TITLE, LONGEST_HELP = 160, 1000


def line_field(label: Any, missing: Any, *, hint: Any = "", most: int = LONGEST_TITLE) -> forms.CharField:
    """One line that must be filled in."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        error_messages={"required": missing, "max_length": _("Shorten this to %(limit_value)d characters")},
    )


def help_field(label: Any, hint: Any) -> forms.CharField:
    """Some lines that may stay empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST_HELP,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("Shorten this to %(limit_value)d characters")},
    )


class EditorForm(forms.Form):
    """A form of the editor. The browser cuts nothing and stops nothing: what is wrong is said, and nothing typed is lost."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def clean(self) -> dict[str, Any]:
        """Line ends as they are kept, whatever the browser sends."""
        said = super().clean() or self.cleaned_data
        return {name: value.replace("\r\n", "\n") if isinstance(value, str) else value for name, value in said.items()}


class TitleForm(EditorForm):
    """What the form is called, and the sentence below it."""

    title = line_field(_("What is the form called?"), _("Write what the form is called"))
    description = help_field(
        _("What should people know before they begin?"), _("One or two sentences. They stand at the top of the form.")
    )


class NewForm(EditorForm):
    """A form that does not exist yet."""

    title = line_field(_("What is the form called?"), _("Write what the form is called"))
    key = line_field(
        _("Its key"),
        _("Write the key of the form"),
        hint=_("By this key a service finds its form; it never changes. For example: layanan.sktm"),
        most=60,
    )


class PageForm(EditorForm):
    """What a page is called, and the sentence below it."""

    title = line_field(_("What is the page called?"), _("Write what the page is called"))
    help = help_field(
        _("What should people know before they answer this page?"), _("It stands below the page's title.")
    )


class FormFile(EditorForm):
    """A form as a file."""

    file = forms.FileField(
        label=_("JSON file of a form"),
        help_text=_("As it is taken along from the editor, here or on another installation."),
        error_messages={
            "required": _("Choose the file"),
            "empty": _("The file is empty. Choose another one."),
            "invalid": _("Choose the file"),
        },
    )


class OtherForm(EditorForm):
    """On which question another one depends."""

    other = forms.ChoiceField(
        label=_("Who is asked this?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of these")},
    )

    def __init__(self, *args: Any, schema: Schema, field: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everybody = ("", _("Everybody"))
        fields = every_field(schema)
        named = [(name, _when(fields[name], name)) for name in deciding_before(schema, field)]
        self.fields["other"].choices = [everybody, *named]  # type: ignore[attr-defined]


class AnswersForm(EditorForm):
    """The answers on which a question is asked."""

    answers = forms.MultipleChoiceField(
        label=_("On which answers?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one answer"),
            "invalid_choice": _("Choose from these answers"),
            "invalid_list": _("Choose from these answers"),
        },
    )

    def __init__(self, *args: Any, schema: Schema, field: str, other: str, **kwargs: Any) -> None:
        sub = every_field(schema)[other]
        self.possible = {_shown(value): value for value in possible_answers(sub)}
        before = wanted_of(schema, field)
        chosen = [_shown(value) for value in before[1]] if before[0] == other else []
        super().__init__(*args, initial={"answers": chosen}, **kwargs)
        words = answer_words(sub, self.possible.values())
        self.fields["answers"].choices = list(zip(self.possible, words, strict=True))  # type: ignore[attr-defined]
        self.fields["answers"].label = str(sub.get("title") or other)

    def chosen(self) -> list[Any]:
        """The answers as the form's schema holds them."""
        return [self.possible[text] for text in self.cleaned_data["answers"]]


def deciding_before(schema: Schema, field: str) -> list[str]:
    """The questions before `field` on whose answers it may depend."""
    order = [name for page in page_plans(schema) for name in page.fields]
    fields = every_field(schema)
    before = order[: order.index(field)] if field in order else []
    return [name for name in before if kind_of(fields[name]) in DECIDING]


def _when(sub: Schema, name: str) -> Any:
    return _("Depending on the answer to “%(question)s”") % {"question": sub.get("title") or name}


def _shown(value: Any) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
