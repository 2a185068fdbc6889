"""Asks the oracle about captures: the values of their fields and the frames that filters match."""

import gzip
import json
import os
import re
import subprocess
import tempfile

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CAPTURES = os.path.join(HERE, "captures")

# Kept besides the protocols that dfc declares, for those that come next.
MORE = {"_ws", "lacp", "ospf", "sctp", "slow", "stp", "udplite", "vrrp"}

COMMON = [
    "frame",
    "frame.number % 50 == 1",
    "frame.len in {60..100}",
    "frame.time_relative > {frame.time_relative}",
    "frame.time_epoch <= {frame.time_epoch}",
    "frame.time_delta >= {frame.time_delta}",
    'frame.protocols == "{frame.protocols}"',
    "frame[12:2] == 08:00 or frame[12:2] == 86:dd",
]


def oracle():
    shared = os.environ.get("DFC_SHARED") or os.path.join(os.path.dirname(os.path.dirname(HERE)), "shared")
    return os.path.join(shared, "oracle", "oracle.py")


def ask(*args):
    p = subprocess.run([oracle(), *args], capture_output=True, text=True, timeout=600)
    if p.returncode:
        raise RuntimeError(f"oracle {args[0]}: {p.stderr.strip()[-500:]}")
    return p.stdout


def declared():
    """The first parts of the names of the fields that dfc declares: tcp, ip, ..."""
    p = subprocess.run(["go", "run", "./cmd/dfc", "fields"], capture_output=True, text=True, cwd=os.path.dirname(HERE), check=True)
    return {line.split()[0].split(".")[0] for line in p.stdout.splitlines() if line.split()} | MORE


def ranges(numbers):
    out = []
    for n in numbers:
        if out and n == out[-1][1] + 1:
            out[-1][1] = n
        else:
            out.append([n, n])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in out)


def values(path, protocols):
    """Writes NAME.values.jsonl.gz, and gives its frames."""
    with tempfile.TemporaryDirectory() as d:
        ask("record", "-o", d, path)
        name = os.path.basename(path)
        with gzip.open(os.path.join(d, name + ".jsonl.gz"), "rt") as f:
            lines = [json.loads(x) for x in f]
    header, frames = lines[0], lines[1:]
    keep = lambda field: field.split(".")[0] in protocols
    short = {"capture": header["capture"], "sha256": header["sha256"], "wireshark": header["wireshark"], "frames": header["frames"], "protocols": sorted(protocols)}
    with open(os.path.join(CAPTURES, name + ".values.jsonl.gz"), "wb") as f:
        with gzip.GzipFile(filename="", fileobj=f, mode="wb", compresslevel=9, mtime=0) as z:
            for x in [short] + [{"n": f["n"], "p": f["p"], "v": {k: v for k, v in f["v"].items() if keep(k)}} for f in frames]:
                z.write(json.dumps(x, separators=(",", ":"), sort_keys=False).encode() + b"\n")
    return frames


def fill(template, frames, path):
    """Puts values of the capture in place of {field}: the first value in the middle one of the frames that have the field."""

    def value(m):
        name = m.group(1)
        have = [f["v"][name][0] for f in frames if name in f["v"]]
        if not have:
            raise LookupError(name)
        v = have[len(have) // 2]
        return v.replace("+0000", "Z") if re.match(r"\d{4}-\d\d-\d\dT", v) else v

    return re.sub(r"\{([a-z_][a-z0-9_]*(?:\.[a-z0-9_-]+)+)\}", value, template)


def answers(path, filters, frames):
    """Writes NAME.answers.jsonl. A filter with a value that does not occur is left out."""
    name, out = os.path.basename(path), []
    asked = []
    for f in COMMON + filters:
        try:
            f = fill(f, frames, path)
        except LookupError:
            continue
        if f not in asked:
            asked.append(f)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as t:
        for f in asked:
            t.write(json.dumps({"filter": f}) + "\n")
        t.flush()
        lines = [json.loads(x) for x in ask("match", "--filters", t.name, path).splitlines()]
    errors = [f"{x['filter']}: {x['error']}" for x in lines if "error" in x]
    got = {x["filter"]: x["frames"] for x in lines if "error" not in x}
    with open(os.path.join(CAPTURES, name + ".answers.jsonl"), "w") as f:
        for x in asked:
            if x in got:
                f.write(json.dumps({"filter": x, "frames": ranges(got[x])}, ensure_ascii=False) + "\n")
    return errors, sum(1 for x in got.values() if x), len(got)
