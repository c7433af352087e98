"""Whether a page can be used with a screen reader, a keyboard, weak eyes, as far as a program can tell: axe-core."""

# WCAG 2.2 A and AA, and what axe's makers think good besides.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Accessibility:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.script = file.read()

    def flaws(self, page):
        """Each with the rule's name and the first place."""
        page.evaluate(self.script)
        found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS)
        return [f"{flaw['id']} ({len(flaw['nodes'])}): {flaw['nodes'][0]['target']} {flaw['nodes'][0]['html'][:100]}"
                for flaw in found["violations"]]
