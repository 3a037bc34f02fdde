'use client';

import { createConsent } from 'kelisim';
import { useEffect } from 'react';
import { options } from '../options.js';

/** Rendered on the server too, where the import does nothing. */
export function Consent() {
  useEffect(() => {
    const consent = createConsent(options);
    consent.when('statistics').then(() => {
      document.documentElement.dataset.counted = '';
    });
    Object.assign(window, { consent });
  }, []);
  return (
    <a href="#in" data-kelisim-needs="account">
      In
    </a>
  );
}
