# SPDX-License-Identifier: EUPL-1.2
"""What is said of lines that can't stand in a list of codes or a crosswalk, and of how codes relate."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.coding import Wrong
from praja.duties.opendata.domain.crosswalks import WrongPair
from praja.lib.errors import Text

WHY: Mapping[str, Text] = {
    Wrong.NO_CODE: _("has no code"),
    Wrong.NO_NAME: _("has no name"),
    Wrong.TWICE: _("stands there a second time"),
    Wrong.NO_LEVEL: _("is as long as the codes of no level"),
    Wrong.NO_PARENT: _("stands below a code that is not there"),
    Wrong.NOT_ABOVE: _("stands below itself, or below a code that is not above it"),
    f"pair.{WrongPair.NO_SOURCE}": _("the first code is not in its list"),
    f"pair.{WrongPair.NO_TARGET}": _("the second code is not in its list"),
    f"pair.{WrongPair.TWICE}": _("the pair stands there a second time"),
    f"pair.{WrongPair.NO_RELATION}": _("it is not clear how the codes relate: write same, split, merged or near"),
}


def why(reason: str) -> str:
    """Why a line of a list is refused."""
    return str(WHY[reason])


def why_pair(reason: str) -> str:
    """Why a line of a crosswalk is refused."""
    return str(WHY[f"pair.{reason}"])
