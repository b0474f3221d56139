"""The command `settings`: prints the settings, their file and the keys."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.registry import Command, Needs
from reader.i18n import N_, _
from reader.paths import settings_file
from reader.settings.loading import LoadedSettings, read, toml


def _options(parser: ArgumentParser) -> None:
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--init", action="store_true", help=_("create a commented settings file"))
    instead.add_argument("--keys", action="store_true", help=_("list the keys and their names"))


def run(options: Namespace, output: Output) -> ExitCode:
    """Print the settings or the keys, or create the file. `ERROR` if a setting is invalid."""
    from reader.keymap.rebinding import apply_user_keys
    from reader.keymap.table import table

    if options.init:
        from reader.settings.editing import create_file

        create_file(settings_file())
        output.line(str(settings_file()))
        return ExitCode.FOUND
    loaded = read(settings_file())
    keys = apply_user_keys(table(), loaded.settings.keys)
    problems = [*map(str, loaded.problems), *keys.problems]
    for problem in problems:
        output.warn(f"reader: {problem}")
    if options.keys:
        for key in keys.table:
            record = {"name": key.id, "keys": key.keys, "does": key.description}
            output.record(record) if options.json else output.line(f"{key.id}\t{' '.join(key.keys)}\t{key.description}")
    elif options.json:
        values = loaded.settings._asdict()
        tables = {name: dict(values[name]) for name in ("archives", "keys")}
        output.record({"path": str(settings_file()), **values, **tables})
    else:
        _tell(loaded, output)
    return ExitCode.ERROR if problems else ExitCode.FOUND


def _tell(loaded: LoadedSettings, output: Output) -> None:
    """Print the settings in the form of their file."""
    values = loaded.settings._asdict()
    keys, archives = values.pop("keys"), values.pop("archives")
    output.line(_("# settings, stored in {file}").format(file=settings_file()))
    for name, value in values.items():
        output.line(f"{name} = {toml(value)}")
    if archives:
        output.line("\n[archives]")
    for name, address in archives.items():
        output.line(f"{name} = {toml(address)}")
    if keys:
        output.line("\n[keys]")
    for name, pressed in keys.items():
        output.line(f"{name} = [{', '.join(map(toml, pressed))}]")


COMMAND = Command(
    N_("Print the settings, and where they are stored."),
    _options,
    run,
    (
        ("settings --init", N_("create your own settings file")),
        ("settings --keys", N_("the keys and their names")),
    ),
    needs=Needs.NOTHING,
)
