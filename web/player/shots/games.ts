import { type Game, newGame, type Question, type Round } from '../src/game/game.ts';

const now = Date.now();

const lake: Question = {
  question_id: 705,
  number: 5,
  total_questions: 10,
  text: 'Какое озеро наполовину пресное, наполовину солёное?',
  text_kk: 'Қай көлдің жартысы тұщы, жартысы тұзды?',
  text_en: 'Which lake is half fresh, half salt water?',
  options: texts('Зайсан', 'Балхаш', 'Алаколь', 'Маркаколь'),
  options_kk: texts('Зайсан', 'Балқаш', 'Алакөл', 'Марқакөл'),
  options_en: texts('Zaysan', 'Balkhash', 'Alakol', 'Markakol'),
  time_limit: 10,
};

const rink: Question = {
  question_id: 708,
  number: 8,
  total_questions: 10,
  text: 'На какой высоте над уровнем моря лежит каток Медеу?',
  text_kk: 'Медеу мұз айдыны теңіз деңгейінен қандай биіктікте?',
  text_en: 'How high above sea level is the Medeu ice rink?',
  options: texts('1 191 м', '1 491 м', '1 691 м', '1 991 м'),
  options_en: texts('1,191 m', '1,491 m', '1,691 m', '1,991 m'),
  time_limit: 10,
};

const long: Question = {
  ...lake,
  text: 'Это озеро на юго-востоке Казахстана делится полуостровом Сарыесик на две части: западная почти пресная, потому что в неё впадает самая большая река этих мест, а восточная солёная, потому что вода в ней только испаряется. В какое озеро, о котором здесь идёт речь, впадает река Или у своей большой дельты?',
  text_kk:
    'Қазақстанның оңтүстік-шығысындағы бұл көлді Сарыесік түбегі екіге бөледі: батыс бөлігі тұщы дерлік, өйткені оған осы жердегі ең үлкен өзен құяды, ал шығыс бөлігі тұзды, өйткені ондағы су тек буланады. Осы жерде айтылып отырған, үлкен атырауы бар Іле өзені құятын көл қалай аталады?',
  text_en:
    'This lake in the south-east of Kazakhstan is divided in two by a peninsula: its western part is nearly fresh because the largest river of the region flows into it, and its eastern part is salt because water only evaporates there. Which lake is it, into which the river Ili flows through its wide delta?',
  options: texts('Зайсан', 'Балхаш (Балхаш-Алакольская котловина)', 'Алаколь', 'Маркаколь'),
  options_kk: texts('Зайсан', 'Балқаш (Балқаш-Алакөл ойпаты)', 'Алакөл', 'Марқакөл'),
};

function texts(...options: string[]) {
  return options.map((text, id) => ({ id, text }));
}

function running(more: Partial<Game> = {}): Game {
  return {
    ...newGame(48, 5),
    stage: 'running',
    link: 'open',
    players: 5034,
    correct: 4,
    score: 4,
    share: 993,
    crowd: { joined: 8904, inPlay: 5034, answered: 2871, watching: 1204 },
    ...more,
  };
}

function round(question: Question, secondsLeft: number, more: Partial<Round> = {}): Round {
  return { question, secondsLeft, closesAt: now + secondsLeft * 1000 - 250, ...more };
}

export function lobby(more: Partial<Game> = {}): Game {
  return {
    ...newGame(48, 5),
    link: 'open',
    players: 8412,
    startsAt: now + 252_400,
    delay: { delayMs: 48, offsetMs: 12 },
    crowd: {
      arrivals: [
        { at: now - 9000, players: 8374 },
        { at: now, players: 8412 },
      ],
    },
    ...more,
  };
}

export const cancelled = (): Game =>
  running({ stage: 'cancelled', message: 'Эфир перенесён на субботу, 20:00.' });

export const question = (more: Partial<Game> = {}): Game =>
  running({ round: round(lake, 7), ...more });

