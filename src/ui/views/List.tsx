import { h } from 'preact';
import { Rich } from '../shared';
import type { MoreScene } from './moreScene';

/** Terms and what is to be said of each. */
export function List({ scene, items }: { scene: MoreScene; items: readonly (readonly [string, string])[] }) {
  return (
    <dl>
      {items.map(([term, text]) => (
        <div>
          <dt>{term}</dt>
          <dd>
            <Rich scene={scene} text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
