# SPDX-License-Identifier: EUPL-1.2
"""What every report is asked, whoever writes it down: its words, files, place, topic, and how to reach somebody."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import MAX_TEXT, MIN_TEXT
from praja.duties.complaints.models import Topic
from praja.kernel.organization.queries import own_region_code, regions

MOST_FILES = 5
FIVE_FILES = _("Up to five photos or PDF files. The place and time stored inside a photo are removed.")
WHAT_AND_WHERE = _("Write what happened and where")


def text_field(label: Any, hint: Any = "", missing: Any = WHAT_AND_WHERE) -> forms.CharField:
    """Free text with the bounds that the duty sets, and words that say what to do."""
    return forms.CharField(
        label=label,
        help_text=hint,
        min_length=MIN_TEXT,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={
            "required": missing,
            "min_length": _("Write at least %(limit_value)d characters: what happened, where, and since when"),
            "max_length": _("Shorten it to %(limit_value)d characters; it has %(show_value)d now"),
        },
    )


def region_field() -> forms.ChoiceField:
    """Where it is, by the list of `region_choices`."""
    return forms.ChoiceField(
        label=_("Kecamatan or kelurahan"),
        required=False,
        error_messages={"invalid_choice": _("Choose a place from the list")},
    )


def place_field() -> forms.CharField:
    """Where it is, in words."""
    return forms.CharField(
        label=_("The exact spot"),
        help_text=_("A street, a number, a mosque or a shop nearby."),
        required=False,
        max_length=200,
        error_messages={"max_length": _("Shorten this to %(limit_value)d characters")},
    )


def topic_field() -> forms.ChoiceField:
    """What it is about, from the topics that are offered."""
    return forms.ChoiceField(
        label=_("Topic"), required=False, error_messages={"invalid_choice": _("Choose a topic from the list")}
    )


def name_field(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=160)


def phone_field() -> forms.CharField:
    return forms.CharField(label=_("Mobile number"), required=False, max_length=40)


def email_field() -> forms.CharField:
    return forms.CharField(label=_("E-mail"), required=False, max_length=254)


class WrittenForm(forms.Form):
    """A form that people write into: nothing is cut in the browser, and what is wrong is said in the order of the page."""

    topics: list[Topic]

    def clean_text(self) -> str:
        """Line ends as they are kept, whatever the browser sends."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def keep_whole(self) -> None:
        """Let a browser not cut what is pasted: too long is said, and nothing is lost."""
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
            field.widget.attrs.pop("minlength", None)

    def order_errors(self) -> None:
        """Let the summary name what is wrong in the order of the page."""
        found = dict(self.errors)
        self.errors.clear()
        self.errors.update({name: found[name] for name in (*self.fields, "__all__") if name in found})

    def offer(self, topics: list[Topic], unknown: Any) -> None:
        """Offer these topics, and `unknown` for none, and the regions, where the form asks for them."""
        self.topics = topics
        if "topic" in self.fields:
            known = ((str(topic.pk), topic.name) for topic in topics)
            self.fields["topic"].choices = [("", unknown), *known]  # type: ignore[attr-defined]
        if "region" in self.fields:
            self.fields["region"].choices = region_choices()  # type: ignore[attr-defined]

    def chosen_topic(self) -> Topic | None:
        """The topic, from those that were offered."""
        chosen = self.cleaned_data.get("topic")
        return next((topic for topic in self.topics if str(topic.pk) == chosen), None)


def region_choices() -> list[Any]:
    """One list for a phone without scripts: every kecamatan as a group of its kelurahan, and itself."""
    tree = regions.value
    groups: list[Any] = [("", _("I can't say, or it is the whole region"))]
    for district in tree.children(own_region_code()):
        below = [(village.code, village.name) for village in tree.children(district.code)]
        whole = _("All of %(name)s") % {"name": district.name}
        groups.append((district.name, [(district.code, whole), *below]))
    return groups
