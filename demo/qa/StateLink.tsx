import { h } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Place } from '../place';
import type { Bench } from './bench';
import { stateLink } from './stateLink';

export function StateLink({ bench, place }: { bench: Bench; place: Place }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState('');
  const link = stateLink(place, bench.consent);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(link);
    } catch {
      // Not allowed to write: the link stands selected for the keyboard's own copy.
      field.current?.select();
    }
  };
  return (
    <div>
      <h3>State</h3>
      <div class="wrap">
        <input ref={field} readOnly aria-label="Link to this state" value={link} data-state-link />
        <button type="button" onClick={copy}>
          Copy this state as link
        </button>
      </div>
      <p class="muted" role="status">
        {copied === link && 'Copied'}
      </p>
    </div>
  );
}
