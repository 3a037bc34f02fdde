import { ConsentProvider } from 'kelisim/react';
import type { ReactNode } from 'react';
import { consentOptions } from '../consentOptions';
import { visitorConsent } from '../visitorConsent';

export const metadata = { title: 'Portal' };

export default async function Layout({ children }: { children: ReactNode }) {
  const { status, record, allows } = await visitorConsent();
  // Drawn by the server and taken over as it is; without `options`, since the script tag makes the instance.
  const initial = {
    status,
    record,
    language: 'en',
    open: (['account', 'statistics'] as const).filter((name) => allows(name)),
  };
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script
          async
          src="/dist/kelisim.js"
          data-preset={consentOptions.preset}
          data-policy-version={consentOptions.policy.version}
          data-policy-url={consentOptions.policy.url}
          data-renew-url={consentOptions.renewUrl}
        />
      </head>
      <body>
        <ConsentProvider initial={initial}>{children}</ConsentProvider>
      </body>
    </html>
  );
}
