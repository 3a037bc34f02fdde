import { consentPlugin, type InitialConsent } from 'kelisim/vue';

export default defineNuxtPlugin(async ({ vueApp }) => {
  const initial = useState<InitialConsent>('consent', () => ({}));
  if (import.meta.server) {
    const { readConsent } = await import('kelisim/server');
    const { status, record, allows } = readConsent(useRequestHeader('cookie'), consentOptions);
    const open = (['account', 'statistics'] as const).filter((name) => allows(name));
    initial.value = { status, record, language: 'en', open };
  }
  vueApp.use(consentPlugin, consentOptions, initial.value);
});
