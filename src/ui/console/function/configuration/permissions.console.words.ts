/** AWS's labels of the role and of the resource-based policy. */
export const permissionsConsole = {
  roleName: 'Role name',
  statements: 'Resource-based policy statements',
  add: 'Add permissions',
  document: 'Policy document',
  statementId: 'Statement ID',
  principal: 'Principal',
  conditions: 'Conditions',
  action: 'Action',
  callers: { service: 'AWS service', account: 'AWS account' },
  service: 'Service',
  sourceArn: 'Source ARN',
  sourceAccount: 'Source account',
} as const;
