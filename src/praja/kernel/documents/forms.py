# SPDX-License-Identifier: EUPL-1.2
"""What a signer types at the moment of signing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.domain.signing import SigningSecret
from praja.kernel.documents.enums import SecretKind
from praja.kernel.documents.gateways.signing import service_in_use

LONGEST_SECRET = 128

_WORDS = {
    SecretKind.PASSPHRASE: (
        _("Passphrase of your electronic certificate"),
        _("It goes to the signing service of your government at once and is kept nowhere."),
        _("Type the passphrase of your electronic certificate."),
    ),
    SecretKind.TOTP: (
        _("One-time code"),
        _("The code that BSrE sent you. It is used at once and kept nowhere."),
        _("Type the code that BSrE sent you."),
    ),
}


class SecretField(forms.CharField):
    """A secret that leaves the form only inside a `SigningSecret`, and is never shown again."""

    def __init__(self, kind: SecretKind) -> None:
        label, hint, missing = _WORDS[kind]
        digits = {"inputmode": "numeric"} if kind is SecretKind.TOTP else {}
        super().__init__(
            label=label,
            help_text=hint,
            max_length=LONGEST_SECRET,
            strip=False,
            # `off`, because a browser would offer the password of this site.
            widget=forms.PasswordInput(attrs={"autocomplete": "off", **digits}),
            error_messages={"required": missing},
        )
        self.kind = kind

    def clean(self, value: Any) -> Any:
        return SigningSecret(self.kind, super().clean(value))


class SigningForm(forms.Form):
    """To be mixed into the form of whatever is signed: asks for a secret only where the signing service does.

    After validation `signing_secret()` is what `sign_document` takes. Refusals of it come back at the field `passphrase`.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in service_in_use().secrets:
            self.fields["passphrase"] = SecretField(kind)

    def signing_secret(self) -> SigningSecret | None:
        """What the signer typed; None where nothing is asked."""
        secret = self.cleaned_data.get("passphrase")
        return secret if isinstance(secret, SigningSecret) else None
