// Compiled, never run.
import type { FirstKey, Key, Translate } from '../../src/ui/translate';

declare const first: Translate<FirstKey>;
declare const all: Translate<Key>;

/** Keys come from `locales/en.json`. */
export function keys() {
  first('notice.title');
  // The plural suffix is added by the resolver.
  first('notice.term', { count: 180 });
  all('table.days', { count: 1 });
  all('preferences.alwaysOn');

  // @ts-expect-error a misspelt key
  first('notice.titel');
  // @ts-expect-error a key of the second layer, which a first visit does not load
  first('preferences.alwaysOn');
  // @ts-expect-error the suffix is not part of the key
  all('table.days_one', { count: 1 });
  // @ts-expect-error the core’s own word is not the notice’s
  first('reopen');
  // @ts-expect-error a group is not a text
  all('notice');
  // @ts-expect-error the policy in brief is a list
  all('brief.s1');
  // @ts-expect-error a number of what cannot be a word
  all('table.days', { count: 'one' });
}
