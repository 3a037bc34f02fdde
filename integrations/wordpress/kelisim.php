<?php
/**
 * Plugin Name: Kelisim
 * Description: Consent notice in Kazakh, Russian and English. Records the decision and applies it.
 * Version: 0.1.0
 * Requires at least: 5.7
 * Requires PHP: 7.4
 * License: MIT
 * Text Domain: kelisim
 */

declare(strict_types=1);

if (!defined('ABSPATH')) {
    exit;
}

// A theme may carry its own copy.
if (!function_exists('Kelisim\readConsent')) {
    // Packed as a plugin it lies in `lib`; in the repository it is the one of `integrations/php`.
    $kelisim_library = __DIR__ . '/lib/kelisim.php';
    require_once is_file($kelisim_library) ? $kelisim_library : dirname(__DIR__) . '/php/kelisim.php';
}

require_once __DIR__ . '/includes/options.php';
require_once __DIR__ . '/includes/front.php';
require_once __DIR__ . '/includes/optimizers.php';
require_once __DIR__ . '/includes/consent-api.php';
require_once __DIR__ . '/includes/route.php';
require_once __DIR__ . '/includes/settings.php';
