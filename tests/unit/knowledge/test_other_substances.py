"""What people take beside the plain depressants: brands lead to their row, classes hold whom rules mean."""

from itertools import combinations

import pytest

from journal_app.domain.combination import check_combination
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.rule_table import RuleTable
from tests.shipped import shipped_knowledge

BRANDS = {
    "haloperidol": "Haldol|Serenace|haloperidole", "haloperidol_depot": "Haldol Decanoate",
    "risperidone": "Risperdal|Rispolept", "paliperidone_depot": "Invega Sustenna|Xeplion|Trevicta",
    "aripiprazole": "Abilify|Arizol", "aripiprazole_depot": "Abilify Maintena", "cariprazine": "Vraylar|Reagila",
    "lurasidone": "Latuda", "ziprasidone": "Geodon|Zeldox", "clozapine": "Clozaril|Leponex|Zaponex",
    "chlorpromazine": "Thorazine|Largactil", "levomepromazine": "Nozinan|Neurocil",
    "prochlorperazine": "Compazine|Stemetil|Buccastem", "zuclopenthixol": "Clopixol|Cisordinol",
    "pipamperone": "Dipiperon", "melperone": "Melneurin|Eunerpan", "prothipendyl": "Dominal",
    "amisulpride": "Solian", "sulpiride": "Dogmatil|Dolmatil", "cyamemazine": "Tercian", "flupentixol": "Fluanxol",
    "ssri_sertraline": "Zoloft|Lustral|Besitran", "citalopram": "Celexa|Cipramil|Seropram",
    "escitalopram": "Lexapro|Cipralex|Seroplex", "paroxetine": "Paxil|Seroxat|Deroxat|Aropax",
    "fluvoxamine": "Luvox|Faverin|Fevarin", "vortioxetine": "Trintellix|Brintellix", "vilazodone": "Viibryd",
    "duloxetine": "Cymbalta|Xeristar|Yentreve|simbalta", "desvenlafaxine": "Pristiq", "venlafaxine": "Effexor|Trevilor",
    "milnacipran": "Ixel|Savella", "levomilnacipran": "Fetzima", "nortriptyline": "Pamelor|Allegron",
    "doxepin": "Silenor|Aponal|Quitaxon", "imipramine": "Tofranil", "clomipramine": "Anafranil",
    "trimipramine": "Surmontil|Stangyl", "dosulepin": "Prothiaden|dothiepin", "opipramol": "Insidon",
    "mianserin": "Athymil|Lerivon", "agomelatine": "Valdoxan", "atomoxetine": "Strattera|stratera",
    "lithium": "Lithobid|Priadel|Camcolit|Quilonum|Teralithe|Plenur", "buspirone": "Buspar|busparone",
    "dextromethorphan_bupropion": "Auvelity", "dextromethorphan_quinidine": "Nuedexta",
    "olanzapine_fluoxetine": "Symbyax", "phenelzine": "Nardil", "tranylcypromine": "Parnate|Jatrosom",
    "isocarboxazid": "Marplan", "selegiline": "Emsam|Eldepryl", "rasagiline": "Azilect",
    "moclobemide": "Aurorix|Manerix", "linezolid": "Zyvox|Zyvoxid", "methylene_blue": "Provayblue",
    "harmala": "Syrian rue|harmaline", "ayahuasca": "ayahuasca|yage", "carbamazepine": "Tegretol|Timonil|Teril",
    "oxcarbazepine": "Trileptal", "phenytoin": "Dilantin|Epanutin|Phenhydan", "valproate": "Depakote|Epilim|Ergenyl",
    "lamotrigine": "Lamictal", "levetiracetam": "Keppra|kepra", "topiramate": "Topamax|Epitomax",
    "lacosamide": "Vimpat", "perampanel": "Fycompa", "cenobamate": "Xcopri|Ontozry", "sumatriptan": "Imitrex|Imigran",
    "rizatriptan": "Maxalt", "st_johns_wort": "St. John's Wort|Johanniskraut|millepertuis|Jarsin",
    "five_htp": "5-HTP|5 htp|oxitriptan", "nefopam": "Acupan", "kanna": "Zembrin|sceletium",
    "lisdexamfetamine": "Vyvanse|Elvanse|Tyvense|vivanse", "dexamfetamine": "Dexedrine|Attentin|dexies",
    "modafinil": "Provigil|Modiodal|Vigil", "armodafinil": "Nuvigil", "phentermine": "Adipex|Duromine",
    "mephedrone": "mephedrone|meow meow|4-MMC", "alpha_pvp": "flakka|MDPV", "synthetic_cathinone": "bath salts",
    "mda": "MDA|sass", "lsd": "LSD|acid", "psilocybin": "magic mushrooms|shrooms", "two_c": "2C-B|2cb",
    "nbome": "25I-NBOMe|n-bomb", "ibogaine": "iboga", "akuamma": "akuamma seeds|Picralima nitida",
    "amanita_muscaria": "fly agaric|muscimol", "blue_lotus": "blue lotus", "passionflower": "passiflora",
    "ashwagandha": "KSM-66|ashwaganda", "clarithromycin": "Biaxin|Klacid|Klaricid|Zeclar",
    "erythromycin": "Erythrocin|Erymax", "azithromycin": "Zithromax|Z-Pak", "ciprofloxacin": "Cipro|Ciproxin|Ciprobay",
    "fluconazole": "Diflucan", "itraconazole": "Sporanox|Sempera", "ritonavir": "Paxlovid|Norvir|Kaletra",
    "cobicistat": "Symtuza|Genvoya", "rifampicin": "Rifadin|Eremfat|rifampin", "grapefruit": "grapefruit juice",
    "terbinafine": "Lamisil", "tinidazole": "Tindamax|Fasigyn", "cyanamide": "Colme",
    "amiodarone": "Cordarone|Pacerone",
    "domperidone": "Motilium", "metoclopramide": "Reglan|Maxolon|Primperan|Paspertin", "donepezil": "Aricept",
    "propranolol": "Inderal|Dociton|propanolol", "lisinopril": "Zestril|Prinivil", "ramipril": "Altace|Tritace|Delix",
    "prazosin": "Minipress", "tamsulosin": "Flomax", "sildenafil": "Viagra|viagara", "acamprosate": "Campral|Aotal",
    "varenicline": "Chantix|Champix", "ibuprofen": "Advil|Nurofen|Brufen|Spedifen", "naproxen": "Aleve|Naprosyn",
    "metamizole": "Novalgin|Nolotil|dipyrone", "aspirin": "Aspro|Disprin|Kardegic", "celecoxib": "Celebrex",
    "paracetamol_ibuprofen": "Maxigesic|Nuromol", "omeprazole": "Prilosec|Losec|Mopral|Nexium",
    "levothyroxine": "Synthroid|Euthyrox|Levothyrox", "metformin": "Glucophage", "atorvastatin": "Lipitor|Sortis|Tahor",
    "contraceptive_pill": "the pill|Yasmin", "insulin": "Lantus|NovoRapid", "salbutamol": "Ventolin|albuterol",
    "prednisolone": "prednisone|Decortin", "magnesium": "magnesium glycinate", "electrolytes": "Pedialyte|Dioralyte",
    "amoxicillin": "Augmentin|Clamoxyl",
}  # fmt: skip
CASES = [(name, identity) for identity, names in BRANDS.items() for name in names.split("|")]

