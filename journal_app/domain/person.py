"""What the warning engine knows about the person; every field is optional and only ever makes it more careful."""

from typing import Literal

from journal_app.domain.fact import Fact


class Profile(Fact, frozen=True, kw_only=True):
    """Of use to the alcohol clock: body weight in kilograms, without which its usual rate is used; sex refines it."""

    sex: Literal["female", "male"] | None = None
    weight_kg: float | None = None


class Person(Fact, frozen=True, kw_only=True):
    """The person beside the entries."""

    profile: Profile = Profile()
