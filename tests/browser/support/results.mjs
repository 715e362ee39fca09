// The results table, as it is read: by its roles and names.

/// Rows in all with the header, and rows on the screen.
export async function shown_rows(page) {
    const table = page.getByRole('table', { name: 'Results' });
    await table.waitFor();
    return { total: Number(await table.getAttribute('aria-rowcount')), visible: await table.getByRole('row').count() - 1 };
}

/// The rows that are on the screen: the checkbox's name, the employee's name and all of the row's text.
export async function row_boxes(page) {
    const table = page.getByRole('table', { name: 'Results' });
    await table.getByRole('checkbox', { name: /^Select (?!all)/ }).first().waitFor();
    const header = await table.getByRole('columnheader').allTextContents();
    const employee_column = header.indexOf('Employee') + 1;
    return table.getByRole('row').evaluateAll((rows, column) => rows.flatMap((row) => {
        const box = row.querySelector('input[type=checkbox]');
        const label = box?.getAttribute('aria-label') ?? '';
        if (!label.startsWith('Select ') || label === 'Select all') { return []; }
        const cells = [...row.querySelectorAll('[role=cell], [role=gridcell]')];
        const cell = cells.find((one) => Number(one.getAttribute('aria-colindex')) === column) ?? cells[1];
        return [{ name: label, employee: cell.textContent.trim(), text: row.textContent }];
    }), employee_column);
}

/// What a person does with a document that is not theirs to have; `name` is that of its checkbox.
export async function report_received_in_error(page, { name, employee }) {
    const table = page.getByRole('table', { name: 'Results' });
    const row = table.getByRole('row').filter({ has: page.getByRole('checkbox', { name, exact: true }) }).first();
    await row.getByRole('link').first().click();
    const details = page.getByRole('region', { name: 'Document details' }).first();
    await details.getByText(employee).first().waitFor();
    const by = { name: 'I received this in error…' };
    await details.getByRole('button', by).or(details.getByRole('link', by)).click();
    const dialog = page.getByRole('dialog', { name: 'Received in error?' });
    await dialog.getByRole('button', { name: 'Report and hide it' }).click();
    await dialog.waitFor({ state: 'detached' });
}
