# SPDX-License-Identifier: EUPL-1.2
"""What differs between two versions, said so that whoever publishes knows what they do."""

import copy
from typing import Any

import pytest
from django.utils.translation import gettext, override

from praja.kernel.forms.domain import editing
from praja.kernel.forms.domain.differences import differences_of
from praja.kernel.forms.domain.editing import Place
from praja.kernel.forms.domain.questions import Question, question_of


def said(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    with override("en"):
        return [f"{one.about}: {gettext(one.message) % one.params}" for one in differences_of(old, new)]


@pytest.fixture
def paged(stall: dict[str, Any]) -> dict[str, Any]:
    """The stall on two pages, without its branch."""
    form = copy.deepcopy(stall)
    del form["allOf"]
    form = editing.retitle(form, "Izin lapak", "")
    return editing.split_page(form, "width", "Lapak")


def test_nothing_differs_from_itself(stall: dict[str, Any], paged: dict[str, Any]) -> None:
    assert said(stall, stall) == said(paged, paged) == []


def changed(form: dict[str, Any], name: str, part: str = "", **changes: Any) -> dict[str, Any]:
    from dataclasses import replace

    sub = form["properties"][name]
    inner = sub["items"]["properties"][part] if part else sub
    required = part in sub["items"]["required"] if part else name in form["required"]
    question: Question = replace(question_of(inner, required), **changes)
    return editing.change_question(form, Place(name, part), question)


def test_every_change_is_a_sentence_at_its_question(paged: dict[str, Any]) -> None:
    new = editing.retitle(paged, "Izin lapak pasar", "Mohon dibaca.")
    new = changed(new, "name", label="Nama dagang", required=False, most=80, least=None)
    new = changed(new, "goods", choices=(*question_of(paged["properties"]["goods"], True).choices[:1],))
    new = changed(new, "helpers", "age", least=21)
    new = editing.add_question(new, Question(kind="date", label="Selesai"), page="lapak")
    new = editing.add_question(new, Question(kind="text", label="Alamat"), rows="helpers")
    new = editing.remove_question(new, Place("days"))
    new = editing.set_condition(new, "gas", "", ())
    new = editing.change_page(new, "lapak", "Lapak Anda", "Ukur dulu.")

    assert said(paged, new) == [
        ": The title was “Izin lapak” and is now “Izin lapak pasar”.",
        ": The explanation of the form reads differently.",
        "Lapak Anda: The page was called “Lapak” and is now called “Lapak Anda”.",
        "Lapak Anda: The explanation of the page reads differently.",
        "Nama dagang: It was asked as “Nama usaha” and is now asked as “Nama dagang”.",
        "Nama dagang: It may be left empty now.",
        "Nama dagang: There is no least any more.",
        "Nama dagang: At most 80 now.",
        "Dagangan: Choices that are gone: cloth.",
        "Jumlah tabung gas: It is now asked of everybody.",
        "Pembantu: age: At least 21 now.",
        "Pembantu: Alamat: Each row asks this now.",
        "Selesai: This question is new, on the page “Lapak Anda”.",
        "Hari: This question is gone.",
    ]


def test_moves_are_said_once(paged: dict[str, Any]) -> None:
    moved = editing.move_question(paged, Place("gas"), down=True)
    swapped = editing.move_question(paged, Place("opens_on"), down=True)
    split = editing.split_page(paged, "helpers", "Pembantu")

    assert said(paged, moved) == ["Jumlah tabung gas: It stands on the page “Lapak” now."]
    assert said(paged, swapped) == [": The questions come in another order."]
    assert said(paged, split) == [
        "Pembantu: This page is new.",
        "Pembantu: It stands on the page “Pembantu” now.",
        "Saya menyatakan benar: It stands on the page “Pembantu” now.",
    ]
    assert said(paged, editing.move_page(split, "pembantu", down=False))[0] == "Pembantu: This page is new."
