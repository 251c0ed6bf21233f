# SPDX-License-Identifier: EUPL-1.2
"""Questions and tests as plain values: what a question is, how an answer is marked, what is drawn, when time is over."""
