# SPDX-License-Identifier: EUPL-1.2
import json
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.cli.reading import number, numbers, read
from praja.duties.innovation.domain.regional_index import OutOfRangeError, RegionalIndex, index_of
from praja.kernel.law.domain.editions import Edition
from praja.kernel.law.domain.rules import Confidence
from praja.kernel.law.gateways import written_indexes
from praja.kernel.measures.domain.figures import rounded
from praja.lib.errors import InvalidInput

INDEX = "regional_innovation_index"
PLACES = 4
"""Decimals of the parts as they are printed; the index itself has two."""


def index_command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", dir_okay=False, help='{"spd": 40, "sid": [70, 80], "yandas": 5}')
    ],
    year: Annotated[int, typer.Option("--year", help="Whose edition of the index it is counted by.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """The regional innovation index of FILE: the region's own part (spd), the maturity of every innovation sent (sid), and how
    many of the six basic services have sent one (yandas)."""
    edition, given = _edition(year), read(file)
    services = number(given.get("yandas"), "yandas")
    if services.denominator != 1:
        raise InvalidInput(
            gettext_lazy("“%(name)s” is no whole number.") % {"name": "yandas"},
            field="yandas",
            next_step=gettext_lazy("Write 0 to 6."),
        )
    try:
        found = index_of(
            region=number(given.get("spd"), "spd"),
            maturity=numbers(given.get("sid"), "sid"),
            basic_services=int(services),
            edition=edition,
        )
    except OutOfRangeError as error:
        raise InvalidInput(
            gettext_lazy("“%(name)s” lies between 0 and %(most)s.") % {"name": error.field, "most": error.most},
            field=error.field,
            next_step=gettext_lazy("Correct it in the file."),
        ) from error
    if as_json:
        typer.echo(json.dumps(_told(found), ensure_ascii=False))
    else:
        typer.echo(_in_words(found, edition))


def _edition(year: int) -> Edition:
    index = written_indexes()[INDEX]
    found = index.of_year(year)
    if found is None:
        years = ", ".join(str(edition.year) for edition in index.editions)
        raise InvalidInput(
            gettext_lazy("The index of this year is not written down."),
            field="year",
            next_step=gettext_lazy("Choose one of %(years)s.") % {"years": years},
        )
    return found


def _plain(part: Fraction) -> float:
    return float(rounded(part, PLACES))


def _told(found: RegionalIndex) -> dict[str, object]:
    return {
        "sid": _plain(found.maturity),
        "count_part": _plain(found.number),
        "total": _plain(found.total),
        "index": float(found.index),
        "predicate": found.predicate,
    }


def _in_words(found: RegionalIndex, edition: Edition) -> str:
    words = f"{edition.title}: {found.index} ({found.predicate})"
    return words if edition.confidence is Confidence.CONFIRMED else f"{words}, {_('to be verified')}"
