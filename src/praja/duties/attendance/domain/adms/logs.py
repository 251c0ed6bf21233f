# SPDX-License-Identifier: EUPL-1.2
"""What machines tell of themselves: operation logs, what they are, what became of commands; and which bodies are not kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from praja.duties.attendance.domain.adms.bodies import LONGEST_LINE, Faulty, lines_of, number_of, text_of, values_of

PUNCHES, DOOR, OPERATIONS, OPTIONS = "ATTLOG", "RTLOG", "OPERLOG", "OPTIONS"
KEPT_TABLES = frozenset({PUNCHES, DOOR, "ERRORLOG"})
"""Tables whose bodies hold no template, photo, name or password."""
NEVER_KEPT = frozenset(
    {
        "ATTPHOTO",
        "BIODATA",
        "BIOPHOTO",
        "FACE",
        "FINGERTMP",
        "FP",
        "FVEIN",
        "IDCARD",
        "TABLEDATA",
        "USERINFO",
        "USERPIC",
    }
)
_PERSONAL = re.compile(rb"(?:tmp|template|content|passwd|password|name|card)\w*=|[\x00-\x08\xff]", re.IGNORECASE)

CLEARED, CLOCK_SET, RESET = 13, 21, 22
TAMPERING = frozenset({CLEARED, CLOCK_SET, RESET})
"""Operations that may be signs of tampering: data cleared, clock set, reset to factory."""

_KIND = re.compile(r"\A([A-Za-z_]{2,20})[ \t]+")
_LONGEST_DETAIL = 120


@dataclass(frozen=True, slots=True)
class Operation:
    """One line `OPLOG`: which operation, by whose number, when by its clock, about what."""

    operation: int
    by_pin: str
    local_text: str
    detail: str


@dataclass(slots=True)
class Operations:
    """What stood in a body of OPERLOG. `others` counts lines about users and templates, which are not read."""

    operations: list[Operation] = field(default_factory=list)
    faulty: list[Faulty] = field(default_factory=list)
    others: int = 0

    @property
    def lines(self) -> int:
        return len(self.operations) + len(self.faulty) + self.others


@dataclass(frozen=True, slots=True)
class Result:
    """What a machine answers to a command. `values` are what came with it, by key in lower case."""

    command: int
    returned: int
    values: Mapping[str, str]


def read_operations(body: bytes) -> Operations:
    """Lines `OPLOG op TAB admin TAB time TAB obj TAB v1 TAB v2 TAB v3`; `USER`, `FP` and all others are counted only."""
    read = Operations()
    for number, line in lines_of(body):
        kind = _KIND.match(line)
        if kind is None:
            read.faulty.append(Faulty(number, "form"))
        elif kind[1].upper() != "OPLOG":
            read.others += 1
        elif (told := _operation(line[kind.end() :])) is None:
            read.faulty.append(Faulty(number, "form"))
        else:
            read.operations.append(told)
    return read


def _operation(rest: str) -> Operation | None:
    cells = [cell.strip() for cell in rest.split("\t")]
    operation = number_of(cells[0], 0, 32_767)
    if operation is None or len(cells) < 3 or len(rest) > LONGEST_LINE:
        return None
    detail = " ".join(cell for cell in cells[3:] if cell)
    return Operation(operation, cells[1][:24], cells[2][:32], detail[:_LONGEST_DETAIL])


def read_options(body: bytes) -> dict[str, str]:
    """`~DeviceName=..,FWVersion=..` in one line or several; keys in lower case without `~`."""
    found: dict[str, str] = {}
    for _number, line in lines_of(body):
        found.update(values_of(line, ","))
    return found


def read_results(body: bytes) -> list[Result]:
    """Lines `ID=15&Return=0&CMD=DATA`; a line without `ID=` belongs to the result above it. What has no number is left out."""
    gathered: list[dict[str, str]] = []
    for _number, line in lines_of(body):
        values = {name.strip().lstrip("~").lower(): value.strip() for name, value in _pairs(line)}
        if "id" in values:
            gathered.append(values)
        elif gathered:
            gathered[-1] = {**values, **gathered[-1]}
    results = []
    for values in gathered:
        command, returned = number_of(values["id"], 1, 2**62), number_of(values.get("return", ""))
        if command is not None and returned is not None:
            results.append(Result(command, returned, values))
    return results


def _pairs(line: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(line.strip()[:LONGEST_LINE], keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return []


def may_keep(table: str, body: bytes) -> bool:
    """Whether a body may be kept: tables of punches; logs that hold nothing but operations; what nobody knows, unless it looks as
    if it held a template, a picture, a name or a password."""
    if table.upper() in KEPT_TABLES:
        return True
    if table.upper() in NEVER_KEPT:
        return False
    if table.upper() != OPERATIONS:
        return not _PERSONAL.search(body)
    return all(line.lstrip().upper().startswith("OPLOG") for line in text_of(body).splitlines() if line.strip())
