# SPDX-License-Identifier: EUPL-1.2
"""Pure calculation of queues: whose turn it is, how long it may take, which hours can be booked."""
