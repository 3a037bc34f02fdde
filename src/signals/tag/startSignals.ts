import { findTag } from '../../browser/findTag';
import { reportError } from '../../instance/events';
import type { Purposes, SignalsOptions, YandexOptions } from '../../options/SignalsOptions';
import { clarity } from '../clarity';
import { connect } from '../connect';
import { google } from '../google';
import { gtm } from '../gtm';
import { meta } from '../meta';
import type { Announcement, Signal } from '../Signal';
import { uet } from '../uet';
import { yandex } from '../yandex';
import { readSignals } from './readSignals';

const FILE = /\/kelisim\.signals\.js$/;
/** One default for each vendor, however often the tag is there. */
const STARTED = Symbol.for('kelisim.signals');
type Vendor = Exclude<keyof SignalsOptions, keyof Purposes>;
const VENDORS = { google, yandex, uet, clarity, meta, gtm } satisfies { [vendor in Vendor]: unknown } as {
  [vendor: string]: (options: object) => Signal | Announcement;
};

/** Starts from a classic script tag that comes before the vendors' own; in Node it does nothing. */
export function startSignals(): void {
  if (typeof document === 'undefined') return;
  const page = window as { [STARTED]?: true };
  if (page[STARTED]) {
    console.warn('kelisim: signals: twice, expected one tag. See docs/SIGNALS.md');
    return;
  }
  page[STARTED] = true;
  const { statistics, advertising, ...vendors } = readSignals(findTag(FILE)?.dataset ?? {});
  const purposes: Purposes = { ...(statistics && { statistics }), ...(advertising && { advertising }) };
  const parts = Object.entries(VENDORS).flatMap(([vendor, make]) => {
    const own: unknown = vendors[vendor as keyof typeof vendors];
    if (own === undefined || own === false) return [];
    try {
      return [make({ ...purposes, ...(vendor === 'yandex' ? withId(own) : (own as object)) })];
    } catch (error) {
      // The others go on.
      reportError('config', (error as Error).message);
      return [];
    }
  });
  connect(...parts);
}

/** The number of the counter alone, or several, or options. */
function withId(own: unknown): YandexOptions {
  return typeof own === 'object' && !Array.isArray(own) ? (own as YandexOptions) : { id: own as string[] };
}
