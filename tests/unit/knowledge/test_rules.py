"""Each rule of the shipped data from both sides: at its level, at the edge of its time, and silent beyond it.

`journal_app.knowledge.check` proves that every rule does what its own row says. Here stands what the rows must say.
"""

from functools import cache
from itertools import permutations
from typing import NamedTuple

import pytest

from journal_app.domain.combination import check_combination
from journal_app.domain.entries import Intake
from journal_app.domain.interactions import hits
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Substance
from journal_app.domain.levels import Level
from journal_app.domain.person import Person
from journal_app.domain.rule_table import RuleTable
from tests.shipped import shipped_knowledge
from tests.unit.domain.small_knowledge import dose, drink, hour

WRITTEN = [
    *(f"D{number}" for number in range(1, 14)), "N3+", *(f"K{number}" for number in range(1, 6)),
    "A1", "A2", "A3", "S1", "S2", "S3", "Q1", "Q2", "L1", "L2", "L3", "L4", "L5", "C1", "C2", "B1",
]  # fmt: skip
"""The pair and stack rules of the clinical table, by their numbers."""

ADDED = [
    *("A4", "B2", "B3", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "E1", "E2", "H1", "H2", "H3", "L6", "L7", "L8"),
    *("M1", "M2", "M3", "M4", "N1", "O1", "Q3", "Q4", "Q5", "R1", "R2", "R3", "R4", "R5", "V1", "W1", "W2", "W3"),
]
"""The rules that published lists ask for beside those of the clinical table."""

MINUTE = 1 / 60


class Edge(NamedTuple):
    """What an earlier and a later intake raise when they meet, and for how many hours; None: until no trace is left."""

    rule: str
    earlier: str
    later: str
    level: str
    until_h: float | None = None
    from_h: float = 0.0
    grams: float = 42.0


