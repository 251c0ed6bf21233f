# SPDX-License-Identifier: EUPL-1.2
"""What one row says of a service and its standard. Figures are read from their own columns, else from the words of the standard;
what neither says plainly stays open, for a person to answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from praja.duties.services.domain.durations import parse_duration
from praja.duties.services.domain.exchange.cells import one_line_break, read_lines
from praja.duties.services.domain.exchange.columns import COMPONENTS
from praja.duties.services.domain.fees import parse_fee

OPEN = "belum"
"""Stands in a column of figures where nothing was decided yet."""
UNITS = {"menit": "minutes", "jam": "hours", "hari": "days", "bulan": "months"}
COUNTED = {"kerja": True, "kalender": False}
FEES = {"gratis": "free", "tetap": "fixed", "tabel": "table"}
ISSUERS = {"sendiri": "own", "siak": "siak", "oss": "oss", "simbg": "simbg", "lain": "other"}
SENT = {"foto+pdf": ["image", "pdf"], "foto": ["image"], "pdf": ["pdf"], "tidak dikirim": []}
NEEDED = {"wajib": True, "bila ada": False}
WORDS = ("name", "summary", "keywords", "issuer_name", "issuer_url")
LINES = ("paragraphs", "closing", "recipient", "copies")
LONGEST_TEXT = 10_000

Duration = tuple[int, str, bool | None]
Fee = tuple[str, int | None, list[dict[str, Any]]]


class UnreadableCell(ValueError):
    """A cell does not hold what its column needs; `value` is what stands there."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(value)
        self.field, self.value = field, value[:60]


@dataclass(frozen=True, slots=True)
class RowSaid:
    """A row. What it does not say is None or absent: then it changes nothing. `duration` and `fee` are what was read from the
    columns or the words; None: neither says it plainly. `path` names units by code."""

    sippn_id: str = ""
    code: str = ""
    unit: str = ""
    offered_by: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    components: Mapping[str, str] = field(default_factory=dict)
    requirements: list[dict[str, Any]] | None = None
    duration: Duration | None = None
    fee: Fee | None = None
    path: list[dict[str, Any]] | None = None
    product: Mapping[str, Any] | None = None
    register: str = ""
    number_pattern: str = ""

    @property
    def name(self) -> str:
        return self.words.get("name", "")

    @property
    def has_standard(self) -> bool:
        """Whether it says anything of a standard, not only of the service."""
        figures = (self.requirements, self.duration, self.fee, self.path, self.product)
        return bool(self.components) or any(part is not None for part in figures)


def read_row(values: Mapping[str, str]) -> RowSaid:
    """A row by its cells, by field. Raises `UnreadableCell`."""
    cells = {key: one_line_break(text) for key, text in values.items() if text.strip()}
    components = {key: cells[key] for key in COMPONENTS if key in cells}
    for key, text in components.items():
        if len(text) > LONGEST_TEXT:
            raise UnreadableCell(key, text)
    words = {key: " ".join(cells[key].split()) for key in WORDS if key in cells}
    if "issuer" in cells:
        words["issuer"] = _one_of(ISSUERS, "issuer", cells["issuer"])
    return RowSaid(
        sippn_id=cells.get("sippn_id", ""),
        code=cells.get("code", "").lower(),
        unit=" ".join(cells.get("unit", "").split()),
        offered_by=tuple(part.strip() for part in re.split(r"[;\n]", cells.get("offered_by", "")) if part.strip()),
        words=words,
        components=components,
        requirements=_requirements(cells["requirements"]) if "requirements" in cells else None,
        duration=_duration(cells),
        fee=_fee(cells),
        path=_path(cells["path"]) if "path" in cells else None,
        product=_product(cells),
        register=cells.get("register", ""),
        number_pattern=cells.get("number_pattern", ""),
    )


def duration_in(text: str) -> Duration | None:
    """The time that a text promises, as a standard keeps it; None where it does not say it plainly."""
    found = parse_duration(text)
    if found.value is None or found.unit is None:
        return None
    return found.value, found.unit, _counted(found.unit, found.working)


