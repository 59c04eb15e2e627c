import { describe, expect, it } from 'vitest';
import { STAGE_KEY } from './mock/suite.ts';
import * as recording from './recording.ts';
import { page, suite, visitPath } from './stage.ts';

const HALL = { viewport: { width: 1920, height: 1080 } };

const heading = (text: string) => page.getByRole('heading', { level: 1, name: text });

describe('the stage', () => {
  it('shows a whole game, and sends only allowed frames', async () => {
    await visitPath(`/stage/12#${STAGE_KEY}`, HALL);
    await heading('Steppe and sky').waitFor();
    await page.getByRole('img', { name: `${suite.url}/quiz/12` }).waitFor();
    await expect.poll(() => suite.received.map(({ type }) => type)).toContain('user:resync');
    await page.keyboard.press('q');
    await page.getByRole('img', { name: `${suite.url}/quiz/12` }).waitFor({ state: 'detached' });

    suite.send(recording.start, recording.question(1), recording.timer(1, 12));
    await heading('Қазақстанның туында').waitFor();
    await page.getByText('Какая птица изображена').waitFor();
    suite.send(recording.counts(180, 77));
    await page.getByText('180 ответили · жауап берді').waitFor();

    suite.send(recording.fullReveal(1, 1));
    await page.locator('.right .stage-heap', { hasText: 'Дала қыраны · Степной орёл' }).waitFor();
    await page.getByText('Молчали · Жауап бермегендер: 10').waitFor();

    suite.quiz = { ...recording.quiz, status: 'completed' };
    suite.send(
      { ...recording.finish, data: { ...recording.finish.data, winners: 2, share: 750_000 } },
      recording.resultsAvailable,
    );
    await heading('Они дошли до конца').waitFor();
    await page.getByText('Айгерим').waitFor();
    await page.getByText('steppe_fox').waitFor();
    const sent = new Set(suite.received.map(({ type }) => type));
    expect([...sent].filter((type) => !['user:resync', 'user:heartbeat'].includes(type))).toEqual(
      [],
    );
  });

  it('has a transparent background for video streams on request', async () => {
    await visitPath(`/stage/12?transparent#${STAGE_KEY}`, HALL);
    await heading('Steppe and sky').waitFor();
    const grounds = await page.evaluate(() =>
      ['html', 'body', '.stage-page', '.stage'].map(
        (one) => getComputedStyle(document.querySelector(one) as Element).backgroundColor,
      ),
    );
    expect(new Set(grounds)).toEqual(new Set(['rgba(0, 0, 0, 0)']));
    expect(await page.locator('.stage-sky').count()).toBe(0);
  });

  it('keeps its last picture with a small mark while the connection is lost', async () => {
    await visitPath(`/stage/12#${STAGE_KEY}`, HALL);
    await expect.poll(() => suite.received.map(({ type }) => type)).toContain('user:resync');
    suite.send(recording.start, recording.question(1), recording.timer(1, 12));
    await heading('Қазақстанның туында').waitFor();
    suite.open = false;
    suite.drop();
    await page.getByText('нет связи · байланыс жоқ').waitFor();
    await heading('Қазақстанның туында').waitFor();
  });

  it('reports an invalid link, and never sends the key in a URL', async () => {
    const asked: string[] = [];
    await visitPath('/stage/12#wrong', HALL);
    page.on('request', (request) => asked.push(request.url()));
    await page.getByText('Эта ссылка больше не действует').waitFor();
    expect(asked.filter((url) => url.includes('wrong'))).toEqual([]);
  });
});
