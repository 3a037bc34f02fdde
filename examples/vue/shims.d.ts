declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent<{ leave?: () => void }>;
  export default component;
}
