import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './App';

const container = document.getElementById('app') as HTMLElement;
const initial = JSON.parse(container.dataset.initial ?? '{}');
const app = (
  <StrictMode>
    <App initial={initial} leave={() => root.unmount()} />
  </StrictMode>
);
const drawn = container.firstElementChild !== null;
const root = drawn ? hydrateRoot(container, app) : createRoot(container);
if (!drawn) root.render(app);
