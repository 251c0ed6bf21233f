# SPDX-License-Identifier: EUPL-1.2
"""What came of every line."""

import csv
import io
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from praja.lib.imports.lines import Line, Refusal
from praja.lib.spreadsheet_text import guarded


class Outcome(StrEnum):
    """What a handler did with one line."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(slots=True)
class Report:
    """Counts of lines, and every refusal. `read` is the sum of the other four (one refusal per line)."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)
    refused_lines: list[Line] = field(default_factory=list)

    def note(self, line: Line, outcome: Outcome | Refusal) -> None:
        """Count one line."""
        self.read += 1
        if isinstance(outcome, Refusal):
            self.refused.append(outcome)
            self.refused_lines.append(line)
        else:
            setattr(self, outcome.value, getattr(self, outcome.value) + 1)

    def to_json(self) -> dict[str, Any]:
        """A dict ready for `json.dumps`; reasons in the language active now."""
        return {
            "read": self.read,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "refused": [
                {"line": r.line, "field": r.field, "code": r.code, "reason": str(r.reason)} for r in self.refused
            ],
        }

    def refused_csv(self) -> bytes:
        """The refused lines with their reasons (UTF-8 with BOM), to be corrected and sent again."""
        out = io.StringIO(newline="")
        names = list(dict.fromkeys(name for line in self.refused_lines for name in line.values))
        writer = csv.writer(out)
        writer.writerow(["line", "refused_field", "refused_code", "refused_reason", *names])
        for refusal, line in zip(self.refused, self.refused_lines, strict=True):
            values = [guarded(_writable(line.values.get(name, ""))) for name in names]
            writer.writerow([refusal.line, refusal.field, refusal.code, guarded(str(refusal.reason)), *values])
        return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _writable(text: str) -> str:
    """Undecodable bytes are shown as the replacement mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
