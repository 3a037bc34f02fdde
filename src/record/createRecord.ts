import type { ConsentRecord, How } from './ConsentRecord';
import type { Choice } from './choose';
import { createId } from './createId';
import { DAY } from './days';
import type { Model } from './model';

/** What a record is made from. */
export interface RecordParts {
  readonly model: Model;
  readonly choice: Choice;
  /** The record so far: its id is kept, and the new record is later than it. */
  readonly held: ConsentRecord | null;
  readonly how: How;
  readonly language: string;
  /** The hash of the text that was shown; empty when none was. */
  readonly text: string;
  /** Days. */
  readonly term: number;
  /** Unix seconds. */
  readonly now: number;
}

/** Makes the record of a decision; one place for the page and the server. */
export function createRecord({ model, choice, held, how, language, text, term, now }: RecordParts): ConsentRecord {
  // Later than the record so far, also where a clock was set back; but never more than a day ahead, which no reader
  // accepts.
  const at = Math.min(Math.max(now, (held?.at ?? 0) + 1), now + DAY);
  return Object.freeze({
    id: held?.id ?? createId(),
    at,
    until: at + Math.round(term * DAY),
    policy: choice.policy ? model.version : null,
    language,
    granted: Object.freeze([...choice.granted]),
    denied: Object.freeze(model.optional.filter((name) => !choice.granted.includes(name))),
    how,
    text,
  });
}
