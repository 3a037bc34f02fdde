import { ConfigError } from '../options/ConfigError';
import type { YandexOptions } from '../options/SignalsOptions';
import { purposesOf, type Signal } from './Signal';
import { stub } from './stub';

const SEE = 'See docs/SIGNALS.md';
const ID = /^\d+$/;

/**
 * Yandex Metrica: `disableYaCounter…` is `true` unless statistics are allowed, and a running counter is stopped on
 * withdrawal. Metrica has no consent mode and reads the flag only when a counter starts; so gate its snippet as well
 * (`<script type="text/plain" data-kelisim-needs="statistics">`); the flag is a second safeguard. Sources:
 * https://yandex.com/support/metrica/general/user-opt-out.html,
 * https://yandex.com/support/metrica/en/general/notification; `destruct` is a method of the tag that sites use to
 * stop it; only the flag is documented for this.
 *
 * @throws {ConfigError} for an id that is no number
 */
export function yandex<const Name extends string = never>({ id, statistics, init }: YandexOptions<Name>): Signal<Name> {
  const ids = ([] as unknown[]).concat(id);
  if (!ids.length || !ids.every((one) => ID.test(`${one}`))) {
    const sentence = `signals.yandex.id is ${JSON.stringify(id)}. Expected a number, such as 12345678. ${SEE}`;
    throw new ConfigError({ kind: 'invalid', option: 'signals.yandex.id', found: id, isFatal: true }, sentence);
  }
  const page = window as unknown as { [flag: string]: unknown };
  let running = false;
  const command = (...words: unknown[]) => {
    for (const one of ids) metrica(+`${one}`, ...words);
  };
  const disable = (disabled: boolean) => {
    for (const one of ids) page[`disableYaCounter${one}`] = disabled;
  };
  return {
    needs: { statistics: purposesOf({ statistics }).statistics },
    deny: () => disable(true),
    tell({ statistics: allowed = false }) {
      disable(!allowed);
      if (allowed && !running && init) command('init', init);
      // Where nothing has made `ym` yet, no counter runs.
      if (!allowed && running && page.ym) command('destruct');
      running = allowed;
    },
  };
}

function metrica(...command: unknown[]): void {
  const ym = stub('ym', 'a') as ReturnType<typeof stub> & { l?: number };
  // As its snippet does: when the wait began.
  ym.l ??= Date.now();
  ym(...command);
}
