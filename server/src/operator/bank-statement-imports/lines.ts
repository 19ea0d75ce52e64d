/** Far above any real value (a purpose has 210 characters); it bounds memory against a file without line ends. */
export const LINE_LIMIT = 16_384;

/** Cuts text that comes in pieces into lines at `\r\n`, `\n` or `\r`; what exceeds the limit is dropped. */
export class LineSplitter {
  #rest = '';
  #afterReturn = false;

  /** The lines this piece completes. A line longer than {@link LINE_LIMIT} keeps one character more. */
  push(piece: string): string[] {
    const text = this.#afterReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    if (piece !== '') this.#afterReturn = piece.endsWith('\r');
    const parts = text.split(/\r\n|\n|\r/);
    parts[0] = this.#rest + parts[0];
    this.#rest = (parts.pop() ?? '').slice(0, LINE_LIMIT + 1);
    return parts;
  }

  /** The last line, when the file does not end with a line end. */
  finish(): string[] {
    return this.#rest === '' ? [] : [this.#rest];
  }
}
