"""A small folder of knowledge that uses each shape and each field, so that a mutant is read in a millisecond."""

from pathlib import Path
from typing import Final

_SOURCES: Final = """
[sources.label]
title = "A label"
mark = "read"
reviewed = 2026-11-22
[sources.guess]
title = "What is commonly known"
mark = "to confirm"
reviewed = 2026-10-01
"""

_STEPS: Final = """
[steps.not_alone]
title = "Do not be alone."
text = "Ask someone to stay."
[steps.add_nothing]
title = "Add nothing more."
text = "Not to {b} and not to {all}."
"""

_CLASSES: Final = "".join(
    f'[[classes]]\nid = "{name}"\none = "a {name}"\nmany = "{name}s"\n'
    for name in ("opioid", "kratom", "benzodiazepine", "alcohol", "maoi", "serotonergic", "seizure", "long_acting")
)

_TEXT: Final = """title = "{a} and {b} met"
consequence = "Can stop your breathing"
summary = "{earlier} and then {later}."
why = "Both slow it. {all}."
steps = ["not_alone", "add_nothing"]
"""

_SUBSTANCES: Final = '''
reviewed = 2026-11-22
[[substance]]
id = "kratom_leaf"
name = "kratom"
ingredient = "kratom"
classes = ["opioid", "kratom"]
tier = 1
windows_h = [24, 72, 120]
window_note = "a long tail"
repeat_lengthens = true
effect_h = [2, 6]
half_life_h = [23, 68]
half_life_used_h = 24
onset = "10-40 min"
routes = ["oral"]
units = ["g"]
depressant = "yes"
slows_breathing = "yes"
confidence = "medium"
sources = """
read: A study 2015
to confirm: commonly said"""
generic = "kratom, mitragynine"
brand = "Brand"
spelling = "kratum, cratom"
slang = """
red bali, white horn"""
reviewed = 2026-11-01
[[substance]]
id = "diazepam"
name = "diazepam"
ingredient = "diazepam"
split_from = ["kratom_leaf"]
classes = ["benzodiazepine", "long_acting"]
tier = 2
windows_h = [48, 168.5, 336]
onset = "hours"
confidence = "high"
sources = "read: label"
generic = "diazepam, benzo"
[[substance]]
id = "phenelzine"
name = "phenelzine"
ingredient = "phenelzine"
classes = ["maoi"]
windows_h = [24, 48, 72]
onset = "1-3 h"
confidence = "high"
sources = "data: a table"
[[substance]]
id = "sertraline"
name = "sertraline"
ingredient = "sertraline"
classes = ["serotonergic"]
tier = 3
windows_h = [24, 120, 168]
confidence = "low"
sources = "read: label"
'''

_MORE_SUBSTANCES: Final = """
reviewed = 2026-11-22
[[substance]]
id = "alcohol"
name = "alcohol"
ingredient = "alcohol"
classes = ["alcohol"]
tier = 1
confidence = "high"
sources = "read: a review"
[[substance]]
id = "unknown_opioid"
name = "an opioid"
ingredient = "unknown_opioid"
classes = ["opioid"]
tier = 1
windows_h = [12, 24, 48]
class_level = true
confidence = "low"
sources = "to confirm: as the worst of them"
generic = "opioid, benzo"
"""

_PAIRS: Final = f"""
[[pair]]
id = "D1"
level = "critical"
a = {{ classes = ["opioid"], not_classes = ["seizure"] }}
b = {{ classes = ["benzodiazepine"] }}
different = "class"
mechanism = "Both slow breathing."
may_notice = "Sleepiness."
how_sure = "well_established"
sources = ["label", "guess"]
exceptions = [{{ a = {{ substances = ["kratom_leaf"] }}, b = {{ tiers = [2] }}, level = "serious" }}]
beside = "And it adds up."
signs_in_yourself = ["very sleepy"]
signs_others_see = ["does not wake"]
[pair.texts.critical]
{_TEXT}[pair.texts.serious]
{_TEXT}[pair.texts.caution]
{_TEXT}[pair.texts.note]
{_TEXT}
[[pair]]
id = "M1"
level = "serious"
a = {{ classes = ["maoi"] }}
b = {{ classes = ["serotonergic", "opioid"], substances = ["alcohol"] }}
directional = true
look_backs = [
    {{ earlier = {{ classes = ["maoi"] }}, later = {{ classes = ["serotonergic"] }}, until_h = 336.0 }},
    {{ earlier = {{ classes = ["serotonergic"] }}, later = {{ classes = ["maoi"] }}, until_h = 840.0, from_h = 1.5 }},
]
new_after_h = 168
raised_by_count = 2
mechanism = "Both raise serotonin."
may_notice = "Shivering."
how_sure = "likely"
sources = ["label"]
[pair.texts.critical]
{_TEXT}[pair.texts.serious]
{_TEXT}[pair.texts.caution]
{_TEXT}[pair.texts.note]
{_TEXT}
[[pair]]
id = "A1"
level = "caution"
a = {{ classes = ["alcohol"] }}
b = {{ classes = ["kratom"], tiers = [3] }}
alcohol_from_g = 42
mechanism = "Both make sleepy."
may_notice = "Sleep."
how_sure = "possible"
sources = ["guess"]
[pair.texts.caution]
{_TEXT}[pair.texts.note]
{_TEXT}"""

