# SPDX-License-Identifier: EUPL-1.2
"""Words that are stored: never in the language of whoever happened to act."""

from django.conf import settings
from django.utils.translation import override

from praja.lib.errors import Text


def msgid(text: Text) -> str:
    """The untranslated words, to be stored and translated for each reader (`{% translate stored %}`)."""
    with override(None):
        return str(text)


def in_own_language(text: Text) -> str:
    """The words in the installation's language, for content that is kept in one language."""
    with override(settings.LANGUAGE_CODE):
        return str(text)
