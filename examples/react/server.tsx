import type { InitialConsent } from 'kelisim/react';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from './App';

export const render = async (initial: InitialConsent) =>
  renderToString(
    <StrictMode>
      <App initial={initial} />
    </StrictMode>,
  );
