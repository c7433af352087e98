"""What a campaign asserts, counted."""


class Checks:
    def __init__(self):
        self.failures, self.count = [], 0

    def check(self, what, good, detail=""):
        self.count += 1
        if not good:
            self.failures.append(what)
        print(f"  {'ok  ' if good else 'FAIL'} {what}{'' if good else ': ' + str(detail)[:300]}", flush=True)

    def finish(self, words):
        print(f"{len(self.failures)} of {self.count} failed" if self.failures else f"{words} ({self.count} checks)")
        return 1 if self.failures else 0
