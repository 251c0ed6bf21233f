# SPDX-License-Identifier: EUPL-1.2
"""Pure parts of the complaint duty: what is digested, what is asked for, and which law applies."""

import unicodedata
from collections.abc import Mapping

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


def answer_content(*, kind: str, text: str) -> dict[str, object]:
    """What the ledger's digest of an answer covers."""
    return {"kind": kind, "text": text}


def words_content(text: str) -> dict[str, object]:
    """What the ledger's digest of a reply or note covers."""
    return {"text": text}


def visible_length(text: str) -> int:
    """How many letters, digits, marks and signs a reader sees: spaces and invisible characters say nothing."""
    return sum(unicodedata.category(character)[0] not in "CZ" for character in text)