EDGES = (
    Edge("D1", "alprazolam", "oxycodone", "critical"),
    Edge("D1", "methadone", "alprazolam", "critical"),
    Edge("D2", "oxycodone", "alcohol", "critical"),
    Edge("D2", "alcohol", "oxycodone", "critical"),
    Edge("D3", "ghb", "heroin", "critical"),
    Edge("D4", "lorazepam", "alcohol", "critical"),
    Edge("D5", "oxycodone", "morphine", "serious"),
    Edge("D6", "lorazepam", "alprazolam", "serious"),
    Edge("D7", "gabapentin", "oxycodone", "serious"),
    Edge("D8", "zolpidem", "oxycodone", "serious"),
    Edge("D9", "cocaine", "heroin", "serious"),
    Edge("D9", "methamphetamine", "kratom_leaf", "serious"),
    Edge("D9", "cocaine", "alprazolam", "caution"),
    Edge("D9", "amphetamine", "oxycodone", "caution"),
    Edge("D9", "caffeine", "oxycodone", "note"),
    Edge("D10", "diphenhydramine", "oxycodone", "serious"),
    Edge("D10", "quetiapine", "alcohol", "serious"),
    Edge("D10", "clonidine", "ghb", "serious"),
    Edge("D10", "clonidine", "lorazepam", "caution"),
    Edge("D10", "aripiprazole", "oxycodone", "caution"),
    Edge("D11", "ketamine", "alcohol", "serious"),
    Edge("D11", "nitrous", "alcohol", "caution"),
    Edge("D12", "diphenhydramine", "zolpidem", "caution"),
    Edge("D12", "gabapentin", "phenibut", "serious"),
    Edge("D12", "zolpidem", "pregabalin", "serious"),
    Edge("D12", "diphenhydramine", "dxm", "serious"),
    Edge("D13", "cannabis_smoked", "oxycodone", "caution"),
    Edge("D13", "cannabis_smoked", "gabapentin", "note"),
    Edge("D13", "cbd", "clobazam", "note"),
    Edge("D13", "melatonin", "lorazepam", "note"),
    Edge("K1", "kratom_leaf", "alcohol", "critical"),
    Edge("K2", "seven_oh", "lorazepam", "critical"),
    Edge("K3", "kratom_leaf", "oxycodone", "serious"),
    Edge("K4", "kratom_leaf", "quetiapine", "caution"),
    Edge("K4", "kratom_leaf", "alprazolam", "caution"),
    Edge("K5", "kratom_leaf", "venlafaxine", "note"),
    Edge("H1", "cocaine", "mdma", "serious"),
    Edge("H1", "mdma", "cocaine", "serious"),
    Edge("H1", "methamphetamine", "mdma", "caution"),
    Edge("H1", "two_c_t", "amphetamine", "serious"),
    Edge("R1", "ibuprofen", "lithium", "serious"),
    Edge("R1", "lithium", "hydrochlorothiazide", "serious"),
    Edge("R1", "lithium", "furosemide", "serious"),
    Edge("R1", "lithium", "spironolactone", "caution"),
    Edge("R2", "warfarin", "naproxen", "serious"),
    Edge("R2", "warfarin", "metronidazole", "serious"),
    Edge("R2", "warfarin", "tramadol", "caution"),
    Edge("R2", "blood_thinner", "aspirin", "serious"),
    Edge("B2", "verapamil", "propranolol", "serious"),
    Edge("B3", "amiodarone", "hepatitis_c", "serious"),
    Edge("C5", "ritonavir", "mdma", "serious"),
    Edge("C6", "simvastatin", "gemfibrozil", "serious"),
    Edge("C6", "verapamil", "simvastatin", "caution"),
    Edge("C7", "colchicine", "verapamil", "serious"),
    Edge("C8", "phenytoin", "fluconazole", "serious"),
    Edge("C9", "brivudine", "fluoropyrimidine", "serious", 672),
    Edge("C9", "fluoropyrimidine", "brivudine", "serious", 336),
    Edge("E1", "valproate", "carbapenem", "serious"),
    Edge("E2", "lamotrigine", "valproate", "serious"),
    Edge("H2", "propranolol", "cocaine", "serious"),
    Edge("H3", "ibogaine", "heroin", "serious"),
    Edge("H3", "methamphetamine", "ibogaine", "serious"),
    Edge("L7", "methotrexate", "alcohol", "serious"),
    Edge("L8", "alcohol", "flibanserin", "serious"),
    Edge("M1", "methotrexate", "cotrimoxazole", "serious"),
    Edge("M1", "ibuprofen", "methotrexate", "serious"),
    Edge("M2", "allopurinol", "azathioprine", "serious"),
    Edge("M3", "ciclosporin", "tacrolimus", "serious"),
    Edge("M4", "carbamazepine", "clozapine", "serious"),
    Edge("N1", "metoclopramide", "haloperidol", "serious"),
    Edge("O1", "isotretinoin", "doxycycline", "serious"),
    Edge("Q4", "dofetilide", "verapamil", "serious"),
    Edge("Q5", "loperamide", "cimetidine", "serious"),
    Edge("R3", "spironolactone", "potassium", "serious"),
    Edge("R3", "lisinopril", "cotrimoxazole", "serious"),
    Edge("R4", "digoxin", "amiodarone", "serious"),
    Edge("R5", "ibuprofen", "ketorolac", "serious"),
    Edge("V1", "ergotamine", "sumatriptan", "serious", 24),
    Edge("V1", "sumatriptan", "rizatriptan", "serious", 24),
    Edge("W1", "rifampicin", "contraceptive_pill", "serious"),
    Edge("W1", "direct_blood_thinner", "carbamazepine", "serious"),
    Edge("W1", "efavirenz", "voriconazole", "serious", 336),
    Edge("W2", "clopidogrel", "omeprazole", "serious"),
    Edge("W3", "tamoxifen", "paroxetine", "serious"),
    Edge("C3", "clarithromycin", "simvastatin", "serious"),
    Edge("C3", "simvastatin", "grapefruit", "serious"),
    Edge("C3", "colchicine", "grapefruit", "caution"),
    Edge("C3", "sildenafil", "clarithromycin", "caution"),
    Edge("C3", "sildenafil", "ritonavir", "serious"),
    Edge("C4", "theophylline", "fluvoxamine", "serious"),
    Edge("Q3", "paroxetine", "thioridazine", "serious"),
    Edge("L6", "disulfiram", "metronidazole", "serious", 336),
    Edge("L6", "metronidazole", "disulfiram", "serious", 72),
    Edge("A4", "alprazolam", "flumazenil", "serious"),
    Edge("K5", "kratom_leaf", "tramadol", "note"),
    Edge("A1", "oxycodone", "naltrexone", "serious", 240),
    Edge("A1", "kratom_leaf", "naltrexone", "serious", 240),
    Edge("A1", "seven_oh", "naltrexone_xr", "serious", 240),
    Edge("A1", "methadone", "naltrexone", "serious", 336),
    Edge("A1", "buprenorphine", "naltrexone", "serious", 336),
    Edge("A1", "buprenorphine_xr", "naltrexone", "serious", 2160),
    Edge("A2", "heroin", "naloxone", "serious"),
    Edge("A2", "kratom_leaf", "naloxone", "serious"),
    Edge("A2", "naloxone", "heroin", "serious", 4),
    Edge("A2", "naloxone", "methadone", "serious", 24),
    Edge("A2", "naloxone", "morphine_er", "serious", 24),
    Edge("A3", "oxycodone", "buprenorphine", "serious"),
    Edge("A3", "kratom_leaf", "buprenorphine", "serious"),
    Edge("A3", "fentanyl", "buprenorphine", "serious", 168),
    Edge("A3", "methadone", "buprenorphine", "serious", 168),
    Edge("S1", "phenelzine", "tramadol", "critical", 336),
    Edge("S1", "tranylcypromine", "dxm", "critical", 336),
    Edge("S1", "phenelzine", "meperidine", "critical", 336),
    Edge("S1", "phenelzine", "amphetamine", "critical", 336),
    Edge("S1", "phenelzine", "methadone", "serious", 336),
    Edge("S1", "phenelzine", "fentanyl", "serious", 336),
    Edge("S1", "phenelzine", "amitriptyline", "serious", 336),
    Edge("S1", "phenelzine", "kratom_leaf", "serious", 336),
    Edge("S1", "moclobemide", "tramadol", "critical", 24),
    Edge("S1", "linezolid", "ssri_sertraline", "critical", 24),
    Edge("S1", "fluoxetine", "phenelzine", "critical", 840),
    Edge("S1", "ssri_sertraline", "phenelzine", "critical", 336),
    Edge("S1", "venlafaxine", "phenelzine", "critical", 168),
    Edge("S1", "tramadol", "phenelzine", "critical"),
    Edge("S2", "tramadol", "ssri_sertraline", "serious"),
    Edge("S2", "dxm", "trazodone", "serious"),
    Edge("S2", "tapentadol", "cyclobenzaprine", "serious"),
    Edge("S2", "diphenhydramine", "ssri_sertraline", "caution"),
    Edge("S3", "bupropion", "tramadol", "serious"),
    Edge("S3", "cocaine", "tapentadol", "serious"),
    Edge("Q1", "ondansetron", "methadone", "serious"),
    Edge("Q1", "cocaine", "methadone", "serious"),
    Edge("Q1", "methadone", "lofexidine", "serious"),
    Edge("Q2", "loperamide", "ondansetron", "caution"),
    Edge("L1", "disulfiram", "alcohol", "critical", 336, grams=1),
    Edge("L1", "alcohol", "disulfiram", "critical", 24, grams=1),
    Edge("L2", "metronidazole", "alcohol", "caution", 72),
    Edge("L3", "acetaminophen", "alcohol", "caution"),
    Edge("L3", "alcohol", "acetaminophen", "caution"),
    Edge("L4", "cocaine", "alcohol", "serious"),
    Edge("L5", "bupropion", "alcohol", "caution", grams=60),
    Edge("L5", "bupropion", "lorazepam", "caution"),
    Edge("C1", "clarithromycin", "oxycodone", "serious"),
    Edge("C1", "oxycodone", "clarithromycin", "serious"),
    Edge("C1", "rifampicin", "oxycodone", "serious", 336, from_h=48),
    Edge("C1", "carbamazepine", "methadone", "serious", 336, from_h=48),
    Edge("C2", "fluoxetine", "codeine", "note"),
    Edge("B1", "clonidine", "quetiapine", "caution"),
    Edge("B1", "tizanidine", "ciprofloxacin", "serious"),
    Edge("B1", "fluvoxamine", "tizanidine", "serious"),
)
"""At least one for each pair rule, and one for each exception and each window of its own."""

