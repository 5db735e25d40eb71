"""Generic names, brands, spellings and slang all lead to the right substance."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from journal_app.domain.knowledge import Knowledge
from tests.shipped import shipped_knowledge
from tests.unit.knowledge.names_of_depressants import MORE_DEPRESSANTS

EXPECTED = {
    "kratom_leaf": "kratom|Kratom powder|mitragyna speciosa|Red Bali|green maeng da|White Borneo|kratum|cratom|ketum",
    "kratom_extract": "kratom extract|OPMS Gold|O.P.M.S. Gold|MIT45|Feel Free|kratom shot",
    "seven_oh": "7-OH|7 OH|7oh|7-hydroxymitragynine|Hydroxie|7Tabz",
    "heroin": "heroin|Speedball|Herion|smack|H|black tar|diamorphine|diacetylmorphine",
    "fentanyl": "fentanyl|fentynal|fent|dope|M30|blues|Actiq",
    "fentanyl_patch": "fentanyl patch|Duragesic|durogesic",
    "nitazene": "isotonitazene|nitazenes",
    "oxycodone": "oxycodone|OxyNorm|roxicodone|oxy|Endone",
    "oxycodone_er": "OxyContin|oxycontine|Targin|oxycodone er|Xtampza",
    "hydrocodone": "hydrocodone|Vicodin|Norco|Lortab|Lorcet|hydrocodon|vicoden|hydrocodone/apap",
    "hydrocodone_er": "Hysingla|Zohydro ER",
    "morphine": "morphine|Oramorph|morfine|Sevredol|MSIR",
    "morphine_er": "MS Contin|MST|Kadian|Zomorph",
    "codeine": "codeine|cody|codine",
    "dihydrocodeine": "dihydrocodeine|DF118",
    "hydromorphone": "hydromorphone|Dilaudid|Palladone|diluadid",
    "oxymorphone": "oxymorphone|Opana",
    "meperidine": "meperidine|pethidine|Demerol|Merperidine",
    "tramadol": "tramadol|Ultram|Zydol|tramodol|trammies|Tramal",
    "tapentadol": "Nucynta|Palexia|tapentadol",
    "methadone": "methadone|Methadose|Physeptone|methodone|Dolophine",
    "buprenorphine": "Suboxone|Subutex|buprenorphine|bupe|suboxon|Zubsolv|subs",
    "buprenorphine_xr": "Sublocade|Buvidal|Brixadi",
    "tianeptine": "tianeptine|ZaZa|Neptune's Fix|gas station heroin",
    "propoxyphene": "propoxyphene|Darvon|Doloxene",
    "opium": "opium|laudanum|poppy tea|paregoric",
    "loperamide": "loperamide|Imodium|immodium",
    "naltrexone": "naltrexone|Revia|LDN",
    "naltrexone_xr": "Vivitrol|naltrexone injection",
    "naloxone": "Narcan|naloxone|Nyxoid|narkan",
    "alcohol": "alcohol|Heavy Drinking|Light Drinking|wine|Beer|vodka|pints of lager|booze|ethanol|alchohol|shots",
    "alprazolam": "Xanax|xannies|alprazolam|zanax|XANAX BARS|Xanor",
    "clonazepam": "Klonopin|Rivotril|clonazepam|k-pins",
    "diazepam": "Valium|diazepam|vallies|diazapam",
    "lorazepam": "Ativan|lorazepam|Temesta|adivan",
    "temazepam": "temazepam|jellies|Restoril",
    "oxazepam": "Serax|oxazepam|Serepax",
    "chlordiazepoxide": "Librium|chlordiazepoxide",
    "midazolam": "midazolam|Buccolam|Versed",
    "triazolam": "Halcion|triazolam",
    "clobazam": "Onfi|Frisium",
    "nitrazepam": "Mogadon|moggies",
    "etizolam": "etizolam|etiz",
    "designer_benzo": "street bars|fake xanax|fake valium|designer benzo",
    "zolpidem": "Ambien|zolpidem|Stilnox|ambian",
    "zopiclone": "zopiclone|Imovane|Zimovane|zimmers",
    "eszopiclone": "Lunesta",
    "zaleplon": "Sonata",
    "suvorexant": "Belsomra|suvorexant",
    "phenobarbital": "phenobarbital|phenobarbitone|Luminal",
    "butalbital": "Fioricet|butalbital",
    "gabapentin": "gabapentin|Neurontin|gabbies|gabapenten",
    "pregabalin": "Lyrica|pregabalin|pregabs",
    "baclofen": "baclofen|Lioresal",
    "carisoprodol": "Soma|carisoprodol",
    "tizanidine": "Zanaflex|tizanidine",
    "cyclobenzaprine": "Flexeril|cyclobenzaprine|flexaril",
    "methocarbamol": "Robaxin",
    "ghb": "GHB|G|liquid ecstasy",
    "phenibut": "phenibut|Noofen",
    "kava": "kava|kava kava",
    "valerian": "valerian root",
    "diphenhydramine": "Benadryl|diphenhydramine|ZzzQuil|DPH|benedryl",
    "hydroxyzine": "Atarax|Vistaril|hydroxyzine",
    "promethazine": "Phenergan|promethazine",
    "doxylamine": "Unisom|Donormyl|doxylamine",
    "quetiapine": "Seroquel|quetiapine|seraquel",
    "olanzapine": "Zyprexa",
    "trazodone": "trazodone|Desyrel|trazadone",
    "mirtazapine": "Remeron|mirtazapine|Zispin",
    "amitriptyline": "amitriptyline|Endep|Elavil|amitryptiline",
    "clonidine": "clonidine|Catapres",
    "lofexidine": "Lucemyra|lofexidine",
    "cannabis_smoked": "THC|Thc|weed|marijuana|marihuana|hash|joint",
    "cannabis_oral": "edibles|dronabinol|space cake",
    "cbd": "CBD oil|Epidiolex",
    "nicotine": "cigarettes|vape|Zyn",
    "caffeine": "coffee|Red Bull|caffeine",
    "amphetamine": "Adderall|Evekeo|speed|amphetamine",
    "methamphetamine": "meth|crystal meth|methamphetamine|tina",
    "methylphenidate": "Ritalin|Concerta",
    "cocaine": "cocaine|Crack|coke|crack cocaine",
    "mdma": "Mdma|Mdma/Hallucinogen|molly|ecstasy",
    "dxm": "DXM|Robitussin DM|dextromethorphan",
    "ketamine": "ketamine|Ketalar|special k",
    "nitrous": "whippets|laughing gas|nitrous oxide",
    "ssri_sertraline": "sertraline|Zoloft|Lustral|setraline",
    "fluoxetine": "Prozac",
    "venlafaxine": "Effexor|venlafaxin",
    "bupropion": "Wellbutrin|Zyban",
    "maoi": "MAOI|MAO inhibitors",
    "acetaminophen": "paracetamol|Tylenol|acetaminophen|APAP",
    "disulfiram": "Antabuse",
    "metronidazole": "Flagyl",
    "melatonin": "melatonin|Circadin",
    "ondansetron": "Zofran",
    "xylazine": "tranq|xylazine",
    "unknown_opioid": "Opioid|opioids|an opiate|an opioid, I do not know which",
    "unknown_benzodiazepine": "Benzodiazepine|benzos|a benzo",
    "unknown_sleeping_pill": "sleeping pills|a sleeping pill",
    "unknown_z_drug": "a Z-drug|z drugs",
    "unknown_gabapentinoid": "a gabapentinoid|gabapentinoids",
    "unknown_sedative": "Sedative-Hypnotic|an unknown sedative|downers",
    "street_pill": "pressed pill|a street pill|unknown powder",
    "unknown_muscle_relaxant": "Musclerelax|muscle relaxer",
    "unknown_antipsychotic": "Antipsychotic",
    "unknown_antidepressant": "Antidepressant",
    "unknown_barbiturate": "Barbiturate",
    "unknown_antihistamine": "antihistamines",
    "unknown_inhalant": "Inhalant",
    "unknown_stimulant": "Stimulant",
    "pcp": "PCP|phencyclidine|angel dust",
    "synthetic_cannabinoid": "K2|Spice|synthetic cannabis",
    "psychedelic": "Hallucinogen|psychedelics|a psychedelic",
    "pseudoephedrine": "Sudafed|Pseudoephedrine",
}
EXPECTED |= MORE_DEPRESSANTS
CASES = [(name, identity) for identity, names in EXPECTED.items() for name in names.split("|")]

NOT_RECOGNISED = {"Unknown", "what"}
"""In the real records: an answer that says nothing, and a stray column name. They are kept, and not checked."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return shipped_knowledge()


