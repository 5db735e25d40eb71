"""Ninety days of seven people: how often they are interrupted, and that the help for reviewers tells the same.

One test for all of it: each diary costs seconds, and no worker should live through it twice.
"""

from journal_app.domain.episodes import worst_set
from journal_app.domain.levels import Level
from tests.shipped import shipped_knowledge
from tests.unit.domain.simulated_logs import DAYS, HELP, LOGS, Simulation, at, simulated, table, with_table
from tests.unit.domain.small_knowledge import dose, hour


def sets_at(simulation: Simulation, level: Level) -> list[tuple[str, ...]]:
    return [worst_set(alert) for alert in simulation.alerts.values() if alert.level == level]


def test_ninety_days_of_seven_people() -> None:
    knowledge = shipped_knowledge()
    lived = [(log, simulated(knowledge, log)) for log in LOGS]
    results = [(log, simulation.result) for log, simulation in lived]

    too_often = {
        log.name: (result.interruptions, log.most) for log, result in results if result.interruptions > log.most
    }
    assert not too_often
    assert not [log.name for log, result in results if result.questions], "nobody of these stopped anything"

    text = HELP.read_text("utf-8")
    assert text == with_table(text, table(results)), "run python -m tests.unit.domain.simulated_logs"

    weekend, evenings, regimen = (simulation for _, simulation in lived[:3])
    for kept in (weekend, evenings):
        assert kept.shown
        assert sets_at(kept, Level.CRITICAL).count(("alcohol", "kratom")) >= 100, "silent is not forgotten"
    assert sets_at(regimen, Level.CRITICAL) == [("methadone", "quetiapine", "trazodone")], "once, and at its full level"

    told = evenings.log(dose(1_000_000, "diazepam", hour(at(DAYS - 1, 21.5))))
    assert ("alcohol", "diazepam", "kratom") in [worst_set(alert) for alert in told], "a new one interrupts at once"
