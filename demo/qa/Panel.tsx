import { h } from 'preact';
import { useState } from 'preact/hooks';
import type { Place } from '../place';
import { Actions } from './Actions';
import type { Bench } from './bench';
import { CookieView } from './CookieView';
import { Gates } from './Gates';
import { Log } from './Log';
import { OptionsEditor } from './OptionsEditor';
import { Places } from './Places';
import { StateLink } from './StateLink';

export function Panel({ bench, place }: { bench: Bench; place: Place }) {
  const [open, setOpen] = useState(true);
  return (
    <aside class="qa" lang="en" aria-label="QA bench">
      <header>
        <h2>QA bench</h2>
        <button type="button" aria-expanded={open} aria-controls="qa-body" onClick={() => setOpen(!open)}>
          {open ? 'Collapse' : 'Expand'}
        </button>
      </header>
      <div id="qa-body" hidden={!open}>
        <Places place={place} />
        <StateLink bench={bench} place={place} />
        <Gates bench={bench} />
        <OptionsEditor bench={bench} place={place} />
        <Actions bench={bench} />
        <CookieView />
        <Log bench={bench} />
      </div>
    </aside>
  );
}
