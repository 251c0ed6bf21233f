# SPDX-License-Identifier: EUPL-1.2
"""The passphrase in a form: asked only where it is needed, shown to nobody."""

import pytest

from praja.kernel.documents.domain.signing import SigningSecret
from praja.kernel.documents.forms import SigningForm


def test_the_trial_certificate_asks_for_nothing():
    form = SigningForm({})
    assert form.is_valid()
    assert form.signing_secret() is None


@pytest.mark.parametrize(
    ("signing", "kind", "set_secret"), [("bsre-v1", "passphrase", "totp"), ("bsre-v2", "totp", "totp")]
)
def test_bsre_asks_for_what_it_takes(settings, signing, kind, set_secret):
    settings.PRAJA_SIGNING, settings.PRAJA_BSRE_SECRET = signing, set_secret
    form = SigningForm({"passphrase": " sandi dengan spasi "})
    assert form.is_valid()
    secret = form.signing_secret()
    assert isinstance(secret, SigningSecret)
    assert (secret.kind.value, secret.shown()) == (kind, " sandi dengan spasi ")


def test_what_was_typed_is_not_shown_again(settings):
    settings.PRAJA_SIGNING = "bsre-v1"
    form = SigningForm({"passphrase": "sandi-88123"})
    form.is_valid()
    form.add_error("passphrase", "Salah")
    assert "sandi-88123" not in f"{form}{form.as_p()}{form!r}{form.cleaned_data}"


def test_an_empty_one_is_asked_for(settings):
    settings.PRAJA_SIGNING = "bsre-v1"
    form = SigningForm({"passphrase": ""})
    assert not form.is_valid()
    assert list(form.errors) == ["passphrase"]
