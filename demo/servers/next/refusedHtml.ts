import { renderNotice } from 'kelisim/server';
import { consentOptions, optionsJson } from './consentOptions';

/** Sent with 403: it says why, and leads to the decision, without a script too. */
export const refusedHtml = (request: Request) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>My account</title>
<script type="application/json" id="kelisim-options">${optionsJson}</script>
<script async src="/dist/kelisim.js"></script>
</head>
<body>
${renderNotice({ request, options: { ...consentOptions, action: '/consent' } })}
<h1>My account</h1>
<p>The account needs your consent to sign-in cookies and to the policy.</p>
<p><button data-kelisim-open="notice">Decide</button> <a href="/">Home</a></p>
</body>
</html>
`;
