import { expect, it, test } from 'vitest';
import { sandboxLessor } from '../../lessor.ts';
import type { Letter } from './letter.ts';
import { renderLetter } from './render-letter.ts';

const render = (letter: Partial<Letter>, locale: 'ru' | 'en' = 'ru') =>
  renderLetter(
    { subject: 'Тема', heading: 'Заголовок', body: [], ...letter },
    { locale, lessor: sandboxLessor },
  );

it('escapes whatever it is given, in every place', () => {
  const evil = `<script>"'&\0\ud800`;
  const { html } = render({
    subject: evil,
    heading: evil,
    body: [evil, { facts: [[evil, evil]] }, { code: evil }],
    action: { label: evil, url: 'https://x.example/"><script>' },
    note: evil,
  });
  expect(html).not.toContain('<script');
  expect(html).not.toMatch(/[\0\ud800]/);
  expect(html.match(/&lt;script&gt;&quot;&#39;&amp;/g)?.length).toBe(9);
});

test('a subject is one line that turns no direction of writing', () => {
  expect(render({ subject: 'a\r\nBcc: b\u202Ec\u2028d' }).subject).toBe('a Bcc: b c d');
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '/reset', ''])(
  'a link to %s is not written',
  (url) => {
    expect(() => render({ action: { label: 'Открыть', url } })).toThrow('not of the web');
  },
);

test('the text says all that the page says', () => {
  const { text } = render({
    body: ['Абзац', { facts: [['Логин', 'a@b.example']] }, { code: 'kP7-mXr2' }],
    action: { label: 'Войти', url: 'https://x.example/a#b' },
    note: 'Примечание',
  });
  expect(text).toBe(
    'Заголовок\n\nАбзац\n\nЛогин: a@b.example\n\n    kP7-mXr2\n\nВойти:\nhttps://x.example/a#b\n\nПримечание\n\n-- \nАО «Образцовый лизинг»\n+7 495 000-00-01, cabinet@lessor.example\nЭто письмо отправил личный кабинет автоматически.\n',
  );
});

test('a password does not stand in the preview of a list of mails', () => {
  const { html } = render({ body: [{ code: 'secret-7' }, 'Никому не говорите.'] });
  expect(html.match(/secret-7/g)).toHaveLength(1);
});

test('in English it says its own words in English', () => {
  const { html } = render({ action: { label: 'Open', url: 'https://x.example' } }, 'en');
  expect(html).toContain('If the button does not work');
  expect(html).toContain('<html lang="en">');
});
