import { ConsentProvider, Gate, type InitialConsent, useConsent } from 'kelisim/react';
import { useState } from 'react';
import { options } from '../options';
import { LANGUAGES, wordsIn } from '../words';

declare module 'kelisim/react' {
  interface Register {
    options: typeof options;
  }
}

export function App({ initial, leave }: { initial?: InitialConsent; leave?: () => void }) {
  return (
    <ConsentProvider options={options} initial={initial}>
      <Page leave={leave} />
    </ConsentProvider>
  );
}

function Page({ leave }: { leave?: () => void }) {
  const { language, consent, ask } = useConsent();
  const [visiting, setVisiting] = useState(false);
  const words = wordsIn(language);
  return (
    <main>
      <h1>{words.title}</h1>
      <nav>
        {LANGUAGES.map((code) => (
          <button type="button" key={code} id={code} onClick={() => consent?.setLanguage(code)}>
            {code}
          </button>
        ))}
      </nav>
      <button type="button" id="sign-in" onClick={async () => setVisiting(await ask('account'))}>
        {words.signIn}
      </button>
      <Gate needs="account">{visiting && <p id="account">{words.account}</p>}</Gate>
      <Gate needs="statistics" fallback={<p id="closed">{words.closed}</p>}>
        <p id="statistics">{words.statistics}</p>
      </Gate>
      <button type="button" id="open" onClick={() => ask('statistics')}>
        {words.open}
      </button>
      <button type="button" id="withdraw" onClick={() => consent?.withdraw()}>
        {words.withdraw}
      </button>
      <button type="button" id="leave" onClick={leave}>
        {words.leave}
      </button>
    </main>
  );
}
