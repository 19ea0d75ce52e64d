import type { Content } from 'pdfmake/interfaces.js';
import type { Lessor } from '../../lessor.ts';
import { facts, INK, makePdf } from '../../platform/pdf.ts';

const nbsp = '\u00a0';

export type LoginChangeForm = {
  lessor: Pick<Lessor, 'name' | 'address'>;
  company: { name: string; inn: string };
  /** Whose login it is. */
  person: string;
  oldLogin: string;
  newLogin: string;
  /** Who signs: full name and position. */
  representative: string;
  byAttorney: boolean;
  createdAt: Date;
};

/** The form that a company's representative signs, filled in but for what only a hand can write. */
export function makeLoginChangeForm(form: LoginChangeForm): Promise<Buffer> {
  const { lessor, company } = form;
  return makePdf({
    title: `Заявление о смене логина: ${company.name}`,
    author: company.name,
    createdAt: form.createdAt,
    runningTitle: `Заявление о смене логина, ИНН ${company.inn}`,
    content: [
      {
        columns: [
          { width: '*', text: '' },
          {
            width: 250,
            fontSize: 10,
            stack: [
              { text: 'Кому', style: 'label' },
              { text: lessor.name, bold: true },
              { text: lessor.address, color: INK.quiet, margin: [0, 0, 0, 8] },
              { text: 'От кого', style: 'label' },
              { text: company.name, bold: true },
              { text: `ИНН ${company.inn}`, color: INK.quiet },
            ],
          },
        ],
      },
      { text: 'Заявление о смене логина', style: 'title', alignment: 'center', margin: [0, 40, 0, 4] },
      {
        text: 'в личном кабинете лизингополучателя',
        color: INK.quiet,
        alignment: 'center',
        margin: [0, 0, 0, 26],
      },
      {
        fontSize: 10.5,
        lineHeight: 1.35,
        text: [
          'Прошу изменить адрес электронной почты, по которому ',
          { text: form.person, bold: true },
          ' входит в личный кабинет от имени ',
          { text: company.name, bold: true },
          ':',
        ],
        margin: [0, 0, 0, 12],
      },
      logins(form),
      {
        fontSize: 10.5,
        lineHeight: 1.35,
        text: 'Новый адрес принадлежит указанному пользователю, доступ к нему есть только у него. Ответственность за действия, совершённые с новым логином, организация принимает на себя.',
        margin: [0, 14, 0, 20],
      },
      { ...(facts(signer(form)) as object), fontSize: 10.5 } as Content,
      signatures(),
      {
        margin: [0, 34, 0, 0],
        fontSize: 8.5,
        color: INK.quiet,
        stack: [
          { text: 'Как подать', bold: true, color: INK.text, margin: [0, 0, 0, 2] },
          'Распечатайте, подпишите и приложите скан или фотографию на странице «Смена логина» личного кабинета: PDF, JPEG, PNG или TIFF, до 20 МБ.',
          ...(form.byAttorney ? ['Там же приложите доверенность представителя.'] : []),
        ],
      },
    ],
  });
}

function logins({ oldLogin, newLogin }: LoginChangeForm): Content {
  const row = (label: string, value: string, bold: boolean) => [
    { text: label, color: INK.quiet },
    { text: value, bold },
  ];
  return {
    fontSize: 11.5,
    table: {
      widths: [120, '*'],
      body: [row('Прежний логин', oldLogin, false), row('Новый логин', newLogin, true)],
    },
    layout: {
      hLineWidth: () => 0.6,
      vLineWidth: () => 0,
      hLineColor: () => INK.line,
      paddingLeft: (column: number) => (column === 0 ? 0 : 8),
      paddingTop: () => 7,
      paddingBottom: () => 7,
    },
  };
}

/** By what the representative signs: the number and day of a power of attorney only they know. */
function signer({ representative, byAttorney }: LoginChangeForm): [string, string][] {
  const basis = byAttorney
    ? `доверенность №${nbsp}______________ от «____»${nbsp}________________ 20____${nbsp}г.`
    : 'действует без доверенности';
  return [
    ['Заявление подписывает', representative],
    ['Основание', basis],
  ];
}

function signatures(): Content {
  const line = (label: string, width: number | '*') => ({
    width,
    stack: [
      {
        canvas: [
          {
            type: 'line' as const,
            x1: 0,
            y1: 0,
            x2: width === '*' ? 200 : width,
            y2: 0,
            lineWidth: 0.6,
            lineColor: INK.quiet,
          },
        ],
      },
      { text: label, style: 'label', margin: [0, 3, 0, 0] as [number, number, number, number] },
    ],
  });
  return {
    margin: [0, 46, 0, 0],
    columnGap: 24,
    columns: [line('Дата', 110), line('Подпись', 150), line('Расшифровка подписи', '*')],
  };
}
