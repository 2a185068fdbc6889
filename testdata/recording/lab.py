"""A lab of network namespaces: links, addresses, programs, packet captures. All of it is gone when the lab closes."""

import ctypes
import ipaddress
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import time

CLONE_NEWNET = 0x40000000
LIBC = ctypes.CDLL(None, use_errno=True)
PREFIX = "dfcrec"  # of the names of all namespaces

SCENES = {}  # by name of the capture


class Scene:
    def __init__(self, name, func, filters, made_from):
        self.name, self.func, self.made_from = name, func, made_from
        self.filters = [f.strip() for f in filters.strip().splitlines() if f.strip() and not f.strip().startswith("# ")]
        self.title = " ".join((func.__doc__ or "").split())


def scene(name, filters, made_from=None):
    """Registers a function that records the capture of this name. One with made_from gets no lab, but the paths of these
    captures (of none, where it makes all packets itself) and of the one to write."""

    def register(func):
        SCENES[name] = Scene(name, func, filters, made_from)
        return func

    return register


class Missing(Exception):
    """The machine can't do what the scene needs."""


class Lab:
    def __init__(self, name):
        self.name = name
        self.id = f"{PREFIX}{os.getpid()}"
        self.dir = tempfile.mkdtemp(prefix=f"dfcrec-{name}-")
        os.chmod(self.dir, 0o755)
        self.spaces, self.processes, self.forks, self.macs = [], [], [], 0
        self.tcpdump = None
        self.log = open(os.path.join(self.dir, "log"), "w+")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop(quiet=True)
        for p in reversed(self.processes):
            end(p)
        for pid in self.forks:
            try:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            except OSError:
                pass
        for n in self.spaces:
            left = subprocess.run(["ip", "netns", "pids", self.full(n)], capture_output=True, text=True).stdout.split()
            for pid in left:  # what a daemon of this lab left in the lab's own namespace
                try:
                    os.kill(int(pid), signal.SIGKILL)
                except OSError:
                    pass
            subprocess.run(["ip", "netns", "del", self.full(n)], stderr=subprocess.DEVNULL)
        self.log.close()
        if not os.environ.get("DFC_RECORD_KEEP"):
            shutil.rmtree(self.dir, ignore_errors=True)

    def full(self, n):
        return f"{self.id}-{n}"

    # namespaces and links

    def ns(self, *names):
        for n in names:
            sh(["ip", "netns", "add", self.full(n)])
            self.spaces.append(n)
            self.run(n, "ip link set lo up")
            self.sysctl(n, {
                "ipv6/conf/all/accept_dad": 0, "ipv6/conf/default/accept_dad": 0, "ipv6/conf/default/router_solicitations": 0,
                "ipv4/ip_forward": 0, "ipv4/icmp_ratelimit": 0, "ipv4/ping_group_range": "0 0", "ipv4/conf/default/rp_filter": 0,
                "ipv4/conf/all/rp_filter": 0, "ipv4/conf/all/accept_source_route": 1, "ipv4/conf/default/accept_source_route": 1,
            })

    def sysctl(self, n, values):
        self.call(n, write_sysctls, values)

    def link(self, a, adev, b, bdev, mtu=1500, offload=False):
        """A veth pair with fixed MAC addresses; without offloads every segment is on the wire as the peer gets it."""
        x, y = f"x{os.getpid()}a", f"x{os.getpid()}b"
        sh(["ip", "link", "add", x, "netns", self.full(a), "type", "veth", "peer", "name", y, "netns", self.full(b)])
        for n, old, dev in ((a, x, adev), (b, y, bdev)):
            self.macs += 1
            self.run(n, f"ip link set {old} name {dev} address 02:00:00:00:00:{self.macs:02x} mtu {mtu} up")
            if not offload:
                self.run(n, f"ethtool -K {dev} tx off rx off tso off gso off gro off", ok=None)

    def addr(self, n, dev, *addresses):
        for a in addresses:
            nodad = " nodad" if ":" in a else ""
            self.run(n, f"ip addr add {a} dev {dev}{nodad}")

    def route(self, n, *routes):
        for r in routes:
            six = "-6 " if ":" in r else ""
            self.run(n, f"ip {six}route add {r}")

    def pair(self, mtu=1500, offload=False, wire=None):
        """Hosts a and b on 10.0.0.0/24 and fd00::/64; with wire, what lies between them is wire(w), see wire.py."""
        self.ns("a", "b")
        if wire:
            self.ns("w")
            self.sysctl("w", {"ipv6/conf/default/disable_ipv6": 1, "ipv6/conf/all/disable_ipv6": 1})
            self.link("a", "eth0", "w", "left", mtu, offload)
            self.link("b", "eth0", "w", "right", mtu, offload)
        else:
            self.link("a", "eth0", "b", "eth0", mtu, offload)
        six = mtu >= 1280
        self.addr("a", "eth0", *["10.0.0.1/24", "fd00::1/64"][:1 + six])
        self.addr("b", "eth0", *["10.0.0.2/24", "fd00::2/64"][:1 + six])
        if wire:
            self.fork("w", wire)
        time.sleep(0.2)

    def router(self, name, *sysctls):
        self.sysctl(name, {"ipv4/ip_forward": 1, "ipv6/conf/all/forwarding": 1, **dict(sysctls)})

    # programs

    def run(self, n, command, ok=(0,), timeout=20, stdin=None):
        """Runs a command in a namespace to its end; ok=None takes any end, a timeout too."""
        args = ["ip", "netns", "exec", self.full(n)] + (shlex.split(command) if isinstance(command, str) else command)
        try:
            p = subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout, text=True, input=stdin or "", errors="replace")
        except subprocess.TimeoutExpired:
            if ok is None:
                return ""
            raise
        print(n, command, p.returncode, p.stdout, file=self.log, flush=True)
        if ok is not None and p.returncode not in ok:
            raise RuntimeError(f"{self.name}: {command}: exit {p.returncode}: {p.stdout.strip()[-300:]}")
        return p.stdout

    def start(self, n, command, wait=0.5):
        """Starts a command in a namespace; it ends with the lab."""
        args = ["ip", "netns", "exec", self.full(n)] + (shlex.split(command) if isinstance(command, str) else command)
        p = subprocess.Popen(args, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True)
        self.processes.append(p)
        time.sleep(wait)
        return p

    def fork(self, n, func, *args, wait=0.2, **options):
        """Runs a Python function in a namespace, as a process of its own that ends with the lab."""
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                signal.alarm(120)
                with open(f"/var/run/netns/{self.full(n)}") as f:
                    if LIBC.setns(f.fileno(), CLONE_NEWNET) != 0:
                        raise OSError(ctypes.get_errno(), "setns")
                func(*args, **options)
                status = 0
            except BaseException as e:  # the child must never return into the scene
                print(n, func.__name__, repr(e), file=self.log, flush=True)
            finally:
                os._exit(status)
        self.forks.append(pid)
        time.sleep(wait)
        return pid

    def call(self, n, func, *args, timeout=30, ok=(0,), **options):
        """Runs a Python function in a namespace to its end."""
        pid = self.fork(n, func, *args, wait=0, **options)
        until = time.monotonic() + timeout
        while time.monotonic() < until:
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                self.forks.remove(pid)
                if ok and os.waitstatus_to_exitcode(status) not in ok:
                    self.log.flush()
                    raise RuntimeError(f"{self.name}: {func.__name__} failed: {open(self.log.name).read()[-300:]}")
                return
            time.sleep(0.01)
        if ok:
            raise RuntimeError(f"{self.name}: {func.__name__}: no end after {timeout} s")

    def file(self, name, text, mode=0o644):
        path = os.path.join(self.dir, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as f:
            f.write(text)
        os.chmod(path, mode)
        return path

    # captures

    def capture(self, n, dev, options="", expression=""):
        self.path = os.path.join(self.dir, "capture")
        args = ["ip", "netns", "exec", self.full(n), "tcpdump", "-Z", "root", "-n", "-U", "--immediate-mode", "-B", "8192", "-i", dev, "-w", self.path]
        args += shlex.split(options) + shlex.split(expression)
        self.tcpdump = subprocess.Popen(args, stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.PIPE, text=True, start_new_session=True)
        for line in self.tcpdump.stderr:
            if "listening on" in line:
                break
        else:
            raise RuntimeError(f"{self.name}: tcpdump ended")
        time.sleep(0.3)

    def stop(self, quiet=False):
        if self.tcpdump:
            if not quiet:
                time.sleep(0.5)
            end(self.tcpdump, signal.SIGINT)
            self.tcpdump = None

    def wireshark(self, program, *args):
        """Runs a program of the oracle's Wireshark; <FILE is a file that it reads, >FILE one that it writes."""
        tree = os.path.join(os.environ.get("DFC_ORACLE_HOME") or os.path.expanduser("~/.cache/dfc-oracle"), "sid")
        with tempfile.TemporaryDirectory(dir=os.path.join(tree, "tmp"), prefix="dfcrec-") as stage:
            command, results = [program], []
            for n, a in enumerate(args):
                before, reads, path = a.partition("<")
                if reads or a[0] == ">":
                    inside = os.path.join(stage, str(n))
                    command.append(before * bool(reads) + "/" + os.path.relpath(inside, tree))
                    if reads:
                        shutil.copy(path, inside)
                    else:
                        results.append((inside, a[1:]))
                else:
                    command.append(a)
            p = subprocess.run([os.path.join(os.path.dirname(tree), "dfc-ws"), *command], capture_output=True, text=True, timeout=60)
            if p.returncode:
                raise RuntimeError(f"{self.name}: {' '.join(command)}: {p.stderr.strip()[-300:]}")
            for inside, to in results:
                shutil.copyfile(inside, to)


def end(p, sig=signal.SIGTERM):
    """Ends a process that this lab started, and what that has started in its session."""
    for s in (sig, signal.SIGKILL):
        try:
            os.killpg(p.pid, s)
        except ProcessLookupError:
            return
        try:
            p.wait(timeout=3)
            return
        except subprocess.TimeoutExpired:
            continue


def write_sysctls(values):
    for name, value in values.items():
        try:
            with open("/proc/sys/net/" + name, "w") as f:
                f.write(str(value))
        except FileNotFoundError:
            pass


def sh(args):
    p = subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=20)
    if p.returncode:
        raise Missing(f"{' '.join(args)}: {p.stdout.strip()}")


def packed(address):
    return ipaddress.ip_address(address).packed
