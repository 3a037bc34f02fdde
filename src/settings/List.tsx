import { h } from 'preact';
import type { Wording } from '../notice/createWording';
import { Rich } from './noticeParts';

/** Terms, and what there is to say of each. */
export function List({ wording, items }: { wording: Wording; items: readonly (readonly [string, string])[] }) {
  return (
    <dl>
      {items.map(([term, text]) => (
        <div>
          <dt>{term}</dt>
          <dd>
            <Rich wording={wording} text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
