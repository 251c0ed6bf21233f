# SPDX-License-Identifier: EUPL-1.2
"""What is typed into a letter that is written here. Words come as blocks from the editor, or as a person can type them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.domain.bodies import Block, UnusableBody, checked_blocks
from praja.duties.letters.domain.errands import ERRAND_KINDS
from praja.duties.letters.domain.kinds import FACTS, Layout
from praja.duties.letters.domain.notation import read, write
from praja.duties.letters.domain.words import BLOCKS, Words, parts_of
from praja.duties.letters.enums import AddresseeRole, LetterKind, Security, SigningFor, Speed, Way
from praja.duties.letters.errors.writing import WordsUnreadable
from praja.duties.letters.forms.errands import ErrandFields, errand_typed
from praja.duties.letters.models import ClassificationCode, LetterVersion, Outgoing
from praja.duties.letters.operations.checking import AskedToInitial
from praja.duties.letters.operations.drafts import NewAddressee, NewDraft
from praja.duties.letters.operations.registering import correspondent_named
from praja.duties.letters.queries.checkers import checkers_for
from praja.duties.letters.queries.classification import code_named, codes_for
from praja.duties.letters.queries.incoming import units_of_government
from praja.kernel.organization.models import Post, Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Account
from praja.kernel.people.titles import title_without_post
from praja.kernel.procedures.forms.steps import StepForm, missing, words_field
from praja.lib.actors import Actor
from praja.lib.moments import local_zone
from praja.lib.web.uploads import photos_field

PART_LABELS = {
    "opening": gettext_lazy("Opening"),
    "body": gettext_lazy("Words"),
    "closing": gettext_lazy("Closing"),
    "considering": gettext_lazy("Considering (menimbang)"),
    "recalling": gettext_lazy("Recalling (mengingat)"),
    "noting": gettext_lazy("Noting (memperhatikan)"),
}
ROWS = {"body": 16, "considering": 6, "recalling": 6}
LEGAL_LINES = ("deciding",)
LETTER_LINES = ("attention", "enclosures")


def _line(label: Any, hint: Any = "", longest: int = 200, **options: Any) -> forms.CharField:
    too_long = {"max_length": gettext_lazy("Shorten this to %(limit_value)d characters")}
    return forms.CharField(label=label, help_text=hint, max_length=longest, error_messages=too_long, **options)


class BeginForm(forms.Form):
    """Beginning a letter: where, of which kind, about what."""

    use_required_attribute = False
    key = forms.UUIDField(widget=forms.HiddenInput)
    balas = forms.CharField(widget=forms.HiddenInput, required=False)
    dari = forms.CharField(widget=forms.HiddenInput, required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Which unit writes it"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of letter"), choices=LetterKind.choices, initial=LetterKind.LETTER
    )
    subject = forms.CharField(
        label=gettext_lazy("About (hal)"),
        max_length=300,
        error_messages=missing(gettext_lazy("Say in a few words what it is about.")),
    )

    def __init__(self, *args: Any, units: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]


class WriteForm(ErrandFields):
    """A letter as it stands while it is written."""

    use_required_attribute = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of letter"), choices=LetterKind.choices)
    subject = forms.CharField(
        label=gettext_lazy("About (hal)"),
        max_length=300,
        error_messages=missing(gettext_lazy("Say in a few words what it is about.")),
    )
    to = forms.CharField(
        label=gettext_lazy("To (Yth.)"),
        help_text=gettext_lazy(
            "One on each line. A unit or its head by name gets it here at once; anybody else by post, or by e-mail where one "
            "stands behind in brackets: PT Maju <surat@maju.id>."
        ),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    copies = forms.CharField(
        label=gettext_lazy("Copies (tembusan)"),
        help_text=gettext_lazy("One on each line. Units get theirs here; others are only printed."),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    attention = _line(gettext_lazy("For the attention of (u.p.)"), required=False)
    enclosures = _line(
        gettext_lazy("Enclosures (lampiran)"),
        gettext_lazy("For example 1 berkas. Empty: the files that go with it are counted."),
        120,
        required=False,
    )
    deciding = _line(gettext_lazy("What it sets (menetapkan)"), required=False)
    security = forms.ChoiceField(label=gettext_lazy("How secret it is (sifat)"), choices=Security.choices)
    speed = forms.ChoiceField(label=gettext_lazy("How urgent it is (kecepatan)"), choices=Speed.choices)
    classification = _line(
        gettext_lazy("Classification"),
        gettext_lazy("The code, or a word of it: you choose from what is found."),
        80,
        required=False,
    )
    signing_unit = forms.ChoiceField(label=gettext_lazy("Who signs: the head of"))
    signing_for = forms.ChoiceField(label=gettext_lazy("In whose name"), choices=SigningFor.choices, required=False)
    on_behalf_title = _line(
        gettext_lazy("On behalf of the post"),
        gettext_lazy("For u.b. both posts, with a semicolon between them."),
        required=False,
    )
    place = _line(
        gettext_lazy("Place in the date line"), gettext_lazy("Empty: the place of the unit."), 80, required=False
    )
    note = _line(gettext_lazy("What you changed"), gettext_lazy("Those who initial it read this."), 300, required=False)

    found: Sequence[ClassificationCode] = ()
    code: ClassificationCode | None = None

    def __init__(self, *args: Any, outgoing: Outgoing, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outgoing, self.on = outgoing, on
        for name in BLOCKS:
            area = forms.Textarea(attrs={"rows": ROWS.get(name, 4), "class": "control", "data-letter-words": ""})
            self.fields[name] = forms.CharField(label=PART_LABELS[name], required=False, widget=area, strip=False)
            self.fields[f"{name}_blocks"] = forms.CharField(required=False, widget=forms.HiddenInput)
        tree, lead = units.current(), outgoing.letter.case.lead_unit_id
        path = [node for unit in (lead, *tree.ancestors(lead)) if (node := tree.get(unit))]
        self.fields["signing_unit"].choices = [(str(node.id), node.name) for node in path]  # type: ignore[attr-defined]

    @property
    def chosen_kind(self) -> str:
        """The kind that is chosen; the letter's own as long as none is."""
        chosen = str(self.data.get("kind") if self.is_bound else self.initial.get("kind"))
        return chosen if chosen in FACTS else self.outgoing.letter.kind

    @property
    def layout(self) -> Layout:
        """How that kind is laid out."""
        return FACTS[self.chosen_kind].layout

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of blocks that this kind has."""
        return parts_of(self.chosen_kind)

    @property
    def sends(self) -> bool:
        """Whether a letter of this kind may send somebody."""
        return self.chosen_kind in ERRAND_KINDS

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if self.sends:
            self.check_errand(said)
        return said

    def look_up(self, words: str) -> None:
        """Offer the codes that fit these words."""
        self.found = codes_for(words, self.on)

    def clean_classification(self) -> str:
        words = str(self.cleaned_data["classification"]).strip()
        if not words:
            return ""
        self.code = code_named(words.split()[0], self.on)
        if self.code is None:
            self.look_up(words)
            raise forms.ValidationError(_("Choose one of the codes that were found, or other words."))
        return self.code.code

    def draft(self, actor: Actor, at: datetime) -> NewDraft:
        """The letter as the form says it; once judged. Raises WordsUnreadable and what correspondents refuse."""
        said = self.cleaned_data
        to, copies = _lines(said["to"]), _lines(said["copies"])
        by_name = named_units(self.on)
        addressees = [_addressee(line, by_name, AddresseeRole.TO, actor, at) for line in to]
        units_copied = [line for line in copies if _key(line) in by_name]
        addressees += [_addressee(line, by_name, AddresseeRole.COPY, actor, at) for line in units_copied]
        parts: dict[str, Any] = {name: sent_blocks(self.data, name) for name in BLOCKS}
        parts |= {name: said[name] for name in ("deciding", "attention", "enclosures")}
        printed = tuple(line for line in copies if _key(line) not in by_name)
        words = Words(**parts, copies=printed, errand=self.errand() if self.sends else None)
        return NewDraft(
            kind=said["kind"],
            subject=said["subject"],
            words=words,
            security=said["security"],
            speed=said["speed"],
            classification=self.code,
            signing_unit=Unit.objects.get(pk=said["signing_unit"]),
            signing_for=said["signing_for"],
            on_behalf_title=said["on_behalf_title"],
            place=said["place"],
            addressees=addressees,
            note=said["note"],
        )


def sent_blocks(data: Mapping[str, Any], name: str) -> list[Block]:
    """The blocks of one part: those of the editor where it was at work, else what was typed. Raises WordsUnreadable."""
    sent = str(data.get(f"{name}_blocks", ""))
    if not sent.strip():
        return read(str(data.get(name, "")))
    try:
        return checked_blocks(json.loads(sent), name)
    except (ValueError, UnusableBody, RecursionError) as error:
        raise WordsUnreadable(name) from error


def _lines(text: str) -> list[str]:
    return [kept for line in text.splitlines() if (kept := " ".join(line.split()))]


def _key(line: str) -> str:
    return line.casefold().rstrip(".")


def named_units(on: date) -> dict[str, int]:
    """Every name by which a unit, or its head, may be addressed, to its id. A name that two units have names neither. Two
    statements."""
    found: dict[str, set[int]] = {}
    rows = {unit.pk: unit for unit in Unit.objects.filter(pk__in=[node.id for node in units_of_government(on)])}
    posts = Post.objects.filter(is_head=True, until=None, unit_id__in=list(rows)).values_list("unit_id", "name")
    names = [(pk, name) for pk, unit in rows.items() for name in (unit.name, unit.short_name, title_without_post(unit))]
    for pk, name in [*names, *posts]:
        if name:
            found.setdefault(_key(name), set()).add(pk)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


def _addressee(line: str, by_name: Mapping[str, int], role: AddresseeRole, actor: Actor, at: datetime) -> NewAddressee:
    if unit_id := by_name.get(_key(line)):
        unit = Unit.objects.get(pk=unit_id)
        printed = "" if _key(line) in (_key(unit.name), _key(unit.short_name)) else line
        return NewAddressee(unit=unit, printed=printed, role=role)
    name, _sign, email = line.rstrip(">").partition("<")
    email = email.strip()
    outside = correspondent_named(name=name.strip(), email=email, actor=actor, at=at)
    return NewAddressee(correspondent=outside, printed=name.strip(), role=role, way=Way.EMAIL if email else Way.PRINT)


def as_typed(outgoing: Outgoing, version: LetterVersion) -> dict[str, Any]:
    """The letter as its form shows it before anybody typed."""
    letter, words = outgoing.letter, Words.of(version.said())
    addressees = list(outgoing.addressees.order_by("position"))
    to = [_written(one) for one in addressees if one.role == AddresseeRole.TO]
    copies = [_written(one) for one in addressees if one.role == AddresseeRole.COPY]
    return {
        "kind": letter.kind,
        "subject": version.subject,
        "to": "\n".join(to),
        "copies": "\n".join((*copies, *words.copies)),
        "attention": words.attention,
        "enclosures": words.enclosures,
        "deciding": words.deciding,
        "security": letter.security,
        "speed": letter.speed,
        "classification": letter.classification.code if letter.classification else "",
        "signing_unit": str(outgoing.signing_unit_id),
        "signing_for": outgoing.signing_for,
        "on_behalf_title": outgoing.on_behalf_title,
        "place": outgoing.place,
        **{name: write(getattr(words, name)) for name in BLOCKS},
        **errand_typed(words.errand),
    }


def _written(one: Any) -> str:
    return f"{one.printed} <…>" if one.way == Way.EMAIL else str(one.printed)


class HandInForm(StepForm):
    """Who initials it, in order. The line up to the signer is proposed."""

    PLACES = 6

    def prepare(self) -> None:
        # Roles that begin or end within the day: the operation asks again at its moment.
        checkers = checkers_for(self.case.letter.outgoing, datetime.combine(self.on, time(12), local_zone()))
        known = ((_("Up the line"), checkers.line), (_("Heads of other units"), checkers.others))
        groups = [
            (label, [(one.key, f"{one.name}, {one.unit_name}") for one in found]) for label, found in known if found
        ]
        proposed = [one.key for one in checkers.proposed]
        for number in range(1, self.PLACES + 1):
            self.fields[f"check_{number}"] = forms.ChoiceField(
                label=_("Initial %(number)s") % {"number": number},
                required=False,
                choices=[("", _("Nobody")), *groups],
                initial=proposed[number - 1] if number <= len(proposed) else "",
            )

    def said(self) -> dict[str, Any]:
        places = (f"check_{number}" for number in range(1, self.PLACES + 1))
        chosen = [key.split(":") for name in places if (key := self.cleaned_data.get(name, ""))]
        people = Account.objects.select_related("person").in_bulk([int(account) for account, _unit, _kind in chosen])
        at = Unit.objects.in_bulk([int(unit) for _account, unit, _kind in chosen])
        checks = [AskedToInitial(people[int(account)], at[int(unit)], kind) for account, unit, kind in chosen]
        return {"seen_version": self.cleaned_data["seen_version"], "checks": checks}


class InitialForm(StepForm):
    """An initial, with a note if there is something to say."""

    note = words_field(
        gettext_lazy("Note"), gettext_lazy("The next in line and the writer read it."), required=False, rows=2
    )


class ReturnForm(StepForm):
    """What the writer should change."""

    note = words_field(
        gettext_lazy("What should be changed"),
        gettext_lazy("The writer reads it beside the letter."),
        gettext_lazy("Say what the writer should change."),
    )


class AbandonForm(StepForm):
    """Why a letter is given up."""

    reason = _line(gettext_lazy("Why it is given up"), "", 300)


class NumberForm(StepForm):
    """The number that SRIKANDI gave."""

    takes_files = True
    number = _line(gettext_lazy("Number of the letter in SRIKANDI"), "", 120)
    dated_on = forms.DateField(
        label=gettext_lazy("Date of the letter"),
        input_formats=("%Y-%m-%d", "%d/%m/%Y"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=missing(gettext_lazy("Enter the date on the letter.")),
    )

    def prepare(self) -> None:
        self.fields["photos"] = photos_field(
            gettext_lazy("The signed file, if you have it."), gettext_lazy("Signed file")
        )

    def said(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in ("number", "dated_on", "seen_version")}
        return given | {"file": self.kept[0] if self.kept else None}
