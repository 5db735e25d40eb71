"""Pairs that published lists call dangerous, and pairs of everyday life, as plain names in our own selection.

Each dangerous line is a rule and pairs of names that it must call serious or critical. The lists behind them are those
of the sources of each rule: FDA, product labels, the ONC high-priority list, NDF-RT, TripSit and PsychonautWiki.
"""

from functools import cache

import pytest

from journal_app.domain.combination import CombinationResult, check_combination
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.levels import Level
from journal_app.domain.rule_table import RuleTable
from tests.shipped import shipped_knowledge

DANGEROUS = """
D1: oxycodone + alprazolam; Percocet + Xanax; hydrocodone + diazepam; methadone + Valium; Suboxone + Klonopin
D1: heroin + benzos; fentanyl + midazolam; tramadol + temazepam; codeine + clonazepam; tapentadol + estazolam
D1: opioids + benzodiazepines; subutex + rivotril; tilidine + tavor; morphine + lorazepam; M30 + etizolam
D2: oxycodone + alcohol; methadone + beer; codeine + wine; fentanyl + vodka; heroin + booze; nitazenes + alcohol
D2: tramadol + alcohol; tianeptine + alcohol; buprenorphine + whiskey; opioids + ethanol; lean + vodka
D3: oxycodone + soma; heroin + GHB; opioids + GBL; methadone + phenobarbital; hydrocodone + carisoprodol
D3: tramadol + GHB; fentanyl + barbiturates; morphine + meprobamate; codeine + butalbital
D4: alcohol + alprazolam; alcohol + benzodiazepines; vodka + GHB; wine + phenobarbital; GHB + diazepam; xyrem + alcohol
D4: alcohol + chlordiazepoxide; alcohol + carisoprodol; booze + xannies; Xyrem + lorazepam; diazepam + phenobarbital
D5: opioids + tramadol; tramadol + oxycodone; fentanyl + heroin; methadone + morphine; codeine + tapentadol
D6: Xanax + Valium; Ativan + Klonopin; etizolam + diazepam; phenobarbital + secobarbital
D7: gabapentin + oxycodone; Lyrica + heroin; pregabalin + morphine; Neurontin + methadone; gabapentin + alcohol
D7: pregabalin + diazepam; pregabalin + buprenorphine; Lyrica + alcohol; gabapentin + tramadol
D8: zolpidem + oxycodone; Ambien + alcohol; zopiclone + morphine; phenibut + alcohol; suvorexant + alcohol
D8: zolpidem + alprazolam; phenibut + kratom; zaleplon + alcohol; Xyrem + Ambien
D9: heroin + cocaine; fentanyl + methamphetamine; opioids + cocaine; oxycodone + crack; GHB + methamphetamine
D9: GBL + mephedrone; PCP + amphetamines; PCP + cocaine; diphenhydramine + mephedrone
D10: codeine + promethazine; oxycodone + Benadryl; alcohol + diphenhydramine; alcohol + Seroquel; heroin + xylazine
D10: fentanyl + medetomidine; oxycodone + clonidine; morphine + baclofen; alcohol + baclofen; alcohol + amitriptyline
D10: methadone + olanzapine; alcohol + tizanidine; oxycodone + Flexeril; GHB + diphenhydramine; alcohol + trazodone
D10: clozapine + diazepam; clozapine + lorazepam
D11: alcohol + ketamine; opioids + DXM; GHB + ketamine; alcohol + DXM; heroin + MXE; GHB + PCP; tramadol + ketamine
D11: alcohol + dissociatives; benzodiazepines + PCP; alcohol + methoxetamine
D12: gabapentin + zolpidem; phenibut + pregabalin; diphenhydramine + ketamine; diphenhydramine + DXM
D12: phenibut + ketamine; zolpidem + dissociatives
K1: kratom + alcohol; mitragynine + beer; 7-OH + vodka; kratum + alchohol
K2: kratom + diazepam; kratom + Xanax; 7oh + benzos; kratom + GHB; kratom + phenobarbital; kratom + carisoprodol
K3: kratom + oxycodone; kratom + tramadol; kratom + methadone; kratom + heroin; 7-OH + fentanyl; kratom + tianeptine
A1: oxycodone + naltrexone; methadone + ReVia; kratom + naltrexone; heroin + Vivitrol; buprenorphine + naltrexone
A2: heroin + naloxone; fentanyl + Narcan; methadone + naloxone
A3: methadone + Suboxone; fentanyl + Subutex; heroin + buprenorphine; kratom + Suboxone
S1: phenelzine + tramadol; Nardil + Robitussin DM; Parnate + Adderall; selegiline + Demerol; MAOIs + SSRIs
S1: MAOIs + MDMA; MAOIs + cocaine; MAOIs + amphetamines; MAOIs + aMT; MAOIs + DXM; MAOIs + 5-MeO-xxT; MAOIs + PCP
S1: linezolid + Lexapro; methylene blue + fluoxetine; moclobemide + clomipramine; ayahuasca + Prozac; harmine + tramadol
S1: phenelzine + kratom; phenelzine + fentanyl; isocarboxazid + Effexor; rasagiline + methadone; selegiline + bupropion
S1: phenelzine + beer; MAOIs + tyramine; tranylcypromine + cheese; phenelzine + carbamazepine
S1: aMT + mescaline; aMT + PCP
S1: aMT + SSRIs; aMT + MDMA; tranylcypromine + pseudoephedrine; phenelzine + sumatriptan; phenelzine + levodopa
S2: tramadol + Zoloft; tapentadol + duloxetine; DXM + SSRIs; Delsym + Paxil; tramadol + amitriptyline; DXM + lithium
S2: tramadol + cyclobenzaprine; pethidine + sertraline; tramadol + mirtazapine; tramadol + lithium; DXM + tramadol
S2: MDMA + lithium; MDMA + mephedrone; MDMA + 5-HTP; MDMA + DXM; MDMA + paroxetine; mephedrone + SSRIs; MXE + lithium
S2: sertraline + St John's wort; fluoxetine + 5-HTP; fentanyl + SSRIs; methadone + duloxetine; PCP + DXM; PCP + 2C-T-x
S3: tramadol + Wellbutrin; tramadol + cocaine; tapentadol + amphetamines; tramadol + MDMA; tramadol + LSD
S3: LSD + lithium; mushrooms + lithium; DMT + lithium; 2C-B + lithium; mescaline + lithium; tramadol + psilocybin
S3: NBOMe + amphetamines; 25x-NBOH + cocaine; DOx + amphetamines
Q1: methadone + Celexa; methadone + Imodium; methadone + haloperidol; methadone + ondansetron; methadone + hydroxyzine
Q1: methadone + cocaine; methadone + ibogaine; methadone + moxifloxacin; methadone + Seroquel
Q2: pimozide + clarithromycin; thioridazine + fluoxetine; sotalol + ziprasidone; dofetilide + citalopram
Q2: amiodarone + citalopram; ibogaine + loperamide; quinidine + thioridazine
L1: disulfiram + alcohol; Antabuse + wine; disulfiram + mouthwash; Antabuse + NyQuil
L4: alcohol + cocaine; vodka + coke; beer + crack; alcohol + stimulants
C1: fentanyl + ketoconazole; oxycodone + clarithromycin; triazolam + itraconazole; alprazolam + Nizoral
C1: midazolam + ritonavir; fentanyl + grapefruit; buprenorphine + ketoconazole; fentanyl + erythromycin
C1: kratom + grapefruit; kratom + clarithromycin; alprazolam + fluvoxamine
C1: oxycodone + fluconazole; triazolam + erythromycin; ramelteon + fluvoxamine
B1: tizanidine + ciprofloxacin; Zanaflex + Luvox; Viagra + poppers; tadalafil + nitroglycerin; sildenafil + isosorbide
"""