SILENT = (
    ("A1", "naltrexone", "oxycodone"),
    ("A2", "buprenorphine", "oxycodone"),
    ("A3", "buprenorphine", "oxycodone"),
    ("A3", "buprenorphine_patch", "buprenorphine"),
    ("B1", "clonidine", "ciprofloxacin"),
    ("B1", "ciprofloxacin", "lofexidine"),
    ("C1", "oxycodone", "rifampicin"),
    ("C1", "rifampicin", "oxycodone"),
    ("D6", "lorazepam", "alcohol"),
    ("D9", "nicotine", "oxycodone"),
    ("K4", "seven_oh", "quetiapine"),
    ("K5", "seven_oh", "venlafaxine"),
    ("Q1", "methadone", "methadone"),
    ("Q2", "ondansetron", "ondansetron"),
    ("Q2", "methadone", "loperamide"),
    ("S2", "diphenhydramine", "trazodone"),
    ("S2", "tramadol", "phenelzine"),
)
"""What stands near a rule and is not meant, the earlier one first and a minute apart."""


@cache
def knowledge() -> Knowledge:
    return shipped_knowledge()


@cache
def table() -> RuleTable:
    return RuleTable(knowledge())


def intake(number: int, substance: str, at_h: float, grams: float = 42.0) -> Intake:
    return drink(number, grams, hour(at_h)) if substance == ALCOHOL else dose(number, substance, hour(at_h))


