import type { Consent } from 'kelisim';
import { isLasting, type Language, type Place, type Scenario } from '../place';
import { benchAddress, type FrameSize } from './benchAddress';
import { decodeCookie } from './decodeCookie';

/** The address of the bench that brings another browser to the state that is here now. */
export function stateLink({
  place,
  consent,
  language,
  size,
}: {
  readonly place: Place;
  readonly consent: Consent | undefined;
  readonly language: Language;
  readonly size: FrameSize;
}): string {
  const { scenario, grant } = isLasting(place) || !consent ? place : current(consent);
  return location.origin + benchAddress(language, { ...place, scenario, grant }, size);
}

function current({ status, record }: Consent): { scenario: Scenario; grant?: string } {
  switch (status) {
    case 'undecided':
      return { scenario: decodeCookie() ? 'corrupt' : 'first' };
    case 'outdated':
      return { scenario: (record?.until ?? 0) * 1000 <= Date.now() ? 'expired' : 'outdated' };
    case 'custom':
      return { scenario: status, grant: [...(record?.granted ?? []), ...(record?.policy ? ['policy'] : [])].join('.') };
    default:
      return { scenario: status };
  }
}
