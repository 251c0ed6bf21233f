# SPDX-License-Identifier: EUPL-1.2
"""What a signer types at the moment of signing; and files that are kept while a form is put right."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.domain.signing import SigningSecret
from praja.kernel.documents.enums import SecretKind
from praja.kernel.documents.gateways.signing import service_in_use
from praja.kernel.documents.models import StoredFile

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


def pack_files(owner: Sequence[str], files: Sequence[StoredFile], *, use: str) -> str:
    """A signed token of files that were taken in, so that nobody sends them twice while the rest of a form is put right; empty
    without any. It is good for this `use` and `owner` alone: an account, a case, one form."""
    digests = [file.sha256 for file in files]
    return signing.dumps([*owner, *digests], salt=use, compress=True) if digests else ""


def unpack_files(owner: Sequence[str], token: str, *, use: str) -> list[StoredFile]:
    """The files of a token in order; none for one that is forged, of another use or of another owner."""
    try:
        said = signing.loads(token, salt=use) if token else []
    except (signing.BadSignature, ValueError):
        return []
    count = len(owner)
    if not isinstance(said, list) or said[:count] != list(owner) or len(said) == count:
        return []
    found = {file.sha256: file for file in StoredFile.objects.filter(sha256__in=said[count:])}
    return [found[digest] for digest in said[count:] if digest in found]
