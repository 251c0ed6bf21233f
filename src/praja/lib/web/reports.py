# SPDX-License-Identifier: EUPL-1.2
"""What a report of an error never shows, in debugging as little as in use."""

import re
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

_SECRET = re.compile(r"pass|secret|token|totp|otp|kode_sekali", re.IGNORECASE)


class SecretsStayHidden(SafeExceptionReporterFilter):
    """Hides fields by their names: a view that forgets to say what is sensitive must not show a passphrase."""

    def get_post_parameters(self, request: HttpRequest | None) -> Any:
        shown = super().get_post_parameters(request)
        if not shown:
            return shown
        hidden = shown.copy()
        for name in hidden:
            if _SECRET.search(name):
                hidden[name] = self.cleansed_substitute
        return hidden
