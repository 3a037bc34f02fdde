<?php

declare(strict_types=1);

/** The address of `renewUrl`: sets the visitor's cookie again, and takes a decision by form. */
add_action('rest_api_init', function (): void {
    register_rest_route('kelisim/v1', '/consent', [
        'methods' => 'POST',
        // Anybody may decide about their own consent; where the request comes from is checked by the handler.
        'permission_callback' => '__return_true',
        'callback' => function ($request): void {
            kelisim_answer($request)->send();
            exit;
        },
    ]);
});

/** @param WP_REST_Request $request */
function kelisim_answer($request): Kelisim\Response
{
    $headers = [];
    foreach ($request->get_headers() as $name => $values) {
        // WordPress writes them with underscores.
        $headers[str_replace('_', '-', (string) $name)] = implode(', ', (array) $values);
    }
    $home = wp_parse_url(home_url('/'));
    $origin = $home['scheme'] . '://' . strtolower($home['host']) . (isset($home['port']) ? ':' . $home['port'] : '');
    try {
        return Kelisim\handleConsent(kelisim_options() + ['origins' => [$origin]], [
            'method' => $request->get_method(),
            'url' => rest_url('kelisim/v1/consent'),
            'headers' => $headers,
            'body' => (string) $request->get_body(),
        ]);
    } catch (Kelisim\ConfigError $error) {
        return new Kelisim\Response(503, ['Content-Type' => 'text/plain; charset=utf-8'], 'Kelisim is not set up');
    }
}
