"""Something that commands are run on for a long time: what it may do next, what was found wrong, and what its runs took."""
import os
import subprocess
import tempfile


class World:
    # Memory may differ so much between runs of the same kind: a share of the first, and besides. Few runs tell nothing: what they
    # met differs more.
    GROWTH, BESIDES_MB, LEAST_RUNS = 1.3, 50, 20

    def __init__(self, program, base, random):
        self.program, self.base, self.random = os.path.abspath(program), base, random
        self.counts, self.memory, self.failures = {}, [], []
        os.makedirs(base)

    def actions(self):
        """What may happen, and how often of all."""
        raise NotImplementedError

    def close(self):
        """The last run, after which everything must be as it should be."""
        raise NotImplementedError

    def step(self):
        actions = self.actions()
        action = self.random.choices(list(actions), list(actions.values()))[0]
        self.counts[action.__name__] = self.counts.get(action.__name__, 0) + 1
        action()

    def fail(self, what):
        self.failures.append(what)
        print("FAIL", what, flush=True)

    def run(self, command, allowed, measured=False):
        """Runs to its end. Returns its status and what it printed."""
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(command, stdout=output, stderr=errors)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            errors.seek(0)
            text = output.read().decode(), errors.read().decode()
        if measured:
            self.memory.append(used.ru_maxrss)
        if process.returncode not in allowed or "Fatal error" in text[1]:
            self.fail(f"{' '.join(command[1:4])} ended with {process.returncode}: {text[1][:300]}")
        return process.returncode, text[0]

    def told(self):
        """What was done, and whether runs took more and more memory."""
        print(", ".join(f"{name} {count}" for name, count in sorted(self.counts.items())))
        if self.memory:
            quarter = max(1, len(self.memory) // 4)
            first, last = max(self.memory[:quarter]) >> 10, max(self.memory[-quarter:]) >> 10
            print(f"{len(self.memory)} runs, {first} MB at most in the first quarter, {last} MB in the last")
            if len(self.memory) >= self.LEAST_RUNS and last > self.GROWTH * first + self.BESIDES_MB:
                self.fail("runs take more and more memory")
