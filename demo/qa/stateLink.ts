import type { Consent } from '../../src/index';
import { addressOf, isLasting, type Place, type Scenario } from '../place';
import { decodeCookie } from './decodeCookie';

/** The address that brings another browser to the state that is here now. */
export function stateLink(place: Place, consent: Consent | undefined): string {
  const { scenario, grant } = isLasting(place) || !consent ? place : current(consent);
  return location.origin + addressOf({ ...place, scenario, grant });
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
