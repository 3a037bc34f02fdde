import { hydrate, render } from 'preact';
import { App } from './App';

const container = document.getElementById('app') as HTMLElement;
const initial = JSON.parse(container.dataset.initial ?? '{}');
const app = <App initial={initial} leave={() => render(null, container)} />;
if (container.firstElementChild) hydrate(app, container);
else render(app, container);
