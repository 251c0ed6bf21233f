# SPDX-License-Identifier: EUPL-1.2
"""Which tables hold words of letters and orders, and what is left of their rows when those are destroyed."""

from typing import Any

from django.db import models

from praja.duties.letters.models.dispositions import Assignment, Disposition, FollowUp, Order
from praja.duties.letters.models.incoming import Incoming
from praja.duties.letters.models.letters import Letter
from praja.duties.letters.models.mails import ArrivedMail
from praja.duties.letters.models.outgoing import Check, LetterVersion, Outgoing, UnsavedWords
from praja.duties.letters.models.remarks import EarlierEntry, Remark
from praja.lib.privacy import KEEP, personal_fields

OF_CASE: tuple[tuple[type[models.Model], str], ...] = (
    (Letter, "case"),
    (Incoming, "letter__case"),
    (Remark, "incoming__letter__case"),
    (EarlierEntry, "incoming__letter__case"),
    (ArrivedMail, "incoming__letter__case"),
    (Outgoing, "letter__case"),
    (LetterVersion, "outgoing__letter__case"),
    (UnsavedWords, "outgoing__letter__case"),
    (Check, "outgoing__letter__case"),
    (Disposition, "case"),
    (Assignment, "case"),
    (FollowUp, "assignment__case"),
    (Order, "case"),
)
"""Every table that holds words of a letter or an order, and how it is reached from the case. What goes is what each declares."""


def blank_of(model: type[models.Model]) -> dict[str, Any]:
    """Each field that goes, with what it holds then: those that are declared to be blanked or left as a digest."""
    return {name: _nothing(model, name) for name, held in personal_fields(model).items() if held.erase != KEEP}


def _nothing(model: type[models.Model], name: str) -> Any:
    return b"" if isinstance(model._meta.get_field(name), models.BinaryField) else ""
