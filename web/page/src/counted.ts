/** “1 player”, “2 players”: the form of a word that a language uses beside a number. */
export function counted(locale: string, forms: Partial<Record<Intl.LDMLPluralRule, string>>) {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (n: number) => `${numbers.format(n)} ${forms[rules.select(n)] ?? forms.other}`;
}
