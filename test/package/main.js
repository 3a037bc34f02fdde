import { createConsent } from 'kelisim';
import { options } from './options.js';

const consent = createConsent(options);
consent.when('statistics').then(() => {
  document.documentElement.dataset.counted = '';
});
Object.assign(window, { consent });