def raised(rule: str, *entries: Intake) -> Level | None:
    """The rule's level at any of the intakes, whatever the order in which they were logged."""
    found = [
        {hit.level for hit in hits(knowledge(), Person(), list(order), table=table()) if hit.rule == rule}
        for order in (entries, entries[::-1])
    ]
    assert found[0] == found[1], "the order of logging counts"
    return max(found[0], default=None)


def named(edge: Edge) -> str:
    return f"{edge.rule}-{edge.earlier}-{edge.later}"


def test_each_of_the_35_rules_and_each_added_one_is_here() -> None:
    rules = [rule.id for rule in knowledge().pair_rules] + [rule.id for rule in knowledge().stack_rules]
    assert len(WRITTEN) == 35
    assert sorted(rules) == sorted([*WRITTEN, *ADDED])
    assert {edge.rule for edge in EDGES} == {*WRITTEN, *ADDED} - {"N3+"}


@pytest.mark.parametrize("edge", EDGES, ids=named)
def test_a_rule_fires_from_the_first_to_the_last_minute_of_its_time(edge: Edge) -> None:
    def at(gap_h: float) -> Level | None:
        return raised(edge.rule, intake(1, edge.earlier, 0, edge.grams), intake(2, edge.later, gap_h, edge.grams))

    assert at(max(edge.from_h, MINUTE)) == Level[edge.level.upper()]
    if edge.from_h:
        assert at(edge.from_h - MINUTE) is None
    windows = knowledge().substances[edge.earlier].windows
    until = edge.until_h or (windows.trace_h if windows is not None else edge.grams / 5 + 6)
    last = at(until - MINUTE)
    assert last is not None
    assert edge.until_h is None or last == Level[edge.level.upper()], "a window of the rule's own does not fade"
    assert at(until) is None


@pytest.mark.parametrize("edge", EDGES, ids=named)
def test_a_check_without_hours_says_the_worse_order_whichever_name_comes_first(edge: Edge) -> None:
    for names in permutations((edge.earlier, edge.later)):
        found = {hit.rule: hit.level for hit in check_combination(knowledge(), names, table=table()).hits}
        assert found[edge.rule] == Level[edge.level.upper()]


@pytest.mark.parametrize(("rule", "earlier", "later"), SILENT)
def test_a_rule_is_silent_about_its_neighbours(rule: str, earlier: str, later: str) -> None:
    assert raised(rule, intake(1, earlier, 0), intake(2, later, MINUTE)) is None


@pytest.mark.parametrize(("rule", "other", "grams"), [("L3", "acetaminophen", 30.0), ("L5", "bupropion", 60.0)])
def test_some_rules_ask_for_heavy_drinking(rule: str, other: str, grams: float) -> None:
    assert raised(rule, intake(1, other, 0), intake(2, ALCOHOL, 1, grams)) is Level.CAUTION
    assert raised(rule, intake(1, other, 0), intake(2, ALCOHOL, 1, grams - 0.5)) is None


