export type Values = Readonly<Record<string, string | number>>;

/**
 * Fills a message in ICU syntax: `{name}` and `{n, plural, one {…} other {… # …}}`. Numbers are
 * grouped as the language does it. A value that is missing stays visible as its name.
 */
export function formatMessage(message: string, locale: string, values: Values = {}): string {
  let filled = '';
  for (let at = 0; at < message.length; ) {
    if (message[at] !== '{') {
      filled += message[at];
      at += 1;
      continue;
    }
    const end = closing(message, at);
    filled += argument(message.slice(at + 1, end), locale, values);
    at = end + 1;
  }
  return filled;
}

function argument(content: string, locale: string, values: Values): string {
  const [, name = '', forms] = /^\s*(\w+)\s*(?:,\s*plural\s*,([\s\S]*))?$/.exec(content) ?? [];
  const value = values[name];
  if (forms === undefined) return value === undefined ? name : shown(value, locale);
  const n = Number(value ?? 0);
  const form = pluralForms(forms);
  const chosen =
    form.get(`=${n}`) ??
    form.get(new Intl.PluralRules(locale).select(n)) ??
    form.get('other') ??
    '';
  return formatMessage(chosen.replaceAll('#', shown(n, locale)), locale, values);
}

function pluralForms(text: string): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (let at = 0; ; ) {
    const open = text.indexOf('{', at);
    if (open < 0) return forms;
    const end = closing(text, open);
    forms.set(text.slice(at, open).trim(), text.slice(open + 1, end));
    at = end + 1;
  }
}

/** Where the brace that opens at `open` closes; the end of a message that never closes it. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function shown(value: string | number, locale: string): string {
  return typeof value === 'string' ? value : new Intl.NumberFormat(locale).format(value);
}
