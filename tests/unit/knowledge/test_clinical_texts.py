"""Clinical texts in other languages: all of them listed, every place kept, nothing but texts changed."""

import io
import re

import msgspec
import pytest
from babel.messages.pofile import read_po

from journal_app import paths
from journal_app.domain.knowledge import Knowledge
from journal_app.i18n import LANGUAGES
from journal_app.i18n.catalogs import CLINICAL, NOT_REVIEWED, catalog_file
from journal_app.i18n.translation_files import brought_up_to_date
from journal_app.knowledge.clinical_catalog import PROJECT, template_of
from journal_app.knowledge.clinical_texts import clinical_texts, in_language
from tests.shipped import shipped_knowledge

PLACES = re.compile(r"\{[a-z_]*\}")
CODES = sorted(path.parent.name for path in (paths.resources() / "locale").glob(f"*/{CLINICAL}.po"))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The list that ships."""
    return shipped_knowledge()


def test_what_a_warning_and_the_emergency_page_say_is_listed(knowledge: Knowledge) -> None:
    texts = clinical_texts(knowledge)
    rule = knowledge.pair_rules[0]
    for words in rule.texts.values():
        assert {words.title, words.consequence, words.summary, words.why} <= texts.keys()
        assert {step.text for step in words.steps} <= texts.keys()
    assert set(knowledge.emergency.never_do) <= texts.keys()
    assert {kind.many for kind in knowledge.classes.values() if kind.many} <= texts.keys()


def test_only_texts_change(knowledge: Knowledge) -> None:
    shouted = in_language(knowledge, str.upper)
    assert shouted.emergency.withdrawal_text == knowledge.emergency.withdrawal_text.upper()
    assert shouted.name_index == knowledge.name_index
    assert shouted.version == knowledge.version
    for before, after in zip(knowledge.pair_rules, shouted.pair_rules, strict=True):
        assert (before.id, before.level, before.a, before.b, before.sources) == (
            after.id, after.level, after.a, after.b, after.sources,
        )  # fmt: skip
        assert before.mechanism.upper() == after.mechanism
    # Said once more in the same words, it is the same in every byte.
    assert msgspec.json.encode(in_language(knowledge, lambda text: text)) == msgspec.json.encode(knowledge)


@pytest.mark.parametrize("code", CODES)
def test_a_file_of_translations_is_up_to_date_and_keeps_every_place(knowledge: Knowledge, code: str) -> None:
    content = catalog_file(CLINICAL, code).read_bytes()
    assert brought_up_to_date(content, code, template_of(knowledge), PROJECT, NOT_REVIEWED) == content
    for message in read_po(io.BytesIO(content), locale=code):
        text, said = str(message.id), str(message.string)
        if text and said:
            assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(said)), text


def test_an_offered_language_has_every_text() -> None:
    for code in [each.code for each in LANGUAGES if each.offered and each.code != "en"]:
        catalog = read_po(io.BytesIO(catalog_file(CLINICAL, code).read_bytes()), locale=code)
        assert [message.id for message in catalog if message.id and not message.string] == []
