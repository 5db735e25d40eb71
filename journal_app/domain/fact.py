"""The base of every value that crosses a layer, a thread or a file edge."""

import msgspec


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An immutable value. Subclasses repeat `frozen=True, kw_only=True`, which mypy needs to see."""
