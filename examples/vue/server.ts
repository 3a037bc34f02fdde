import { consentPlugin, type InitialConsent } from 'kelisim/vue';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { options } from '../options';
import App from './App.vue';

export const render = (initial: InitialConsent) =>
  renderToString(createSSRApp(App).use(consentPlugin, options, initial));
