import { h } from 'preact';
import { linkFrom } from '../place';
import { Needs } from './Needs';
import type { PageProps } from './PageProps';

export const NAME_LENGTH = 60;

/** No gate is before this form: the server looks whether the decision that the account remembers is enough. */
function OtherDevice({ data, t }: PageProps) {
  return (
    <form method="post" action={linkFrom(data.place, { page: 'sign-in' })}>
      <h3>{t('signIn.otherDevice')}</h3>
      <label for="account">{t('signIn.name')}</label>
      <input id="account" name="account" required maxLength={NAME_LENGTH} autocomplete="nickname" />
      <button type="submit">{t('signIn.useDecision')}</button>
    </form>
  );
}

export function SignIn({ data, t }: PageProps) {
  const { files } = data.place;
  return (
    <div>
      <h1>{t('signIn.title')}</h1>
      <div class="split">
        <form
          class="card"
          method={files ? 'get' : 'post'}
          action={linkFrom(data.place, { page: files ? 'profile' : 'sign-in' })}
          data-kelisim-needs="account"
        >
          <label for="name">{t('signIn.name')}</label>
          <input
            id="name"
            // Without a name it is not sent: a static host has nothing to do with it.
            name={files ? undefined : 'name'}
            required
            maxLength={NAME_LENGTH}
            autocomplete="nickname"
            aria-describedby="hint"
          />
          <p class="hint" id="hint">
            {t(files ? 'files.hint' : 'signIn.hint')}
          </p>
          <button class="primary" type="submit">
            {t('signIn.submit')}
          </button>
        </form>
        <section class="note" data-while-closed aria-labelledby="closed" hidden={data.open}>
          <h2 id="closed">{t('closed.title')}</h2>
          <Needs t={t} />
          <p>{t('closed.how')}</p>
          {!files && <OtherDevice data={data} t={t} />}
        </section>
      </div>
    </div>
  );
}
