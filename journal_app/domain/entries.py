"""What a person writes down. Unknown is None, never zero; "none" is said with NoneTaken."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from journal_app.domain.fact import Fact
from journal_app.domain.moments import Moment
from journal_app.domain.units import Amount

Route = Literal[
    "oral", "sublingual", "buccal", "nasal", "smoked", "inhaled", "iv", "im", "sc", "rectal", "transdermal", "other"
]
ROUTES: Final[tuple[Route, ...]] = (
    "oral", "sublingual", "buccal", "nasal", "smoked", "inhaled", "iv", "im", "sc", "rectal", "transdermal", "other",
)  # fmt: skip

SYMPTOMS: Final = ("anxiety", "aches", "insomnia", "cravings")
"""The four symptoms that every journal starts with, in their fixed order; a person's own follow by name."""

EVERYTHING: Final = "everything"
"""What `NoneTaken.what` says when a person took nothing at all that day."""


class EntryFields(Fact, frozen=True, kw_only=True):
    """What every entry has.

    `id` stays the same through every edit. `moment` is when it happened, `entered_at` (aware UTC) when it was
    written down, `entered_by` who wrote it: "person", "example", or "import:" and the name of the format.
    """

    id: UUID
    moment: Moment
    entered_at: datetime
    entered_by: str = "person"
    note: str = ""


class Dose(EntryFields, frozen=True, kw_only=True, tag_field="kind", tag="dose"):
    """A substance taken.

    `substance` is the id in Knowledge, or None when the name is not recognised: then it is *not checked*.
    `name` is always what the person wrote or picked. `form` is what it was taken as ("powder", "tea"), `product` its
    brand or strain. `with_food`: None is not said. `ended_at` (aware UTC) is when a patch came off.
    """

    name: str
    substance: str | None = None
    amount: Amount | None = None
    route: Route | None = None
    form: str = ""
    product: str = ""
    prescribed: bool | None = None
    with_food: bool | None = None
    ended_at: datetime | None = None


class Drink(EntryFields, frozen=True, kw_only=True, tag_field="kind", tag="drink"):
    """Alcohol taken.

    `ethanol_g` is the whole entry's pure alcohol in grams; None is not known, never zero. `volume_ml` and
    `abv_percent` (percent by volume) describe one drink, `count` how many. `heavy`: said to be heavy, amount not known.
    """

    name: str = "alcohol"
    ethanol_g: float | None = None
    volume_ml: float | None = None
    abv_percent: float | None = None
    count: float = 1.0
    heavy: bool = False


SymptomScale = Literal["0-10", "words"]
SEVERITY_WORDS: Final = ("none", "mild", "moderate", "severe")
"""What 0, 1, 2 and 3 mean on the scale of words."""


class SymptomRating(EntryFields, frozen=True, kw_only=True, tag_field="kind", tag="symptom"):
    """One symptom, 0 (none) to 10 (worst imaginable), or on the scale of words 0 (none) to 3 (severe).

    `symptom` is one of SYMPTOMS or a name of the person's own.
    """

    symptom: str
    severity: int
    scale: SymptomScale = "0-10"


class Sleep(EntryFields, frozen=True, kw_only=True, tag_field="kind", tag="sleep"):
    """A night, `hours` slept (None: not known); `moment` is the waking time or date, to which the night belongs.

    `quality` goes from 0 (worst imaginable) to 10 (best imaginable).
    """

    hours: float | None = None
    bed_at: datetime | None = None
    up_at: datetime | None = None
    wakings: int | None = None
    quality: int | None = None


class NoneTaken(EntryFields, frozen=True, kw_only=True, tag_field="kind", tag="none"):
    """An explicit none for a day. `what` is "alcohol", a substance id, a class id, or EVERYTHING."""

    what: str


class Note(EntryFields, frozen=True, kw_only=True, tag_field="kind", tag="note"):
    """Words of the person's own, in `note`."""


