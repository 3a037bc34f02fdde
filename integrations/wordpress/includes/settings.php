<?php

declare(strict_types=1);

add_action('admin_menu', function (): void {
    add_options_page(__('Consent notice', 'kelisim'), 'Kelisim', 'manage_options', 'kelisim', 'kelisim_settings_page');
});

add_action('admin_init', function (): void {
    register_setting('kelisim', 'kelisim', ['type' => 'array', 'sanitize_callback' => 'kelisim_sanitize']);
});

/**
 * What comes from the form, cleaned. Settings that Kelisim cannot work with are refused with its own sentence, and
 * those that are stored stay.
 *
 * @param mixed $input
 */
function kelisim_sanitize($input): array
{
    static $isRefused = false;
    if ($isRefused) {
        // WordPress calls this twice while the option is not stored yet.
        return kelisim_settings();
    }
    $input = is_array($input) ? $input : [];
    $settings = [];
    foreach (['operator_kk', 'operator_ru', 'operator_en', 'bin', 'policy_version'] as $key) {
        $settings[$key] = sanitize_text_field((string) ($input[$key] ?? ''));
    }
    foreach (['policy_url', 'src'] as $key) {
        $settings[$key] = esc_url_raw((string) ($input[$key] ?? ''));
    }
    $settings['categories'] = array_values(array_intersect(KELISIM_CATEGORIES, (array) ($input['categories'] ?? [])));
    $settings['more'] = trim((string) ($input['more'] ?? ''));

    $problem = kelisim_problem($settings);
    if ($problem !== '') {
        $isRefused = true;
        kelisim_notify('error', $problem);
        // The form shows once more what was sent.
        set_transient(kelisim_draft_name(), $settings, 300);
        return kelisim_settings();
    }
    if (get_settings_errors('kelisim')) {
        // WordPress says so only where there is nothing else to say.
        kelisim_notify('success', __('Settings saved.', 'default'));
    }
    return $settings;
}

function kelisim_draft_name(): string
{
    return 'kelisim_draft_' . get_current_user_id();
}

/** Shows a sentence above the form, once. */
function kelisim_notify(string $type, string $sentence): void
{
    if (!in_array($sentence, array_column(get_settings_errors('kelisim'), 'message'), true)) {
        add_settings_error('kelisim', "kelisim-$type", $sentence, $type);
    }
}

/** Why these settings cannot work, in a sentence; empty where they can. */
function kelisim_problem(array $settings): string
{
    if ($settings['more'] !== '' && !is_array(json_decode($settings['more'], true))) {
        $sentence = __('Further options: expected JSON, such as {"term": 90}.', 'kelisim');
        return $sentence . ' ' . json_last_error_msg() . '.';
    }
    if ($settings['policy_url'] === '') {
        return __('Address of the privacy policy: expected an address, such as /privacy/.', 'kelisim');
    }
    try {
        $options = kelisim_options($settings);
        if (empty($options['operator']['name']) && empty($options['preset'])) {
            return __('Operator: expected the name in one language at least, such as School No. 1.', 'kelisim');
        }
        foreach (Kelisim\createModel($options)['warnings'] as $warning) {
            // It is ignored, and the rest works.
            kelisim_notify('warning', $warning);
        }
    } catch (Kelisim\ConfigError $error) {
        return $error->getMessage();
    }
    return '';
}

function kelisim_settings_page(): void
{
    if (!current_user_can('manage_options')) {
        return;
    }
    $draft = get_transient(kelisim_draft_name());
    delete_transient(kelisim_draft_name());
    $settings = is_array($draft) ? $draft : kelisim_settings();
    echo '<div class="wrap"><h1>' . esc_html__('Consent notice', 'kelisim') . '</h1>';
    echo '<form action="options.php" method="post">';
    settings_fields('kelisim');
    echo '<table class="form-table" role="presentation">';
    $help = __('The full name of the person or body that runs the site. One language is enough.', 'kelisim');
    kelisim_text_row($settings, 'operator_kk', __('Operator in Kazakh', 'kelisim'), $help);
    kelisim_text_row($settings, 'operator_ru', __('Operator in Russian', 'kelisim'));
    kelisim_text_row($settings, 'operator_en', __('Operator in English', 'kelisim'));
    kelisim_text_row($settings, 'bin', __('BIN', 'kelisim'));
    $help = __('A new version asks every visitor again. Example: 2026-01', 'kelisim');
    kelisim_text_row($settings, 'policy_version', __('Version of the privacy policy', 'kelisim'), $help);
    $page = wp_make_link_relative((string) get_privacy_policy_url());
    $help = __('Example:', 'kelisim') . ' ' . ($page !== '' ? $page : '/privacy/');
    kelisim_text_row($settings, 'policy_url', __('Address of the privacy policy', 'kelisim'), $help);
    echo '<tr><th scope="row">' . esc_html__('Categories', 'kelisim') . '</th><td><fieldset>';
    foreach (KELISIM_CATEGORIES as $category) {
        $checked = checked(in_array($category, $settings['categories'], true), true, false);
        echo '<label><input type="checkbox" name="kelisim[categories][]" value="' . esc_attr($category) . '" ' . $checked;
        echo '> ' . esc_html($category) . '</label><br>';
    }
    $help = __('Purposes that a visitor allows or refuses: signing in, counting visits, advertising, extras.', 'kelisim');
    echo '</fieldset><p class="description">' . esc_html($help) . '</p></td></tr>';
    $label = __('Further options (JSON)', 'kelisim');
    echo '<tr><th scope="row"><label for="kelisim-more">' . esc_html($label) . '</label></th><td>';
    echo '<textarea class="large-text code" rows="8" id="kelisim-more" name="kelisim[more]">';
    echo esc_textarea($settings['more']) . '</textarea>';
    $help = __('Features, cookies, disclosure and all else of', 'kelisim');
    $address = plugins_url('docs/OPTIONS.md', dirname(__DIR__) . '/kelisim.php');
    echo '<p class="description">' . esc_html($help) . ' <a href="' . esc_attr($address) . '">docs/OPTIONS.md</a></p>';
    echo '</td></tr>';
    $help = __('Empty: the copy within the plugin.', 'kelisim');
    kelisim_text_row($settings, 'src', __('Address of kelisim.js', 'kelisim'), $help);
    echo '</table>';
    submit_button();
    echo '</form></div>';
}

function kelisim_text_row(array $settings, string $key, string $label, string $help = ''): void
{
    $id = 'kelisim-' . $key;
    echo '<tr><th scope="row"><label for="' . esc_attr($id) . '">' . esc_html($label) . '</label></th><td>';
    echo '<input type="text" class="regular-text" id="' . esc_attr($id) . '" name="kelisim[' . esc_attr($key) . ']"';
    echo ' value="' . esc_attr($settings[$key]) . '">';
    if ($help !== '') {
        echo '<p class="description">' . esc_html($help) . '</p>';
    }
    echo '</td></tr>';
}