def test_the_table_is_long_enough_and_names_substances_that_exist(knowledge: Knowledge) -> None:
    assert len(CASES) >= 250
    assert set(EXPECTED) <= set(knowledge.substances)


@pytest.mark.parametrize(("name", "identity"), CASES)
def test_a_name_leads_to_its_substance_in_any_case(knowledge: Knowledge, name: str, identity: str) -> None:
    for written in (name, name.upper(), name.lower(), name.title(), f"  {name} ", name.replace(" ", "-")):
        assert knowledge.recognise(written) == identity, written


@pytest.mark.parametrize(
    "name", ["", "   ", "Unknown", "what", "painkiller", "water", "xyzzy", "?", "🍵", "0", "asdf jkl"]
)
def test_what_is_not_a_substance_stays_unrecognised(knowledge: Knowledge, name: str) -> None:
    assert knowledge.recognise(name) is None


def test_every_substance_has_names_beside_its_own(knowledge: Knowledge) -> None:
    for substance in knowledge.substances.values():
        assert len(substance.names) >= 5, substance.id
    assert len(knowledge.name_index) > 2500


def test_an_ambiguous_name_is_asked_about_and_never_guessed(knowledge: Knowledge) -> None:
    assert knowledge.recognise("cough syrup") is None
    assert set(knowledge.name_index["coughsyrup"]) == {"codeine", "dxm"}


