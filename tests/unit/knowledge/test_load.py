"""The shipped knowledge loads whole, or not at all, and says in one sentence why not."""

import functools
import random
import shutil
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from journal_app import paths
from journal_app.domain.knowledge import Knowledge, Windows
from journal_app.domain.levels import Level
from journal_app.errors import BadKnowledge
from journal_app.knowledge import load
from journal_app.knowledge.load import load_knowledge

SHIPPED = paths.resources() / "knowledge"
FILES = sorted(path.relative_to(SHIPPED).as_posix() for path in SHIPPED.rglob("*.toml"))


@pytest.fixture(scope="module")
def shipped() -> Knowledge:
    return load_knowledge()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "knowledge"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the first occurrence, which must be there."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(folder: Path) -> BadKnowledge:
    with pytest.raises(BadKnowledge) as caught:
        load_knowledge(folder)
    sentence = caught.value.sentence
    assert "warnings are off" in sentence
    assert "\n" not in sentence
    return caught.value


def test_every_clinical_row_is_there_with_its_windows(shipped: Knowledge) -> None:
    assert len(shipped.substances) >= 94
    assert shipped.substances["alprazolam"].windows == Windows(active_h=15, wearing_off_h=45, trace_h=75)
    assert shipped.substances["buprenorphine_xr"].windows == Windows(active_h=672, wearing_off_h=2160, trace_h=4320)
    assert shipped.substances["alcohol"].windows is None


def test_class_answers_take_the_windows_of_their_stand_in(shipped: Knowledge) -> None:
    rows = shipped.substances
    assert rows["unknown_opioid"].windows == rows["fentanyl"].windows
    assert rows["unknown_benzodiazepine"].windows == rows["designer_benzo"].windows
    for name in ("unknown_sleeping_pill", "unknown_sedative"):
        assert rows[name].tier == 1
        assert rows[name].windows == Windows(active_h=48, wearing_off_h=144, trace_h=240)
    assert all(row.class_level for row in rows.values() if row.id.startswith("unknown_"))


def test_repeated_use_lengthens_exactly_what_the_notes_name(shipped: Knowledge) -> None:
    named = {"fentanyl", "kratom_leaf", "kratom_extract", "seven_oh", "methadone", "buprenorphine", "diazepam",
             "clonazepam", "chlordiazepoxide", "chlordiazepoxide_amitriptyline", "phenobarbital",
             "phenobarbital_ergotamine",
             "mitragynine_isolate", "mgm_15", "pseudoindoxyl", "mitraphylline"}  # fmt: skip
    lengthened = {row.id for row in shipped.substances.values() if row.repeat_lengthens and not row.class_level}
    assert lengthened == named


def test_forms_of_one_drug_share_their_ingredient(shipped: Knowledge) -> None:
    rows = shipped.substances
    for one, other in (("kratom_leaf", "kratom_extract"), ("oxycodone", "oxycodone_er"), ("morphine", "morphine_er"),
                       ("fentanyl", "fentanyl_patch"), ("buprenorphine", "buprenorphine_xr")):  # fmt: skip
        assert rows[one].ingredient == rows[other].ingredient
    assert rows["seven_oh"].ingredient != rows["kratom_leaf"].ingredient


def test_loperamide_is_no_opioid_to_the_breathing_rules(shipped: Knowledge) -> None:
    assert "opioid" not in shipped.substances["loperamide"].classes
    assert "opioid" in shipped.substances["kratom_leaf"].classes


def test_the_rules_of_this_version_and_their_levels(shipped: Knowledge) -> None:
    levels = {rule.id: rule.level for rule in shipped.pair_rules}
    critical = {"D1", "D2", "D3", "D4", "K1", "K2", "L1"}
    assert critical <= set(levels)
    assert {rule for rule, level in levels.items() if level is Level.CRITICAL} == critical
    assert [rule.id for rule in shipped.stack_rules] == ["N3+"]