def fee_in(text: str) -> Fee | None:
    """What a text asks for, as a standard keeps it; None where it does not say it plainly."""
    found = parse_fee(text)
    if found.kind is None:
        return None
    return found.kind, found.amount, [{"label": label, "amount": amount} for label, amount in found.rows]


def _counted(unit: str, working: bool | None) -> bool | None:
    """Minutes are those of the open counter, months have no other way to be counted."""
    return True if unit == "minutes" else None if unit == "months" else working


def _duration(cells: Mapping[str, str]) -> Duration | None:
    value = cells.get("duration_value", "")
    if not value:
        return duration_in(cells["jangka_waktu"]) if "jangka_waktu" in cells else None
    if value == OPEN:
        return None
    if not re.fullmatch(r"\d{1,5}", value):
        raise UnreadableCell("duration_value", value)
    unit = _one_of(UNITS, "duration_unit", cells.get("duration_unit", ""))
    counted = cells.get("duration_counted", "")
    working = None if counted.casefold() in ("", OPEN) else _flag(COUNTED, "duration_counted", counted)
    return int(value), unit, _counted(unit, None) if not counted else working


def _fee(cells: Mapping[str, str]) -> Fee | None:
    kind = cells.get("fee_kind", "")
    if not kind:
        return fee_in(cells["biaya"]) if "biaya" in cells else None
    if kind == OPEN:
        return None
    kind = _one_of(FEES, "fee_kind", kind)
    amount = _rupiah("fee_amount", cells["fee_amount"]) if kind == "fixed" and "fee_amount" in cells else None
    return kind, amount, _fee_table(cells.get("fee_table", "")) if kind == "table" else []


def _fee_table(cell: str) -> list[dict[str, Any]]:
    rows = []
    for parts in read_lines(cell):
        if len(parts) != 2:
            raise UnreadableCell("fee_table", " | ".join(parts))
        rows.append({"label": parts[0], "amount": _rupiah("fee_table", parts[1])})
    return rows


def _rupiah(key: str, text: str) -> int:
    digits = re.sub(r"^rp\.?\s*|,-$|,00$|\.(?=\d{3}(?:\D|$))", "", text.strip().lower())
    if not re.fullmatch(r"\d{1,12}", digits):
        raise UnreadableCell(key, text)
    return int(digits)


def _requirements(cell: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for parts in read_lines(cell):
        label, key, help_text, needed, sent, document = (*parts, "", "", "", "", "")[:6]
        found.append(
            {
                "key": key,
                "label": label,
                "help": help_text,
                "required": _flag(NEEDED, "requirements", needed) if needed else True,
                "accept": list(_sent(sent)) if sent else [],
                "document": document,
            }
        )
    return found


def _sent(text: str) -> Sequence[str]:
    if text.casefold() not in SENT:
        raise UnreadableCell("requirements", text)
    return SENT[text.casefold()]


def _path(cell: str) -> list[dict[str, Any]]:
    """ "reference=keperluan > check > recommendation=4.1 > approval": the stage, and its setting where it has one."""
    found: list[dict[str, Any]] = []
    for part in cell.split(">"):
        stage, _equals, setting = (one.strip() for one in part.partition("="))
        entry: dict[str, Any] = {"stage": stage}
        if setting:
            entry["unit" if stage == "recommendation" else "purpose"] = setting
        found.append(entry)
    return found


def _product(cells: Mapping[str, str]) -> dict[str, Any] | None:
    if "product_title" not in cells:
        return None
    page: dict[str, Any] = {"title": cells["product_title"]}
    if "product_classification" in cells:
        page["classification"] = cells["product_classification"]
    for key in LINES:
        if f"product_{key}" in cells:
            page[key] = [parts[0] for parts in read_lines(cells[f"product_{key}"])]
    if "product_fields" in cells:
        page["fields"] = [[*parts, ""][:2] for parts in read_lines(cells["product_fields"])]
    return page


def _one_of(words: Mapping[str, str], key: str, text: str) -> str:
    said = text.casefold()
    if said in words.values():
        return said
    if said not in words:
        raise UnreadableCell(key, text)
    return words[said]


def _flag(words: Mapping[str, bool], key: str, text: str) -> bool:
    if text.casefold() not in words:
        raise UnreadableCell(key, text)
    return words[text.casefold()]
