import App from './App.svelte';

// Svelte 4: components are classes.
const Component = App as unknown as new (options: object) => { $destroy(): void };
const target = document.getElementById('app') as HTMLElement;
const app = new Component({ target, props: { leave: () => app.$destroy() } });
