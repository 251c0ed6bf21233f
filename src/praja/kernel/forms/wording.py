# SPDX-License-Identifier: EUPL-1.2
"""Questions in the words of those who edit forms."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.kernel.forms.domain.editing import wanted_of
from praja.kernel.forms.domain.questions import choices_of
from praja.kernel.forms.domain.schemas import Schema, every_field, kind_of

Words = str | Promise


@dataclass(frozen=True, slots=True)
class KindWords:
    """How a kind of question is offered: its name, and what it is good for."""

    name: Words
    means: Words


KINDS: dict[str, KindWords] = {
    "text": KindWords(_("Short answer"), _("One line: a name, an address, a number with leading zeros.")),
    "long_text": KindWords(_("Long answer"), _("Several lines: a reason, a description.")),
    "choice": KindWords(_("Choose one"), _("One from a list that you write.")),
    "choices": KindWords(_("Choose several"), _("Any number from a list that you write.")),
    "boolean": KindWords(_("Yes or no"), _("A question that other questions may depend on.")),
    "tick": KindWords(
        _("Statement to tick"), _("Something the person declares, for example that all of this is true.")
    ),
    "date": KindWords(_("Date"), _("Day, month and year.")),
    "integer": KindWords(_("Whole number"), _("How many of something; an amount in rupiah.")),
    "number": KindWords(_("Number with decimals"), _("A measure, for example metres or hectares.")),
    "email": KindWords(_("E-mail address"), _("Checked for its form.")),
    "files": KindWords(_("Photos or files"), _("Requirements that are sent along, for example the KTP.")),
    "rows": KindWords(_("List with rows"), _("The same few things of several people or goods; rows can be added.")),
}
PART_KINDS = tuple(kind for kind in KINDS if kind not in ("choices", "files", "rows"))
"""What each row may ask."""


def kind_words(sub: Schema) -> str:
    """The kind of a question by its name."""
    return str(KINDS[kind_of(sub)].name)


def answer_words(sub: Schema, answers: Iterable[object]) -> list[str]:
    """Answers on which others depend, as people read them."""
    labels = {choice.value: choice.label for choice in choices_of(sub)}
    return [_yes_no(one) if isinstance(one, bool) else str(labels.get(one, one)) for one in answers]  # type: ignore[call-overload]


def condition_words(schema: Schema, field: str) -> str:
    """When a question is asked; empty where it is asked of everybody."""
    other, answers = wanted_of(schema, field)
    if not other:
        return ""
    sub = every_field(schema)[other]
    said = gettext("” or “").join(answer_words(sub, answers))
    return gettext("only if “%(question)s” is “%(answer)s”") % {"question": sub.get("title") or other, "answer": said}


def _yes_no(answer: bool) -> str:
    return gettext("Yes") if answer else gettext("No")
