import type { Contender } from '../contenders/Contender';
import type { OpenedPage } from './openPage';

const ANSWER_MS = 2500;
const ATTEMPTS = 4;

/** Clicks on accept until the host is told a yes: not everyone listens to its button as soon as it shows it. */
export async function acceptNotice(opened: OpenedPage, { name, accept }: Contender): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await opened.click(accept ?? '');
    try {
      await Promise.all([opened.told('painted'), opened.told('known', ANSWER_MS)]);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw new Error(`${name} does not accept: ${error}`);
    }
  }
}
