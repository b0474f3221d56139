"""The command `settings`: how the person wants it, where that is kept, and what the keys are called."""

from __future__ import annotations

from argparse import Namespace

from reader.cli.output import Output
from reader.i18n import _
from reader.paths import settings_file
from reader.settings.loading import LoadedSettings, toml


def settings(options: Namespace, told: LoadedSettings, output: Output) -> bool:
    """Print the settings, or the keys, or begin a file; what is wrong with it is no result. False: something was."""
    from reader.keymap.rebinding import rebound
    from reader.keymap.table import table

    if options.init:
        from reader.settings.editing import begin

        begin(settings_file())
        output.line(str(settings_file()))
        return True
    keys = rebound(table(), told.settings.keys)
    problems = [*map(str, told.problems), *keys.problems]
    for problem in problems:
        output.aside(f"reader: {problem}")
    if options.keys:
        for key in keys.table:
            record = {"name": key.id, "keys": key.keys, "does": key.description}
            output.record(record) if options.json else output.line(f"{key.id}\t{' '.join(key.keys)}\t{key.description}")
    elif options.json:
        output.record({"path": str(settings_file()), **told.settings._asdict()})
    else:
        _tell(told, output)
    return not problems


def _tell(told: LoadedSettings, output: Output) -> None:
    """The settings as their file would have them."""
    values = told.settings._asdict()
    keys = values.pop("keys")
    output.line(_("# settings, kept in {file}").format(file=settings_file()))
    for name, value in values.items():
        output.line(f"{name} = {toml(value)}")
    if keys:
        output.line("\n[keys]")
    for name, pressed in keys.items():
        output.line(f"{name} = [{', '.join(map(toml, pressed))}]")
