import { renderNotice } from 'kelisim/server';
import { headers } from 'next/headers';
import { consentOptions } from './consentOptions';

/** Comes with the page, and its buttons work without a script. `path`: where the decision leads back to. */
export async function Notice({ path }: { path: string }) {
  const given = await headers();
  const request = new Request(new URL(path, `http://${given.get('host')}`), { headers: given });
  const html = renderNotice({ request, options: { ...consentOptions, action: '/consent' } });
  // A browser takes the shadow root out of this markup before React looks at it.
  // biome-ignore lint/security/noDangerouslySetInnerHtml: markup of our own, in which nothing comes from the visitor
  return html && <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
}
