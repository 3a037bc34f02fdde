"""The server half of Kelisim in one file, with the same answers as `kelisim/server` in Node.

Python 3.9 or newer, standard library only. Copy it beside your own code; README.md in this folder shows each use.

    import kelisim

    options = {"preset": "smartustaz", "policy": {"version": "2026-01", "url": "/privacy"}}  # as in the page

    kelisim.read_consent(request.headers.get("Cookie"), options)   # what a visitor decided
    kelisim.wsgi_handler(options), kelisim.asgi_handler(options)   # the address of `renewUrl` and of the form
    kelisim.render_refusal("account", options, request)            # the 403 page where a visitor decides

Give `read_consent` the raw `Cookie` header, not `request.COOKIES` and not `http.cookies`: these keep one of several
cookies of a name, and a cookie of another program that they cannot parse makes them drop ours.
"""

from __future__ import annotations

import base64
import difflib
import hashlib
import html
import json
import re
import secrets
import time
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Any, Awaitable, Callable, Iterable, Mapping, Sequence
from urllib.parse import parse_qsl, quote_from_bytes, unquote_to_bytes, urlsplit

COOKIE_NAME = "consent_kelisim"
MAX_BYTES = 300
"""Limit for the cookie's name, `=` and the value together, in bytes."""
MAX_BODY = 65_536
"""Limit for a posted form, in bytes."""
MAX_BACK = 2048
"""Limit for the address that a form leads back to, in bytes.

A longer `Location` can be too much for a proxy, which then answers with an error, and the decision is lost with it.
"""
MAX_COOKIES = 16_384
"""Limit for the `Cookie` header, in bytes."""
DAY = 86_400
MIN_TERM = 1
MAX_TERM = 395
"""Days that a decision may hold."""
AFTERLIFE = 5
"""Days that the cookie outlives its term, so that an expired decision is still known as `outdated`."""
FORM = "application/x-www-form-urlencoded"
FIELDS = ["act", "lang", "text", "back"]
"""Fields of the form beside the switches."""
LANGUAGE_PARAMETER = "kelisim-language"
"""The parameter by which the links of the 403 page switch its language."""

# `\w` and `\d` are not used: in Python they match the letters and digits of every script.
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

KEYS = {
    "": (
        "preset operator policy categories features disclosure language messages term domain theme position layout "
        "button autoShow reload renewUrl recordUrl signals portal nonce base languageSwitch secure origins now action home head "
        "stylesheet"
    ).split(),
    "policy": ["version", "url", "effective", "changes"],
    "operator": ["name", "bin"],
    "categories": ["title", "purpose", "cookies"],
    "cookies": ["name", "storage", "path", "domain", "provider", "purpose", "duration"],
    "features": ["needs", "policy", "title"],
}
"""Known keys, by place. An unknown key is a warning; in a category or feature it closes that one."""

SERVER_KEYS = "secure origins now action home head stylesheet record options".split()
"""What only the server half takes: documented on its own page."""

MAPS = {
    "policy": '{"version": "2026-01"}',
    "operator": '{"name": "School No. 1"}',
    "features": '{"account": {"needs": ["statistics"]}}',
}
"""Examples of options that are objects."""

SMARTUSTAZ = {
    "categories": {"authorization": {}, "statistics": {}, "advertising": {}},
    "features": {"account": {"needs": ["authorization"], "policy": True}},
}


class ConfigError(ValueError):
    """Options that cannot be right. `field` names the option, such as `policy.version`."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class Refusal(Exception):
    """A request that is refused."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.headers = dict(headers or {})


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
    """What a request says about its visitor."""

    status: str
    """`undecided`, `accepted`, `rejected`, `custom` or `outdated`."""
    record: Record | None
    """None before a decision."""
    warnings: tuple[str, ...]
    """Sentences about options that are not known; log them while you set the portal up."""
    _needs: Mapping[str, Sequence[str]]
    _given: frozenset[str]

    def allows(self, name: str) -> bool:
        """Whether a category or a feature is allowed; False for an unknown name."""
        return name in self._needs and self._given.issuperset(self._needs[name])


@dataclass(frozen=True)
class Request:
    """What the handler and the 403 page need of a request. Make it with `from_wsgi`, `from_asgi`, or by hand."""

    method: str
    url: str
    """As the visitor's browser sees it, where the server knows that."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    body: bytes = b""


@dataclass(frozen=True)
class Response:
    """An answer to send, or to turn into your framework's own."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


# ---------------------------------------------------------------------------------------------------------- reading


def read_consent(cookie_header: str | None, options: Mapping[str, Any], now: int | None = None) -> Consent:
    """Reads a visitor's consent.

    `cookie_header`: the raw header; None when the request had none. `options`: those of the page; `policy.version` and
    `categories` (or `preset`) are enough. `now`: unix seconds; default: the server's clock.

    Raises ConfigError for options that cannot be right; never for a header.
    """
    model = _model(options)
    now = _clock(options, now)
    record = merge_records(find_records(cookie_header or "", now, model.cookie))

    outdated = (
        record is None
        or record.until <= now
        or not {*record.granted, *record.denied}.issuperset(model.optional)
        or record.policy not in (None, model.version)
    )
    given = {"necessary"}
    if record and not outdated:
        given.update(record.granted)
        if record.policy is not None:
            given.add("policy")

    switches = [*model.optional, "policy"]
    yes = sum(name in given for name in switches)
    if outdated:
        status = "outdated" if record else "undecided"
    else:
        status = "accepted" if yes == len(switches) else "custom" if yes else "rejected"
    return Consent(status, record, tuple(model.warnings), model.needs, frozenset(given))


def _clock(options: Mapping[str, Any], now: int | None = None) -> int:
    if now is None:
        now = options.get("now")
    return int(time.time()) if now is None else now


def _cookie_values(cookie_header: str, cookie_name: str) -> list[str]:
    """Every value under the name: a cookie of the host and one of its parent domain can stand side by side."""
    pairs = (cookie.partition("=") for cookie in re.split("; *", cookie_header))
    return [value for name, equals, value in pairs if name == cookie_name and equals]


def find_records(cookie_header: str, now: int, cookie_name: str = COOKIE_NAME) -> list[Record]:
    """The valid records in a `Cookie` header, in its order."""
    records = (_decode(value, now, cookie_name) for value in _cookie_values(cookie_header, cookie_name))
    return [record for record in records if record]


def merge_records(records: Sequence[Record]) -> Record | None:
    """The one record that counts: the one decided last.

    Of several decided in the same second it is the union of refusals: granted is what each of them grants, denied is
    what any of them denies. All else is that of the record that grants least, of several such the one whose encoded
    text is less. It does not depend on the order of the records.
    """
    if not records:
        return None
    latest = [record for record in records if record.at == max(record.at for record in records)]
    latest.sort(key=lambda record: (len(record.granted) + (record.policy is not None), _encode(record)))
    least = latest[0]
    denied = tuple(dict.fromkeys(name for record in latest for name in record.denied))
    return replace(
        least,
        granted=tuple(name for name in least.granted if all(name in record.granted for record in latest)),
        denied=denied,
        until=min(record.until for record in latest),
        policy=least.policy if len({record.policy for record in latest}) == 1 else None,
    )


def contradict(records: Sequence[Record]) -> bool:
    """Whether valid records of one request disagree about what is allowed: then none of them is renewed."""
    return len({(frozenset(one.granted), frozenset(one.denied), one.policy) for one in records}) > 1


def _unwrap(value: str) -> str:
    """Undoes what APIs of servers do to a value: quotes around it, or percent-encoding of the whole."""
    quoted = re.fullmatch('"([^"]*)"', value)
    value = quoted[1] if quoted else value
    # A record in its own form has both of them. With neither, it can only be one that was encoded as a whole.
    return value if re.search("[=&]", value) else unquote_to_bytes(value).decode("latin-1")


