import { limits } from '@quizcast/protocol';
import { z } from 'zod';

/** The messages are keys of this feature's texts. */
export const quizSchema = z.object({
  title: z.string().trim().min(limits.minTitle, 'errTitle').max(limits.maxTitle, 'errTitle'),
  description: z.string().trim().max(limits.maxDescription, 'errDescription'),
  start: z.string().refine((value) => Date.parse(value) > Date.now(), 'errStart'),
  prize: z.number('errPrize').int('errPrize').min(0, 'errPrize'),
  mode: z.enum(['admin_only', 'hybrid']),
  finish: z.boolean(),
  easier: z.boolean(),
});

export type QuizForm = z.input<typeof quizSchema>;

/** The body of the request. */
export function requestOf(form: QuizForm): object {
  const checked = quizSchema.parse(form);
  return {
    title: checked.title,
    description: checked.description,
    scheduled_time: new Date(checked.start).toISOString(),
    prize_fund: checked.prize,
    question_source_mode: checked.mode,
    finish_on_zero_players: checked.finish,
    allow_easier: checked.easier,
  };
}
