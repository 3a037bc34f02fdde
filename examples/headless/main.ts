import { createConsent } from 'kelisim';

const consent = createConsent({
  operator: { name: 'Mektep LLP', bin: '000000000000' },
  policy: { version: '2026-01', url: '/privacy' },
  categories: { statistics: {} },
  language: 'en',
  autoShow: false,
  button: false,
});
const form = document.getElementById('question') as HTMLFormElement;
const settings = document.getElementById('settings') as HTMLButtonElement;
const { policy, statistics } = form.elements as unknown as Boxes;

interface Boxes {
  readonly policy: HTMLInputElement;
  readonly statistics: HTMLInputElement;
}

form.onsubmit = async (event) => {
  event.preventDefault();
  const answer = (event.submitter as HTMLButtonElement).value;
  const shown = { shown: form };
  const choice = { policy: policy.checked, statistics: statistics.checked };
  const decision =
    answer === 'accept'
      ? consent.accept(shown)
      : answer === 'reject'
        ? consent.reject(shown)
        : consent.save(choice, shown);
  const { stored } = await decision;
  form.hidden = true;
  if (!stored) alert('Your browser keeps no cookies. Your choice is valid for this page only.');
};
settings.onclick = () => {
  // What the visitor allows now. A decision that is out of date checks nothing.
  policy.checked = consent.status !== 'outdated' && !!consent.record?.policy;
  statistics.checked = consent.allows('statistics');
  form.hidden = false;
};

function draw() {
  const { status } = consent;
  form.hidden = status !== 'undecided' && status !== 'outdated';
}
consent.subscribe(draw);
consent.when('statistics').then(() => {
  document.documentElement.dataset.counted = 'yes';
});
draw();
