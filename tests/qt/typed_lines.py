"""A stand-in for what understands typed lines: it knows a few lines, and says of them what the real one may say."""

from collections.abc import Callable
from datetime import date, timedelta
from threading import Event
from uuid import uuid4

from journal_app.domain.entries import Drink, Entry, Note, SymptomRating
from journal_app.domain.moments import moment_of
from journal_app.operations.quick_add_views import (
    QuickAlternative,
    QuickChoice,
    QuickItem,
    QuickQuestion,
    QuickReading,
)
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, ZONE


class TypedLines:
    """`read` is called as the operation is. `asked` are the lines that were read; while `gate` is cleared it waits."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.days: list[date | None] = []
        self.gate = Event()
        self.gate.set()
        self.fault: Callable[[], None] | None = None

    def read(
        self, workspace: Workspace, line: str, day: date | None = None, confirmed: frozenset[str] = frozenset()
    ) -> QuickReading:
        """What the line says."""
        self.gate.wait(20)
        self.asked.append(line)
        self.days.append(day)
        if self.fault is not None:
            self.fault()
        return reading_of(line.strip(), confirmed)


def reading_of(line: str, confirmed: frozenset[str]) -> QuickReading:
    """What a line says."""
    as_note = QuickAlternative(
        title="Write it as a note instead",
        detail=f"\N{LEFT DOUBLE QUOTATION MARK}{line}\N{RIGHT DOUBLE QUOTATION MARK}",
        entries=(Note(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, note=line),),
        icon="note",
    )
    if line == "undo":
        return QuickReading(line=line, command="undo")
    if line.startswith("check "):
        return QuickReading(line=line, command="check", check=tuple(line.split()[1:]))
    if line == "kratom 1.000g":
        choices = (QuickChoice(words="1 g", line="kratom 1 g"), QuickChoice(words="1000 g", line="kratom 1000 g"))
        question = QuickQuestion(key="number:1.000", kind="number", text="Is 1.000 one or a thousand?", choices=choices)
        return QuickReading(line=line, items=(kratom(1),), questions=(question,), alternatives=(as_note,))
    if line == "kratom 30g":
        choices = (QuickChoice(words="Yes, 30 g"), QuickChoice(words="3 g", line="kratom 3g"))
        question = QuickQuestion(
            key="more:30 g", kind="more_than_usual", choices=choices,
            text="That is more than you usually log. Is 30 g right?",
        )  # fmt: skip
        questions = () if question.key in confirmed else (question,)
        return QuickReading(line=line, items=(kratom(30),), questions=questions, alternatives=(as_note,))
    items = tuple(item for part in line.split(",") if (item := _item(part.strip())) is not None)
    if items:
        return QuickReading(line=line, items=items, alternatives=(*_yesterday(items), as_note))
    return QuickReading(line=line, problem="Journal does not understand this line yet.", alternatives=(as_note,))


def kratom(grams: float) -> QuickItem:
    """Kratom now."""
    return item_of(
        dose("kratom_leaf", grams=grams), f"Kratom {grams:g} g", "by mouth",
        f"Kratom, {grams:g} grams, today 22:30, by mouth", "leaf",
    )  # fmt: skip


def item_of(entry: Entry, title: str, detail: str, spoken: str, icon: str, *, checked: bool = True) -> QuickItem:
    """One thing of a line, taken now."""
    return QuickItem(
        entry=entry, title=title, when="Today 22:30", detail=detail, spoken=spoken, checked=checked,
        icon=icon,  # type: ignore[arg-type]  # one of the icons
    )  # fmt: skip


def _item(part: str) -> QuickItem | None:
    if part in ("kratom 3g", "k 3"):
        return kratom(3)
    if part == "diazepam 10mg":
        spoken = "Diazepam, 10 milligrams, today 22:30, by mouth"
        return item_of(dose("diazepam", grams=0.01), "Diazepam 10 mg", "by mouth, not prescribed", spoken, "pill")
    if part == "2 beers":
        entry = wine(count=2)
        beer = Drink(id=entry.id, moment=entry.moment, entered_at=NOW, name="beer", count=2, ethanol_g=26.0)
        return item_of(beer, "Beer × 2", "", "2 beers, today 22:30", "glass")
    if part == "anx 7":
        rated = SymptomRating(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, symptom="anxiety", severity=7)
        return item_of(rated, "Anxiety 7", "", "Anxiety, 7 of 10, today 22:30", "check-in")
    if part == "blue & co":
        unknown = dose("x")
        named = type(unknown)(id=unknown.id, moment=unknown.moment, entered_at=NOW, name="blue & co")
        return item_of(named, "Blue & co", "", "Blue & co, today 22:30", "pill", checked=False)
    return None


def _yesterday(items: tuple[QuickItem, ...]) -> tuple[QuickAlternative, ...]:
    entry = items[0].entry
    before = type(entry)(
        **{
            **{name: getattr(entry, name) for name in entry.__struct_fields__},
            "id": uuid4(),
            "moment": moment_of(NOW - timedelta(days=1), ZONE),
        }
    )
    return (QuickAlternative(title=items[0].title, detail="yesterday 22:30", entries=(before,), icon=items[0].icon),)