ORDINARY = """
caffeine + nicotine; paracetamol + ibuprofen; omeprazole + sertraline; vitamin D + magnesium; metformin + atorvastatin
amoxicillin + paracetamol; coffee + ibuprofen; levothyroxine + vitamin D; contraceptive pill + ibuprofen
salbutamol + prednisolone; nicotine patch + paracetamol; electrolytes + loperamide; aspirin + atorvastatin
cetirizine + paracetamol; loratadine + ibuprofen; fexofenadine + amoxicillin; insulin + metformin; tea + paracetamol
lisinopril + atorvastatin; amlodipine + atorvastatin; ramipril + amlodipine; losartan + metformin; zinc + vitamin C
pantoprazole + ibuprofen; iron + vitamin C; multivitamin + coffee; fish oil + vitamin D; creatine + protein powder
probiotics + amoxicillin; doxycycline + ibuprofen; montelukast + salbutamol; levothyroxine + contraceptive pill
sertraline + paracetamol; fluoxetine + vitamin D; citalopram + paracetamol; venlafaxine + paracetamol
sertraline + coffee; fluoxetine + nicotine; bupropion + nicotine patch; varenicline + nicotine gum; lithium + vitamin D
Adderall + vitamin D; methylphenidate + paracetamol; lamotrigine + paracetamol; quetiapine + vitamin D
buprenorphine + paracetamol; methadone + paracetamol; methadone + nicotine; Suboxone + ibuprofen; Suboxone + nicotine
kratom + vitamin C; kratom + ibuprofen; kratom + nicotine; oxycodone + ibuprofen; oxycodone + senna; codeine + ibuprofen
morphine + macrogol; tramadol + paracetamol; naltrexone + paracetamol; naltrexone + sertraline; naltrexone + alcohol
acamprosate + alcohol; diazepam + paracetamol; alprazolam + ibuprofen; zolpidem + paracetamol; gabapentin + paracetamol
pregabalin + ibuprofen; melatonin + paracetamol; cannabis + ibuprofen; cannabis + nicotine; alcohol + nicotine
alcohol + vitamin C; alcohol + omeprazole; alcohol + levothyroxine; alcohol + electrolytes; alcohol + contraceptive pill
alcohol + LSD; alcohol + mushrooms; caffeine + SSRIs; caffeine + LSD; SSRIs + mushrooms; SSRIs + 2C-B; opioids + DMT
metoprolol + atorvastatin; bisoprolol + ramipril; propranolol + paracetamol; furosemide + paracetamol
warfarin + paracetamol; clopidogrel + atorvastatin; famotidine + ibuprofen; prednisolone + omeprazole
loperamide + paracetamol; ondansetron + paracetamol; azithromycin + paracetamol; ciprofloxacin + paracetamol
clarithromycin + paracetamol; fluconazole + contraceptive pill; metronidazole + paracetamol; semaglutide + metformin
naproxen + omeprazole; celecoxib + paracetamol; l-theanine + caffeine; sumatriptan + ibuprofen; sildenafil + paracetamol
sildenafil + amlodipine; tadalafil + atorvastatin; levodopa + rasagiline; cheese + coffee
lithium + coffee; lithium + bupropion; Tylenol + Advil; Prilosec + Zoloft; Lexapro + Advil; Synthroid + Lipitor
pseudoephedrine + paracetamol; guaifenesin + paracetamol; nasal spray + cetirizine; energy drink + paracetamol
"""


