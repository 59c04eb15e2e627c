import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EditedQuestion, Quiz } from '@quizcast/protocol';
import { quiz } from '../recording.ts';

/** Responds with an error in the form of the contract. */
export class Refusal extends Error {
  readonly status: number;
  readonly type: string;
  /** Further fields of the body. */
  readonly more: object;

  constructor(status: number, type: string, message = type, more: object = {}) {
    super(message);
    this.status = status;
    this.type = type;
    this.more = more;
  }
}

interface Authored {
  quiz: Quiz;
  questions: EditedQuestion[];
}

/** The routes for authoring quizzes. Like the real services they refuse a stale version. */
export class MockAuthoring {
  readonly #authored = new Map<number, Authored>([[quiz.id, { quiz, questions: [] }]]);

  /** Additional quizzes, for pages that show many. */
  plant(quizzes: readonly Quiz[], questions: readonly EditedQuestion[] = []): void {
    for (const one of quizzes) this.#authored.set(one.id, { quiz: one, questions: [...questions] });
  }

  /** A change that somebody else has made in the meantime, which raises the version. */
  touchBehind(id: number): void {
    const authored = this.#authored.get(id);
    if (authored) {
      authored.quiz = { ...authored.quiz, version: (authored.quiz.version ?? 1) + 1 };
    }
  }

  versionOf(id: number): number {
    return this.#authored.get(id)?.quiz.version ?? 1;
  }

  questionsOf(id: number): readonly EditedQuestion[] {
    return this.#authored.get(id)?.questions ?? [];
  }

  answer(
    route: string,
    request: IncomingMessage,
    response: ServerResponse,
    body: string,
    search: URLSearchParams,
  ): unknown {
    if (route === 'GET /api/quizzes') {
      const status = search.get('status');
      const quizzes = [...this.#authored.values()]
        .map(({ quiz }) => quiz)
        .filter((one) => status === null || one.status === status)
        .reverse();
      return { quizzes, total: quizzes.length, page: 1, size: 20 };
    }
    if (route === 'POST /api/quizzes') return this.#create(JSON.parse(body));
    const [, method, id, rest = ''] = /^(\w+) \/api\/quizzes\/(\d+)(\/\S+)?$/.exec(route) ?? [];
    const authored = this.#authored.get(Number(id));
    if (authored === undefined) throw new Refusal(404, 'not_found');
    if (method !== 'GET' && rest !== '/duplicate' && !rest.startsWith('/questions/import')) {
      this.#touch(authored, request, response);
    }
    const answer = this.#ofQuiz(authored, `${method} ${rest}`, body);
    response.setHeader('ETag', `"${authored.quiz.version ?? 1}"`);
    return answer;
  }

  #ofQuiz(authored: Authored, what: string, body: string): unknown {
    const content = body === '' ? {} : JSON.parse(body);
    switch (what) {
      case 'GET ':
        return authored.quiz;
      case 'GET /questions':
        return { items: authored.questions };
      case 'POST /questions':
        for (const question of content.questions)
          authored.questions.push(asStored(authored, question));
        authored.quiz = { ...authored.quiz, question_count: authored.questions.length };
        return { message: 'added' };
      case 'PUT ':
        authored.quiz = { ...authored.quiz, ...content };
        return authored.quiz;
      case 'PUT /questions/order':
        authored.questions = content.question_ids.flatMap((wanted: number) =>
          authored.questions.filter(({ id }) => id === wanted),
        );
        return { message: 'reordered' };
      case 'PUT /schedule':
        authored.quiz = { ...authored.quiz, scheduled_time: content.scheduled_time };
        return { message: 'scheduled' };
      case 'PUT /cancel':
        authored.quiz = { ...authored.quiz, status: 'cancelled' };
        return { message: 'cancelled' };
      case 'POST /duplicate':
        return this.#create({ ...authored.quiz, ...content });
      default: {
        const replaced = /^PUT \/questions\/(\d+)$/.exec(what)?.[1];
        if (replaced !== undefined) {
          authored.questions = authored.questions.map((one) =>
            one.id === Number(replaced) ? { ...asStored(authored, content), id: one.id } : one,
          );
          return { message: 'updated' };
        }
        const removed = /^DELETE \/questions\/(\d+)$/.exec(what)?.[1];
        if (removed === undefined) throw new Refusal(404, 'not_found');
        authored.questions = authored.questions.filter(({ id }) => id !== Number(removed));
        return { message: 'deleted' };
      }
    }
  }

  #create(content: Partial<Quiz>): Quiz {
    if ((content.title ?? '').length < 3) {
      throw new Refusal(400, 'validation_error', 'title must be 3 to 100 characters');
    }
    const created = {
      ...quiz,
      ...content,
      id: 100 + this.#authored.size,
      status: 'scheduled' as const,
      question_count: 0,
      version: 1,
    };
    this.#authored.set(created.id, { quiz: created, questions: [] });
    return created;
  }

  #touch(authored: Authored, request: IncomingMessage, response: ServerResponse): void {
    const version = authored.quiz.version ?? 1;
    if (authored.quiz.version !== undefined && request.headers['if-match'] !== `"${version}"`) {
      throw new Refusal(412, 'version_mismatch', 'somebody else changed this quiz meanwhile');
    }
    authored.quiz = { ...authored.quiz, version: version + 1 };
    if (authored.questions.length === 0) {
      response.setHeader('X-Quiz-Schedule-Warning', 'needs at least one question');
    }
  }
}

function asStored(authored: Authored, question: Record<string, unknown>): EditedQuestion {
  const texts = (question.texts ?? {}) as EditedQuestion['texts'];
  const main = texts.ru ?? Object.values(texts)[0];
  if (main === undefined || main.text.length < 3 || (main.options ?? []).length < 2) {
    throw new Refusal(422, 'validation_error', 'questions[0].text must be 3 to 500 characters');
  }
  const highest = Math.max(499, ...authored.questions.map(({ id }) => id));
  return {
    ...(question as unknown as EditedQuestion),
    ...{ text: main.text, options: (main.options ?? []).map((text, id) => ({ id, text })) },
    point_value: Number(question.point_value ?? 10),
    time_limit_sec: Number(question.time_limit_sec ?? 10),
    difficulty: Number(question.difficulty ?? 3),
    id: highest + 1,
    texts,
  };
}
