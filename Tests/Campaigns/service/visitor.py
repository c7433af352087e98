"""A visitor without a browser: one address of the loopback network, one cookie."""
import http.client, re, urllib.parse


class Visitor:
    """`number` chooses an address of 127.0.0.0/8 of its own: limits count by address."""

    def __init__(self, address, number):
        self.host = urllib.parse.urlparse(address).netloc
        self.source = f"127.{1 + number // 62500}.{number // 250 % 250}.{1 + number % 250}"
        self.cookie, self.token = "", ""
        self.connection = None

    def ask(self, method, path, body=None, headers=None, timeout=60):
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.host, timeout=timeout, source_address=(self.source, 0))
        fields = {"Cookie": f"visit={self.cookie}" if self.cookie else "", **(headers or {})}
        if method == "POST":
            fields = {"Origin": f"http://{self.host}", "X-Form-Token": self.token, **fields}
        try:
            self.connection.request(method, path, body, fields)
            answer = self.connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise
        for value in answer.headers.get_all("Set-Cookie") or []:
            if value.startswith("visit="):
                self.cookie = value.split(";")[0][len("visit="):]
        found = re.search(rb'name="token" value="([0-9a-f]{64})"', text)
        if found:
            self.token = found[1].decode()
        return answer.status, text

    def enter(self, number, digits):
        self.ask("GET", "/")
        body = urllib.parse.urlencode({"number": number, "digits": digits})
        status, _ = self.ask("POST", "/enter", body, {"Content-Type": "application/x-www-form-urlencoded"})
        if status != 303:
            raise RuntimeError(f"{number} was not let in: {status}")
        self.ask("GET", "/me")
