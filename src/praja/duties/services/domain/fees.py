# SPDX-License-Identifier: EUPL-1.2
"""Fees as agencies write them: "Gratis", "Rp. 50.000,- (lima puluh ribu rupiah)", "SIM A: Rp 120.000; SIM C: Rp 100.000",
"sesuai Perda". What costs so much for each sheet, or within a range, is no amount and is asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from praja.duties.services.domain.number_words import number_of

FREE, FIXED, TABLE = "free", "fixed", "table"


@dataclass(frozen=True, slots=True)
class Fee:
    """What a text asks for. `kind`: free, fixed, table; None where the text was not understood. `rows`: label and whole rupiah.
    A table without rows: the text names the rule that holds it, not its figures."""

    kind: str | None = None
    amount: int | None = None
    rows: tuple[tuple[str, int], ...] = ()

    @property
    def is_understood(self) -> bool:
        return self.kind is not None


NOT_UNDERSTOOD = Fee()

_LAW = r"(?:uu|undang\s*-?\s*undang|pp|peraturan|perda|perkada|pergub|perbup|perwal\w*|perwako|perpres|permen\w*|kep\w+|sk)\b"
_BY_LAW = re.compile(rf"(?:sesuai|berdasarkan|menurut|mengacu)?\s*(?:dengan|pada|kepada|tarif)?\s*{_LAW}[^;\n]*")
_CITED = re.compile(rf"\(\s*(?:(?:sesuai|berdasarkan|menurut)\s+(?:dengan\s+)?)?{_LAW}[^()]*\)")
_CITING = re.compile(rf"[,\s]*(?:sesuai|berdasarkan|menurut)\s+(?:dengan\s+)?{_LAW}[^;\n]*$")
_WHAT = r"(?:biaya|tarif|retribusi)(?: retribusi| apapun)?"
_NOTHING = (
    rf"(?:gratis|nihil|free|cuma cuma|bebas (?:dari )?{_WHAT}|rp 0(?: 00?)?|0(?: rupiah)?|nol rupiah"
    rf"|tidak (?:dipungut|dikenakan|dikenai|ada) {_WHAT}|tanpa (?:dipungut |dikenakan )?{_WHAT})"
)
_FREE = re.compile(rf"(?:(?:biaya|tarif|retribusi|pelayanan|layanan|ini) )*{_NOTHING}(?: {_NOTHING})*")
_NUMBER = r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d{1,12})"
_AMOUNT = re.compile(
    rf"(?:rp|idr)\s*\.?\s*({_NUMBER})(?:,(?:-|00?\b)|\.-)?(?:\s*(ribu|juta))?(?![\d.,]*\d)|\b({_NUMBER})\s*(ribu|juta)?\s*rupiah"
)
_SPELLED = re.compile(r"\(\s*([a-z\s]+?)\s*rupiah\s*\)")
_RATE = re.compile(
    r"%|/|\bper\b|\bsetiap\b|\btiap\b|\bx\b|×|\bkali\b|\busd\b|\$|\bmulai\b|\bs\.?\s?d\b|\bsampai\b|\bhingga\b|\bminimal\b|\bmaksimal\b|\bdenda\b|\bditambah\b|\+|[<>≤≥]"
)
_LABEL_EDGES = " .,:;=-–—()\t"


def parse_fee(text: str) -> Fee:
    """What the text asks for; `NOT_UNDERSTOOD` where it does not say it plainly."""
    plain = " ".join(text.lower().replace("\r", "\n").replace("\n", " ; ").split())
    uncited = _CITING.sub("", _CITED.sub("", plain)).strip(" ;.")
    if not uncited:
        return Fee(TABLE) if plain and _BY_LAW.fullmatch(plain.strip(" .()")) else NOT_UNDERSTOOD
    if _is_free(uncited):
        return Fee(FREE)
    if _BY_LAW.fullmatch(uncited) and not _AMOUNT.search(uncited):
        return Fee(TABLE)
    parts = _parts(text)
    if len(parts) > 1:
        return _table(parts)
    amount = _only_amount(uncited)
    if amount is None:
        return NOT_UNDERSTOOD
    return Fee(FREE) if amount == 0 else Fee(FIXED, amount)


def _is_free(plain: str) -> bool:
    return _FREE.fullmatch(" ".join(re.findall(r"[a-z]+|\d+", plain))) is not None


def _only_amount(plain: str) -> int | None:
    """The amount of a text that is nothing but one amount, in figures and perhaps again in words."""
    found = _AMOUNT.search(plain)
    if found is None or _RATE.search(plain):
        return None
    amount = _value(found)
    rest = plain[: found.start()] + " " + plain[found.end() :]
    spelled = _SPELLED.search(rest)
    if spelled is not None:
        if number_of(spelled[1].split()) != amount:
            return None
        rest = rest.replace(spelled[0], " ")
    words = set(re.findall(r"[a-z]+|\d+", rest))
    return amount if words <= {"biaya", "tarif", "sebesar", "retribusi", "adalah", "pnbp", "rupiah"} else None


def _parts(text: str) -> list[str]:
    """The lines of a table, however they are set apart."""
    parts = [part.strip() for part in re.split(r"[;\n\r•]+", text)]
    return [part for part in parts if part.strip(_LABEL_EDGES)]


def _table(parts: Sequence[str]) -> Fee:
    rows = [_row(part) for part in parts]
    kept = [row for row in rows if row is not None]
    labels = {label.lower() for label, _amount in kept}
    if len(kept) < len(parts) or len(labels) < len(kept):
        return NOT_UNDERSTOOD
    return Fee(TABLE, rows=tuple(kept))


def _row(part: str) -> tuple[str, int] | None:
    """A name and one amount, in either order."""
    part = re.sub(r"^\s*(?:\d{1,2}|[a-zA-Z])[.)]\s+", "", part)
    lowered = part.lower()
    if len(lowered) != len(part):
        return None
    amounts = list(_AMOUNT.finditer(lowered))
    free = re.search(r"\bgratis\b", lowered)
    found = amounts[0] if len(amounts) == 1 and not free else free if free and not amounts else None
    if found is None or _RATE.search(lowered):
        return None
    before, after = part[: found.start()], part[found.end() :]
    label = " ".join(f"{before} {_SPELLED.sub('', after)}".strip(_LABEL_EDGES).split())
    if (
        not re.search(r"[^\W\d_]", label)
        or re.search(r"\d{3}", label)
        or (before.strip(_LABEL_EDGES) and after.strip(_LABEL_EDGES))
    ):
        return None
    return label, 0 if found is free else _value(found)


def _value(found: re.Match[str]) -> int:
    figures, scale = (found[1], found[2]) if found[1] else (found[3], found[4])
    return int(figures.replace(".", "")) * {"ribu": 1000, "juta": 10**6}.get(scale or "", 1)
