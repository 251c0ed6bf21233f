# SPDX-License-Identifier: EUPL-1.2
"""What a practice town signs is read by those who trust its key, and by nobody once a letter of it was changed."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from praja.config.practice.proofs import LONGEST, NotAProof, Proof, UnknownTown, read, signed, tag_of

KEY, OTHER = Ed25519PrivateKey.from_private_bytes(b"a" * 32), Ed25519PrivateKey.from_private_bytes(b"b" * 32)
TRUSTED = KEY.public_key().public_bytes_raw()
PROOF = Proof("ABCDE23456", "FGHJK23456", "officer", ("meja", "cuti"), "2026-06-10T03:00:00+00:00")


def test_a_proof_is_read_with_the_key_that_signed_it() -> None:
    text = signed(PROOF, KEY)

    assert read(text, [b"c" * 32, TRUSTED]) == (PROOF, TRUSTED)


def test_breaks_of_lines_from_a_message_do_no_harm() -> None:
    text = signed(PROOF, KEY)

    assert read(f"  {text[:40]}\r\n{text[40:]} \n", [TRUSTED])[0] == PROOF


def test_a_proof_of_another_town_is_not_taken() -> None:
    with pytest.raises(UnknownTown):
        read(signed(PROOF, OTHER), [TRUSTED])


def test_no_part_of_a_proof_can_be_exchanged() -> None:
    for_officer, for_head = (signed(Proof("A", "B", role, (), PROOF.finished_at), KEY) for role in ("officer", "head"))
    mixed = ".".join([*for_head.split(".")[:2], for_officer.split(".")[2]])

    with pytest.raises(UnknownTown):
        read(mixed, [TRUSTED])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "praja-latihan-1",
        "praja-latihan-1.e30.AAAA",
        "praja-latihan-1.!!!.AAAA",
        f"praja-latihan-2.{signed(PROOF, KEY).split('.', 1)[1]}",
        signed(Proof("A", "B", "officer", (), "yesterday"), KEY),
        "x" * (LONGEST + 1),
    ],
)
def test_what_is_no_proof_is_called_so(text: str) -> None:
    with pytest.raises(NotAProof):
        read(text, [TRUSTED])


def test_a_participant_has_one_code_in_one_installation() -> None:
    mine = tag_of(7, b"k" * 32)

    assert len(mine) == 10
    assert tag_of(7, b"k" * 32) == mine
    assert len({mine, tag_of(8, b"k" * 32), tag_of(7, b"l" * 32)}) == 3
