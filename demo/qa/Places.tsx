import { h } from 'preact';
import { addressOf, EMBEDDINGS, LANGUAGES, type Place, POSITIONS, SCENARIOS, THEMES } from '../place';

const TITLES = {
  tag: 'script tag',
  npm: 'npm import',
  first: 'first visit',
  accepted: 'accepted',
  rejected: 'rejected',
  custom: 'custom',
  outdated: 'outdated policy',
  expired: 'expired',
  corrupt: 'corrupt cookie',
  blocked: 'cookies blocked',
  'ui-missing': 'UI file missing',
  'ends-soon': 'ends in 15 s',
  future: 'decided in the future',
  'wrong-domain': 'wrong domain',
  gated: 'gated content',
  'host-dialog': 'host dialog open',
  hostile: 'hostile styles',
  filtered: 'hidden by a filter',
  'server-drawn': 'drawn by the server',
  'own-texts': 'texts of the portal',
  'right-to-left': 'right to left (Arabic)',
} as const;

/** Where to go: each choice is an address. */
export function Places({ place }: { place: Place }) {
  const select = (key: 'language' | 'theme' | 'position', values: readonly string[]) => (
    <label>
      {key}
      <select
        value={place[key]}
        onChange={({ currentTarget }) => location.assign(addressOf({ ...place, [key]: currentTarget.value }))}
      >
        {values.map((value) => (
          <option value={value}>{value}</option>
        ))}
      </select>
    </label>
  );
  return (
    <div>
      <h3 id="qa-embedding">Embedding</h3>
      <nav class="wrap" aria-labelledby="qa-embedding">
        {EMBEDDINGS.map((embedding) => (
          <a
            class="choice"
            href={addressOf({ ...place, embedding })}
            aria-current={embedding === place.embedding ? 'true' : undefined}
          >
            {TITLES[embedding]}
          </a>
        ))}
      </nav>
      <h3 id="qa-scenario">Scenario</h3>
      <nav class="wrap" aria-labelledby="qa-scenario">
        {SCENARIOS.map((scenario) => (
          <a
            class="choice"
            data-scenario={scenario}
            href={addressOf({ ...place, scenario, grant: undefined })}
            aria-current={scenario === place.scenario ? 'true' : undefined}
          >
            {TITLES[scenario]}
          </a>
        ))}
      </nav>
      <h3>Page</h3>
      <div class="wrap">
        {select('language', LANGUAGES)}
        {select('theme', THEMES)}
        {select('position', POSITIONS)}
      </div>
    </div>
  );
}
