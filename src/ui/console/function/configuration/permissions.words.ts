import { spoken } from '#model/words.ts';

const english = {
  roleGone: (arn: string) =>
    `The account has no role of this name any more, so nothing is known of its policies: <code>${arn}</code>`,
  statementGone: (id: string) => `The statement ${id} is gone: its caller is refused from now on.`,
  noStatements:
    'No statements. Only callers of your own account get in, as far as their own policies let them.',
  table: 'Statements',
  caller: 'Who calls',
  sourceArnHelp: 'The bucket, topic or rule that may call; * stands for anything.',
  sourceAccountHelp: 'Whose bucket it is: the ARN of a bucket does not say.',
  principalHelp: 'An account’s twelve digits, or the ARN of a role or user.',
  statementIdHelp: 'Letters, digits, - and _; new in this policy.',
  notNew: (id: string) => `The policy has a statement ${id} already.`,
  wideOpen: 'Wide open:',
  anySource:
    'Without a source, this service may call the function for every account of AWS, not only for yours.',
};

export const words = spoken({ 'en-GB': english });
