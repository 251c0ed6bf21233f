# SPDX-License-Identifier: EUPL-1.2
"""The duty's part of the demo town: datasets of invented figures, with editions, a limit, a promise that was missed, and an error
that a reader found."""
