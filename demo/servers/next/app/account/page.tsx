import { redirect } from 'next/navigation';
import { visitorConsent } from '../../visitorConsent';

export default async function Account() {
  // `proxy.ts` has refused already; a page that shows personal data asks for itself all the same.
  const consent = await visitorConsent();
  if (!consent.allows('account')) redirect('/');
  return (
    <>
      <h1>My account</h1>
      <p>Only for those who have agreed.</p>
    </>
  );
}
