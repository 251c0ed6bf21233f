# SPDX-License-Identifier: EUPL-1.2
"""Words and facets of a letter in the index."""

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import Reach, Security
from praja.duties.letters.models import Letter
from praja.kernel.search.declarations import Facet, facets
from praja.lib.codes import show_code

HOW_SECRET = Facet(
    "security", "sifat", _("How secret"), tuple((value.lower(), Security(value).label) for value in Security.values)
)


def body_of(letter: Letter, partners: str, text: str) -> str:
    """What is found of a letter besides its matter. Of one that is sealed the text itself is left out: it stays sealed in its
    version, or in its scan, and is found by number, matter, summary and partner alone."""
    code = letter.case.code
    words = "" if letter.reach == Reach.SEALED else text
    # What people read of it in front, since snippets are cut from there.
    parts = [letter.summary, words, partners, letter.number_text, letter.srikandi_number, code, show_code(code)]
    return "\n".join(dict.fromkeys(filter(None, parts)))


def title_of(letter: Letter) -> str:
    """Its matter; of one whose matter is not written down, what it is called on desks."""
    return letter.subject or letter.case.subject


def facets_of(letter: Letter) -> frozenset[str]:
    """By which finds are narrowed: unit, year, and how secret it is."""
    case = letter.case
    return facets(unit_id=case.lead_unit_id, at=case.filed_at, security=letter.security.lower())
