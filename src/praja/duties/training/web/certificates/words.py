# SPDX-License-Identifier: EUPL-1.2
"""What conditions, predicates and certificates are called on pages."""

from decimal import ROUND_DOWN, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.training.domain.completion import Predicate, Shortfall, Standing
from praja.duties.training.models import Certificate, Curriculum
from praja.lib.errors import Text

SHORTFALLS: dict[str, Text] = {
    Shortfall.PRESENCE: gettext_lazy("Not present often enough"),
    Shortfall.NO_TEST: gettext_lazy("The final test was not taken"),
    Shortfall.NOT_MARKED: gettext_lazy("The final test is not marked yet"),
    Shortfall.SCORE: gettext_lazy("The score of the final test is too low"),
    Shortfall.PLAN: gettext_lazy("No action plan was accepted"),
}

PREDICATES: dict[str, Text] = {
    Predicate.HIGHEST: gettext_lazy("Very satisfying"),
    Predicate.HIGH: gettext_lazy("Satisfying"),
    Predicate.FAIR: gettext_lazy("Fairly satisfying"),
    Predicate.PLAIN: gettext_lazy("Passed"),
}


def conditions_words(curriculum: Curriculum) -> list[str]:
    """When somebody passes, sentence by sentence; one sentence where nothing is asked."""
    found = []
    if curriculum.least_presence:
        found.append(
            _("Present for at least %(share)s per cent of the lessons.") % {"share": curriculum.least_presence}
        )
    if curriculum.least_score:
        found.append(_("At least %(score)s of 100 in the final test.") % {"score": curriculum.least_score})
    if curriculum.needs_plan:
        found.append(_("An action plan that was accepted."))
    return found or [_("Nothing is asked but to take part.")]


def presence_words(found: Standing) -> str:
    """The share of the lessons, in whole per cent, never rounded up over a limit."""
    if not found.jp_held:
        return "–"
    share = Decimal(found.presence.numerator) / Decimal(found.presence.denominator)
    return f"{share.quantize(Decimal(1), ROUND_DOWN)}%"


def standing_of_certificate(row: Certificate) -> tuple[Text, str]:
    """Where a certificate stands: words and tone."""
    if row.revoked_at is not None:
        return gettext_lazy("Revoked"), "late"
    if row.issued_at is not None:
        return gettext_lazy("Signed"), "done"
    return gettext_lazy("Waits for its signature"), "soon"
