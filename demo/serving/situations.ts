import type { Language, Scenario } from '../place';

export interface Situation {
  readonly head?: string;
  /** Before the portal. */
  readonly before?: string;
  /** After the portal. */
  readonly after?: string;
}

const WORDS = {
  kk: {
    title: 'Келісім күткен мазмұн',
    ran: 'орындалғаны:',
    template: 'Орнында көрсетілген үлгі',
    image: 'Сурет',
    frame: 'Кірістірілген бет',
    dialog: 'Порталдың модаль терезесі',
    close: 'Жабу',
  },
  ru: {
    title: 'Содержимое по согласию',
    ran: 'выполнено:',
    template: 'Шаблон, показанный на месте',
    image: 'Картинка',
    frame: 'Встроенная страница',
    dialog: 'Модальное окно портала',
    close: 'Закрыть',
  },
  en: {
    title: 'Content behind consent',
    ran: 'ran:',
    template: 'A template, rendered in place',
    image: 'An image',
    frame: 'An embedded page',
    dialog: 'A modal dialog of the portal',
    close: 'Close',
  },
} as const satisfies { readonly [code in Language]: { readonly [name: string]: string } };

/**
 * What waits for `statistics` or `advertising`, and shows in the page that it has run, loaded or been rendered.
 * @param mark the nonce's attribute; a script without it stays closed under the page's policy
 */
const gated = (language: Language, mark: string) => {
  const words = WORDS[language];
  const script = (name: string, attributes: string) =>
    `<script type="text/plain" data-kelisim-needs="statistics"${attributes}>document.getElementById('waiting-log').append(' ${name}')</script>`;
  return `<section class="waiting" id="waiting">
<h2>${words.title}</h2>
<p id="waiting-log">${words.ran}</p>
${script('inline', mark)}
${script('module', `${mark} data-kelisim-type="module"`)}
${mark && script('without-nonce', '')}
<template data-kelisim-needs="advertising"><p>${words.template}</p></template>
<img data-kelisim-needs="advertising" data-src="/icon.svg" width="32" height="32" alt="${words.image}">
<iframe data-kelisim-needs="statistics" data-src="/${language}/policy" width="320" height="180" title="${words.frame}"></iframe>
</section>`;
};

/**
 * Pages of other people, for the scenarios that stand for them.
 * @param mark the attribute of the page's nonce, with a space before it; empty without a policy
 */
export function situation(scenario: Scenario | undefined, language: Language, mark = ''): Situation {
  switch (scenario) {
    case 'blocked':
      return { head: `<script${mark} src="/built/withoutCookies.js"></script>` };
    case 'gated':
      return { after: gated(language, mark) };
    case 'filtered':
      return { head: `<style${mark}>kelisim-widget { display: none !important }</style>` };
    case 'hostile':
      return {
        head: `<style${mark}>* { all: unset } html { font-size: 4px; overflow: hidden } body { transform: scale(1) }
#cover { position: fixed; inset: auto 0 0; height: 40px; z-index: 2147483647; background: #fcd }</style>`,
        after: '<div id="cover"></div>',
      };
    case 'host-dialog':
      return {
        after: `<dialog id="host-dialog"><p>${WORDS[language].dialog}</p><button type="button">${WORDS[language].close}</button></dialog>
<script${mark}>{ const dialog = document.getElementById('host-dialog');
dialog.querySelector('button').onclick = () => dialog.close(); dialog.showModal(); }</script>`,
      };
    default:
      return {};
  }
}