def test_accents_and_dots_do_not_count(knowledge: Knowledge) -> None:
    assert knowledge.recognise("Antabüs") == knowledge.recognise("antabus") == "disulfiram"
    assert knowledge.recognise("T.H.C.") == "cannabis_smoked"
    assert knowledge.recognise("co codamol") == "codeine_paracetamol"


def test_every_name_of_the_real_records_is_recognised_or_said_not_to_be(
    knowledge: Knowledge, real_records: Path
) -> None:
    with (real_records / "tlfb.csv").open(newline="") as file:
        written = Counter(row["what"] for row in csv.DictReader(file))
    unrecognised = {name for name in written if knowledge.recognise(name) is None}
    assert unrecognised <= NOT_RECOGNISED
    assert sum(written[name] for name in unrecognised) < sum(written.values()) / 1000


def test_depressants_of_the_real_records_have_the_tier_that_rules_need(knowledge: Knowledge) -> None:
    tiers = {
        1: [
            "Heroin",
            "Oxycodone",
            "Hydrocodone",
            "Benzodiazepine",
            "Suboxone",
            "Alcohol",
            "Opioid",
            "Methadone",
            "Opium",
        ],
        2: ["Musclerelax", "Antipsychotic", "Antidepressant", "Inhalant"],
        3: ["Thc"],
        None: ["Cocaine", "Crack", "Amphetamine", "Mdma", "Caffeine", "Pseudoephedrine", "Acetaminophen"],
    }
    for tier, names in tiers.items():
        for name in names:
            assert knowledge.substances[str(knowledge.recognise(name))].tier == tier, name
