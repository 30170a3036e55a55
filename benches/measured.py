"""What both comparisons share: where sites are made, one run and what it took, and tables."""

import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()


@dataclass
class Run:
    """What one process took: seconds by the clock and of the processors, and the most memory at once in MiB."""

    wall: float
    cpu: float
    peak: float


class Folder:
    """A folder for sites and what is made of them, gone at the end: in memory where there is a RAM disk, for on a disk the
    writing drowns all else."""

    def __enter__(self):
        ram = pathlib.Path("/dev/shm")
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="kunten-bench-", dir=ram if os.access(ram, os.W_OK) else None))
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


def kunten(given):
    """The binary that is measured: the one given, else that of the last release build."""
    path = pathlib.Path(given).resolve() if given else TARGET / "release" / "kunten"
    if not os.access(path, os.X_OK):
        sys.exit(f"{path} is not there: `cargo build --release` makes it, or --kunten names another")
    return path


def run(command, cwd, seconds=None, memory=None):
    """Runs a command, of which only what is wrong is shown. None where it takes longer than `seconds` or fails for more than
    `memory` GiB: such a size is beyond what the program can do, and the table says so."""

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (memory * 2**30,) * 2)

    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=said, stderr=said, preexec_fn=limit if memory else None)
        timer = threading.Timer(seconds or threading.TIMEOUT_MAX, process.kill)
        timer.daemon = True
        timer.start()
        # Not `wait`: only this tells what the process used.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        timer.cancel()
        if process.returncode < 0 and (seconds or memory):
            return None
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")[-2000:]
            sys.exit(f"{' '.join(map(str, command))}: exit status {process.returncode}\n{words}")
    # Linux counts in KiB, macOS in bytes.
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024))


def median(runs):
    """The medians of several runs; of memory the largest."""
    return Run(statistics.median(r.wall for r in runs), statistics.median(r.cpu for r in runs), max(r.peak for r in runs))


def size(folder):
    """How many files there are below a folder, and how many MB they have."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes) / 1e6


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def head(*cells):
    row(*cells)
    row(*["---"] * len(cells))


def numbers(text):
    """A list of sizes, as an argument."""
    return [int(one) for one in text.split(",")]


def system(*command):
    """Runs what has to succeed and is not measured."""
    subprocess.run([str(part) for part in command], check=True, stdout=sys.stderr)


def heading(path):
    """One line on what is measured where."""
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{version}, {os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}\n", flush=True)
