# SPDX-License-Identifier: EUPL-1.2
"""Pure parts of the complaint duty: what is digested, what is asked for, and which law applies."""

import re
from collections.abc import Mapping
from datetime import date

MIN_TEXT, MAX_TEXT = 10, 8_000

RESOLUTION_RULES = {
    "normative": "sp4n.normative",
    "non_supervisory": "sp4n.non_supervisory",
    "supervisory": "sp4n.supervisory",
    "information": "sp4n.information",
    "aspiration": "sp4n.aspiration",
}


def resolution_rule(classification: str) -> str:
    """The rule that sets how long a report of this class may take."""
    return RESOLUTION_RULES[classification]


def service_clock_applies(data: Mapping[str, object]) -> bool:
    """Whether the clock of UU 25/2009 runs: a complaint about a public service by an identified person (Ps 40(3), 42(1))."""
    return (
        bool(data["about_service"])
        and bool(data["identified"])
        and data["classification"] not in {"information", "aspiration"}
    )


def report_content(*, kind: str, text: str, place: str, region: str | None) -> dict[str, object]:
    """What the ledger's digest of a report covers."""
    return {"kind": kind, "place": place, "region": region, "text": text}


def answer_content(*, kind: str, text: str, promised_for: date | None = None, where_to: str = "") -> dict[str, object]:
    """What the ledger's digest of an answer covers."""
    content: dict[str, object] = {"kind": kind, "text": text}
    if promised_for is not None:
        content["promised_for"] = promised_for.isoformat()
    if where_to:
        content["where_to"] = where_to
    return content


def words_content(text: str) -> dict[str, object]:
    """What the ledger's digest of a reply or note covers."""
    return {"text": text}


_EMPTY = re.compile(
    r"(?<!agar )\b(akan|segera)\b[^.!?\n]{0,60}\b(ditindak\s?lanjuti|menindak\s?lanjuti|tindak\s?lanjuti|diproses|dikoordinasikan"
    r"|diperbaiki|dijadwalkan|diteruskan|disampaikan|dipelajari|dikaji)\b"
    r"|\b(will be|shall be)\b[^.!?\n]{0,60}\b(followed up|processed|coordinated|repaired|looked into)\b",
    re.IGNORECASE,
)


def promises_without_date(text: str) -> bool:
    """Whether the words say that something will be done. In an answer that names no date this ruins trust."""
    return _EMPTY.search(text) is not None