@cache
def knowledge() -> Knowledge:
    return shipped_knowledge()


@cache
def table() -> RuleTable:
    return RuleTable(knowledge())


def pairs(line: str) -> list[tuple[str, str]]:
    parted = [pair.strip().partition(" + ") for pair in line.split(";") if pair.strip()]
    return [(first, second) for first, _, second in parted]


def checked(*names: str) -> CombinationResult:
    return check_combination(knowledge(), names, table=table())


DANGEROUS_PAIRS = [
    (rule, *pair)
    for rule, _, written in (line.partition(": ") for line in DANGEROUS.strip().splitlines())
    for pair in pairs(written)
]
ORDINARY_PAIRS = [pair for line in ORDINARY.strip().splitlines() for pair in pairs(line)]


@pytest.mark.parametrize(("rule", "first", "second"), DANGEROUS_PAIRS, ids=lambda part: part)
def test_a_pair_that_published_lists_call_dangerous_is_serious_at_least(rule: str, first: str, second: str) -> None:
    found = checked(first, second)
    assert found.unknown == ()
    assert max((hit.level for hit in found.hits if hit.rule == rule), default=None) in (Level.SERIOUS, Level.CRITICAL)
    assert set(checked(second, first).hits) == set(found.hits)


@pytest.mark.parametrize(("first", "second"), ORDINARY_PAIRS, ids=lambda part: part)
def test_a_pair_of_everyday_life_is_quiet(first: str, second: str) -> None:
    found = checked(first, second)
    assert (found.hits, found.unknown) == ((), ())


