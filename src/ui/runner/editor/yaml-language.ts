import { yamlLanguage } from '@codemirror/lang-yaml';
import { LanguageSupport } from '@codemirror/language';
import { styleTags, tags } from '@lezer/highlight';

/** YAML as templates have it: a tag such as `!Ref` is a function of CloudFormation's, and no type. */
export const templateYaml = new LanguageSupport(
  yamlLanguage.configure({ props: [styleTags({ Tag: tags.keyword })] }),
);
