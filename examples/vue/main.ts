import { consentPlugin } from 'kelisim/vue';
import { createApp, createSSRApp } from 'vue';
import { options } from '../options';
import App from './App.vue';

const container = document.getElementById('app') as HTMLElement;
const initial = JSON.parse(container.dataset.initial ?? '{}');
const create = container.firstElementChild ? createSSRApp : createApp;
const app = create(App, { leave: () => app.unmount() });
app.use(consentPlugin, options, initial).mount(container);
