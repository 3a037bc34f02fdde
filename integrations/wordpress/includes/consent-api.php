<?php

declare(strict_types=1);

/*
 * The WP Consent API: other plugins ask `wp_has_consent('statistics')`, in PHP and in JavaScript. Here that is answered
 * from what the visitor decided in the notice.
 */

/** Its categories, each with those of ours that answer for it. */
function kelisim_consent_map(): array
{
    return apply_filters('kelisim_consent_map', [
        // There it means what a site cannot do without.
        'functional' => ['necessary'],
        'preferences' => ['functional'],
        'statistics' => ['statistics', 'analytics'],
        'statistics-anonymous' => ['statistics', 'analytics'],
        'marketing' => ['advertising', 'marketing'],
    ]);
}

/** The categories of the WP Consent API with the one of ours that this portal offers. Without one, the answer is no. */
function kelisim_consent_names(): array
{
    $offered = array_merge(['necessary'], Kelisim\createModel(kelisim_options())['optional']);
    $names = [];
    foreach (kelisim_consent_map() as $theirs => $ours) {
        $names[$theirs] = array_values(array_intersect($ours, $offered))[0] ?? null;
    }
    return $names;
}

add_filter('wp_get_consent_type', function ($type) {
    return kelisim_is_ready() ? 'optin' : $type;
});

add_filter('wp_has_consent', function ($has, $category) {
    if (!kelisim_is_ready()) {
        return $has;
    }
    $consent = kelisim_read();
    if ($consent === null) {
        return false;
    }
    $name = kelisim_consent_names()[$category] ?? null;
    return $name !== null && $consent->allows($name);
}, 10, 2);

// The Site Health screen lists the plugins that take part.
add_filter('wp_consent_api_registered_' . plugin_basename(dirname(__DIR__) . '/kelisim.php'), '__return_true');

// After the API's own script, which is enqueued at PHP_INT_MAX - 100.
add_action('wp_enqueue_scripts', function (): void {
    if (!kelisim_is_ready() || !wp_script_is('wp-consent-api', 'enqueued')) {
        return;
    }
    try {
        $names = kelisim_consent_names();
    } catch (Kelisim\ConfigError $error) {
        return;
    }
    $address = plugins_url('assets/wp-consent.js', dirname(__DIR__) . '/kelisim.php');
    wp_enqueue_script('kelisim-wp-consent', $address, ['wp-consent-api'], null, true);
    wp_localize_script('kelisim-wp-consent', 'kelisimConsentMap', $names);
}, PHP_INT_MAX);