def test_there_are_enough_pairs_and_none_stands_twice() -> None:
    assert len(DANGEROUS_PAIRS) >= 200
    assert len(ORDINARY_PAIRS) >= 100
    every = [frozenset(pair) for pair in (*(pair[1:] for pair in DANGEROUS_PAIRS), *ORDINARY_PAIRS)]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("diphenhydramine", "sertraline", Level.CAUTION),  # one is sold freely, and many take the other
        ("sertraline", "sumatriptan", Level.CAUTION),
        ("fluoxetine", "amitriptyline", Level.CAUTION),
        ("fentanyl patch", "sumatriptan", Level.CAUTION),
        ("MDMA", "2C-B", Level.CAUTION),
        ("rasagiline", "wine", Level.CAUTION),
        ("moclobemide", "cheese", Level.CAUTION),
        ("loperamide", "voriconazole", Level.CAUTION),
        ("quetiapine", "diltiazem", Level.CAUTION),
        ("citalopram", "ondansetron", Level.CAUTION),
        ("sodium oxybate", "modafinil", None),
        ("sodium oxybate", "methylphenidate", Level.CAUTION),
        ("olanzapine", "diazepam", Level.CAUTION),
        ("codeine", "fluoxetine", Level.NOTE),
        ("kratom", "fluconazole", Level.CAUTION),
        ("kratom", "carbamazepine", Level.SERIOUS),  # for the added sleepiness alone
        ("moclobemide", "wine", None),
        ("agomelatine", "clarithromycin", None),
        ("diazepam", "ciprofloxacin", None),
    ],
)
def test_a_pair_that_many_are_prescribed_or_that_is_less_sure_is_milder(
    first: str, second: str, level: Level | None
) -> None:
    assert checked(first, second).level == level


def test_the_order_of_the_rules_stands_as_written() -> None:
    """Of two rules that are as bad the later one leads an alert: moving a file or a rule changes what is read first."""
    assert [rule.id for rule in knowledge().pair_rules] == [
        *("L1", "L2", "L3", "L4", "L5"),
        *("V1", "M1", "M2", "M4", "C9", "M3", "E1", "E2", "R3", "R4", "R5", "W1", "W2"),
        *("W3", "C5", "C6", "C7", "C8", "H2", "H3", "L7", "L8", "Q4", "Q5", "B3", "N1", "O1"),
        *("H1", "R1", "R2", "B2", "C3", "C4", "Q3", "L6", "A4"),
        *("B1", "C1", "C2", "Q1", "Q2", "S1", "S2", "S3"),
        *(f"D{number}" for number in range(1, 14)),
        *(f"K{number}" for number in range(1, 6)),
        *("A1", "A2", "A3"),
    ]
    assert [rule.id for rule in knowledge().stack_rules] == ["N3+"]
