#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Check a receipt offline: python verify_receipt.py --key PUBLIC_KEY receipt.json [proof.json]. Needs only `cryptography`."""

import argparse
import base64
import hashlib
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def canonical(value):  # RFC 8785 for what receipts hold: texts, whole numbers and null under ASCII names
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def must(holds, problem):
    if not holds:
        raise ValueError(problem)


def root_of(place, last, node, path):  # RFC 9162, 2.1.3.2
    for sibling in path:
        must(last, "the proof is too long")
        left = place & 1 or place == last
        node = sha(b"\x01", sibling, node) if left else sha(b"\x01", node, sibling)
        while left and not place & 1 and place:
            place, last = place >> 1, last >> 1
        place, last = place >> 1, last >> 1
    return must(not last, "the proof is too short") or node


def check(raw_key, receipt, proof=None):
    key, said = Ed25519PublicKey.from_public_bytes(raw_key), dict(receipt)
    signature = base64.b64decode(said.pop("signature"), validate=True)
    must(
        (said["format"], base64.b64decode(said["public_key"])) == ("praja-receipt/1", raw_key), "another key signed it"
    )
    key.verify(signature, canonical(said))
    yield f"signed: report {said['code']} was received at {said['filed_at']}"
    if proof is None:
        return
    digest = sha(bytes.fromhex(said["content"]["salt"]), canonical(proof["content"])).hex()
    must(digest == said["content"]["digest"], "these are not the words that were filed")
    yield "words: exactly these were filed"
    place = {"stream": proof["stream"], "seq": proof["seq"], "hash": proof["entry_hash"]}
    must((proof["format"], place) == ("praja-inclusion/1", said["event"]), "the proof is of another entry")
    text, _, line = proof["checkpoint"].rpartition("\n\n")
    (origin, size, root), (dash, name, signed) = text.split("\n"), line.removesuffix("\n").split(" ")
    key_and_signature = base64.b64decode(signed, validate=True)
    must((dash, name, origin) == ("\u2014", origin, said["origin"]), "another ledger")
    must(key_and_signature[:4] == sha(origin.encode(), b"\n\x01", raw_key)[:4], "another key signed the checkpoint")
    key.verify(key_and_signature[4:], f"{text}\n".encode())
    must(int(size) == proof["tree_size"] > proof["leaf_index"] >= 0, "the proof is of another tree")
    leaf = sha(b"\x00", bytes.fromhex(proof["entry_hash"]))
    found = root_of(proof["leaf_index"], int(size) - 1, leaf, [bytes.fromhex(node) for node in proof["path"]])
    must(found == base64.b64decode(root), "it is not in the signed tree")
    yield f"included: entry {proof['leaf_index']} of {size} in the signed tree of {origin}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--key", required=True)
    parser.add_argument("files", nargs="+", type=argparse.FileType("rb"))
    given = parser.parse_args()
    try:
        print(*check(base64.b64decode(given.key), *(json.load(f) for f in given.files)), sep="\n")
    except (InvalidSignature, LookupError, ValueError, TypeError, AttributeError) as error:
        raise SystemExit(f"NOT VALID: {error or 'the signature does not fit'}") from None
