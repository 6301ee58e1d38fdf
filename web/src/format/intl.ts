/** The reader's. */
export const locale = (): string | undefined =>
  typeof navigator === 'undefined' ? undefined : navigator.language;

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

/** Making one takes a browser about a millisecond, using it a hundredth of that: each is made once. */
function kept<Format extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  kind: new (locale: string | undefined, options: object) => Format,
  options: object,
): Format {
  const key = `${kind.name} ${locale() ?? ''} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known instanceof kind) {
    return known;
  }
  const made = new kind(locale(), options);
  formats.set(key, made);
  return made;
}

export const numberFormat = (options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  kept(Intl.NumberFormat, options);

export const timeFormat = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(Intl.DateTimeFormat, options);

export const relativeFormat = (options: Intl.RelativeTimeFormatOptions): Intl.RelativeTimeFormat =>
  kept(Intl.RelativeTimeFormat, options);
