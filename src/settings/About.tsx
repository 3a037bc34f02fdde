import { h } from 'preact';
import { noticeParagraphs } from '../notice/noticeParagraphs';
import { List } from './List';
import { Rich } from './noticeParts';
import { purposeOf } from './purposeOf';
import type { ViewProps } from './ViewProps';

/** The explanation of cookies: what they are, what is sent, what refusing means, what each category is for. */
export function About({ wording, isMarked }: ViewProps & { isMarked: boolean }) {
  const { config, t, titleOf, clause } = wording;
  const names = ['necessary', ...config.model.optional];
  const lines = [
    t('policy.cookie', { clause: clause('1.1.6') }),
    ...noticeParagraphs(wording).map((sentences) => sentences.join(' ')),
  ];
  return (
    <section>
      <h3 tabIndex={-1} data-number="cookies" aria-current={isMarked ? 'true' : undefined}>
        {t('policy.about')}
      </h3>
      {lines.map((line) => (
        <p>
          <Rich wording={wording} text={line} />
        </p>
      ))}
      <List wording={wording} items={names.map((name) => [titleOf(name), purposeOf(wording, name) ?? ''])} />
    </section>
  );
}
