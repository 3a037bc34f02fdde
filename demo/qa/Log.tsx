import { h } from 'preact';
import type { Bench } from './bench';

/** Newest first. */
export function Log({ bench: { log } }: { bench: Bench }) {
  return (
    <div>
      <h3 id="qa-log">Events</h3>
      {/* What scrolls has to be reachable by keyboard. */}
      <ol tabIndex={0} aria-labelledby="qa-log" data-log>
        {[...log].reverse().map(({ at, type, detail }) => (
          <li>
            <span class="muted">{Math.round(at)} ms</span> <b>{type}</b> {JSON.stringify(detail)}
          </li>
        ))}
      </ol>
    </div>
  );
}
