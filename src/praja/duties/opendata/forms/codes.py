# SPDX-License-Identifier: EUPL-1.2
"""Taking over codes: the file, what its columns are, what the list is called, and crosswalks between lists."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.signing import BadSignature, dumps, loads
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.domain.coding import Level
from praja.duties.opendata.domain.naming import name_of
from praja.duties.opendata.forms.datasets import area, day_field
from praja.duties.opendata.models import CodeList, CodeListVersion
from praja.duties.opendata.operations.codes import CodeListWords, VersionWords
from praja.duties.opendata.queries.codes_brought import CodeColumns, CodesFile, PairColumns
from praja.kernel.documents.models import StoredFile
from praja.lib.actors import Actor

_LEVEL = re.compile(r"(\d{1,3})\s+(\S.{0,79})")
_LIKELY = {
    "code_column": re.compile(r"(?i)^(kode|code|kd)(_|$)|_(kode|code)$|^id$"),
    "name_column": re.compile(r"(?i)^(nama|name|uraian|label|judul|nm)(_|$)"),
    "parent_column": re.compile(r"(?i)induk|parent|atasan"),
    "source_column": re.compile(r"(?i)^(from_code|dari|asal|kode_asal|source)"),
    "target_column": re.compile(r"(?i)^(to_code|ke|tujuan|kode_tujuan|target|menjadi)"),
    "relation_column": re.compile(r"(?i)relation|hubungan|relasi|keterangan"),
}
DAY = 24 * 60 * 60


def kept_file(file: StoredFile, name: str, actor: Actor) -> str:
    """A file that was sent, for the next page of whoever sent it."""
    return dumps({"file": file.pk, "name": name}, salt=f"opendata.codes:{actor.id}")


def read_kept(text: str, actor: Actor) -> tuple[StoredFile, str] | None:
    """The file that `kept_file` tells of; None where it is another's, too old, or gone."""
    try:
        said = loads(text, salt=f"opendata.codes:{actor.id}", max_age=DAY)
    except BadSignature:
        return None
    file = StoredFile.objects.filter(pk=said["file"]).first()
    return (file, said["name"]) if file else None


class CodesFileForm(forms.Form):
    """A file with codes."""

    use_required_attribute = False
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV, XLSX, XLS, ODS or JSON, with a line of headings."),
        error_messages={"required": gettext_lazy("Choose the file with the codes.")},
    )