def test_two_products_with_paracetamol_are_worse_than_one() -> None:
    entries = (intake(1, ALCOHOL, 0), intake(2, "acetaminophen", 1), intake(3, "codeine_paracetamol", 2))
    assert raised("L3", *entries[:2]) is Level.CAUTION
    assert raised("L3", *entries) is Level.SERIOUS
    assert "L3" in check_combination(knowledge(), ["alcohol", "Tylenol", "Percocet"], table=table()).rules


def test_buprenorphine_is_begun_only_when_none_was_taken_for_a_week() -> None:
    pair = (intake(1, "heroin", 200), intake(2, "buprenorphine", 201))
    assert raised("A3", *pair) is Level.SERIOUS
    assert raised("A3", *pair, intake(3, "buprenorphine", 201 - 167)) is None
    assert raised("A3", *pair, intake(3, "buprenorphine", 201 - 168)) is Level.SERIOUS
    assert raised("A3", *pair, intake(3, "buprenorphine_patch", 201 - 100)) is None


@pytest.mark.parametrize(
    "names",
    [("caffeine", "nicotine"), ("paracetamol", "ibuprofen"), ("paracetamol", "caffeine"), ("nicotine", "ibuprofen"),
     ("caffeine", "ibuprofen"), ("melatonin", "paracetamol")],
)  # fmt: skip
def test_ordinary_pairs_stay_quiet(names: tuple[str, str]) -> None:
    assert check_combination(knowledge(), names, table=table()).level is None


@pytest.mark.parametrize(
    ("names", "level"),
    [(("Suboxone", "Percocet"), "serious"), (("Xanax", "kratom"), "critical"),
     (("Nardil", "Robitussin DM"), "critical"),
     (("Antabuse", "beer"), "critical"), (("Flagyl", "wine"), "caution"), (("Zanaflex", "Cipro"), "serious"),
     (("methadone", "Zofran"), "serious"), (("Ultram", "Zoloft"), "serious"), (("Vivitrol", "kratom"), "serious"),
     (("Ultram", "Wellbutrin"), "serious"), (("Biaxin", "Xanax"), "serious"), (("coke", "whisky"), "serious")],
)  # fmt: skip
def test_names_as_people_say_them_reach_the_rules(names: tuple[str, str], level: str) -> None:
    found = check_combination(knowledge(), names, table=table())
    assert not found.unknown
    assert found.level is Level[level.upper()]


def test_no_two_depressants_together_are_without_a_warning() -> None:
    kinds: dict[tuple[int, frozenset[str]], Substance] = {}
    for substance in knowledge().substances.values():
        if substance.tier in (1, 2):
            kinds.setdefault((substance.tier, frozenset(substance.classes)), substance)
    quiet = []
    for older, newer in permutations(kinds.values(), 2):
        if older.ingredient == newer.ingredient:
            continue
        met = max((match.level for match in table().pair(older.id, newer.id).ordered), default=None)
        least = Level.SERIOUS if older.tier == newer.tier == 1 else Level.CAUTION
        if met is None or met < least:
            quiet.append((older.id, newer.id, met))
    assert not quiet


def test_a_rule_that_speaks_of_no_breathing_says_what_to_call_for() -> None:
    rules = {rule.id: rule for rule in knowledge().pair_rules}
    for rule in ("S1", "S2", "S3", "Q1", "Q2", "L1", "L3", "L4", "L5", "A1", "B1"):
        said = " ".join((*rules[rule].signs_in_yourself, *rules[rule].signs_others_see))
        assert len(rules[rule].signs_in_yourself) == len(rules[rule].signs_others_see) == 3, rule
        assert any(word in said for word in ("fever", "seizure", "faint", "chest", "yellow", "sick")), rule
        assert rules[rule].beside, f"{rule} would be hidden when another one leads"


def test_the_narrower_of_two_rules_stands_later_and_so_leads() -> None:
    order = [rule.id for rule in knowledge().pair_rules]
    for narrow, broad in (
        ("K1", "D2"),
        ("K2", "D1"),
        ("K2", "D3"),
        ("K3", "D5"),
        ("A3", "D5"),
        ("A3", "K3"),
        ("A2", "D5"),
    ):
        assert order.index(narrow) > order.index(broad), f"{narrow} must lead over {broad}"