def test_countries_have_a_drink_and_a_number_or_the_words_for_it(shipped: Knowledge) -> None:
    grams = {code: country.standard_drink_g for code, country in shipped.countries.items()}
    assert (grams["US"], grams["GB"], grams["AU"], grams["JP"], grams["DK"]) == (14, 8, 10, 20, 12)
    numbers = {code: country.emergency.number for code, country in shipped.countries.items()}
    assert (numbers["US"], numbers["GB"], numbers["AU"], numbers["DE"]) == ("911", "999", "000", "112")
    assert numbers["ZZ"] == numbers["BR"] == "your local emergency number"
    assert all(country.emergency.checked_on is None for country in shipped.countries.values())


def test_version_changes_with_one_byte_and_only_then(folder: Path, shipped: Knowledge) -> None:
    assert load_knowledge(folder).version == shipped.version == load_knowledge().version
    change(folder, "classes.toml", "an opioid blocker", "an opioid blocker ")
    assert load_knowledge(folder).version != shipped.version


def quickest(work: Callable[[], object]) -> float:
    """The best of five runs, in seconds of processor time."""
    times = []
    for _ in range(5):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def test_loading_costs_little_more_than_parsing() -> None:
    """Measured 37 ms on an idle machine, of which parsing is three quarters; the ratio holds on a busy one too."""
    texts = [(SHIPPED / name).read_text(encoding="utf-8") for name in FILES]
    parsing = quickest(lambda: [tomllib.loads(text) for text in texts])
    assert quickest(load_knowledge) < 2 * parsing


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("classes.toml", 'one = "an opioid"', 'one = "an opioid', "classes.toml"),
        ("classes.toml", 'id = "opioid"', 'id = "opioidx"', "class opioid"),
        ("classes.toml", 'id = "kratom"', 'id = "alcohol"', "twice"),
        ("substances/kratom.toml", "tier = 1", 'tier = "1"', "kratom.toml"),
        ("substances/kratom.toml", "tier = 1", "tier = 4", "kratom.toml"),
        ("substances/kratom.toml", "tier = 1", "teir = 1", "kratom.toml"),
        ("substances/kratom.toml", "windows_h = [24, 72, 120]", "windows_h = [24, 12, 120]", "rise"),
        ("substances/kratom.toml", "windows_h = [24, 72, 120]", "windows_h = [24, 72, nan]", "kratom"),
        ("substances/kratom.toml", "windows_h = [24, 72, 120]", "windows_h = [24, 72, inf]", "kratom"),
        ("substances/kratom.toml", "windows_h = [24, 72, 120]", "windows_h = [-1, 72, 120]", "kratom"),
        ("substances/kratom.toml", "windows_h = [24, 72, 120]", "", "no windows"),
        ("substances/kratom.toml", 'id = "kratom_leaf"', 'id = "heroin"', "heroin stands twice"),
        ("substances/kratom.toml", "read: Trak", "Trak", "source of kratom_leaf"),
        ("substances/kratom.toml", "kratom pills", "kratom pills, ,", "empty name"),
        ("interactions/depressants.toml", 'sources = ["fda_2016', 'sources = ["fda_2015', "fda_2015"),
        ("interactions/depressants.toml", '"not_alone"', '"not_a_step"', "not_a_step"),
        ("interactions/depressants.toml", 'classes = ["benzodiazepine"]', 'classes = ["benzo"]', "class benzo"),
        ("interactions/depressants.toml", 'classes = ["benzodiazepine"]', "", "selects nothing"),
        ("interactions/depressants.toml", 'classes = ["alcohol"]', 'substances = ["beer"]', "beer"),
        ("interactions/depressants.toml", 'level = "critical"', 'level = "high"', "depressants.toml"),
        ("interactions/depressants.toml", 'id = "D2"', 'id = "D1"', "D1 stands twice"),
        ("knowledge.toml", "pair_rules = 70", "pair_rules = 71", "70 pair_rules"),
        ("knowledge.toml", '    "interactions/kratom.toml",\n', "", "interactions/kratom.toml"),
        ("countries.toml", 'code = "CA"', 'code = "US"', "country"),
        ("emergency.toml", 'withdrawal_text = "', 'withdrawal_txt = "', "emergency.toml"),
        ("drinks.toml", "abv_percent = 5", 'abv_percent = "5"', "drinks.toml"),
        ("drinks.toml", "abv_percent = 5", "abv_percent = nan", "drink beer"),
        ("drinks.toml", "volume_ml = 330", "volume_ml = 0", "drink beer"),
        ("interactions/serotonin.toml", "until_h = 336.0", "until_h = inf", "look-back of"),
        ("interactions/serotonin.toml", "until_h = 336.0", "until_h = nan", "look-back of"),
        ("interactions/serotonin.toml", "until_h = 336.0", "until_h = -1.0", "look-back of"),
        ("substances/kratom.toml", 'onset = "10-40 min"', 'onset = "99999999999 h"', "onset of kratom_leaf"),
    ],
)  # fmt: skip
def test_a_fault_is_named_and_nothing_is_half_loaded(folder: Path, name: str, old: str, new: str, says: str) -> None:
    change(folder, name, old, new)
    assert says in refused(folder).details


