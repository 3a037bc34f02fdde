import { renderNotice } from 'kelisim/server';
import { options } from './options';

/** A page that depends on the visitor's cookie is kept by no shared cache. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
  vary: 'Cookie',
};

export const homePage = (request: Request) =>
  page(
    request,
    'Courses for teachers',
    `<p class="lead">The list of courses is open to everyone. Your account needs your consent.</p>
<ul>
<li>Formative assessment, 12 hours</li>
<li>Digital tools in class, 8 hours</li>
<li>Reading literacy, 16 hours</li>
</ul>
<p><a class="button" href="/account" data-kelisim-needs="account">My account</a></p>`,
  );

export const accountPage = (request: Request) =>
  page(
    request,
    'My account',
    `<p class="lead">The server shows this page only to visitors who have given their consent.</p>
<p><button data-kelisim-open="preferences">Cookie settings</button></p>`,
  );

/** Sent with 403: it says why, and leads to the decision. */
export const refusedPage = (request: Request) =>
  page(
    request,
    'My account',
    `<p class="lead">The account needs your consent to sign-in cookies and to the policy.</p>
<p><button data-kelisim-open="notice">Decide</button> <a href="/">Courses</a></p>`,
  );

export const privacyPage = (request: Request) =>
  page(request, 'Privacy policy', '<p class="lead">Your policy in full.</p>');

/** A `<` could end the element that holds the JSON. */
const json = JSON.stringify(options).replaceAll('<', '\\u003c');

const STYLE = `:root { color-scheme: light dark; font: 17px/1.55 system-ui, sans-serif }
body { max-width: 42rem; margin: 0 auto; padding: 0 20px 80px; background: light-dark(#f6f8fa, #10161c) }
nav { display: flex; gap: 20px; align-items: center; min-height: 56px; border-bottom: 1px solid #8886 }
nav b { margin-inline-end: auto }
a { color: light-dark(#0b62a8, #8dc9f9) }
h1 { margin: 32px 0 8px; font-size: 30px; line-height: 1.2 }
.lead { font-size: 19px }
.button, button { display: inline-block; padding: 10px 20px; border: 0; border-radius: 10px; font: inherit;
  background: light-dark(#0b62a8, #8dc9f9); color: light-dark(#fff, #0d1822); text-decoration: none; cursor: pointer }`;

/** The notice comes with the page, and its buttons work without a script; the tag takes over where it runs. */
const page = (request: Request, title: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
<script type="application/json" id="kelisim-options">${json}</script>
<script async src="/dist/kelisim.js"></script>
</head>
<body>
${renderNotice({ request, options: { ...options, action: '/consent' } })}
<nav><b>Bilim Zholy</b> <a href="/">Courses</a> <a href="/privacy">Privacy policy</a></nav>
<h1>${title}</h1>
${body}
</body>
</html>
`;
