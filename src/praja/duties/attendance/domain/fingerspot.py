# SPDX-License-Identifier: EUPL-1.2
"""What the service Fingerspot.iO delivers: one punch per call, or the rows of `get_attlog`."""

import json
from typing import Any

from praja.duties.attendance.domain.adms.bodies import Faulty
from praja.duties.attendance.domain.adms.punches import Read, Told, punch_told


def read(body: bytes) -> Read:
    """`{"type": "attlog", "cloud_id": .., "data": {"pin", "scan", "verify", "status_scan"}}`, or `data` as a list of such rows.
    Other types are counted and not read."""
    told = Read()
    delivered = parsed(body)
    rows = delivered.get("data")
    if delivered.get("type", "attlog") != "attlog":
        told.others = 1
        return told
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        one = _punch(number, row)
        if isinstance(one, Told):
            told.punches.append(one)
        else:
            told.faulty.append(one)
    return told


def parsed(body: bytes) -> dict[str, Any]:
    """The object that a body is; empty where it is none."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def machine_of(body: bytes) -> str:
    """`cloud_id`: which machine it came from."""
    return str(parsed(body).get("cloud_id", ""))[:64]


def _punch(number: int, row: Any) -> Told | Faulty:
    if not isinstance(row, dict):
        return Faulty(number, "form")
    scan = row.get("scan") or row.get("scan_date") or ""
    status = str(row.get("status_scan", ""))
    return punch_told(
        number,
        str(row.get("pin", "")).strip(),
        str(scan),
        # Of the others it is not written anywhere what they mean: the day infers.
        status=status if status in ("0", "1") else "",
        verified=str(row.get("verify", "")),
    )
