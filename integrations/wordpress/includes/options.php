<?php

declare(strict_types=1);

/** Categories that Kelisim has words for, to be ticked in the settings. */
const KELISIM_CATEGORIES = ['authorization', 'statistics', 'advertising', 'functional'];

/** The settings as they are stored, each with a value. */
function kelisim_settings(): array
{
    $stored = get_option('kelisim', []);
    return (is_array($stored) ? $stored : []) + [
        'operator_kk' => '',
        'operator_ru' => '',
        'operator_en' => '',
        'bin' => '',
        'policy_version' => '',
        'policy_url' => '',
        'categories' => ['statistics'],
        'more' => '',
        'src' => '',
    ];
}

/**
 * The options of Kelisim, from the settings: for the page and for the server alike.
 *
 * @param array|null $settings default: those that are stored
 */
function kelisim_options(?array $settings = null): array
{
    $settings = $settings ?? kelisim_settings();
    $more = json_decode($settings['more'] === '' ? '{}' : $settings['more'], true);
    $options = is_array($more) ? $more : [];

    $name = array_filter([
        'kk' => $settings['operator_kk'],
        'ru' => $settings['operator_ru'],
        'en' => $settings['operator_en'],
    ]);
    if ($name) {
        $options['operator']['name'] = $name;
    }
    if ($settings['bin'] !== '') {
        $options['operator']['bin'] = $settings['bin'];
    }
    $options['policy']['version'] = $settings['policy_version'];
    $options['policy']['url'] = $settings['policy_url'];
    // What "more" says about a category counts: titles, purposes, cookies. It may be a list of names as well.
    $categories = Kelisim\categoriesOf($options['categories'] ?? null);
    $options['categories'] = $categories + array_fill_keys($settings['categories'], []);
    // A path: the page may have been opened by another name of the host, or by plain http.
    $options += ['renewUrl' => wp_make_link_relative(rest_url('kelisim/v1/consent'))];
    return apply_filters('kelisim_options', $options);
}

/** The options as JSON for the page, where an empty category is an object, not a list. */
function kelisim_json(): string
{
    $options = kelisim_options();
    foreach (['categories', 'features'] as $key) {
        if (isset($options[$key])) {
            $options[$key] = (object) array_map(function ($value) {
                return (object) $value;
            }, $options[$key]);
        }
    }
    return wp_json_encode($options, JSON_HEX_TAG | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
}

/** Whether there is enough to ask a visitor with: without it, nothing of Kelisim is put into a page. */
function kelisim_is_ready(): bool
{
    $settings = kelisim_settings();
    return $settings['policy_version'] !== '' && $settings['policy_url'] !== '';
}

/** What the current visitor decided; null while the settings are incomplete or wrong. */
function kelisim_read(): ?Kelisim\Consent
{
    if (!kelisim_is_ready()) {
        return null;
    }
    // WordPress adds slashes to `$_SERVER`.
    $header = isset($_SERVER['HTTP_COOKIE']) ? (string) wp_unslash($_SERVER['HTTP_COOKIE']) : null;
    try {
        return Kelisim\readConsent($header, kelisim_options());
    } catch (Kelisim\ConfigError $error) {
        return null;
    }
}

/**
 * For themes and plugins: whether the visitor allows a category or feature. Closed where Kelisim is not set up. The
 * page then depends on the visitor, so page caches are asked to leave it out.
 *
 *     if (kelisim_allows('account')) { … }
 */
function kelisim_allows(string $name): bool
{
    if (!defined('DONOTCACHEPAGE')) {
        define('DONOTCACHEPAGE', true);
    }
    $consent = kelisim_read();
    return $consent !== null && $consent->allows($name);
}

/**
 * For themes and plugins: answers 403 and ends, unless the visitor allows a category or feature. The answer is a page
 * where the visitor can decide, also without JavaScript. Call it before anything is printed:
 *
 *     add_action('template_redirect', function () {
 *         if (is_page('account')) {
 *             kelisim_require('account');
 *         }
 *     });
 */
function kelisim_require(string $name): void
{
    // Also what a browser keeps is out of date after a withdrawal.
    nocache_headers();
    if (kelisim_allows($name)) {
        return;
    }
    if (kelisim_read() === null) {
        wp_die('Kelisim is not set up: Settings > Kelisim.', '', ['response' => 503]);
    }
    $request = Kelisim\currentRequest();
    $request['headers'] = array_map('wp_unslash', $request['headers']);
    Kelisim\renderRefusal($name, kelisim_options() + ['home' => wp_make_link_relative(home_url('/'))], $request)->send();
    exit;
}
