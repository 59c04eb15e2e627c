/** Sample files of each format. */
export const templates = [
  {
    format: 'CSV',
    name: 'questions.csv',
    content: `\ufefftext.ru,option1.ru,option2.ru,option3.ru,option4.ru,text.kk,option1.kk,option2.kk,option3.kk,option4.kk,text.en,option1.en,option2.en,option3.en,option4.en,correct,difficulty,time_limit_sec,category,tags,explanation.ru
Сколько струн у домбры?,Две,Три,Четыре,Пять,Домбыраның неше ішегі бар?,Екі,Үш,Төрт,Бес,How many strings has a dombra?,Two,Three,Four,Five,A,1,10,Культура,музыка;традиции,У домбры две струны.
`,
  },
  {
    format: 'Kahoot',
    name: 'kahoot.csv',
    content: `,Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Answer 3 - max 75 characters,Answer 4 - max 75 characters,Time limit (sec),Correct answer(s)
1,Сколько струн у домбры?,Две,Три,Четыре,Пять,10,1
`,
  },
  {
    format: 'JSON',
    name: 'questions.json',
    content: `${JSON.stringify(
      {
        questions: [
          {
            texts: {
              ru: { text: 'Сколько струн у домбры?', options: ['Две', 'Три'] },
              kk: { text: 'Домбыраның неше ішегі бар?', options: ['Екі', 'Үш'] },
              en: { text: 'How many strings has a dombra?', options: ['Two', 'Three'] },
            },
            correct_option: 0,
            difficulty: 1,
            time_limit_sec: 10,
          },
        ],
      },
      null,
      2,
    )}\n`,
  },
  {
    format: 'GIFT',
    name: 'questions.gift',
    content: 'Сколько струн у домбры? {\n  =Две\n  ~Три\n  ~Четыре\n}\n',
  },
  {
    format: 'Aiken',
    name: 'questions.txt',
    content: 'Сколько струн у домбры?\nA. Две\nB. Три\nC. Четыре\nANSWER: A\n',
  },
] as const;
