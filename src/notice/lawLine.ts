import digests from 'virtual:kelisim-texts/digests';
import type { Config } from '../options/createConfig';
import { LAW_KEYS } from '../texts/lawKeys';

/**
 * The last line of a canonical text. It binds what law 94-V art. 8(4) asks for, whichever layer the button is on:
 * `law <language> <digest> <json>`. The digest is made by the build from our texts of these items; the JSON holds the
 * options that fill them.
 * @param base the language of ours that serves the language shown
 */
export function lawLine(config: Config, language: string, base: string): string {
  const { operator, disclosure, term, policy, preset, messages } = config;
  const own = Object.entries(messages?.[language] ?? {}).filter(([key]) => LAW_KEYS.test(key));
  const json = canonicalJson({
    bin: operator.bin,
    disclosure,
    operator: operator.name,
    policy: policy.version,
    preset,
    term,
    texts: Object.fromEntries(own),
  });
  return `law ${language} ${digests[base]} ${json}`;
}

/** JSON with the keys of each object in alphabetical order, and without what is undefined. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([first], [second]) => (first < second ? -1 : 1)))
      : inner,
  );
}
