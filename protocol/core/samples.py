"""Whom and what the examples are about: ids and moments."""

MORNING = 1_795_425_300_000
"""Monday, 23 November 2026, 10:15:00 in Berlin."""

CLOSING = 1_795_456_800_000
"""The same day, 19:00:00."""

EPOCH = "7d2xq4mzkw5hbn3e"
KEY = "20261123-fT0qYx4bR2mK"
ACCOUNT = "aq3vnz6tk2wjx5rdl"
TASK = "ch4mzt7wq2xkn5sde"
DIRECT = "cb6yw3rj5npk2vtxq"
GROUP = "cw2ktx6zq4mhv7jnd"
HENRIK = "ph6mz4kwq3xt7rnvb"
