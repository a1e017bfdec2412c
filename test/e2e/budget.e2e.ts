/** The Budget page by keyboard, as beside Excel: lines, values, paste, fill, formulas, undo, and after a reload. */
import { expect, test } from './host-fixture.ts';
import { activeCell, copy, expectAccessible, newPlan, paste, press, rowTexts } from './workspace-page.ts';

test.beforeEach(async ({ page }) => {
  await newPlan(page);
  await page.getByRole('grid').focus();
  await press(page, 'ArrowDown');
  await page.keyboard.type('Sales');
  await press(page, 'Enter', 'ArrowUp', 'End', 'Home');
});

test('numbers typed with suffixes and brackets move the verdict and are there after a reload', async ({
  page,
}) => {
  await press(page, 'ArrowRight');
  await page.keyboard.type('5k');
  await press(page, 'Tab');
  await page.keyboard.type('1.2万');
  await press(page, 'Tab');
  await page.keyboard.type('(300)');
  await press(page, 'Enter');
  expect((await rowTexts(page, 'Sales')).slice(0, 5)).toEqual(['-', '5,000', '12,000', '(300)', '-']);
  await expect(page.getByText('All changes saved')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('grid')).toBeVisible();
  expect((await rowTexts(page, 'Sales')).slice(1, 4)).toEqual(['5,000', '12,000', '(300)']);
});

test('a number that could be a date is refused at the cell and nothing typed is lost', async ({ page }) => {
  await press(page, 'ArrowRight');
  await page.keyboard.type('1/2');
  await press(page, 'Enter');
  const reason = page.getByRole('alert').filter({ hasText: '1/2' });
  await expect(reason).toContainText('fraction or a date');
  // Nothing lies over it: a visible element may still be behind the rows that follow.
  const onTop = await reason.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height - 4));
  });
  expect(onTop).toBe(true);
  await expect(page.getByRole('textbox', { name: 'Editing Sales' })).toHaveValue('1/2');
  await press(page, 'Escape');
  expect((await rowTexts(page, 'Sales'))[1]).toBe('-');
});

test('a block from Excel is pasted whole or not at all, and copied back with every digit', async ({
  page,
}) => {
  await press(page, 'ArrowRight');
  await paste(page, '1\tx\t3');
  await expect(page.getByText('Nothing changed: 1 cell cannot take its value')).toBeVisible();
  expect((await rowTexts(page, 'Sales'))[1]).toBe('-');
  await paste(page, '1,000.25\t2000\t3%\r\n');
  expect((await rowTexts(page, 'Sales')).slice(1, 4)).toEqual(['1,000', '2,000', '0']);
  expect(await copy(page)).toBe('1000.25\t2000\t0.03');
  await press(page, 'Control+z');
  await expect.poll(async () => (await rowTexts(page, 'Sales'))[1]).toBe('-');
  await press(page, 'Control+y');
  await expect.poll(async () => (await rowTexts(page, 'Sales'))[1]).toBe('1,000');
});

test('lines pasted at the row for new lines are added with their values', async ({ page }) => {
  await page.getByRole('rowheader', { name: '+ line' }).nth(2).click();
  await press(page, 'Escape');
  await paste(page, 'Rent\t\tCNY\t\t100\t100\nTeam\t\tCNY\t\t200\t250');
  await expect.poll(async () => (await rowTexts(page, 'Rent')).slice(0, 3)).toEqual(['-', '100', '100']);
  expect((await rowTexts(page, 'Fixed cost')).slice(0, 3)).toEqual(['-', '300', '350']);
});

test('filling right, clearing and the sum of the selection', async ({ page }) => {
  await press(page, 'ArrowRight');
  await page.keyboard.type('40');
  await press(page, 'Enter', 'ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Control+r');
  expect((await rowTexts(page, 'Sales')).slice(1, 5)).toEqual(['40', '40', '40', '-']);
  await expect(page.getByText('Sum 120')).toBeVisible();
  await expect(page.getByText('Average 40')).toBeVisible();
  await press(page, 'Delete');
  expect((await rowTexts(page, 'Sales')).slice(1, 4)).toEqual(['-', '-', '-']);
});

test('a formula is completed while typed, and an unknown name is said at the cells', async ({ page }) => {
  await press(page, 'ArrowRight');
  await page.keyboard.type('100');
  await press(page, 'Enter', 'Home', 'Home');
  await page.getByRole('rowheader', { name: '+ line' }).nth(1).click();
  await page.keyboard.type('Goods');
  await press(page, 'Enter', 'ArrowUp', 'End', 'Home', 'ArrowRight');
  await page.keyboard.type('=salles * 0.4');
  await press(page, 'Enter');
  await expect(page.getByText("There is no line with the code 'salles'").first()).toBeAttached();
  await press(page, 'F2', 'Control+a');
  const field = page.getByRole('combobox', { name: 'Formula of Goods', exact: true });
  await expect(field).toBeFocused();
  await page.keyboard.type('sal');
  await expect(page.getByRole('option', { name: /sales/ }).first()).toBeVisible();
  await press(page, 'Tab');
  await page.keyboard.type(' * 0.4');
  await press(page, 'Enter');
  await expect.poll(async () => (await rowTexts(page, 'Goods'))[1]).toBe('40');
  await expect(page.getByRole('grid')).toBeFocused();
  expect(await activeCell(page)).toBe('40');
});

test('the page is accessible with and without the details', async ({ page }) => {
  await expectAccessible(page);
  await press(page, 'Alt+Enter');
  await expect(page.getByRole('complementary', { name: 'Details of the line' })).toBeVisible();
  await expectAccessible(page);
});
