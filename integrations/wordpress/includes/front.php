<?php

declare(strict_types=1);

/** The address of `kelisim.js`: that of the settings, else the copy within the plugin. */
function kelisim_src(): string
{
    $src = kelisim_settings()['src'];
    return $src !== '' ? $src : plugins_url('assets/kelisim.js', dirname(__DIR__) . '/kelisim.php');
}

/** The options are before the tag, as inert JSON: caches and optimisers do not change that type. */
add_action('wp_head', function (): void {
    if (!kelisim_is_ready()) {
        return;
    }
    echo '<script type="application/json" id="kelisim-options">' . kelisim_json() . "</script>\n";
}, 1);

add_action('wp_enqueue_scripts', function (): void {
    if (kelisim_is_ready()) {
        // In the head, so that the notice is there as early as possible; `async` comes below.
        wp_enqueue_script('kelisim', kelisim_src(), [], null, false);
    }
});

/** Attributes of the tag that `wp_enqueue_script` has no argument for. */
add_filter('script_loader_tag', function (string $tag, string $handle): string {
    if ($handle !== 'kelisim') {
        return $tag;
    }
    // Cloudflare's Rocket Loader; LiteSpeed Cache (two); WP Rocket; NitroPack; Autoptimize; Jetpack Boost.
    $attributes = 'data-cfasync="false" data-no-optimize="1" data-no-defer="1" nowprocket nitro-exclude'
        . ' data-noptimize="1" data-jetpack-boost="ignore"';
    if (!preg_match('/<script\b[^>]*\sasync\b/', $tag)) {
        $attributes = "async $attributes";
    }
    // Other plugins may have put a script in front: only the one with an address is ours.
    return preg_replace('/<script(?=[^>]*\ssrc=)/', "<script $attributes", $tag, 1);
}, 10, 2);

/** `[kelisim needs="statistics"]…[/kelisim]`: what is between them is shown after consent. */
add_shortcode('kelisim', function ($attributes, ?string $content = null): string {
    $needs = is_array($attributes) ? (string) ($attributes['needs'] ?? '') : '';
    if (!preg_match('/^[a-z][a-z0-9-]*$/D', $needs)) {
        return '';
    }
    // Around whole blocks WordPress leaves half a paragraph at each end, which would be drawn as an empty line.
    $content = preg_replace('~^\s*</p>|<p>\s*$~D', '', (string) $content);
    return '<template data-kelisim-needs="' . esc_attr($needs) . '">' . do_shortcode($content) . '</template>';
});

/** `[kelisim_settings]Cookie settings[/kelisim_settings]`: the way back to the settings, for the footer. */
add_shortcode('kelisim_settings', function ($attributes, ?string $content = null): string {
    $label = (string) $content === '' ? __('Cookie settings', 'kelisim') : (string) $content;
    return '<button type="button" data-kelisim-open="preferences">' . esc_html($label) . '</button>';
});
