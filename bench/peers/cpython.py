"""CPython's multiprocessing.Pool on the plan of a workload (JSON in argv[1]); prints what measure.mjs prints."""

import json
import resource
import sys
import time
from multiprocessing import Pool

MODULUS = 2**31 - 1


def square(x):
    return x * x


def shout(text):
    return text + "!"


def point(p):
    return {"x": p["y"], "y": p["x"]}


def weight(value):
    if isinstance(value, (int, float)):
        # As JavaScript: the remainder has the sign of the dividend; large squares are doubles there.
        value = float(value)
        return int(value % MODULUS) if value >= 0 else -int(-value % MODULUS)
    if isinstance(value, str):
        return len(value) + ord(value[0])
    return weight(value["x"]) + 3 * weight(value["y"])


def sum_of(results):
    total = 0
    for value in results:
        total = total * 31 + weight(value)
        total = total % MODULUS if total >= 0 else -(-total % MODULUS)
    return total


def inputs_of(kind, n):
    if kind == "numbers":
        return list(range(n))
    if kind == "strings":
        return ["text %d" % i for i in range(n)]
    return [{"x": i, "y": -i} for i in range(n)]


def run(pool, driver, fn, inputs, chunksize):
    if driver == "map":
        return pool.map(fn, inputs, chunksize)
    if driver == "calls":
        handles = [pool.apply_async(fn, (x,)) for x in inputs]
        return [handle.get() for handle in handles]
    if driver == "each":
        return [pool.apply(fn, (x,)) for x in inputs]
    raise SystemExit("no driver " + driver)


def main():
    plan = json.loads(sys.argv[1])
    fn = {"square": square, "shout": shout, "point": point}[plan["fn"]]
    inputs = inputs_of(plan["kind"], plan["n"])
    chunksize = plan.get("chunksize")
    with Pool(plan.get("workers", 2)) as pool:
        run(pool, plan["driver"], fn, inputs[: plan.get("warm", 2000)], chunksize)
        begin = time.perf_counter()
        results = run(pool, plan["driver"], fn, inputs, chunksize)
        ms = (time.perf_counter() - begin) * 1000
    check = sum_of(results)
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"ms": ms, "check": check, "rss": rss}))


main()
