import { readConsent } from 'kelisim/server';
import { cookies } from 'next/headers';
import { options } from '../options.js';
import { Consent } from './Consent';

export default async function Home() {
  const { status } = readConsent(`${await cookies()}`, options);
  return (
    <>
      <h1>Portal</h1>
      <p id="status">{status}</p>
      <Consent />
    </>
  );
}
