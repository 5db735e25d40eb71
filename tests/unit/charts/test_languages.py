"""The charts in another language: what is drawn, read out and listed has no English left."""

import json

import pytest

from tests.unit.spoken import english_in, in_language

SAY_ALL = """
import json
from journal_app.i18n.choice import speak
speak()
from journal_app.charts import describe, describe_day, describe_place, describe_since
from journal_app.charts.figure import drawn
from journal_app.charts.style import PRINT
from journal_app.charts.day_lanes import drawn_day
from journal_app.charts.since_last import drawn_since
from tests.unit.charts.example import example_trends, with_medicines
from tests.unit.charts.test_day_lanes import an_evening
from tests.unit.charts.test_since_last import steps

def texts(drawing):
    return [item[2] for items in drawing._texts.values() for item in items]

said = []
for data in (example_trends(), with_medicines(), example_trends(400)):
    said += [describe.whole(data), describe.how_to_read(data), *texts(drawn(data, "all", 760, None, PRINT)[0])]
    said += [describe_place.readout(data, place) for place in range(len(data.starts))]
    headings, rows = describe_place.table(data)
    said += [*headings, *(cell for row in rows for cell in row)]
evening = an_evening()
said += [describe_day.whole(evening), *texts(drawn_day(evening, 760, PRINT)[0])]
said += [describe_day.readout(evening, place) for place in range(48)]
said += [cell for row in describe_day.table(evening)[1] for cell in row]
data = steps()
said += [describe_since.whole(data), describe_since.HOW_TO_READ, *texts(drawn_since(data, 500, 200, PRINT)[0])]
said += [describe_since.readout(data, place) for place in range(28)]
print(json.dumps(said))
"""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ("Angst", "Schlaflosigkeit", "Mengen, Alkohol, Schlaf, Medikamente", "kein Eintrag", "15. Mai", "5,5")),
        ("es", ("Ansiedad", "Insomnio", "Cantidades, alcohol, sueño, medicamentos", "sin entrada", "15 may", "5,5")),
    ],
)
def test_charts_speak_the_language(language: str, words: tuple[str, ...]) -> None:
    answer = in_language(language, "-c", SAY_ALL)
    assert answer.stderr == ""
    said = json.loads(answer.stdout)
    whole = "\n".join(said)
    assert all(word in whole for word in words)
    assert {text: english for text in said if (english := english_in(text))} == {}
    assert {"now", "none 0", "worst 10", "drinks", "hours", "no entry", "not known", "asleep"} & set(said) == set()
