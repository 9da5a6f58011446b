import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { seeNoAxeFindings } from './support/axe.ts';
import { Console } from './support/console.ts';
import { expect, test } from './support/test.ts';
import { typeInto } from './support/workbench.ts';

const editor = (page: Page) => page.getByRole('textbox', { name: 'Template' });

async function opened(page: Page, name: string): Promise<Console> {
  const console = await Console.open(page);
  await console.createFunction(name);
  await console.seeActive();
  await page.getByRole('button', { name: 'Template', exact: true }).click();
  await expect(editor(page)).toContainText('AWS::Serverless::Function');
  return console;
}

async function downloaded(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download AWS SAM file' }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

const brought = `# My own template.
Transform: AWS::Serverless-2016-10-31
Parameters:
  Memory: { Type: Number, Default: 256 }
Resources:
  Orders: # the table
    Type: AWS::DynamoDB::Table
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs24.x
      Handler: index.handler
      MemorySize: !Ref Memory
      Description: imported
      ReservedConcurrentExecutions: 3
      Tracing: Active
      Environment:
        Variables:
          MODE: plain
          TABLE: !GetAtt Orders.Arn
`;

test('a template of one’s own: X-rayed, applied as calls, kept with every line', async ({ page }) => {
  const console = await opened(page, 'templated');
  await typeInto(editor(page), brought);

  // YAML has its colours: what is a function of CloudFormation's stands out.
  await expect(editor(page).locator('span', { hasText: /^!Ref$/ })).toBeVisible();

  const xray = page.getByRole('region', { name: /^X-ray/ });
  await expect(xray.getByRole('button', { name: /^MemorySize line 13/ })).toContainText('MemorySize: 256');
  await expect(xray.getByRole('button', { name: /TABLE line 20/ })).toContainText('!GetAtt Orders.Arn');
  await expect(xray.getByRole('button', { name: /^Resources.Orders/ })).toBeVisible();
  await xray.getByRole('button', { name: /^Tracing/ }).press('Enter');
  await expect(xray.getByRole('button', { name: /^Tracing/ })).toHaveAttribute('aria-pressed', 'true');

  const plan = page.getByRole('region', { name: 'What Apply changes' });
  await expect(plan.getByRole('row', { name: 'MemorySize 128 256' })).toBeVisible();
  await expect(plan).toContainText('PUT /2015-03-31/functions/templated/configuration');
  await expect(plan).toContainText('aws lambda put-function-concurrency');
  await seeNoAxeFindings(page);
  await plan.getByRole('button', { name: 'Apply' }).click();
  await expect(plan).toBeHidden({ timeout: 15_000 });

  await console.showPanel('Concurrency');
  await expect(page.getByRole('region', { name: 'Concurrency' })).toContainText('3');
  await console.showPanel('General configuration');
  await expect(page.getByRole('region', { name: 'General configuration' })).toContainText('256 MB');

  await test.step('the console changes, and the template follows, comments and all', async () => {
    await page.getByRole('button', { name: 'Edit General configuration' }).click();
    await page.getByRole('textbox', { name: 'Memory (MB)' }).fill('1024');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(editor(page)).toContainText('MemorySize: 1024');
    const text = await downloaded(page);
    expect(text).toContain('# My own template.');
    expect(text).toContain('# the table');
    expect(text).toContain('Tracing: Active');
    expect(text).toContain('TABLE: !GetAtt Orders.Arn');
  });
});

test('a bad template says where, and in AWS’s words', async ({ page }) => {
  await opened(page, 'faulty');
  await typeInto(editor(page), 'Resources:\n  A:\n\tType: x\n');
  await expect(page.getByRole('alert')).toContainText('Template format error: YAML not well-formed. (line 3');
  await expect(page.getByRole('region', { name: 'What Apply changes' })).toContainText('Nothing, until');

  await typeInto(editor(page), brought.replace('!Ref Memory', '64'));
  const plan = page.getByRole('region', { name: 'What Apply changes' });
  await expect(plan.getByRole('alert')).toContainText(
    "Value '64' at 'memorySize' failed to satisfy constraint",
  );
  await expect(plan.getByRole('alert')).toContainText('line 13');
  await expect(plan.getByRole('button', { name: 'Apply' })).toHaveAttribute('aria-disabled', 'true');
  await plan.getByRole('button', { name: 'Discard' }).click();
  await expect(editor(page)).toContainText('FunctionName: faulty');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(editor(page)).toContainText('# My own template.');
});
