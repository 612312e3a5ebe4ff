import { everyItem } from './every-item';

describe('every item of a list', () => {
  it('is read page after page, in the order of the pages', async () => {
    const asked: (string | null)[] = [];
    const items = await everyItem((cursor) => {
      asked.push(cursor);
      const at = Number(cursor ?? 0);
      return Promise.resolve({
        items: [at, at + 1],
        next_cursor: at < 4 ? String(at + 2) : null,
      });
    });
    expect(items).toEqual([0, 1, 2, 3, 4, 5]);
    expect(asked).toEqual([null, '2', '4']);
  });

  it('is refused as a page is', async () => {
    const read = (cursor: string | null) =>
      cursor === null
        ? Promise.resolve({ items: [1], next_cursor: 'more' })
        : Promise.reject(new Error('no network'));
    await expect(everyItem(read)).rejects.toThrow('no network');
  });
});
