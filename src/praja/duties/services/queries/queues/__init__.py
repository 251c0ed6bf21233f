# SPDX-License-Identifier: EUPL-1.2
"""Reading queues: what is open, who waits, what a ticket's holder, an officer and the hall see."""