NAMED_BY_THE_RULES = {
    "qt": """methadone loperamide ondansetron quetiapine hydroxyzine amitriptyline nortriptyline citalopram escitalopram
        cocaine lofexidine trazodone haloperidol domperidone droperidol erythromycin clarithromycin azithromycin
        moxifloxacin levofloxacin fluconazole chloroquine hydroxychloroquine amiodarone sotalol dofetilide quinidine
        flecainide pentamidine ibogaine ziprasidone""",
    "cyp3a_inhibitor": """clarithromycin ketoconazole itraconazole voriconazole posaconazole ritonavir cobicistat
        grapefruit telithromycin nefazodone""",
    "cyp3a_inducer": """rifampicin rifabutin carbamazepine phenytoin phenobarbital st_johns_wort efavirenz
        apalutamide""",
    "cyp3a_substrate": """oxycodone fentanyl methadone buprenorphine hydrocodone alprazolam midazolam triazolam
        zopiclone""",
    "cyp2d6_inhibitor": "fluoxetine paroxetine bupropion quinidine terbinafine",
    "cyp2d6_prodrug": "codeine tramadol",
    "cyp1a2_inhibitor": "ciprofloxacin fluvoxamine",
    "maoi": "maoi phenelzine tranylcypromine isocarboxazid selegiline rasagiline",
    "maoi_reversible": "moclobemide linezolid methylene_blue harmala ayahuasca",
    "serotonergic": """tramadol tapentadol meperidine dxm ssri_sertraline citalopram escitalopram paroxetine
        fluvoxamine fluoxetine venlafaxine duloxetine amitriptyline clomipramine trazodone mirtazapine cyclobenzaprine
        mdma mda two_c nbome lithium buspirone sumatriptan st_johns_wort five_htp tryptophan ayahuasca""",
    "ssri_snri": "ssri_sertraline citalopram escitalopram paroxetine fluvoxamine fluoxetine venlafaxine duloxetine",
    "strong_stimulant": """cocaine amphetamine lisdexamfetamine dexamfetamine methamphetamine methylphenidate mdma
        mephedrone phentermine""",
    "disulfiram": "disulfiram cyanamide",
    "metronidazole": "metronidazole tinidazole secnidazole cefotetan",
    "contains_paracetamol": "acetaminophen hydrocodone paracetamol_ibuprofen",
    "lowers_blood_pressure": """clonidine lofexidine tizanidine propranolol metoprolol bisoprolol amlodipine lisinopril
        ramipril losartan hydrochlorothiazide furosemide prazosin doxazosin tamsulosin nitroglycerin sildenafil""",
    "seizure_threshold": "bupropion tramadol clozapine ciprofloxacin",
    "antiepileptic": "carbamazepine phenytoin valproate lamotrigine levetiracetam topiramate gabapentin pregabalin",
    "opioid": "akuamma kratom_leaf",
}