def _decode(value: str, now: int, cookie_name: str = COOKIE_NAME) -> Record | None:
    """None for anything but a well-formed record."""
    # `unquote_to_bytes` and `parse_qsl` accept everything, so the encoding is checked before.
    if not re.fullmatch("[!-~]+", value) or re.search("%(?![0-9A-Fa-f]{2})", value):
        return None
    value = _unwrap(value)
    if len(cookie_name) + 1 + len(value) > MAX_BYTES or not re.fullmatch("[!-~]+", value):
        return None
    if re.search("%(?![0-9A-Fa-f]{2})", value):
        return None
    try:
        unquote_to_bytes(value).decode("utf-8")
    except UnicodeDecodeError:
        return None

    found = _parse_query(value)
    fields = {}
    for key, pattern in SHAPE.items():
        texts = found.get(key, [])
        # Not `match` with `$`, which allows a line break behind it.
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


def _parse_query(query: str) -> dict[str, list[str]]:
    """A query string as a list of values for each key."""
    found: dict[str, list[str]] = {}
    for key, text in parse_qsl(query, keep_blank_values=True):
        found.setdefault(key, []).append(text)
    return found


# ---------------------------------------------------------------------------------------------------------- writing


def write_consent(
    record: Record,
    *,
    domain: str = "",
    secure: bool = True,
    portal: str | None = None,
    acknowledged: bool = False,
    now: int | None = None,
) -> str:
    """The value of a `Set-Cookie` header that keeps a record until five days after its term.

    It is not `HttpOnly`, since the page reads the cookie as well. `domain`: default this host only. `acknowledged`:
    whether the register has the record (`r=1`). `now`: unix seconds.

    Raises ConfigError for a record that could not be read again, and for a domain that is not a host.
    """
    now = int(time.time()) if now is None else now
    cookie_name = _cookie_name({"portal": portal})
    value = _encode(record)
    # Nothing but our own format goes into a header.
    _expect(_decode(value, now, cookie_name), "record", str(record), "a record, such as read_consent gives")
    _expect(isinstance(domain, str) and re.fullmatch("[A-Za-z0-9_.-]*", domain), "domain", domain, _DOMAIN)
    if acknowledged and len(f"{cookie_name}={value}&r=1") <= MAX_BYTES:
        value += "&r=1"
    max_age = max(0, record.until + AFTERLIFE * DAY - now)
    parts = [f"{cookie_name}={value}", "Path=/", "SameSite=Lax", f"Max-Age={max_age}"]
    return "; ".join([*parts, *(["Secure"] if secure else []), *([f"Domain={domain}"] if domain else [])])


def _encode(record: Record) -> str:
    """The cookie's value. Nothing in it needs escaping: each part is of A-Z a-z 0-9 . _ -."""
    return (
        f"v=1&id={record.id}&at={record.at}&until={record.until}&policy={record.policy or ''}&lang={record.language}"
        f"&yes={'.'.join(record.granted)}&no={'.'.join(record.denied)}&how={record.how}&text={record.text}"
    )


# --------------------------------------------------------------------------------------------------------- handling


def create_handler(options: Mapping[str, Any]) -> Callable[[Request], Response]:
    """Answers the address that the page's option `renewUrl` names and that forms post to.

    An empty POST sets the visitor's own cookie again, for what is left of its life: 204. Safari keeps a cookie that a
    script wrote for seven days, one that a server set for its whole life. A form decides and leads back: 303. Refused
    is what is not POST (405), not from this site (403), too long (413, 431), no form (415) or malformed (400).

    `options`: those of the page, and `origins`: the public origins of this site behind a proxy, such as
    `["https://example.kz"]`; `secure`: default: unless the visitor's page came by http.

    Raises ConfigError for options that cannot be right; never for a request.
    """
    model = _model(options)
    taken = ",".join(name for name in model.optional if name in FIELDS)
    _expect(not taken, f"categories.{taken}", taken, f"a name such as \"statistics\", none of {', '.join(FIELDS)}")
    domain = options.get("domain") or ""
    _expect(isinstance(domain, str) and re.fullmatch("[A-Za-z0-9_.-]*", domain), "domain", domain, _DOMAIN)
    term = _term(options)
    origins = options.get("origins")
    _expect(origins is None or _are_names(origins), "origins", origins, 'a list, such as ["https://example.kz"]')

    def answer(request: Request) -> Response:
        _check_request(request, origins)
        fields = _read_form(request)
        cookies = request.headers.get("cookie", "")
        now = _clock(options)
        secure = options.get("secure")
        if secure is None:
            secure = not _page_origin(request).startswith("http:")
        write = {"domain": domain, "secure": secure, "portal": options.get("portal"), "now": now}
        records = find_records(cookies, now, model.cookie)
        held = merge_records(records)
        headers = {"Cache-Control": "no-store"}
        if not fields:
            values = _cookie_values(cookies, model.cookie)
            if values and not records:
                raise Refusal(400, "Cookie: expected a consent record")
            if held and not contradict(records):
                acknowledged = _is_acknowledged(values, held, now, model.cookie)
                headers["Set-Cookie"] = write_consent(held, acknowledged=acknowledged, **write)
            return Response(204, headers)
        signal = request.headers.get("sec-gpc") == "1"
        record = _decide_by_form(fields, model, held, term, signal, now)
        if not _decode(_encode(record), now, model.cookie):
            raise Refusal(400, "lang: expected a language that leaves room for the record")
        headers["Set-Cookie"] = write_consent(record, **write)
        headers["Location"] = _way_back(fields.get("back", "/"))
        return Response(303, headers)

    def handle(request: Request) -> Response:
        try:
            return answer(request)
        except Refusal as refusal:
            headers = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", **refusal.headers}
            return Response(refusal.status, headers, f"{refusal}. See docs/SERVER.md".encode())

    return handle


def _check_request(request: Request, origins: Sequence[str] | None) -> None:
    """Only pages of this site may decide or renew. Raises Refusal: 405, 403, 431."""
    if request.method != "POST":
        raise Refusal(405, "expected POST", {"Allow": "POST"})
    site = request.headers.get("sec-fetch-site")
    # Under `Referrer-Policy: no-referrer` a form sends `Origin: null`; no page can forge this header.
    if site:
        if site != "same-origin":
            raise Refusal(403, "Sec-Fetch-Site: expected same-origin")
    elif request.headers.get("origin", "") not in (origins if origins is not None else [_origin_of(request.url)]):
        raise Refusal(403, "Origin: expected that of this site")
    if len(request.headers.get("cookie", "")) > MAX_COOKIES:
        raise Refusal(431, f"Cookie: expected at most {MAX_COOKIES} bytes")


def _read_form(request: Request) -> dict[str, str]:
    """The fields of the posted form, each of them once; none for an empty body. Raises Refusal: 413, 415, 400."""
    announced = _length(request.headers.get("content-length"))
    if announced > MAX_BODY or len(request.body) > MAX_BODY:
        raise Refusal(413, f"body: expected at most {MAX_BODY} bytes")
    if len(request.body) < announced:
        raise Refusal(400, "expected a whole request")
    if not request.body:
        return {}
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
        raise Refusal(415, f"Content-Type: expected {FORM}")
    try:
        body = request.body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(400, "body: expected UTF-8") from None
    fields = _parse_query(body)
    if any(len(texts) > 1 for texts in fields.values()):
        raise Refusal(400, "a field: expected once")
    return {name: texts[0] for name, texts in fields.items()}


def _length(value: str | None) -> int:
    return int(value) if value and re.fullmatch("[0-9]{1,12}", value) else 0


