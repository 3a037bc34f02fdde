import { canonicalText } from '../notice/canonicalText';
import { shortHash } from '../record/hashText';
import type { Base } from './createBase';

/**
 * Hashes the text of a view: 16 hex digits of the SHA-256 of its canonical text (`docs/RECORD.md`). The text is kept
 * for the document of the record. A text that was hashed before the click is only compared in it.
 */
export function createTextHash({
  config,
  texts,
  store,
  shown,
}: Pick<Base, 'config' | 'texts' | 'store' | 'shown'>): (view: Element) => string {
  let last = { text: '', hash: '' };
  return (view) => {
    const text = canonicalText(view, config, texts, store.snapshot.language);
    if (text !== last.text) last = { text, hash: shortHash(text) };
    shown.set(last.hash, text);
    return last.hash;
  };
}
