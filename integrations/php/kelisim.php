<?php

declare(strict_types=1);

namespace Kelisim;

use InvalidArgumentException;

/*
 * The server half of Kelisim in one file, with the same answers as `kelisim/server` in Node. PHP 7.4 or newer, 64-bit,
 * no extension needed. Copy it beside your own code; README.md in this folder shows each use.
 *
 *     require 'kelisim.php';
 *     $options = json_decode(file_get_contents('kelisim.json'), true);   // the same options as in the page
 *
 *     Kelisim\readConsent($_SERVER['HTTP_COOKIE'] ?? null, $options)     // what a visitor decided
 *     Kelisim\requireConsent('account', $options)                        // answers 403 and ends, unless allowed
 *     Kelisim\handleConsent($options)->send()                            // the address of `renewUrl` and of the form
 *
 * The cookie is read from the raw `Cookie` header, not from `$_COOKIE`: PHP keeps only one of several cookies of a name
 * and decodes it, so that a wrong encoding can no longer be told from a right one.
 */

const COOKIE_NAME = 'consent_kelisim';
/** Limit for the cookie's name, `=` and the value together, in bytes. */
const MAX_BYTES = 300;
/** Limit for a posted form, in bytes. */
const MAX_BODY = 65536;
/**
 * Limit for the address that a form leads back to, in bytes. A longer `Location` can be too much for a proxy, which then
 * answers with an error, and the decision is lost with it.
 */
const MAX_BACK = 2048;
/** Limit for the `Cookie` header, in bytes. */
const MAX_COOKIES = 16384;
const DAY = 86400;
/** Days that a decision may hold. */
const MIN_TERM = 1;
const MAX_TERM = 395;
/** Days that the cookie outlives its term, so that an expired decision is still known as `outdated`. */
const AFTERLIFE = 5;
const FORM = 'application/x-www-form-urlencoded';
/** Fields of the form beside the switches. */
const FIELDS = ['act', 'lang', 'text', 'back'];
/** The parameter by which the links of the 403 page switch its language. */
const LANGUAGE_PARAMETER = 'kelisim-language';

/** `\w` and `\d` are not used: under a one-byte locale they match more than ASCII. */
const SHAPE = [
    'v' => '1',
    'id' => '[A-Za-z0-9_-]{22}',
    'at' => '[1-9][0-9]{0,11}',
    'until' => '[1-9][0-9]{0,11}',
    'policy' => '[A-Za-z0-9_.-]{0,32}',
    'lang' => '[a-z]{2,3}(-[A-Za-z0-9_]{1,8})*',
    'yes' => '([a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*)?',
    'no' => '([a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*)?',
    'how' => 'accept-all|reject-all|save|allow|withdraw|api',
    'text' => '([0-9a-f]{16})?',
];

/** Known keys, by place. An unknown key is a warning; in a category or feature it closes that one. */
const KEYS = [
    '' => [
        'preset', 'operator', 'policy', 'categories', 'features', 'disclosure', 'language', 'messages', 'term',
        'domain', 'theme', 'position', 'layout', 'button', 'autoShow', 'reload', 'renewUrl', 'recordUrl', 'signals',
        'portal', 'nonce', 'base', 'languageSwitch', 'secure', 'origins', 'now', 'action', 'home', 'head', 'stylesheet',
    ],
    'policy' => ['version', 'url', 'effective', 'changes'],
    'operator' => ['name', 'bin'],
    'categories' => ['title', 'purpose', 'cookies'],
    'cookies' => ['name', 'storage', 'path', 'domain', 'provider', 'purpose', 'duration'],
    'features' => ['needs', 'policy', 'title'],
];

/** What only the server half takes: documented on its own page. */
const SERVER_KEYS = ['secure', 'origins', 'now', 'action', 'home', 'head', 'stylesheet', 'record'];

/** Examples of options that are objects. */
const MAPS = [
    'policy' => '{"version": "2026-01"}',
    'operator' => '{"name": "School No. 1"}',
    'features' => '{"account": {"needs": ["statistics"]}}',
];

const SMARTUSTAZ = [
    'categories' => ['authorization' => [], 'statistics' => [], 'advertising' => []],
    'features' => ['account' => ['needs' => ['authorization'], 'policy' => true]],
];

/** Options that cannot be right. `field` names the option, such as `policy.version`. */
final class ConfigError extends InvalidArgumentException
{
    /** @var string */
    public $field;

    public function __construct(string $field, string $message)
    {
        parent::__construct($message);
        $this->field = $field;
    }
}

/** What a request says about its visitor. */
final class Consent
{
    /** @var string `undecided`, `accepted`, `rejected`, `custom` or `outdated` */
    public $status;
    /** @var array|null `id` `at` `until` `policy` `language` `granted` `denied` `how` `text`; null before a decision */
    public $record;
    /** @var string[] sentences about options that are not known; log them while you set the portal up */
    public $warnings;
    /** @var array<string, string[]> */
    private $needs;
    /** @var string[] */
    private $given;

    public function __construct(string $status, ?array $record, array $needs, array $given, array $warnings)
    {
        $this->status = $status;
        $this->record = $record;
        $this->needs = $needs;
        $this->given = $given;
        $this->warnings = $warnings;
    }

    /** Whether a category or a feature is allowed; false for an unknown name. */
    public function allows(string $name): bool
    {
        return isset($this->needs[$name]) && !array_diff($this->needs[$name], $this->given);
    }
}

/** What a status line says beside the number. */
const REASONS = [
    204 => 'No Content',
    303 => 'See Other',
    400 => 'Bad Request',
    403 => 'Forbidden',
    405 => 'Method Not Allowed',
    413 => 'Content Too Large',
    415 => 'Unsupported Media Type',
    431 => 'Request Header Fields Too Large',
    503 => 'Service Unavailable',
];

/** An answer to send, or to turn into your framework's own. */
final class Response
{
    /** @var int */
    public $status;
    /** @var array<string, string> */
    public $headers;
    /** @var string */
    public $body;

    public function __construct(int $status, array $headers = [], string $body = '')
    {
        $this->status = $status;
        $this->headers = $headers;
        $this->body = $body;
    }

    /** Sends it by PHP's own functions. Nothing may have been printed before. */
    public function send(): void
    {
        // Otherwise PHP adds a `Content-Type` to an answer that has no content.
        ini_set('default_mimetype', '');
        header_remove('Content-Type');
        // Software such as WordPress has sent its own status line before: `http_response_code` would not replace it.
        $reason = REASONS[$this->status] ?? 'Unknown';
        header(($_SERVER['SERVER_PROTOCOL'] ?? 'HTTP/1.1') . " $this->status $reason", true, $this->status);
        foreach ($this->headers as $name => $value) {
            // Other cookies of the same answer stay.
            header("$name: $value", $name !== 'Set-Cookie');
        }
        echo $this->body;
    }
}

/** A request that is refused. */
final class Refusal extends \RuntimeException
{
    /** @var array<string, string> */
    public $headers;

    public function __construct(int $status, string $message, array $headers = [])
    {
        parent::__construct($message, $status);
        $this->headers = $headers;
    }
}

// ---------------------------------------------------------------------------------------------------------- reading

/**
 * Reads a visitor's consent.
 *
 * @param string|null $cookieHeader the raw header; null when the request had none
 * @param array       $options      the options of the page; `policy.version` and `categories` (or `preset`) are enough
 * @param int|null    $now          unix seconds; default: the server's clock
 *
 * @throws ConfigError for options that cannot be right; never for a header
 */
function readConsent(?string $cookieHeader, array $options, ?int $now = null): Consent
{
    $now = $now ?? $options['now'] ?? time();
    $model = createModel($options);
    $record = mergeRecords(findRecords($cookieHeader ?? '', $now, $model['cookie']));

    $decided = $record ? array_merge($record['granted'], $record['denied']) : [];
    $outdated = !$record
        || $record['until'] <= $now
        || array_diff($model['optional'], $decided)
        || ($record['policy'] !== null && $record['policy'] !== $model['version']);
    $given = ['necessary'];
    if (!$outdated) {
        $given = array_merge($given, $record['granted'], $record['policy'] === null ? [] : ['policy']);
    }

    $all = array_merge($model['optional'], ['policy']);
    $yes = count(array_intersect($all, $given));
    if ($outdated) {
        $status = $record ? 'outdated' : 'undecided';
    } else {
        $status = $yes === count($all) ? 'accepted' : ($yes ? 'custom' : 'rejected');
    }
    return new Consent($status, $record, $model['needs'], $given, $model['warnings']);
}

/** Every value under the name: a cookie of the host and one of its parent domain can stand side by side. */
function cookieValues(string $cookieHeader, string $cookieName): array
{
    $values = [];
    foreach (preg_split('/; */', $cookieHeader) as $cookie) {
        if (strncmp($cookie, "$cookieName=", strlen($cookieName) + 1) === 0) {
            $values[] = substr($cookie, strlen($cookieName) + 1);
        }
    }
    return $values;
}

