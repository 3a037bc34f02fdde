import type { Ask, Contender } from '../contenders/Contender';

/** An image that needs no request: what is measured is the opening, not the network. */
export const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
/** What a gated script does: it counts itself. */
export const CODE = 'bench.ran()';

const COURSES = [
  ['Сандық сауат', 'Мұғалімдерге арналған алты апталық курс: құралдар, қауіпсіздік, бағалау.'],
  ['Инклюзивті сынып', 'Әр балаға орын: сабақты жоспарлау, қолдау және ата-анамен жұмыс.'],
  ['Жаратылыстану', 'Тәжірибелер, модельдер және сыныптағы зерттеу жобалары.'],
  ['Қазақ тілі', 'Мәтінмен жұмыс, сөйлеу мәдениеті және жазылым.'],
  ['Математика', 'Есептен ұғымға: түсінуге жетелейтін тапсырмалар.'],
  ['Сынып жетекшісі', 'Тәрбие жұмысын жоспарлау және қиын жағдайлар.'],
];

/** The one host page: an ordinary portal, its heading the largest thing in it, and what a contender puts in. */
export async function hostPage(contender: Contender, ask: Ask): Promise<string> {
  const { head = '', body = '' } = await contender.snippet(ask);
  return `<!doctype html>
<html lang="kk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Оқу порталы</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/portal.css">
${head}
</head>
<body>
<header><b>Оқу порталы</b><nav><a href="#courses">Курстар</a><a href="#news">Жаңалықтар</a><a href="/privacy">Құпиялылық саясаты</a></nav></header>
<main>
<h1>Мұғалімдердің біліктілігін арттыратын оқу порталы</h1>
<p>Курстарды таңдаңыз, өз қарқыныңызбен оқыңыз және сертификат алыңыз. Барлық материалдар қазақ және орыс тілдерінде, тегін.</p>
<h2 id="courses">Курстар</h2>
<ul class="courses">
${COURSES.map(([title, text]) => `<li><b>${title}</b><p>${text}</p><a href="#">Толығырақ</a></li>`).join('\n')}
</ul>
<h2 id="news">Жаңалықтар</h2>
<p>Күзгі курстарға тіркелу басталды. Орын саны шектеулі, өтінішті бөлім арқылы беріңіз.</p>
<div id="gated">${expectation(ask)}${gatedContent(contender, ask)}</div>
</main>
<footer>Оқу порталы, 2026</footer>
${body}
</body>
</html>
`;
}

/** Counted from the start, where a page opens its gated content by itself. */
function expectation({ gated, isExpected }: Ask): string {
  return gated && isExpected ? `<script>bench.expect(${gated.count}, false)</script>\n` : '';
}

function gatedContent({ gate }: Contender, { gated }: Ask): string {
  if (!gated) return '';
  const one = gated.kind === 'scripts' ? gate?.script?.(CODE) : gate?.image?.(PIXEL);
  return one ? `${one}\n`.repeat(gated.count) : '';
}