MarkerKind = Literal[
    "detox", "hospital", "prison", "head_injury", "fever", "heat", "not_kept_down", "dose_lowered", "appointment",
    "support_group", "birthday", "stressor",
]  # fmt: skip
MARKERS: Final[tuple[MarkerKind, ...]] = (
    "detox", "hospital", "prison", "head_injury", "fever", "heat", "not_kept_down", "dose_lowered", "appointment",
    "support_group", "birthday", "stressor",
)  # fmt: skip

RedFlagKind = Literal["seizure", "confusion", "seeing_things", "chest_pain", "no_fluids", "suicide"]
RED_FLAGS: Final[tuple[RedFlagKind, ...]] = (
    "seizure", "confusion", "seeing_things", "chest_pain", "no_fluids", "suicide",
)  # fmt: skip


class Marker(EntryFields, frozen=True, kw_only=True, tag_field="kind", tag="marker"):
    """Something that happened and that a reader of the record has to know.

    `detox`, `hospital` and `prison` stand on their last day. `about` is what it concerns: the dose that was not kept
    down; of a dose lowered as planned the medicine of the regimen, or a dose of it (None: not said, it may be any).
    """

    what: MarkerKind
    about: UUID | None = None


class Skipped(EntryFields, frozen=True, kw_only=True, tag_field="kind", tag="skipped"):
    """A medicine of the regimen that was not taken this time; `about` is the medicine's id."""

    name: str
    substance: str | None = None
    about: UUID | None = None


class Urge(EntryFields, frozen=True, kw_only=True, tag_field="kind", tag="urge"):
    """An urge: for what, how strong (0-10, None not said), whether to mix it, what was done instead, how it went."""

    name: str
    substance: str | None = None
    strength: int | None = None
    to_mix: bool = False
    instead: str = ""
    outcome: str = ""


class RedFlag(EntryFields, frozen=True, kw_only=True, tag_field="kind", tag="red_flag"):
    """A sign that needs help now; it opens the emergency page and is never only counted."""

    what: RedFlagKind


class Measure(EntryFields, frozen=True, kw_only=True, tag_field="kind", tag="measure"):
    """Something measured: `what` is a key of MEASURES or a name of the person's own.

    `value` is in `unit`; `second` is the lower of two values, as the diastolic blood pressure is.
    """

    what: str
    value: float
    second: float | None = None
    unit: str = ""


MEASURES: Final[dict[str, str]] = {"pulse": "/min", "blood pressure": "mmHg", "temperature": "°C", "weight": "kg"}
"""The measures that Journal knows, each with the unit in which it is stored."""


class ScaleScore(EntryFields, frozen=True, kw_only=True, tag_field="kind", tag="score"):
    """The sum of a list of questions: of Journal's own withdrawal check-in, or a total that somebody else gave.

    `scale` is the list's id ("withdrawal-opioid", "withdrawal-sedative") or the name of another's form ("COWS").
    `answers` are pairs of an item's id and its answer (0-3), empty where only the total is known. A sum has no bands.
    """

    scale: str
    score: float
    answers: tuple[tuple[str, int], ...] = ()
    given_by: str = ""


Entry = (
    Dose | Drink | SymptomRating | Sleep | NoneTaken | Note | Marker | Skipped | Urge | RedFlag | Measure | ScaleScore
)
Intake = Dose | Drink
"""The entries that the warning engine looks at."""

Kind = Literal[
    "dose", "drink", "symptom", "sleep", "none", "note", "marker", "skipped", "urge", "red_flag", "measure", "score"
]


def kind_of(entry: Entry) -> Kind:
    """The entry's kind as it stands in files and on the command line."""
    kinds: dict[type, Kind] = {
        Dose: "dose", Drink: "drink", SymptomRating: "symptom", Sleep: "sleep", NoneTaken: "none", Note: "note",
        Marker: "marker", Skipped: "skipped", Urge: "urge", RedFlag: "red_flag", Measure: "measure",
        ScaleScore: "score",
    }  # fmt: skip
    return kinds[type(entry)]
