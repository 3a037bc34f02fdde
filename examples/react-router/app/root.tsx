import { ConsentProvider, useConsent } from 'kelisim/react';
import type { ReactNode } from 'react';
import { isRouteErrorResponse, Link, Links, Meta, Outlet, Scripts, useRouteLoaderData } from 'react-router';
import type { Route } from './+types/root';
import { consentOptions } from './consentOptions';
import { visitorConsent } from './visitorConsent';

export function loader({ request }: Route.LoaderArgs) {
  const { status, record, allows } = visitorConsent(request);
  const open = (['account', 'statistics'] as const).filter((name) => allows(name));
  return { initial: { status, record, language: 'en', open } };
}

/** Around the error page as well, so that it can lead to the decision. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <link rel="icon" href="data:," />
        <Meta />
        <Links />
      </head>
      <body>
        <ConsentProvider options={consentOptions} initial={data?.initial}>
          <Navigation />
          {children}
        </ConsentProvider>
        <Scripts />
      </body>
    </html>
  );
}

function Navigation() {
  const { consent } = useConsent();
  return (
    <nav>
      <Link to="/">Home</Link>
      <button type="button" onClick={() => consent?.openPreferences()}>
        Cookie settings
      </button>
    </nav>
  );
}

export default Outlet;

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <>
      <h1>{isRouteErrorResponse(error) ? error.data : 'Error'}</h1>
      <button type="button" data-kelisim-open="notice">
        Decide
      </button>
    </>
  );
}
