"""What a box says in six countries, and what a pill is called on the street, leads to the right row."""

import pytest

from journal_app.domain.knowledge import Knowledge
from tests.shipped import shipped_knowledge

BRANDS = {
    "US": {
        "oxycodone": "Roxicodone|Oxaydo|RoxyBond", "oxycodone_er": "OxyContin|Xtampza ER",
        "oxycodone_paracetamol": "Percocet|Endocet|Nalocet", "hydrocodone": "Norco|Vicodin|Lortab|Hycodan",
        "hydrocodone_er": "Hysingla ER", "morphine_er": "MS Contin|Kadian", "codeine_paracetamol": "Tylenol 3",
        "hydromorphone": "Dilaudid", "oxymorphone_er": "Opana ER", "meperidine": "Demerol", "tramadol": "Ultram|Qdolo",
        "tramadol_paracetamol": "Ultracet", "tapentadol_er": "Nucynta ER", "methadone": "Dolophine|Methadose",
        "buprenorphine": "Suboxone|Zubsolv|Belbuca", "buprenorphine_xr": "Sublocade", "buprenorphine_patch": "Butrans",
        "butorphanol": "Stadol", "pentazocine": "Talwin", "oliceridine": "Olinvyk", "alprazolam_xr": "Xanax XR",
        "lorazepam_xr": "Loreev XR", "clonazepam": "Klonopin", "quazepam": "Doral", "clorazepate": "Tranxene",
        "zolpidem_er": "Ambien CR", "eszopiclone": "Lunesta", "lemborexant": "Dayvigo", "ramelteon": "Rozerem",
        "secobarbital": "Seconal", "butalbital": "Fioricet|Esgic", "butalbital_codeine": "Fioricet with codeine",
        "gabapentin_er": "Gralise|Horizant", "carisoprodol": "Soma", "metaxalone": "Skelaxin",
        "chlorzoxazone": "Lorzone", "orphenadrine": "Norflex", "dimenhydrinate": "Dramamine",
        "meclizine": "Antivert|Bonine",
        "chlorphenamine": "Chlor-Trimeton", "diphenhydramine_paracetamol": "Tylenol PM", "cold_remedy_night": "NyQuil",
        "esketamine": "Spravato", "dexmedetomidine": "Igalmi|Precedex", "guanfacine": "Intuniv|Tenex",
        "lofexidine": "Lucemyra", "naltrexone_xr": "Vivitrol", "naltrexone_bupropion": "Contrave",
        "nalmefene_rescue": "Opvee|Zurnai", "diphenoxylate": "Lomotil",
    },
    "UK and Ireland": {
        "oxycodone": "OxyNorm|Shortec", "oxycodone_er": "Longtec", "morphine": "Oramorph|Sevredol",
        "morphine_er": "MST Continus|Zomorph", "codeine_paracetamol": "Solpadol|Zapain|Solpadeine",
        "dihydrocodeine": "DF118", "dihydrocodeine_er": "DHC Continus", "dihydrocodeine_paracetamol": "Remedeine",
        "tramadol_er": "Zydol SR|Maxitram", "tapentadol": "Palexia", "methadone": "Physeptone",
        "buprenorphine": "Espranor|Temgesic", "buprenorphine_patch": "BuTec|Bupeaze", "meptazinol": "Meptid",
        "dipipanone": "Diconal", "nitrazepam": "Mogadon", "zopiclone": "Zimovane", "clomethiazole": "Heminevrin",
        "chloral_hydrate": "Welldorm", "pregabalin": "Alzain|Lyrica", "promethazine": "Phenergan",
        "night_nurse": "Night Nurse", "cyclizine": "Valoid", "chlorphenamine": "Piriton", "cinnarizine": "Stugeron",
        "scopolamine": "Kwells", "nalmefene": "Selincro", "naloxone": "Nyxoid|Prenoxad", "moxonidine": "Physiotens",
    },
    "Germany and Austria": {
        "tilidine": "Valoron N|Andolor", "piritramide": "Dipidolor", "oxycodone_er": "Oxygesic|Targin",
        "hydromorphone_er": "Palladon retard|Jurnista", "tramadol_er": "Tramal retard", "methadone": "L-Polamidon",
        "buprenorphine_patch": "Norspan|Transtec", "fentanyl_patch": "Durogesic", "diazepam": "Faustan|Gewacalm",
        "bromazepam": "Lexotanil|Normoc", "lorazepam": "Tavor", "flunitrazepam": "Rohypnol", "lormetazepam": "Noctamid",
        "medazepam": "Rudotel", "flurazepam": "Dalmadorm|Staurodorm", "tetrazepam": "Musaril",
        "zopiclone": "Ximovan", "zolpidem": "Bikalm|Stilnox", "primidone": "Mylepsinum|Liskantin",
        "tolperisone": "Mydocalm|Viveo", "pridinol": "Myopridin", "flupirtine": "Katadolon",
        "dimetindene": "Fenistil", "dimenhydrinate": "Vomex A", "doxylamine": "Hoggar Night",
        "cold_remedy_night": "Wick MediNait", "cinolazepam": "Gerodorm",
    },
    "France": {
        "morphine_er": "Skenan", "morphine": "Actiskenan", "tramadol_er": "Topalgic LP",
        "tramadol_paracetamol": "Ixprim", "codeine_paracetamol": "Codoliprane|Klipal|Dafalgan codeine",
        "dihydrocodeine_er": "Dicodin LP",
        "bromazepam": "Lexomil", "prazepam": "Lysanxia", "oxazepam": "Seresta", "lorazepam": "Temesta",
        "loprazolam": "Havlane", "ethyl_loflazepate": "Victan", "clobazam": "Urbanyl", "zolpidem": "Stilnox",
        "zopiclone": "Imovane", "alimemazine": "Theralene", "mequitazine": "Primalan", "doxylamine": "Donormyl",
        "thiocolchicoside": "Coltramyl", "mephenesin": "Decontractyl", "nalbuphine": "Nalpain",
    },
    "Spain, Italy and Portugal": {
        "alprazolam": "Trankimazin|Frontal", "bromazepam": "Lexatin", "lorazepam": "Orfidal", "ketazolam": "Sedotime",
        "lormetazepam": "Minias", "delorazepam": "Dadumir", "brotizolam": "Sintonal", "cloxazolam": "Olcadil",
        "mexazolam": "Sedoxil", "bentazepam": "Tiadipona", "tramadol_paracetamol": "Pontalsic",
        "tramadol": "Adolonta", "codeine_paracetamol": "Tachidol", "dimenhydrinate": "Biodramina|Xamamina",
        "doxylamine": "Dormidina", "thiocolchicoside": "Muscoril|Relmus", "clonazepam": "Rivotril",
        "ghb": "liquid ecstasy", "sodium_oxybate": "Alcover",
    },
    "Australia and Canada": {
        "oxycodone": "Endone|Supeudol", "oxycodone_er": "OxyNEO", "codeine_paracetamol": "Panadeine Forte",
        "codeine_paracetamol_antihistamine": "Mersyndol",
        "hydromorphone_er": "Hydromorph Contin", "codeine_er": "Codeine Contin", "tapentadol_er": "Palexia SR",
        "tramadol_er": "Tridural|Durela", "buprenorphine_xr": "Buvidal", "buprenorphine_weekly": "Buvidal Weekly",
        "temazepam": "Temaze|Normison", "diazepam": "Valpam|Antenex", "alprazolam": "Kalma", "oxazepam": "Serepax",
        "bromazepam": "Lectopam", "zolpidem": "Sublinox|Stilnox", "doxylamine": "Restavit|Dozile",
        "promethazine": "Avomine", "methocarbamol_paracetamol": "Robaxacet", "dimenhydrinate": "Gravol",
        "chlorphenamine": "Demazin", "methoxyflurane": "Penthrox", "pholcodine": "Duro-Tuss",
    },
}  # fmt: skip

