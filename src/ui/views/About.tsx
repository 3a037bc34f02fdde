import { h } from 'preact';
import { automatic, Line } from '../shared';
import { List } from './List';
import { type MoreScene, purposeOf } from './moreScene';

/** The explanation of cookies: what they are, what is sent, what refusing means, what each category is for. */
export function About({ scene, marked }: { scene: MoreScene; marked: boolean }) {
  const { core, t, says, clause, title } = scene;
  const list = automatic(scene);
  const line = (text?: string) => <Line scene={scene} text={text} />;
  const names = ['necessary', ...core.config.model.optional];
  return (
    <section>
      <h3 tabIndex={-1} data-number="cookies" aria-current={marked ? 'true' : undefined}>
        {t('button.about')}
      </h3>
      {line(t('preferences.cookie', { clause: clause('1.1.6') }))}
      {list.length > 0 && line(`${t('notice.automatic', { clause: clause('3.3') })} ${list.join(', ')}.`)}
      {line(says('refusal'))}
      {line(says('regardless'))}
      <List scene={scene} items={names.map((name) => [title(name), purposeOf(scene, name) ?? ''])} />
    </section>
  );
}
