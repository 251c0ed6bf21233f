# SPDX-License-Identifier: EUPL-1.2
"""What programs bring, for whoever's key they carry. It goes the lawful way like everything else (Perpres 39/2019: collection,
check, publication): rows become part of an edition that is with its producer, and somebody hands it in. Nothing that is pushed
publishes itself, and the same pushed again changes nothing."""
