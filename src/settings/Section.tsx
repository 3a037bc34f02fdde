import { h } from 'preact';
import type { Wording } from '../notice/createWording';
import type { Clause } from './brief';
import { Rich } from './noticeParts';

interface Props {
  wording: Wording;
  clauses: readonly Clause[];
  /** The clause that was asked for. */
  target: string;
}

/** A section of the policy in brief. */
export function Section({ wording, clauses, target }: Props) {
  return (
    <section>
      {clauses.map(([number, text]) => {
        const mark = {
          tabIndex: -1,
          'data-number': number,
          ...(number === target && { 'aria-current': 'true' as const }),
        };
        return number.includes('.') ? (
          <p class="numbered" {...mark}>
            <span class="number">{number}</span> <Rich wording={wording} text={text} />
          </p>
        ) : (
          <h3 {...mark}>
            {number}. {text}
          </h3>
        );
      })}
      {clauses[0]?.[0] === '2' ? <p class="ours">{wording.t('policy.visitNote')}</p> : null}
    </section>
  );
}
