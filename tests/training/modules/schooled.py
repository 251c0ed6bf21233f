# SPDX-License-Identifier: EUPL-1.2
"""Modules of the college, made as their keepers make them."""

from datetime import datetime, timedelta
from pathlib import Path

from praja.duties.training.demo.packages import zipped
from praja.duties.training.domain.modules.pages import Content, Page, Question
from praja.duties.training.models import Enrolment, Module
from praja.duties.training.operations.modules.keeping import ModuleWish, list_module, write_module
from praja.duties.training.operations.modules.learning import start_module
from praja.duties.training.operations.modules.publishing import publish_module, publish_package
from praja.kernel.people.models import Account
from training.conftest import STARTED, College

AT = STARTED + timedelta(hours=1)
ASKED = Question(text="Siapa yang menyapa lebih dulu?", options=("Warga", "Petugas"), right=1, why="Warga adalah tamu.")
CONTENT = Content(
    pages=(
        Page(title="Menyapa", text="Sapa lebih dulu."),
        Page(title="Mendengar", text="## Dengar\n\n- sampai selesai\n- baca [aturan](https://contoh.invalid/aturan)"),
    ),
    questions=(ASKED,),
    least=100,
)


def listed(
    college: College, kind: str = "native", *, title: str = "Menyapa warga", free: bool = True, jp: int = 3
) -> Module:
    wish = ModuleWish(title=title, summary="Menyapa, mendengar, menyebut langkah berikutnya.", jp=jp, is_free=free)
    actor = college.actor(college.trainer, AT)
    return list_module(wish=wish, kind=kind, unit=college.staff.personnel, actor=actor, at=AT)


def written_module(college: College, content: Content = CONTENT, *, free: bool = True, jp: int = 3) -> Module:
    """A module of two pages and a question, offered."""
    actor = college.actor(college.trainer, AT)
    row = write_module(module=listed(college, free=free, jp=jp), content=content, seen_version=1, actor=actor, at=AT)
    publish_module(module=row, seen_version=row.version, actor=actor, at=AT)
    row.refresh_from_db()
    return row


def packaged_module(college: College, folder: Path, name: str = "salam", *, jp: int = 2) -> Module:
    """A module from one of the packages of the demo town, offered."""
    kind = {"salam": "scorm12", "arsip": "cmi5"}[name]
    path = folder / f"{name}.zip"
    path.write_bytes(zipped(name))
    row = listed(college, kind, title="Menata loket", jp=jp)
    publish_package(module=row, path=path, seen_version=1, actor=college.actor(college.trainer, AT), at=AT)
    row.refresh_from_db()
    return row


def begun(college: College, module: Module, account: Account, at: datetime = AT) -> Enrolment:
    return start_module(module=module, actor=college.actor(account, at), at=at)
