import { Notice } from '../Notice';
import { visitorConsent } from '../visitorConsent';

export default async function Home() {
  const consent = await visitorConsent();
  return (
    <>
      <Notice path="/" />
      <h1>Home</h1>
      {consent.allows('account') ? (
        <p>
          Welcome back. <a href="/account">Go on where you were</a>
        </p>
      ) : (
        <p>
          <a href="/account" data-kelisim-needs="account">
            My account
          </a>
        </p>
      )}
    </>
  );
}
