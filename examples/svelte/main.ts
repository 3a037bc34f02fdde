import { hydrate, mount, unmount } from 'svelte';
import App from './App.svelte';

const target = document.getElementById('app') as HTMLElement;
const initial = JSON.parse(target.dataset.initial ?? '{}');
const start = target.firstElementChild ? hydrate : mount;
const app = start(App, { target, props: { initial, leave: () => unmount(app) } });