STREET = {
    "fentanyl": "blues|M30|M30s|dirty 30s|pressed blues|dope|fetty|tranq dope",
    "designer_benzo": "bars|street bars|fake xanax|green hulks|pressed xanax",
    "alprazolam": "xannies|zannies|zanbars|footballs|xans",
    "codeine_promethazine": "lean|purple drank|sizzurp|dirty sprite",
    "oxycodone_paracetamol": "percs",
    "xylazine": "tranq|zombie drug",
    "medetomidine": "rhino tranq",
    "street_pill": "presses|pressies|pressed pill|fake pills",
    "flunitrazepam": "roofies|rophies",
    "nimetazepam": "happy 5",
    "diazepam": "vallies|blue vallies",
    "temazepam": "jellies|eggs",
    "gabapentin": "gabbies|morontin",
    "methaqualone": "ludes|mandies",
    "etomidate": "space oil|kpods",
    "o_dsmt": "O-DSMT",
    "brorphine": "purple heroin",
    "u_47700": "pinky",
    "nitazene": "isotonitazene|protonitazene",
}

CASES = [
    (name, identity)
    for table in (*BRANDS.values(), STREET)
    for identity, names in table.items()
    for name in names.split("|")
]

STRAINS = (
    "Red Bali", "Maeng Da", "Green Malay", "White Borneo", "Red Borneo", "White Maeng Da", "Super Green Malay",
    "Red Hulu", "White Hulu", "Yellow Vietnam", "Red Jongkong", "White Elephant", "Green Horn", "Chocolate Borneo",
    "Red Sumatra", "White Thai", "Gold Bali", "Red Jambi", "Green Vietnam", "Super Indo", "Green Papua", "Red vein",
    "green vein kratom", "white kratom",
)  # fmt: skip


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return shipped_knowledge()


