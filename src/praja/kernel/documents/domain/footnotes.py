# SPDX-License-Identifier: EUPL-1.2
"""What is printed at the foot of a page about its signature. In Indonesian, the language of official documents.

A footnote says only what is true of that very file: BSrE is named where BSrE signs, the trial certificate calls itself a trial,
and what nobody has signed says so across the page.
"""

from praja.kernel.documents.enums import Provider

NOT_SIGNED = "CONTOH - BELUM DITANDATANGANI"

BY_BSRE = (
    "UU ITE No. 11 Tahun 2008 Pasal 5 ayat (1): Informasi Elektronik dan/atau Dokumen Elektronik dan/atau hasil cetaknya "
    "merupakan alat bukti hukum yang sah.",
    "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan oleh Balai "
    "Sertifikasi Elektronik (BSrE), Badan Siber dan Sandi Negara.",
)
AS_TRIAL = (
    "Tanda tangan uji: dokumen ini ditandatangani dengan sertifikat uji milik instalasi ini, bukan tanda tangan elektronik "
    "tersertifikasi.",
)


def footnote_of(provider: Provider | None, code: str, address: str) -> tuple[str, ...]:
    """The lines for a page that `provider` is about to sign; None: a preview that nobody signs."""
    check = f"Periksa keasliannya di {address} dengan kode {code}."
    if provider is None:
        return (NOT_SIGNED,)
    return (*(AS_TRIAL if provider.is_trial else BY_BSRE), check)


def words_at_signature(provider: Provider) -> str:
    """What stands beside the code in the signature block."""
    return "Tanda tangan uji, tidak tersertifikasi" if provider.is_trial else "Ditandatangani secara elektronik"
