"""Reads a visitor's consent, with the same answers as `readConsent` of `kelisim/server`. Python 3.9 or newer.

    from consent import read_consent

    consent = read_consent(request.headers.get("Cookie"), {"preset": "smartustaz", "policy": {"version": "2026-01"}})
    if not consent.allows("account"):
        return forbidden()

The header: `request.META.get("HTTP_COOKIE")` in Django, `environ.get("HTTP_COOKIE")` in WSGI, `request.headers.get("Cookie")`
in Flask. ASGI gives a `cookie` header per field: `"; ".join(request.headers.getlist("cookie"))` in FastAPI.

The options are those of the page: one JSON file can serve both. Of them, `policy.version`, `categories`, `features`,
`preset` and `operator.name` count here.

Not from `request.COOKIES`, nor by `http.cookies`: these keep one of several cookies of a name, and a cookie of somebody
else that they cannot parse takes ours along.
"""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from typing import Any, Mapping
from urllib.parse import parse_qsl, unquote_to_bytes

COOKIE_NAME = "consent_kelisim"
MAX_BYTES = 300
"""Of the name, `=` and the value together."""
DAY = 86_400
MAX_TERM = 395

# No `\w` and no `\d`: in Python they match the letters and digits of every script.
SHAPE = {
    "v": r"1",
    "id": r"[A-Za-z0-9_-]{22}",
    "at": r"[1-9][0-9]{0,11}",
    "until": r"[1-9][0-9]{0,11}",
    "policy": r"[A-Za-z0-9_.-]{0,32}",
    "lang": r"[a-z]{2,3}(-[A-Za-z0-9_]{1,8})*",
    "yes": r"([a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*)?",
    "no": r"([a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*)?",
    "how": r"accept-all|reject-all|save|allow|withdraw|api",
    "text": r"([0-9a-f]{16})?",
}
NAME = r"(?!policy$)[a-z][a-z0-9-]*"

SMARTUSTAZ = {
    "categories": ["authorization", "statistics", "advertising"],
    "features": {"account": {"needs": ["authorization"], "policy": True}},
}


@dataclass(frozen=True)
class Record:
    """What was decided. `at` and `until` in unix seconds; `policy`: the accepted version, or None."""

    id: str
    at: int
    until: int
    policy: str | None
    language: str
    granted: tuple[str, ...]
    denied: tuple[str, ...]
    how: str
    text: str


@dataclass(frozen=True)
class Consent:
    status: str
    """`undecided`, `accepted`, `rejected`, `custom` or `outdated`."""
    record: Record | None
    _needs: Mapping[str, list[str]]
    _given: frozenset[str]

    def allows(self, name: str) -> bool:
        """For a category or a feature; closed for an unknown name."""
        return name in self._needs and self._given.issuperset(self._needs[name])


def read_consent(cookie_header: str | None, options: Mapping[str, Any], now: int | None = None) -> Consent:
    """`cookie_header` may be None: then nothing was decided.

    Raises ValueError for options that cannot be right; never for a header.
    """
    now = int(time.time()) if now is None else now
    version, optional, needs = _model(options)
    record = _find_record(cookie_header or "", now)

    outdated = (
        record is None
        or record.until <= now
        or not {*record.granted, *record.denied}.issuperset(optional)
        or record.policy not in (None, version)
    )
    given = {"necessary"}
    if record and not outdated:
        given.update(record.granted)
        if record.policy is not None:
            given.add("policy")

    switches = [*optional, "policy"]
    yes = sum(name in given for name in switches)
    if outdated:
        status = "outdated" if record else "undecided"
    else:
        status = "accepted" if yes == len(switches) else "custom" if yes else "rejected"
    return Consent(status, record, needs, frozenset(given))


def _find_record(cookie_header: str, now: int) -> Record | None:
    """Of several valid ones (of a host and its parent domain), the one decided last."""
    latest = None
    for cookie in re.split("; *", cookie_header):
        name, equals, value = cookie.partition("=")
        record = _decode(value, now) if name == COOKIE_NAME and equals else None
        if record and (latest is None or record.at > latest.at):
            latest = record
    return latest


def _decode(value: str, now: int) -> Record | None:
    """None for anything but a well-formed record."""
    if len(COOKIE_NAME) + 1 + len(value) > MAX_BYTES or not re.fullmatch("[!-~]+", value):
        return None
    # `parse_qsl` takes everything: the encoding is checked before.
    if re.search("%(?![0-9A-Fa-f]{2})", value):
        return None
    try:
        unquote_to_bytes(value).decode("utf-8")
    except UnicodeDecodeError:
        return None

    found: dict[str, list[str]] = {}
    for key, text in parse_qsl(value, keep_blank_values=True):
        found.setdefault(key, []).append(text)
    fields = {}
    for key, pattern in SHAPE.items():
        texts = found.get(key, [])
        # Not `match` with `$`, which leaves room for a line break behind.
        if len(texts) != 1 or not re.fullmatch(pattern, texts[0]):
            return None
        fields[key] = texts[0]

    granted, denied = (tuple(filter(None, fields[key].split("."))) for key in ("yes", "no"))
    names = ("necessary", "policy", *granted, *denied)
    at, until = int(fields["at"]), int(fields["until"])
    if len(set(names)) < len(names) or at > now + DAY or at >= until or until > at + MAX_TERM * DAY:
        return None
    return Record(
        id=fields["id"],
        at=at,
        until=until,
        policy=fields["policy"] or None,
        language=fields["lang"],
        granted=granted,
        denied=denied,
        how=fields["how"],
        text=fields["text"],
    )


def _model(options: Mapping[str, Any]) -> tuple[str, list[str], dict[str, list[str]]]:
    """The version, the optional categories, and what each name needs."""
    version = str((options.get("policy") or {}).get("version", ""))
    _expect(re.fullmatch(r"[A-Za-z0-9_.-]{1,32}", version), "policy.version")

    # Of a list of names, or of a map by name.
    categories = list(options.get("categories") or [])
    features = dict(options.get("features") or {})
    if options.get("preset"):
        _expect(options["preset"] == "smartustaz", "preset")
        # The preset speaks for its own operator only.
        operator = (options.get("operator") or {}).get("name") or "El Umiti"
        _expect(re.search("El Umiti", json.dumps(operator), re.IGNORECASE), "operator.name")
        categories = list(dict.fromkeys([*SMARTUSTAZ["categories"], *categories]))
        features = {**SMARTUSTAZ["features"], **features}

    optional = [name for name in categories if name != "necessary"]
    needs = {"necessary": ["necessary"]}
    for name in optional:
        _expect(re.fullmatch(NAME, name) and name not in needs, f"categories.{name}")
        needs[name] = [name]
    for name, feature in features.items():
        wanted = (feature or {}).get("needs") or []
        of = [wanted] if isinstance(wanted, str) else list(wanted)
        _expect(set(of) <= {"necessary", *optional}, f"features.{name}.needs")
        if (feature or {}).get("policy"):
            of.append("policy")
        # A misspelt `needs` must not open it to everybody.
        _expect(of, f"features.{name}.needs")
        _expect(re.fullmatch(NAME, name) and name not in needs, f"features.{name}")
        needs[name] = of
    return version, optional, needs


def _expect(valid: object, field: str) -> None:
    if not valid:
        raise ValueError(f"Kelisim: {field} is not as expected")
