// Compiled, never run: each line under `@ts-expect-error` must not compile, everything else must.
import type { Translate } from '../../src/texts/TextKey';

declare const t: Translate;

/** Keys come from `locales/en.json`. */
export function keys() {
  t('notice.title', { operator: 'x' });
  // The plural suffix is added by the resolver.
  t('notice.term', { count: 180 });
  t('table.days', { count: 1 });
  t('settings.alwaysOn');
  t('embed.closed', { title: 'x' });
  t('resume.again');

  // @ts-expect-error a misspelt key
  t('notice.titel');
  // @ts-expect-error the suffix is not part of the key
  t('table.days_one', { count: 1 });
  // @ts-expect-error the name of a layer is not part of the key
  t('first.notice.title');
  // @ts-expect-error a group is not a text
  t('notice');
  // @ts-expect-error a value is a text or a number
  t('notice.title', { operator: { kk: 'x' } });
}
