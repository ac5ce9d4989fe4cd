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
# A script that will hang is believed to when for so many seconds, in which so many others have ended, it made no step;
# when no others are left, so many seconds are enough. Any other script is given up after the last of these times.
QUIET, OTHERS, ALONE, GIVEN_UP = 2, 15, 6, 100
# How many scripts run at the same time: of those that will hang, and of the others.
SIDE_BY_SIDE = {True: 8, False: 3}


def will_hang(case):
    return HANGS in case.get("cpython", [])


class Run:
    """A script in a child process. It tells of each step and entry through a pipe, a line for each."""

    ended = 0

    def __init__(self, case, errors):
        self.case, self.log, self.rest, self.over = case, [], b"", False
        self.hangs = will_hang(case)
        parent = os.getpid()
        self.folder = tempfile.mkdtemp(prefix="poolscope-conformance-")
        self.out, into = os.pipe()
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid == 0:
            self.child(errors, into, parent)
        os.close(into)
        self.moved()

    def child(self, errors, into, parent):
        try:
            os.setsid()
            threading.Thread(target=end_with, args=(parent,), daemon=True).start()
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

    def moved(self):
        self.since, self.others = time.monotonic(), Run.ended

    def has_hung(self, alone):
        quiet = time.monotonic() - self.since
        if self.hangs:
            return quiet > (ALONE if alone else QUIET) and (alone or Run.ended - self.others >= OTHERS)
        return quiet > GIVEN_UP

    def read(self):
        told = os.read(self.out, 1 << 16)
        if not told:
            told = json.dumps(["fault", "the script's process is gone"]).encode() + b"\n"
        *lines, self.rest = (self.rest + told).split(b"\n")
        for line in lines:
            word, value = json.loads(line)
            if word == "entry":
                self.log.append(value)
            elif word == "fault":
                self.log.append({"fault": value})
            self.over = self.over or word in ("over", "fault")
        self.moved()

    def end(self):
        if not self.over:
            self.log.append(HANGS)
        Run.ended += not self.hangs
        # The group is the script's own: its process and the workers of its pool.
        os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.out)
        shutil.rmtree(self.folder, ignore_errors=True)


def end_with(parent):
    """Ends a script, with its pool, when whoever started it is gone."""
    while os.getppid() == parent:
        time.sleep(1)
    os.killpg(0, signal.SIGKILL)


def next_of(waiting, runs):
    """The next script that there is room for."""
    for case in waiting:
        kind = will_hang(case)
        if sum(run.hangs == kind for run in runs) < SIDE_BY_SIDE[kind]:
            return case
    return None


def main():
    document = json.load(sys.stdin)
    # Those that will hang cost nothing but time, so they start first, and run beside the others.
    waiting = sorted(document["cases"], key=lambda case: not will_hang(case))
    selector, runs, logs = selectors.DefaultSelector(), set(), {}
    while waiting or runs:
        while case := next_of(waiting, runs):
            waiting.remove(case)
            run = Run(case, document["errors"])
            runs.add(run)
            selector.register(run.out, selectors.EVENT_READ, run)
        for key, _ in selector.select(0.1):
            key.data.read()
        alone = all(run.hangs for run in runs)
        for run in [run for run in runs if run.over or run.has_hung(alone)]:
            selector.unregister(run.out)
            runs.remove(run)
            run.end()
            logs[run.case["title"]] = run.log
    json.dump({"version": list(sys.version_info[:3]), "logs": logs}, sys.stdout)


main()
