import { ConsentBanner, ConsentDialog, ConsentManagerProvider } from '@c15t/react';
import '@c15t/react/styles.css';
import { createRoot } from 'react-dom/client';

declare global {
  interface Window {
    /** How many gated scripts there are. */
    gatedScripts?: number;
    bench: { known(yes: boolean): void };
  }
}

const scripts = Array.from({ length: window.gatedScripts ?? 0 }, (_, index) => ({
  id: `gated-${index}`,
  category: 'measurement' as const,
  textContent: 'bench.ran()',
}));

/** As the quickstart says, without a server: `offline` stores in the browser only, as the others do. */
createRoot(document.getElementById('c15t') as HTMLElement).render(
  <ConsentManagerProvider
    options={{
      mode: 'offline',
      consentCategories: ['necessary', 'functionality', 'measurement', 'marketing'],
      overrides: { country: 'DE', language: 'en' },
      scripts,
      callbacks: {
        onConsentSet: ({ preferences }) => {
          if (preferences.measurement) window.bench.known(true);
        },
      },
    }}
  >
    <ConsentBanner />
    <ConsentDialog />
  </ConsentManagerProvider>,
);
