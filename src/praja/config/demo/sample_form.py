# SPDX-License-Identifier: EUPL-1.2
"""One form that the organisation bureau keeps: published once, and being worked on for its next version."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from praja.kernel.forms.domain import editing
from praja.kernel.forms.domain.editing import Place
from praja.kernel.forms.domain.naming import name_from
from praja.kernel.forms.domain.questions import DIGITS, Choice, Question
from praja.kernel.forms.operations import begin_edit, change_edit, publish_edit
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor

KEY, TITLE = "contoh.lapak-pasar", "Permohonan pemakaian lapak pasar"
PUBLISHED_BEFORE, WORKED_ON_BEFORE = timedelta(days=120), timedelta(days=2)

_FOOD = Choice("makanan", "Makanan dan minuman")
_ASKED: tuple[tuple[str, tuple[Question, ...]], ...] = (
    (
        "Tentang Anda",
        (
            Question(
                kind="text", label="Nama lengkap", help="Sesuai KTP.", required=True, most=160, source="person.name"
            ),
            Question(kind="text", label="NIK", required=True, least=16, most=16, pattern=DIGITS, source="person.nik"),
        ),
    ),
    (
        "Usaha Anda",
        (
            Question(kind="text", label="Nama usaha", required=True, most=120),
            Question(
                kind="choice",
                label="Dagangan utama",
                required=True,
                choices=(
                    _FOOD,
                    Choice("pakaian", "Pakaian"),
                    Choice("kelontong", "Kelontong"),
                    Choice("lain", "Lainnya"),
                ),
            ),
            Question(kind="boolean", label="Memasak di tempat", required=True),
            Question(kind="date", label="Mulai berjualan", required=True),
        ),
    ),
    (
        "Pembantu",
        (
            Question(
                kind="rows",
                label="Orang yang membantu",
                help="Kosongkan bila Anda berjualan sendiri.",
                most=5,
                first_part="Nama",
            ),
        ),
    ),
    (
        "Berkas",
        (
            Question(kind="files", label="Foto KTP", required=True, most=1, accept=("image",), source="document.ktp"),
            Question(kind="tick", label="Semua yang saya isi benar", required=True),
        ),
    ),
)


def keep_form(account: Account, at: datetime) -> None:
    """Publish the form as the bureau did some months ago, and begin its next version."""
    actor = actor_of(account, at)
    published_at, begun_at = at - PUBLISHED_BEFORE, at - WORKED_ON_BEFORE
    _write(actor, published_at)
    publish_edit(key=KEY, seen_version=None, seen_newest=0, actor=actor, at=published_at)
    begin_edit(key=KEY, title=TITLE, actor=actor, at=begun_at)
    metres = Question(kind="number", label="Lebar lapak yang diminta (meter)", required=True, least=1, most=6)
    rent = Question(kind="text", label="Nama usaha", help="Seperti tertulis pada papan nama.", required=True, most=120)
    _act(actor, begun_at, editing.add_question, question=metres, page="usaha_anda", after="dagangan_utama")
    _act(actor, begun_at, editing.change_question, place=Place("nama_usaha"), question=rent)


def _write(actor: Actor, at: datetime) -> None:
    begin_edit(key=KEY, title=TITLE, actor=actor, at=at)
    for title, questions in _ASKED:
        for question in questions:
            _act(actor, at, editing.add_question, question=question)
        if title != _ASKED[0][0]:
            first = name_from(questions[0].label, ())
            _act(actor, at, editing.split_page, field=first, title=title)
        else:
            _act(actor, at, editing.change_page, page="isian", title=title, help_text="")
    age = Question(kind="integer", label="Umur", required=True, least=18)
    _act(actor, at, editing.add_question, question=age, rows="orang_yang_membantu")
    _act(actor, at, editing.set_condition, field="memasak_di_tempat", other="dagangan_utama", answers=(_FOOD.value,))


def _act(actor: Actor, at: datetime, act: Any, **given: Any) -> None:
    change_edit(key=KEY, act=partial(act, **given), seen_version=None, actor=actor, at=at)
