import { h } from 'preact';
import type { AskedKey } from '../../src/texts/TextKey';
import type { MessageDraft } from './Draft';
import { Field } from './Field';
import type { FormProps } from './FormProps';
import { replaceAt } from './replaceAt';

/** The keys that portals change most; every other key works as well. */
const COMMON: readonly AskedKey[] = [
  'notice.title',
  'notice.details',
  'button.accept',
  'button.reject',
  'button.settings',
  'button.policy',
  'button.reopen',
  'settings.title',
  'policy.title',
];

/** Texts of the portal's own, in place of Kelisim's or in a further language. */
export function MessagesForm({ draft: { messages }, problemOf, change, language, t }: FormProps) {
  const free = COMMON.find((key) => !messages.some((one) => one.key === key && one.language === language));
  return (
    <div class="fields">
      <p class="hint">{t('messages.hint')}</p>
      <datalist id="message-keys">
        {COMMON.map((key) => (
          <option value={key} />
        ))}
      </datalist>
      {messages.map((message, index) => {
        const set = (part: Partial<MessageDraft>) =>
          change({ messages: replaceAt(messages, index, { ...message, ...part }) });
        return (
          <fieldset class="item" key={index}>
            <legend>{t('messages.message', { number: index + 1 })}</legend>
            <div class="entry">
              <Field
                label={t('messages.key')}
                name={`messages.${message.language}.${message.key}`}
                list="message-keys"
                code
                value={message.key}
                problem={problemOf(`messages.${message.language}.${message.key}`)}
                onChange={(key) => set({ key })}
              />
              <Field
                label={t('messages.language')}
                name={`messages.${message.language}`}
                code
                value={message.language}
                problem={problemOf(`messages.${message.language}`)}
                onChange={(code) => set({ language: code })}
              />
              <button
                type="button"
                class="quiet"
                aria-label={t('messages.remove', { key: message.key })}
                onClick={() => change({ messages: replaceAt(messages, index) })}
              >
                ✕
              </button>
              <Field
                label={t('messages.text')}
                lang={message.language}
                value={message.text}
                onChange={(text) => set({ text })}
              />
            </div>
          </fieldset>
        );
      })}
      <button
        type="button"
        onClick={() => change({ messages: [...messages, { language, key: free ?? 'notice.title', text: '' }] })}
      >
        {t('messages.add')}
      </button>
    </div>
  );
}
