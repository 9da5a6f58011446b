import { describe, expect, it } from 'vitest';
import { predictionView } from '#ui/lesson/prediction.view.ts';

const prediction = {
  choices: [
    { id: 'old', text: 'The old one' },
    { id: 'new', text: 'The new one' },
  ],
  truth: 'old',
};

describe('a prediction', () => {
  it('asks before it tells', () => {
    expect(predictionView(prediction, undefined, undefined)).toEqual({ phase: 'asking' });
  });

  it('keeps the answer and waits for what happens', () => {
    expect(predictionView(prediction, 'new', undefined)).toEqual({ phase: 'waiting', said: 'The new one' });
  });

  it('lays what happened beside the answer', () => {
    expect(predictionView(prediction, 'new', 'old')).toEqual({
      phase: 'told',
      said: 'The new one',
      happened: 'The old one',
      right: false,
      seen: 'here',
    });
    expect(predictionView(prediction, 'old', 'old')).toMatchObject({ right: true });
  });

  it('goes by what happened here, not by what usually happens', () => {
    expect(predictionView(prediction, 'new', 'new')).toMatchObject({ happened: 'The new one', right: true });
  });

  it('tells at once when it is skipped', () => {
    expect(predictionView(prediction, null, undefined)).toEqual({
      phase: 'told',
      said: undefined,
      happened: 'The old one',
      seen: 'told',
    });
  });

  it('tells without a verdict when it happened before anything was said', () => {
    const view = predictionView(prediction, undefined, 'old');
    expect(view).toMatchObject({ phase: 'told', seen: 'here' });
    expect(view).not.toHaveProperty('right');
  });

  it('asks again where a newer lesson no longer has the choice', () => {
    expect(predictionView(prediction, 'gone', undefined)).toEqual({ phase: 'asking' });
  });
});
