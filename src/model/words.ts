/** What the site says, apart from where it says it: a file `<room>.words.ts` lies beside the views of its room. */
import { locale, type Locale } from './locale.ts';

/** The words in the language of the site. One that a language lacks does not compile. */
export function spoken<Words>(inEach: Readonly<Record<Locale, Words>>): Words {
  return inEach[locale];
}

/** A sentence in the forms that a language has for numbers; `#` stands for the number. */
type CountedForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Made when it is asked for: who counts nothing need not load it. */
let rules: Intl.PluralRules | undefined;

/** The form for this number, with the number in it as the language writes it. */
export function counted(count: number, forms: CountedForms): string {
  rules ??= new Intl.PluralRules(locale);
  return (forms[rules.select(count)] ?? forms.other).replaceAll('#', count.toLocaleString(locale));
}
