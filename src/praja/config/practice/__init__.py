# SPDX-License-Identifier: EUPL-1.2
"""The practice town: the same software as an installation of its own, in which everybody may try a role and nothing is real.

declarations   ten exercises per role, read from exercises/*.yaml
checking       which of them somebody has done, from what the ledger of the practice town says that they did
figures        questions that are answered with a number, and what is right
beginning      a fresh account with a role for whoever begins
material       rows to work on, by name
proofs         what the practice town signs, and how the real installation reads it
handing_in     the proof, entered in the real installation, becomes booked training
town           the folder, database and snapshot of the practice town (docs/adr/0029-a-practice-town-apart.md)
"""
