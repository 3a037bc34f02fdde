import texts from 'virtual:kelisim-texts/resume';
import type { Core } from '../core/lazy';

const SHOWN_MS = 10_000;

/** The visitor's own press is needed: puts the focus where, and says so. */
export function sayAgain({ root, language, config }: Core, control: HTMLElement): void {
  const status = document.createElement('div');
  const text = document.createElement('p');
  status.setAttribute('role', 'status');
  text.className = 'saved';
  // Above "saved".
  text.style.bottom = '110px';
  text.textContent = config.messages?.[language]?.['resume.again'] ?? (texts[language] ?? texts.kk)?.again ?? '';
  root.append(status);
  control.focus();
  // Into what is there already: else it may not be announced.
  setTimeout(() => status.append(text));
  setTimeout(() => status.remove(), SHOWN_MS);
}
