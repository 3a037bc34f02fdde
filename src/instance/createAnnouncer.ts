import type { ConsentEvents } from './Consent';
import type { Base } from './createBase';
import type { Changes } from './createStore';

/** Tells the page what has been opened and closed. */
export interface Announcer {
  /** What is open when the page starts. */
  announce(changes: Changes): void;
  /** A change of the record, and what it has opened and closed. */
  announceChange(changes: Changes, more: Pick<ConsentEvents['change'], 'status' | 'record' | 'source'>): void;
}

/** A listener may decide otherwise meanwhile: what is closed again was never announced as open, nor is it as closed. */
export function createAnnouncer({ events, signal, allows }: Pick<Base, 'events' | 'signal' | 'allows'>): Announcer {
  // What listeners were told is open.
  const announced = new Set<string>();

  return {
    announce,
    announceChange(changes, more) {
      if (signal.aborted) return;
      events.emit('change', { ...more, ...changes });
      announce(changes);
    },
  };

  function announce({ granted, revoked }: Changes) {
    for (const name of granted) emit('grant', name);
    for (const name of revoked) emit('revoke', name);
  }

  function emit(type: 'grant' | 'revoke', name: string) {
    const isOpen = type === 'grant';
    // A listener may have ended the instance.
    if (signal.aborted || allows(name) !== isOpen || announced.has(name) === isOpen) return;
    if (isOpen) announced.add(name);
    else announced.delete(name);
    events.emit(type, { name });
  }
}