def _decide_by_form(
    fields: Mapping[str, str], model: _Model, held: Record | None, term: float, signal: bool, now: int
) -> Record:
    """The decision that a form makes. Raises Refusal 400, naming the field."""

    def read(name: str, pattern: str, expected: str, missing: str = "") -> str:
        value = fields.get(name, missing)
        if not re.fullmatch(pattern, value):
            raise Refusal(400, f"{name}: expected {expected}")
        return value

    how = read("act", "(accept|reject)-all|save|withdraw", "accept-all, reject-all, save or withdraw")
    language = read("lang", SHAPE["lang"], "a language, such as kk", "kk")
    text = read("text", SHAPE["text"], "16 hexadecimal digits")
    switches = ["policy", *model.optional]
    known = [*FIELDS, *switches]
    if not set(known).issuperset(fields):
        raise Refusal(400, f"a field: expected {', '.join(known)}")
    ticked = {name for name in switches if read(name, "(on)?", "on") == "on"}
    if how == "accept-all":
        ticked = set(switches) - ({"advertising"} if signal else set())
    elif how != "save":
        ticked = set()
    # Later than the decision that is held, so that it replaces that one everywhere; at most a day ahead.
    at = min(max(now, held.at + 1 if held else 0), now + DAY)
    return Record(
        id=held.id if held else _create_id(),
        at=at,
        until=at + round(term * DAY),
        policy=model.version if "policy" in ticked else None,
        language=language,
        granted=tuple(name for name in model.optional if name in ticked),
        denied=tuple(name for name in model.optional if name not in ticked),
        how=how,
        text=text,
    )


def _is_acknowledged(values: Iterable[str], record: Record, now: int, cookie_name: str) -> bool:
    """Whether the register has acknowledged this record (`r=1`): renewing keeps that."""
    return any(
        _decode(value, now, cookie_name) == record and _parse_query(_unwrap(value)).get("r") == ["1"]
        for value in values
    )


def _create_id() -> str:
    """128 random bits, base64url: 22 characters."""
    return base64.urlsafe_b64encode(secrets.token_bytes(16)).decode()[:22]


def _way_back(path: str) -> str:
    """A path of this site; `/` for anything else."""
    # Browsers drop these characters from an address before they look at it.
    path = re.sub("[\t\n\r]", "", path)
    if not re.fullmatch(r"/(?!/)[^\x00-\x1f\x7f\\]*", path):
        return "/"
    path = re.sub('[^!-~]|["<>`]', lambda found: quote_from_bytes(found[0].encode("utf-8", "replace"), safe=""), path)
    return _shortened(path)


def _shortened(path: str) -> str:
    """The path, or the start page where it is too long to come back to."""
    return "/" if len(path) > MAX_BACK else path


def _page_origin(request: Request) -> str:
    """The origin of the visitor's page, where the browser states it; else that of the request."""
    origin = request.headers.get("origin")
    return origin if origin and origin != "null" else request.url


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    default = {"https": ":443", "http": ":80"}.get(parts.scheme, "")
    host = parts.netloc.rpartition("@")[2].lower()
    return f"{parts.scheme}://{host[: -len(default)] if default and host.endswith(default) else host}"


# ------------------------------------------------------------------------------------------------------ WSGI and ASGI

_REASONS = {
    204: "No Content",
    303: "See Other",
    400: "Bad Request",
    403: "Forbidden",
    405: "Method Not Allowed",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    431: "Request Header Fields Too Large",
}


