import type { InitialConsent } from 'kelisim/svelte';
import { render as draw } from 'svelte/server';
import App from './App.svelte';

export const render = async (initial: InitialConsent) => draw(App, { props: { initial } }).body;