/** The valid records in a `Cookie` header, in its order. */
function findRecords(string $cookieHeader, int $now, string $cookieName = COOKIE_NAME): array
{
    $records = [];
    foreach (cookieValues($cookieHeader, $cookieName) as $value) {
        $record = decode($value, $now, $cookieName);
        if ($record) {
            $records[] = $record;
        }
    }
    return $records;
}

/**
 * The one record that counts: the one decided last. Of several decided in the same second it is the union of refusals:
 * granted is what each of them grants, denied is what any of them denies. All else is that of the record that grants
 * least, of several such the one whose encoded text is less. It does not depend on the order of the records.
 */
function mergeRecords(array $records): ?array
{
    if (!$records) {
        return null;
    }
    $at = max(array_column($records, 'at'));
    $latest = array_values(array_filter($records, function (array $record) use ($at): bool {
        return $record['at'] === $at;
    }));
    $grants = function (array $record): int {
        return count($record['granted']) + ($record['policy'] === null ? 0 : 1);
    };
    usort($latest, function (array $one, array $other) use ($grants): int {
        return $grants($one) <=> $grants($other) ?: strcmp(encode($one), encode($other));
    });
    $merged = $latest[0];
    foreach ($latest as $record) {
        $merged['granted'] = array_values(array_intersect($merged['granted'], $record['granted']));
        $merged['denied'] = array_values(array_unique(array_merge($merged['denied'], $record['denied'])));
        $merged['until'] = min($merged['until'], $record['until']);
        if ($record['policy'] !== $merged['policy']) {
            $merged['policy'] = null;
        }
    }
    return $merged;
}

/** Whether valid records of one request disagree about what is allowed: then none of them is renewed. */
function contradict(array $records): bool
{
    $choices = [];
    foreach ($records as $record) {
        sort($record['granted']);
        sort($record['denied']);
        $choices[] = json_encode([$record['granted'], $record['denied'], $record['policy']]);
    }
    return count(array_unique($choices)) > 1;
}

/** Undoes what APIs of servers do to a value: quotes around it, or percent-encoding of the whole. */
function unwrap(string $value): string
{
    if (preg_match('/^"([^"]*)"$/D', $value, $inner)) {
        $value = $inner[1];
    }
    // A record in its own form has both of them. With neither, it can only be one that was encoded as a whole.
    return strpbrk($value, '=&') === false ? rawurldecode($value) : $value;
}

/** `null` for anything but a well-formed record. */
function decode(string $value, int $now, string $cookieName = COOKIE_NAME): ?array
{
    // `rawurldecode` accepts everything, so the encoding is checked before.
    if (!matches('[!-~]+', $value) || preg_match('/%(?![0-9A-Fa-f]{2})/', $value)) {
        return null;
    }
    $value = unwrap($value);
    if (strlen($cookieName) + 1 + strlen($value) > MAX_BYTES || !matches('[!-~]+', $value)) {
        return null;
    }
    // `//u` fails for what is not UTF-8.
    if (preg_match('/%(?![0-9A-Fa-f]{2})/', $value) || !preg_match('//u', rawurldecode($value))) {
        return null;
    }
    $found = parseQuery($value);
    $fields = [];
    foreach (SHAPE as $key => $pattern) {
        $texts = $found[$key] ?? [];
        if (count($texts) !== 1 || !matches($pattern, $texts[0])) {
            return null;
        }
        $fields[$key] = $texts[0];
    }

    $granted = $fields['yes'] === '' ? [] : explode('.', $fields['yes']);
    $denied = $fields['no'] === '' ? [] : explode('.', $fields['no']);
    $names = array_merge(['necessary', 'policy'], $granted, $denied);
    $disjoint = count(array_unique($names)) === count($names);
    $at = (int) $fields['at'];
    $until = (int) $fields['until'];
    if (!$disjoint || $at > $now + DAY || $at >= $until || $until > $at + MAX_TERM * DAY) {
        return null;
    }
    return [
        'id' => $fields['id'],
        'at' => $at,
        'until' => $until,
        // Not `?:`, which takes the version "0" for nothing.
        'policy' => $fields['policy'] === '' ? null : $fields['policy'],
        'language' => $fields['lang'],
        'granted' => $granted,
        'denied' => $denied,
        'how' => $fields['how'],
        'text' => $fields['text'],
    ];
}

/** A query string as a list of values for each key. `parse_str` keeps only the last and makes arrays of `a[]`. */
function parseQuery(string $query): array
{
    $found = [];
    foreach (explode('&', $query) as $pair) {
        if ($pair !== '') {
            $parts = explode('=', $pair, 2);
            $found[urldecode($parts[0])][] = urldecode($parts[1] ?? '');
        }
    }
    return $found;
}

// ---------------------------------------------------------------------------------------------------------- writing

/**
 * The value of a `Set-Cookie` header that keeps a record until five days after its term. It is not `HttpOnly`, since
 * the page reads the cookie as well.
 *
 *     header('Set-Cookie: ' . Kelisim\writeConsent($record, ['domain' => 'example.kz']), false);
 *
 * @param array $record  as `readConsent` gives it
 * @param array $options `domain`: default this host only; `secure`: default true; `portal`; `now`: unix seconds
 *
 * @throws ConfigError for a record that could not be read again, and for a domain that is not a host
 */
function writeConsent(array $record, array $options = []): string
{
    $now = $options['now'] ?? time();
    $domain = $options['domain'] ?? '';
    $cookieName = cookieName($options);
    $value = encode($record);
    // Nothing but our own format goes into a header.
    expect(decode($value, $now, $cookieName) !== null, 'record', $record, 'a record, such as readConsent gives');
    $isHost = is_string($domain) && matches('[A-Za-z0-9_.-]*', $domain);
    expect($isHost, 'domain', $domain, 'a host, such as "example.kz"');
    if (($record['acknowledged'] ?? false) && strlen("$cookieName=$value&r=1") <= MAX_BYTES) {
        $value .= '&r=1';
    }
    $maxAge = max(0, $record['until'] + AFTERLIFE * DAY - $now);
    $cookie = "$cookieName=$value; Path=/; SameSite=Lax; Max-Age=$maxAge";
    return $cookie . (($options['secure'] ?? true) ? '; Secure' : '') . ($domain === '' ? '' : "; Domain=$domain");
}

/** The cookie's value. Nothing in it needs escaping: each part is of A-Z a-z 0-9 . _ -. */
function encode(array $record): string
{
    $parts = [];
    foreach (['id', 'at', 'until', 'policy', 'language', 'granted', 'denied', 'how', 'text'] as $key) {
        $part = $record[$key] ?? '';
        $part = is_array($part) ? implode('.', array_filter($part, 'is_string')) : $part;
        $parts[$key] = is_scalar($part) ? $part : '';
    }
    return "v=1&id={$parts['id']}&at={$parts['at']}&until={$parts['until']}&policy={$parts['policy']}"
        . "&lang={$parts['language']}&yes={$parts['granted']}&no={$parts['denied']}"
        . "&how={$parts['how']}&text={$parts['text']}";
}

// ---------------------------------------------------------------------------------------------------------- handling

/**
 * Answers the address that the page's option `renewUrl` names and that forms post to.
 *
 * An empty POST sets the visitor's own cookie again, for what is left of its life: 204. Safari keeps a cookie that a
 * script wrote for seven days, one that a server set for its whole life. A form decides and leads back: 303. Refused is
 * what is not POST (405), not from this site (403), too long (413, 431), no form (415) or malformed (400).
 *
 * @param array      $options those of the page, and `origins`: the public origins of this site behind a proxy, such as
 *                            `['https://example.kz']`; `secure`: default: unless the visitor's page came by http
 * @param array|null $request `method`, `url`, `headers` (names in lower case), `body`; default: the current request
 *
 * @throws ConfigError for options that cannot be right; never for a request
 */
function handleConsent(array $options, ?array $request = null): Response
{
    $model = createModel($options);
    $taken = implode(',', array_intersect($model['optional'], FIELDS));
    $expected = 'a name such as "statistics", none of ' . implode(', ', FIELDS);
    expect($taken === '', "categories.$taken", $taken, $expected);
    writeOptions($options, false);
    $origins = $options['origins'] ?? null;
    expect($origins === null || isNames($origins), 'origins', $origins, 'a list, such as ["https://example.kz"]');
    try {
        return answerConsent($options, $model, $request ?? currentRequest());
    } catch (Refusal $refusal) {
        $headers = ['Content-Type' => 'text/plain; charset=utf-8', 'Cache-Control' => 'no-store'];
        return new Response($refusal->getCode(), $headers + $refusal->headers, $refusal->getMessage() . '. See docs/SERVER.md');
    }
}

