import type { NoticeProps } from '../../notice/NoticeProps';
import type { Config } from '../../options/createConfig';
import type { ConsentRecord } from '../../record/ConsentRecord';
import { reason } from '../../settings/noticeParts';
import type { Circumstances } from './textSources';

/** With more categories than these, not every set of added ones is drawn: there would be thousands. */
export const MAX_SETS = 8;

/** One way in which the notice can be drawn. */
export interface NoticeVariant {
  readonly props: Omit<NoticeProps, 'wording'>;
  /** What is special about it; empty on a first visit. */
  readonly where: Circumstances;
}

/** Every way in which the notice can be drawn in one language. */
export function* noticeVariants(config: Config): Generator<NoticeVariant> {
  for (const gpc of config.model.optional.includes('advertising') ? [false, true] : [false]) {
    for (const { props, where } of reasons(config)) {
      const variant = (address: string, more: Circumstances): NoticeVariant => ({
        props: { status: 'undecided', record: null, ...props, gpc, address },
        where: { ...where, ...(gpc && { gpc }), ...more },
      });
      yield variant('', {});
      // The page of the policy says itself what the notice says elsewhere.
      if (!where.asked && !where.notSaved) yield variant(policyPage(config), { page: 'policy' });
    }
  }
}

interface Reason {
  readonly props: Partial<NoticeProps>;
  readonly where: Circumstances;
}

function* reasons(config: Config): Generator<Reason> {
  const { optional, needs, version } = config.model;
  yield { props: {}, where: {} };
  yield { props: { notSaved: true }, where: { notSaved: true } };
  for (const asked of needs.keys()) if (asked !== 'necessary') yield { props: { asked, reason }, where: { asked } };
  for (const isChanged of [false, true]) {
    for (const added of addedSets(optional)) {
      const denied = optional.filter((name) => !added.includes(name));
      // Another version than today's, whichever it was.
      const record = earlierRecord(
        isChanged ? `${version}`.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) : null,
        denied,
      );
      const isExpired = !isChanged && !added.length;
      yield {
        props: { status: 'outdated', record, reason },
        where: {
          ...(isChanged && { policy: 'changed' }),
          ...(added.length > 0 && { added: added.join(' ') }),
          ...(isExpired && { term: 'over' }),
        },
      };
    }
  }
}

/** Of what an earlier record says, only its policy and its names are on display. */
function earlierRecord(policy: string | null, denied: readonly string[]): ConsentRecord {
  return { id: '', at: 1, until: 2, policy, language: 'kk', granted: [], denied, how: 'save', text: '' };
}

/** Every set of names; of many names, the sets of at most two, and all of them. */
function addedSets(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length <= MAX_SETS)
    return Array.from({ length: 2 ** names.length }, (_, set) => names.filter((_name, index) => (set >> index) & 1));
  const pairs = names.flatMap((name, index) => names.slice(index + 1).map((other) => [name, other]));
  return [[], ...names.map((name) => [name]), ...pairs, [...names]];
}

function policyPage({ policy }: Config): string {
  return new URL(policy.url ?? '', 'https://portal/').href;
}