class _ColumnsForm(forms.Form):
    """Which table of the file, and which of its columns."""

    use_required_attribute = False
    table = forms.ChoiceField(label=gettext_lazy("Table of the file"), required=False)
    mend = forms.BooleanField(
        label=gettext_lazy("Mend codes that a spreadsheet made numbers of: 1101.0 becomes 1101"), required=False
    )
    asked: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    def __init__(self, *args: Any, file: CodesFile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.file = file
        tables = file.tables
        if len(tables) < 2:
            del self.fields["table"]
        else:
            titles = [(str(at), one.title or str(at)) for at, one in enumerate(tables, 1)]
            self.fields["table"].choices = titles  # type: ignore[attr-defined]
        self.number = self._number(len(tables))
        self.shown = tables[self.number - 1]
        self.fields["mend"].initial = self.shown.has_broken_codes
        for name in self.asked:
            choices = [*([("", _("None"))] if name in self.optional else []), *self.shown.columns]
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            self.fields[name].initial = self._likely(name)

    def _number(self, tables: int) -> int:
        said = str(self.data.get("table", "1"))
        return min(max(int(said) if said.isdecimal() else 1, 1), tables)

    def _likely(self, asked: str) -> str:
        names = [name for name, _title in self.shown.columns]
        taken = [str(self.fields[one].initial) for one in self.asked[: self.asked.index(asked)]]
        free = [name for name in names if name not in taken]
        likely = next((name for name in free if _LIKELY[asked].search(name)), "")
        return likely if likely or asked in self.optional else (free or names)[0]

    def chosen(self, name: str) -> str:
        """A column as it stands in the form: as chosen, else as proposed."""
        if self.is_bound and name in self.cleaned_data:
            return str(self.cleaned_data[name])
        return str(self.fields[name].initial)

    @property
    def mends(self) -> bool:
        """Whether codes are mended."""
        return bool(self.cleaned_data.get("mend") if self.is_bound else self.fields["mend"].initial)


class VersionForm(_ColumnsForm):
    """A version of a list that is there: what it is called, from when it holds, and which columns have what."""

    label = forms.CharField(
        label=gettext_lazy("What this version is called"),
        help_text=gettext_lazy("The decree or the year, as people cite it."),
        max_length=120,
        error_messages={"required": gettext_lazy("Say which version it is.")},
    )
    source = forms.CharField(label=gettext_lazy("Where it is from"), max_length=300, required=False)
    since = day_field(
        gettext_lazy("It holds from"), error_messages={"required": gettext_lazy("Say from which day it holds.")}
    )
    code_column = forms.ChoiceField(label=gettext_lazy("Column with the code"))
    name_column = forms.ChoiceField(label=gettext_lazy("Column with the name"))
    parent_column = forms.ChoiceField(
        label=gettext_lazy("Column with the code above"),
        help_text=gettext_lazy("None: codes that grow by levels say it themselves."),
        required=False,
    )
    asked = ("code_column", "name_column", "parent_column")
    optional = ("parent_column",)
    field_order: Any = ("label", "source", "since", "table", "code_column", "name_column", "parent_column", "mend")

    def columns(self) -> CodeColumns:
        """Which columns were chosen, or are proposed."""
        return CodeColumns(
            code=self.chosen("code_column"),
            name=self.chosen("name_column"),
            parent=self.chosen("parent_column"),
            table=self.number,
            mend=self.mends,
        )

    def version(self) -> VersionWords:
        """What is said of the version."""
        said = self.cleaned_data
        return VersionWords(label=said["label"], since=said["since"], source=said["source"])

    def levels(self) -> Sequence[Level]:
        """None of its own: those of the list hold."""
        return ()


def words_fields() -> dict[str, forms.Field]:
    """What a list is called."""
    return {
        "title": forms.CharField(
            label=_("Title"), max_length=200, error_messages={"required": _("Give the list a title.")}
        ),
        "title_en": forms.CharField(label=_("Title in English"), max_length=200, required=False),
        "keeper": forms.CharField(
            label=_("Who keeps it"),
            help_text=_("A ministry, BPS, a unit."),
            max_length=160,
            error_messages={"required": _("Say who keeps the list.")},
        ),
        "notes": area(_("Notes for readers"), required=False),
        "is_master_data": forms.BooleanField(
            label=_("It is master data"),
            help_text=_("Data that others refer to, not only names for codes (data induk)."),
            required=False,
        ),
    }


class NewCodesForm(VersionForm):
    """A new list with its first version."""

    grows = area(
        gettext_lazy("Levels"),
        gettext_lazy(
            "Where codes grow: a line for each level with the length of its codes and what it is called, such as"
            " “2 provinsi”. Empty: all codes stand beside each other."
        ),
        required=False,
    )
    name = forms.CharField(
        label=gettext_lazy("Name in its address"),
        help_text=gettext_lazy("Small letters, digits and -. It never changes. Empty: made of the title."),
        required=False,
        max_length=100,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(words_fields())
        self.order_fields(
            ["title", "keeper", "name", "grows", "is_master_data", *self.field_order, "title_en", "notes"]
        )

    def clean_grows(self) -> str:
        """Each line has a length and a name."""
        text = str(self.cleaned_data["grows"])
        if any(line.strip() and not _LEVEL.fullmatch(line.strip()) for line in text.splitlines()):
            raise forms.ValidationError(_("Write a length and a name in each line, such as “2 provinsi”."))
        return text

    def levels(self) -> Sequence[Level]:
        """The levels that were written down."""
        text = (
            self.cleaned_data.get("grows", "")
            if self.is_bound
            else self.get_initial_for_field(self.fields["grows"], "grows")
        )
        found = (_LEVEL.fullmatch(line.strip()) for line in str(text or "").splitlines())
        return sorted((Level(int(one[1]), one[2].strip()) for one in found if one), key=lambda one: one.length)

    def words(self) -> CodeListWords:
        """What the list is called."""
        said = self.cleaned_data
        return CodeListWords(
            name=said["name"].strip() or name_of(said["title"]),
            title=said["title"],
            title_en=said["title_en"],
            keeper=said["keeper"],
            notes=said["notes"],
            is_master_data=said["is_master_data"],
            levels=tuple(self.levels()),
        )


class DescribeCodesForm(forms.Form):
    """What a list is called from now on."""

    use_required_attribute = False

    def __init__(self, data: Any, *, row: CodeList) -> None:
        fields = words_fields()
        super().__init__(data, initial={name: getattr(row, name) for name in fields})
        self.fields.update(fields)


class CrosswalkFileForm(CodesFileForm):
    """A file with a crosswalk, and to which version it leads."""

    target = forms.ChoiceField(
        label=gettext_lazy("To the codes of"),
        error_messages={"required": gettext_lazy("Choose the list on the other side.")},
    )
    field_order = ("target", "file")

    def __init__(self, *args: Any, targets: Sequence[CodeListVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.targets = {str(one.pk): one for one in targets}
        choices = [(key, f"{one.code_list.title}, {one.label}") for key, one in self.targets.items()]
        self.fields["target"].choices = choices  # type: ignore[attr-defined]


class CrosswalkForm(_ColumnsForm):
    """Which columns of the file have what."""

    source_column = forms.ChoiceField(label=gettext_lazy("Column with the code of this list"))
    target_column = forms.ChoiceField(label=gettext_lazy("Column with the code of the other list"))
    relation_column = forms.ChoiceField(
        label=gettext_lazy("Column that says how they relate"),
        help_text=gettext_lazy("None: it follows from how many codes each has on the other side."),
        required=False,
    )
    notes = forms.CharField(label=gettext_lazy("Where it is from"), max_length=300, required=False)
    asked = ("source_column", "target_column", "relation_column")
    optional = ("relation_column",)
    field_order = ("notes", "table", "source_column", "target_column", "relation_column", "mend")

    def columns(self) -> PairColumns:
        """Which columns were chosen, or are proposed."""
        return PairColumns(
            source=self.chosen("source_column"),
            target=self.chosen("target_column"),
            relation=self.chosen("relation_column"),
            table=self.number,
            mend=self.mends,
        )
