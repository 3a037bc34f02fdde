import type { InitialConsent } from 'kelisim/preact';
import { renderToString } from 'preact-render-to-string';
import { App } from './App';

export const render = async (initial: InitialConsent) => renderToString(<App initial={initial} />);