/** @throws Refusal */
function answerConsent(array $options, array $model, array $request): Response
{
    checkRequest($request, $options['origins'] ?? null);
    $fields = readForm($request);
    $cookies = $request['headers']['cookie'] ?? '';
    $now = $options['now'] ?? time();
    $secure = $options['secure'] ?? strncmp(pageOrigin($request), 'http:', 5) !== 0;
    $write = writeOptions($options, $secure) + ['now' => $now];
    $records = findRecords($cookies, $now, $model['cookie']);
    $headers = ['Cache-Control' => 'no-store'];
    if (!$fields) {
        $values = cookieValues($cookies, $model['cookie']);
        if (!$records && $values) {
            throw new Refusal(400, 'Cookie: expected a consent record');
        }
        if ($records && !contradict($records)) {
            $record = mergeRecords($records);
            $record['acknowledged'] = isAcknowledged($values, $record, $now, $model['cookie']);
            $headers['Set-Cookie'] = writeConsent($record, $write);
        }
        return new Response(204, $headers);
    }
    $signal = ($request['headers']['sec-gpc'] ?? '') === '1';
    $record = decideByForm($fields, $model, mergeRecords($records), (float) ($options['term'] ?? 180), $signal, $now);
    if (!decode(encode($record), $now, $model['cookie'])) {
        throw new Refusal(400, 'lang: expected a language that leaves room for the record');
    }
    $headers['Set-Cookie'] = writeConsent($record, $write);
    $headers['Location'] = wayBack($fields['back'] ?? '/');
    return new Response(303, $headers);
}

/** What of the options decides how the cookie is set. @throws ConfigError */
function writeOptions(array $options, bool $secure): array
{
    $domain = $options['domain'] ?? '';
    $isHost = is_string($domain) && matches('[A-Za-z0-9_.-]*', $domain);
    expect($isHost, 'domain', $domain, 'a host, such as "example.kz"');
    $term = $options['term'] ?? 180;
    $inRange = (is_int($term) || is_float($term) || (is_string($term) && matches('[0-9]{1,3}', $term)))
        && $term >= MIN_TERM && $term <= MAX_TERM;
    expect($inRange, 'term', $term, MIN_TERM . ' to ' . MAX_TERM . ' days, such as 180');
    return ['domain' => $domain, 'secure' => $secure, 'portal' => $options['portal'] ?? null];
}

/** Only pages of this site may decide or renew. @throws Refusal 405, 403, 431 */
function checkRequest(array $request, ?array $origins): void
{
    if ($request['method'] !== 'POST') {
        throw new Refusal(405, 'expected POST', ['Allow' => 'POST']);
    }
    $site = $request['headers']['sec-fetch-site'] ?? '';
    // Under `Referrer-Policy: no-referrer` a form sends `Origin: null`; no page can forge this header.
    if ($site !== '') {
        if ($site !== 'same-origin') {
            throw new Refusal(403, 'Sec-Fetch-Site: expected same-origin');
        }
    } elseif (!in_array($request['headers']['origin'] ?? '', $origins ?? [originOf($request['url'])], true)) {
        throw new Refusal(403, 'Origin: expected that of this site');
    }
    if (strlen($request['headers']['cookie'] ?? '') > MAX_COOKIES) {
        throw new Refusal(431, 'Cookie: expected at most ' . MAX_COOKIES . ' bytes');
    }
}

/** The fields of the posted form, each of them once; none for an empty body. @throws Refusal 413, 415, 400 */
function readForm(array $request): array
{
    $announced = (int) ($request['headers']['content-length'] ?? 0);
    $body = $request['body'];
    if ($announced > MAX_BODY || strlen($body) > MAX_BODY) {
        throw new Refusal(413, 'body: expected at most ' . MAX_BODY . ' bytes');
    }
    $type = strtolower(trim(explode(';', $request['headers']['content-type'] ?? '')[0]));
    // PHP empties the body of `multipart/form-data` before anybody can read it.
    if ($body === '' && !$announced && $type !== 'multipart/form-data') {
        return [];
    }
    if ($type !== FORM) {
        throw new Refusal(415, 'Content-Type: expected ' . FORM);
    }
    if (strlen($body) < $announced) {
        throw new Refusal(400, 'expected a whole request');
    }
    if (!preg_match('//u', $body)) {
        throw new Refusal(400, 'body: expected UTF-8');
    }
    $fields = [];
    foreach (parseQuery($body) as $name => $texts) {
        if (count($texts) > 1) {
            throw new Refusal(400, 'a field: expected once');
        }
        $fields[$name] = $texts[0];
    }
    return $fields;
}

/** The decision that a form makes. @throws Refusal 400, naming the field */
function decideByForm(array $fields, array $model, ?array $held, float $term, bool $signal, int $now): array
{
    $field = function (string $name, string $pattern, string $expected, string $missing = '') use ($fields): string {
        $value = $fields[$name] ?? $missing;
        if (!matches($pattern, $value)) {
            throw new Refusal(400, "$name: expected $expected");
        }
        return $value;
    };
    $how = $field('act', '(accept|reject)-all|save|withdraw', 'accept-all, reject-all, save or withdraw');
    $language = $field('lang', SHAPE['lang'], 'a language, such as kk', 'kk');
    $text = $field('text', SHAPE['text'], '16 hexadecimal digits');
    $switches = array_merge(['policy'], $model['optional']);
    $known = array_merge(FIELDS, $switches);
    if (array_diff(array_map('strval', array_keys($fields)), $known)) {
        throw new Refusal(400, 'a field: expected ' . implode(', ', $known));
    }
    $on = [];
    foreach ($switches as $name) {
        if ($field($name, '(on)?', 'on') === 'on' && $how === 'save') {
            $on[] = $name;
        }
    }
    if ($how === 'accept-all') {
        $on = array_diff($switches, $signal ? ['advertising'] : []);
    }
    // Later than the decision that is held, so that it replaces that one everywhere; at most a day ahead.
    $at = min(max($now, ($held['at'] ?? 0) + 1), $now + DAY);
    return [
        'id' => $held['id'] ?? createId(),
        'at' => $at,
        'until' => $at + (int) round($term * DAY),
        'policy' => in_array('policy', $on, true) ? $model['version'] : null,
        'language' => $language,
        'granted' => array_values(array_intersect($model['optional'], $on)),
        'denied' => array_values(array_diff($model['optional'], $on)),
        'how' => $how,
        'text' => $text,
    ];
}

/** Whether the register has acknowledged this record (`r=1`): renewing keeps that. */
function isAcknowledged(array $values, array $record, int $now, string $cookieName): bool
{
    foreach ($values as $value) {
        if (decode($value, $now, $cookieName) === $record && (parseQuery(unwrap($value))['r'] ?? []) === ['1']) {
            return true;
        }
    }
    return false;
}

/** 128 random bits, base64url: 22 characters. */
function createId(): string
{
    return substr(strtr(base64_encode(random_bytes(16)), '+/', '-_'), 0, 22);
}

/** A path of this site; `/` for anything else. */
function wayBack(string $path): string
{
    // Browsers drop these characters from an address before they look at it.
    $path = str_replace(["\t", "\n", "\r"], '', $path);
    if (!preg_match('/^\/(?!\/)[^\x00-\x1f\x7f\\\\]*$/D', $path)) {
        return '/';
    }
    return shortened(preg_replace_callback('/[^!-~]|["<>`]/', function (array $found): string {
        return rawurlencode($found[0]);
    }, $path));
}

/** The path, or the start page where it is too long to come back to. */
function shortened(string $path): string
{
    return strlen($path) > MAX_BACK ? '/' : $path;
}

/** The origin of the visitor's page, where the browser states it; else that of the request. */
function pageOrigin(array $request): string
{
    $origin = $request['headers']['origin'] ?? '';
    return $origin !== '' && $origin !== 'null' ? $origin : $request['url'];
}

function originOf(string $url): string
{
    $parts = parse_url($url);
    $scheme = strtolower($parts['scheme'] ?? '');
    $port = $parts['port'] ?? null;
    $isDefault = $port === null || $port === ($scheme === 'https' ? 443 : 80);
    return $scheme . '://' . strtolower($parts['host'] ?? '') . ($isDefault ? '' : ":$port");
}

/** The current request, from PHP's own variables. */
function currentRequest(): array
{
    $headers = [];
    foreach ($_SERVER as $name => $value) {
        if (strncmp((string) $name, 'HTTP_', 5) === 0) {
            $headers[strtolower(strtr(substr($name, 5), '_', '-'))] = (string) $value;
        }
    }
    $headers['content-type'] = $_SERVER['CONTENT_TYPE'] ?? '';
    $headers['content-length'] = $_SERVER['CONTENT_LENGTH'] ?? '0';
    $https = strtolower($_SERVER['HTTPS'] ?? '');
    $scheme = $https !== '' && $https !== 'off' ? 'https' : 'http';
    $body = fopen('php://input', 'rb');
    return [
        'method' => $_SERVER['REQUEST_METHOD'] ?? 'GET',
        'url' => "$scheme://" . ($_SERVER['HTTP_HOST'] ?? 'localhost') . ($_SERVER['REQUEST_URI'] ?? '/'),
        'headers' => $headers,
        // One byte more than is allowed: enough to see that there is too much.
        'body' => (string) stream_get_contents($body, MAX_BODY + 1),
    ];
}

// ---------------------------------------------------------------------------------------------------------- options

