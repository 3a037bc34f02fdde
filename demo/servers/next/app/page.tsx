import { Gate } from 'kelisim/react';
import { Notice } from '../Notice';

const closed = (
  <p>
    <a href="/account" data-kelisim-needs="account">
      My account
    </a>
  </p>
);

export default function Home() {
  return (
    <>
      <Notice path="/" />
      <h1>Home</h1>
      <Gate needs="account" fallback={closed}>
        <p>
          Welcome back. <a href="/account">Go on where you were</a>
        </p>
      </Gate>
      <Gate needs="statistics" fallback={<p>Statistics are off.</p>}>
        <p>Statistics are on.</p>
      </Gate>
    </>
  );
}