def test_a_missing_a_cut_and_an_extra_file_are_refused(folder: Path) -> None:
    path = folder / "substances" / "opioids.toml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole[: whole.rindex("[[substance]]")], encoding="utf-8")
    assert "substances found" in refused(folder).details
    path.unlink()
    assert "opioids.toml" in refused(folder).details
    path.write_text(whole, encoding="utf-8")
    load_knowledge(folder)
    (folder / "substances" / "more.toml").write_text("", encoding="utf-8")
    assert "more.toml" in refused(folder).details


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / "nowhere").details


def test_nesting_and_huge_numbers_are_refused(folder: Path) -> None:
    (folder / "drinks.toml").write_text("drink = " + "[" * 20_000 + "]" * 20_000, encoding="utf-8")
    refused(folder)
    (folder / "drinks.toml").write_text(f"drink = {'9' * 6000}", encoding="utf-8")
    refused(folder)


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The bytes with one to three random changes: flipped, cut out, doubled, inserted or moved."""
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(data))
        length = dice.choice((1, 1, 4, 40, 400))
        piece = data[at : at + length]
        odd = dice.choice((b"[", b"]]", b'"', b"=", b"\x00", b"\xff", b"nan", b"1e999", b"\n[x]\n", b"{", b"'''"))
        data = (
            dice.choice(
                (
                    data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :],
                    data[:at] + data[at + length :],
                    data[:at] + piece + data[at:],
                    data[:at] + odd + data[at:],
                    data[:at],
                )
            )
            or b"\n"
        )
    return data


def mutate_and_load(folder: Path, seeds: range) -> int:
    """How many of the mutations were refused; anything but a whole Knowledge or BadKnowledge is an error."""
    turned_away = 0
    for seed in seeds:
        dice = random.Random(seed)
        path = folder / dice.choice(FILES)
        original = path.read_bytes()
        path.write_bytes(mutated(original, dice))
        try:
            knowledge = load_knowledge(folder)
            assert len(knowledge.pair_rules) == 70, "half a rule set"
            assert len(knowledge.substances) >= 94
        except BadKnowledge as bad:
            turned_away += 1
            assert bad.details
        finally:
            path.write_bytes(original)
    return turned_away


@pytest.fixture
def parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ninety files that a mutation leaves as they are need not be parsed again for each one."""
    monkeypatch.setattr(load, "tomllib", SimpleNamespace(loads=functools.lru_cache(maxsize=512)(tomllib.loads)))


@pytest.mark.usefixtures("parsed_once")
def test_mutated_files_load_whole_or_are_refused(folder: Path) -> None:
    assert mutate_and_load(folder, range(300)) > 100


@pytest.mark.long
@pytest.mark.usefixtures("parsed_once")
def test_many_mutated_files_load_whole_or_are_refused(folder: Path) -> None:
    assert mutate_and_load(folder, range(1000, 6000)) > 1500
