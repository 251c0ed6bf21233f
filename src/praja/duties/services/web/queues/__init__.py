# SPDX-License-Identifier: EUPL-1.2
"""Pages of queues: for the phone, the hall, the counter, and whoever sets them up."""
