<?php

declare(strict_types=1);

/*
 * Optimisers join, defer or delay scripts. `kelisim.js` looks for its other files beside its own address, and gated
 * scripts wait for it: so each of them is asked to leave it as it is.
 */

/** @param mixed $list @return mixed */
function kelisim_exclude_from_list($list)
{
    return is_array($list) ? array_merge($list, ['kelisim.js', 'wp-consent.js']) : $list;
}

// WP Rocket: minifying and combining, deferring, delaying.
add_filter('rocket_exclude_js', 'kelisim_exclude_from_list');
add_filter('rocket_exclude_defer_js', 'kelisim_exclude_from_list');
add_filter('rocket_delay_js_exclusions', 'kelisim_exclude_from_list');

// LiteSpeed Cache.
add_filter('litespeed_optimize_js_excludes', 'kelisim_exclude_from_list');
add_filter('litespeed_optm_js_defer_exc', 'kelisim_exclude_from_list');

// Autoptimize keeps a text with commas.
add_filter('autoptimize_filter_js_exclude', function ($list) {
    return is_string($list) ? ltrim("$list, kelisim.js, wp-consent.js", ', ') : kelisim_exclude_from_list($list);
});
