/* Hands each decision to the WP Consent API, so that other plugins hear of it. Runs after the API's own script. */
(() => {
  window.wp_consent_type = 'optin';
  document.dispatchEvent(new CustomEvent('wp_consent_type_defined'));
  window.Kelisim = window.Kelisim || { queue: [] };
  window.Kelisim.queue.push((consent) => {
    function hand() {
      Object.keys(window.kelisimConsentMap).forEach((theirs) => {
        var name = window.kelisimConsentMap[theirs];
        var allowed = !!name && consent.allows(name);
        // Only what changes: before a decision nothing optional is stored.
        if (window.wp_has_consent(theirs) !== allowed) window.wp_set_consent(theirs, allowed ? 'allow' : 'deny');
      });
    }
    consent.on('ready', hand);
    consent.on('change', hand);
  });
})();