/**
 * What the options mean.
 *
 * @return array `version`, `optional` (category names), `needs` (of each name), `cookie` (its name), `warnings`,
 *               `categories` and `features` (with their titles)
 *
 * @throws ConfigError
 */
function createModel(array $options): array
{
    $warnings = [];
    $warn = function (string $place, array $value, string $kind) use (&$warnings): bool {
        $unknown = array_diff(array_map('strval', array_keys($value)), KEYS[$kind]);
        foreach ($unknown as $key) {
            $field = ltrim("$place.$key", '.');
            $page = $place === '' ? 'docs/OPTIONS.md' : documentationOf($field);
            $warnings[] = "Kelisim: $field is not a known option." . didYouMean($key, KEYS[$kind]) . " See $page";
        }
        return (bool) $unknown;
    };
    $warn('', $options, '');

    $policy = mapOf($options, 'policy');
    $version = asText($policy['version'] ?? null);
    $expected = '1 to 32 of the characters A-Z a-z 0-9 . _ -, such as "2026-01"';
    $isVersion = $version !== null && matches('[A-Za-z0-9_.-]{1,32}', $version);
    expect($isVersion, 'policy.version', $policy['version'] ?? null, $expected);
    $warn('policy', $policy, 'policy');
    $operator = mapOf($options, 'operator');
    $warn('operator', $operator, 'operator');
    $cookieName = cookieName($options);

    $categories = categoriesOf($options['categories'] ?? null);
    $features = mapOf($options, 'features');
    $preset = $options['preset'] ?? null;
    if ($preset !== null) {
        expect($preset === 'smartustaz', 'preset', $preset, 'a preset, such as "smartustaz", or none');
        // The preset speaks for its own operator only.
        if (array_key_exists('name', $operator)) {
            $isOurs = stripos((string) json_encode($operator['name']), 'El Umiti') !== false;
            $expected = 'the operator of the preset, such as El Umiti; other portals leave `preset` out';
            expect($isOurs, 'operator.name', $operator['name'], $expected);
        }
        $categories = array_merge(SMARTUSTAZ['categories'], $categories);
        $features = array_merge(SMARTUSTAZ['features'], $features);
    }

    unset($categories['necessary']);
    $optional = array_map('strval', array_keys($categories));
    $needs = ['necessary' => ['necessary']];
    foreach ($categories as $name => $category) {
        $expected = 'a name of a-z, 0-9 and -, such as "statistics"; not "policy"';
        expect(isName((string) $name), "categories.$name", (string) $name, $expected);
        $category = mapOf($categories, (string) $name, 'categories.');
        $isUnclear = $warn("categories.$name", $category, 'categories');
        foreach (is_array($category['cookies'] ?? null) ? $category['cookies'] : [] as $index => $cookie) {
            $isUnclear = (is_array($cookie) && $warn("categories.$name.cookies.$index", $cookie, 'cookies')) || $isUnclear;
        }
        if (!$isUnclear) {
            $needs[$name] = [$name];
        }
    }
    $known = array_merge(['necessary'], $optional);
    foreach ($features as $name => $value) {
        $feature = mapOf($features, (string) $name, 'features.');
        $of = $feature['needs'] ?? [];
        $of = is_string($of) ? [$of] : $of;
        $isKnown = isNames($of) && !array_diff($of, $known);
        expect($isKnown, "features.$name.needs", $of, 'a list of ' . implode(', ', $known) . ', such as ["' . end($known) . '"]');
        $withPolicy = $feature['policy'] ?? false;
        expect(is_bool($withPolicy), "features.$name.policy", $withPolicy, 'true or false, such as true');
        // What needs nothing would be open to everybody.
        expect($of || $withPolicy, "features.$name.needs", $of, 'at least one name, such as ["necessary"], or "policy": true');
        $isFree = isName((string) $name) && !in_array((string) $name, $known, true);
        expect($isFree, "features.$name", (string) $name, 'a name of a-z, 0-9 and - that no category has, such as "account"');
        if (!$warn("features.$name", $feature, 'features')) {
            $needs[$name] = array_merge($of, $withPolicy ? ['policy'] : []);
        }
    }
    return [
        'version' => $version,
        'optional' => $optional,
        'needs' => $needs,
        'cookie' => $cookieName,
        'warnings' => $warnings,
        'categories' => $categories,
        'features' => $features,
    ];
}

/** Categories by name, from a map or from a list of names. @throws ConfigError */
function categoriesOf($categories): array
{
    if ($categories === null) {
        return [];
    }
    $expected = 'a list of names or a map by name, such as ["statistics"]';
    expect(is_array($categories), 'categories', $categories, $expected);
    // JSON does not tell an empty list from an empty map here, and both mean the same.
    if ($categories !== array_values($categories)) {
        return $categories;
    }
    foreach ($categories as $index => $name) {
        expect(is_string($name), "categories.$index", $name, 'a name, such as "statistics"');
        $isFirst = array_search($name, $categories, true) === $index;
        expect($isFirst, "categories.$name", $name, 'each name once, such as ["statistics"]');
    }
    return array_fill_keys($categories, []);
}

/** The cookie's name. Several portals on one host are told apart by the option `portal`. @throws ConfigError */
function cookieName(array $options): string
{
    $portal = $options['portal'] ?? null;
    if ($portal === null) {
        return COOKIE_NAME;
    }
    $isRight = is_string($portal) && matches('[a-z0-9-]{1,24}', $portal);
    expect($isRight, 'portal', $portal, '1 to 24 of the characters a-z 0-9 -, such as "school-1"');
    return COOKIE_NAME . "_$portal";
}

/** A map in the options; empty where it is missing. @throws ConfigError */
function mapOf(array $from, string $key, string $prefix = ''): array
{
    $value = $from[$key] ?? [];
    // JSON does not tell an empty list from an empty object here.
    $isMap = is_array($value) && ($value === [] || $value !== array_values($value));
    $example = $prefix === '' ? MAPS[$key] ?? '{}' : '{"title": "Chat"}';
    expect($isMap, $prefix . $key, $value, "an object, such as $example");
    return $value;
}

function isNames($value): bool
{
    return is_array($value) && $value === array_values($value) && $value === array_filter($value, 'is_string');
}

/** A text or a number of JSON as text; null for anything else. */
function asText($value): ?string
{
    if (is_float($value) && floor($value) === $value && abs($value) < 2 ** 53) {
        return (string) (int) $value;
    }
    return is_string($value) ? $value : (is_int($value) || is_float($value) ? json_encode($value) : null);
}

function isName(string $name): bool
{
    return $name !== 'policy' && matches('[a-z][a-z0-9-]*', $name);
}

/** The whole text: `D`, since `$` alone allows a line break behind it. */
function matches(string $pattern, string $text): bool
{
    return preg_match("/^($pattern)$/D", $text) === 1;
}