_STACK: Final = f"""
[[stack]]
id = "N3+"
tiers = [1, 2, 3]
count = 3
mechanism = "They add up."
may_notice = "Sleepiness."
how_sure = "unknown"
sources = ["label"]
[stack.texts.critical]
{_TEXT}[stack.texts.serious]
{_TEXT}"""

_SAFETY: Final = f"""
[[safety]]
id = "P1"
levels = ["critical", "serious"]
mechanism = "The brain has adapted."
may_notice = "Shaking."
how_sure = "well_established"
sources = ["label"]
signs_in_yourself = ["severe shaking"]
signs_others_see = ["a seizure"]
question = "Did you stop, or just not log?"
[safety.answers]
stopped = "I stopped"
not_logged = "I just did not log it"
[safety.groups]
alcohol = {{ classes = ["alcohol"] }}
beside = {{ classes = ["seizure"] }}
[safety.texts.critical]
{_TEXT}[safety.texts.serious]
{_TEXT}
[[safety]]
id = "P7"
levels = ["serious", "caution"]
mechanism = "A second amount before the first peaks."
may_notice = "Sleepiness."
how_sure = "likely"
sources = ["label"]
[safety.groups]
opioids = {{ classes = ["opioid"] }}
depressants = {{ tiers = [1, 2] }}
[safety.texts.serious]
{_TEXT}[safety.texts.caution]
{_TEXT}[safety.cases.alcohol]
{_TEXT}"""

_ABOUT: Final = """
of = ["kratom", "diazepam"]
[[chapter]]
title = "What it is"
[[chapter.statement]]
text = "The leaf of a tree."
sources = ["label"]
[[chapter.statement]]
text = "How it is in the long run is not known."
not_known = true
"""

_COUNTRIES: Final = """
[[country]]
code = "US"
name = "United States"
emergency = { number = "911", checked_on = 2026-11-01 }
crisis = { number = "988", note = "call or text" }
poison = { number = "1-800-222-1222" }
drug_help = { number = "1-800-662-4357", name = "SAMHSA" }
standard_drink_g = 14
[[country]]
code = "ZZ"
name = "elsewhere"
emergency = { number = "your local emergency number" }
standard_drink_g = 10
"""

_DRINKS: Final = """
[[drink]]
id = "beer"
name = "beer"
names = ["lager", "bottle of beer"]
volume_ml = 330
abv_percent = 5.2
"""

_EMERGENCY: Final = """
signs_in_yourself = ["very sleepy"]
signs_others_see = ["will not wake"]
never_do = ["Do not leave them alone."]
withdrawal_signs = ["a seizure"]
withdrawal_text = "Withdrawal from alcohol can kill."
sources = ["label"]
steps_for_bystander = [{ title = "Call.", text = "Now." }]
steps_for_yourself = [{ title = "Unlock the door.", text = "Sit up." }]
"""

_INSTRUMENT: Final = """
id = "withdrawal-opioid"
list = "opioid"
title = "Withdrawal check-in"
short = "Opioids"
source = "Signs as two manuals name them"
credit = "Journal"
licence = "CC0-1.0"
version = "1"
reviewed = 2026-11-22
red = ["seizure", "fever"]
[[item]]
id = "aches"
words = "Aching muscles"
[[item]]
id = "sleep"
words = "Poor sleep"
"""

FILES: Final[dict[str, str]] = {
    "about/kratom.toml": _ABOUT,
    "classes.toml": _CLASSES,
    "countries.toml": _COUNTRIES,
    "drinks.toml": _DRINKS,
    "emergency.toml": _EMERGENCY,
    "instruments/withdrawal.toml": _INSTRUMENT,
    "interactions/pairs.toml": _PAIRS,
    "interactions/stacks.toml": _STACK,
    "safety/stops.toml": _SAFETY,
    "sources.toml": _SOURCES,
    "steps.toml": _STEPS,
    "substances/more.toml": _MORE_SUBSTANCES,
    "substances/some.toml": _SUBSTANCES,
}
COUNTS: Final = {
    "substances": 6, "classes": 8, "pair_rules": 3, "stack_rules": 1, "safety_rules": 2, "statements": 2,
    "countries": 2, "drinks": 1, "instruments": 1,
}  # fmt: skip


def write_small_folder(folder: Path) -> Path:
    """The files, and the manifest that lists and counts them."""
    listed = ", ".join(f'"{name}"' for name in FILES)
    counts = "\n".join(f"{what} = {count}" for what, count in COUNTS.items())
    manifest = f'files = [{listed}]\n{counts}\nambiguous = ["benzo"]\n'
    for name, text in {**FILES, "knowledge.toml": manifest}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
