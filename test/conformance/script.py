"""Runs one conformance script (`script.ts` has the language) against CPython's multiprocessing.Pool."""
import gc
import json
import math
import multiprocessing
import os
import re
import sys
import threading
import time
import weakref

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../fixtures/conformance"))
import work  # noqa: E402

END = {"end": True}
# What a step gives that adds no entry to the log.
NOTHING = object()


class Script:
    """`emit` is called with each entry of the log; `tick` before each step."""

    def __init__(self, case, errors, folder, emit, tick):
        self.case, self.errors, self.folder = case, errors, folder
        self.emit, self.tick = emit, tick
        self.named, self.waiting, self.noted, self.workers = {}, {}, [], []

    def run(self):
        made = self.entry(lambda: self.make_pool(self.case.get("pool", {})))
        if made is not NOTHING:
            self.emit(made)
            return
        self.steps(self.case["steps"])

    def make_pool(self, settings):
        options = {"processes": settings.get("workers", 2)}
        if "initializer" in settings:
            # null is no function, and CPython's None is no initializer.
            name = settings["initializer"]
            options["initializer"] = 5 if name is None else getattr(work, name)
            options["initargs"] = self.decode(settings.get("initargs", []))
        if "maxtasksperchild" in settings:
            options["maxtasksperchild"] = settings["maxtasksperchild"]
        self.pool = multiprocessing.get_context("fork").Pool(**options)

    def steps(self, steps):
        for step in steps:
            self.tick()
            entry = self.entry(lambda: self.step(step), step)
            if entry is not NOTHING:
                self.emit(entry)

    def entry(self, give, step={}):
        """What a step gives, or its error."""
        try:
            given = give()
        except Exception as error:
            return self.error(error, step.get("trace"))
        return NOTHING if given is None else self.shown(given[0], step.get("show"))

    def shown(self, value, show):
        value = self.encode(value)
        if show == "sorted":
            return sorted(value, key=rank)
        if show == "count":
            return len(value)
        if show == "largest":
            return max(value)
        if show == "distinct":
            return len({repr(each) for each in value})
        return value

    def error(self, error, trace=None):
        name, message = type(error).__name__, str(error)
        for same in self.errors:
            names, pattern = same["cpython"]
            if re.fullmatch(names, name) and re.search(pattern, message):
                entry = {"error": same["as"]}
                break
        else:
            short = message if len(message) < 200 else f"{len(message)} characters"
            entry = {"error": name, "message": short}
        if trace is not None:
            entry["trace"] = trace in str(error.__cause__)
        return entry

    # Values ---------------------------------------------------------------------------------------------------------

    def decode(self, value):
        if isinstance(value, str):
            return self.folder + value[1:] if value.startswith("@/") else value
        if isinstance(value, list):
            return [self.decode(each) for each in value]
        if isinstance(value, dict):
            if "$" in value:
                return {"unsendable": lambda: 1, "nan": math.nan, "infinity": math.inf, "pool": self.pool}[value["$"]]
            return {key: self.decode(each) for key, each in value.items()}
        return value

    def encode(self, value):
        if isinstance(value, float) and not math.isfinite(value):
            return {"$": "nan" if math.isnan(value) else "infinity"}
        if isinstance(value, (list, tuple)):
            return [self.encode(each) for each in value]
        if isinstance(value, dict):
            if list(value) == ["worker"]:
                if value["worker"] not in self.workers:
                    self.workers.append(value["worker"])
                return f"worker {self.workers.index(value['worker'])}"
            return {key: self.encode(each) for key, each in value.items()}
        if isinstance(value, Exception):
            return self.error(value)
        return value

    def inputs(self, inputs):
        if not isinstance(inputs, dict):
            return self.decode(inputs)
        if "set" in inputs:
            return set(inputs["set"])
        return self.generate(inputs)

    def generate(self, inputs):
        if "endless" in inputs:
            i = 0
            while True:
                yield i
                i += 1
        yield from self.decode(inputs["generator"])
        if "throws" in inputs:
            raise work.Refused(inputs["throws"])

    # Steps ----------------------------------------------------------------------------------------------------------

    def step(self, step):
        return getattr(self, "do_" + step["do"])(step)

    def function(self, step):
        return None if step["fn"] is None else getattr(work, step["fn"])

    def submit(self, step, **more):
        """Calls the method of the pool that has the step's name."""
        method = getattr(self.pool, step["do"])
        if step["do"].startswith("apply"):
            return method(self.function(step), self.decode(step.get("args", [])), self.decode(step.get("kwds", {})), **more)
        if "chunksize" in step:
            more["chunksize"] = step["chunksize"]
        return method(self.function(step), self.inputs(step["inputs"]), **more)

    def do_call(self, step):
        return (self.submit(step),)

    do_map = do_starmap = do_apply = do_call

    def do_submit(self, step):
        given = {}
        for key, name in (("callback", "callback"), ("errorCallback", "error_callback")):
            if key in step:
                given[name] = self.callback(step["as"], name, step[key])
        self.named[step["as"]] = self.submit(step, **given)

    do_map_async = do_starmap_async = do_apply_async = do_imap = do_imap_unordered = do_submit

    def callback(self, handle, which, action):
        def call(given):
            if action == "throw":
                raise work.Refused(f"thrown by the {which} of {handle}")
            if action == "note":
                self.noted.append([handle, which, self.encode(given)])
            elif action == "ready":
                self.noted.append([handle, which, self.named[handle].ready()])
            else:
                self.steps(action)

        return call

    def do_get(self, step):
        return (self.named[step["of"]].get(seconds(step)),)

    def do_wait(self, step):
        self.named[step["of"]].wait(seconds(step))

    def do_ready(self, step):
        return (self.named[step["of"]].ready(),)

    def do_successful(self, step):
        return (self.named[step["of"]].successful(),)

    def do_same(self, step):
        def got():
            try:
                return self.named[step["of"]].get()
            except Exception as error:
                return error

        return (got() is got(),)

    def do_next(self, step):
        iterator = self.named[step["of"]]
        try:
            return (iterator.next(seconds(step)) if "timeout" in step else next(iterator),)
        except StopIteration:
            return (END,)

    def do_collect(self, step):
        return (list(self.named[step["of"]]),)

    def do_drain(self, step):
        entries = []
        while not entries or entries[-1] != END:
            entries.append(self.entry(lambda: self.do_next(step)))
        return (entries[:-1],)

    def do_close(self, _):
        self.pool.close()

    def do_join(self, _):
        self.pool.join()

    def do_terminate(self, _):
        self.pool.terminate()

    def do_with(self, step):
        with self.pool:
            self.steps(step["steps"])

    def do_background(self, step):
        def run():
            self.waiting[step["as"]][1] = self.entry(lambda: self.step(step["step"]), step["step"])

        thread = threading.Thread(target=run, daemon=True)
        self.waiting[step["as"]] = [thread, None]
        thread.start()

    def do_returned(self, step):
        return (not self.waiting[step["of"]][0].is_alive(),)

    def do_outcome(self, step):
        thread, _ = self.waiting[step["of"]]
        thread.join()
        return (self.waiting[step["of"]][1],)

    def do_open(self, step):
        for gate in step["gates"]:
            work.touch(f"{self.folder}/{gate}.open")

    def do_begun(self, step):
        for gate in step["gates"]:
            work.opened(f"{self.folder}/{gate}.begun")

    def do_notes(self, step):
        path = self.decode(step["path"])
        if not os.path.exists(path):
            return ([],)
        with open(path) as file:
            return ([int(line) for line in file],)

    def do_callbacks(self, _):
        return (list(self.noted),)

    def do_forgotten(self, step):
        objects = [{step["fn"]} for _ in range(step["count"])]
        references = [weakref.ref(each) for each in objects]
        results = self.pool.map(getattr(work, step["fn"]), objects)
        references += [weakref.ref(each) for each in results]
        objects = results = None
        # The pool's threads let go of the last ones a moment after `map` has returned.
        for _ in range(1000):
            gc.collect()
            if all(each() is None for each in references):
                break
            time.sleep(0.01)
        return (sum(each() is not None for each in references),)


def rank(value):
    """Numbers by their size, before all else by its text."""
    number = isinstance(value, (int, float))
    return (not number, value if number else 0, json.dumps(value, separators=(",", ":")))


def seconds(step):
    return step["timeout"] / 1000 if step.get("timeout") is not None else None
