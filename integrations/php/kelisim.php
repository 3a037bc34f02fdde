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
        'domain', 'theme', 'position', 'layout', 'button', 'autoShow', 'reload', 'renewUrl', 'recordUrl', 'signals', 'portal',
        'nonce', 'base', 'languageSwitch', 'secure', 'origins', 'now', 'action', 'home', 'head', 'stylesheet',
    ],
    'policy' => ['version', 'url', 'effective', 'changes'],
    'operator' => ['name', 'bin'],
    'categories' => ['title', 'purpose', 'cookies'],
    'cookies' => ['name', 'storage', 'path', 'domain', 'provider', 'purpose', 'duration'],
    'features' => ['needs', 'policy', 'title'],
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
        http_response_code($this->status);
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
    expect(decode($value, $now, $cookieName) !== null, 'record', $record, 'a record that readConsent gave');
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
    $expected = 'names that are not fields of the form: ' . implode(', ', FIELDS);
    expect($taken === '', "categories.$taken", $taken, $expected);
    writeOptions($options, false);
    $origins = $options['origins'] ?? null;
    expect($origins === null || isNames($origins), 'origins', $origins, 'a list, such as ["https://example.kz"]');
    try {
        return answerConsent($options, $model, $request ?? currentRequest());
    } catch (Refusal $refusal) {
        $headers = ['Content-Type' => 'text/plain; charset=utf-8', 'Cache-Control' => 'no-store'];
        return new Response($refusal->getCode(), $headers + $refusal->headers, $refusal->getMessage());
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
            $warnings[] = "Kelisim: $field is not a known option." . didYouMean($key, KEYS[$kind]);
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
        expect($preset === 'smartustaz', 'preset', $preset, '"smartustaz", or no preset');
        // The preset speaks for its own operator only.
        if (array_key_exists('name', $operator)) {
            $isOurs = stripos((string) json_encode($operator['name']), 'El Umiti') !== false;
            $expected = 'the operator of the preset, El Umiti; other portals leave `preset` out';
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
        expect($isKnown, "features.$name.needs", $of, 'a list of ' . implode(', ', $known));
        $withPolicy = $feature['policy'] ?? false;
        expect(is_bool($withPolicy), "features.$name.policy", $withPolicy, 'true or false');
        // What needs nothing would be open to everybody.
        expect($of || $withPolicy, "features.$name.needs", $of, 'at least one name, or `policy: true`');
        $isFree = isName((string) $name) && !in_array((string) $name, $known, true);
        expect($isFree, "features.$name", (string) $name, 'a name of a-z, 0-9 and - that no category has');
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
        expect($isFirst, "categories.$name", $name, 'each name once');
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
    expect($isMap, $prefix . $key, $value, 'an object');
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
        throw new ConfigError($field, "Kelisim: $field: found $json, expected $expected. See docs/OPTIONS.md.");
    }
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
    return $nearest === '' ? '' : " Did you mean $nearest?";
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
    $shown = renderForm($name, $options, $language, $consent, ($request['headers']['sec-gpc'] ?? '') === '1');
    $text = textOf($shown);
    $renewUrl = addressOf($options, 'renewUrl', '/consent');
    $action = escape(addressOf($options, 'action', $renewUrl));
    $back = escape(shortened($path));
    $links = '';
    foreach (TEXTS as $code => $texts) {
        $href = escape($path . (strpos($path, '?') === false ? '?' : '&') . LANGUAGE_PARAMETER . "=$code");
        $current = $code === $language ? ' aria-current="true"' : '';
        $links .= "<a href=\"$href\" lang=\"$code\"$current>{$texts['own']}</a>\n";
    }
    $t = TEXTS[$language];
    $title = escape(fill($t['title'], ['name' => titleOf($name, $options, $language)]));
    $nonce = isset($options['nonce']) ? ' nonce="' . escape((string) $options['nonce']) . '"' : '';
    $home = escape(addressOf($options, 'home', '/'));
    $head = (string) ($options['head'] ?? '');
    $status = $consent->record === null ? '' : ($consent->status === 'outdated' ? $t['outdated'] : $t['saved']);
    $status = $status === '' ? '' : "<p role=\"status\">$status</p>\n";
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
<nav aria-label="{$t['language']}">
$links</nav>
$status<form method="post" action="$action">
<input type="hidden" name="lang" value="$language">
<input type="hidden" name="text" value="$hash">
<input type="hidden" name="back" value="$back">
$shown</form>
<p><a href="$home">{$t['home']}</a></p>
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

/** What is shown and recorded: everything that the visitor decides about, and the buttons. */
function renderForm(string $name, array $options, string $language, Consent $consent, bool $signal): string
{
    $model = createModel($options);
    $t = TEXTS[$language];
    $url = isset($options['policy']['url']) ? escape(addressOf($options['policy'], 'url', '')) : '';
    $link = $url === '' ? '' : " <a href=\"$url\">{$t['full']}</a>";
    $needs = $model['features'][$name]['needs'] ?? (isset($model['categories'][$name]) ? [$name] : []);
    $items = '';
    foreach ((array) $needs as $need) {
        $title = titleOf($need, $options, $language);
        $items .= '<li>' . escape(fill($t['category'], ['category' => $title])) . "</li>\n";
    }
    if ($model['features'][$name]['policy'] ?? false) {
        $items .= '<li>' . escape(fill($t['policy'], ['version' => $model['version']])) . "</li>\n";
    }
    $rows = '';
    $law = lawItems($options, $language);
    // Passing data on needs consent as well (article 7(6)), so it is in sight before the buttons.
    $thirdParties = escape($law['thirdParties']);
    foreach ($law as $key => $value) {
        $rows .= "<dt>{$t['law'][$key]}</dt>\n<dd>" . escape($value) . "</dd>\n";
    }
    $switches = '';
    foreach ($model['optional'] as $category) {
        $title = escape(titleOf($category, $options, $language));
        $switches .= "<label><input type=\"checkbox\" name=\"$category\" value=\"on\"> $title</label>\n";
    }
    $title = escape(fill($t['title'], ['name' => titleOf($name, $options, $language)]));
    $accept = escape(fill($t['switch'], ['version' => $model['version']]));
    $gpc = $signal && in_array('advertising', $model['optional'], true) ? "<p>{$t['signal']}</p>\n" : '';
    return <<<HTML
<h1>$title</h1>
<p>{$t['needs']}</p>
<ul>
$items</ul>
<p>{$t['law']['thirdParties']}: $thirdParties</p>
<p>{$t['refused']} {$t['withdraw']}</p>
<p>{$t['means']}$link</p>
$gpc<p class="buttons">
<button name="act" value="accept-all" data-action="accept-all">{$t['accept']}</button>
<button name="act" value="reject-all" data-action="reject-all">{$t['reject']}</button>
</p>
<details>
<summary>{$t['settings']}</summary>
<p>{$t['necessary']}</p>
$switches<label><input type="checkbox" name="policy" value="on"> $accept</label>
<p class="buttons"><button name="act" value="save" data-action="save">{$t['save']}</button></p>
</details>
<details>
<summary>{$t['contents']}</summary>
<dl>
$rows</dl>
</details>

HTML;
}

/** What article 8(4) of the law No. 94-V wants a consent to name. */
function lawItems(array $options, string $language): array
{
    $t = TEXTS[$language];
    $ours = ($options['preset'] ?? null) === 'smartustaz' ? $t['smartustaz'] : [];
    $disclosure = mapOf($options, 'disclosure');
    $operator = mapOf($options, 'operator');
    $term = (float) ($options['term'] ?? 180);
    $items = [
        'operator' => localize($operator['name'] ?? null, $language) ?? $ours['operator'] ?? $t['notStated'],
        'bin' => localize($operator['bin'] ?? null, $language) ?? $t['notStated'],
        'subject' => $t['notAsked'],
        'term' => fill($t['days'][pluralOf($term, $language)], ['count' => asText($term)]),
    ];
    foreach (['thirdParties', 'crossBorder', 'publicSources', 'data', 'other'] as $key) {
        $items[$key] = localize($disclosure[$key] ?? null, $language) ?? $ours[$key] ?? $t['notStated'];
    }
    return $items;
}

/** The canonical form of what was shown: its text nodes in order, white space collapsed, one a line, NFC. */
function textOf(string $html): string
{
    $lines = [];
    foreach (preg_split('/<[^>]*>/', $html) as $text) {
        $text = trim(preg_replace('/[ \t\r\n]+/', ' ', html_entity_decode($text, ENT_QUOTES, 'UTF-8')));
        if ($text !== '') {
            $lines[] = $text;
        }
    }
    $text = implode("\n", $lines);
    return class_exists('Normalizer') ? \Normalizer::normalize($text) : $text;
}

/** What the visitor calls a category or feature. */
function titleOf(string $name, array $options, string $language): string
{
    $of = $options['features'][$name] ?? $options['categories'][$name] ?? [];
    $title = is_array($of) ? $of['title'] ?? null : null;
    return localize($title, $language) ?? TEXTS[$language]['titles'][$name] ?? $name;
}

/** A text, or one text for each language; null where there is none. */
function localize($text, string $language): ?string
{
    if (is_array($text)) {
        $text = $text[$language] ?? $text['kk'] ?? reset($text);
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
        if (isset(TEXTS[$code])) {
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
    foreach ($values as $name => $value) {
        $text = str_replace('{' . $name . '}', (string) $value, $text);
    }
    return $text;
}

function escape(string $text): string
{
    return strtr($text, ['&' => '&amp;', '<' => '&lt;', '>' => '&gt;', '"' => '&quot;']);
}

/** `one`, `few` or `many`, by the rules of CLDR for days. */
function pluralOf(float $count, string $language): string
{
    if ($language !== 'ru') {
        return $count === 1.0 ? 'one' : 'many';
    }
    if (floor($count) !== $count) {
        return 'few';
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

/** The words of the 403 page. Clause numbers in brackets are those of the policy of smartustaz.kz. */
const TEXTS = [
    'kk' => [
        'own' => 'Қазақша',
        'language' => 'Тіл',
        'title' => '«{name}» әзірге жабық',
        'needs' => 'Ашу үшін қажет:',
        'category' => '«{category}» cookie файлдарына рұқсат беру',
        'policy' => 'құпиялылық саясатының {version} нұсқасын қабылдау',
        'full' => 'Құпиялылық саясатының толық мәтіні',
        'refused' => 'Бас тартсаңыз, бұл бет жабық қалады.',
        'withdraw' => 'Келісімді кез келген уақытта кері қайтарып алуға болады.',
        'saved' => 'Таңдауыңыз сақталды. Бұл бет жабық күйінде қалады: ашу үшін төменде аталғандар қажет.',
        'outdated' => 'Бұрынғы таңдауыңыз енді қолданылмайды, сондықтан қайта сұраймыз.',
        'contents' => 'Келісімнің мазмұны',
        'means' => '«Қабылдау» батырмасын бассаңыз, барлық санатқа рұқсат бересіз және құпиялылық саясатын '
            . 'қабылдайсыз.',
        'signal' => 'Браузеріңіз Global Privacy Control сигналын жібереді: «Қабылдау» жарнаманы қоспайды, '
            . 'оны баптауда өзіңіз ғана қоса аласыз.',
        'accept' => 'Қабылдау',
        'reject' => 'Бас тарту',
        'settings' => 'Баптау',
        'necessary' => 'Міндетті түрде қажетті cookie файлдары әрқашан қосулы.',
        'switch' => 'Құпиялылық саясатының {version} нұсқасын қабылдаймын',
        'save' => 'Таңдауды сақтау',
        'home' => 'Басты бетке өту',
        'notStated' => 'оператор көрсетпеген',
        'notAsked' => 'бұл хабарламада сұралмайды',
        'days' => ['one' => '{count} күн', 'many' => '{count} күн'],
        'law' => [
            'operator' => 'Оператор',
            'bin' => 'БСН',
            'subject' => 'Субъектінің аты-жөні',
            'term' => 'Қолданылу мерзімі',
            'thirdParties' => 'Үшінші тұлғаларға беру',
            'crossBorder' => 'Трансшекаралық беру',
            'publicSources' => 'Жалпыға бірдей қолжетімді көздерде тарату',
            'data' => 'Жиналатын деректер тізбесі',
            'other' => 'Өзге мәліметтер',
        ],
        'titles' => [
            'account' => 'Жеке кабинет',
            'authorization' => 'Авторизация',
            'statistics' => 'Статистика',
            'advertising' => 'Жарнама',
            'functional' => 'Функционалдық',
            'analytics' => 'Аналитика',
            'marketing' => 'Маркетинг',
        ],
        'smartustaz' => [
            'operator' => '«El Umiti» корпоративтік қоры',
            'thirdParties' => 'Деректер үшінші тұлғаларға берілуі мүмкін: білім беру саласындағы уәкілетті '
                . 'органға, оның бөлімшелеріне, жергілікті атқарушы және өзге де мемлекеттік органдарға [5.2].',
            'crossBorder' => 'Саясатта айтылмаған.',
            'publicSources' => 'Жарияланбайды, алдын ала жазбаша рұқсатыңызсыз жария етілмейді. '
                . 'Ерекше жағдайлар: 5.2, 5.3, 7.2 [6.2.2].',
            'data' => 'Cookie деректері, браузер деректері, кірген уақыт [3.3], IP мекенжай статистикасы [3.3.2], '
                . 'операциялық жүйе [3.4]. Тіркелу мен профиль үшін: тегі, аты, e-mail, ЖСН, телефон, облыс, '
                . 'аудан, елді мекен, жұмыс орны (ұйым түрі), лауазымы, еңбек өтілі [3.2].',
            'other' => 'Деректер мерзімі шектелмей өңделеді [5.1].',
        ],
    ],
    'ru' => [
        'own' => 'Русский',
        'language' => 'Язык',
        'title' => '«{name}»: пока закрыто',
        'needs' => 'Чтобы открыть, нужно:',
        'category' => 'разрешить файлы cookie «{category}»',
        'policy' => 'принять политику конфиденциальности, версия {version}',
        'full' => 'Полный текст политики',
        'refused' => 'Если отказаться, эта страница останется закрытой.',
        'withdraw' => 'Согласие можно отозвать в любое время.',
        'saved' => 'Ваш выбор сохранён. Страница остаётся закрытой: чтобы открыть её, нужно то, что перечислено ниже.',
        'outdated' => 'Прежний выбор больше не действует, поэтому мы спрашиваем снова.',
        'contents' => 'Что содержит согласие',
        'means' => 'Нажимая «Принять», вы разрешаете все категории и принимаете политику конфиденциальности.',
        'signal' => 'Браузер передаёт сигнал Global Privacy Control: «Принять» не включает рекламу, включить её можете '
            . 'только вы сами в настройках.',
        'accept' => 'Принять',
        'reject' => 'Отклонить',
        'settings' => 'Настроить',
        'necessary' => 'Строго необходимые файлы cookie всегда включены.',
        'switch' => 'Принимаю политику конфиденциальности, версия {version}',
        'save' => 'Сохранить выбор',
        'home' => 'На главную страницу',
        'notStated' => 'оператор не указал',
        'notAsked' => 'этим уведомлением не запрашивается',
        'days' => ['one' => '{count} день', 'few' => '{count} дня', 'many' => '{count} дней'],
        'law' => [
            'operator' => 'Оператор',
            'bin' => 'БИН',
            'subject' => 'Ф. И. О. субъекта',
            'term' => 'Срок действия',
            'thirdParties' => 'Передача третьим лицам',
            'crossBorder' => 'Трансграничная передача',
            'publicSources' => 'Распространение в общедоступных источниках',
            'data' => 'Перечень собираемых данных',
            'other' => 'Иные сведения',
        ],
        'titles' => [
            'account' => 'Личный кабинет',
            'authorization' => 'Авторизация',
            'statistics' => 'Статистика',
            'advertising' => 'Реклама',
            'functional' => 'Функциональные',
            'analytics' => 'Аналитика',
            'marketing' => 'Маркетинг',
        ],
        'smartustaz' => [
            'operator' => 'корпоративный фонд «El Umiti»',
            'thirdParties' => 'Данные могут передаваться третьим лицам: уполномоченному органу в области '
                . 'образования, его подразделениям, местным исполнительным и иным государственным органам [5.2].',
            'crossBorder' => 'В политике не сказано.',
            'publicSources' => 'Не публикуются, без вашего предварительного письменного разрешения не разглашаются. '
                . 'Исключения: 5.2, 5.3, 7.2 [6.2.2].',
            'data' => 'Данные cookie, данные о браузере, время посещения [3.3], статистика IP-адресов [3.3.2], '
                . 'операционная система [3.4]. Для регистрации и профиля: фамилия, имя, e-mail, ИИН, телефон, область, '
                . 'район, населённый пункт, место работы (вид организации), должность, стаж [3.2].',
            'other' => 'Данные обрабатываются без ограничения срока [5.1].',
        ],
    ],
    'en' => [
        'own' => 'English',
        'language' => 'Language',
        'title' => '“{name}” is not open yet',
        'needs' => 'To open it, you need to:',
        'category' => 'allow “{category}” cookies',
        'policy' => 'accept the privacy policy, version {version}',
        'full' => 'Full text of the policy',
        'refused' => 'If you refuse, this page stays closed.',
        'withdraw' => 'You can withdraw consent at any time.',
        'saved' => 'Your choice has been saved. This page stays closed: to open it, what is listed below is needed.',
        'outdated' => 'Your earlier choice no longer applies, so we ask again.',
        'contents' => 'What the consent contains',
        'means' => 'By pressing “Accept” you allow all categories and accept the privacy policy.',
        'signal' => 'Your browser sends the Global Privacy Control signal: “Accept” leaves advertising off, '
            . 'only you can switch it on, in the settings.',
        'accept' => 'Accept',
        'reject' => 'Reject',
        'settings' => 'Settings',
        'necessary' => 'Strictly necessary cookies are always on.',
        'switch' => 'I accept the privacy policy, version {version}',
        'save' => 'Save choices',
        'home' => 'To the home page',
        'notStated' => 'not stated by the operator',
        'notAsked' => 'not asked by this notice',
        'days' => ['one' => '{count} day', 'many' => '{count} days'],
        'law' => [
            'operator' => 'Operator',
            'bin' => 'BIN',
            'subject' => 'Full name of the subject',
            'term' => 'Valid for',
            'thirdParties' => 'Transfer to third parties',
            'crossBorder' => 'Cross-border transfer',
            'publicSources' => 'Publication in publicly available sources',
            'data' => 'Data collected',
            'other' => 'Other information',
        ],
        'titles' => [
            'account' => 'Your account',
            'authorization' => 'Sign-in',
            'statistics' => 'Statistics',
            'advertising' => 'Advertising',
            'functional' => 'Functional',
            'analytics' => 'Analytics',
            'marketing' => 'Marketing',
        ],
        'smartustaz' => [
            'operator' => 'the corporate fund “El Umiti”',
            'thirdParties' => 'Data may be shared with third parties: the authorised education body, its units, local '
                . 'executive bodies and other state bodies [5.2].',
            'crossBorder' => 'The policy does not say.',
            'publicSources' => 'Not published, and not disclosed without your prior written permission. '
                . 'Exceptions: 5.2, 5.3, 7.2 [6.2.2].',
            'data' => 'Cookie data, data about the browser, the time of your visit [3.3], IP address '
                . 'statistics [3.3.2], the operating system [3.4]. For registration and the profile: surname, '
                . 'first name, e-mail, IIN, phone, region, district, settlement, workplace (kind of organisation), '
                . 'position, length of service [3.2].',
            'other' => 'Data are processed without a limit of time [5.1].',
        ],
    ],
];