/** @throws ConfigError unless `$valid` */
function expect(bool $valid, string $field, $found, string $expected): void
{
    if (!$valid) {
        $json = $found === null ? 'nothing' : json_encode($found, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
        $json = $json === false ? gettype($found) : $json;
        throw new ConfigError($field, "Kelisim: $field: found $json, expected $expected. See " . documentationOf($field));
    }
}

/** Where an option is documented; what only the server half has is on its own page. */
function documentationOf(string $field): string
{
    $name = explode('.', $field)[0];
    return in_array($name, SERVER_KEYS, true) ? 'docs/ways/php.md' : 'docs/OPTIONS.md#' . strtolower($name);
}

/** A sentence with the nearest known name, where one is near. */
function didYouMean(string $key, array $known): string
{
    $nearest = '';
    $distance = 3;
    foreach ($known as $name) {
        $far = levenshtein(strtolower($key), strtolower($name));
        if ($far < $distance) {
            $nearest = $name;
            $distance = $far;
        }
    }
    return $nearest === '' ? ' Possible here: ' . implode(', ', $known) . '.' : " Did you mean $nearest?";
}

// --------------------------------------------------------------------------------------------------------- refusing

/**
 * Ends the request with the 403 page unless the visitor allows `$name`. Call it before anything is printed.
 *
 * @throws ConfigError
 */
function requireConsent(string $name, array $options): Consent
{
    $request = currentRequest();
    $consent = readConsent($request['headers']['cookie'] ?? null, $options);
    if ($consent->allows($name)) {
        return $consent;
    }
    renderRefusal($name, $options, $request)->send();
    exit;
}

/**
 * The 403 page for a category or feature that the visitor has not allowed. It says what is missing, in the visitor's
 * language, and lets the visitor decide there, with or without JavaScript. The form is answered by `handleConsent`.
 *
 * The language: option `language`, else the page's own links, else `Accept-Language`, else Kazakh.
 *
 * @param array      $options those of the page, and `action`: the address of the handler, default that of
 *                            `renewUrl`, else `/consent`; `home`: where "To the home page" leads, default `/`;
 *                            `nonce`: of the page's CSP, for the style sheet; `head`: HTML for `<head>`, such as
 *                            your own style sheet
 * @param array|null $request as for `handleConsent`
 *
 * @throws ConfigError
 */
function renderRefusal(string $name, array $options, ?array $request = null): Response
{
    $request = $request ?? currentRequest();
    $now = $options['now'] ?? time();
    $consent = readConsent($request['headers']['cookie'] ?? null, $options, $now);
    $path = pathOf($request['url']);
    $language = visitorLanguage($options, $request);
    $shown = renderForm($name, $options, $language, ($request['headers']['sec-gpc'] ?? '') === '1');
    $text = textOf($shown) . "\n" . lawLine($options, $language);
    $renewUrl = addressOf($options, 'renewUrl', '/consent');
    $action = escape(addressOf($options, 'action', $renewUrl));
    $back = escape(shortened($path));
    $links = '';
    foreach (PAGE as $code => $words) {
        $href = escape($path . (strpos($path, '?') === false ? '?' : '&') . LANGUAGE_PARAMETER . "=$code");
        $current = $code === $language ? ' aria-current="true"' : '';
        $links .= "<a href=\"$href\" lang=\"$code\"$current>{$words['own']}</a>\n";
    }
    $title = escape(titleOfPage($name, $options, $language));
    $switch = escape(t($options, $language, 'button.language'));
    $nonce = isset($options['nonce']) ? ' nonce="' . escape((string) $options['nonce']) . '"' : '';
    $home = escape(addressOf($options, 'home', '/'));
    $toHome = PAGE[$language]['home'];
    $head = (string) ($options['head'] ?? '');
    $status = $consent->record === null ? '' : statusOf($consent, $options, $language);
    $status = $status === '' ? '' : '<p role="status">' . escape($status) . "</p>\n";
    $hash = substr(hash('sha256', $text), 0, 16);
    $style = STYLE;
    $body = <<<HTML
<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>$title</title>
<style$nonce>$style</style>
$head
</head>
<body>
<main>
<nav aria-label="$switch">
$links</nav>
$status<form method="post" action="$action">
<input type="hidden" name="lang" value="$language">
<input type="hidden" name="text" value="$hash">
<input type="hidden" name="back" value="$back">
$shown</form>
<p><a href="$home">$toHome</a></p>
</main>
</body>
</html>

HTML;
    return new Response(403, [
        'Content-Type' => 'text/html; charset=utf-8',
        'Content-Language' => $language,
        'Cache-Control' => 'private, no-store',
        'Vary' => 'Cookie, Accept-Language',
    ], $body);
}

/** Why a visitor who has decided sees the page all the same. */
function statusOf(Consent $consent, array $options, string $language): string
{
    if ($consent->status !== 'outdated') {
        return PAGE[$language]['saved'];
    }
    $model = createModel($options);
    $accepted = $consent->record['policy'];
    if ($accepted !== null && $accepted !== $model['version']) {
        return t($options, $language, 'reason.policy', ['version' => $model['version']]);
    }
    $decided = array_merge($consent->record['granted'], $consent->record['denied']);
    $added = array_map(function (string $name) use ($options, $language): string {
        return titleOf($name, $options, $language);
    }, array_diff($model['optional'], $decided));
    return $added
        ? t($options, $language, 'reason.categories', ['list' => implode(', ', $added)])
        : t($options, $language, 'reason.expired');
}

function titleOfPage(string $name, array $options, string $language): string
{
    return t($options, $language, 'ask.title', ['feature' => titleOf($name, $options, $language)]);
}

/** What is shown and recorded: everything that the visitor decides about, and the buttons. */
function renderForm(string $name, array $options, string $language, bool $signal): string
{
    $model = createModel($options);
    $t = function (string $key, array $values = []) use ($options, $language): string {
        return escape(t($options, $language, $key, $values));
    };
    $url = isset($options['policy']['url']) ? escape(addressOf($options['policy'], 'url', '')) : '';
    $link = $url === '' ? '' : " <a href=\"$url\">{$t('button.policy')}</a>";
    $needs = $model['features'][$name]['needs'] ?? (isset($model['categories'][$name]) ? [$name] : []);
    $items = [];
    foreach ((array) $needs as $need) {
        $title = titleOf($need, $options, $language);
        $items[] = t($options, $language, 'ask.category', ['category' => $title]);
    }
    if ($model['features'][$name]['policy'] ?? false) {
        $items[] = t($options, $language, 'ask.policy');
    }
    $refused = implode(' ', array_filter([PAGE[$language]['refused'], disclosureOf('refusal', $options, $language)]));
    $refused = escape($refused);
    // Passing data on needs consent as well (article 7(6)), so it is in sight before the buttons.
    $given = disclosureOf('thirdParties', $options, $language);
    $thirdParties = $given === null ? '' : "<p>{$t('law.thirdParties')}: " . escape($given) . "</p>\n";
    $gpc = $signal && in_array('advertising', $model['optional'], true) ? "<p>{$t('notice.signal')}</p>\n" : '';
    $switches = '';
    foreach ($model['optional'] as $category) {
        $title = escape(titleOf($category, $options, $language));
        $purpose = purposeOf($category, $options, $language);
        $small = $purpose === null ? '' : ' <small>' . escape($purpose) . '</small>';
        $switches .= "<label><input type=\"checkbox\" name=\"$category\" value=\"on\"> $title$small</label>\n";
    }
    $rows = '';
    $gaps = [];
    foreach (lawItems($options, $language) as $key => $value) {
        if ($value === null) {
            $gaps[] = t($options, $language, "law.$key");
        } else {
            $rows .= "<dt>{$t("law.$key")}</dt>\n<dd>" . escape($value) . "</dd>\n";
        }
    }
    $gaps = $gaps ? "<p>{$t('settings.notSaid', ['list' => implode(', ', $gaps)])}</p>\n" : '';
    $title = escape(titleOfPage($name, $options, $language));
    $accept = $t('settings.policyAccept', ['version' => $model['version']]);
    return <<<HTML
<h1>$title</h1>
<p>{$t('ask.needs', ['list' => implode(', ', $items)])}</p>
<p>$refused</p>
$thirdParties<p>{$t('notice.term', ['count' => termOf($options)])}</p>
<p>{$t('notice.acceptMeans')}$link</p>
$gpc<p class="buttons">
<button name="act" value="accept-all" data-action="accept-all">{$t('button.accept')}</button>
<button name="act" value="reject-all" data-action="reject-all">{$t('button.reject')}</button>
</p>
<details>
<summary>{$t('button.settings')}</summary>
<p>{$t('category.necessary')}: {$t('settings.alwaysOn')}</p>
$switches<label><input type="checkbox" name="policy" value="on"> $accept</label>
<p class="buttons"><button name="act" value="save" data-action="save">{$t('settings.save')}</button></p>
</details>
<details>
<summary>{$t('law.title')}</summary>
<p>{$t('law.source')}</p>
<dl>
$rows</dl>
$gaps</details>

HTML;
}

/** What article 8(4) of the law No. 94-V wants a consent to name; null where the operator has not said it. */
function lawItems(array $options, string $language): array
{
    $isPreset = ($options['preset'] ?? null) === 'smartustaz';
    $operator = mapOf($options, 'operator');
    $own = mapOf($options, 'disclosure');
    $t = function (string $key, array $values = []) use ($options, $language): string {
        return t($options, $language, $key, $values);
    };
    $stated = function (string $key) use ($options, $language): ?string {
        return disclosureOf($key, $options, $language);
    };
    $days = $t('table.days', ['count' => termOf($options)]);
    $automatic = implode(', ', array_map(function ($text) use ($language): string {
        return (string) localize($text, $language);
    }, (array) ($own['automatic'] ?? [])));
    $data = $stated('data');
    $all = implode(' ', array_filter([$t('law.ownData'), $automatic === '' ? '' : "$automatic.", (string) $data]));
    $other = implode(' ', array_filter([$stated('other'), $stated('regardless')]));
    if ($isPreset && $other === '') {
        $other = $t('smartustaz.ipStatistics') . ' ' . $t('law.ipNote');
    }
    $transfer = $isPreset && !isset($own['thirdParties']) ? $t('smartustaz.thirdPartiesFull') : $stated('thirdParties');
    return [
        'operator' => localize($operator['name'] ?? null, $language) ?? ($isPreset ? $t('smartustaz.operator') : null),
        'bin' => isset($operator['bin']) ? asText($operator['bin']) : null,
        'subject' => $t('law.notAsked'),
        'term' => $isPreset ? "$days. {$t('smartustaz.processing')}" : $days,
        'data' => $isPreset || $data !== null || $automatic !== '' ? $all : null,
        'purposes' => $stated('purposes'),
        'thirdParties' => $transfer,
        'crossBorder' => $stated('crossBorder'),
        'publicSources' => $stated('publicSources'),
        'other' => $other === '' ? null : $other,
    ];
}

/** What the portal's policy says, or that of the preset; null where it is not stated. */
function disclosureOf(string $key, array $options, string $language): ?string
{
    $own = localize(mapOf($options, 'disclosure')[$key] ?? null, $language);
    $isPreset = ($options['preset'] ?? null) === 'smartustaz';
    return $own ?? ($isPreset && isset(TEXTS[$language]["smartustaz.$key"])
        ? t($options, $language, "smartustaz.$key")
        : null);
}

/** What a category is for, in the portal's words or in ours. */
function purposeOf(string $name, array $options, string $language): ?string
{
    $category = $options['categories'][$name] ?? null;
    $own = localize(is_array($category) ? $category['purpose'] ?? null : null, $language);
    $isOurs = isset(TEXTS[$language]["purpose.$name"]);
    return $own ?? ($isOurs ? t($options, $language, "purpose.$name", ['clause' => '']) : null);
}

/** The canonical form of what was shown: its text nodes in order, white space collapsed, one a line, NFC. */
function textOf(string $html): string
{
    $lines = [];
    foreach (preg_split('/<[^>]*>/', $html) as $text) {
        $text = html_entity_decode($text, ENT_QUOTES, 'UTF-8');
        $text = trim(preg_replace(WHITE_SPACE, ' ', $text), ' ');
        if ($text !== '') {
            $lines[] = $text;
        }
    }
    $text = implode("\n", $lines);
    return class_exists('Normalizer') ? \Normalizer::normalize($text) : $text;
}

/**
 * The last line of the canonical form, as the page and Node make it: it binds what the law wants named, our texts by
 * their digest and those of the portal by its options.
 */
function lawLine(array $options, string $language): string
{
    $operator = mapOf($options, 'operator');
    $texts = array_filter(messagesOf($options, $language), function (string $key): bool {
        return preg_match('/^(law|smartustaz|purpose)\./', $key) === 1;
    }, ARRAY_FILTER_USE_KEY);
    $values = [
        'disclosure' => mapOf($options, 'disclosure') ?: new \stdClass(),
        'policy' => createModel($options)['version'],
        'term' => termOf($options),
        'texts' => $texts ?: new \stdClass(),
    ];
    $given = ['bin' => [$operator, 'bin'], 'operator' => [$operator, 'name'], 'preset' => [$options, 'preset']];
    foreach ($given as $key => [$from, $of]) {
        if (array_key_exists($of, $from)) {
            $values[$key] = $from[$of];
        }
    }
    $flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_LINE_TERMINATORS;
    return "law $language " . LAW_DIGESTS[$language] . ' ' . json_encode(sorted($values), $flags);
}

/** With the keys of each map in alphabetical order, and whole numbers without a fraction, as JavaScript writes them. */
function sorted($value)
{
    if (is_float($value) && floor($value) === $value && abs($value) < 2 ** 53) {
        return (int) $value;
    }
    if (!is_array($value)) {
        return $value;
    }
    if ($value !== array_values($value)) {
        ksort($value, SORT_STRING);
    }
    return array_map('Kelisim\sorted', $value);
}

/** Days. @return int|float */
function termOf(array $options)
{
    return sorted(($options['term'] ?? 180) + 0.0);
}

/** The portal's own texts in a language, by key. */
function messagesOf(array $options, string $language): array
{
    $own = mapOf($options, 'messages')[$language] ?? [];
    return is_array($own) ? array_filter($own, 'is_string') : [];
}

/** A text by its key: the portal's own, else ours. With `count`, the plural form of the language. */
function t(array $options, string $language, string $key, array $values = []): string
{
    $forms = [$key, $key . '_' . pluralOf((float) ($values['count'] ?? 0), $language), $key . '_other'];
    foreach ([messagesOf($options, $language), TEXTS[$language]] as $texts) {
        foreach ($forms as $form) {
            if (($texts[$form] ?? '') !== '') {
                return fill($texts[$form], $values);
            }
        }
    }
    return '';
}

/** What the visitor calls a category or feature. */
function titleOf(string $name, array $options, string $language): string
{
    $kind = isset(createModel($options)['features'][$name]) ? 'feature' : 'category';
    $of = $options[$kind === 'feature' ? 'features' : 'categories'][$name] ?? [];
    $title = localize(is_array($of) ? $of['title'] ?? null : null, $language) ?? t($options, $language, "$kind.$name");
    return $title === '' ? $name : $title;
}

/** A text, or one text for each language; null where there is none. */
function localize($text, string $language): ?string
{
    if (is_array($text)) {
        foreach ([$language, 'kk', 'ru', 'en'] as $code) {
            if (is_string($text[$code] ?? null)) {
                return $text[$code] === '' ? null : $text[$code];
            }
        }
        $text = reset($text);
    }
    return is_string($text) && $text !== '' ? $text : null;
}

function visitorLanguage(array $options, array $request): string
{
    $query = parseQuery((string) parse_url($request['url'], PHP_URL_QUERY));
    $wishes = [$options['language'] ?? '', $query[LANGUAGE_PARAMETER][0] ?? ''];
    foreach (explode(',', $request['headers']['accept-language'] ?? '') as $part) {
        $wishes[] = trim(explode(';', $part)[0]);
    }
    foreach ($wishes as $wish) {
        $code = strtolower(preg_split('/[-_]/', (string) $wish)[0]);
        $code = $code === 'kz' || $code === 'kaz' ? 'kk' : $code;
        if (isset(PAGE[$code])) {
            return $code;
        }
    }
    return 'kk';
}

/** Path and query of an address, without the parameter for the language. */
function pathOf(string $url): string
{
    $path = wayBack((string) (parse_url($url, PHP_URL_PATH) ?: '/'));
    $query = (string) parse_url($url, PHP_URL_QUERY);
    $rest = array_filter(explode('&', $query), function (string $pair): bool {
        return $pair !== '' && explode('=', $pair)[0] !== LANGUAGE_PARAMETER;
    });
    return $path . ($rest ? '?' . implode('&', $rest) : '');
}

/** An address of https or of this site; never `javascript:`. @throws ConfigError */
function addressOf(array $options, string $key, string $missing): string
{
    $address = $options[$key] ?? $missing;
    $isRight = is_string($address) && preg_match('/^(https:\/\/.|(?!\/\/)[^\x00- :\\\\]+$)/D', $address) === 1;
    expect($isRight, $key, $address, 'an address of https or a path of this site, such as "/privacy"');
    return $address;
}

function fill(string $text, array $values): string
{
    return preg_replace_callback('/\{\{(\w+)\}\}/', function (array $found) use ($values): string {
        return asText($values[$found[1]] ?? '') ?? '';
    }, $text);
}

function escape(string $text): string
{
    return strtr($text, ['&' => '&amp;', '<' => '&lt;', '>' => '&gt;', '"' => '&quot;']);
}

/** `one`, `few`, `many` or `other`, by the rules of CLDR. */
function pluralOf(float $count, string $language): string
{
    if ($language !== 'ru') {
        return $count === 1.0 ? 'one' : 'other';
    }
    if (floor($count) !== $count) {
        return 'other';
    }
    $last = fmod($count, 10);
    $isTeen = fmod($count, 100) > 10 && fmod($count, 100) < 20;
    return $last === 1.0 && !$isTeen ? 'one' : ($last >= 2 && $last <= 4 && !$isTeen ? 'few' : 'many');
}

const STYLE = ':root{color-scheme:light dark}body{margin:0;font:16px/1.5 system-ui,sans-serif}'
    . 'main{max-width:40rem;margin:auto;padding:1rem}nav a{margin-inline-end:1rem}h1{font-size:1.5rem}'
    . 'dt{font-weight:600}dd{margin:0 0 .5rem}.buttons{display:flex;flex-wrap:wrap;gap:.5rem}'
    . 'button{flex:1;min-height:44px;min-width:10rem;font:inherit}summary,label{min-height:44px;line-height:44px}'
    . 'label{display:block}input{width:20px;height:20px;vertical-align:middle}';

/** As JavaScript understands it. */
const WHITE_SPACE = '/[\s\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}]+/u';

/** What only the 403 page says. */
const PAGE = [
    'kk' => [
        'own' => 'Қазақша',
        'refused' => 'Бас тартсаңыз, бұл бет жабық қалады.',
        'saved' => 'Таңдауыңыз сақталды. Бұл бет жабық күйінде қалады: ашу үшін төменде аталғандар қажет.',
        'home' => 'Басты бетке өту',
    ],
    'ru' => [
        'own' => 'Русский',
        'refused' => 'Если отказаться, эта страница останется закрытой.',
        'saved' => 'Ваш выбор сохранён. Страница остаётся закрытой: чтобы открыть её, нужно то, что перечислено ниже.',
        'home' => 'На главную страницу',
    ],
    'en' => [
        'own' => 'English',
        'refused' => 'If you refuse, this page stays closed.',
        'saved' => 'Your choice has been saved. This page stays closed: to open it, what is listed below is needed.',
        'home' => 'To the home page',
    ],
];

// Numbers in brackets are clauses of the policy of smartustaz.kz.
// From locales/: the lines up to the end of it are written by `npm run docs`.
const LAW_DIGESTS = ['kk' => '2aad3807', 'ru' => 'deb88961', 'en' => '2ab93558'];
const TEXTS = [
    'kk' => [
        'notice.term_one' => 'Таңдауыңыз {{count}} күн қолданылады; келісімді кері қайтарып алуға болады.',
        'notice.term_other' => 'Таңдауыңыз {{count}} күн қолданылады; келісімді кері қайтарып алуға болады.',
        'notice.acceptMeans' => '«Қабылдау» құпиялылық саясатын қамтиды.',
        'notice.signal' => 'Браузеріңіз Global Privacy Control сигналын жібереді: «Қабылдау» жарнаманы '
            . 'қоспайды, оны баптаудан тек өзіңіз қоса аласыз.',
        'button.accept' => 'Қабылдау',
        'button.reject' => 'Бас тарту',
        'button.settings' => 'Баптау',
        'button.policy' => 'Құпиялылық саясаты',
        'button.language' => 'Тіл',
        'category.necessary' => 'Міндетті түрде қажетті',
        'category.authorization' => 'Авторизация',
        'category.statistics' => 'Статистика',
        'category.advertising' => 'Жарнама',
        'category.functional' => 'Функционалдық',
        'category.analytics' => 'Аналитика',
        'category.marketing' => 'Маркетинг',
        'feature.account' => 'Жеке кабинет',
        'smartustaz.operator' => '«"El Umiti" қоры» корпоративтік қоры',
        'smartustaz.refusal' => 'Бас тартсаңыз, жеке кабинет (авторизация [3.3.1]) мұнда ашылмайды; жалпыға '
            . 'ашық беттер жұмыс істейді.',
        'smartustaz.thirdParties' => 'Құпиялылық саясаты қабылданса, деректер мемлекеттік органдарға берілуі '
            . 'мүмкін [5.2].',
        'ask.title' => '«{{feature}}» мұнда жабық',
        'ask.needs' => 'Ашу үшін қажет: {{list}}.',
        'ask.category' => '«{{category}}» cookie файлдарына рұқсат беру',
        'ask.policy' => 'құпиялылық саясатын қабылдау',
        'reason.policy' => 'Енді {{version}} нұсқасы қолданылады. Бұрынғы шешіміңіз күшін жойды.',
        'reason.expired' => 'Қайта таңдаңыз. Оған дейін міндетті емес cookie файлдары өшірулі.',
        'reason.categories' => 'Қосылғаны: {{list}}. Бұрынғы шешіміңіз күшін жойды.',
        'settings.alwaysOn' => 'Әрқашан қосулы',
        'settings.notSaid' => 'Оператор көрсетпеген мәліметтер: {{list}}.',
        'settings.policyAccept' => 'Құпиялылық саясатының {{version}} нұсқасын қабылдаймын',
        'settings.save' => 'Таңдауды сақтау',
        'table.days_one' => '{{count}} күн',
        'table.days_other' => '{{count}} күн',
        'purpose.necessary' => 'Сайт жұмыс істеуі және таңдауыңызды есте сақтауы үшін.',
        'purpose.authorization' => 'Сайтқа кіру және жеке кабинетті пайдалану үшін{{clause}}.',
        'purpose.statistics' => 'Кірулерді санап, қай беттердің пайдалы екенін білу үшін.',
        'purpose.advertising' => 'Жарнама көрсету және оның нәтижесін өлшеу үшін.',
        'law.title' => 'Келісімнің мазмұны',
        'law.source' => 'Қазақстан Республикасының № 94-V Заңы, 8-баптың 4-тармағы',
        'law.operator' => 'Оператор',
        'law.bin' => 'БСН',
        'law.subject' => 'Субъектінің тегі, аты, әкесінің аты',
        'law.notAsked' => 'бұл хабарламада сұралмайды',
        'law.term' => 'Келісімнің қолданылу мерзімі',
        'law.purposes' => 'Мақсаттары',
        'law.thirdParties' => 'Үшінші тұлғаларға беру',
        'law.crossBorder' => 'Трансшекаралық беру',
        'law.publicSources' => 'Жалпыға бірдей қолжетімді көздерде тарату',
        'law.data' => 'Жиналатын деректер тізбесі',
        'law.ownData' => 'Осы шешімнің cookie файлында: кездейсоқ нөмір, шешім күні мен мерзімі, '
            . 'рұқсат етілген және рұқсат етілмеген санаттар, қабылданған құпиялылық '
            . 'саясатының нұсқасы, хабарлама тілі, шешім қабылдау тәсілі, көрсетілген '
            . 'мәтіннің бақылау коды.',
        'law.other' => 'Өзге мәліметтер',
        'law.ipNote' => 'Біздің ескертпе: бұл таңдау IP мекенжай статистикасын өшірмейді, кез келген '
            . 'сервер өзіне хабарласқан құрылғының мекенжайын көреді.',
        'smartustaz.data' => 'Cookie, браузер, кіру уақыты [3.3], операциялық жүйе [3.4], IP мекенжай '
            . 'статистикасы [3.3.2]. Профильде өзіңіз беретін деректер: тегі, аты, e-mail, '
            . 'ЖСН, байланыс телефоны, облыс, аудан, елді мекен, жұмыс орны (ұйым түрі), '
            . 'лауазымы, еңбек өтілі [3.2].',
        'smartustaz.ipStatistics' => 'Келушілердің IP мекенжайлары туралы статистика техникалық ақауларды анықтау '
            . 'мен жою, сондай-ақ төлемдердің заңдылығын бақылау үшін жиналады [3.3.2].',
        'smartustaz.purposes' => 'Деректер мыналар үшін пайдаланылуы мүмкін: тіркелген пайдаланушыны анықтау; '
            . 'жекелендірілген ресурстарға қол жеткізу; кері байланыс, сұраулар мен '
            . 'қызметтер; қауіпсіздікті қамтамасыз ету және алаяқтықтың алдын алу үшін '
            . 'орналасқан жеріңізді анықтау; деректердің дұрыстығы мен толықтығын растау; '
            . 'хабарламаларыңыз; клиенттік және техникалық қолдау көрсету [4.1].',
        'smartustaz.thirdPartiesFull' => 'Құпиялылық саясатын қабылдасаңыз, оператордың деректерді үшінші тұлғаларға '
            . 'беруге құқылы екенімен келісесіз: білім беру саласындағы уәкілетті органға, '
            . 'оның құрылымдық бөлімшелеріне, жергілікті атқарушы органдарға және өзге де '
            . 'мемлекеттік органға [5.2]. Мемлекеттік биліктің уәкілетті органдарына '
            . 'деректер тек заңнамада белгіленген негіздер мен тәртіп бойынша берілуі '
            . 'мүмкін [5.3].',
        'smartustaz.crossBorder' => 'Құпиялылық саясатында айтылмаған.',
        'smartustaz.publicSources' => 'Оператор деректеріңізді жарияламауға және өзге тәсілмен жария етпеуге '
            . 'міндетті [6.2.2]. Ерекше жағдайлар мына тармақтарда: [5.2], [5.3], [7.2].',
        'smartustaz.processing' => 'Құпиялылық саясаты бойынша деректер мерзімі шектелмей өңделеді [5.1].',
    ],
    'ru' => [
        'notice.term_one' => 'Выбор действует {{count}} день; согласие можно отозвать.',
        'notice.term_few' => 'Выбор действует {{count}} дня; согласие можно отозвать.',
        'notice.term_many' => 'Выбор действует {{count}} дней; согласие можно отозвать.',
        'notice.term_other' => 'Выбор действует {{count}} дня; согласие можно отозвать.',
        'notice.acceptMeans' => '«Принять» означает принять и политику.',
        'notice.signal' => 'Браузер передаёт сигнал Global Privacy Control: «Принять» не включает '
            . 'рекламу, включить её можете только вы сами в настройках.',
        'button.accept' => 'Принять',
        'button.reject' => 'Отклонить',
        'button.settings' => 'Настроить',
        'button.policy' => 'Политика конфиденциальности',
        'button.language' => 'Язык',
        'category.necessary' => 'Строго необходимые',
        'category.authorization' => 'Авторизация',
        'category.statistics' => 'Статистика',
        'category.advertising' => 'Реклама',
        'category.functional' => 'Функциональные',
        'category.analytics' => 'Аналитика',
        'category.marketing' => 'Маркетинг',
        'feature.account' => 'Личный кабинет',
        'smartustaz.operator' => 'корпоративный фонд «"El Umiti" қоры»',
        'smartustaz.refusal' => 'При отказе личный кабинет (авторизация [3.3.1]) здесь остаётся закрытым; '
            . 'общедоступные страницы работают.',
        'smartustaz.thirdParties' => 'Если принять политику, данные могут передаваться государственным органам '
            . '[5.2].',
        'ask.title' => 'Здесь закрыто: «{{feature}}»',
        'ask.needs' => 'Чтобы открыть, нужно: {{list}}.',
        'ask.category' => 'разрешить файлы cookie «{{category}}»',
        'ask.policy' => 'принять политику конфиденциальности',
        'reason.policy' => 'Теперь действует версия {{version}}. Прежнее решение больше не действует.',
        'reason.expired' => 'Сделайте выбор заново. До этого необязательные файлы cookie отключены.',
        'reason.categories' => 'Добавлено: {{list}}. Прежнее решение больше не действует.',
        'settings.alwaysOn' => 'Всегда включены',
        'settings.notSaid' => 'Сведения, которые оператор не указал: {{list}}.',
        'settings.policyAccept' => 'Принимаю политику конфиденциальности, версия {{version}}',
        'settings.save' => 'Сохранить выбор',
        'table.days_one' => '{{count}} день',
        'table.days_few' => '{{count}} дня',
        'table.days_many' => '{{count}} дней',
        'table.days_other' => '{{count}} дня',
        'purpose.necessary' => 'Чтобы сайт работал и помнил ваш выбор.',
        'purpose.authorization' => 'Для входа на сайт и работы личного кабинета{{clause}}.',
        'purpose.statistics' => 'Чтобы считать посещения и знать, какие страницы полезны.',
        'purpose.advertising' => 'Чтобы показывать рекламу и измерять её результат.',
        'law.title' => 'Содержание согласия',
        'law.source' => 'Закон Республики Казахстан № 94-V, пункт 4 статьи 8',
        'law.operator' => 'Оператор',
        'law.bin' => 'БИН',
        'law.subject' => 'Фамилия, имя, отчество субъекта',
        'law.notAsked' => 'в этом уведомлении не запрашиваются',
        'law.term' => 'Срок действия согласия',
        'law.purposes' => 'Цели',
        'law.thirdParties' => 'Передача третьим лицам',
        'law.crossBorder' => 'Трансграничная передача',
        'law.publicSources' => 'Распространение в общедоступных источниках',
        'law.data' => 'Перечень собираемых данных',
        'law.ownData' => 'В файле cookie с этим решением: случайный номер, дата и срок решения, '
            . 'разрешённые и неразрешённые категории, принятая версия политики '
            . 'конфиденциальности, язык уведомления, способ решения, контрольный код '
            . 'показанного текста.',
        'law.other' => 'Иные сведения',
        'law.ipNote' => 'Наше примечание: этот выбор не отключает статистику IP-адресов, любой '
            . 'сервер видит адрес обратившегося к нему устройства.',
        'smartustaz.data' => 'Cookie, браузер, время посещения [3.3], операционная система [3.4], '
            . 'статистика IP-адресов [3.3.2]. Данные, которые вы указываете в профиле: '
            . 'фамилия, имя, e-mail, ИИН, контактный телефон, область, район, населённый '
            . 'пункт, место работы (вид организации), должность, трудовой стаж [3.2].',
        'smartustaz.ipStatistics' => 'Статистика IP-адресов посетителей собирается для выявления и устранения '
            . 'технических неполадок и для контроля законности платежей [3.3.2].',
        'smartustaz.purposes' => 'Данные могут использоваться для следующих целей: идентификация '
            . 'зарегистрированного пользователя; доступ к персонализированным ресурсам; '
            . 'обратная связь, запросы и услуги; определение вашего местонахождения для '
            . 'безопасности и предотвращения мошенничества; подтверждение достоверности и '
            . 'полноты данных; ваши сообщения; клиентская и техническая поддержка [4.1].',
        'smartustaz.thirdPartiesFull' => 'Принимая политику конфиденциальности, вы соглашаетесь с тем, что оператор '
            . 'вправе передавать данные третьим лицам: уполномоченному органу в области '
            . 'образования, его структурным подразделениям, местным исполнительным органам '
            . 'и иному государственному органу [5.2]. Уполномоченным органам '
            . 'государственной власти данные могут передаваться только по основаниям и в '
            . 'порядке, которые установлены законодательством [5.3].',
        'smartustaz.crossBorder' => 'В политике конфиденциальности не сказано.',
        'smartustaz.publicSources' => 'Оператор обязан не публиковать ваши данные и не разглашать их иным способом '
            . '[6.2.2]. Исключения в пунктах: [5.2], [5.3], [7.2].',
        'smartustaz.processing' => 'Согласно политике конфиденциальности данные обрабатываются без ограничения '
            . 'срока [5.1].',
    ],
    'en' => [
        'notice.term_one' => 'Your choice lasts {{count}} day; consent can be withdrawn.',
        'notice.term_other' => 'Your choice lasts {{count}} days; consent can be withdrawn.',
        'notice.acceptMeans' => '“Accept” includes the policy.',
        'notice.signal' => 'Your browser sends the Global Privacy Control signal: “Accept” leaves '
            . 'advertising off; only you can switch it on, in the settings.',
        'button.accept' => 'Accept',
        'button.reject' => 'Reject',
        'button.settings' => 'Settings',
        'button.policy' => 'Privacy policy',
        'button.language' => 'Language',
        'category.necessary' => 'Strictly necessary',
        'category.authorization' => 'Sign-in',
        'category.statistics' => 'Statistics',
        'category.advertising' => 'Advertising',
        'category.functional' => 'Functional',
        'category.analytics' => 'Analytics',
        'category.marketing' => 'Marketing',
        'feature.account' => 'Your account',
        'smartustaz.operator' => 'the corporate fund “‘El Umiti’ Qory”',
        'smartustaz.refusal' => 'Refusing keeps your account (sign-in [3.3.1]) closed here; public pages '
            . 'work.',
        'smartustaz.thirdParties' => 'Accepting the policy allows sharing data with state bodies [5.2].',
        'ask.title' => '“{{feature}}” is closed here',
        'ask.needs' => 'To open it, you need to: {{list}}.',
        'ask.category' => 'allow “{{category}}” cookies',
        'ask.policy' => 'accept the privacy policy',
        'reason.policy' => 'Version {{version}} applies now. Your earlier decision no longer applies.',
        'reason.expired' => 'Please choose again. Until then, optional cookies are off.',
        'reason.categories' => 'Added: {{list}}. Your earlier decision no longer applies.',
        'settings.alwaysOn' => 'Always on',
        'settings.notSaid' => 'Not stated by the operator: {{list}}.',
        'settings.policyAccept' => 'I accept the privacy policy, version {{version}}',
        'settings.save' => 'Save choices',
        'table.days_one' => '{{count}} day',
        'table.days_other' => '{{count}} days',
        'purpose.necessary' => 'To make the site work and to remember your choice.',
        'purpose.authorization' => 'To sign in and to use your account{{clause}}.',
        'purpose.statistics' => 'To count visits and learn which pages are useful.',
        'purpose.advertising' => 'To show advertising and measure its results.',
        'law.title' => 'What the consent contains',
        'law.source' => 'Law of the Republic of Kazakhstan No. 94-V, article 8(4)',
        'law.operator' => 'Operator',
        'law.bin' => 'BIN',
        'law.subject' => 'Surname, first name and patronymic of the subject',
        'law.notAsked' => 'not asked by this notice',
        'law.term' => 'Term of the consent',
        'law.purposes' => 'Purposes',
        'law.thirdParties' => 'Transfer to third parties',
        'law.crossBorder' => 'Cross-border transfer',
        'law.publicSources' => 'Publication in publicly available sources',
        'law.data' => 'Data collected',
        'law.ownData' => 'In the cookie of this decision: a random number, date and term of the '
            . 'decision, categories allowed and not allowed, accepted version of the '
            . 'privacy policy, language of the notice, way of deciding, check code of the '
            . 'text shown.',
        'law.other' => 'Other information',
        'law.ipNote' => 'Our note: this choice does not switch off IP address statistics; any server '
            . 'sees the address of the device that contacts it.',
        'smartustaz.data' => 'Cookies, browser, time of visit [3.3], operating system [3.4], IP address '
            . 'statistics [3.3.2]. Data that you give in the profile: surname, first name, '
            . 'e-mail, IIN, contact phone, region, district, settlement, workplace (kind '
            . 'of organisation), position, length of service [3.2].',
        'smartustaz.ipStatistics' => 'Statistics on visitors’ IP addresses are collected to find and fix '
            . 'technical faults and to monitor the lawfulness of payments [3.3.2].',
        'smartustaz.purposes' => 'Data may be used for these purposes: identifying a registered user; access '
            . 'to personalised resources; feedback, requests and services; determining '
            . 'your location for security and to prevent fraud; confirming that data are '
            . 'correct and complete; your messages; customer and technical support [4.1].',
        'smartustaz.thirdPartiesFull' => 'By accepting the privacy policy, you agree that the operator has the right '
            . 'to share data with third parties: the authorised body for education, its '
            . 'structural units, local executive bodies and another state body [5.2]. Data '
            . 'may be shared with authorised bodies of state power only on the grounds and '
            . 'by the procedure set by law [5.3].',
        'smartustaz.crossBorder' => 'The privacy policy does not say.',
        'smartustaz.publicSources' => 'The operator must not publish your data or disclose them in any other way '
            . '[6.2.2]. Exceptions in clauses: [5.2], [5.3], [7.2].',
        'smartustaz.processing' => 'According to the privacy policy, data are processed without a limit of time '
            . '[5.1].',
    ],
];
// End of locales/.
