import type { CompanionContext } from './CompanionContext';

const SHOWN_MS = 10_000;

/** Where the visitor's own press is needed: puts the focus there, and says so. */
export function sayAgain({ root, texts, language, signal }: CompanionContext, control: HTMLElement): void {
  const status = document.createElement('div');
  const text = document.createElement('p');
  status.setAttribute('role', 'status');
  text.className = 'saved again';
  text.textContent = texts.translate(language(), 'resume.again');
  root.append(status);
  control.focus();
  // Into what is there already: else it may not be announced.
  setTimeout(() => status.append(text));
  const timer = setTimeout(() => status.remove(), SHOWN_MS);
  signal.addEventListener('abort', () => clearTimeout(timer));
}