export const longQuestion = (): Game => running({ round: round(long, 7) });

export const sixOptions = (): Game =>
  running({
    round: round(
      {
        ...lake,
        options: texts('Зайсан', 'Балхаш', 'Алаколь', 'Маркаколь', 'Каспий', 'Тенгиз'),
        options_kk: [],
        options_en: [],
      },
      7,
    ),
  });

export const chosen = (state: 'sending' | 'recorded', elsewhere = false): Partial<Game> => ({
  round: round(lake, state === 'sending' ? 7 : 6, {
    choice: { option: 1, state, ...(elsewhere && { elsewhere: true as const }) },
  }),
});

export const refused = (): Partial<Game> => ({
  notice: { id: 1, code: 'answer_error', message: 'failed to save user answer: please try again' },
});

export const lastSeconds = (): Game => running({ round: round(lake, 3) });

const counts = [612, 3218, 874, 198].map((count, id) => ({ id, count }));

function closed(question: Question, right: number, more: Partial<Round> = {}, ago = 3_700): Round {
  return round(question, 0, {
    correctOption: right,
    revealedAt: now - ago,
    reveal: {
      question_id: question.question_id,
      correct_option: right,
      histogram: counts,
      no_answer: 132,
      in_play_before: 5034,
      in_play: 3218,
      share: 1554,
      next_in_ms: ago + 3_900,
    },
    ...more,
  });
}

function verdict(question: Question, yours: number, right: number, late = false): Partial<Round> {
  return {
    ...(yours >= 0 && { choice: { option: yours, state: 'recorded' as const } }),
    verdict: {
      question_id: question.question_id,
      correct_option: right,
      your_answer: yours,
      is_correct: yours === right && !late,
      points_earned: yours === right ? 1 : 0,
      time_taken_ms: late ? 10_312 : 4_127,
      is_eliminated: yours !== right || late,
      elimination_reason: late ? 'time_exceeded' : 'incorrect_answer',
      time_limit_exceeded: late,
    },
  };
}

const after = { joined: 8904, inPlay: 3218, watching: 1204 };

export const revealRight = (ago = 3_700): Game =>
  running({
    share: 1554,
    correct: 5,
    crowd: after,
    round: closed(lake, 1, verdict(lake, 1, 1), ago),
  });

export function revealExplained(): Game {
  const game = revealRight();
  const shown = game.round as Round;
  return {
    ...game,
    round: {
      ...shown,
      reveal: {
        ...(shown.reveal as NonNullable<Round['reveal']>),
        explanation:
          'В западную часть Балхаша впадает Или, поэтому там вода почти пресная; восточную питают лишь малые реки.',
        explanation_kk:
          'Балқаштың батысына Іле құяды, сондықтан суы тұщы дерлік; шығысын тек шағын өзендер қоректендіреді.',
        explanation_en:
          'The Ili feeds the western part of Balkhash, so it is nearly fresh; only small rivers reach the eastern part.',
        explanation_source: 'https://example.org/balkhash',
      },
    },
  };
}

export const revealOld = (): Game =>
  running({
    crowd: {},
    share: 0,
    round: round(lake, 0, {
      correctOption: 1,
      revealedAt: now - 3_700,
      reveal: { question_id: 705, correct_option: 1 },
      ...verdict(lake, 1, 1),
    }),
  });

export const revealVoided = (): Game =>
  running({
    crowd: { joined: 8904, inPlay: 5034, watching: 1204 },
    round: {
      ...closed(lake, 1, { choice: { option: 2, state: 'recorded' } }),
      voided: true,
      back: true,
      voidReason: 'В вопросе была опечатка.',
    },
  });

export const revealSpectator = (): Game =>
  running({
    share: 1554,
    crowd: after,
    out: { reason: 'incorrect_answer', question: 3 },
    round: closed(lake, 1),
  });

