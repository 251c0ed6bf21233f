# SPDX-License-Identifier: EUPL-1.2
"""What catalogues for machines tell. They say the same to everybody, whoever asks: what is published, and of limited data only
what it means."""
