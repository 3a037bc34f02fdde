import { h } from 'preact';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { addressOf, type Language, type Place } from '../place';
import { Actions } from './Actions';
import { BenchTop } from './BenchTop';
import { benchAddress, type FrameSize } from './benchAddress';
import { CookieView } from './CookieView';
import { Gates } from './Gates';
import { Log } from './Log';
import { OptionsEditor } from './OptionsEditor';
import { Scenarios } from './Scenarios';
import { Stage } from './Stage';
import { StateLink } from './StateLink';
import { Switches } from './Switches';
import { Tabs } from './Tabs';
import type { Translate } from './texts';
import { type FrameWatcher, type Watched, watchFrame } from './watchFrame';

const TABS = ['page', 'scenarios', 'switches', 'state', 'log', 'options'] as const;
type Tab = (typeof TABS)[number];

/** The tool for testers: a page of the portal in a frame, and beside it what the page is given and what comes of it. */
export function BenchPage({
  first,
  t,
}: {
  readonly first: { readonly language: Language; readonly place: Place; readonly size: FrameSize };
  readonly t: Translate;
}) {
  const { language } = first;
  const frame = useRef<HTMLIFrameElement>(null);
  const watcher = useRef<FrameWatcher | undefined>(undefined);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [wanted, setWanted] = useState(first.place);
  const [size, setSize] = useState(first.size);
  const [loadsBefore, setLoadsBefore] = useState(0);
  const [tab, setTab] = useState<Tab>('scenarios');

  useEffect(() => {
    if (!frame.current) return;
    const watching = watchFrame(frame.current, () => redraw(undefined));
    watcher.current = watching;
    frame.current.contentWindow?.location.replace(addressOf(first.place));
    return () => watching.stop();
  }, [first]);

  const watched: Watched = watcher.current?.read() ?? { log: [], loads: 0 };
  // Where the page has gone by links inside it; until the page that was asked for has come, that one.
  const place = (watched.loads > loadsBefore && watched.place) || wanted;
  const address = benchAddress(language, { ...place, scenario: wanted.scenario, grant: wanted.grant }, size);
  useEffect(() => history.replaceState(null, '', address), [address]);

  const go = (change: Partial<Place>) => {
    const next = { ...place, scenario: wanted.scenario, grant: wanted.grant, ...change };
    setWanted(next);
    setLoadsBefore(watched.loads);
    // Replaced: the tester's own way back is not filled with the steps of the frame.
    frame.current?.contentWindow?.location.replace(addressOf(next));
    if ('scenario' in change && innerWidth < 1000) setTab('page');
  };
  const add = (type: string, detail: unknown) => watcher.current?.add(type, detail);
  const panel = (name: Tab) => ({
    id: `qa-panel-${name}`,
    role: 'tabpanel' as const,
    'aria-labelledby': `qa-tab-${name}`,
    hidden: tab !== name,
  });
  return (
    <div class="qa" data-tab={tab}>
      <BenchTop language={language} place={place} size={size} t={t} />
      <main>
        <Tabs names={TABS} chosen={tab} onChoose={setTab} t={t} />
        <div class="qa-side">
          <section {...panel('scenarios')}>
            <Scenarios chosen={wanted.scenario} onChoose={(scenario) => go({ scenario, grant: undefined })} t={t} />
          </section>
          <section {...panel('switches')}>
            <Switches place={place} size={size} onChange={go} onSize={setSize} t={t} />
          </section>
          <section {...panel('state')}>
            <Gates watched={watched} t={t} />
            <CookieView add={add} t={t} />
            <StateLink place={place} bench={watched.bench} language={language} size={size} t={t} />
            <Actions bench={watched.bench} add={add} t={t} />
          </section>
          <section {...panel('log')}>
            <Log log={watched.log} onClear={() => watcher.current?.clearLog()} t={t} />
          </section>
          <section {...panel('options')}>
            <OptionsEditor key={addressOf(place)} frame={frame} place={place} add={add} t={t} />
          </section>
        </div>
        <Stage
          frame={frame}
          size={size}
          address={addressOf({ ...place, scenario: wanted.scenario, grant: wanted.grant })}
          latest={watched.log.at(-1)}
          onAgain={() => go({})}
          t={t}
        />
      </main>
    </div>
  );
}