EVERYDAY = (
    "paracetamol", "ibuprofen", "aspirin", "omeprazole", "levothyroxine", "metformin", "atorvastatin", "lisinopril",
    "amlodipine", "contraceptive pill", "insulin", "amoxicillin", "salbutamol", "prednisolone", "vitamin D",
    "vitamin B12", "magnesium", "iron", "zinc", "omega-3", "electrolytes", "loratadine", "coffee", "nicotine",
    "laxative", "antacid", "multivitamin", "sumatriptan", "acamprosate", "varenicline",
    "a nasal spray against allergy or cold",
)  # fmt: skip


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return shipped_knowledge()


def test_the_table_of_brands_is_long_enough() -> None:
    assert len(CASES) >= 220
    assert len(BRANDS) >= 120


@pytest.mark.parametrize(("name", "identity"), CASES)
def test_a_brand_leads_to_its_substance_in_any_case(knowledge: Knowledge, name: str, identity: str) -> None:
    for written in (name, name.upper(), name.lower(), f" {name} ", name.replace(" ", "-")):
        assert knowledge.recognise(written) == identity, written


@pytest.mark.parametrize("name", NAMED_BY_THE_RULES)
def test_a_class_holds_whom_its_rules_name(knowledge: Knowledge, name: str) -> None:
    missing = [
        identity for identity in NAMED_BY_THE_RULES[name].split() if name not in knowledge.substances[identity].classes
    ]
    assert missing == []


