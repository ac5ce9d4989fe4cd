"""Reads conformance scripts as JSON from stdin, runs each against multiprocessing.Pool in a process of its own, and
writes their logs as JSON to stdout. A step that never ends ends its script: its log then says that it hangs."""
import json
import os
import selectors
import shutil
import signal
import sys
import tempfile
import threading
import time

from script import Script

HANGS = {"hangs": True}
# A script that is expected to hang is believed after so many seconds without a step, another one is given up then.
EXPECTED, GIVEN_UP = 6, 100
SIDE_BY_SIDE = 3


def will_hang(case):
    return HANGS in case.get("cpython", [])


class Run:
    """A script in a child process. It tells of each step and entry through a pipe, a line for each."""

    def __init__(self, case, errors):
        self.case, self.log, self.rest, self.over = case, [], b"", False
        self.hangs = will_hang(case)
        self.folder = tempfile.mkdtemp(prefix="poolscope-conformance-")
        self.out, into = os.pipe()
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid == 0:
            self.child(errors, into)
        os.close(into)
        self.alive()

    def child(self, errors, into):
        try:
            os.setsid()
            # What workers or a dying thread of the pool print is not for the person who reads the tests.
            null = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(null, stream)

            lock = threading.Lock()

            def tell(word, value=None):
                line = json.dumps([word, value]).encode() + b"\n"
                with lock:
                    while line:
                        line = line[os.write(into, line):]

            Script(self.case, errors, self.folder, lambda entry: tell("entry", entry), lambda: tell("step")).run()
            tell("over")
        except BaseException as error:
            os.write(into, json.dumps(["fault", repr(error)]).encode() + b"\n")
        finally:
            time.sleep(1000)  # Its parent ends it, with its pool, once it has read what was told.

    def alive(self):
        self.deadline = time.monotonic() + (EXPECTED if self.hangs else GIVEN_UP)

    def read(self):
        *lines, self.rest = (self.rest + os.read(self.out, 1 << 16)).split(b"\n")
        for line in lines:
            word, value = json.loads(line)
            if word == "entry":
                self.log.append(value)
            elif word == "fault":
                self.log.append({"fault": value})
            self.over = self.over or word in ("over", "fault")
        self.alive()

    def end(self):
        if not self.over:
            self.log.append(HANGS)
        # The group is the script's own: its process and the workers of its pool.
        os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.out)
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    document = json.load(sys.stdin)
    # Those that will hang cost nothing but time, so they start first and beside the others.
    waiting = sorted(document["cases"], key=lambda case: not will_hang(case))
    selector, runs, logs = selectors.DefaultSelector(), set(), {}
    while waiting or runs:
        while waiting and sum(not run.hangs for run in runs) < SIDE_BY_SIDE:
            run = Run(waiting.pop(0), document["errors"])
            runs.add(run)
            selector.register(run.out, selectors.EVENT_READ, run)
        for key, _ in selector.select(0.1):
            key.data.read()
        for run in [run for run in runs if run.over or time.monotonic() > run.deadline]:
            selector.unregister(run.out)
            runs.remove(run)
            run.end()
            logs[run.case["title"]] = run.log
    json.dump({"version": list(sys.version_info[:3]), "logs": logs}, sys.stdout)


main()
