import { describe, expect, it } from 'vitest';
import { refuseCreateFunction } from '#model/lambda/rules/create-function.ts';
import { fieldOf, formErrors, seenErrors } from '#ui/console/create/create-errors.view.ts';
import { createPlan } from '#ui/console/create/create-plan.view.ts';
import { everything, planInput, resources, shownIn, state } from './example-plan.ts';

describe('Create function, from scratch', () => {
  it('is a request with a role that is made first, and nothing that was not said', () => {
    const plan = createPlan(planInput({ architecture: 'arm64' }));
    expect(plan.create.request).toEqual({
      FunctionName: 'orders',
      PackageType: 'Zip',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Architectures: ['arm64'],
      Role: 'arn:aws:iam::123456789012:role/service-role/orders-role-ab12cd34',
      Code: {},
    });
    expect(plan.newRole?.RoleName).toBe('orders-role-ab12cd34');
    expect(plan.after).toEqual([]);
  });

  it('says everything that was folded out, and AWS would take it', () => {
    const plan = createPlan(planInput(everything));
    const { request } = plan.create;
    expect(request).toMatchObject({
      Tags: { team: 'shop' },
      VpcConfig: { Ipv6AllowedForDualStack: true },
      KMSKeyArn: resources.keys[0]?.Arn,
      CodeSigningConfigArn: resources.codeSigningConfigs[0]?.CodeSigningConfigArn,
    });
    expect(refuseCreateFunction(request, plan.create.package, state)).toBeNull();
    expect(plan.after.map(({ action }) => action)).toEqual([
      'CreateFunctionUrlConfig',
      'AddPermission',
      'AddPermission',
    ]);
  });

  it('makes a role that can use the network, or takes one that is there', () => {
    const names = createPlan(planInput(everything)).newRole?.Policies.map(({ PolicyName }) => PolicyName);
    expect(names).toEqual([
      'AWSLambdaBasicExecutionRole-ab12cd34',
      'AWSLambdaVPCAccessExecutionRole-ab12cd34',
    ]);
    const existing = createPlan(planInput({ ...everything, roleChoice: 'existing' }));
    expect(existing.newRole).toBeNull();
    expect(existing.create.request.Role).toBe(everything.existingRole);
  });
});

describe("what AWS would say of the form, in AWS's words", () => {
  const errorsOf = (change: Parameters<typeof planInput>[0]) => {
    const input = planInput(change);
    return formErrors(input.form, createPlan(input), state);
  };

  it('is nothing of a good one', () => {
    expect(errorsOf({})).toEqual({});
    expect(errorsOf(everything)).toEqual({});
  });

  it('stands beside the control that it is about', () => {
    expect(errorsOf({ functionName: 'my orders' }).functionName?.message).toContain(
      "Value 'my orders' at 'functionName' failed to satisfy constraint",
    );
    expect(errorsOf({ ...everything, securityGroups: [] }).securityGroups?.message).toContain('coexist');
    expect(errorsOf({ ...everything, subnets: [] }).subnets?.message).toContain('coexist');
    expect(errorsOf({ tags: [{ key: 'a;b', value: '' }] }).tags?.message).toContain('Map keys');
    expect(errorsOf({ roleChoice: 'templates', roleName: 'web-server' }).roleName?.message).toBe(
      'Role with name web-server already exists.',
    );
    const [basic, , other] = resources.roles;
    const existing = (Arn = '') => errorsOf({ ...everything, roleChoice: 'existing', existingRole: Arn });
    expect(existing(other?.Arn).existingRole?.message).toContain('cannot be assumed by Lambda');
    expect(existing(basic?.Arn).existingRole?.message).toContain('CreateNetworkInterface');
  });

  it('is not said of what nobody has filled in yet, until the button is pressed', () => {
    const form = { ...planInput().form, functionName: '', roleChoice: 'templates' as const };
    const errors = errorsOf(form);
    expect(Object.keys(errors)).toEqual(['functionName', 'roleName']);
    expect(seenErrors(form, errors, { touched: false, pressed: false })).toEqual({});
    expect(seenErrors(form, errors, { touched: false, pressed: true })).toEqual(errors);
  });

  it('finds the control of a refusal that came back', () => {
    const shown = shownIn(planInput({ ...everything, roleChoice: 'existing' }));
    const error = { code: '', status: 400, message: '' };
    expect(fieldOf({ ...error, member: 'FunctionName' }, shown)).toBe('functionName');
    expect(fieldOf({ ...error, member: 'VpcConfig.SubnetIds' }, shown)).toBe('subnets');
    expect(fieldOf({ ...error, member: 'Role' }, shown)).toBe('roleChoice');
    expect(fieldOf(error, shown)).toBeNull();
  });
});
