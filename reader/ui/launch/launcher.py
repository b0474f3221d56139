"""Launcher: from a command to the first paint, before Textual is loaded.

Takes the paths of the command line; gives an exit status. Nothing heavy is imported before the splash is on the screen:
importing Textual takes most of a start, and the user should see at once that the program has started.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from reader.errors import NoTerminalError, ReaderError, StoreError
from reader.i18n import _
from reader.left_out import of_asyncio, of_shutil, of_textual, without
from reader.paths import settings_file
from reader.settings.loading import LoadedSettings
from reader.ui.launch import hangup, kept_frame, memory_limit, signals, splash
from reader.ui.launch.terminal import Terminal, TerminalTraits

if TYPE_CHECKING:
    from reader.api.library import Library
    from reader.ui.app import ReaderApp
    from reader.ui.launch.listening import Drawings

STANDARD_INPUT = "-"
SERVED = "TEXTUAL_DRIVER"
"""Environment variable that is set if Textual serves a browser, not a terminal."""


def launch(
    paths: Sequence[str],
    opened: Callable[[], Library],
    *,
    told: LoadedSettings | None = None,
    back: bool = False,
    problem: StoreError | None = None,
    keep: bool = True,
    ahead: Drawings | None = None,
) -> int:
    """Open the app on `paths` and run it until the user quits; returns the exit status.

    `opened` creates the library of these paths, still empty; it is called after the splash. `back`: restore the last
    position instead of opening the first article. `told`: the settings. Problems with them, and `problem` with the user
    data, are shown in the status bar. `keep`: save the screen for the next start. `ahead`: drawings of the page that
    will soon be ready.

    Raises `NoTerminalError` if input or output is not a terminal, and `ReaderError` if memory is too limited.
    However the app ends, the terminal is restored.
    """
    require_memory()
    told = told or LoadedSettings()
    settle_environment(told.settings.kitty_keys)
    signals.at_once()
    sit = partial(_run_app, opened, back, problem, told, keep=keep and SERVED not in os.environ)
    if SERVED in os.environ:
        return sit(TerminalTraits)
    with Terminal(*require_terminal(paths)) as terminal:
        hangup.watch(terminal.keyboard, signals.hung_up)
        if not splash.shown():
            terminal.write(splash.ENTER)
            terminal.ask()
            terminal.write(splash.frame(splash.title_of(paths), "…", terminal.size()))
        terminal.listen(ahead)
        status = sit(terminal.hand_over)
        # What fails because the terminal is gone is no fault of the program.
        return signals.HUNG_UP if status and hangup.is_gone(terminal.keyboard) else status


def _run_app(
    opened: Callable[[], Library],
    back: bool,
    problem: StoreError | None,
    told: LoadedSettings,
    nature: Callable[[], TerminalTraits],
    *,
    keep: bool,
) -> int:
    """Run the app. `nature` is called at the last moment."""
    app = _made(opened, back, told, nature)
    import asyncio

    own = app.main.workspace
    own.services.store.begin()
    own.library.problem_at_start = problem
    own.status.message = own.library.said_at_start()
    signals.at_last(splash.give_back)
    try:
        # In an event loop of our own: that of `run` would wait for threads that still read files.
        app.run(loop=asyncio.new_event_loop())
    except Exception:
        if signals.status() is None:
            raise  # Otherwise the terminal is gone, which needs no report.
    finally:
        signals.no_more()
        signals.end_within(signals.GRACE, app.return_code or 0)
        app.main.workspace.session.close()
        if keep:
            keep_screen(app)
        signals.ended_in_time()
    return signals.status() or app.return_code or 0


def _made(
    opened: Callable[[], Library], back: bool, told: LoadedSettings, nature: Callable[[], TerminalTraits]
) -> ReaderApp:
    """Import the modules of the app, and make it: it imports the driver of its terminal then."""
    # Nothing is freed while modules are loaded, and looking for it costs a tenth of the start.
    gc.disable()
    with without(of_asyncio()), without(of_shutil()):
        import asyncio  # noqa: F401
        import shutil  # noqa: F401
    with without(of_textual()):
        from reader.ui.app import ReaderApp
        from reader.ui.preferences import Preferences
        from reader.ui.system.store_thread import StoreThread

        preferences, framed = Preferences(told, settings_file(), nature()), splash.is_full()
        return ReaderApp(opened(), store=StoreThread(), resume=back, preferences=preferences, framed=framed)


def keep_screen(app: ReaderApp) -> None:
    """Save the screen, to be drawn at the next start. If that fails, the next start shows a title."""
    from reader.ui.launch.first_frame import left_at

    own, library = app.main.workspace, app.main.workspace.services.library
    if app.left is None or STANDARD_INPUT in library.paths:
        return
    screen, article, place, is_first, in_list, answers = app.left
    if article is None:
        return
    files = [*library.paths, *places(article.source), str(settings_file())]
    left = None if own.panes.results_visible else left_at(article, place)
    with contextlib.suppress(OSError):
        kept_frame.keep(kept_frame.LAST, screen, library.paths, files, left, answers)
        if is_first and not own.search.session.asked and library.asked_encoding is None:
            name, there = kept_frame.name_of(library.paths), answers if in_list else ()
            kept_frame.keep(name, screen, library.paths, files, left, there)


def places(source: str) -> list[str]:
    """The path of a source and all its parent folders: the first that is a file is the archive of a member."""
    found = [source]
    while (above := os.path.dirname(found[-1])) not in ("", found[-1]):  # noqa: PTH120
        found.append(above)
    return found


def require_terminal(paths: Sequence[str] = ()) -> tuple[int, int]:
    """Descriptors of keyboard and screen. Raises `NoTerminalError` unless both are a terminal."""
    if "-" in paths and sys.__stdin__ and not sys.__stdin__.isatty():
        with contextlib.suppress(OSError):
            take_keys_from_terminal()
    if not (sys.__stdin__ and sys.__stdin__.isatty() and sys.__stdout__ and sys.__stdout__.isatty()):
        if any(stream and hangup.has_hung_up(stream) for stream in (sys.__stdin__, sys.__stdout__)):
            raise SystemExit(signals.HUNG_UP)  # Nobody is left to be told.
        raise NoTerminalError(
            _("not a terminal, so no screen; `reader articles`, `reader show` and `reader search` need none")
        )
    if not (sys.__stderr__ and sys.__stderr__.isatty()):
        # Textual draws on the standard error, which is somewhere else now.
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]
    return sys.__stdin__.fileno(), sys.__stdout__.fileno()


def require_memory() -> None:
    """Raise `ReaderError` if the process may not have the memory that the app needs."""
    if (low := memory_limit.too_low()) is not None:
        allowed, needed = (size // memory_limit.MEGABYTE for size in low)
        template = _(
            "memory is limited to {allowed} MB, and the screen needs {needed}; raise the limit (`ulimit`),"
            " or use `reader articles`, `reader show` and `reader search`"
        )
        raise ReaderError(template.format(allowed=allowed, needed=needed))


def take_keys_from_terminal() -> None:
    """Take the keys from the controlling terminal; the standard input is left to the library.

    Raises OSError if there is none.
    """
    sys.__stdin__ = open("/dev/tty", encoding="utf-8")  # type: ignore[misc] # noqa: SIM115, PTH123 - open to the end


def settle_environment(kitty_keys: Literal["auto", True, False] = "auto") -> None:
    """Set the environment variables that Textual reads once, at import."""
    # After a frame the next one waits for up to two beats: results would appear late after a key in the search bar.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    if not kitty_keys or (kitty_keys == "auto" and os.environ.get("TERM_PROGRAM") == "iTerm.app"):
        # There the kitty keyboard protocol loses what a Chinese input method commits.
        os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
