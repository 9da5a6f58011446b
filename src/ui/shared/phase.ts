/** The five phases that the whole site colours and hatches alike, in the order in which a function meets them. */
export const phases = ['create', 'deploy', 'init', 'invoke', 'end'] as const;
export type Phase = (typeof phases)[number];
