# SPDX-License-Identifier: EUPL-1.2
"""Residents at their browsers, and cases in every state to look at."""

import base64
import hashlib
import html
import io
import json
import random
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from praja.duties.complaints.enums import Classification
from praja.duties.complaints.operations import Filed, Report, file_complaint, forward_complaint
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY
from towns import Town
from towns import answered as answered_by

TEXT = "Lampu jalan di depan pasar mati sejak tiga malam."
NAME = "Siti Rahasia Benar"
ANSWER = "Lampu sudah diganti kemarin malam."
GOOD: dict[str, Any] = {
    "text": TEXT,
    "kind": "complaint",
    "region": "99.01.01.1001",
    "place": "Jalan Mawar 3",
    "topic": "",
    "identity": "named",
    "visibility": "open",
    "name": "",
    "phone": "",
    "email": "",
}


def browser() -> Client:
    """A new device that asks for English, so that sentences do not depend on a catalogue."""
    return Client(headers={"accept-language": "en"})


@dataclass(frozen=True)
class Started:
    """The hidden fields of a form just opened, and the proof that its browser works out meanwhile; empty where none is asked."""

    key: str
    draft: str
    proof: str = ""


def start(client: Client) -> Started:
    return hidden(client.get("/aduan/lapor/").content.decode())


def hidden(page: str) -> Started:
    key, draft = (re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("key", "draft"))  # type: ignore[index]
    return Started(key, draft, proof_for(page))


def proof_for(page: str) -> str:
    """What a browser works out for the challenge of a page, in altcha's way; empty where the page has none."""
    found = re.search(r'data-challenge="([^"]*)"', page)
    if found is None:
        return ""
    task = json.loads(html.unescape(found[1]))
    for number in range(task["maxnumber"] + 1):
        if hashlib.sha256(f"{task['salt']}{number}".encode()).hexdigest() == task["challenge"]:
            said = {name: task[name] for name in ("algorithm", "challenge", "salt", "signature")} | {"number": number}
            return base64.b64encode(json.dumps(said).encode()).decode()
    raise AssertionError("no number fits the challenge")


def submit(client: Client, step: str = "send", **changes: Any) -> Any:
    begun = changes.pop("begun", None) or start(client)
    data = {**GOOD, "key": begun.key, "draft": begun.draft, "proof": begun.proof, "step": step, **changes}
    return client.post("/aduan/lapor/", data)


def photo(name: str = "lampu.jpg", size: tuple[int, int] = (40, 30)) -> SimpleUploadedFile:
    """A picture of noise, the same for the same size."""
    out = io.BytesIO()
    Image.frombytes("RGB", size, random.Random(str(size)).randbytes(size[0] * size[1] * 3)).save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def filed(at: datetime, *, text: str = TEXT, anonymous: bool = False, secret: bool = False) -> Filed:
    report = Report(
        text=text,
        region="99.01.01.1001",
        place="Jalan Mawar 3",
        reporter=new_person(at=at, name=NAME, phone="081234567890"),
        anonymous=anonymous,
        secret=secret,
    )
    return file_complaint(report=report, channel="web", actor=NOBODY, at=at)


def forwarded(town: Town, filed: Filed, at: datetime, *, publish: bool = True) -> Case:
    return forward_complaint(
        case=filed.case,
        to_unit=town.roads,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=publish,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )


def answered(town: Town, filed: Filed, at: datetime) -> Case:
    case = forwarded(town, filed, at)
    return answered_by(case, liaison=town.roads_liaison, head=town.roads_head, at=at + timedelta(hours=5), text=ANSWER)


def open_link(client: Client, filed: Filed) -> Any:
    return client.get(f"/lacak/{filed.case.code}/{filed.secret}/", follow=True)