def test_what_used_to_share_a_row_has_windows_and_ingredients_of_its_own(knowledge: Knowledge) -> None:
    names = "sertraline citalopram escitalopram paroxetine fluvoxamine fluoxetine venlafaxine duloxetine amitriptyline "
    names += "nortriptyline doxepin imipramine clomipramine phenelzine tranylcypromine moclobemide linezolid"
    rows = [knowledge.substances[str(knowledge.recognise(name))] for name in names.split()]
    assert len({row.ingredient for row in rows}) == len(rows)
    assert {row.name for row in rows} == set(names.split())


def test_a_kind_named_alone_is_known_as_a_kind(knowledge: Knowledge) -> None:
    for name in ("SSRI", "an SNRI", "tricyclic", "MAOI", "anticonvulsant", "bath salts", "a psychedelic"):
        assert knowledge.substances[str(knowledge.recognise(name))].class_level, name


def test_the_irreversible_count_for_fourteen_days_and_the_reversible_do_not(knowledge: Knowledge) -> None:
    for substance in knowledge.substances.values():
        windows = substance.windows
        if windows is not None and "maoi" in substance.classes:
            assert windows.active_h == 336, substance.id
        if windows is not None and "maoi_reversible" in substance.classes and "unregulated" not in substance.classes:
            assert windows.active_h <= 24, substance.id


def test_a_depot_outlasts_its_tablet(knowledge: Knowledge) -> None:
    for depot in (
        row for row in knowledge.substances.values() if row.id.endswith("_depot") and "antipsychotic" in row.classes
    ):
        tablet = knowledge.substances[depot.ingredient]
        assert depot.windows is not None
        assert tablet.windows is not None
        assert depot.windows.active_h >= 672 > tablet.windows.trace_h, depot.id
        assert "extended_release" in depot.classes


def test_everyday_things_are_known_and_quiet_together(knowledge: Knowledge) -> None:
    table = RuleTable(knowledge)
    for pair in combinations(EVERYDAY, 2):
        result = check_combination(knowledge, pair, table=table)
        assert result.unknown == (), pair
        assert result.rules == (), pair


def test_every_ordinary_medicine_is_quiet_with_every_other(knowledge: Knowledge) -> None:
    """But for two that both can change the heart rhythm, a nitrate, those that change how fast others leave, a blood
    thinner with what makes bleed, two that slow the heart, riociguat, which acts as a nitrate
    does, and those whose labels forbid each other.
    """
    labels = ("C3", "C4", "C6", "C7", "C9", "L6", "M1", "M2", "M3", "O1", "Q4", "R1", "R3", "R4", "R5", "W2")
    meant = [rule for rule in knowledge.pair_rules if rule.id in ("R2", "B2", "B3", *labels)]
    loud = {"qt", "cyp3a_inhibitor", "cyp3a_inducer", "cyp1a2_inhibitor", "cyp2d6_inhibitor", "nitrate"}
    kinds = {"other_medicine", "supplement", "heart_medicine", "gut_medicine", "analgesic", "antimicrobial"}
    ordinary = [
        row.id
        for row in knowledge.substances.values()
        if row.tier is None
        and row.id != "riociguat"
        and kinds & set(row.classes)
        and not (loud | {"serotonergic", "noradrenergic", "maoi", "maoi_reversible"}) & set(row.classes)
    ]
    assert len(ordinary) >= 100
    table = RuleTable(knowledge)
    rows = knowledge.substances
    for first, second in combinations(ordinary, 2):
        if any(
            (rule.a.selects(rows[one]) and rule.b.selects(rows[other]))
            for rule in meant
            for one, other in ((first, second), (second, first))
        ):
            continue
        assert all(match.window == (0, 0) for match in table.pair(first, second).ordered), (first, second)


def test_an_ordinary_medicine_is_quiet_with_an_opioid(knowledge: Knowledge) -> None:
    for name in ("ibuprofen", "omeprazole", "metformin", "levothyroxine", "vitamin D", "laxative", "amoxicillin"):
        assert check_combination(knowledge, ["oxycodone", name]).rules == (), name
