import { ConsentProvider } from 'kelisim/react';
import type { ReactNode } from 'react';
import { optionsJson } from '../consentOptions';
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
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: inert JSON of our own, in which no `<` is left */}
        <script type="application/json" id="kelisim-options" dangerouslySetInnerHTML={{ __html: optionsJson }} />
        <script async src="/dist/kelisim.js" />
      </head>
      <body>
        <ConsentProvider initial={initial}>{children}</ConsentProvider>
      </body>
    </html>
  );
}
