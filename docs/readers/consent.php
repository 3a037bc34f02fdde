<?php

declare(strict_types=1);

namespace Kelisim;

use InvalidArgumentException;

/**
 * Reads a visitor's consent, with the same answers as `readConsent` of `kelisim/server`. PHP 8.0 or newer, 64-bit.
 *
 *     require 'consent.php';
 *     $consent = Kelisim\readConsent($_SERVER['HTTP_COOKIE'] ?? null, [
 *         'preset' => 'smartustaz',
 *         'policy' => ['version' => '2026-01'],
 *     ]);
 *     if (!$consent->allows('account')) { http_response_code(403); exit; }
 *
 * The options are those of the page: one JSON file can serve both, by `json_decode($json, true)`. Of them, `policy.version`,
 * `categories`, `features`, `preset` and `operator.name` count here.
 *
 * Not from `$_COOKIE`: it keeps one of several cookies of a name and has decoded it, so that a wrong encoding and an
 * encoded `&` can no longer be told from a right one. Not by `parse_str`: it keeps the last of several keys and makes
 * arrays of `yes[]`. Behind a proxy or in a framework, give the raw `Cookie` header.
 *
 * @param string|null $cookieHeader null when the request had none: then nothing was decided
 * @param int|null    $now          unix seconds; default: the server's clock
 *
 * @throws InvalidArgumentException for options that cannot be right; never for a header
 */
function readConsent(?string $cookieHeader, array $options, ?int $now = null): Consent
{
    $now ??= time();
    [$version, $optional, $needs] = model($options);
    $record = findRecord($cookieHeader ?? '', $now);

    $decided = $record ? [...$record['granted'], ...$record['denied']] : [];
    $outdated = !$record
        || $record['until'] <= $now
        || array_diff($optional, $decided)
        || ($record['policy'] !== null && $record['policy'] !== $version);
    $given = ['necessary'];
    if (!$outdated) {
        array_push($given, ...$record['granted']);
        if ($record['policy'] !== null) {
            $given[] = 'policy';
        }
    }

    $all = [...$optional, 'policy'];
    $yes = count(array_intersect($all, $given));
    if ($outdated) {
        $status = $record ? 'outdated' : 'undecided';
    } else {
        $status = $yes === count($all) ? 'accepted' : ($yes ? 'custom' : 'rejected');
    }
    return new Consent($status, $record, $needs, $given);
}

final class Consent
{
    /**
     * @param string     $status `undecided`, `accepted`, `rejected`, `custom` or `outdated`
     * @param array|null $record what was decided: `id`, `at`, `until`, `policy`, `language`, `granted`, `denied`, `how`, `text`
     */
    public function __construct(
        public string $status,
        public ?array $record,
        private array $needs,
        private array $given,
    ) {
    }

    /** For a category or a feature; closed for an unknown name. */
    public function allows(string $name): bool
    {
        return isset($this->needs[$name]) && !array_diff($this->needs[$name], $this->given);
    }
}

const COOKIE_NAME = 'consent_kelisim';
/** Of the name, `=` and the value together. */
const MAX_BYTES = 300;
const DAY = 86_400;
const MAX_TERM = 395;

/** No `\w` and no `\d`: under a one-byte locale they match more than ASCII. */
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

const SMARTUSTAZ = [
    'categories' => ['authorization', 'statistics', 'advertising'],
    'features' => ['account' => ['needs' => ['authorization'], 'policy' => true]],
];

/** The record in a `Cookie` header: of several valid ones (of a host and its parent domain), the one decided last. */
function findRecord(string $cookieHeader, int $now): ?array
{
    $latest = null;
    foreach (preg_split('/; */', $cookieHeader) as $cookie) {
        if (!str_starts_with($cookie, COOKIE_NAME . '=')) {
            continue;
        }
        $record = decode(substr($cookie, strlen(COOKIE_NAME) + 1), $now);
        if ($record && (!$latest || $record['at'] > $latest['at'])) {
            $latest = $record;
        }
    }
    return $latest;
}

/** `null` for anything but a well-formed record. */
function decode(string $value, int $now): ?array
{
    if (strlen(COOKIE_NAME) + 1 + strlen($value) > MAX_BYTES || !matches('[!-~]+', $value)) {
        return null;
    }
    // `urldecode` takes everything: the encoding is checked before. `//u` fails for what is not UTF-8.
    if (preg_match('/%(?![0-9A-Fa-f]{2})/', $value) || !preg_match('//u', rawurldecode($value))) {
        return null;
    }
    $found = [];
    foreach (explode('&', $value) as $pair) {
        [$key, $text] = [...explode('=', $pair, 2), ''];
        $found[urldecode($key)][] = urldecode($text);
    }
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
    $names = ['necessary', 'policy', ...$granted, ...$denied];
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
        // Not `?:`, to which the version "0" is nothing.
        'policy' => $fields['policy'] === '' ? null : $fields['policy'],
        'language' => $fields['lang'],
        'granted' => $granted,
        'denied' => $denied,
        'how' => $fields['how'],
        'text' => $fields['text'],
    ];
}

/** @return array{string, string[], array<string, string[]>} the version, the optional categories, and what each name needs */
function model(array $options): array
{
    $version = (string) ($options['policy']['version'] ?? '');
    expect(matches('[A-Za-z0-9_.-]{1,32}', $version), 'policy.version');

    $categories = names($options['categories'] ?? []);
    $features = $options['features'] ?? [];
    if ($options['preset'] ?? null) {
        expect($options['preset'] === 'smartustaz', 'preset');
        // The preset speaks for its own operator only.
        $operator = (array) ($options['operator']['name'] ?? 'El Umiti');
        expect(preg_grep('/El Umiti/i', $operator), 'operator.name');
        $categories = array_values(array_unique([...SMARTUSTAZ['categories'], ...$categories]));
        $features += SMARTUSTAZ['features'];
    }

    $optional = array_values(array_diff($categories, ['necessary']));
    $needs = ['necessary' => ['necessary']];
    foreach ($optional as $name) {
        expect(isName($name) && !isset($needs[$name]), "categories.$name");
        $needs[$name] = [$name];
    }
    foreach ($features as $name => $feature) {
        $of = (array) ($feature['needs'] ?? []);
        expect(!array_diff($of, ['necessary', ...$optional]), "features.$name.needs");
        if ($feature['policy'] ?? false) {
            $of[] = 'policy';
        }
        // A misspelt `needs` must not open it to everybody.
        expect($of, "features.$name.needs");
        expect(isName((string) $name) && !isset($needs[$name]), "features.$name");
        $needs[$name] = $of;
    }
    return [$version, $optional, $needs];
}

/** Of a list of names, or of a map by name. */
function names(array $categories): array
{
    $names = [];
    foreach ($categories as $key => $category) {
        $names[] = is_int($key) && is_string($category) ? $category : (string) $key;
    }
    return $names;
}

function isName(string $name): bool
{
    return $name !== 'policy' && matches('[a-z][a-z0-9-]*', $name);
}

/** The whole text: `D`, since `$` alone leaves room for a line break behind. */
function matches(string $pattern, string $text): bool
{
    return preg_match("/^($pattern)$/D", $text) === 1;
}

function expect(mixed $valid, string $field): void
{
    if (!$valid) {
        throw new InvalidArgumentException("Kelisim: $field is not as expected");
    }
}
