"""Typed lines: what `kratom 3g 20:15, 2 beers, anx 7` means. Pure: the words, the clock and the lists are given."""
