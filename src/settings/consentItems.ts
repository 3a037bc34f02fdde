import type { Wording } from '../notice/createWording';

/** One item of law 94-V art. 8(4): what it is called, and what the operator says of it. */
export interface LawItem {
  readonly title: string;
  /** `undefined`: the operator has not said it. Nothing is invented. */
  readonly text: string | undefined;
}

/** The items of law 94-V art. 8(4), with the data of this consent first. */
export function lawItems({ config, t, disclosure, operator, automatic }: Wording): readonly LawItem[] {
  const { preset, term, disclosure: own } = config;
  const days = t('table.days', { count: term });
  const data = disclosure('data');
  const item = (title: string, text: string | undefined): LawItem => ({ title, text });
  return [
    item(t('law.operator'), operator),
    item(t('law.bin'), config.operator.bin ? `${config.operator.bin}` : undefined),
    item(t('law.subject'), t('law.notAsked')),
    item(t('law.term'), preset ? `${days}. ${t('smartustaz.processing')}` : days),
    item(t('law.data'), preset || data || automatic ? dataItem() : undefined),
    item(t('law.purposes'), disclosure('purposes')),
    item(t('law.thirdParties'), thirdParties()),
    item(t('law.crossBorder'), disclosure('crossBorder')),
    item(t('law.publicSources'), disclosure('publicSources')),
    item(t('law.other'), otherItem()),
  ];

  /** The data of this consent first, then what is sent automatically, then the profile. */
  function dataItem(): string {
    return [t('law.ownData'), automatic && `${automatic}.`, data].filter(Boolean).join(' ');
  }

  function thirdParties(): string | undefined {
    return preset && !own.thirdParties ? t('smartustaz.thirdPartiesFull') : disclosure('thirdParties');
  }

  function otherItem(): string | undefined {
    const given = [disclosure('other'), own.regardless && disclosure('regardless')].filter(Boolean);
    if (preset && !given.length) return `${t('smartustaz.ipStatistics')} ${t('law.ipNote')}`;
    return given.join(' ') || undefined;
  }
}

/** What the operator has not said, by name: items of the law, and the lists of cookies. */
export function gapsOf(wording: Wording): readonly string[] {
  const { config, t } = wording;
  const hasCookies = config.model.optional.every((name) => config.categories[name]?.cookies?.length);
  const missing = lawItems(wording).filter(({ text }) => text === undefined);
  return [...missing.map(({ title }) => title), ...(hasCookies ? [] : [t('settings.cookieList')])];
}
