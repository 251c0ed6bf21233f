# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture(autouse=True)
def private_store(settings: Any, tmp_path: Path) -> None:
    """A store of files of each test's own."""
    backend = "django.core.files.storage.FileSystemStorage"
    own = {"BACKEND": backend, "OPTIONS": {"location": str(tmp_path / "files")}}
    settings.STORAGES = {**settings.STORAGES, "private": own}


@pytest.fixture
def stall() -> dict[str, Any]:
    """An application for a market stall: every kind of field, rows, and two conditions."""
    return {
        "type": "object",
        "title": "Izin lapak",
        "properties": {
            "name": {"type": "string", "title": "Nama usaha", "minLength": 3, "maxLength": 40},
            "goods": {
                "type": "string",
                "enum": ["food", "cloth"],
                "title": "Dagangan",
                "x-labels": {"food": "Makanan"},
            },
            "kitchen": {
                "type": "boolean",
                "title": "Memasak di tempat",
                "x-shown-when": {"field": "goods", "is": "food"},
            },
            "gas": {
                "type": "integer",
                "title": "Jumlah tabung gas",
                "minimum": 1,
                "x-shown-when": {"field": "kitchen", "is": True},
            },
            "width": {"type": "number", "title": "Lebar lapak", "maximum": 6},
            "opens_on": {"type": "string", "format": "date", "title": "Mulai"},
            "days": {
                "type": "array",
                "title": "Hari",
                "items": {"type": "string", "enum": ["sat", "sun"]},
                "uniqueItems": True,
            },
            "helpers": {
                "type": "array",
                "title": "Pembantu",
                "maxItems": 2,
                "items": {
                    "type": "object",
                    "properties": {"name": {"type": "string"}, "age": {"type": "integer", "minimum": 18}},
                    "required": ["name", "age"],
                },
            },
            "truthful": {"type": "boolean", "const": True, "title": "Saya menyatakan benar"},
        },
        "required": ["name", "goods", "kitchen", "gas", "truthful"],
        "allOf": [
            {
                "if": {"properties": {"goods": {"const": "cloth"}}, "required": ["goods"]},
                "then": {
                    "properties": {"supplier": {"type": "string", "title": "Pemasok"}},
                    "required": ["supplier"],
                },
            }
        ],
    }
