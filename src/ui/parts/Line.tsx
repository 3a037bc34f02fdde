import { h } from 'preact';
import type { Scene } from '../scene';
import { Rich } from './Rich';

/** A paragraph; none without a text. */
export function Line({ scene, text }: { scene: Scene; text: string | undefined }) {
  return text ? (
    <p>
      <Rich scene={scene} text={text} />
    </p>
  ) : null;
}
