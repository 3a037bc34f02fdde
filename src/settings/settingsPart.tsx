import texts from 'virtual:kelisim-texts/second';
import { h, render } from 'preact';
import { adoptStyles } from '../browser/adoptStyles';
import { createWording } from '../notice/createWording';
import { explainProblem } from '../options/explainProblem';
import { INTERFACE } from '../options/partsInterface';
import { createReason } from './createReason';
import { createReceipt } from './createReceipt';
import { createTables } from './createTables';
import { download } from './download';
import { hintAtGaps } from './hintAtGaps';
import { Policy } from './Policy';
import { Preferences } from './Preferences';
import type { Settings, SettingsContext, SettingsView } from './SettingsContext';
import css from './settings.css?inline';
import type { ViewProps } from './ViewProps';

export const interfaceNumber = INTERFACE;
/** The sentences of errors travel with the second layer: `kelisim.js` knows names and required fields only. */
export { explainProblem };

/** What the translators of browsers put around each text, where they do not heed `translate="no"`. */
const TRANSLATED = 'font';
const VIEWS = { preferences: Preferences, policy: Policy };

export function createSettings(context: SettingsContext): Settings {
  const { config, root, signal } = context;
  context.texts.add(texts);
  // A returning visitor has not seen the notice.
  context.addNoticeStyles();
  adoptStyles(root, css);
  hintAtGaps(config, texts.en ?? {});
  /** Each view has a box of its own: drawn outside the page, it is put in when it opens. */
  const boxes = new Map<SettingsView, HTMLElement>();
  let clause: string | undefined;
  /** Changes with each request, so that the same clause can be asked for again. */
  let request = 0;

  const draw = (view: SettingsView) => {
    const box = boxes.get(view) ?? document.createElement('div');
    boxes.set(view, box);
    const { status, record } = context.state();
    // Switches begin as the record says: what was prepared before a decision is not shown after it.
    render(h(VIEWS[view], { ...propsOf(view), key: `${status} ${record?.at}` }), box);
    return box;
  };
  const propsOf = (view: SettingsView): ViewProps => {
    const state = context.state();
    return {
      ...state,
      wording: createWording(config, context.texts, state.language),
      close: () => context.close(view),
      download: () => download(createReceipt(context)),
      clause,
      request,
    };
  };
  const element = (view: SettingsView) => {
    const box = boxes.get(view);
    return box?.isConnected ? (box.firstElementChild as HTMLElement | null) : null;
  };
  const discard = (view: SettingsView) => {
    const box = boxes.get(view);
    if (!box) return;
    box.remove();
    render(null, box);
    boxes.delete(view);
  };
  /** A translator that has wrapped the texts keeps Preact from replacing them: the view is made from scratch. */
  const drawFromScratch = (view: SettingsView, box: HTMLElement) => {
    const switches = () => box.querySelectorAll('input');
    const wasOn = new Map([...switches()].map(({ name, checked }) => [name, checked]));
    render(null, box);
    settings.open(view, clause);
    for (const input of switches()) if (input.checked !== wasOn.get(input.name)) input.click();
  };
  signal.addEventListener('abort', () => {
    for (const view of boxes.keys()) discard(view);
  });

  const settings: Settings = {
    element,
    prepare() {
      if (!boxes.has('preferences')) draw('preferences');
    },
    open(view, at) {
      clause = at;
      request++;
      const box = draw(view);
      if (!box.isConnected) root.append(box);
      const dialog = box.firstElementChild as HTMLDialogElement;
      if (!dialog.open) dialog.showModal?.();
      bringIntoView(dialog);
    },
    close(view) {
      (element(view) as HTMLDialogElement | null)?.close?.();
      discard(view);
    },
    update() {
      for (const [view, box] of boxes) {
        if (!box.isConnected) discard(view);
        else if (box.querySelector(TRANSLATED)) drawFromScratch(view, box);
        else draw(view);
      }
    },
    receipt: () => createReceipt(context),
    reason: createReason(context.factory),
    drawTables: createTables(context),
  };
  return settings;
}

/** The clause that was asked for. */
function bringIntoView(dialog: HTMLElement) {
  const marked = dialog.querySelector<HTMLElement>('[aria-current="true"]');
  marked?.scrollIntoView({ block: 'start' });
  marked?.focus({ preventScroll: true });
}
