# SPDX-License-Identifier: EUPL-1.2
"""Registers of SRIKANDI that are taken in: how their columns are read, and lists that wait to be taken in."""

import json
from typing import Any

from django.db import models

from praja.duties.letters.enums import RegisterKind
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.people.sealing import SealedField, open_sealed, seal
from praja.lib.privacy import BLANK, content, declare

SHEET = "letters.register_sheet"
"""What the rows of waiting lists are sealed for."""


class RegisterTemplate(models.Model):
    """How a register of SRIKANDI is read: said once by a person, used for every later file with these headings. `columns` maps
    our fields (`domain.srikandi`) to headings."""

    register = models.CharField(max_length=6, choices=RegisterKind.choices)
    columns = models.JSONField()
    kept_at = models.DateTimeField()


class RegisterSheet(models.Model):
    """A register as it was sent, until its columns are said and it is taken in; then, or after a day, it is gone. Its rows name
    people and matters: they are sealed."""

    code = models.CharField(max_length=10, unique=True)
    register = models.CharField(max_length=6, choices=RegisterKind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    headings = models.JSONField()
    rows = SealedField()
    """JSON of [line, {heading: text}, refusal or null]; a refusal is [field, code, reason]."""
    sent_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    def said(self) -> list[list[Any]]:
        """The rows, opened."""
        found: list[list[Any]] = json.loads(open_sealed(self.rows, SHEET) or "[]")
        return found

    def say(self, rows: list[list[Any]]) -> None:
        """Put rows in place, sealed."""
        self.rows = seal(json.dumps(rows, ensure_ascii=False), SHEET)


declare(RegisterTemplate, register=None, columns=None)
declare(RegisterSheet, code=None, register=None, sha256=None, headings=None, rows=content(BLANK), sent_at=None)
