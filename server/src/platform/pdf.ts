import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';

const fonts = fileURLToPath(new URL('./fonts/Roboto/', import.meta.resolve('pdfmake/package.json')));
// The font has Cyrillic and is embedded as a subset, so that the text can be selected and searched.
pdfmake.setFonts({
  Roboto: {
    normal: `${fonts}Roboto-Regular.ttf`,
    bold: `${fonts}Roboto-Medium.ttf`,
    italics: `${fonts}Roboto-Italic.ttf`,
    bolditalics: `${fonts}Roboto-MediumItalic.ttf`,
  },
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));

/** The ink of printed documents; the accent is for lines and labels alone. */
export const INK = { text: '#16211f', quiet: '#5b6967', line: '#c9d3d1', shade: '#f1f5f4' };
export const MARGIN_PT = 36;

export interface PdfParts {
  readonly title: string;
  readonly author: string;
  /** Stands in the file's metadata in place of the moment it was made: the same document gives the same bytes. */
  readonly createdAt: Date;
  readonly content: Content;
  /** Left of the page number, from the second page on or where there are several. */
  readonly runningTitle: string;
}

/** An A4 document; pages are numbered where there are several. */
export function makePdf(parts: PdfParts): Promise<Buffer> {
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [MARGIN_PT, 28, MARGIN_PT, 34],
    language: 'ru',
    info: {
      title: parts.title,
      author: parts.author,
      producer: 'Element Cabinet',
      creator: 'Element Cabinet',
      creationDate: parts.createdAt,
      modDate: parts.createdAt,
    },
    defaultStyle: { font: 'Roboto', fontSize: 9, color: INK.text, lineHeight: 1.15 },
    styles: {
      title: { fontSize: 15, bold: true },
      label: { fontSize: 7.5, color: INK.quiet },
      head: { fontSize: 7.5, color: INK.quiet, bold: true },
      total: { bold: true },
    },
    content: parts.content,
    footer: (page, pages) =>
      pages === 1
        ? null
        : {
            margin: [MARGIN_PT, 12, MARGIN_PT, 0],
            columns: [
              { text: parts.runningTitle, style: 'label' },
              { text: `Страница ${page} из ${pages}`, style: 'label', alignment: 'right', width: 'auto' },
            ],
          },
  };
  return pdfmake.createPdf(definition).getBuffer();
}

/** The document's name and, under it, what it is about. */
export const titleBlock = (title: string, subtitle?: string): Content => ({
  margin: [0, 0, 0, 10],
  stack: [{ text: title, style: 'title' }, ...(subtitle ? [{ text: subtitle, color: INK.quiet }] : [])],
});

/** Labels with their values, one under another. */
export const facts = (pairs: readonly (readonly [label: string, value: string])[]): Content => ({
  margin: [0, 0, 0, 10],
  table: {
    widths: ['auto', '*'],
    body: pairs.map(([label, value]) => [{ text: label, color: INK.quiet }, { text: value }]),
  },
  layout: { ...noLines, paddingLeft: (column: number) => (column === 0 ? 0 : 12), paddingRight: () => 0 },
});

export const noLines = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingTop: () => 1,
  paddingBottom: () => 1,
};

export interface Column {
  readonly heading: string;
  /** Points, `auto`, or `*` for what is left. */
  readonly width: number | 'auto' | '*';
  readonly align?: 'left' | 'right' | 'center';
}

/** A table with a head that is repeated on every page, rows that aren't broken, and totals under a line. */
export function linesTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  totals: readonly (readonly string[])[] = [],
): Content {
  const cells = (texts: readonly string[], style?: string): TableCell[] =>
    columns.map(({ align = 'left' }, index) => ({
      text: texts[index] ?? '',
      alignment: align,
      ...(style ? { style } : {}),
    }));
  const firstTotal = rows.length + 1;
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: columns.map(({ width }) => width),
      body: [
        cells(
          columns.map(({ heading }) => heading),
          'head',
        ),
        ...rows.map((row) => cells(row)),
        ...totals.map((row) => cells(row, 'total')),
      ],
    },
    layout: {
      hLineWidth: (line) => (line <= 1 || line === firstTotal ? 0.8 : 0.4),
      hLineColor: (line) => (line <= 1 || line === firstTotal ? INK.quiet : INK.line),
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 0 : 5),
      paddingRight: (column) => (column === columns.length - 1 ? 0 : 5),
      paddingTop: () => 1.5,
      paddingBottom: () => 1.5,
    },
  };
}
