import { Gate } from 'kelisim/react';
import { Link } from 'react-router';

export const meta = () => [{ title: 'Portal' }];

export default function Home() {
  return (
    <>
      <h1>Home</h1>
      <Link id="account" to="/account" data-kelisim-needs="account">
        My account
      </Link>
      <Gate needs="statistics" fallback={<p>Statistics are off.</p>}>
        <p>Statistics are on.</p>
      </Gate>
    </>
  );
}