def from_wsgi(environ: Mapping[str, Any], with_body: bool = False) -> Request:
    """The request of a WSGI `environ`. The body is read only where it is asked for, and never beyond the limit."""
    headers = {name[5:].replace("_", "-").lower(): value for name, value in environ.items() if name.startswith("HTTP_")}
    headers["content-type"] = environ.get("CONTENT_TYPE") or ""
    headers["content-length"] = environ.get("CONTENT_LENGTH") or ""
    host = environ.get("HTTP_HOST") or f"{environ.get('SERVER_NAME', 'localhost')}:{environ.get('SERVER_PORT', '80')}"
    path = (environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")).encode("latin-1")
    query = environ.get("QUERY_STRING", "")
    url = f"{environ.get('wsgi.url_scheme', 'http')}://{host}{quote_from_bytes(path, safe=_PATH) or '/'}"
    body = b""
    announced = _length(headers["content-length"])
    if with_body and announced <= MAX_BODY:
        # Without a length, only a server that ends the input itself can be read from.
        size = announced if announced or not environ.get("wsgi.input_terminated") else MAX_BODY + 1
        while len(body) < size:
            piece = environ["wsgi.input"].read(size - len(body))
            if not piece:
                break
            body += piece
    return Request(environ.get("REQUEST_METHOD", "GET"), url + (f"?{query}" if query else ""), headers, body)


def wsgi_response(response: Response, start_response: Callable[..., Any]) -> list[bytes]:
    """Sends an answer as WSGI wants it."""
    status = f"{response.status} {_REASONS[response.status]}"
    start_response(status, [*response.headers.items(), *_content_length(response)])
    return [response.body] if response.body else []


def wsgi_handler(options: Mapping[str, Any]) -> Callable[..., list[bytes]]:
    """`create_handler` as a WSGI application."""
    handle = create_handler(options)

    def application(environ: Mapping[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        return wsgi_response(handle(from_wsgi(environ, with_body=True)), start_response)

    return application


def from_asgi(scope: Mapping[str, Any], body: bytes = b"") -> Request:
    """The request of an ASGI `scope`."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        # HTTP/2 splits the cookies into several headers.
        headers[name] = f"{headers[name]}; {value}" if name == "cookie" and name in headers else value
    server = scope.get("server") or ("localhost", None)
    host = headers.get("host") or f"{server[0]}{f':{server[1]}' if server[1] else ''}"
    path = scope.get("raw_path") or quote_from_bytes(scope["path"].encode(), safe=_PATH).encode()
    query = scope.get("query_string", b"").decode("latin-1")
    url = f"{scope.get('scheme', 'http')}://{host}{path.decode('latin-1').partition('?')[0]}"
    return Request(scope["method"], url + (f"?{query}" if query else ""), headers, body)


async def asgi_response(response: Response, send: Callable[[Mapping[str, Any]], Awaitable[None]]) -> None:
    """Sends an answer as ASGI wants it."""
    headers = [*response.headers.items(), *_content_length(response)]
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    await send({"type": "http.response.start", "status": response.status, "headers": raw})
    await send({"type": "http.response.body", "body": response.body})


class asgi_handler:  # noqa: N801
    """`create_handler` as an ASGI application: an object, since routers take a function for a view of their own."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._handle = create_handler(options)

    async def __call__(
        self,
        scope: Mapping[str, Any],
        receive: Callable[[], Awaitable[Mapping[str, Any]]],
        send: Callable[[Mapping[str, Any]], Awaitable[None]],
    ) -> None:
        if scope["type"] != "http":
            raise RuntimeError(f"expected http, not {scope['type']}")
        body, more = b"", True
        while more and len(body) <= MAX_BODY:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
        await asgi_response(self._handle(from_asgi(scope, body)), send)


def _content_length(response: Response) -> list[tuple[str, str]]:
    return [] if response.status == 204 else [("Content-Length", str(len(response.body)))]


# ---------------------------------------------------------------------------------------------------------- options

_PATH = "/:@!$&'()*+,;=-._~"
_DOMAIN = 'a host, such as "example.kz"'


@dataclass(frozen=True)
class _Model:
    """What the options mean."""

    version: str
    optional: list[str]
    needs: dict[str, list[str]]
    """Of each name."""
    cookie: str
    """The cookie's name."""
    warnings: list[str]
    categories: dict[str, Any]
    features: dict[str, Any]


def _model(options: Mapping[str, Any]) -> _Model:
    """Raises ConfigError."""
    warnings: list[str] = []

    def warn(place: str, value: Mapping[str, Any], kind: str) -> bool:
        unknown = [str(key) for key in value if key not in KEYS[kind]]
        for key in unknown:
            name = f"{place}.{key}".lstrip(".")
            hint = _did_you_mean(key, KEYS[kind])
            page = _documentation_of(name) if place else "docs/OPTIONS.md"
            warnings.append(f"Kelisim: {name} is not a known option.{hint} See {page}")
        return bool(unknown)

    _expect(isinstance(options, Mapping), "options", options, 'a map, such as {"policy": {"version": "2026-01"}}')
    warn("", options, "")
    policy = _map_of(options, "policy")
    version = _as_text(policy.get("version"))
    _expect(
        version is not None and re.fullmatch(r"[A-Za-z0-9_.-]{1,32}", version),
        "policy.version",
        policy.get("version"),
        '1 to 32 of the characters A-Z a-z 0-9 . _ -, such as "2026-01"',
    )
    warn("policy", policy, "policy")
    operator = _map_of(options, "operator")
    warn("operator", operator, "operator")
    cookie = _cookie_name(options)

    categories = _categories_of(options.get("categories"))
    features = dict(_map_of(options, "features"))
    preset = options.get("preset")
    if preset is not None:
        _expect(preset == "smartustaz", "preset", preset, 'a preset, such as "smartustaz", or none')
        # The preset speaks for its own operator only.
        if "name" in operator:
            _expect(
                re.search("El Umiti", json.dumps(operator["name"], default=str), re.IGNORECASE),
                "operator.name",
                operator["name"],
                "the operator of the preset, such as El Umiti; other portals leave `preset` out",
            )
        categories = {**SMARTUSTAZ["categories"], **categories}
        features = {**SMARTUSTAZ["features"], **features}

    categories.pop("necessary", None)
    optional = list(categories)
    needs = {"necessary": ["necessary"]}
    for name in optional:
        right = isinstance(name, str) and re.fullmatch(NAME, name)
        _expect(right, f"categories.{name}", name, 'a name of a-z, 0-9 and -, such as "statistics"; not "policy"')
        category = _map_of(categories, name, "categories.")
        unclear = [warn(f"categories.{name}", category, "categories")]
        cookies = category.get("cookies")
        for index, one in enumerate(cookies if isinstance(cookies, (list, tuple)) else []):
            unclear.append(isinstance(one, Mapping) and warn(f"categories.{name}.cookies.{index}", one, "cookies"))
        if not any(unclear):
            needs[name] = [name]
    known = ["necessary", *optional]
    for name in features:
        feature = _map_of(features, name, "features.")
        of = feature.get("needs")
        of = [] if of is None else [of] if isinstance(of, str) else of
        right = _are_names(of) and set(of) <= set(known)
        _expect(right, f"features.{name}.needs", of, f'a list of {", ".join(known)}, such as ["{known[-1]}"]')
        with_policy = feature.get("policy")
        right = with_policy is None or isinstance(with_policy, bool)
        _expect(right, f"features.{name}.policy", with_policy, "true or false, such as True")
        # What needs nothing would be open to everybody.
        _expect(of or with_policy, f"features.{name}.needs", of, 'at least one name, such as ["necessary"], or "policy": True')
        free = isinstance(name, str) and re.fullmatch(NAME, name) and name not in known
        _expect(free, f"features.{name}", name, 'a name of a-z, 0-9 and - that no category has, such as "account"')
        if not warn(f"features.{name}", feature, "features"):
            needs[name] = [*of, *(["policy"] if with_policy else [])]
    return _Model(version or "", optional, needs, cookie, warnings, categories, features)


def _categories_of(categories: Any) -> dict[str, Any]:
    """Categories by name, from a map or from a list of names. Raises ConfigError."""
    if categories is None:
        return {}
    if isinstance(categories, Mapping):
        return dict(categories)
    expected = 'a list of names or a map by name, such as ["statistics"]'
    _expect(isinstance(categories, (list, tuple)), "categories", categories, expected)
    for index, name in enumerate(categories):
        _expect(isinstance(name, str), f"categories.{index}", name, 'a name, such as "statistics"')
        _expect(categories.index(name) == index, f"categories.{name}", name, 'each name once, such as ["statistics"]')
    return {name: {} for name in categories}


def _cookie_name(options: Mapping[str, Any]) -> str:
    """A host that carries several portals tells them apart by the option `portal`. Raises ConfigError."""
    portal = options.get("portal")
    if portal is None:
        return COOKIE_NAME
    right = isinstance(portal, str) and re.fullmatch("[a-z0-9-]{1,24}", portal)
    _expect(right, "portal", portal, '1 to 24 of the characters a-z 0-9 -, such as "school-1"')
    return f"{COOKIE_NAME}_{portal}"


def _term(options: Mapping[str, Any]) -> float:
    term = options.get("term")
    term = 180 if term is None else term
    number = isinstance(term, (int, float)) and not isinstance(term, bool)
    right = number or (isinstance(term, str) and re.fullmatch("[0-9]{1,3}", term))
    _expect(right and MIN_TERM <= float(term) <= MAX_TERM, "term", term, f"{MIN_TERM} to {MAX_TERM} days, such as 180")
    return float(term)


def _map_of(options: Mapping[str, Any], key: str, prefix: str = "") -> Mapping[str, Any]:
    """A map in the options; empty where it is missing. Raises ConfigError."""
    value = options.get(key)
    # What PHP has made of JSON may have an empty list in the place of an empty object.
    value = {} if value is None or value == [] else value
    example = MAPS.get(key, "{}") if not prefix else '{"title": "Chat"}'
    _expect(isinstance(value, Mapping), f"{prefix}{key}", value, f"an object, such as {example}")
    return value


def _are_names(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(name, str) for name in value)


def _as_text(value: Any) -> str | None:
    """A text or a number of JSON as text; None for anything else."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None


def _expect(valid: object, field: str, found: Any, expected: str) -> None:
    """Raises ConfigError unless `valid`."""
    if not valid:
        said = "nothing" if found is None else json.dumps(found, ensure_ascii=False, default=str)
        raise ConfigError(field, f"Kelisim: {field}: found {said}, expected {expected}. See {_documentation_of(field)}")


def _documentation_of(field: str) -> str:
    """Where an option is documented; what only the server half has is on its own page."""
    name = field.partition(".")[0]
    return "docs/ways/python.md" if name in SERVER_KEYS else f"docs/OPTIONS.md#{name.lower()}"


def _did_you_mean(key: str, known: Sequence[str]) -> str:
    """A sentence with the nearest known name, where one is near."""
    by_lower = {name.lower(): name for name in known}
    near = difflib.get_close_matches(key.lower(), by_lower, 1, 0.7)
    return f" Did you mean {by_lower[near[0]]}?" if near else f" Possible here: {', '.join(known)}."


# --------------------------------------------------------------------------------------------------------- refusing


def render_refusal(name: str, options: Mapping[str, Any], request: Request) -> Response:
    """The 403 page for a category or feature that the visitor has not allowed.

    It says what is missing, in the visitor's language, and lets the visitor decide there, with or without JavaScript.
    The form is answered by `create_handler`. The language: option `language`, else the page's own links, else
    `Accept-Language`, else Kazakh.

    `options`: those of the page, and `action`: the address of the handler, default that of `renewUrl`, else
    `/consent`; `home`: where "To the home page" leads, default `/`; `nonce`: of the page's CSP, for the style sheet;
    `head`: HTML for `<head>`, such as your own style sheet.

    Raises ConfigError.
    """
    consent = read_consent(request.headers.get("cookie"), options)
    path = _path_of(request.url)
    language = _visitor_language(options, request)
    shown = _render_form(name, options, language, request.headers.get("sec-gpc") == "1")
    canonical = f"{_text_of(shown)}\n{_law_line(options, language)}"
    digest = hashlib.sha256(canonical.encode()).hexdigest()[:16]
    action = _escape(_address_of(options, "action", _address_of(options, "renewUrl", "/consent")))
    back = _escape(_shortened(path))
    separator = "&" if "?" in path else "?"
    links = "".join(
        f'<a href="{_escape(f"{path}{separator}{LANGUAGE_PARAMETER}={code}")}" lang="{code}"'
        f'{_CURRENT if code == language else ""}>{words["own"]}</a>\n'
        for code, words in _PAGE.items()
    )
    title = _escape(_title_of_page(name, options, language))
    switch = _escape(_t(options, language, "button.language"))
    nonce = f' nonce="{_escape(str(options["nonce"]))}"' if options.get("nonce") is not None else ""
    home = _escape(_address_of(options, "home", "/"))
    status = _status_of(consent, options, language)
    status = f'<p role="status">{_escape(status)}</p>\n' if status else ""
    body = f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style{nonce}>{_STYLE}</style>
{options.get("head") or ""}
</head>
<body>
<main>
<nav aria-label="{switch}">
{links}</nav>
{status}<form method="post" action="{action}">
<input type="hidden" name="lang" value="{language}">
<input type="hidden" name="text" value="{digest}">
<input type="hidden" name="back" value="{back}">
{shown}</form>
<p><a href="{home}">{_PAGE[language]["home"]}</a></p>
</main>
</body>
</html>
"""
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Language": language,
        "Cache-Control": "private, no-store",
        "Vary": "Cookie, Accept-Language",
    }
    return Response(403, headers, body.encode())


def _status_of(consent: Consent, options: Mapping[str, Any], language: str) -> str:
    """Why a visitor who has decided sees the page all the same."""
    record = consent.record
    if record is None:
        return ""
    if consent.status != "outdated":
        return _PAGE[language]["saved"]
    model = _model(options)
    if record.policy not in (None, model.version):
        return _t(options, language, "reason.policy", version=model.version)
    added = [name for name in model.optional if name not in (*record.granted, *record.denied)]
    if added:
        titles = ", ".join(_title_of(name, options, language) for name in added)
        return _t(options, language, "reason.categories", list=titles)
    return _t(options, language, "reason.expired")


def _title_of_page(name: str, options: Mapping[str, Any], language: str) -> str:
    return _t(options, language, "ask.title", feature=_title_of(name, options, language))


def _render_form(name: str, options: Mapping[str, Any], language: str, signal: bool) -> str:
    """What is shown and recorded: everything that the visitor decides about, and the buttons."""
    model = _model(options)

    def t(key: str, **values: Any) -> str:
        return _escape(_t(options, language, key, **values))

    policy = _map_of(options, "policy")
    url = _escape(_address_of(policy, "url", "")) if policy.get("url") is not None else ""
    link = f' <a href="{url}">{t("button.policy")}</a>' if url else ""
    feature = _map_of(model.features, name)
    needs = feature.get("needs") or ([name] if name in model.categories else [])
    items = [
        _t(options, language, "ask.category", category=_title_of(need, options, language))
        for need in ([needs] if isinstance(needs, str) else needs)
    ]
    if feature.get("policy"):
        items.append(_t(options, language, "ask.policy"))
    refusal = _disclosure_of("refusal", options, language)
    refused = _escape(" ".join(filter(None, [_PAGE[language]["refused"], refusal])))
    # Passing data on needs consent as well (article 7(6)), so it is in sight before the buttons.
    given = _disclosure_of("thirdParties", options, language)
    third_parties = f"<p>{t('law.thirdParties')}: {_escape(given)}</p>\n" if given else ""
    gpc = f"<p>{t('notice.signal')}</p>\n" if signal and "advertising" in model.optional else ""
    switches = ""
    for category in model.optional:
        purpose = _purpose_of(category, options, language)
        small = f" <small>{_escape(purpose)}</small>" if purpose else ""
        title = _escape(_title_of(category, options, language))
        switches += f'<label><input type="checkbox" name="{category}" value="on"> {title}{small}</label>\n'
    law = _law_items(options, language)
    rows = "".join(f"<dt>{t(f'law.{key}')}</dt>\n<dd>{_escape(said)}</dd>\n" for key, said in law.items() if said)
    missing = ", ".join(_t(options, language, f"law.{key}") for key, said in law.items() if not said)
    gaps = f"<p>{t('settings.notSaid', list=missing)}</p>\n" if missing else ""
    accept = t("settings.policyAccept", version=model.version)
    return f"""<h1>{_escape(_title_of_page(name, options, language))}</h1>
<p>{t("ask.needs", list=", ".join(items))}</p>
<p>{refused}</p>
{third_parties}<p>{t("notice.term", count=_term(options))}</p>
<p>{t("notice.acceptMeans")}{link}</p>
{gpc}<p class="buttons">
<button name="act" value="accept-all" data-action="accept-all">{t("button.accept")}</button>
<button name="act" value="reject-all" data-action="reject-all">{t("button.reject")}</button>
</p>
<details>
<summary>{t("button.settings")}</summary>
<p>{t("category.necessary")}: {t("settings.alwaysOn")}</p>
{switches}<label><input type="checkbox" name="policy" value="on"> {accept}</label>
<p class="buttons"><button name="act" value="save" data-action="save">{t("settings.save")}</button></p>
</details>
<details>
<summary>{t("law.title")}</summary>
<p>{t("law.source")}</p>
<dl>
{rows}</dl>
{gaps}</details>
"""


def _law_items(options: Mapping[str, Any], language: str) -> dict[str, str | None]:
    """What article 8(4) of the law No. 94-V wants a consent to name; None where the operator has not said it."""
    preset = options.get("preset") == "smartustaz"
    operator, own = _map_of(options, "operator"), _map_of(options, "disclosure")

    def t(key: str, **values: Any) -> str:
        return _t(options, language, key, **values)

    def stated(key: str) -> str | None:
        return _disclosure_of(key, options, language)

    days = t("table.days", count=_term(options))
    automatic = ", ".join(_localize(text, language) or "" for text in own.get("automatic") or [])
    data = stated("data")
    all_data = " ".join(filter(None, [t("law.ownData"), f"{automatic}." if automatic else "", data]))
    other = " ".join(filter(None, [stated("other"), stated("regardless")]))
    if preset and not other:
        other = f"{t('smartustaz.ipStatistics')} {t('law.ipNote')}"
    full = preset and own.get("thirdParties") is None
    return {
        "operator": _localize(operator.get("name"), language) or (t("smartustaz.operator") if preset else None),
        "bin": _as_text(operator.get("bin")),
        "subject": t("law.notAsked"),
        "term": f"{days}. {t('smartustaz.processing')}" if preset else days,
        "data": all_data if preset or data or automatic else None,
        "purposes": stated("purposes"),
        "thirdParties": t("smartustaz.thirdPartiesFull") if full else stated("thirdParties"),
        "crossBorder": stated("crossBorder"),
        "publicSources": stated("publicSources"),
        "other": other or None,
    }


def _disclosure_of(key: str, options: Mapping[str, Any], language: str) -> str | None:
    """What the portal's policy says, or that of the preset; None where it is not stated."""
    own = _localize(_map_of(options, "disclosure").get(key), language)
    preset = options.get("preset") == "smartustaz" and f"smartustaz.{key}" in _TEXTS[language]
    return own or (_t(options, language, f"smartustaz.{key}") if preset else None)


def _purpose_of(name: str, options: Mapping[str, Any], language: str) -> str | None:
    """What a category is for, in the portal's words or in ours."""
    categories = options.get("categories")
    category = categories.get(name) if isinstance(categories, Mapping) else None
    own = _localize(category.get("purpose"), language) if isinstance(category, Mapping) else None
    return own or (_t(options, language, f"purpose.{name}") if f"purpose.{name}" in _TEXTS[language] else None)


def _text_of(markup: str) -> str:
    """The canonical form of what was shown: its text nodes in order, white space collapsed, one a line, NFC."""
    texts = (re.sub(_WHITE_SPACE, " ", html.unescape(text)).strip(" ") for text in re.split("<[^>]*>", markup))
    return unicodedata.normalize("NFC", "\n".join(text for text in texts if text))


def _law_line(options: Mapping[str, Any], language: str) -> str:
    """The last line of the canonical form, as the page and Node make it.

    It binds what the law wants named: our texts by their digest, and those of the portal by its options.
    """
    operator = _map_of(options, "operator")
    messages = _messages_of(options, language)
    values: dict[str, Any] = {
        "disclosure": _map_of(options, "disclosure"),
        "policy": _model(options).version,
        "term": _term(options),
        "texts": {key: text for key, text in messages.items() if re.match(r"(law|smartustaz|purpose)\.", key)},
    }
    for key, place, name in (("bin", operator, "bin"), ("operator", operator, "name"), ("preset", options, "preset")):
        if name in place:
            values[key] = place[name]
    canonical = json.dumps(_whole(values), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"law {language} {_LAW_DIGESTS[language]} {canonical}"


def _whole(value: Any) -> Any:
    """With whole numbers without a fraction, as JavaScript writes them."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {key: _whole(inner) for key, inner in value.items()}
    return [_whole(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _messages_of(options: Mapping[str, Any], language: str) -> dict[str, str]:
    """The portal's own texts in a language, by key."""
    own = _map_of(options, "messages").get(language)
    return {key: text for key, text in own.items() if isinstance(text, str)} if isinstance(own, Mapping) else {}


def _t(options: Mapping[str, Any], language: str, key: str, **values: Any) -> str:
    """A text by its key: the portal's own, else ours. With `count`, the plural form of the language."""
    form = _plural_of(float(values.get("count", 0)), language)
    for texts in (_messages_of(options, language), _TEXTS[language]):
        for each in (key, f"{key}_{form}", f"{key}_other"):
            if texts.get(each):
                return _fill(texts[each], **values)
    return ""


def _title_of(name: str, options: Mapping[str, Any], language: str) -> str:
    """What the visitor calls a category or feature."""
    kind = "feature" if name in _model(options).features else "category"
    table = options.get("features" if kind == "feature" else "categories")
    of = table.get(name) if isinstance(table, Mapping) else None
    own = _localize(of.get("title"), language) if isinstance(of, Mapping) else None
    return own or _t(options, language, f"{kind}.{name}") or name


def _localize(text: Any, language: str) -> str | None:
    """A text, or one text for each language; None where there is none."""
    if isinstance(text, Mapping):
        found = [text[code] for code in (language, "kk", "ru", "en") if isinstance(text.get(code), str)]
        text = next(iter(found or text.values()), None)
    return text if isinstance(text, str) and text else None


def _visitor_language(options: Mapping[str, Any], request: Request) -> str:
    query = _parse_query(urlsplit(request.url).query)
    accepted = request.headers.get("accept-language", "").split(",")
    wishes = [options.get("language") or "", *query.get(LANGUAGE_PARAMETER, [])[:1], *accepted]
    for wish in wishes:
        code = re.split("[-_;]", str(wish).strip())[0].lower()
        code = "kk" if code in ("kz", "kaz") else code
        if code in _PAGE:
            return code
    return "kk"


def _path_of(url: str) -> str:
    """Path and query of an address, without the parameter for the language."""
    parts = urlsplit(url)
    rest = [pair for pair in parts.query.split("&") if pair and pair.partition("=")[0] != LANGUAGE_PARAMETER]
    return _way_back(parts.path or "/") + (f"?{'&'.join(rest)}" if rest else "")


def _address_of(options: Mapping[str, Any], key: str, missing: str) -> str:
    """An address of https or of this site; never `javascript:`. Raises ConfigError."""
    address = options.get(key)
    address = missing if address is None else address
    right = isinstance(address, str) and re.fullmatch(r"https://.+|(?!//)[^\x00- :\\]+", address)
    _expect(right, key, address, 'an address of https or a path of this site, such as "/privacy"')
    return str(address)


def _fill(text: str, **values: Any) -> str:
    return re.sub(r"\{\{(\w+)\}\}", lambda found: _as_text(values.get(found[1])) or "", text)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _plural_of(count: float, language: str) -> str:
    """`one`, `few`, `many` or `other`, by the rules of CLDR."""
    if language != "ru":
        return "one" if count == 1 else "other"
    if not count.is_integer():
        return "other"
    last, teen = count % 10, 10 < count % 100 < 20
    return "one" if last == 1 and not teen else "few" if 2 <= last <= 4 and not teen else "many"


_CURRENT = ' aria-current="true"'
_STYLE = (
    ":root{color-scheme:light dark}body{margin:0;font:16px/1.5 system-ui,sans-serif}main{max-width:40rem;"
    "margin:auto;padding:1rem}nav a{margin-inline-end:1rem}h1{font-size:1.5rem}dt{font-weight:600}dd{marg"
    "in:0 0 .5rem}.buttons{display:flex;flex-wrap:wrap;gap:.5rem}button{flex:1;min-height:44px;min-width:"
    "10rem;font:inherit}summary,label{min-height:44px;line-height:44px}label{display:block}input{width:20"
    "px;height:20px;vertical-align:middle}"
)

# As JavaScript understands it.
_WHITE_SPACE = "[ \t\n\v\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+"

_PAGE = {
    "kk": {
        "own": "Қазақша",
        "refused": "Бас тартсаңыз, бұл бет жабық қалады.",
        "saved": "Таңдауыңыз сақталды. Бұл бет жабық күйінде қалады: ашу үшін төменде аталғандар қажет.",
        "home": "Басты бетке өту",
    },
    "ru": {
        "own": "Русский",
        "refused": "Если отказаться, эта страница останется закрытой.",
        "saved": "Ваш выбор сохранён. Страница остаётся закрытой: чтобы открыть её, нужно то, что перечислено ниже.",
        "home": "На главную страницу",
    },
    "en": {
        "own": "English",
        "refused": "If you refuse, this page stays closed.",
        "saved": "Your choice has been saved. This page stays closed: to open it, what is listed below is needed.",
        "home": "To the home page",
    },
}
"""What only the 403 page says."""

# Numbers in brackets are clauses of the policy of smartustaz.kz.
# From locales/: the lines up to the end of it are written by `npm run docs`.
_LAW_DIGESTS = {"kk": "2aad3807", "ru": "deb88961", "en": "2ab93558"}
_TEXTS: dict[str, dict[str, str]] = {
    "kk": {
        "notice.term_one": "Таңдауыңыз {{count}} күн қолданылады; келісімді кері қайтарып алуға болады.",
        "notice.term_other": "Таңдауыңыз {{count}} күн қолданылады; келісімді кері қайтарып алуға болады.",
        "notice.acceptMeans": "«Қабылдау» құпиялылық саясатын қамтиды.",
        "notice.signal": (
            "Браузеріңіз Global Privacy Control сигналын жібереді: «Қабылдау» жарнаманы "
            "қоспайды, оны баптаудан тек өзіңіз қоса аласыз."
        ),
        "button.accept": "Қабылдау",
        "button.reject": "Бас тарту",
        "button.settings": "Баптау",
        "button.policy": "Құпиялылық саясаты",
        "button.language": "Тіл",
        "category.necessary": "Міндетті түрде қажетті",
        "category.authorization": "Авторизация",
        "category.statistics": "Статистика",
        "category.advertising": "Жарнама",
        "category.functional": "Функционалдық",
        "category.analytics": "Аналитика",
        "category.marketing": "Маркетинг",
        "feature.account": "Жеке кабинет",
        "smartustaz.operator": "«\"El Umiti\" қоры» корпоративтік қоры",
        "smartustaz.refusal": (
            "Бас тартсаңыз, жеке кабинет (авторизация [3.3.1]) мұнда ашылмайды; жалпыға "
            "ашық беттер жұмыс істейді."
        ),
        "smartustaz.thirdParties": (
            "Құпиялылық саясаты қабылданса, деректер мемлекеттік органдарға берілуі "
            "мүмкін [5.2]."
        ),
        "ask.title": "«{{feature}}» мұнда жабық",
        "ask.needs": "Ашу үшін қажет: {{list}}.",
        "ask.category": "«{{category}}» cookie файлдарына рұқсат беру",
        "ask.policy": "құпиялылық саясатын қабылдау",
        "reason.policy": "Енді {{version}} нұсқасы қолданылады. Бұрынғы шешіміңіз күшін жойды.",
        "reason.expired": "Қайта таңдаңыз. Оған дейін міндетті емес cookie файлдары өшірулі.",
        "reason.categories": "Қосылғаны: {{list}}. Бұрынғы шешіміңіз күшін жойды.",
        "settings.alwaysOn": "Әрқашан қосулы",
        "settings.notSaid": "Оператор көрсетпеген мәліметтер: {{list}}.",
        "settings.policyAccept": "Құпиялылық саясатының {{version}} нұсқасын қабылдаймын",
        "settings.save": "Таңдауды сақтау",
        "table.days_one": "{{count}} күн",
        "table.days_other": "{{count}} күн",
        "purpose.necessary": "Сайт жұмыс істеуі және таңдауыңызды есте сақтауы үшін.",
        "purpose.authorization": "Сайтқа кіру және жеке кабинетті пайдалану үшін{{clause}}.",
        "purpose.statistics": "Кірулерді санап, қай беттердің пайдалы екенін білу үшін.",
        "purpose.advertising": "Жарнама көрсету және оның нәтижесін өлшеу үшін.",
        "law.title": "Келісімнің мазмұны",
        "law.source": "Қазақстан Республикасының № 94-V Заңы, 8-баптың 4-тармағы",
        "law.operator": "Оператор",
        "law.bin": "БСН",
        "law.subject": "Субъектінің тегі, аты, әкесінің аты",
        "law.notAsked": "бұл хабарламада сұралмайды",
        "law.term": "Келісімнің қолданылу мерзімі",
        "law.purposes": "Мақсаттары",
        "law.thirdParties": "Үшінші тұлғаларға беру",
        "law.crossBorder": "Трансшекаралық беру",
        "law.publicSources": "Жалпыға бірдей қолжетімді көздерде тарату",
        "law.data": "Жиналатын деректер тізбесі",
        "law.ownData": (
            "Осы шешімнің cookie файлында: кездейсоқ нөмір, шешім күні мен мерзімі, "
            "рұқсат етілген және рұқсат етілмеген санаттар, қабылданған құпиялылық "
            "саясатының нұсқасы, хабарлама тілі, шешім қабылдау тәсілі, көрсетілген "
            "мәтіннің бақылау коды."
        ),
        "law.other": "Өзге мәліметтер",
        "law.ipNote": (
            "Біздің ескертпе: бұл таңдау IP мекенжай статистикасын өшірмейді, кез келген "
            "сервер өзіне хабарласқан құрылғының мекенжайын көреді."
        ),
        "smartustaz.data": (
            "Cookie, браузер, кіру уақыты [3.3], операциялық жүйе [3.4], IP мекенжай "
            "статистикасы [3.3.2]. Профильде өзіңіз беретін деректер: тегі, аты, e-mail, "
            "ЖСН, байланыс телефоны, облыс, аудан, елді мекен, жұмыс орны (ұйым түрі), "
            "лауазымы, еңбек өтілі [3.2]."
        ),
        "smartustaz.ipStatistics": (
            "Келушілердің IP мекенжайлары туралы статистика техникалық ақауларды анықтау "
            "мен жою, сондай-ақ төлемдердің заңдылығын бақылау үшін жиналады [3.3.2]."
        ),
        "smartustaz.purposes": (
            "Деректер мыналар үшін пайдаланылуы мүмкін: тіркелген пайдаланушыны анықтау; "
            "жекелендірілген ресурстарға қол жеткізу; кері байланыс, сұраулар мен "
            "қызметтер; қауіпсіздікті қамтамасыз ету және алаяқтықтың алдын алу үшін "
            "орналасқан жеріңізді анықтау; деректердің дұрыстығы мен толықтығын растау; "
            "хабарламаларыңыз; клиенттік және техникалық қолдау көрсету [4.1]."
        ),
        "smartustaz.thirdPartiesFull": (
            "Құпиялылық саясатын қабылдасаңыз, оператордың деректерді үшінші тұлғаларға "
            "беруге құқылы екенімен келісесіз: білім беру саласындағы уәкілетті органға, "
            "оның құрылымдық бөлімшелеріне, жергілікті атқарушы органдарға және өзге де "
            "мемлекеттік органға [5.2]. Мемлекеттік биліктің уәкілетті органдарына "
            "деректер тек заңнамада белгіленген негіздер мен тәртіп бойынша берілуі "
            "мүмкін [5.3]."
        ),
        "smartustaz.crossBorder": "Құпиялылық саясатында айтылмаған.",
        "smartustaz.publicSources": (
            "Оператор деректеріңізді жарияламауға және өзге тәсілмен жария етпеуге "
            "міндетті [6.2.2]. Ерекше жағдайлар мына тармақтарда: [5.2], [5.3], [7.2]."
        ),
        "smartustaz.processing": "Құпиялылық саясаты бойынша деректер мерзімі шектелмей өңделеді [5.1].",
    },
    "ru": {
        "notice.term_one": "Выбор действует {{count}} день; согласие можно отозвать.",
        "notice.term_few": "Выбор действует {{count}} дня; согласие можно отозвать.",
        "notice.term_many": "Выбор действует {{count}} дней; согласие можно отозвать.",
        "notice.term_other": "Выбор действует {{count}} дня; согласие можно отозвать.",
        "notice.acceptMeans": "«Принять» означает принять и политику.",
        "notice.signal": (
            "Браузер передаёт сигнал Global Privacy Control: «Принять» не включает "
            "рекламу, включить её можете только вы сами в настройках."
        ),
        "button.accept": "Принять",
        "button.reject": "Отклонить",
        "button.settings": "Настроить",
        "button.policy": "Политика конфиденциальности",
        "button.language": "Язык",
        "category.necessary": "Строго необходимые",
        "category.authorization": "Авторизация",
        "category.statistics": "Статистика",
        "category.advertising": "Реклама",
        "category.functional": "Функциональные",
        "category.analytics": "Аналитика",
        "category.marketing": "Маркетинг",
        "feature.account": "Личный кабинет",
        "smartustaz.operator": "корпоративный фонд «\"El Umiti\" қоры»",
        "smartustaz.refusal": (
            "При отказе личный кабинет (авторизация [3.3.1]) здесь остаётся закрытым; "
            "общедоступные страницы работают."
        ),
        "smartustaz.thirdParties": (
            "Если принять политику, данные могут передаваться государственным органам "
            "[5.2]."
        ),
        "ask.title": "Здесь закрыто: «{{feature}}»",
        "ask.needs": "Чтобы открыть, нужно: {{list}}.",
        "ask.category": "разрешить файлы cookie «{{category}}»",
        "ask.policy": "принять политику конфиденциальности",
        "reason.policy": "Теперь действует версия {{version}}. Прежнее решение больше не действует.",
        "reason.expired": "Сделайте выбор заново. До этого необязательные файлы cookie отключены.",
        "reason.categories": "Добавлено: {{list}}. Прежнее решение больше не действует.",
        "settings.alwaysOn": "Всегда включены",
        "settings.notSaid": "Сведения, которые оператор не указал: {{list}}.",
        "settings.policyAccept": "Принимаю политику конфиденциальности, версия {{version}}",
        "settings.save": "Сохранить выбор",
        "table.days_one": "{{count}} день",
        "table.days_few": "{{count}} дня",
        "table.days_many": "{{count}} дней",
        "table.days_other": "{{count}} дня",
        "purpose.necessary": "Чтобы сайт работал и помнил ваш выбор.",
        "purpose.authorization": "Для входа на сайт и работы личного кабинета{{clause}}.",
        "purpose.statistics": "Чтобы считать посещения и знать, какие страницы полезны.",
        "purpose.advertising": "Чтобы показывать рекламу и измерять её результат.",
        "law.title": "Содержание согласия",
        "law.source": "Закон Республики Казахстан № 94-V, пункт 4 статьи 8",
        "law.operator": "Оператор",
        "law.bin": "БИН",
        "law.subject": "Фамилия, имя, отчество субъекта",
        "law.notAsked": "в этом уведомлении не запрашиваются",
        "law.term": "Срок действия согласия",
        "law.purposes": "Цели",
        "law.thirdParties": "Передача третьим лицам",
        "law.crossBorder": "Трансграничная передача",
        "law.publicSources": "Распространение в общедоступных источниках",
        "law.data": "Перечень собираемых данных",
        "law.ownData": (
            "В файле cookie с этим решением: случайный номер, дата и срок решения, "
            "разрешённые и неразрешённые категории, принятая версия политики "
            "конфиденциальности, язык уведомления, способ решения, контрольный код "
            "показанного текста."
        ),
        "law.other": "Иные сведения",
        "law.ipNote": (
            "Наше примечание: этот выбор не отключает статистику IP-адресов, любой "
            "сервер видит адрес обратившегося к нему устройства."
        ),
        "smartustaz.data": (
            "Cookie, браузер, время посещения [3.3], операционная система [3.4], "
            "статистика IP-адресов [3.3.2]. Данные, которые вы указываете в профиле: "
            "фамилия, имя, e-mail, ИИН, контактный телефон, область, район, населённый "
            "пункт, место работы (вид организации), должность, трудовой стаж [3.2]."
        ),
        "smartustaz.ipStatistics": (
            "Статистика IP-адресов посетителей собирается для выявления и устранения "
            "технических неполадок и для контроля законности платежей [3.3.2]."
        ),
        "smartustaz.purposes": (
            "Данные могут использоваться для следующих целей: идентификация "
            "зарегистрированного пользователя; доступ к персонализированным ресурсам; "
            "обратная связь, запросы и услуги; определение вашего местонахождения для "
            "безопасности и предотвращения мошенничества; подтверждение достоверности и "
            "полноты данных; ваши сообщения; клиентская и техническая поддержка [4.1]."
        ),
        "smartustaz.thirdPartiesFull": (
            "Принимая политику конфиденциальности, вы соглашаетесь с тем, что оператор "
            "вправе передавать данные третьим лицам: уполномоченному органу в области "
            "образования, его структурным подразделениям, местным исполнительным органам "
            "и иному государственному органу [5.2]. Уполномоченным органам "
            "государственной власти данные могут передаваться только по основаниям и в "
            "порядке, которые установлены законодательством [5.3]."
        ),
        "smartustaz.crossBorder": "В политике конфиденциальности не сказано.",
        "smartustaz.publicSources": (
            "Оператор обязан не публиковать ваши данные и не разглашать их иным способом "
            "[6.2.2]. Исключения в пунктах: [5.2], [5.3], [7.2]."
        ),
        "smartustaz.processing": (
            "Согласно политике конфиденциальности данные обрабатываются без ограничения "
            "срока [5.1]."
        ),
    },
    "en": {
        "notice.term_one": "Your choice lasts {{count}} day; consent can be withdrawn.",
        "notice.term_other": "Your choice lasts {{count}} days; consent can be withdrawn.",
        "notice.acceptMeans": "“Accept” includes the policy.",
        "notice.signal": (
            "Your browser sends the Global Privacy Control signal: “Accept” leaves "
            "advertising off; only you can switch it on, in the settings."
        ),
        "button.accept": "Accept",
        "button.reject": "Reject",
        "button.settings": "Settings",
        "button.policy": "Privacy policy",
        "button.language": "Language",
        "category.necessary": "Strictly necessary",
        "category.authorization": "Sign-in",
        "category.statistics": "Statistics",
        "category.advertising": "Advertising",
        "category.functional": "Functional",
        "category.analytics": "Analytics",
        "category.marketing": "Marketing",
        "feature.account": "Your account",
        "smartustaz.operator": "the corporate fund “‘El Umiti’ Qory”",
        "smartustaz.refusal": (
            "Refusing keeps your account (sign-in [3.3.1]) closed here; public pages "
            "work."
        ),
        "smartustaz.thirdParties": "Accepting the policy allows sharing data with state bodies [5.2].",
        "ask.title": "“{{feature}}” is closed here",
        "ask.needs": "To open it, you need to: {{list}}.",
        "ask.category": "allow “{{category}}” cookies",
        "ask.policy": "accept the privacy policy",
        "reason.policy": "Version {{version}} applies now. Your earlier decision no longer applies.",
        "reason.expired": "Please choose again. Until then, optional cookies are off.",
        "reason.categories": "Added: {{list}}. Your earlier decision no longer applies.",
        "settings.alwaysOn": "Always on",
        "settings.notSaid": "Not stated by the operator: {{list}}.",
        "settings.policyAccept": "I accept the privacy policy, version {{version}}",
        "settings.save": "Save choices",
        "table.days_one": "{{count}} day",
        "table.days_other": "{{count}} days",
        "purpose.necessary": "To make the site work and to remember your choice.",
        "purpose.authorization": "To sign in and to use your account{{clause}}.",
        "purpose.statistics": "To count visits and learn which pages are useful.",
        "purpose.advertising": "To show advertising and measure its results.",
        "law.title": "What the consent contains",
        "law.source": "Law of the Republic of Kazakhstan No. 94-V, article 8(4)",
        "law.operator": "Operator",
        "law.bin": "BIN",
        "law.subject": "Surname, first name and patronymic of the subject",
        "law.notAsked": "not asked by this notice",
        "law.term": "Term of the consent",
        "law.purposes": "Purposes",
        "law.thirdParties": "Transfer to third parties",
        "law.crossBorder": "Cross-border transfer",
        "law.publicSources": "Publication in publicly available sources",
        "law.data": "Data collected",
        "law.ownData": (
            "In the cookie of this decision: a random number, date and term of the "
            "decision, categories allowed and not allowed, accepted version of the "
            "privacy policy, language of the notice, way of deciding, check code of the "
            "text shown."
        ),
        "law.other": "Other information",
        "law.ipNote": (
            "Our note: this choice does not switch off IP address statistics; any server "
            "sees the address of the device that contacts it."
        ),
        "smartustaz.data": (
            "Cookies, browser, time of visit [3.3], operating system [3.4], IP address "
            "statistics [3.3.2]. Data that you give in the profile: surname, first name, "
            "e-mail, IIN, contact phone, region, district, settlement, workplace (kind "
            "of organisation), position, length of service [3.2]."
        ),
        "smartustaz.ipStatistics": (
            "Statistics on visitors’ IP addresses are collected to find and fix "
            "technical faults and to monitor the lawfulness of payments [3.3.2]."
        ),
        "smartustaz.purposes": (
            "Data may be used for these purposes: identifying a registered user; access "
            "to personalised resources; feedback, requests and services; determining "
            "your location for security and to prevent fraud; confirming that data are "
            "correct and complete; your messages; customer and technical support [4.1]."
        ),
        "smartustaz.thirdPartiesFull": (
            "By accepting the privacy policy, you agree that the operator has the right "
            "to share data with third parties: the authorised body for education, its "
            "structural units, local executive bodies and another state body [5.2]. Data "
            "may be shared with authorised bodies of state power only on the grounds and "
            "by the procedure set by law [5.3]."
        ),
        "smartustaz.crossBorder": "The privacy policy does not say.",
        "smartustaz.publicSources": (
            "The operator must not publish your data or disclose them in any other way "
            "[6.2.2]. Exceptions in clauses: [5.2], [5.3], [7.2]."
        ),
        "smartustaz.processing": (
            "According to the privacy policy, data are processed without a limit of time "
            "[5.1]."
        ),
    },
}
# End of locales/.
