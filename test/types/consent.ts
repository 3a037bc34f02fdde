// Compiled, never run: each line under `@ts-expect-error` must not compile, everything else must.
import { type ConsentOptions, type ConsentRecord, createConsent, type NamesOf, type Status } from '../../src/index';
import { portal } from '../fixtures/options';

/** The options of a portal compile, and its names are known. */
export async function aPortal() {
  const consent = createConsent({
    operator: { name: { kk: '№ 1 мектеп', ru: 'Школа № 1', en: 'School No. 1' }, bin: '000000000000' },
    policy: { version: '2026-01', url: '/privacy', effective: '2026-01-01', changes: ['x', { kk: 'y' }] },
    categories: { statistics: { title: 'x', cookies: [{ name: '_ym_uid', duration: 365 }] }, maps: {} },
    features: { account: { needs: ['statistics'], policy: true, title: { kk: 'z' } } },
    disclosure: { automatic: ['a', { kk: 'b' }], refusal: 'c' },
    language: 'kk',
    term: 90,
    theme: 'dark',
    position: 'end',
    button: false,
    autoShow: false,
    domain: 'school.kz',
  });

  consent.allows('statistics');
  consent.allows('necessary');
  consent.allows('account');
  await consent.when('maps', { signal: AbortSignal.abort() });
  const yes: boolean = await consent.ask('account');
  const { stored }: { stored: boolean } = await consent.save({ statistics: true, maps: false, policy: true });

  // @ts-expect-error a misspelt category
  consent.allows('statistic');
  // @ts-expect-error a misspelt feature
  await consent.when('acount');
  // @ts-expect-error a misspelt feature
  await consent.ask('acount');
  // @ts-expect-error a misspelt category
  await consent.save({ statistic: true });
  // @ts-expect-error a choice is a boolean
  await consent.save({ statistics: 'yes' });
  // @ts-expect-error what is decided is decided by acts
  consent.status = 'accepted';
  // @ts-expect-error a record cannot be changed
  consent.record?.granted.push('maps');
  // @ts-expect-error no such event
  consent.on('consent', () => {});
  // @ts-expect-error an error has no name
  consent.on('error', ({ name }) => name);

  const stop: () => void = consent.on('change', ({ status, record, granted, revoked, source }) => {
    const all: [Status, ConsentRecord | null, readonly string[], readonly string[], string] = [
      status,
      record,
      granted,
      revoked,
      source,
    ];
    return all;
  });
  return [yes, stored, stop] as const;
}

/** The names of the preset are known without being listed. */
export function thePreset() {
  const consent = createConsent({
    preset: 'smartustaz',
    policy: { version: '2026-01', url: '/privacy' },
    categories: { maps: {} },
  });
  consent.allows('authorization');
  consent.allows('account');
  consent.allows('maps');
  // @ts-expect-error no name of the preset
  consent.allows('marketing');
}

/** Names may be a plain list. */
export function aList() {
  const consent = createConsent({ ...portal, categories: ['statistics', 'maps'] });
  consent.allows('maps');
  // @ts-expect-error not in the list
  consent.allows('advertising');
}

export const names: NamesOf<typeof portal>[] = ['necessary', 'statistics', 'advertising'];

// @ts-expect-error the policy is missing
export const withoutPolicy: ConsentOptions = { operator: { name: 'x' } };
// @ts-expect-error the version of the policy is missing
export const withoutVersion: ConsentOptions = { policy: { url: '/privacy' } };
// @ts-expect-error the address of the policy is missing
export const withoutUrl: ConsentOptions = { policy: { version: '1' } };
// @ts-expect-error no such theme
export const wrongTheme: ConsentOptions = { ...portal, theme: 'blue' };
// @ts-expect-error left and right depend on the direction of reading
export const wrongPosition: ConsentOptions = { ...portal, position: 'left' };
// @ts-expect-error no such preset
export const wrongPreset: ConsentOptions = { ...portal, preset: 'egov' };
// @ts-expect-error a term is a number of days
export const wrongTerm: ConsentOptions = { ...portal, term: '180' };
// @ts-expect-error no such option
export const unknownOption: ConsentOptions = { ...portal, colour: 'red' };
// @ts-expect-error an operator has a name
export const namelessOperator: ConsentOptions = { ...portal, operator: { bin: '1' } };

/** Unknown keys do not compile at any depth, also where names and texts are inferred. */
export function unknownKeys() {
  // @ts-expect-error no such option
  createConsent({ ...portal, themee: 'dark' });
  // @ts-expect-error no such option beside a right one
  createConsent({ ...portal, theme: 'dark', autoshow: false });
  // @ts-expect-error no such key of the policy
  createConsent({ ...portal, policy: { version: '1', url: '/p', verison: '2' } });
  // @ts-expect-error no such key of the operator
  createConsent({ ...portal, operator: { name: 'School', nmae: 'x' } });
  // @ts-expect-error no such key of a category
  createConsent({ ...portal, categories: { statistics: { cookie: [] } } });
  // @ts-expect-error no such key of a cookie
  createConsent({ ...portal, categories: { statistics: { cookies: [{ name: '_ga', domian: '.x.kz' }] } } });
  // @ts-expect-error a cookie is an object with a name
  createConsent({ ...portal, categories: { statistics: { cookies: ['_ga'] } } });
  // @ts-expect-error no such key of a feature
  createConsent({ ...portal, features: { account: { needs: ['statistics'], plicy: true } } });
  // @ts-expect-error no such disclosure
  createConsent({ ...portal, disclosure: { thirdparties: 'none' } });
  // @ts-expect-error no such vendor
  createConsent({ ...portal, signals: { gogle: true } });
  // @ts-expect-error no such option of a vendor
  createConsent({ ...portal, signals: { google: { waitForUpdates: 500 } } });
}

/** A portal without a preset has to say who operates it. */
export function withoutOperator() {
  // @ts-expect-error the operator is missing
  createConsent({ policy: { version: '1', url: '/p' } });
  // @ts-expect-error the operator is missing where the preset is undefined
  createConsent({ preset: undefined, policy: { version: '1', url: '/p' } });
  // @ts-expect-error the operator has no name
  createConsent({ operator: { bin: '1' }, policy: { version: '1', url: '/p' } });
  const policyOnly = { policy: { version: '1', url: '/p' } };
  // @ts-expect-error the operator is missing in a constant
  createConsent(policyOnly);
  return createConsent({ preset: 'smartustaz', policy: { version: '1', url: '/p' } });
}

/** Options in a constant of their own, as literals or with the type of a part. */
export function inConstants(rest: Pick<ConsentOptions, 'theme' | 'disclosure' | 'categories'>) {
  createConsent(portal);
  const own = { operator: { name: 'School' }, policy: { version: '1', url: '/p' }, categories: { maps: {} } };
  createConsent(own).allows('maps');
  createConsent({ ...portal, ...rest });
  const misspelt = { ...own, layuot: 'bar' } as const;
  // @ts-expect-error no such option
  createConsent(misspelt);
}

/** Options that are not known at compile time allow any name. */
export function anyNames(options: ConsentOptions) {
  return createConsent(options).allows('statistics');
}

/** A feature is opened by its categories: it has no switch of its own. */
export function noSwitchForFeatures() {
  const consent = createConsent({ preset: 'smartustaz', policy: { version: '1', url: '/p' } });
  // @ts-expect-error a feature is no category
  consent.save({ account: true });
  return consent.save({ policy: true, statistics: true });
}
