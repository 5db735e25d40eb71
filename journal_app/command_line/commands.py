"""Each command: asks an operation, and prints what it answers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from journal_app.command_line.chosen_journal import journal_path, new_passphrase, opened, remember, usual_preferences
from journal_app.command_line.inputs import bytes_of, lines_of
from journal_app.command_line.outcome import ASKS, DONE, OpenWindow, Streams
from journal_app.errors import BadInput, BadKnowledge, ParticipantNeeded, StartDateNeeded
from journal_app.i18n import _, in_context, language, plural

if TYPE_CHECKING:
    from journal_app.domain.knowledge import Knowledge
    from journal_app.operations.list_alerts import AlertLine


def demo(options: argparse.Namespace, streams: Streams) -> int | OpenWindow:
    """Write the files of the example journal, or ask for a window on it."""
    if options.out is None:
        return OpenWindow(demo=True)
    from journal_app.operations.example_files import write_example

    streams.say(*(str(path) for path in write_example(options.out, usual_preferences().country)))
    return DONE


def create(options: argparse.Namespace, streams: Streams) -> int:
    """Make a new journal and print its recovery words."""
    from journal_app.operations.open_journal import create

    preferences = usual_preferences()
    path = journal_path(options, preferences)
    passphrase = None if options.no_passphrase else new_passphrase(options, streams)
    opened = create(path, passphrase, preferences.country, preferences.drink_grams)
    opened.workspace.journal.close()
    streams.say(
        _("Made a new journal.")
        if passphrase
        else _("Made a new journal without a passphrase: whoever opens the file can read it."),
        _("Recovery words. They open the journal if the passphrase is lost. They are shown only now; write them down:"),
    )
    words = opened.recovery_words
    for start in range(0, len(words), 6):
        numbered = (f"{start + place + 1:2} {word:<10}" for place, word in enumerate(words[start : start + 6]))
        streams.say("  ".join(numbered).rstrip())
    # Only now: where this is refused, the words above would be lost for good.
    if options.journal is None:
        remember(path, preferences)
    return DONE


def add(options: argparse.Namespace, streams: Streams) -> int:
    """Log a typed line, or print what has to be answered first."""
    from journal_app.operations.log_line import asked_in_words, done_in_words, log_line

    with opened(options, streams) as workspace:
        done = log_line(workspace, " ".join(options.line), options.day, as_written=options.as_written)
        said = tuple(done_in_words(workspace, done))
    if options.json:
        import msgspec

        streams.say_json(msgspec.to_builtins(done.reading) | {"saved": done.logged is not None})
        return ASKS if done.reading.questions else DONE
    if done.reading.questions:
        streams.complain(*asked_in_words(done))
        return ASKS
    if done.reading.command == "check":
        from journal_app.operations.check_combination import CombinationCheck

        names, country = list(done.reading.check), usual_preferences().country
        said = (*CombinationCheck().in_words(names, None, country), *_review_of_clinical_texts())
    streams.say(*said)
    return DONE


def import_file(options: argparse.Namespace, streams: Streams) -> int:
    """Add the records of a file, or say what that would do."""
    from journal_app.operations.import_records import import_records
    from journal_app.operations.import_words import import_in_words

    data = bytes_of(options.file)
    with opened(options, streams) as workspace:
        try:
            result = import_records(
                workspace,
                data,
                file_format=options.format,
                start_date=options.start_date,
                participant=options.participant,
                dry_run=options.dry_run,
                update=options.update,
            )
        except ParticipantNeeded as error:
            raise BadInput(error.sentence + " " + _("Choose one of them with --participant.")) from None
        except StartDateNeeded as error:
            raise BadInput(error.sentence + " " + _("Give the date of day 0 with --start-date.")) from None
    if options.json:
        import msgspec

        streams.say_json(msgspec.to_builtins(result) | {"entries": result.entries})
    else:
        streams.say(*import_in_words(result))
    return DONE


def alerts(options: argparse.Namespace, streams: Streams) -> int:
    """List the warnings of a period."""
    import msgspec

    from journal_app.operations.list_alerts import alert_line, list_alerts
    from journal_app.operations.renew_alerts import renew_alerts

    with opened(options, streams) as workspace:
        # A newer list, or one that could not be used for a while, may have more to say than what is kept.
        renew_alerts(workspace)
        if isinstance(workspace.knowledge, BadKnowledge):
            streams.complain(workspace.knowledge.sentence)
        lines = [alert_line(alert) for alert in list_alerts(workspace, options.first, options.last)]
    if options.json:
        streams.say_json(msgspec.to_builtins(lines))
    else:
        streams.say(*_alerts_in_words(lines, workspace.knowledge))
        streams.say(plural("{count} warning.", "{count} warnings.", len(lines)).format(count=len(lines)))
    return DONE


def _alerts_in_words(lines: Sequence[AlertLine], knowledge: Knowledge | BadKnowledge) -> Iterator[str]:
    from journal_app.domain.levels import Level
    from journal_app.domain.naming import display_name

    states = {
        "to_review": _("to review"),
        "read": in_context("an alert that was read", "read"),
        "resolved": in_context("an alert that a correction resolved", "resolved"),
        "historical": in_context("an alert about something logged later", "historical"),
    }
    levels = {level.word: level.words for level in Level}
    widest = max(len(words) for words in levels.values())
    for line in lines:
        names = line.substances
        if not isinstance(knowledge, BadKnowledge):
            names = tuple(display_name(knowledge, substance) for substance in names)
        level = f"{levels[line.level]:<{widest}}"
        yield f"{line.date}  {level}  {' + '.join(names)}  ({', '.join(line.rules)})  {states[line.state]}"


def check(options: argparse.Namespace, streams: Streams) -> int:
    """Say what is known about a combination, or about each line of standard input."""
    from journal_app.operations.check_combination import CombinationCheck

    check = CombinationCheck()
    if options.batch:
        for line in lines_of(streams.stdin):
            names = [name for part in line.split("\t") if (name := part.strip())]
            # An answer for each line, so that whoever reads them can count on their order.
            streams.say_json(check.as_json(names, options.hours_between) if names else check.as_json_of_nothing())
    elif options.json:
        streams.say_json(check.as_json(options.names, options.hours_between))
    else:
        streams.say(*check.in_words(options.names, options.hours_between, usual_preferences().country))
        streams.say(*_review_of_clinical_texts())
    return DONE


def _review_of_clinical_texts() -> tuple[str, ...]:
    """The line under clinical texts whose translation no clinician has read; nothing in English."""
    from journal_app.i18n.catalogs import clinical_reviewed

    if clinical_reviewed(language().code):
        return ()
    return (_("The clinical texts' translation is not yet reviewed by a clinician."),)


def explain(options: argparse.Namespace, streams: Streams) -> int:
    """Say one rule in words."""
    from journal_app.knowledge.shipped import shipped_knowledge
    from journal_app.operations.explain_rule import explain_rule, explanation_as_json, explanation_in_words

    knowledge = shipped_knowledge()
    if options.json:
        streams.say_json(explanation_as_json(explain_rule(knowledge, options.rule)))
    else:
        streams.say(*explanation_in_words(knowledge, options.rule), *_review_of_clinical_texts())
    return DONE


def export(options: argparse.Namespace, streams: Streams) -> int:
    """Write the journal to a file."""
    from journal_app.operations.export_records import export_records, write_file

    with opened(options, streams) as workspace:
        data = export_records(workspace, options.format, options.first, options.last)
    write_file(options.out, data)
    streams.say(str(options.out))
    return DONE


def report(options: argparse.Namespace, streams: Streams) -> int:
    """Write the report for a doctor."""
    from journal_app.i18n.choice import system_region
    from journal_app.i18n.locale_words import week_start
    from journal_app.operations.export_report import export_report
    from journal_app.operations.renew_alerts import renew_alerts
    from journal_app.report.data import ReportChoices

    with opened(options, streams) as workspace:
        renew_alerts(workspace)
        choices = ReportChoices(first=options.first, last=options.last, first_weekday=week_start(system_region()))
        export_report(workspace, choices, options.out)
    streams.say(str(options.out))
    return DONE
