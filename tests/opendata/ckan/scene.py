# SPDX-License-Identifier: EUPL-1.2
"""A catalogue for programs, and how tests call it."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client

from opendata.conftest import AT, DataOffice
from opendata.publishing import WASTE, begun, opened, published
from praja.duties.opendata.models import Dataset, Resource, Topic
from praja.duties.opendata.operations.datasets import DatasetWords, limit_access
from praja.duties.opendata.operations.planning import record_forum_decision
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.operations import issue_token
from praja.lib.actors import Actor, ActorKind, Grant

CODES = b"nama,kode\n=1+1,0012\nTirta,13\n"
"""A table with a text that a spreadsheet program would run."""


@dataclass(frozen=True)
class Catalogue:
    """`waste` is open and of `roads`; `codes` is open too, later, without topic or tags; `closed` is published and its rows are
    closed; of `draft` nothing is published."""

    office: DataOffice
    waste: Dataset
    codes: Dataset
    closed: Dataset
    draft: Dataset

    def table(self, dataset: Dataset) -> Resource:
        """The one table of a dataset."""
        return dataset.resources.get()


def catalogued(office: DataOffice) -> Catalogue:
    topic = Topic.objects.create(code="lingkungan", name="Lingkungan hidup")
    waste = published(office, at=AT)
    waste.topics.add(topic)
    codes = published(
        office,
        data=CODES,
        at=AT + timedelta(hours=1),
        name="kode-bagian",
        title="Kode bagian",
        words=DatasetWords(title="Kode bagian", licence="cc-zero"),
    )
    closed = published(office, at=AT + timedelta(hours=2), name="tertutup", title="Data tertutup")
    steward = office.actor(office.steward)
    decision = record_forum_decision(
        number="SK 3/2026", decided_on=AT.date(), matter="limit", subject="Batas", actor=steward, at=AT
    )
    closed = limit_access(
        dataset=closed,
        access="closed",
        reason="Rahasia dagang",
        basis="Pasal 17",
        decision=decision,
        until=None,
        actor=steward,
        at=AT + timedelta(hours=3),
    )
    words = DatasetWords(title="Rancangan sampah", tags=("rahasia",))
    draft = opened(office, at=AT, name="rancangan", title=words.title, words=words)
    begun(office, draft, data=WASTE, at=AT)
    return Catalogue(office, waste, codes, closed, draft)


def token(account: Account, *scopes: str) -> str:
    """A token of this account that holds in the time of these tests and long after."""
    admin = Actor(ActorKind.EMPLOYEE, "1", (Grant(Role.ADMINISTRATOR, frozenset(), AT),))
    _row, secret = issue_token(
        account=account,
        name="program",
        scopes=scopes or ("opendata:read",),
        expires_at=AT + timedelta(days=36_500),
        actor=admin,
        at=AT,
    )
    return secret


def get(name: str, /, *, secret: str = "", status: int = 200, **asked: Any) -> Any:
    """What an action answers to a GET, without its envelope; the error of another status."""
    headers = {"Authorization": secret} if secret else {}
    sent = {
        key.replace("__", "."): value if isinstance(value, (str, int)) else json.dumps(value)
        for key, value in asked.items()
    }
    return answered(Client().get(f"/api/3/action/{name}", sent, headers=headers), status)


def post(name: str, data: Any = None, *, secret: str = "", status: int = 200) -> Any:
    """What an action answers to a POST of JSON."""
    headers = {"Authorization": secret} if secret else {}
    response = Client(enforce_csrf_checks=True).post(
        f"/api/action/{name}", data or {}, content_type="application/json", headers=headers
    )
    return answered(response, status)


def answered(response: HttpResponse, status: int = 200) -> Any:
    """What an envelope holds."""
    body = json.loads(response.content)
    assert response.status_code == status, body
    if not isinstance(body, dict):
        return body
    assert body["success"] is (status == 200)
    return body["result"] if status == 200 else body["error"]
