"""A process that works for another ends with it."""

import signal
import subprocess
import sys

import pytest

pytestmark = pytest.mark.kill

BUSY = "from reader.orphan import end_with_asker; end_with_asker(); print(flush=True)\nwhile True: pass"


@pytest.mark.skipif(sys.platform == "win32", reason="it ends when it next tells something")
@pytest.mark.parametrize("stopped", [False, True])
def test_whatever_it_is_about_it_ends_when_nobody_asks_any_more(stopped: bool) -> None:
    with subprocess.Popen([sys.executable, "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"a request that nobody has read\n")
        process.stdin.flush()
        process.stdout.readline()
        assert process.poll() is None
        if stopped:  # Then it ends when it is continued.
            process.send_signal(signal.SIGSTOP)
        process.stdin.close()
        if stopped:
            process.send_signal(signal.SIGCONT)
        assert process.wait() == 1
