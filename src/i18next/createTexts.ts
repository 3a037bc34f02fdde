import core from 'virtual:kelisim-texts/core';
import gates from 'virtual:kelisim-texts/gates';
import resume from 'virtual:kelisim-texts/resume';
import type { Source } from '../messages/source';
import type { Texts } from '../messages/TextKey';
import { ourLanguages } from '../ui/languages';

/** What is said before any of our texts are in the instance. Each placeholder stands for itself. */
const EARLY = /^(core|gates|resume)\./;
const SAME = { title: '{{title}}' };

/** The texts of a language as they are in the instance whenever they are read. */
export function createTexts(source: Source, language: string): Texts {
  const foreign = !ourLanguages().includes(language);
  const get = (_: object, key: string | symbol) => {
    if (typeof key !== 'string') return undefined;
    if (!EARLY.test(key)) return source.translate(language, key, SAME);
    // Ours, in the right language, before those of the host in another.
    const own = source.translate(language, key, { ...SAME, fallbackLng: [] as never });
    return (
      own ?? (foreign ? (source.translate(language, key, SAME) ?? ourEarly(source.baseOf(language), key)) : undefined)
    );
  };
  return new Proxy({}, { get });
}

function ourEarly(language: string, key: string): string | undefined {
  const texts: { readonly [key: string]: string | undefined } = {
    'core.reopen': core[language],
    'gates.closed': gates[language]?.closed,
    'gates.once': gates[language]?.once,
    'gates.always': gates[language]?.always,
    'resume.again': resume[language]?.again,
  };
  return texts[key];
}
