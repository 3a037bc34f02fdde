import { renderNotice } from 'kelisim/server';
import { options } from './options';

/** What depends on the visitor's cookie is theirs alone. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
  vary: 'Cookie',
};

export const homePage = (request: Request) =>
  page(request, 'Home', '<p><a href="/account" data-kelisim-needs="account">My account</a></p>');

export const accountPage = (request: Request) => page(request, 'My account', '<p>Only for those who have agreed.</p>');

/** Goes with 403: says why, and leads to the decision. */
export const refusedPage = (request: Request) =>
  page(
    request,
    'My account',
    `<p>The account needs your consent to sign-in cookies and to the policy.</p>
<p><button data-kelisim-open="notice">Decide</button> <a href="/">Home</a></p>`,
  );

export const privacyPage = (request: Request) => page(request, 'Privacy policy', '<p>Your policy in full.</p>');

/** The notice comes with the page, and its buttons work without a script; the tag takes over where it runs. */
const page = (request: Request, title: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<script async src="/dist/kelisim.js" data-preset="${options.preset}" data-policy-version="${options.policy.version}"
  data-policy-url="${options.policy.url}" data-renew-url="${options.renewUrl}"></script>
</head>
<body>
${renderNotice({ request, options: { ...options, action: '/consent' } })}
<h1>${title}</h1>
${body}
</body>
</html>
`;
