const RUNS = /^($|module$|(text|application)\/(x-)?(java|ecma)script)/i;

/** Puts a copy of the content behind the template; scripts in it stay inert, as gated as the template itself. */
export function renderTemplate(template: HTMLTemplateElement): HTMLElement[] {
  const content = document.importNode(template.content, true);
  for (const script of content.querySelectorAll('script')) {
    if ('kelisimNeeds' in script.dataset || !RUNS.test(script.type)) continue;
    script.dataset.kelisimNeeds = template.dataset.kelisimNeeds;
    script.dataset.kelisimType = script.type;
    script.type = 'text/plain';
  }
  const gated = [...content.querySelectorAll<HTMLElement>('[data-kelisim-needs]')];
  template.after(content);
  return gated;
}