const few = {
  correct: 7,
  share: 6738,
  crowd: { joined: 8904, inPlay: 742, watching: 1204 },
};

const outAt = (reason: string) => ({ out: { reason, question: 8 } });

function closedRink(more: Partial<Round>): Round {
  const shown = closed(rink, 2, more);
  return {
    ...shown,
    reveal: {
      ...(shown.reveal as NonNullable<Round['reveal']>),
      in_play_before: 1486,
      in_play: 742,
    },
  };
}

export const outWrong = (): Game =>
  running({ ...few, ...outAt('incorrect_answer'), round: closedRink(verdict(rink, 1, 2)) });

export const outLate = (): Game =>
  running({ ...few, ...outAt('time_exceeded'), round: closedRink(verdict(rink, 2, 2, true)) });

export const outSilent = (): Game =>
  running({ ...few, ...outAt('no_answer_timeout'), round: closedRink({}) });

export const outFirst = (): Game =>
  running({
    correct: 0,
    crowd: { joined: 8904, inPlay: 8233, watching: 12 },
    out: { reason: 'incorrect_answer', question: 1 },
    round: closedRink({ ...verdict(rink, 1, 2), question: { ...rink, number: 1 } }),
  });

export const outOld = (): Game =>
  running({
    correct: 7,
    crowd: {},
    ...outAt('incorrect_answer'),
    round: round(rink, 0, {
      correctOption: 2,
      revealedAt: now - 3_700,
      reveal: { question_id: 708, correct_option: 2 },
      ...verdict(rink, 1, 2),
    }),
  });

export const spectator = (): Game =>
  running({
    ...few,
    crowd: { joined: 8904, inPlay: 742, answered: 527, watching: 1204 },
    ...outAt('incorrect_answer'),
    round: round(
      {
        question_id: 709,
        number: 9,
        total_questions: 10,
        text: 'Из скольких слов состоят «Слова назидания» Абая?',
        text_kk: 'Абайдың «Қара сөздері» неше сөзден тұрады?',
        text_en: 'How many “Words” are in Abai’s Book of Words?',
        options: texts('37', '40', '45', '50'),
        time_limit: 10,
      },
      4,
    ),
  });

/** A placeholder for a sponsor's ad. */
const TEA = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 390 520"><rect width="390" height="520" fill="#e9a35f"/><circle cx="195" cy="230" r="74" fill="#ffefcd"/><path d="M0 320 110 180l80 130 90-150 110 160v200H0z" fill="#6e3450"/><path d="M0 400q120-70 220 0t170-20v140H0z" fill="#2b1733"/><text x="195" y="90" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="40" fill="#43203a">Таң шайы</text></svg>',
)}`;

export const ad = (): Game =>
  running({
    crowd: after,
    round: closed(lake, 1, verdict(lake, 1, 1)),
    ad: { mediaType: 'image', url: TEA, seconds: 15, endsAt: now + 7_700 },
  });

export const reconnecting = (): Game =>
  running({
    link: 'lost',
    crowd: { joined: 8904, inPlay: 3218, answered: 1507 },
    round: round({ ...lake, number: 6 }, 5, { choice: { option: 2, state: 'sending' } }),
  });

export const paused = (): Game =>
  running({ paused: true, message: 'Проверяем звук в зале, две минуты.', crowd: after });

export const waiting = (): Game => running({ crowd: {} });

export const counting = (): Game =>
  running({ stage: 'counting', crowd: { ...after, inPlay: 127 } });

export const won = (): Game =>
  running({
    stage: 'over',
    crowd: { joined: 8904, inPlay: 127 },
    finish: { quiz_id: 48, status: 'completed', winners: 127, share: 39_370 },
  });

export const nobodyWon = (): Game =>
  running({
    stage: 'over',
    crowd: { joined: 8904, inPlay: 0 },
    finish: { quiz_id: 48, status: 'completed', winners: 0, share: 0 },
  });
