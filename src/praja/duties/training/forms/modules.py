# SPDX-License-Identifier: EUPL-1.2
"""What keepers of modules write, and what learners answer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.training.domain.modules.pages import MOST_OPTIONS, MOST_TEXT, Content, Page, Question
from praja.duties.training.enums.modules import ModuleKinds
from praja.duties.training.models import Programme
from praja.duties.training.operations.modules.keeping import MOST_JP, ModuleWish
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.models import Post
from praja.lib.web.uploads import IMAGES

RIGHT = "* "
"""Stands before the right answer."""


class EntryForm(forms.Form):
    """What the catalogue says of a module."""

    use_required_attribute = False
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the module a title.")},
    )
    summary = forms.CharField(
        label=gettext_lazy("What one can do after it"),
        help_text=gettext_lazy("Two or three sentences, for whoever chooses."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=600,
        error_messages={"required": gettext_lazy("Say what one can do after it.")},
    )
    jp = forms.IntegerField(
        label=gettext_lazy("Lesson hours (JP)"),
        help_text=gettext_lazy("What the next version declares. 0: it gives none."),
        min_value=0,
        max_value=MOST_JP,
        error_messages={"required": gettext_lazy("Say how many lesson hours it gives, 0 for none.")},
    )
    is_free = forms.BooleanField(
        label=gettext_lazy("Everybody in the office may take it"),
        help_text=gettext_lazy("Otherwise those to whom you assign it."),
        required=False,
        initial=True,
    )

    def wish(self) -> ModuleWish:
        """What was said."""
        said = self.cleaned_data
        return ModuleWish(title=said["title"], summary=said["summary"], jp=said["jp"], is_free=said["is_free"])


class NewModuleForm(EntryForm):
    """A module that is entered."""

    unit = forms.ChoiceField(
        label=gettext_lazy("Kept by"), error_messages={"required": gettext_lazy("Choose the unit that keeps it.")}
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("How it is made"),
        choices=ModuleKinds.choices,
        widget=forms.RadioSelect,
        initial=ModuleKinds.NATIVE,
        error_messages={"required": gettext_lazy("Say how the module is made.")},
    )
    field_order = ("unit", "kind", "title", "summary", "jp", "is_free")

    def __init__(self, *args: Any, units: Sequence[UnitNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(str(one.id), one.name) for one in units]  # type: ignore[attr-defined]
        vars(self.fields["kind"])["explanations"] = {
            "native": _("You write pages and questions here. No other program is needed."),
            "scorm12": _("A zip file from an authoring tool, published for SCORM 1.2."),
            "cmi5": _("A zip file from an authoring tool, published for cmi5."),
        }


class PageForm(forms.Form):
    """A page of a module."""

    use_required_attribute = False
    title = forms.CharField(
        label=gettext_lazy("Heading"),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the page a heading.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Text"),
        help_text=gettext_lazy(
            "An empty line begins a paragraph. A line with ## and a space before it is a heading; lines with - are a list. "
            "A link is [words](https://…)."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=MOST_TEXT,
        error_messages={"required": gettext_lazy("Write the text.")},
    )
    picture = forms.FileField(
        label=gettext_lazy("Picture"), required=False, widget=forms.FileInput(attrs={"accept": IMAGES})
    )
    alternative = forms.CharField(
        label=gettext_lazy("What the picture shows, in words"),
        help_text=gettext_lazy("For whoever can't see it, and for weak signals."),
        max_length=300,
        required=False,
    )
    without_picture = forms.BooleanField(label=gettext_lazy("Take the picture out"), required=False)

    def __init__(self, *args: Any, has_picture: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_picture:
            del self.fields["without_picture"]

    def page(self, picture: int) -> Page:
        """The page as it was written, with the picture of that number."""
        said = self.cleaned_data
        shown = 0 if said.get("without_picture") else picture
        return Page(
            title=" ".join(said["title"].split()),
            text=said["text"].replace("\r\n", "\n").strip(),
            picture=shown,
            alternative=" ".join(said["alternative"].split()) if shown else "",
        )


class QuestionForm(forms.Form):
    """A question of the check at the end."""

    use_required_attribute = False
    text = forms.CharField(
        label=gettext_lazy("Question"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": gettext_lazy("Write the question.")},
    )
    options = forms.CharField(
        label=gettext_lazy("Answers, one in each line"),
        help_text=gettext_lazy("Put an asterisk and a space before the right one: * At once."),
        widget=forms.Textarea(attrs={"rows": MOST_OPTIONS}),
        max_length=2000,
        error_messages={"required": gettext_lazy("Write the answers.")},
    )
    why = forms.CharField(
        label=gettext_lazy("Why it is right"),
        help_text=gettext_lazy("Shown after answering."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=600,
        required=False,
    )

    @staticmethod
    def beginning(question: Question | None) -> dict[str, Any]:
        """What it says now."""
        if question is None:
            return {}
        lines = [f"{RIGHT if place == question.right else ''}{one}" for place, one in enumerate(question.options)]
        return {"text": question.text, "options": "\n".join(lines), "why": question.why}

    def clean_options(self) -> tuple[tuple[str, ...], int]:
        """The answers and the place of the right one."""
        lines = [line.strip() for line in self.cleaned_data["options"].splitlines() if line.strip()]
        marked = [place for place, line in enumerate(lines) if line.startswith("*")]
        plain = tuple(" ".join(line.removeprefix("*").split()) for line in lines)
        if not 2 <= len(lines) <= MOST_OPTIONS or not all(plain):
            raise forms.ValidationError(_("A question has two to %(most)s answers.") % {"most": MOST_OPTIONS})
        if len(marked) != 1 or len(set(plain)) < len(plain):
            raise forms.ValidationError(_("Mark exactly one answer as right; no two answers are the same."))
        return plain, marked[0]

    def question(self) -> Question:
        """The question as it was written."""
        options, right = self.cleaned_data["options"]
        text, why = " ".join(self.cleaned_data["text"].split()), " ".join(self.cleaned_data["why"].split())
        return Question(text=text, options=options, right=right, why=why)


class LeastForm(forms.Form):
    """From which share of right answers the check is passed."""

    use_required_attribute = False
    least = forms.IntegerField(
        label=gettext_lazy("Least share of right answers, in per cent"),
        min_value=0,
        max_value=100,
        error_messages={"required": gettext_lazy("Say a share, 0 for any.")},
    )


class PackageForm(forms.Form):
    """A package from an authoring tool."""

    use_required_attribute = False
    package = forms.FileField(
        label=gettext_lazy("Package"),
        help_text=gettext_lazy("One zip file, as the authoring tool publishes it for an LMS."),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        error_messages={"required": gettext_lazy("Choose the package.")},
    )


class AssignForm(forms.Form):
    """For whom a module is."""

    use_required_attribute = False
    programme = forms.ModelChoiceField(
        label=gettext_lazy("Whoever takes part in classes of"), queryset=Programme.objects.none(), required=False
    )
    post = forms.ModelChoiceField(
        label=gettext_lazy("Whoever holds the post"), queryset=Post.objects.none(), required=False
    )

    def __init__(self, *args: Any, units: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        programme, post = self.fields["programme"], self.fields["post"]
        programme.queryset = Programme.objects.filter(unit__in=units).order_by("title")  # type: ignore[attr-defined]
        programme.label_from_instance = lambda row: row.title  # type: ignore[attr-defined]
        posts = Post.objects.filter(unit__in=units, until=None).select_related("unit").order_by("unit__name", "name")
        post.queryset = posts  # type: ignore[attr-defined]
        post.label_from_instance = lambda row: f"{row.name}, {row.unit.name}"  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why a version is withdrawn."""

    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Why"), max_length=300, error_messages={"required": gettext_lazy("Say why.")}
    )


class CheckForm(forms.Form):
    """The questions of a module, each with its answers."""

    use_required_attribute = False

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, question in enumerate(content.questions):
            self.fields[f"q{place}"] = forms.TypedChoiceField(
                label=question.text,
                choices=[(str(number), one) for number, one in enumerate(question.options)],
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Answer this question.")},
            )

    def answers(self) -> list[int]:
        """The place of each answer, in order."""
        return [self.cleaned_data[name] for name in self.fields]
