/** Puts parameters into the `{name}`s of a text; one that is not given stays as it is written. */
export const fill = (text: string, params: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (written, name: string) => String(params[name] ?? written));
