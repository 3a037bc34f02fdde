import type { ReactNode } from 'react';
import { consentOptions } from '../consentOptions';

export const metadata = { title: 'Portal' };

export default function Layout({ children }: { children: ReactNode }) {
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
      <body>{children}</body>
    </html>
  );
}
