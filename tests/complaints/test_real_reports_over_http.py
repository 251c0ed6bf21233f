# SPDX-License-Identifier: EUPL-1.2
"""Every real report goes in by HTTP and comes out on the desk, with its clock, its place in the ledger and its proof."""

import json
from uuid import UUID, uuid5

import pytest
from django.test import Client

from officers import officer, signed_in
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.queries import inclusion_of
from praja.kernel.ledger.verification import verify
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.work.models import WorkItem
from praja.lib import clock
from registers import REAL, rows_to_try
from towns import Town

KEYS = UUID("7d1c6a52-58a4-4a39-9d0e-8a3cf1b3f0aa")


@pytest.mark.slow
@pytest.mark.skipif(not REAL.exists(), reason=f"the real register is not beside the checkout ({REAL.name})")
def test_all_real_reports_go_through_http_law_ledger_and_desk(town: Town) -> None:
    rows, client = rows_to_try(), Client()

    statuses = [_post(client, row) for row in rows]
    repeated = [_post(client, row) for row in rows[:50]]
    while close_interval(at=clock.now()):
        pass
    desk = signed_in(officer("Rina", Role.COMPLAINT_COORDINATOR, town.root)).get("/meja/").content.decode()

    assert statuses == [201] * len(rows)
    assert repeated == [200] * 50
    assert Case.objects.filter(state="draft", channel="api").count() == len(rows)
    assert WorkItem.objects.filter(closed_at=None, kind="complaints.screen").count() == len(rows)
    assert Deadline.objects.filter(clock="verification", due_at=None).count() == 0
    assert "1.000" in desk or "1,000" in desk
    assert list(verify()) == []
    assert inclusion_of(Case.objects.order_by("id")[len(rows) // 2].stream, 1).tree_size >= len(rows)


def _post(client: Client, row: dict[str, str]) -> int:
    report = {"text": row["teks"].replace("\\n", "\n"), "place": row["kecamatan"], "anonymous": True}
    key = str(uuid5(KEYS, row["no"]))
    answer = client.post(
        "/api/v1/complaints", json.dumps(report), content_type="application/json", headers={"Idempotency-Key": key}
    )
    return answer.status_code
