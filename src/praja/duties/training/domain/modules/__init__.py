# SPDX-License-Identifier: EUPL-1.2
"""Self-paced modules as plain values: what they hold, when one is done, what programs inside them may say."""