def test_the_lists_are_long_enough() -> None:
    assert sum(len(names.split("|")) for table in BRANDS.values() for names in table.values()) >= 190
    assert len({name for name, _ in CASES}) >= 220


@pytest.mark.parametrize(("name", "identity"), CASES)
def test_a_brand_or_a_street_name_leads_to_its_row(knowledge: Knowledge, name: str, identity: str) -> None:
    assert knowledge.recognise(name) == identity


@pytest.mark.parametrize("strain", STRAINS)
def test_a_strain_of_kratom_is_a_name_of_the_leaf_and_says_nothing_of_its_effect(
    knowledge: Knowledge, strain: str
) -> None:
    assert knowledge.recognise(strain) == "kratom_leaf"
    kinds = {name.text.lower(): name.kind for name in knowledge.substances["kratom_leaf"].names}
    assert kinds[strain.lower()] == "slang"


def test_a_name_of_two_substances_asks(knowledge: Knowledge) -> None:
    for name, meant in (
        ("cough syrup", {"codeine", "dxm"}),
        ("pseudo", {"pseudoindoxyl", "pseudoephedrine"}),
        ("yellow jackets", {"pentobarbital", "amphetamine"}),
    ):
        assert knowledge.recognise(name) is None, name
        assert set(knowledge.name_index[name.replace(" ", "")]) == meant


def test_slow_forms_share_their_ingredient_and_outlast_the_quick_form(knowledge: Knowledge) -> None:
    rows = knowledge.substances
    slow = [row for row in rows.values() if "extended_release" in row.classes and row.ingredient in rows]
    assert len(slow) >= 20
    for row in slow:
        quick = rows[row.ingredient]
        assert row.ingredient == quick.ingredient
        assert row.windows is not None
        assert quick.windows is not None
        assert row.windows.active_h >= quick.windows.active_h, row.id


def test_what_stands_for_an_unknown_one_is_never_shorter_than_the_usual_ones_of_its_kind(knowledge: Knowledge) -> None:
    """A person who does not know which is counted for at least as long as with the common choices."""
    rows = knowledge.substances
    for unknown, usual in {
        "unknown_opioid": ("heroin", "fentanyl", "oxycodone", "hydrocodone", "morphine", "codeine", "hydromorphone"),
        "unknown_benzodiazepine": ("alprazolam", "clonazepam", "lorazepam", "temazepam", "oxazepam", "etizolam"),
        "unknown_z_drug": ("zolpidem", "zopiclone", "eszopiclone", "zaleplon"),
        "unknown_orexin_blocker": ("suvorexant", "lemborexant", "daridorexant"),
        "unknown_gabapentinoid": ("gabapentin", "pregabalin"),
        "unknown_muscle_relaxant": ("baclofen", "cyclobenzaprine", "methocarbamol", "tizanidine", "metaxalone"),
        "unknown_antihistamine": ("diphenhydramine", "hydroxyzine", "promethazine", "doxylamine"),
        "unknown_barbiturate": ("phenobarbital", "butalbital", "secobarbital", "pentobarbital"),
        "unknown_kratom": ("kratom_leaf", "kratom_extract", "seven_oh", "mgm_15", "pseudoindoxyl"),
        "unknown_dissociative": ("ketamine", "esketamine", "three_meo_pcp"),
        "unknown_alpha2": ("clonidine", "lofexidine", "guanfacine", "tizanidine"),
    }.items():
        stands = rows[unknown].windows
        assert stands is not None
        assert rows[unknown].class_level
        for each in usual:
            windows = rows[each].windows
            assert windows is not None
            assert windows.trace_h <= stands.trace_h, (unknown, each)
