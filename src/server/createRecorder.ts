import { SHA256 } from '../record/format';
import { isAcknowledged, withoutAcknowledgement } from './acknowledge';
import type { Entry, RecordOptions, RecordProblem } from './Entry';
import type { FoundValue } from './findValue';
import { sendsPrivacySignal } from './sendsPrivacySignal';

const TIMEOUT = 5;
/**
 * Records whose `saveRecord` has not ended. With more than that the store is in trouble, and memory must not follow.
 */
const MAX_PENDING = 5000;
const MAX_SUBJECT = 256;
const QUIET = 60_000;
const ARCHIVE = 'See docs/PROOF.md#the-archive-of-texts';
const FAULTS = 'See docs/PROOF.md#faults';
const SUBJECT = `Expected a text of 1 to ${MAX_SUBJECT} characters, such as "user-42", or undefined. See docs/API.md#recordoptions`;

/** What is known about the request beside its cookie. */
export interface RequestFacts {
  readonly request: Request;
  /** The origin of the portal. */
  readonly site: string;
  /** Unix seconds. */
  readonly now: number;
}

/** Stores the records of requests. */
export interface Recorder {
  /** Whether the record is stored now. Never rejects: a failure is reported and the browser sends the record again. */
  record(found: FoundValue, facts: RequestFacts): Promise<boolean>;
}

/** Makes what turns the record of a request into an entry and hands it to `saveRecord`. */
export function createRecorder(options: RecordOptions): Recorder {
  const { timeout = TIMEOUT, onProblem = createReporter() } = options;
  let pending = 0;

  const report = (problem: RecordProblem) => {
    try {
      onProblem(problem);
    } catch (error) {
      // The portal's own reporter must not decide about a visitor's answer.
      console.error('Kelisim: onProblem threw', error);
    }
  };

  const findText = async (hash16: string): Promise<string | null> => {
    if (!hash16 || !options.findText) return null;
    let reason: unknown;
    try {
      const text = await options.findText(hash16);
      if (text && SHA256.test(text) && text.startsWith(hash16)) return text;
      reason = text ? new Error(`findText gave ${text}`) : undefined;
    } catch (error) {
      reason = error;
    }
    const message = `The archive has no text ${hash16}. Run "kelisim texts" for each release and deploy its folder. ${ARCHIVE}`;
    report({ code: 'text-missing', message, ...(reason === undefined ? {} : { error: reason }) });
    return null;
  };

  const createEntry = async ({ value, record }: FoundValue, { request, site, now }: RequestFacts): Promise<Entry> => {
    const subject = await options.subjectOf?.(request);
    if (subject !== undefined && (typeof subject !== 'string' || !subject || subject.length > MAX_SUBJECT))
      throw new TypeError(`subjectOf gave ${JSON.stringify(subject)}. ${SUBJECT}`);
    return {
      key: `${record.id}.${record.at}`,
      cookie: withoutAcknowledgement(value),
      received: now,
      site,
      gpc: sendsPrivacySignal(request),
      how: record.how,
      text: await findText(record.text),
      ...(subject === undefined ? {} : { subject }),
    };
  };

  return {
    async record(found, receipt) {
      if (isAcknowledged(found.value)) return true;
      try {
        if (pending >= MAX_PENDING) throw new Error(`${MAX_PENDING} records are still being stored`);
        pending++;
        const saved = createEntry(found, receipt)
          .then((entry) => options.saveRecord(entry))
          .finally(() => pending--);
        await within(saved, timeout);
        return true;
      } catch (error) {
        const what = error instanceof Error ? error.message : String(error);
        report({
          code: 'record-failed',
          message: `A record was not stored (${what}). It will be sent again. ${FAULTS}`,
          error,
        });
        return false;
      }
    },
  };
}

/** @throws when `work` rejects, or has not ended after so many seconds; it is not stopped then */
async function within(work: Promise<void>, seconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`saveRecord took longer than ${seconds} s`)), seconds * 1000);
  });
  // If it fails after the time is over, nobody waits for it any more.
  work.catch(() => {});
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A store that is down fails for each visitor: the log gets one line a minute for each kind of problem, with a count.
 */
function createReporter(): (problem: RecordProblem) => void {
  const last = new Map<string, { at: number; more: number }>();
  return ({ code, message }) => {
    const now = Date.now();
    const before = last.get(code);
    if (before && Math.abs(now - before.at) < QUIET) {
      before.more++;
      return;
    }
    last.set(code, { at: now, more: 0 });
    console.error(`Kelisim: ${code}: ${message}${before?.more ? ` (${before.more} more since the last line)` : ''}`);
  };
}
