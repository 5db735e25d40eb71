"""What a dose is usually taken as; anything else can be written, and stays as written."""

from typing import Final

from journal_app.i18n import in_context

DOSE_FORMS: Final = {
    "tablet": in_context("what a dose is taken as", "tablet"),
    "capsule": in_context("what a dose is taken as", "capsule"),
    "powder": in_context("what a dose is taken as", "powder"),
    "liquid": in_context("what a dose is taken as", "liquid"),
    "drops": in_context("what a dose is taken as", "drops"),
    "tea": in_context("what a dose is taken as", "tea"),
    "extract": in_context("what a dose is taken as", "extract"),
    "gummy": in_context("what a dose is taken as", "gummy"),
    "patch": in_context("what a dose is taken as", "patch"),
    "film": in_context("what a dose is taken as", "film"),
    "spray": in_context("what a dose is taken as", "spray"),
    "injection": in_context("what a dose is taken as", "injection"),
    "vapour": in_context("what a dose is taken as", "vapour"),
    "smoke": in_context("what a dose is taken as", "smoke"),
    "edible": in_context("what a dose is taken as", "edible"),
}
"""The words for each as they are shown; the keys are what is kept."""


def form_words(form: str) -> str:
    """What a dose was taken as, as it is shown."""
    return DOSE_FORMS.get(form, form)
