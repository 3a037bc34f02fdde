import { h } from 'preact';
import type { Wording } from '../notice/createWording';
import { gapsOf, lawItems } from './consentItems';
import { List } from './List';

/** What a consent contains by law. What the operator has not said is one line in all. */
export function LawItems({ wording }: { wording: Wording }) {
  const { t } = wording;
  const said = lawItems(wording).flatMap(({ title, text }) => (text === undefined ? [] : [[title, text] as const]));
  const gaps = gapsOf(wording).join(', ');
  return (
    <section>
      <h3>{t('law.title')}</h3>
      <p class="small">{t('law.source')}</p>
      <List wording={wording} items={said} />
      {gaps ? <p class="small">{t('settings.notSaid', { list: gaps })}</p> : null}
    </section>
  );
}
