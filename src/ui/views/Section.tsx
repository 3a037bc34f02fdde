import { h } from 'preact';
import type { Brief } from '../../core/lazy';

/** A section with its clauses: each list begins with the section's own title. */
export function sectionsOf(brief: Brief): Brief[] {
  const sections: [string, string][][] = [];
  for (const [number, text] of brief) {
    if (!number.includes('.')) sections.push([]);
    sections[sections.length - 1]?.push([number, text]);
  }
  return sections;
}

export function Section({ clauses, target }: { clauses: Brief; target?: string }) {
  return (
    <section>
      {clauses.map(([number, text]) => {
        const mark = number === target ? { 'aria-current': 'true' as const } : {};
        return number.includes('.') ? (
          <p class="numbered" tabIndex={-1} data-number={number} {...mark}>
            <span class="number">{number}</span> {text}
          </p>
        ) : (
          <h3 tabIndex={-1} data-number={number} {...mark}>
            {number}. {text}
          </h3>
        );
      })}
    </section>
  );
}
