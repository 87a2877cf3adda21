"""Bad words that nobody types by mistake: what tests and proofs put into every query, form and address."""

BAD = [
    "",
    " ",
    "-1",
    "0",
    "9" * 40,
    "x" * 3000,
    "\x00",
    "\ufffd\u202e😀\u0301",
    "'; DROP TABLE persons; --",
    "%_\\",
    "<script>alert(1)</script>",
    "{{7*7}}${7*7}",
    "../../etc/passwd",
    "2027-02-30",
    "25:99",
    "NaN",
    "１２",
    "[]",
    "https://evil.example",
]
"""What breaks parsers, databases and pages."""

FORMULAS = [
    '=HYPERLINK("https://evil.example")',
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    '"=1"',
    ";=1",
    "x\n=1",
]
"""What a spreadsheet would run."""

BREAKS = {"CR": "\r", "LF": "\n", "CRLF": "\r\n", "LS": "\u2028", "PS": "\u2029", "NEL": "\x85", "VT": "\x0b"}
"""What ends a line for some reader of calendars, letters or headers."""

MARKUP = [
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onfocus=alert(1) autofocus='",
    "javascript:alert(1)",
    "</textarea><script>alert(1)</script>",
    "<!--",
    "&lt;b&gt;",
]
"""What a browser would run."""

PATHS = ["%00", "%FF", "%ED%A0%80", "x" * 2000, "%27", "..%2f..", "%0d%0aX:%20y", "{{7*7}}", "%F0%9F%98%80"]
"""What is no part of an address."""

ALL = [
    *BAD,
    *FORMULAS,
    *BREAKS.values(),
    *MARKUP,
    "a\r\nBcc: alle@example.org",
    "ada@example.org\r\nBcc: x@y.de",
]
